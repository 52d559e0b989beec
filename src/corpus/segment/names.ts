import type { ByteSource } from "./byte-source.js";
import { createReader, createWriter } from "./bytes.js";

/** FNV-1a over UTF-16 code units, mixed, as an unsigned number. */
function hashOf(name: string): number {
	let value = 0x811c9dc5;
	for (let i = 0; i < name.length; i++) value = Math.imul(value ^ name.charCodeAt(i), 0x01000193);
	value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
	return (value ^ (value >>> 13)) >>> 0;
}

/** Names by their hashes, so that one is found among many without reading the others. */
export interface NamesWriter {
	add(name: string, number: number): void;
	/** Takes over a name of which only the hash is known. */
	addHash(hash: number, number: number): void;
	take(): Uint8Array;
}

export function createNamesWriter(): NamesWriter {
	const entries: { hash: number; number: number }[] = [];
	return {
		add: (name, number) => void entries.push({ hash: hashOf(name), number }),
		addHash: (hash, number) => void entries.push({ hash, number }),
		take() {
			const writer = createWriter(entries.length * 6 + 8);
			writer.varint(entries.length);
			let last = 0;
			for (const { hash, number } of entries.sort((a, b) => a.hash - b.hash || a.number - b.number)) {
				writer.varint(hash - last);
				writer.varint(number);
				last = hash;
			}
			return writer.take();
		},
	};
}

export interface Names {
	/** The numbers that may have the name; whether they do must be looked up. */
	find(name: string): number[];
	all(): Generator<readonly [hash: number, number: number], void>;
}

/** Opens a table of names; it is read when the first name is asked for. */
export function openNames(source: ByteSource): Names {
	let opened: { hashes: Uint32Array; numbers: Uint32Array } | undefined;

	function table(): { hashes: Uint32Array; numbers: Uint32Array } {
		if (opened) return opened;
		const reader = createReader(source.read(0, source.length));
		const size = reader.varint();
		const hashes = new Uint32Array(size);
		const numbers = new Uint32Array(size);
		let last = 0;
		for (let i = 0; i < size; i++) {
			last += reader.varint();
			hashes[i] = last;
			numbers[i] = reader.varint();
		}
		opened = { hashes, numbers };
		return opened;
	}

	return {
		find(name) {
			const { hashes, numbers } = table();
			const wanted = hashOf(name);
			let low = 0;
			let high = hashes.length;
			while (low < high) {
				const middle = (low + high) >> 1;
				if ((hashes[middle] ?? 0) < wanted) low = middle + 1;
				else high = middle;
			}
			const found: number[] = [];
			for (; low < hashes.length && hashes[low] === wanted; low++) found.push(numbers[low] ?? 0);
			return found;
		},
		*all() {
			const { hashes, numbers } = table();
			for (let i = 0; i < hashes.length; i++) yield [hashes[i] ?? 0, numbers[i] ?? 0];
		},
	};
}
