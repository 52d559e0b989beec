import type { CataloguedSegment } from "./catalogue.js";
import { startSegmentWorker } from "./start-segment-worker.js";

export interface MergeWorkerData {
	/** The folder of the index. */
	readonly path: string;
	/** The file to be written, by its name. */
	readonly fresh: string;
	/** In the order in which they will stand. */
	readonly parts: readonly CataloguedSegment[];
}

export interface MergeMessage {
	/** What the file must be called; undefined where it could not be made. */
	readonly name: string | undefined;
}

/** The heap that the thread may have, in megabytes: it holds the lists of one word at a time. */
const HEAP = 512;

/**
 * Merges saved segments in a thread of its own; gives the name that the file must get. Undefined when it was stopped or
 * could not be done, for whatever reason: part of the file may then be there.
 */
export function mergeAside(
	data: MergeWorkerData,
	signal: AbortSignal | undefined,
): Promise<string | undefined> {
	return new Promise((resolve) => {
		const worker = startSegmentWorker(data, HEAP);
		const stop = (): void => void worker.terminate();
		signal?.addEventListener("abort", stop);
		if (signal?.aborted) stop();
		let made: string | undefined;
		worker
			.on("message", ({ name }: MergeMessage) => {
				made = name;
			})
			.on("exit", () => {
				signal?.removeEventListener("abort", stop);
				resolve(signal?.aborted ? undefined : made);
			});
	});
}
