import type { ByteSource, Packing } from "./byte-source.js";
import { createReader, createWriter, DamagedIndexError } from "./bytes.js";

/** Items that are packed in groups: together they become smaller than each alone, and a few are read without the rest. */
export interface GroupedWriter {
	add(item: Uint8Array): void;
	/** Takes over a group as another writer packed it. */
	addPacked(packed: Uint8Array, items: number): void;
	/** Writes what is left and gives the directory of the groups. */
	finish(): Uint8Array;
}

/** A group is closed when it holds so many bytes, or so many items. */
export interface GroupSize {
	readonly bytes: number;
	readonly items: number;
}

export function createGroupedWriter(
	size: GroupSize,
	packing: Packing,
	write: (bytes: Uint8Array) => void,
): GroupedWriter {
	const directory = createWriter();
	let items: Uint8Array[] = [];
	let held = 0;
	let groups = 0;

	function addPacked(packed: Uint8Array, count: number): void {
		if (items.length > 0) close();
		directory.varint(count);
		directory.varint(packed.length);
		groups++;
		write(packed);
	}

	function close(): void {
		const group = createWriter(held + 4 * items.length + 8);
		for (const item of items) group.varint(item.length);
		for (const item of items) group.bytes(item);
		const count = items.length;
		items = [];
		held = 0;
		addPacked(packing.pack(group.take()), count);
	}

	return {
		add(item) {
			items.push(item);
			held += item.length;
			if (held >= size.bytes || items.length >= size.items) close();
		},
		addPacked,
		finish() {
			if (items.length > 0) close();
			const told = createWriter(directory.length + 8);
			told.varint(groups);
			told.bytes(directory.take());
			return told.take();
		},
	};
}

export interface Grouped {
	readonly size: number;
	read(item: number): Uint8Array;
	/** The groups as they are packed, in order. */
	packed(): Generator<{ readonly first: number; readonly items: number; readonly bytes: Uint8Array }, void>;
}

/** Opens packed items; `kept` groups stay unpacked, those that were asked for last. */
export function openGrouped(
	data: ByteSource,
	directory: Uint8Array,
	packing: Packing,
	kept: number,
): Grouped {
	const told = createReader(directory);
	const count = told.varint();
	const firsts = new Uint32Array(count + 1);
	const starts = new Uint32Array(count + 1);
	for (let group = 0; group < count; group++) {
		firsts[group + 1] = (firsts[group] ?? 0) + told.varint();
		starts[group + 1] = (starts[group] ?? 0) + told.varint();
	}
	const size = firsts[count] ?? 0;
	const open = new Map<number, Uint8Array[]>();

	function groupOf(item: number): number {
		let low = 0;
		let high = count - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((firsts[middle] ?? 0) <= item) low = middle;
			else high = middle - 1;
		}
		return low;
	}

	function itemsOf(group: number): Uint8Array[] {
		const known = open.get(group);
		if (known) {
			open.delete(group);
			open.set(group, known);
			return known;
		}
		const bytes = packing.unpack(data.read(starts[group] ?? 0, starts[group + 1] ?? 0));
		const reader = createReader(bytes);
		const most = (firsts[group + 1] ?? 0) - (firsts[group] ?? 0);
		const lengths = Array.from({ length: most }, () => reader.varint());
		const items = lengths.map((length) => reader.bytes(length));
		open.set(group, items);
		const [oldest] = open.keys();
		if (open.size > kept && oldest !== undefined) open.delete(oldest);
		return items;
	}

	return {
		size,
		read(item) {
			const group = groupOf(item);
			const found = itemsOf(group)[item - (firsts[group] ?? 0)];
			if (!found) throw new DamagedIndexError("The index does not hold a source that it tells of.");
			return found;
		},
		*packed() {
			for (let group = 0; group < count; group++) {
				const first = firsts[group] ?? 0;
				const bytes = data.read(starts[group] ?? 0, starts[group + 1] ?? 0);
				yield { first, items: (firsts[group + 1] ?? 0) - first, bytes };
			}
		},
	};
}
