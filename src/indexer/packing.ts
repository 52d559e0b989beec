import { constants, deflateRawSync, inflateRawSync } from "node:zlib";
import type { Packing } from "../corpus/segment/byte-source.js";
import { DamagedIndexError } from "../corpus/segment/bytes.js";

/** Texts in the index are deflated. */
export const deflated: Packing = {
	name: "deflate",
	learns: true,
	pack: (bytes, like) =>
		deflateRawSync(bytes, { level: constants.Z_BEST_SPEED + 5, ...(like && { dictionary: like }) }),
	unpack(bytes, like) {
		try {
			return inflateRawSync(bytes, like && { dictionary: like });
		} catch {
			throw new DamagedIndexError("The index holds texts that cannot be unpacked.");
		}
	},
};
