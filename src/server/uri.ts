function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** One spelling for the URIs of one file: editors escape colons and drive letters each in their own way. */
export function sameUri(uri: string): string {
	return decoded(uri).replace(
		/^file:\/\/\/([A-Za-z]):/,
		(_, drive: string) => `file:///${drive.toLowerCase()}:`,
	);
}

/** Whether a file or folder lies in a folder, or is it. */
export function isInside(uri: string, folder: string): boolean {
	const inner = sameUri(uri);
	const outer = sameUri(folder).replace(/\/$/, "");
	return inner === outer || inner.startsWith(`${outer}/`);
}

/** The innermost of `folders` that holds `uri`. */
export function folderOf(uri: string, folders: readonly string[]): string | undefined {
	return folders
		.filter((folder) => isInside(uri, folder))
		.sort((a, b) => b.length - a.length)
		.at(0);
}
