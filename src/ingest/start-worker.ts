import { Worker, type WorkerOptions } from "node:worker_threads";

/** What the names of the built workers end in; put in by the build. */
declare const WORKER_ENDING: string | undefined;

/**
 * Starts the worker of a file, named without its ending: its bundle, which is built beside the running one, or its
 * source where the program runs from source. `beside` is the `import.meta.url` of a file of the same folder.
 */
export function startWorker(name: string, beside: string, options: WorkerOptions): Worker {
	if (typeof WORKER_ENDING === "string") {
		return new Worker(new URL(`./${name}${WORKER_ENDING}`, beside), options);
	}
	const source = JSON.stringify(new URL(`./${name}.ts`, beside).href);
	// what runs TypeScript here is not handed on to workers by itself
	const program = `import("tsx/esm/api").then(({ register }) => (register(), import(${source})))`;
	return new Worker(program, { ...options, eval: true });
}
