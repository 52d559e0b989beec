import { FileType, RelativePattern, Uri, workspace } from "vscode";
import type { ReadFiles, SourceFile } from "../protocol/index.js";

/** The names in `seeds`, put in by the build: a web server lists no folders. */
declare const SEED_FILES: readonly string[];

const mostFiles = 5000;

interface Request {
	readonly folder: string | null;
	readonly patterns: readonly string[];
}

async function filesBelow(folder: Uri): Promise<Uri[]> {
	const found: Uri[] = [];
	for (const [name, type] of await workspace.fs.readDirectory(folder)) {
		const uri = Uri.joinPath(folder, name);
		if (type & FileType.File && /\.(?:txt|text|md|markdown|csv)$/i.test(name)) found.push(uri);
		if (type & FileType.Directory && !name.startsWith(".") && name !== "node_modules")
			found.push(...(await filesBelow(uri)));
	}
	return found;
}

async function expand(pattern: string, folder: Uri): Promise<Uri[]> {
	const uri = pattern.startsWith("/") ? folder.with({ path: pattern }) : Uri.joinPath(folder, pattern);
	try {
		const { type } = await workspace.fs.stat(uri);
		return type & FileType.Directory ? await filesBelow(uri) : [uri];
	} catch {
		return workspace.findFiles(new RelativePattern(folder, pattern), null, mostFiles);
	}
}

function idOf(uri: Uri, folder: Uri): string {
	const base = `${folder.path.replace(/\/$/, "")}/`;
	return uri.path.startsWith(base) ? uri.path.slice(base.length) : uri.path;
}

/** Reads sources for a server that runs in the browser. What cannot be read is told in `problems`. */
export async function readFiles(extension: Uri, { folder, patterns }: Request): Promise<ReadFiles> {
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
		const found = await expand(pattern, base);
		if (found.length === 0)
			problems.push({ path: pattern, message: "no .txt, .md or rates .csv file here; check the path" });
		for (const uri of found) await read(uri, base);
	}
	return { files: [...files.values()], problems };
}
