import { stat } from "node:fs/promises";
import { isAbsolute, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Unit } from "../corpus/segment/build.js";
import { DamagedIndexError } from "../corpus/segment/bytes.js";
import type { UnitHead } from "../corpus/segment/head.js";
import {
	fileProblem,
	findFiles,
	maxBytesOf,
	openSourceReader,
	readBytes,
	type SourceProblem,
	type SourceReader,
	sourceId,
} from "../ingest/index.js";
import { type FileState, hasSum, isUntouched, sumOf, writeStamp } from "./stamp.js";
import type { UnitIndex } from "./unit-index.js";

/** Which files are the sources. */
export interface SourceFiles {
	/** Files, folders and glob patterns. */
	readonly patterns: readonly string[];
	/** The folder that patterns and ids are relative to; absolute. */
	readonly base: string;
	/** Whether a file is left out, such as the draft itself. */
	readonly isLeftOut?: (path: string) => boolean;
}

export interface RefreshOptions {
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
	/** Left unread when it was stopped. */
	readonly left: number;
	/** Ordered by path. */
	readonly problems: readonly SourceProblem[];
}

interface File {
	readonly path: string;
	readonly key: string;
}

const AT_ONCE = 16;

/** Reads the files that are new or changed since they were indexed, and forgets those that are gone. */
export async function refresh(
	index: UnitIndex,
	{ patterns, base, isLeftOut }: SourceFiles,
	{ onProgress, signal }: RefreshOptions = {},
): Promise<Refreshed> {
	const found = await findFiles(patterns, base, signal);
	const problems: SourceProblem[] = found.problems.map(({ path, message }) => ({
		path: isAbsolute(path) && !patterns.includes(path) ? sourceId(path, base) : path,
		message,
	}));
	// a problem of a file that was named is told by the name that the caller knows
	const names = new Map(patterns.map((pattern) => [resolve(base, pattern), pattern]));
	const files = found.files
		.filter((path) => !isLeftOut?.(path))
		.map((path) => ({ path, key: sourceId(path, base) }));
	const tell = ({ path, key }: File, said: readonly string[], foreign: boolean): void => {
		if (foreign && !names.has(path)) return;
		problems.push(...said.map((message) => ({ path: names.get(path) ?? key, message })));
	};

	const toRead: (File & FileState)[] = [];
	/** Those that cannot be read now: what they held before is not known to hold any more. */
	const unread = new Set<string>();
	await atOnce(files, signal, async (file) => {
		const state = await stateOf(file.path);
		if (typeof state === "string") {
			unread.add(file.key);
			return tell(file, [state], false);
		}
		const known = index.known(file.key);
		if (known && isUntouched(known.stamp, state)) tell(file, known.problems, known.foreign);
		else toRead.push({ ...file, ...state });
	});

	const reader = openSourceReader();
	let done = 0;
	let read = 0;
	async function* units(): AsyncGenerator<Unit, void> {
		toRead.sort((a, b) => (a.key < b.key ? -1 : 1));
		for await (const { file, unit, known, problem } of inParallel(toRead, signal, (one) =>
			readUnit(one, reader, index),
		)) {
			done++;
			onProgress?.(done, toRead.length);
			if (problem !== undefined) {
				tell(file, [problem], false);
				unread.add(file.key);
			}
			const told = unit ?? known;
			if (told) tell(file, told.problems, told.foreign);
			if (unit === undefined) continue;
			read++;
			yield unit;
		}
	}
	try {
		await index.put(units());
	} finally {
		await reader.close();
	}
	const removed = signal?.aborted
		? 0
		: await forgetGone(index, new Set(files.map(({ key }) => key).filter((key) => !unread.has(key))));
	await index.save();
	problems.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
	return {
		...{ files: files.length, read, removed, problems },
		leftOut: found.files.length - files.length,
		left: toRead.length - done,
	};
}

async function stateOf(path: string): Promise<FileState | string> {
	try {
		const { size, mtimeMs } = await stat(path);
		return { size, changed: mtimeMs };
	} catch (error) {
		return fileProblem(error);
	}
}

interface ReadFile {
	readonly file: File;
	/** What it holds, if that is new. */
	readonly unit?: Required<Unit>;
	/** What is kept of it, if it holds what it held. */
	readonly known?: UnitHead;
	/** Why its bytes could not be had. */
	readonly problem?: string;
}

async function readUnit(file: File & FileState, reader: SourceReader, index: UnitIndex): Promise<ReadFile> {
	const { path, key } = file;
	const readAt = Date.now();
	const read = await readBytes(path, maxBytesOf(path));
	if ("problem" in read) return { file, problem: read.problem };
	const sum = sumOf(read.bytes);
	const stamp = writeStamp(file, sum, readAt);
	const known = index.known(key);
	if (known && hasSum(known.stamp, sum)) {
		index.restamp(key, stamp);
		return { file, known };
	}
	const {
		sources,
		problems,
		foreign = false,
	} = await reader.read({
		...{ id: key, uri: pathToFileURL(path).href, bytes: read.bytes },
	});
	return { file, unit: { key, stamp, sources, problems, foreign } };
}

async function forgetGone(index: UnitIndex, there: ReadonlySet<string>): Promise<number> {
	const gone: string[] = [];
	try {
		for (const key of index.keys()) if (!there.has(key)) gone.push(key);
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
	await Promise.all(Array.from({ length: AT_ONCE }, work));
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
