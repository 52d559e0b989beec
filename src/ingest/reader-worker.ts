/** Reads the files of hostile formats, one at a time, in a thread that can be ended. */
import { parentPort } from "node:worker_threads";
import { readAs } from "./formats/read.js";
import { readers } from "./formats/readers.js";
import { BEGUN, type ReadJob } from "./source-reader.js";

// no library has a reason to fetch anything: a file that asks for it gets nothing
globalThis.fetch = () => Promise.reject(new Error("Reading a file fetches nothing."));

parentPort?.on("message", async ({ format, file, limits }: ReadJob) => {
	parentPort?.postMessage(BEGUN);
	parentPort?.postMessage(await readAs(format, file, limits, readers));
});
