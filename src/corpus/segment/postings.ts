import type { ByteSource } from "./byte-source.js";
import { type ByteWriter, createReader, createWriter, DamagedIndexError } from "./bytes.js";
import { type BitReader, createBitReader, createBitWriter, riceWidth, takeBits, takeRising } from "./rice.js";

/** So many passages are decoded together. */
export const BLOCK = 128;
/** How often a passage has a word is told up to here. */
export const MOST = 255;
/** Beside the number of low bits of a block: how many of its passages have the key more than once follows, and which. */
const COUNTED = 32;
/** The place of a passage in its block takes so many bits. */
const PLACE_BITS = 7;

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
	if (to - from > 1) {
		writeBlock(writer, ids, counts, from, to, -1);
		return;
	}
	// half of all keys have one passage, which takes fewer bytes so
	for (let i = from; i < to; i++) {
		const count = Math.min(MOST, counts[i] ?? 1);
		writer.varint((ids[i] ?? 0) * 2 + (count > 1 ? 1 : 0));
		if (count > 1) writer.byte(count);
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
	const last = ids[to - 1] ?? 0;
	const k = riceWidth(last - before - (to - from), to - from);
	let counted = 0;
	for (let i = from; i < to; i++) if ((counts[i] ?? 1) > 1) counted++;
	writer.byte(counted > 0 ? k + COUNTED : k);
	if (counted > 0) writer.byte(counted);
	const bits = createBitWriter(writer);
	for (let i = from; i < to && counted > 0; i++) {
		const count = Math.min(MOST, counts[i] ?? 1);
		if (count <= 1) continue;
		bits.put(i - from, PLACE_BITS);
		bits.rice(count - 2, 0);
	}
	for (let i = from, behind = before; i < to; i++) {
		const id = ids[i] ?? 0;
		bits.rice(id - behind - 1, k);
		behind = id;
	}
	bits.end();
}

/** Opens a list of `size` passages that was written at the start of `source`. */
export function openPostings(source: ByteSource, size: number): PostingList {
	return size <= BLOCK ? openShort(source, size) : openLong(source, size);
}

function openShort(source: ByteSource, size: number): PostingList {
	const ids = new Int32Array(size);
	const counts = new Uint8Array(size);
	const bytes = source.read(0, source.length);
	if (size > 1) readBlock(bytes, ids, counts, size, -1);
	else if (size === 1) {
		const reader = createReader(bytes);
		const told = reader.varint();
		ids[0] = Math.floor(told / 2);
		counts[0] = told % 2 === 1 ? reader.byte() : 1;
	}
	const last = ids[size - 1] ?? -1;
	let most = 1;
	for (const count of counts) most = Math.max(most, count);
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

interface Directory {
	/** Of each block its last passage and where it ends. */
	readonly lasts: Int32Array;
	readonly ends: Uint32Array;
	readonly mosts: Uint8Array;
	readonly shortests: Uint8Array;
}

/** Reads a directory, which is nearly all bytes of small numbers, byte by byte. */
function readDirectory(bytes: Uint8Array, blocks: number, began: number): Directory {
	const lasts = new Int32Array(blocks);
	const ends = new Uint32Array(blocks);
	const mosts = new Uint8Array(blocks);
	const shortests = new Uint8Array(blocks);
	let at = 0;
	let [last, end] = [-1, began];
	for (let block = 0; block < blocks; block++) {
		let [value, shift, byte] = [0, 0, SMALL];
		for (; byte >= SMALL; shift += 7) {
			byte = bytes[at++] ?? 0;
			value |= (byte & (SMALL - 1)) << shift;
		}
		last += 1 + value;
		[value, shift, byte] = [0, 0, SMALL];
		for (; byte >= SMALL; shift += 7) {
			byte = bytes[at++] ?? 0;
			value |= (byte & (SMALL - 1)) << shift;
		}
		end += value;
		lasts[block] = last;
		ends[block] = end;
		mosts[block] = bytes[at++] ?? 0;
		shortests[block] = bytes[at++] ?? 0;
	}
	if (at > bytes.length) throw new DamagedIndexError("The index ends too early.");
	return { lasts, ends, mosts, shortests };
}

const SMALL = 0x80;

/** The directory of a long list takes at most so many bytes to tell its length. */
const LONGEST_VARINT = 8;

function openLong(source: ByteSource, size: number): PostingList {
	const blocks = Math.ceil(size / BLOCK);
	const head = createReader(source.read(0, Math.min(source.length, LONGEST_VARINT)));
	const told = head.varint();
	const began = head.at + told;
	const { lasts, ends, mosts, shortests } = readDirectory(source.read(head.at, began), blocks, began);
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

/** What a block tells of its passages before it tells them: a number of low bits, and which have the key more often. */
interface BlockHead {
	readonly k: number;
	/** How many of `places` and `often` are filled. */
	readonly counted: number;
	/** Stands at the passages. */
	readonly bits: BitReader;
}

/** The places of the passages of the head that was read last, and how often each has the key. */
const places = new Uint8Array(BLOCK);
const often = new Uint8Array(BLOCK);
const one = new Int32Array(1);

function readHead(bytes: Uint8Array): BlockHead {
	const form = bytes[0] ?? 0;
	const counted = form < COUNTED ? 0 : Math.min(BLOCK, bytes[1] ?? 0);
	const bits = createBitReader(bytes, form < COUNTED ? 1 : 2);
	for (let i = 0; i < counted; i++) {
		places[i] = takeBits(bits, PLACE_BITS);
		takeRising(bits, 0, 1, 1, one);
		often[i] = one[0] ?? 1;
	}
	return { k: form % COUNTED, counted, bits };
}

const looked = new Int32Array(BLOCK);

/** Looks for one passage in a block, and stops behind it. */
function countInBlock(bytes: Uint8Array, length: number, before: number, passage: number): number {
	const { k, counted, bits } = readHead(bytes);
	const read = takeRising(bits, k, length, before, looked, passage);
	if (read === 0 || looked[read - 1] !== passage) return 0;
	for (let i = 0; i < counted; i++) if (places[i] === read - 1) return often[i] ?? 1;
	return 1;
}

function readBlock(
	bytes: Uint8Array,
	ids: Int32Array,
	counts: Uint8Array,
	length: number,
	before: number,
): void {
	const { k, counted, bits } = readHead(bytes);
	const read = takeRising(bits, k, length, before, ids);
	if (read < length) throw new DamagedIndexError("A list of the index ends too early.");
	counts.fill(1, 0, length);
	for (let i = 0; i < counted; i++) counts[places[i] ?? 0] = often[i] ?? 1;
}
