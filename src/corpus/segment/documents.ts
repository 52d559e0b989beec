import { createReader, createWriter } from "./bytes.js";

/** Where the passages and quotations of each document begin in the segment's numbering, and the unit it came from. */
export interface DocumentTable {
	readonly size: number;
	/** Of each document its first passage; behind the last, how many passages there are. */
	readonly passages: Uint32Array;
	readonly quotations: Uint32Array;
	readonly units: Uint32Array;
}

export interface DocumentsWriter {
	add(unit: number, passages: number, quotations: number): void;
	take(): Uint8Array;
}

export function createDocumentsWriter(): DocumentsWriter {
	const writer = createWriter();
	let last = 0;
	return {
		add(unit, passages, quotations) {
			writer.varint(unit - last);
			writer.varint(passages);
			writer.varint(quotations);
			last = unit;
		},
		take: () => writer.take(),
	};
}

export function readDocuments(bytes: Uint8Array, size: number): DocumentTable {
	const reader = createReader(bytes);
	const passages = new Uint32Array(size + 1);
	const quotations = new Uint32Array(size + 1);
	const units = new Uint32Array(size);
	let unit = 0;
	for (let i = 0; i < size; i++) {
		unit += reader.varint();
		units[i] = unit;
		passages[i + 1] = (passages[i] ?? 0) + reader.varint();
		quotations[i + 1] = (quotations[i] ?? 0) + reader.varint();
	}
	return { size, passages, quotations, units };
}

/** The document that holds a passage or a quotation, by their first numbers. */
export function documentAt(firsts: Uint32Array, number: number): number {
	let low = 0;
	let high = firsts.length - 2;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((firsts[middle] ?? 0) <= number) low = middle;
		else high = middle - 1;
	}
	return low;
}

/** Where the first number of a rising row stands that is not below `wanted`. */
export function firstOf(rising: Uint32Array, wanted: number): number {
	let low = 0;
	let high = rising.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((rising[middle] ?? 0) < wanted) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Lengths of passages in keys, a byte each; longer ones than a byte holds are told apart. */
const LONG = 255;

export function writeLengths(lengths: ArrayLike<number>, count: number): Uint8Array {
	const writer = createWriter(count + 64);
	const longs: number[] = [];
	for (let i = 0; i < count; i++) if ((lengths[i] ?? 0) >= LONG) longs.push(i);
	writer.varint(longs.length);
	for (const i of longs) {
		writer.varint(i);
		writer.varint(lengths[i] ?? 0);
	}
	for (let i = 0; i < count; i++) writer.byte(Math.min(LONG, lengths[i] ?? 0));
	return writer.take();
}

export interface Lengths {
	/** The lengths, 255 for the longer ones. */
	readonly short: Uint8Array;
	of(passage: number): number;
}

export function readLengths(bytes: Uint8Array, count: number): Lengths {
	const reader = createReader(bytes);
	const longs = new Map<number, number>();
	for (let left = reader.varint(); left > 0; left--) longs.set(reader.varint(), reader.varint());
	// a copy: the bytes may be a view of a page that should not be kept alive
	const short = reader.bytes(count).slice();
	return {
		short,
		of(passage) {
			const length = short[passage] ?? 0;
			return length === LONG ? (longs.get(passage) ?? LONG) : length;
		},
	};
}

/** Writes numbers that rise. */
export function writeNumbers(numbers: readonly number[]): Uint8Array {
	const writer = createWriter();
	writer.varint(numbers.length);
	let last = 0;
	for (const number of numbers) {
		writer.varint(number - last);
		last = number;
	}
	return writer.take();
}

export function readNumbers(bytes: Uint8Array): number[] {
	const reader = createReader(bytes);
	const numbers: number[] = [];
	let last = 0;
	for (let left = reader.varint(); left > 0; left--) {
		last += reader.varint();
		numbers.push(last);
	}
	return numbers;
}
