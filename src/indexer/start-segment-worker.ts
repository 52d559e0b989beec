import type { Worker } from "node:worker_threads";
import { startWorker } from "../ingest/index.js";

/** Starts the thread that makes segments; `data` tells of what. */
export function startSegmentWorker(data: object, heapMegabytes: number): Worker {
	const started = startWorker("segment-worker", import.meta.url, {
		workerData: data,
		resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
		stdout: true,
		stderr: true,
	});
	// what libraries print about a file must not come between the messages of a server on standard output
	for (const printed of [started.stdout, started.stderr]) printed.resume();
	// whoever waits for it is told; a fault that nobody waits for must not end the program
	started.on("error", () => {});
	return started;
}
