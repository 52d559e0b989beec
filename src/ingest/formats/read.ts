import type { Limits } from "./limits.js";
import type { FileBytes, Reader, Reading } from "./types.js";

/** Runs a reader. What it throws on a file that no program wrote is told as a problem of the file. */
export async function readWith(reader: Reader, file: FileBytes, limits: Limits): Promise<Reading> {
	try {
		return await reader(file, limits);
	} catch (error) {
		const deep = error instanceof RangeError && /call stack/i.test(error.message);
		return { problem: deep ? "nested too deeply; save it anew" : "damaged, it cannot be read; save it anew" };
	}
}
