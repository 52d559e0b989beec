import { isAbsolute, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import type { SourceInput } from "../corpus/types.js";
import { type Exclusion, findFiles, type SourceProblem } from "./find-files.js";
import { maxBytesOf } from "./formats/kinds.js";
import type { SourceRules } from "./ignore-rules.js";
import { readBytes } from "./read-text.js";
import { openSourceReader, type SourceReaderOptions } from "./source-reader.js";

export interface LoadOptions extends SourceReaderOptions {
	/** The folder that patterns and ids are relative to; the working folder unless told. */
	readonly base?: string;
	/** Called after each file, with how many are read and how many there are. */
	readonly onProgress?: (done: number, total: number) => void;
	readonly signal?: AbortSignal;
	/** What of the named folders is not to be read. */
	readonly rules?: SourceRules;
}

export interface LoadedSources {
	/** Ordered by id. */
	readonly sources: SourceInput[];
	readonly problems: SourceProblem[];
	readonly excluded: readonly Exclusion[];
}

const readAtOnce = 16;

/** The path relative to `base` with forward slashes, or the absolute path of a file that is elsewhere. */
export function sourceId(path: string, base: string): string {
	const near = relative(base, path);
	const outside = near === "" || near === ".." || near.startsWith(`..${sep}`) || isAbsolute(near);
	return (outside ? path : near).replaceAll(sep, "/");
}

/** What a rule that leaves files out is called: the path of a `.gitignore` in the base is shortened. */
export function ruleName(rule: string, base: string): string {
	return isAbsolute(rule) ? sourceId(rule, base) : rule;
}

/** Reads the sources that files, folders and glob patterns name. What cannot be read is told in `problems`; never throws. */
export async function loadSources(
	patterns: readonly string[],
	options: LoadOptions = {},
): Promise<LoadedSources> {
	const base = resolve(options.base ?? ".");
	const { signal } = options;
	const found = await findFiles(patterns, base, signal, options.rules);
	const sources: SourceInput[] = [];
	const problems = found.problems.map(({ path, message }) => ({
		path: isAbsolute(path) && !patterns.includes(path) ? sourceId(path, base) : path,
		message,
	}));
	// A problem of a file that was named is told by the name that the caller knows.
	const names = new Map(patterns.map((pattern) => [resolve(base, pattern), pattern]));
	const queue = found.files.values();
	const reader = openSourceReader(options);
	let done = 0;

	async function readQueue(): Promise<void> {
		for (const path of queue) {
			if (signal?.aborted) return;
			const id = sourceId(path, base);
			const read = await readBytes(path, maxBytesOf(path));
			const reading =
				"problem" in read
					? { sources: [], problems: [read.problem] }
					: await reader.read({ id, uri: pathToFileURL(path).href, bytes: read.bytes });
			sources.push(...reading.sources);
			if (!reading.foreign || names.has(path)) {
				problems.push(...reading.problems.map((message) => ({ path: names.get(path) ?? id, message })));
			}
			done++;
			options.onProgress?.(done, found.files.length);
		}
	}

	await Promise.all(Array.from({ length: readAtOnce }, readQueue));
	await reader.close();
	if (signal?.aborted) problems.push({ path: base, message: "stopped before every source was read" });
	sources.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
	problems.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
	const excluded = found.excluded.map(({ rule, count }) => ({ rule: ruleName(rule, base), count }));
	return { sources, problems, excluded };
}
