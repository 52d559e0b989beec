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

/** The names on the way from a folder to what lies in it; none if that is the folder; undefined of what lies elsewhere. */
export function namesWithin(uri: string, folder: string): string[] | undefined {
	const inner = sameUri(uri).replace(/\/$/, "");
	const outer = sameUri(folder).replace(/\/$/, "");
	if (inner === outer) return [];
	return inner.startsWith(`${outer}/`) ? inner.slice(outer.length + 1).split("/") : undefined;
}

/** Whether a file or folder lies in a folder, or is it. */
export function isInside(uri: string, folder: string): boolean {
	return namesWithin(uri, folder) !== undefined;
}

/** The innermost of `folders` that holds `uri`. */
export function folderOf(uri: string, folders: readonly string[]): string | undefined {
	return folders
		.filter((folder) => isInside(uri, folder))
		.sort((a, b) => b.length - a.length)
		.at(0);
}
