import { access, stat } from "node:fs/promises";
import { isAbsolute, resolve } from "node:path";
import type { Unit } from "../corpus/segment/build.js";
import { DamagedIndexError } from "../corpus/segment/bytes.js";
import {
	type Exclusion,
	fileProblem,
	findFiles,
	maxBytesOf,
	openSourceReader,
	readBytes,
	ruleName,
	type SourceProblem,
	type SourceRules,
	sourceId,
} from "../ingest/index.js";
import { type FileOutcome, type FileToRead, outcomeOf, readFileAnew } from "./read-file.js";
import { readInWorkers } from "./segment-workers.js";
import { type FileState, isUntouched, sumIn } from "./stamp.js";
import type { UnitIndex } from "./unit-index.js";

/** Which files are the sources. */
export interface SourceFiles {
	/** Files, folders and glob patterns. */
	readonly patterns: readonly string[];
	/** The folder that patterns and ids are relative to; absolute. */
	readonly base: string;
	/** Whether a file is left out, such as the draft itself. */
	readonly isLeftOut?: (path: string) => boolean;
	/** What of the named folders is not to be read. */
	readonly rules?: SourceRules;
}

export interface RefreshOptions {
	/** Files that were changed or taken away, by their absolute paths: if all are known, no others are looked at. */
	readonly only?: readonly string[];
	/** How many threads read and index where many files are to be read; none unless told. */
	readonly workers?: number;
	/** About how much memory that may take, in megabytes. */
	readonly memory?: number;
	/** Called with how many files are done of those to be read. */
	readonly onProgress?: (done: number, total: number) => void;
	readonly signal?: AbortSignal;
}

/** What bringing an index up to date came to, in files. */
export interface Refreshed {
	readonly files: number;
	/** How many were read and taken in, and how many are gone. */
	readonly read: number;
	readonly removed: number;
	/** How many files were left out, because they are not to be sources. */
	readonly leftOut: number;
	/** What the rules left out. */
	readonly excluded: readonly Exclusion[];
	/** Left unread when it was stopped. */
	readonly left: number;
	/** Ordered by path. */
	readonly problems: readonly SourceProblem[];
	/** Where only some files were looked at: by what names their problems are told. */
	readonly lookedAt?: ReadonlySet<string>;
}

const AT_ONCE = 16;
/** How many files are looked at side by side: while a check goes on, only so many are come to between two of its steps. */
const LOOKED_AT_ONCE = 256;
/** Fewer files than this are read before a worker has begun. */
const WORTH_WORKERS = 200;
const MEMORY = 600;

/** Reads the files that are new or changed since they were indexed, and forgets those that are gone. */
export async function refresh(
	index: UnitIndex,
	{ patterns, base, isLeftOut, rules }: SourceFiles,
	{ only, onProgress, signal, workers = 0, memory = MEMORY }: RefreshOptions = {},
): Promise<Refreshed> {
	const part = only?.every((path) => index.known(sourceId(path, base))) ? only : undefined;
	const found = part
		? { files: await stillThere(part), problems: [], excluded: [] }
		: await findFiles(patterns, base, signal, rules);
	const problems: SourceProblem[] = found.problems.map(({ path, message }) => ({
		path: isAbsolute(path) && !patterns.includes(path) ? sourceId(path, base) : path,
		message,
	}));
	// a problem of a file that was named is told by the name that the caller knows
	const names = new Map(patterns.map((pattern) => [sourceId(resolve(base, pattern), base), pattern]));
	const paths = found.files.filter((path) => !isLeftOut?.(path));
	const tell = (key: string, said: readonly string[], foreign: boolean): void => {
		if (foreign && !names.has(key)) return;
		problems.push(...said.map((message) => ({ path: names.get(key) ?? key, message })));
	};

	const toRead: FileToRead[] = [];
	/** Those that cannot be read now: what they held before is not known to hold any more. */
	const unread = new Set<string>();
	/** Of a new index nothing can be gone. */
	const there = new Set<string>(index.units > 0 ? paths.map((path) => sourceId(path, base)) : []);
	await atOnce(paths, signal, async (path) => {
		const key = sourceId(path, base);
		const state = await stateOf(path);
		if (typeof state === "string") {
			unread.add(key);
			there.delete(key);
			return tell(key, [state], false);
		}
		const known = index.known(key);
		if (known && isUntouched(known.stamp, state)) tell(key, known.problems, known.foreign);
		else toRead.push({ path, key, ...state, sum: known && sumIn(known.stamp) });
	});

	const removed = signal?.aborted
		? 0
		: await forgetGone(
				index,
				there,
				part?.map((path) => sourceId(path, base)),
			);
	toRead.sort((a, b) => (a.key < b.key ? -1 : 1));
	let done = 0;
	let taken = 0;
	let read = 0;
	function count(more: number): void {
		done += more;
		onProgress?.(done, toRead.length);
	}

	/** Notes what was found of a file. */
	function take(found: FileOutcome): void {
		const { key } = found;
		taken++;
		if (found.state === "new") {
			read++;
			tell(key, found.problems, found.foreign);
		} else if (found.state === "same") {
			index.restamp(key, found.stamp);
			const known = index.known(key);
			if (known) tell(key, known.problems, known.foreign);
		} else {
			tell(key, [found.problem], false);
			unread.add(key);
		}
	}

	let here: readonly FileToRead[] = toRead;
	if (workers > 0 && toRead.length >= WORTH_WORKERS) {
		here = await readInWorkers(toRead, {
			...{ workers, memory, signal, onDone: count },
			async adopt({ segment, units, outcomes }) {
				const isFree = segment ? await index.adopt(segment, units) : false;
				for (const found of outcomes) take(found);
				return isFree;
			},
		});
		done = taken;
	}
	const reader = openSourceReader();
	async function* units(): AsyncGenerator<Unit, void> {
		const reading = inParallel(here, signal, async (file) => {
			const readAt = Date.now();
			const bytes = await readBytes(file.path, maxBytesOf(file.path));
			return { file, found: await readFileAnew(file, bytes, readAt, reader) };
		});
		for await (const { file, found } of reading) {
			count(1);
			take(outcomeOf(file.key, found));
			if (found.state === "new") yield found.unit;
		}
	}
	try {
		await index.put(units());
	} finally {
		await reader.close();
	}
	await index.forget(unread);
	await index.save();
	problems.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
	return {
		...{ files: paths.length, read, removed, problems },
		leftOut: found.files.length - paths.length,
		excluded: found.excluded.map(({ rule, count }) => ({ rule: ruleName(rule, base), count })),
		left: toRead.length - taken,
		...(part && {
			lookedAt: new Set(part.map((path) => sourceId(path, base)).map((key) => names.get(key) ?? key)),
		}),
	};
}

async function stillThere(paths: readonly string[]): Promise<string[]> {
	const states = await Promise.all(paths.map((path) => access(path).catch((error: unknown) => error)));
	const isGone = (state: unknown): boolean =>
		state instanceof Error && "code" in state && (state.code === "ENOENT" || state.code === "ENOTDIR");
	return paths.filter((_, i) => !isGone(states[i]));
}

async function stateOf(path: string): Promise<FileState | string> {
	try {
		const { size, mtimeMs } = await stat(path);
		return { size, changed: mtimeMs };
	} catch (error) {
		return fileProblem(error);
	}
}

/** Forgets those units, all or the named ones, whose files are not there. */
async function forgetGone(
	index: UnitIndex,
	there: ReadonlySet<string>,
	among?: readonly string[],
): Promise<number> {
	const gone: string[] = [];
	try {
		for (const key of among ?? index.keys()) if (!there.has(key)) gone.push(key);
	} catch (error) {
		// what is damaged is lost as a whole, and with it what was to be forgotten
		if (!(error instanceof DamagedIndexError)) throw error;
		return forgetGone(index, there);
	}
	await index.forget(gone);
	return gone.length;
}

async function atOnce<T>(
	items: readonly T[],
	signal: AbortSignal | undefined,
	act: (item: T) => Promise<void>,
): Promise<void> {
	const queue = items.values();
	async function work(): Promise<void> {
		for (const item of queue) {
			if (signal?.aborted) return;
			await act(item);
		}
	}
	await Promise.all(Array.from({ length: LOOKED_AT_ONCE }, work));
}

/** What an act gives of each item, in their order, some of them being done ahead. */
async function* inParallel<T, R>(
	items: readonly T[],
	signal: AbortSignal | undefined,
	act: (item: T) => Promise<R>,
): AsyncGenerator<R, void> {
	const running: Promise<R>[] = [];
	const queue = items.values();
	for (;;) {
		while (running.length < AT_ONCE && !signal?.aborted) {
			const next = queue.next();
			if (next.done) break;
			const one = act(next.value);
			// it is awaited in its turn; until then it must not count as a failure nobody looks after
			one.catch(() => undefined);
			running.push(one);
		}
		const first = running.shift();
		if (!first) return;
		yield await first;
	}
}
