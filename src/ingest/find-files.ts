import type { Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import picomatch from "picomatch";
import { extensionOf, sourceExtensions } from "./formats/kinds.js";
import { fileProblem } from "./read-text.js";

/** Why a file or folder is not among the sources. */
export interface SourceProblem {
	/** As it was named, or where it was found. */
	readonly path: string;
	/** What is wrong and what to do, as a phrase without a full stop. */
	readonly message: string;
}

export interface FoundFiles {
	/** Absolute paths, each file once, in order. */
	readonly files: readonly string[];
	readonly problems: readonly SourceProblem[];
}

const noneFound = "no readable source here; add articles, documents, mails or tables";

export function hasSourceExtension(path: string): boolean {
	return sourceExtensions.has(extensionOf(path));
}

function isSkippedFolder(name: string): boolean {
	return name === "node_modules" || name.startsWith(".");
}

interface Walk {
	readonly files: string[];
	readonly problems: SourceProblem[];
	/** Real paths of the folders walked: a link back to one of them ends there. */
	readonly seen: Set<string>;
	readonly signal: AbortSignal | undefined;
}

function byName(a: Dirent, b: Dirent): number {
	return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

async function walkFolder(folder: string, walk: Walk): Promise<void> {
	if (walk.signal?.aborted) return;
	try {
		const real = await realpath(folder);
		if (walk.seen.has(real)) return;
		walk.seen.add(real);
		const entries = await readdir(folder, { withFileTypes: true });
		for (const entry of entries.sort(byName)) await visit(entry, join(folder, entry.name), walk);
	} catch (error) {
		walk.problems.push({ path: folder, message: fileProblem(error) });
	}
}

async function visit(entry: Dirent, path: string, walk: Walk): Promise<void> {
	if (entry.isDirectory()) {
		if (!isSkippedFolder(entry.name)) await walkFolder(path, walk);
	} else if (entry.isFile()) {
		if (hasSourceExtension(path)) walk.files.push(path);
	} else if (entry.isSymbolicLink()) {
		await visitLink(entry.name, path, walk);
	}
}

async function visitLink(name: string, path: string, walk: Walk): Promise<void> {
	try {
		const target = await stat(path);
		if (target.isDirectory() && !isSkippedFolder(name)) await walkFolder(path, walk);
		if (target.isFile() && hasSourceExtension(path)) walk.files.push(path);
	} catch (error) {
		if (hasSourceExtension(path)) walk.problems.push({ path, message: fileProblem(error) });
	}
}

async function expandFolder(folder: string, signal: AbortSignal | undefined): Promise<Walk> {
	const walk: Walk = { files: [], problems: [], seen: new Set(), signal };
	await walkFolder(folder, walk);
	return walk;
}

function asGlob(pattern: string): string {
	return sep === "\\" ? pattern.replaceAll("\\", "/") : pattern;
}

async function expandGlob(
	pattern: string,
	base: string,
	signal: AbortSignal | undefined,
): Promise<FoundFiles> {
	const { base: fixed, glob } = picomatch.scan(asGlob(pattern));
	const root = isAbsolute(fixed) ? fixed : resolve(base, fixed);
	const walk = await expandFolder(root, signal);
	const matches = picomatch(glob);
	const files = walk.files.filter((file) => matches(relative(root, file).replaceAll(sep, "/")));
	return files.length > 0
		? { files, problems: walk.problems }
		: {
				files,
				problems: [{ path: pattern, message: "no file that can be read matches; check the pattern" }],
			};
}

async function expand(pattern: string, base: string, signal: AbortSignal | undefined): Promise<FoundFiles> {
	const path = resolve(base, pattern);
	try {
		const facts = await stat(path);
		if (facts.isDirectory()) {
			const found = await expandFolder(path, signal);
			const empty = found.files.length === 0 && found.problems.length === 0;
			return empty ? { files: [], problems: [{ path: pattern, message: noneFound }] } : found;
		}
		if (!facts.isFile())
			return { files: [], problems: [{ path: pattern, message: "neither a file nor a folder" }] };
		// a file that is named is read by what it holds, whatever it is called
		return { files: [path], problems: [] };
	} catch (error) {
		if (picomatch.scan(asGlob(pattern)).isGlob) return expandGlob(pattern, base, signal);
		const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
		const message = missing ? "no such file or folder; check the path" : fileProblem(error);
		return { files: [], problems: [{ path: pattern, message }] };
	}
}

/** One path for every name that leads to the same file. */
async function identity(path: string): Promise<string> {
	try {
		return await realpath(path);
	} catch {
		return path;
	}
}

/** Expands files, folders (walked, sorted) and glob patterns. A name that exists is never read as a pattern. */
export async function findFiles(
	patterns: readonly string[],
	base: string,
	signal?: AbortSignal,
): Promise<FoundFiles> {
	const files = new Map<string, string>();
	const problems: SourceProblem[] = [];
	for (const pattern of patterns) {
		const found = await expand(pattern, base, signal);
		problems.push(...found.problems);
		for (const file of found.files) {
			const key = await identity(file);
			if (!files.has(key)) files.set(key, file);
		}
	}
	return { files: [...files.values()], problems };
}
