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

/** So many bits of four bytes are sure to be read, whichever bit of the first one is the first. */
const AT_ONCE = 25;

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
	enough = 0x7fffffff,
): number {
	const { bytes } = reader;
	const width = k + 1;
	const mask = (1 << k) - 1;
	/** Where the next bit stands, and how far four bytes can be read at once. */
	let at = reader.at * 8 - reader.bits;
	const safe = (bytes.length - 4) * 8;
	let last = before;
	let i = 0;
	while (i < count && last < enough) {
		const byte = at >> 3;
		const held =
			at < safe
				? ((bytes[byte] ?? 0) |
						((bytes[byte + 1] ?? 0) << 8) |
						((bytes[byte + 2] ?? 0) << 16) |
						((bytes[byte + 3] ?? 0) << 24)) >>
					(at & 7)
				: 0;
		const zeros = 31 - Math.clz32(held & -held);
		if (held !== 0 && zeros + width <= AT_ONCE) {
			last = (last + ((zeros << k) | (((held >> zeros) >> 1) & mask)) + 1) | 0;
			at += zeros + width;
		} else {
			const end = endOfZeros(bytes, at);
			if (end < 0) break;
			last = (last + (end - at) * (mask + 1) + bitsAt(bytes, end + 1, k) + 1) | 0;
			at = end + width;
		}
		into[i++] = last;
	}
	reader.at = (at + 7) >> 3;
	reader.bits = reader.at * 8 - at;
	reader.held = reader.bits === 0 ? 0 : (bytes[reader.at - 1] ?? 0) >>> (8 - reader.bits);
	return i;
}

/** Where the next one stands from a bit on; -1 if there is none. */
function endOfZeros(bytes: Uint8Array, from: number): number {
	for (let at = from; at >> 3 < bytes.length; at++)
		if ((((bytes[at >> 3] ?? 0) >>> (at & 7)) & 1) === 1) return at;
	return NONE;
}

const NONE = -1;

/** The bits from `at` on as a number; past the end there are zeros. */
function bitsAt(bytes: Uint8Array, at: number, width: number): number {
	let value = 0;
	for (let i = 0; i < width; i++) value |= (((bytes[(at + i) >> 3] ?? 0) >>> ((at + i) & 7)) & 1) << i;
	return value;
}
