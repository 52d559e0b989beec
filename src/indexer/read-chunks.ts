import type { MessagePort } from "node:worker_threads";
import { maxBytesOf, openSourceReader, readBytesAtOnce } from "../ingest/index.js";
import { beginGroup } from "./group.js";
import { type FileOutcome, outcomeOf, readFileAnew } from "./read-file.js";
import type { Chunk, ChunkMessage, SegmentWorkerData } from "./segment-workers.js";

/** Progress is told about so often, in milliseconds. */
const TELL = 100;

/** Reads the files that it is asked for and makes segments of them: a chunk at a time, in a thread of its own. */
export function readChunks({ mostBytes, stopped }: SegmentWorkerData, port: MessagePort): void {
	const stop = new Int32Array(stopped);
	// hostile formats are read in a further thread, which can be ended
	const reader = openSourceReader();

	function send(message: ChunkMessage, transfer: readonly ArrayBuffer[] = []): void {
		port.postMessage(message, transfer);
	}

	async function readChunk({ files, room }: Chunk): Promise<void> {
		let group = beginGroup(mostBytes, room);
		let outcomes: FileOutcome[] = [];
		let done = 0;
		let toldAt = Date.now();

		function finish(): void {
			const segment = group.units.length > 0 ? group.finish() : undefined;
			send({ type: "segment", segment, units: group.units, outcomes }, segment ? [segment.buffer] : []);
			group = beginGroup(mostBytes);
			outcomes = [];
		}

		for (const file of files) {
			if (Atomics.load(stop, 0) === 1) break;
			const readAt = Date.now();
			const read = await readFileAnew(
				file,
				readBytesAtOnce(file.path, maxBytesOf(file.path)),
				readAt,
				reader,
			);
			if (read.state === "new") group.add(read.unit);
			outcomes.push(outcomeOf(file.key, read));
			done++;
			if (group.isFull()) finish();
			if (Date.now() - toldAt > TELL) {
				send({ type: "progress", done });
				done = 0;
				toldAt = Date.now();
			}
		}
		send({ type: "progress", done });
		finish();
		send({ type: "over" });
	}

	port.on("message", (chunk: Chunk) => void readChunk(chunk));
}
