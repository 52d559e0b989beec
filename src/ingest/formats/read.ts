import type { FormatName } from "./kinds.js";
import type { Limits } from "./limits.js";
import { recognise } from "./recognise.js";
import type { FileBytes, Reader, Reading, ReadWithin } from "./types.js";

export type Readers = Readonly<Partial<Record<FormatName, Reader>>>;

/** Files in files in files: a mail with an archive that holds pages. */
const deepest = 3;

/** Reads a file of a known format with one of `readers`; what lies in it, by whatever format it has. */
export async function readAs(
	format: FormatName,
	file: FileBytes,
	limits: Limits,
	readers: Readers,
	depth = 1,
): Promise<Reading> {
	const reader = readers[format];
	if (!reader) return { problem: "of a format that is not read here" };
	return guarded(reader, file, limits, async (inner) => {
		if (depth >= deepest) return { problem: "packed in too many other files; unpack it into the folder" };
		const kind = recognise(inner);
		return "problem" in kind ? kind : readAs(kind.name, inner, limits, readers, depth + 1);
	});
}

/** Runs a reader. What it throws on a file that no program wrote is told as a problem of the file. */
async function guarded(
	reader: Reader,
	file: FileBytes,
	limits: Limits,
	within: ReadWithin,
): Promise<Reading> {
	try {
		return await reader(file, limits, within);
	} catch (error) {
		const deep = error instanceof RangeError && /call stack/i.test(error.message);
		return { problem: deep ? "nested too deeply; save it anew" : "damaged, it cannot be read; save it anew" };
	}
}
