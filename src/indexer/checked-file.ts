import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import type { ByteSink, ByteSource } from "../corpus/segment/byte-source.js";
import { DamagedIndexError } from "../corpus/segment/bytes.js";
import type { BlockCache } from "./block-cache.js";
import type { NewFile, OpenFile } from "./folder-port.js";

/**
 * A file that tells when it is not as it was written: its bytes, then a checksum of each block of them, then a footer.
 * Its name is the checksum of those checksums and the footer, so that the name alone proves what a block holds.
 */
export const CHECKED_VERSION = 1;

export const BLOCK = 16_384;
const MAGIC = 0x43424f43;
const SUM = 4;
const FOOTER = 20;
const NAME_LENGTH = 32;

/** Collects bytes and their checksums; they are handed to the file when there are enough of them. */
export interface CheckedWriter extends ByteSink {
	/** How many bytes wait to be written. */
	readonly waiting: number;
	/** Writes those that wait. */
	flush(): Promise<void>;
	/** Writes the rest; gives the name that the file must get. */
	finish(): Promise<string>;
}

export function createCheckedWriter(file: NewFile): CheckedWriter {
	let waiting: Uint8Array[] = [];
	let held = 0;
	let length = 0;
	const sums: number[] = [];
	let sum = 0;
	let inBlock = 0;

	function count(bytes: Uint8Array): void {
		for (let at = 0; at < bytes.length; ) {
			const piece = bytes.subarray(at, at + BLOCK - inBlock);
			sum = crc32(piece, sum);
			inBlock += piece.length;
			at += piece.length;
			if (inBlock === BLOCK) endBlock();
		}
	}

	function endBlock(): void {
		sums.push(sum);
		sum = 0;
		inBlock = 0;
	}

	async function flush(): Promise<void> {
		const bytes = Buffer.concat(waiting);
		waiting = [];
		held = 0;
		if (bytes.length > 0) await file.write(bytes);
	}

	return {
		get waiting() {
			return held;
		},
		write(bytes) {
			count(bytes);
			waiting.push(bytes);
			held += bytes.length;
			length += bytes.length;
		},
		flush,
		async finish() {
			if (inBlock > 0) endBlock();
			const tail = tailOf(sums, length);
			waiting.push(tail);
			await flush();
			return nameOf(tail);
		},
	};
}

function tailOf(sums: readonly number[], length: number): Uint8Array {
	const tail = new DataView(new ArrayBuffer(sums.length * SUM + FOOTER));
	for (const [i, sum] of sums.entries()) tail.setUint32(i * SUM, sum, true);
	const at = sums.length * SUM;
	tail.setFloat64(at, length, true);
	tail.setUint32(at + 8, BLOCK, true);
	tail.setUint32(at + 12, CHECKED_VERSION, true);
	tail.setUint32(at + 16, MAGIC, true);
	return new Uint8Array(tail.buffer);
}

function nameOf(tail: Uint8Array): string {
	return createHash("sha256").update(tail).digest("hex").slice(0, NAME_LENGTH);
}

/**
 * The bytes of a checked file. Each block is proved when it is read, so that opening reads but the checksums. Throws
 * `DamagedIndexError` when the file is not the one of that name; so does reading, after `onDamage` was told.
 */
export function openChecked(
	file: OpenFile,
	name: string,
	cache: BlockCache,
	onDamage: () => void,
): ByteSource {
	const { length, sums } = readTail(file, name);
	const own = cache.share();

	function damaged(what: string): DamagedIndexError {
		onDamage();
		return new DamagedIndexError(what);
	}

	function fill(into: Uint8Array, position: number): void {
		let filled: number;
		try {
			filled = file.read(into, position);
		} catch (error) {
			throw damaged(`The index cannot be read (${error instanceof Error ? error.message : String(error)}).`);
		}
		if (filled !== into.length) throw damaged("The index ends too early.");
	}

	function prove(block: number, bytes: Uint8Array): void {
		if (crc32(bytes) !== sums.getUint32(block * SUM, true))
			throw damaged("A part of the index is not as it was written.");
	}

	/** The block that was read last: what is read next often stands in it, too. */
	let last = -1;
	let lastBytes: Uint8Array = NOTHING;

	function blockAt(block: number): Uint8Array {
		if (block !== last) {
			lastBytes = own.get(block) ?? readBlock(block);
			last = block;
		}
		return lastBytes;
	}

	function readBlock(block: number): Uint8Array {
		const bytes = new Uint8Array(Math.min(BLOCK, length - block * BLOCK));
		fill(bytes, block * BLOCK);
		prove(block, bytes);
		own.put(block, bytes);
		return bytes;
	}

	/** Reads past the cache, into the room if there is enough of it. */
	function readThrough(start: number, end: number, room: Uint8Array): Uint8Array {
		const first = Math.floor(start / BLOCK);
		const from = first * BLOCK;
		const size = Math.min(length, Math.ceil(end / BLOCK) * BLOCK) - from;
		const bytes = size <= room.length ? room.subarray(0, size) : new Uint8Array(size);
		fill(bytes, from);
		for (let at = 0; at < size; at += BLOCK) prove(first + at / BLOCK, bytes.subarray(at, at + BLOCK));
		return bytes.subarray(start - from, end - from);
	}

	function check(start: number, end: number): void {
		if (start < 0 || end > length || start > end) throw damaged("The index ends too early.");
	}

	return {
		length,
		read(start, end) {
			check(start, end);
			if (start === end) return NOTHING;
			const first = Math.floor(start / BLOCK);
			const last = Math.floor((end - 1) / BLOCK);
			if (first === last) return blockAt(first).subarray(start - first * BLOCK, end - first * BLOCK);
			// so many would only push others out of the cache
			if (last - first >= MANY_BLOCKS) return readThrough(start, end, NOTHING);
			const bytes = new Uint8Array(end - start);
			for (let block = first; block <= last; block++) {
				const from = Math.max(start, block * BLOCK);
				const to = Math.min(end, (block + 1) * BLOCK);
				bytes.set(blockAt(block).subarray(from - block * BLOCK, to - block * BLOCK), from - start);
			}
			return bytes;
		},
		readOnce(start, end) {
			check(start, end);
			return start === end ? NOTHING : readThrough(start, end, onceRoom);
		},
	};
}

const NOTHING = new Uint8Array(0);
/** What is read once is read into this room. */
const onceRoom = new Uint8Array(8 * BLOCK);

const MANY_BLOCKS = 16;

function readTail(file: OpenFile, name: string): { length: number; sums: DataView } {
	const foreign = new DamagedIndexError("This is no part of an index.");
	if (file.length < FOOTER) throw foreign;
	const footer = new DataView(new ArrayBuffer(FOOTER));
	if (file.read(new Uint8Array(footer.buffer), file.length - FOOTER) !== FOOTER) throw foreign;
	const length = footer.getFloat64(0, true);
	if (footer.getUint32(16, true) !== MAGIC) throw foreign;
	if (footer.getUint32(12, true) !== CHECKED_VERSION || footer.getUint32(8, true) !== BLOCK)
		throw new DamagedIndexError("The index is of another version of this program.");
	const blocks = Math.ceil(length / BLOCK);
	const size = blocks * SUM + FOOTER;
	if (!(length >= 0) || length + size !== file.length)
		throw new DamagedIndexError("The index ends too early.");
	const tail = new Uint8Array(size);
	if (file.read(tail, length) !== size || nameOf(tail) !== name)
		throw new DamagedIndexError("A part of the index is not as it was written.");
	return { length, sums: new DataView(tail.buffer, 0, blocks * SUM) };
}
