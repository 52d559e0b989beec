import type { ByteWriter } from "./bytes.js";

/**
 * Numbers in about as many bits as they tell (Rice, 1979): the low `k` bits of each as they are, and before them as many
 * zeros as the rest of it counts, closed by a one.
 */

/** The most low bits that are written as they are. */
const MOST_LOW = 24;

/** The number of low bits that suits numbers with a sum like this best. */
export function riceWidth(sum: number, count: number): number {
	const typical = (sum / Math.max(1, count)) * Math.LN2;
	return typical < 1 ? 0 : Math.min(MOST_LOW, Math.floor(Math.log2(typical)) + 1);
}

/** Writes bits, the lowest first, up to the end of a byte. */
export interface BitWriter {
	/** `width` is 24 at most. */
	put(value: number, width: number): void;
	rice(value: number, k: number): void;
	/** Fills the last byte. */
	end(): void;
}

export function createBitWriter(writer: ByteWriter): BitWriter {
	let held = 0;
	let bits = 0;

	function put(value: number, width: number): void {
		held |= value << bits;
		bits += width;
		while (bits >= 8) {
			writer.byte(held & 0xff);
			held >>>= 8;
			bits -= 8;
		}
	}

	return {
		put,
		rice(value, k) {
			let zeros = Math.floor(value / 2 ** k);
			for (; zeros >= MOST_LOW; zeros -= MOST_LOW) put(0, MOST_LOW);
			put(1 << zeros, zeros + 1);
			put(value & ((1 << k) - 1), k);
		},
		end() {
			if (bits > 0) writer.byte(held);
			held = 0;
			bits = 0;
		},
	};
}

/** What was read of a row of bits. */
export interface BitReader {
	readonly bytes: Uint8Array;
	/** The next byte, and the bits of those before that were not given yet, the lowest first. */
	at: number;
	held: number;
	bits: number;
}

export function createBitReader(bytes: Uint8Array, at = 0): BitReader {
	return { bytes, at, held: 0, bits: 0 };
}

/** The next bits as a number; `width` is 24 at most. Past the end there are zeros. */
export function takeBits(reader: BitReader, width: number): number {
	let { at, held, bits } = reader;
	while (bits < width) {
		held |= (reader.bytes[at++] ?? 0) << bits;
		bits += 8;
	}
	reader.at = at;
	reader.held = held >>> width;
	reader.bits = bits - width;
	return held & ((1 << width) - 1);
}

/**
 * Reads `count` numbers that were written with `k` low bits, adds each and one to the sum of those before, and gives the
 * sums in `into`; it stops behind the first sum that is `enough`. Gives how many it read.
 */
export function takeRising(
	reader: BitReader,
	k: number,
	count: number,
	before: number,
	into: Int32Array,
	enough = Number.POSITIVE_INFINITY,
): number {
	const { bytes } = reader;
	const mask = (1 << k) - 1;
	let { at, held, bits } = reader;
	let last = before;
	let i = 0;
	while (i < count && last < enough) {
		let high = 0;
		while (held === 0) {
			high += bits;
			// behind the end there is no one that closes a number
			if (at >= bytes.length) return i;
			held = bytes[at++] ?? 0;
			bits = 8;
		}
		const zeros = 31 - Math.clz32(held & -held);
		high += zeros;
		held >>>= zeros;
		held >>>= 1;
		bits -= zeros + 1;
		while (bits < k) {
			held |= (bytes[at++] ?? 0) << bits;
			bits += 8;
		}
		last += high * (mask + 1) + (held & mask) + 1;
		held >>>= k;
		bits -= k;
		into[i++] = last;
	}
	reader.at = at;
	reader.held = held;
	reader.bits = bits;
	return i;
}
