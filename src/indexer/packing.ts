import { constants, deflateRawSync, inflateRawSync } from "node:zlib";
import type { Packing } from "../corpus/segment/byte-source.js";
import { DamagedIndexError } from "../corpus/segment/bytes.js";

/** Texts in the index are deflated. */
export const deflated: Packing = {
	name: "deflate",
	pack: (bytes) => deflateRawSync(bytes, { level: constants.Z_BEST_SPEED + 5 }),
	unpack(bytes) {
		try {
			return inflateRawSync(bytes);
		} catch {
			throw new DamagedIndexError("The index holds texts that cannot be unpacked.");
		}
	},
};
