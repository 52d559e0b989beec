import type { Worker } from "node:worker_threads";
import type { FormatName } from "./formats/kinds.js";
import { defaultLimits, type Limits } from "./formats/limits.js";
import type { FileBytes, Reading } from "./formats/types.js";
import { readSource } from "./read-source.js";
import { startWorker } from "./start-worker.js";
import type { SourceFile, SourceReading } from "./to-sources.js";

export interface SourceReaderOptions {
	/** How many files of hostile formats are read at once, each in a worker; 1 unless told. */
	readonly workers?: number;
	readonly limits?: Partial<Limits>;
}

/** Turns the bytes of files into sources. */
export interface SourceReader {
	/**
	 * Reads a file of any format. Never rejects: what cannot be read is told in `problems`. Files of text are read at
	 * once, others in a worker that is ended when it takes more time or memory than the limits allow.
	 */
	read(file: SourceFile): Promise<SourceReading>;
	/** Ends the workers; what they were reading is told as stopped. */
	close(): Promise<void>;
}

/** What a worker is asked to read. */
export interface ReadJob {
	readonly format: FormatName;
	readonly file: FileBytes;
	readonly limits: Limits;
}

/** What a worker says when it turns to a file: from then on its time is counted, not while the worker itself begins. */
export const BEGUN = "begun";

const stopped: Reading = { problem: "not read, since reading was stopped" };

/** A worker that is begun when it is first needed, and anew after it had to be ended. */
interface Desk {
	read(job: ReadJob): Promise<Reading>;
	close(): Promise<void>;
}

function endedProblem(error: unknown): Reading {
	const code = error instanceof Error && "code" in error ? error.code : undefined;
	return code === "ERR_WORKER_OUT_OF_MEMORY"
		? { problem: "takes more memory to read than it may; split it into smaller files" }
		: { problem: "damaged, it cannot be read; save it anew" };
}

function openDesk(): Desk {
	let worker: Worker | undefined;
	let giveUp: ((reading: Reading) => void) | undefined;

	function start({ heapMegabytes }: Limits): Worker {
		const resourceLimits = { maxOldGenerationSizeMb: heapMegabytes };
		const started = startWorker("reader-worker", import.meta.url, {
			resourceLimits,
			stdout: true,
			stderr: true,
		});
		// what libraries print about a file must not come between the messages of a server on standard output
		for (const printed of [started.stdout, started.stderr]) printed.resume();
		// whoever waits for it is told; one that nobody waits for is begun anew when it is needed
		started.on("error", () => {});
		started.on("exit", () => forget(started));
		// a program that has nothing else to do is done, even if a worker waits for files
		started.unref();
		return started;
	}

	function forget(ended: Worker): void {
		if (worker === ended) worker = undefined;
	}

	return {
		read(job) {
			worker ??= start(job.limits);
			const mine = worker;
			mine.ref();
			return new Promise<Reading>((resolve) => {
				let timer: ReturnType<typeof setTimeout> | undefined;
				const answered = (said: Reading | typeof BEGUN): void => {
					if (said === BEGUN) timer = setTimeout(() => end({ problem: tooLong }), milliseconds);
					else finish(said);
				};
				const failed = (error: unknown): void => finish(endedProblem(error));
				const exited = (): void => finish(endedProblem(undefined));

				function finish(reading: Reading): void {
					clearTimeout(timer);
					mine.off("message", answered).off("error", failed).off("exit", exited);
					mine.unref();
					giveUp = undefined;
					resolve(reading);
				}

				function end(reading: Reading): void {
					forget(mine);
					finish(reading);
					void mine.terminate();
				}

				const { milliseconds } = job.limits;
				const tooLong = `not read within ${milliseconds / 1000} seconds; split it into smaller files`;
				giveUp = end;
				mine.on("message", answered).once("error", failed).once("exit", exited);
				mine.postMessage(job);
			});
		},
		async close() {
			const old = worker;
			giveUp?.(stopped);
			await old?.terminate();
		},
	};
}

/** Hands jobs to the first desk that is free, in their order. */
function openQueue(size: number): Desk {
	const free = Array.from({ length: Math.max(1, size) }, openDesk);
	const every = [...free];
	const waiting: ((desk: Desk | undefined) => void)[] = [];
	let open = true;
	return {
		async read(job) {
			const desk = free.pop() ?? (await new Promise<Desk | undefined>((resolve) => waiting.push(resolve)));
			if (!desk || !open) return stopped;
			const reading = await desk.read(job);
			const next = waiting.shift();
			if (next) next(desk);
			else free.push(desk);
			return reading;
		},
		async close() {
			open = false;
			for (const next of waiting.splice(0)) next(undefined);
			await Promise.all(every.map((desk) => desk.close()));
		},
	};
}

/** Opens a reader. Nothing is started before a file needs it. */
export function openSourceReader(options: SourceReaderOptions = {}): SourceReader {
	const limits = { ...defaultLimits, ...options.limits };
	const queue = openQueue(options.workers ?? 1);
	return {
		read: (file) =>
			readSource(file, limits, ({ name }, bytes) => queue.read({ format: name, file: bytes, limits })),
		close: () => queue.close(),
	};
}
