import { DamagedIndexError } from "./bytes.js";

/** Bytes that are read in parts: those of a file, or an array in memory. */
export interface ByteSource {
	readonly length: number;
	/** The bytes of `[start, end)`; a view that must not be changed. Throws `DamagedIndexError` when they are not there. */
	read(start: number, end: number): Uint8Array;
	/**
	 * The same of what is hardly asked for again: nothing is kept of it, and the view holds only until this is called
	 * the next time.
	 */
	readOnce(start: number, end: number): Uint8Array;
}

/** Takes bytes in the order in which they are to stand. */
export interface ByteSink {
	write(bytes: Uint8Array): void;
}

/** How bytes are made smaller where they are kept. */
export interface Packing {
	/** Kept with the bytes: they are read with the packing that wrote them. */
	readonly name: string;
	/** Whether it makes a difference to be told what bytes are like. */
	readonly learns: boolean;
	/** `like`: bytes of the same kind, which are needed again to unpack; what they have in common is not written anew. */
	pack(bytes: Uint8Array, like?: Uint8Array): Uint8Array;
	/** `length`: how many bytes there were. */
	unpack(bytes: Uint8Array, length: number, like?: Uint8Array): Uint8Array;
}

/** Leaves bytes as they are. */
export const unpacked: Packing = {
	name: "none",
	learns: false,
	pack: (bytes) => bytes,
	unpack: (bytes) => bytes,
};

export function memorySource(bytes: Uint8Array): ByteSource {
	function read(start: number, end: number): Uint8Array {
		if (start < 0 || end > bytes.length || start > end)
			throw new DamagedIndexError("The index ends too early.");
		return bytes.subarray(start, end);
	}
	return { length: bytes.length, read, readOnce: read };
}

/** The same bytes, which are asked for again even where they are said to be read once. */
export function kept(source: ByteSource): ByteSource {
	return { ...source, readOnce: source.read };
}

/** A part of a source, as a source of its own. */
export function sliceOf(source: ByteSource, start: number, length: number): ByteSource {
	function check(from: number, to: number): void {
		if (from < 0 || to > length || from > to) throw new DamagedIndexError("The index ends too early.");
	}
	return {
		length,
		read(from, to) {
			check(from, to);
			return source.read(start + from, start + to);
		},
		readOnce(from, to) {
			check(from, to);
			return source.readOnce(start + from, start + to);
		},
	};
}
