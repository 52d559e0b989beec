import { FileType, Uri, workspace } from "vscode";
import type { FileAddress, FileReading, FolderListing, FoundPath, SourceFile } from "../protocol/index.js";

/** The names in `seeds`, put in by the build: a web server lists no folders. */
declare const SEED_FILES: readonly string[];

/** Reads the articles that ship. */
export function readSeeds(extension: Uri): Promise<SourceFile[]> {
	const base = Uri.joinPath(extension, "seeds");
	return Promise.all(
		SEED_FILES.map(async (id) => {
			const uri = Uri.joinPath(base, id);
			return { id, uri: uri.toString(), bytes: await workspace.fs.readFile(uri) };
		}),
	);
}

function uriOf({ folder, path }: FileAddress): Uri {
	const base = Uri.parse(folder);
	return path.startsWith("/") ? base.with({ path }) : Uri.joinPath(base, path);
}

function pathOf(uri: Uri, folder: string): string {
	const home = Uri.parse(folder).path.replace(/\/$/, "");
	const path = uri.path.length > 1 ? uri.path.replace(/\/$/, "") : uri.path;
	if (path === home) return "";
	return path.startsWith(`${home}/`) ? path.slice(home.length + 1) : path;
}

function isFolder(type: FileType): boolean {
	return (type & FileType.Directory) !== 0;
}

function said(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

export async function lookUp(address: FileAddress): Promise<FoundPath | null> {
	const uri = uriOf(address);
	try {
		const { type } = await workspace.fs.stat(uri);
		return { path: pathOf(uri, address.folder), type: isFolder(type) ? "folder" : "file" };
	} catch {
		return null;
	}
}

export async function listFolder(address: FileAddress): Promise<FolderListing> {
	try {
		const entries = await workspace.fs.readDirectory(uriOf(address));
		return { entries: entries.map(([name, type]) => [name, isFolder(type) ? "folder" : "file"]) };
	} catch (error) {
		return { problem: said(error) };
	}
}

/** Reads a file unless it has more bytes than are asked for. */
export async function readFile(address: FileAddress, mostBytes: number): Promise<FileReading> {
	const uri = uriOf(address);
	try {
		const { size } = await workspace.fs.stat(uri);
		if (size > mostBytes) return { tooLarge: true };
		return { uri: uri.toString(), bytes: await workspace.fs.readFile(uri) };
	} catch (error) {
		return { problem: said(error) };
	}
}
