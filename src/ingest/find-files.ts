import type { Dirent } from "node:fs";
import { access, lstat, readdir, readFile, realpath, stat } from "node:fs/promises";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import picomatch from "picomatch";
import { extensionOf, sourceExtensions, unreadProblem } from "./formats/kinds.js";
import {
	type IgnoreRules,
	ignoreRules,
	isSkippedFolder,
	type RuleFiles,
	type SourceRules,
} from "./ignore-rules.js";
import { fileProblem } from "./read-text.js";

/** Why a file or folder is not among the sources. */
export interface SourceProblem {
	/** As it was named, or where it was found. */
	readonly path: string;
	/** What is wrong and what to do, as a phrase without a full stop. */
	readonly message: string;
}

/** What is not read because it was asked for so. */
export interface Exclusion {
	/** A pattern as it was given, or the path of a `.gitignore`. */
	readonly rule: string;
	/** How many files and folders it leaves out. */
	readonly count: number;
}

export interface FoundFiles {
	/** Absolute paths, each file once, in order. */
	readonly files: readonly string[];
	readonly problems: readonly SourceProblem[];
	/** By rule, in order. */
	readonly excluded: readonly Exclusion[];
}

const noneFound = "no readable source here; add articles, documents, mails or tables";
const allExcluded = "all that is here is left out; change what is left out";

export function hasSourceExtension(path: string): boolean {
	return sourceExtensions.has(extensionOf(path));
}

/** A file, and one path for every name that leads to it. */
interface FoundFile {
	readonly path: string;
	readonly real: string;
}

interface Walk {
	readonly files: FoundFile[];
	readonly problems: SourceProblem[];
	/** Real paths of the folders walked: each is read once. */
	readonly seen: Set<string>;
	readonly rules: IgnoreRules;
	/** The files and folders that each rule leaves out. */
	readonly excluded: Map<string, Set<string>>;
	readonly signal: AbortSignal | undefined;
}

const neither = "neither a file nor a folder";
const loop = "a link back to a folder that it lies in; it is not followed";
const notUnicode = "its name is not valid Unicode; rename it";
/** What stands for bytes of a name that are no Unicode. */
const REPLACED = "\ufffd";

function byName(a: Dirent, b: Dirent): number {
	return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

/** `above`: the real paths of the folders that were gone through to come here. */
async function walkFolder(folder: string, walk: Walk, above: readonly string[]): Promise<void> {
	if (walk.signal?.aborted) return;
	try {
		const real = await realpath(folder);
		if (above.includes(real)) walk.problems.push({ path: folder, message: loop });
		if (walk.seen.has(real)) return;
		walk.seen.add(real);
		await walk.rules.enter(slashed(folder));
		const entries = await readdir(folder, { withFileTypes: true });
		for (const entry of entries.sort(byName))
			await visit(entry, join(folder, entry.name), walk, [...above, real]);
	} catch (error) {
		walk.problems.push({ path: folder, message: fileProblem(error) });
	}
}

/** Whether a rule leaves a file or folder out. */
function isExcluded(path: string, isFolder: boolean, { rules, excluded }: Walk): boolean {
	const rule = rules.reason(slashed(path), isFolder);
	if (rule === undefined) return false;
	const paths = excluded.get(rule) ?? new Set();
	excluded.set(rule, paths.add(path));
	return true;
}

async function visit(entry: Dirent, path: string, walk: Walk, above: readonly string[]): Promise<void> {
	if (entry.name.includes(REPLACED) && (await isUnreachable(path))) {
		if (entry.isDirectory() || hasSourceExtension(path)) walk.problems.push({ path, message: notUnicode });
	} else if (entry.isDirectory()) {
		if (!isSkippedFolder(entry.name) && !isExcluded(path, true, walk)) await walkFolder(path, walk, above);
	} else if (entry.isFile()) {
		const problem = unreadProblem(path);
		if (!(problem || hasSourceExtension(path)) || isExcluded(path, false, walk)) return;
		if (problem) walk.problems.push({ path, message: problem });
		else walk.files.push({ path, real: join(above.at(-1) ?? "", entry.name) });
	} else if (entry.isSymbolicLink()) {
		await visitLink(entry.name, path, walk, above);
	} else if (hasSourceExtension(path)) {
		walk.problems.push({ path, message: neither });
	}
}

/** The name as it reads leads nowhere, since it is not the name that the file has. */
async function isUnreachable(path: string): Promise<boolean> {
	try {
		await lstat(path);
		return false;
	} catch {
		return true;
	}
}

async function visitLink(name: string, path: string, walk: Walk, above: readonly string[]): Promise<void> {
	try {
		const target = await stat(path);
		if (target.isDirectory()) {
			if (!isSkippedFolder(name) && !isExcluded(path, true, walk)) await walkFolder(path, walk, above);
		} else if (target.isFile() && hasSourceExtension(path) && !isExcluded(path, false, walk)) {
			walk.files.push({ path, real: await realpath(path) });
		}
	} catch (error) {
		const isLoop = error instanceof Error && "code" in error && error.code === "ELOOP";
		if (isLoop || hasSourceExtension(path)) walk.problems.push({ path, message: fileProblem(error) });
	}
}

interface Expansion {
	readonly files: readonly FoundFile[];
	readonly problems: readonly SourceProblem[];
}

async function expandFolder(folder: string, options: Expanding): Promise<Expansion> {
	const walk: Walk = { files: [], problems: [], seen: new Set(), ...options };
	await walkFolder(folder, walk, []);
	return walk;
}

type Expanding = Pick<Walk, "rules" | "excluded" | "signal">;

/** On Windows both slashes part the names of a path; elsewhere a backslash may be part of one. */
function slashed(path: string): string {
	return sep === "\\" ? path.replaceAll("\\", "/") : path;
}

function slashedRules({ exclude, ...others }: SourceRules): SourceRules {
	return exclude ? { ...others, exclude: exclude.map(slashed) } : others;
}

const ruleFiles: RuleFiles = {
	read: (path) => readFile(path, "utf8").catch(() => undefined),
	isThere: (path) =>
		access(path).then(
			() => true,
			() => false,
		),
};

async function expandGlob(pattern: string, base: string, options: Expanding): Promise<Expansion> {
	const { base: fixed, glob } = picomatch.scan(slashed(pattern));
	const root = isAbsolute(fixed) ? fixed : resolve(base, fixed);
	const { files, problems } = await expandFolder(root, options);
	const matches = picomatch(glob);
	const matching = files.filter(({ path }) => matches(relative(root, path).replaceAll(sep, "/")));
	if (matching.length > 0) return { files: matching, problems };
	const message = "no file that can be read matches; check the pattern";
	return { files: [], problems: [{ path: pattern, message }] };
}

async function expand(pattern: string, base: string, options: Expanding): Promise<Expansion> {
	const path = resolve(base, pattern);
	try {
		const facts = await stat(path);
		if (facts.isDirectory()) {
			const found = await expandFolder(path, options);
			if (found.files.length > 0 || found.problems.length > 0) return found;
			const message = options.excluded.size > 0 ? allExcluded : noneFound;
			return { files: [], problems: [{ path: pattern, message }] };
		}
		if (!facts.isFile()) return { files: [], problems: [{ path: pattern, message: neither }] };
		// a file that is named is read by what it holds, whatever it is called, and whatever leaves others out
		return { files: [{ path, real: await realpath(path) }], problems: [] };
	} catch (error) {
		if (picomatch.scan(slashed(pattern)).isGlob) return expandGlob(pattern, base, options);
		const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
		const message = missing ? "no such file or folder; check the path" : fileProblem(error);
		return { files: [], problems: [{ path: pattern, message }] };
	}
}

/** Expands files, folders (walked, sorted) and glob patterns. A name that exists is never read as a pattern. */
export async function findFiles(
	patterns: readonly string[],
	base: string,
	signal?: AbortSignal,
	rules: SourceRules = {},
): Promise<FoundFiles> {
	const files = new Map<string, string>();
	const problems: SourceProblem[] = [];
	const excluded = new Map<string, Set<string>>();
	const options = { rules: ignoreRules(slashedRules(rules), slashed(base), ruleFiles), excluded, signal };
	for (const pattern of patterns) {
		const found = await expand(pattern, base, options);
		problems.push(...found.problems);
		for (const { path, real } of found.files) if (!files.has(real)) files.set(real, path);
	}
	return {
		files: [...files.values()],
		problems,
		excluded: [...excluded]
			.map(([rule, paths]) => ({ rule, count: paths.size }))
			.sort((a, b) => (a.rule < b.rule ? -1 : 1)),
	};
}
