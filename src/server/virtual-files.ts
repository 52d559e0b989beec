import picomatch from "picomatch/posix.js";
import { extensionOf, sourceExtensions, unreadProblem } from "../ingest/formats/kinds.js";
import { type IgnoreRules, ignoreRules, isSkippedFolder, type SourceRules } from "../ingest/ignore-rules.js";
import { below, joined } from "../ingest/slash-paths.js";
import type { FolderListing, FoundPath } from "../protocol/index.js";
import type { Problem } from "./ports.js";

/** The folder of the drafts on a file system that only the editor reaches. Paths are relative to it, or absolute. */
export interface VirtualFolder {
	lookUp(path: string): Promise<FoundPath | null>;
	list(path: string): Promise<FolderListing>;
	readText(path: string): Promise<string | undefined>;
}

export interface FoundVirtualFiles {
	/** Each once, in order. */
	readonly paths: readonly string[];
	readonly problems: readonly Problem[];
	/** How many files and folders each rule leaves out. */
	readonly excluded: readonly { readonly rule: string; readonly count: number }[];
}

interface Walk {
	readonly folder: VirtualFolder;
	readonly rules: IgnoreRules;
	readonly problems: Problem[];
	readonly excluded: Map<string, Set<string>>;
}

/** Links back to a folder above are not told from folders: somewhere it has to end. */
const DEEPEST = 40;

const noneHere = "no file that can be read is here; check the path";
const allExcluded = "all that is here is left out; change what is left out";
const tooDeep = "a folder deeper than it can be followed; move it up";

async function filesBelow(path: string, walk: Walk, depth = 0): Promise<string[]> {
	if (depth > DEEPEST) {
		walk.problems.push({ path, message: tooDeep });
		return [];
	}
	const listing = await walk.folder.list(path);
	if ("problem" in listing) {
		walk.problems.push({ path, message: listing.problem });
		return [];
	}
	await walk.rules.enter(path);
	const found: string[] = [];
	const entries = [...listing.entries].sort(([a], [b]) => (a < b ? -1 : 1));
	for (const [name, type] of entries) {
		const own = joined(path, name);
		const isFolder = type === "folder";
		const problem = isFolder ? undefined : unreadProblem(name);
		const isWanted = isFolder ? !isSkippedFolder(name) : problem || sourceExtensions.has(extensionOf(name));
		if (!isWanted || isExcluded(own, isFolder, walk)) continue;
		if (problem) walk.problems.push({ path: own, message: problem });
		else if (isFolder) found.push(...(await filesBelow(own, walk, depth + 1)));
		else found.push(own);
	}
	return found;
}

function isExcluded(path: string, isFolder: boolean, { rules, excluded }: Walk): boolean {
	const rule = rules.reason(path, isFolder);
	if (rule === undefined) return false;
	const paths = excluded.get(rule) ?? new Set();
	excluded.set(rule, paths.add(path));
	return true;
}

async function expand(pattern: string, walk: Walk): Promise<string[]> {
	const named = await walk.folder.lookUp(pattern);
	// a file that is named is read whatever leaves others out
	if (named) return named.type === "file" ? [named.path] : filesBelow(named.path, walk);
	const { base, glob, isGlob } = picomatch.scan(pattern);
	const root = isGlob ? await walk.folder.lookUp(base) : null;
	if (root?.type !== "folder") return [];
	const matches = picomatch(glob);
	const files = await filesBelow(root.path, walk);
	return files.filter((path) => matches(below(root.path, path) ?? path));
}

/** Expands files, folders and glob patterns, as is done on disk. A name that exists is never read as a pattern. */
export async function findVirtualFiles(
	patterns: readonly string[],
	rules: SourceRules,
	folder: VirtualFolder,
): Promise<FoundVirtualFiles> {
	const files = {
		read: (path: string) => folder.readText(path),
		isThere: async (path: string) => (await folder.lookUp(path)) !== null,
	};
	const walk: Walk = {
		folder,
		rules: ignoreRules(rules, "", files),
		problems: [],
		excluded: new Map(),
	};
	const paths = new Set<string>();
	for (const pattern of patterns) {
		const before = walk.problems.length;
		const found = await expand(pattern, walk);
		if (found.length === 0 && walk.problems.length === before)
			walk.problems.push({ path: pattern, message: walk.excluded.size > 0 ? allExcluded : noneHere });
		for (const path of found) paths.add(path);
	}
	return {
		paths: [...paths],
		problems: walk.problems,
		excluded: [...walk.excluded].map(([rule, left]) => ({ rule, count: left.size })),
	};
}
