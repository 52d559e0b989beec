import type { Worker } from "node:worker_threads";
import type { UnitNames } from "../corpus/attach.js";
import { GROUP_BYTES } from "./group.js";
import type { FileOutcome, FileToRead } from "./read-file.js";
import { startSegmentWorker } from "./start-segment-worker.js";

/** A segment that a worker made of files, and what it found of them; no segment where none of them had anything new. */
export interface MadeSegment {
	readonly segment: Uint8Array<ArrayBuffer> | undefined;
	readonly units: readonly UnitNames[];
	readonly outcomes: readonly FileOutcome[];
}

export interface SegmentWorkerData {
	/** How much memory a segment may take while it is made. */
	readonly mostBytes: number;
	/** One number, 1 when reading is to stop. */
	readonly stopped: SharedArrayBuffer;
}

/** What a worker is asked to read. */
export interface Chunk {
	readonly files: readonly FileToRead[];
	/** Where the worker may write: a segment of its own that is saved by now. */
	readonly room: ArrayBuffer | undefined;
}

export type ChunkMessage =
	| { readonly type: "progress"; readonly done: number }
	| ({ readonly type: "segment" } & MadeSegment)
	/** The worker waits for another chunk. */
	| { readonly type: "over" };

export interface SegmentWorkersOptions {
	readonly workers: number;
	/** About how much memory all of it may take, in megabytes. */
	readonly memory: number;
	/** Called with how many more files are done. */
	readonly onDone: (files: number) => void;
	readonly signal: AbortSignal | undefined;
	/** Puts a segment into the index; the next ones wait for it. Tells whether its bytes are not needed any more. */
	readonly adopt: (made: MadeSegment) => Promise<boolean>;
}

/** What the program takes besides the segments that are being made, for itself and for each worker, in megabytes. */
const OWN = 150;
const EACH = 90;
/** Of what is left, a segment that is being made gets its share: it is held twice or three times while it is finished. */
const TIMES = 3;
const LEAST_BYTES = 4_000_000;
const SMALLEST_CHUNK = 64;
const LARGEST_CHUNK = 2048;
/** So many chunks for each worker even out that some are slower than others. */
const CHUNKS_EACH = 4;

/** How many bytes a segment may take so that all stay below the ceiling. */
export function bytesPerSegment(memory: number, workers: number): number {
	const left = (memory - OWN - EACH * workers) * 1e6;
	return Math.min(GROUP_BYTES, Math.max(LEAST_BYTES, left / (workers * TIMES)));
}

/** A file of some megabytes needs as much while it is read. */
const LEAST_HEAP = 256;

/**
 * The heap that a worker may have, in megabytes. One with much room left puts off collecting what nobody holds, and
 * grows with every segment. What needs more is read without a worker.
 */
function heapOf(memory: number, workers: number): number {
	return Math.max(LEAST_HEAP, Math.floor((memory - OWN) / workers));
}

function* chunksOf(files: readonly FileToRead[], workers: number): Generator<readonly FileToRead[], void> {
	const even = Math.ceil(files.length / (workers * CHUNKS_EACH));
	const size = Math.min(LARGEST_CHUNK, Math.max(SMALLEST_CHUNK, even));
	for (let at = 0; at < files.length; at += size) yield files.slice(at, at + size);
}

/**
 * Reads files and makes segments of them in workers, each a chunk of neighbouring files at a time; a worker that is
 * ahead of the disk waits. Gives the files that a worker left unread because it broke down.
 */
export async function readInWorkers(
	files: readonly FileToRead[],
	{ workers, memory, onDone, signal, adopt }: SegmentWorkersOptions,
): Promise<FileToRead[]> {
	const chunks = chunksOf(files, workers);
	const stopped = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
	const stop = (): void => void Atomics.store(new Int32Array(stopped), 0, 1);
	signal?.addEventListener("abort", stop);
	const left: FileToRead[] = [];
	/** One segment is written at a time. */
	let adopting: Promise<boolean> = Promise.resolve(false);

	async function work(): Promise<void> {
		let worker: Worker | undefined;
		let room: ArrayBuffer | undefined;

		/** Resolves when the worker is done with the chunk, with what it did not come to. */
		async function readChunk(own: Worker, files: readonly FileToRead[]): Promise<FileToRead[]> {
			const unread = new Map(files.map((file) => [file.key, file]));
			const chunk: Chunk = { files, room };
			// what is left behind of a segment would wait for the collector, which a program that only waits calls seldom
			own.postMessage(chunk, room ? [room] : []);
			room = undefined;
			for await (const message of messagesOf(own)) {
				if (message.type === "progress") onDone(message.done);
				else if (message.type === "over") return [];
				else {
					for (const { key } of message.outcomes) unread.delete(key);
					adopting = adopting.then(() => adopt(message));
					const isFree = await adopting;
					room = isFree ? message.segment?.buffer : room;
				}
			}
			return [...unread.values()];
		}

		try {
			for (const chunk of chunks) {
				if (signal?.aborted) return;
				worker ??= startSegmentWorker(
					{ mostBytes: bytesPerSegment(memory, workers), stopped },
					heapOf(memory, workers),
				);
				const unread = await readChunk(worker, chunk);
				if (unread.length === 0) continue;
				left.push(...unread);
				worker = undefined;
			}
		} finally {
			await worker?.terminate();
		}
	}

	try {
		await Promise.all(Array.from({ length: workers }, work));
	} finally {
		stop();
		signal?.removeEventListener("abort", stop);
	}
	return left;
}

/** What a worker says, until it says nothing more: it may have broken down. */
async function* messagesOf(worker: Worker): AsyncGenerator<ChunkMessage, void> {
	const said: ChunkMessage[] = [];
	let isOver = false;
	let wake: () => void = () => {};
	const hear = (message: ChunkMessage): void => {
		said.push(message);
		wake();
	};
	const end = (): void => {
		isOver = true;
		wake();
	};
	worker.on("message", hear).on("error", end).on("exit", end);
	try {
		for (;;) {
			const next = said.shift();
			if (next) yield next;
			else if (isOver) return;
			else
				await new Promise<void>((resolve) => {
					wake = resolve;
				});
		}
	} finally {
		worker.off("message", hear).off("error", end).off("exit", end);
	}
}
