import { constants, deflateRawSync, inflateRawSync } from "node:zlib";
import type { Packing } from "../corpus/segment/byte-source.js";
import { DamagedIndexError } from "../corpus/segment/bytes.js";

/** What is longer is unpacked in pieces: the length may be damaged. */
const MOST_AT_ONCE = 1 << 20;

/** Texts in the index are deflated. */
export const deflated: Packing = {
	name: "deflate",
	learns: true,
	pack: (bytes, like) =>
		deflateRawSync(bytes, { level: constants.Z_BEST_SPEED + 5, ...(like && { dictionary: like }) }),
	unpack(bytes, length, like) {
		// with a byte more there is room left at the end: none is asked for once more
		const chunkSize = Math.min(MOST_AT_ONCE, Math.max(constants.Z_MIN_CHUNK, length + 1));
		try {
			return inflateRawSync(bytes, { chunkSize, ...(like && { dictionary: like }) });
		} catch {
			throw new DamagedIndexError("The index holds texts that cannot be unpacked.");
		}
	},
};
