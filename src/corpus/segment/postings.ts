import type { ByteSource } from "./byte-source.js";
import { type ByteWriter, createReader, createWriter, DamagedIndexError } from "./bytes.js";

/** So many passages are decoded together. */
export const BLOCK = 128;
/** How often a passage has a word is told up to here. */
export const MOST = 255;
/** Wider differences than this do not fit beside a started byte in 32 bits. */
const WIDEST = 24;
/** In place of a width: the differences are written as numbers of varying length. */
const VARYING = 255;

/** The passages that have a key, by rising number, with how often each has it. A list holds one decoded block at a time. */
export interface PostingList {
	readonly size: number;
	readonly blocks: number;
	/** The last passage of a block. */
	lastOf(block: number): number;
	/** The most often that a passage of a block has the key, and the shortest length of its passages; each 255 at most. */
	mostOf(block: number): number;
	shortestOf(block: number): number;
	/** Reads a block into `ids` and `counts`; gives how many it holds. */
	decode(block: number): number;
	/** How often a passage has the key, by its block, which is read no further than needed; 0 if not at all. */
	countIn(block: number, passage: number): number;
	readonly ids: Int32Array;
	readonly counts: Uint8Array;
}

/** Writes the passages `ids[from..to)`, rising, with `counts` beside; `lengthOf` gives a passage's length in keys. */
export function writePostings(
	writer: ByteWriter,
	ids: ArrayLike<number>,
	counts: ArrayLike<number>,
	from: number,
	to: number,
	lengthOf: (id: number) => number,
): void {
	if (to - from <= BLOCK) writeShort(writer, ids, counts, from, to);
	else writeLong(writer, ids, counts, from, to, lengthOf);
}

function writeShort(
	writer: ByteWriter,
	ids: ArrayLike<number>,
	counts: ArrayLike<number>,
	from: number,
	to: number,
): void {
	let last = -1;
	for (let i = from; i < to; i++) {
		const id = ids[i] ?? 0;
		const count = Math.min(MOST, counts[i] ?? 1);
		writer.varint((id - last - 1) * 2 + (count > 1 ? 1 : 0));
		if (count > 1) writer.varint(count);
		last = id;
	}
}

function writeLong(
	writer: ByteWriter,
	ids: ArrayLike<number>,
	counts: ArrayLike<number>,
	from: number,
	to: number,
	lengthOf: (id: number) => number,
): void {
	const directory = createWriter(64);
	const data = createWriter(1024);
	let before = -1;
	for (let start = from; start < to; start += BLOCK) {
		const end = Math.min(to, start + BLOCK);
		const began = data.length;
		writeBlock(data, ids, counts, start, end, before);
		let [most, shortest] = [1, MOST];
		for (let i = start; i < end; i++) {
			most = Math.max(most, Math.min(MOST, counts[i] ?? 1));
			shortest = Math.min(shortest, lengthOf(ids[i] ?? 0));
		}
		const last = ids[end - 1] ?? 0;
		directory.varint(last - before - 1);
		directory.varint(data.length - began);
		directory.byte(most);
		directory.byte(shortest);
		before = last;
	}
	const told = directory.take();
	writer.varint(told.length);
	writer.bytes(told);
	writer.bytes(data.take());
}

function writeBlock(
	writer: ByteWriter,
	ids: ArrayLike<number>,
	counts: ArrayLike<number>,
	from: number,
	to: number,
	before: number,
): void {
	let widest = 0;
	for (let i = from, last = before; i < to; i++) {
		const id = ids[i] ?? 0;
		widest |= id - last - 1;
		last = id;
	}
	const width = 32 - Math.clz32(widest);
	writer.byte(width > WIDEST ? VARYING : width);
	let [held, bits] = [0, 0];
	for (let i = from, last = before; i < to; i++) {
		const id = ids[i] ?? 0;
		const gap = id - last - 1;
		last = id;
		if (width > WIDEST) {
			writer.varint(gap);
			continue;
		}
		held |= gap << bits;
		bits += width;
		while (bits >= 8) {
			writer.byte(held & 0xff);
			held >>>= 8;
			bits -= 8;
		}
	}
	if (bits > 0) writer.byte(held & 0xff);
	for (let i = from; i < to; i++) {
		const count = Math.min(MOST, counts[i] ?? 1);
		if (count <= 1) continue;
		writer.byte(i - from);
		writer.byte(count);
	}
}

/** Opens a list of `size` passages that was written at the start of `source`. */
export function openPostings(source: ByteSource, size: number): PostingList {
	return size <= BLOCK ? openShort(source, size) : openLong(source, size);
}

function openShort(source: ByteSource, size: number): PostingList {
	const ids = new Int32Array(size);
	const counts = new Uint8Array(size);
	const reader = createReader(source.read(0, source.length));
	let last = -1;
	let most = 1;
	for (let i = 0; i < size; i++) {
		const told = reader.varint();
		last += 1 + Math.floor(told / 2);
		ids[i] = last;
		const count = told % 2 === 1 ? reader.varint() : 1;
		counts[i] = count;
		most = Math.max(most, count);
	}
	return {
		size,
		blocks: size === 0 ? 0 : 1,
		ids,
		counts,
		lastOf: () => last,
		mostOf: () => most,
		shortestOf: () => 0,
		decode: () => size,
		countIn(_, passage) {
			for (let i = 0; i < size; i++)
				if ((ids[i] ?? 0) >= passage) return ids[i] === passage ? (counts[i] ?? 1) : 0;
			return 0;
		},
	};
}

/** The directory of a long list takes at most so many bytes to tell its length. */
const LONGEST_VARINT = 8;

function openLong(source: ByteSource, size: number): PostingList {
	const blocks = Math.ceil(size / BLOCK);
	const head = createReader(source.read(0, Math.min(source.length, LONGEST_VARINT)));
	const told = head.varint();
	const directory = createReader(source.read(head.at, head.at + told));
	const lasts = new Int32Array(blocks);
	const ends = new Uint32Array(blocks);
	const mosts = new Uint8Array(blocks);
	const shortests = new Uint8Array(blocks);
	let last = -1;
	let end = head.at + told;
	const began = end;
	for (let block = 0; block < blocks; block++) {
		last += 1 + directory.varint();
		end += directory.varint();
		lasts[block] = last;
		ends[block] = end;
		mosts[block] = directory.byte();
		shortests[block] = directory.byte();
	}
	const ids = new Int32Array(BLOCK);
	const counts = new Uint8Array(BLOCK);
	const lengthOf = (block: number): number => Math.min(BLOCK, size - block * BLOCK);
	const bytesOf = (block: number): Uint8Array =>
		source.read(block > 0 ? (ends[block - 1] ?? 0) : began, ends[block] ?? 0);
	const lastBefore = (block: number): number => (block > 0 ? (lasts[block - 1] ?? 0) : -1);
	return {
		size,
		blocks,
		ids,
		counts,
		lastOf: (block) => lasts[block] ?? 0,
		mostOf: (block) => mosts[block] ?? 1,
		shortestOf: (block) => shortests[block] ?? 0,
		decode(block) {
			const length = lengthOf(block);
			readBlock(bytesOf(block), ids, counts, length, lastBefore(block));
			if (ids[length - 1] !== lasts[block])
				throw new DamagedIndexError("A list of the index is not in order.");
			return length;
		},
		countIn: (block, passage) => countInBlock(bytesOf(block), lengthOf(block), lastBefore(block), passage),
	};
}

/** Looks for one passage in a block, and stops behind it. */
function countInBlock(bytes: Uint8Array, length: number, before: number, passage: number): number {
	const width = bytes[0] ?? 0;
	if (width === VARYING) {
		const ids = new Int32Array(length);
		const counts = new Uint8Array(length);
		readBlock(bytes, ids, counts, length, before);
		const place = ids.indexOf(passage);
		return place < 0 ? 0 : (counts[place] ?? 1);
	}
	const mask = (1 << width) - 1;
	let [at, held, bits, last] = [1, 0, 0, before];
	let place = 0;
	for (; place < length && last < passage; place++) {
		while (bits < width) {
			held |= (bytes[at++] ?? 0) << bits;
			bits += 8;
		}
		last += (held & mask) + 1;
		held >>>= width;
		bits -= width;
	}
	if (last !== passage) return 0;
	for (let more = 1 + Math.ceil((length * width) / 8); more + 1 < bytes.length; more += 2)
		if (bytes[more] === place - 1) return bytes[more + 1] ?? 1;
	return 1;
}

function readBlock(
	bytes: Uint8Array,
	ids: Int32Array,
	counts: Uint8Array,
	length: number,
	before: number,
): void {
	const width = bytes[0] ?? 0;
	let at = 1;
	let last = before;
	if (width === VARYING) {
		const reader = createReader(bytes, 1);
		for (let i = 0; i < length; i++) {
			last += reader.varint() + 1;
			ids[i] = last;
		}
		at = reader.at;
	} else {
		const mask = (1 << width) - 1;
		let [held, bits] = [0, 0];
		for (let i = 0; i < length; i++) {
			while (bits < width) {
				held |= (bytes[at++] ?? 0) << bits;
				bits += 8;
			}
			last += (held & mask) + 1;
			held >>>= width;
			bits -= width;
			ids[i] = last;
		}
	}
	counts.fill(1, 0, length);
	for (; at + 1 < bytes.length; at += 2) counts[bytes[at] ?? 0] = bytes[at + 1] ?? 1;
}
