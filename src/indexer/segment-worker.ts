/** Makes segments in a thread of its own: of files, or of other segments. Checks need not wait for it, nor it for them. */
import { parentPort, workerData } from "node:worker_threads";
import type { MergeMessage, MergeWorkerData } from "./merge-aside.js";
import { mergeParts } from "./merge-parts.js";
import { readChunks } from "./read-chunks.js";
import type { SegmentWorkerData } from "./segment-workers.js";

const data: SegmentWorkerData | MergeWorkerData = workerData;
const tell = (message: MergeMessage): void => parentPort?.postMessage(message);

if ("parts" in data) {
	// why it could not be done is met again, and told, by whoever does it in the main thread then
	mergeParts(data).then(
		(name) => tell({ name }),
		() => tell({ name: undefined }),
	);
} else if (parentPort) readChunks(data, parentPort);
