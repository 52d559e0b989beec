/** Paths with "/", absolute or relative to some base, which is "" then; no access to files is needed. */

const drive = /^[a-z]:$/i;

/** The folder that holds a file or folder; undefined of what no folder holds. */
export function parentOf(path: string): string | undefined {
	const at = path.lastIndexOf("/");
	if (at < 0) return path === "" || drive.test(path) ? undefined : "";
	if (at > 0) return path.slice(0, at);
	return path === "/" ? undefined : "/";
}

export function joined(folder: string, name: string): string {
	return folder === "" || folder.endsWith("/") ? folder + name : `${folder}/${name}`;
}

/** A path as it is named from a folder that it lies in; undefined of one that lies elsewhere. */
export function below(folder: string, path: string): string | undefined {
	if (folder === "") return path === "" || path.startsWith("/") ? undefined : path;
	const start = folder.endsWith("/") ? folder : `${folder}/`;
	return path.startsWith(start) && path.length > start.length ? path.slice(start.length) : undefined;
}
