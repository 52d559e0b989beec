import type { Limits } from "./limits.js";

/** The entries of a packed file that were asked for, by name; or why they were not unpacked. */
export type Unpacked = ReadonlyMap<string, Uint8Array> | { readonly problem: string };

/** Below this an entry may unpack to many times its size: much white space does that. */
const smallBytes = 1024 * 1024;

function sizeProblem(size: number, originalSize: number, limits: Limits): string | undefined {
	if (originalSize > limits.unpackedBytes) return "unpacks to more than it may; save it anew";
	if (originalSize > smallBytes && originalSize > size * limits.ratio) {
		return "packed far more tightly than any document, as a zip bomb is; save it anew";
	}
	return undefined;
}

/**
 * Unpacks the entries whose names `wanted` takes. The sizes that the file itself states are held to the limits before
 * anything is unpacked, and an entry that gives more than it states is cut there.
 */
export async function unpack(
	bytes: Uint8Array,
	wanted: (name: string) => boolean,
	limits: Limits,
): Promise<Unpacked> {
	const { unzipSync } = await import("fflate");
	let problem: string | undefined;
	let entries = 0;
	let total = 0;
	try {
		const found = unzipSync(bytes, {
			filter({ name, size, originalSize }) {
				entries++;
				if (entries > limits.entries) problem ??= "has more parts than it may; split it into smaller files";
				if (problem !== undefined || !wanted(name)) return false;
				total += originalSize;
				problem = sizeProblem(size, originalSize, limits) ?? sizeProblem(bytes.length, total, limits);
				return problem === undefined;
			},
		});
		return problem === undefined ? new Map(Object.entries(found)) : { problem };
	} catch {
		return { problem: problem ?? "damaged, it cannot be unpacked; save it anew" };
	}
}
