import { FileType, RelativePattern, Uri, workspace } from "vscode";
import type { FilesToRead, ReadFiles, SourceFile } from "../protocol/index.js";

/** The names in `seeds`, put in by the build: a web server lists no folders. */
declare const SEED_FILES: readonly string[];

const mostFiles = 5000;

async function filesBelow(folder: Uri, extensions: readonly string[]): Promise<Uri[]> {
	const found: Uri[] = [];
	for (const [name, type] of await workspace.fs.readDirectory(folder)) {
		const uri = Uri.joinPath(folder, name);
		if (type & FileType.File && extensions.some((ending) => name.toLowerCase().endsWith(ending)))
			found.push(uri);
		if (type & FileType.Directory && !name.startsWith(".") && name !== "node_modules")
			found.push(...(await filesBelow(uri, extensions)));
	}
	return found;
}

async function expand(pattern: string, folder: Uri, extensions: readonly string[]): Promise<Uri[]> {
	const uri = pattern.startsWith("/") ? folder.with({ path: pattern }) : Uri.joinPath(folder, pattern);
	try {
		const { type } = await workspace.fs.stat(uri);
		return type & FileType.Directory ? await filesBelow(uri, extensions) : [uri];
	} catch {
		return workspace.findFiles(new RelativePattern(folder, pattern), null, mostFiles);
	}
}

function idOf(uri: Uri, folder: Uri): string {
	const base = `${folder.path.replace(/\/$/, "")}/`;
	return uri.path.startsWith(base) ? uri.path.slice(base.length) : uri.path;
}

/** Reads sources for a server that runs in the browser. What cannot be read is told in `problems`. */
export async function readFiles(
	extension: Uri,
	{ folder, patterns, extensions }: FilesToRead,
): Promise<ReadFiles> {
	const problems: { path: string; message: string }[] = [];
	const files = new Map<string, SourceFile>();

	async function read(uri: Uri, base: Uri): Promise<void> {
		const id = idOf(uri, base);
		try {
			files.set(id, { id, uri: uri.toString(), bytes: await workspace.fs.readFile(uri) });
		} catch (error) {
			problems.push({ path: id, message: error instanceof Error ? error.message : String(error) });
		}
	}

	if (patterns.length === 0) {
		const base = Uri.joinPath(extension, "seeds");
		for (const name of SEED_FILES) await read(Uri.joinPath(base, name), base);
		return { files: [...files.values()], problems };
	}
	if (folder === null) {
		const message = "no folder is open, so there is nothing to look in; open a folder";
		return { files: [], problems: patterns.map((path) => ({ path, message })) };
	}
	const base = Uri.parse(folder);
	for (const pattern of patterns) {
		const found = await expand(pattern, base, extensions);
		if (found.length === 0)
			problems.push({ path: pattern, message: "no file that can be read is here; check the path" });
		for (const uri of found) await read(uri, base);
	}
	return { files: [...files.values()], problems };
}
