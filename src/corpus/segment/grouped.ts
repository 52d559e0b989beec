import type { ByteSource, Packing } from "./byte-source.js";
import { createReader, createWriter, DamagedIndexError } from "./bytes.js";

/** Bytes of one or more kinds: those of each kind are packed together, since they are more alike than others. */
export type Item = readonly Uint8Array[];

/** Items that are packed in groups: together they become smaller than each alone, and a few are read without the rest. */
export interface GroupedWriter {
	add(item: Item): void;
	/** Takes over a group as another writer packed it. */
	addPacked(packed: Uint8Array, items: number): void;
	/** Writes what is left and gives the directory of the groups. */
	finish(): Uint8Array;
}

export interface GroupForm {
	/** A group is closed when it holds so many bytes, or so many items. */
	readonly bytes: number;
	readonly items: number;
	/** The kinds of bytes that each item has. Plain ones would not become smaller. */
	readonly strands: readonly ("packed" | "plain")[];
}

export function createGroupedWriter(
	{ bytes, items: most, strands }: GroupForm,
	packing: Packing,
	write: (bytes: Uint8Array) => void,
): GroupedWriter {
	const directory = createWriter();
	let items: Item[] = [];
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
		const own = items;
		items = [];
		const group = createWriter(held + 64);
		for (const [strand, form] of strands.entries()) {
			const together = createWriter(held + 8 * own.length * strands.length);
			// the first strand tells how long all are
			if (strand === 0) for (const item of own) for (const part of item) together.varint(part.length);
			for (const item of own) together.bytes(item[strand] ?? NOTHING);
			const plain = together.release();
			const packed = form === "packed" ? packing.pack(plain) : plain;
			group.varint(packed.length);
			group.bytes(packed);
		}
		held = 0;
		addPacked(group.release(), own.length);
	}

	return {
		add(item) {
			items.push(item);
			for (const part of item) held += part.length;
			if (held >= bytes || items.length >= most) close();
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

const NOTHING = new Uint8Array(0);

export interface Grouped {
	readonly size: number;
	read(item: number): Item;
	/** The groups as they are packed, in order. */
	packed(): Generator<{ readonly first: number; readonly items: number; readonly bytes: Uint8Array }, void>;
}

/** Opens packed items; `kept` groups stay unpacked, those that were asked for last. */
export function openGrouped(
	data: ByteSource,
	directory: Uint8Array,
	{ strands }: Pick<GroupForm, "strands">,
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
	const open = new Map<number, Item[]>();

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

	function itemsOf(group: number): Item[] {
		const known = open.get(group);
		if (known) {
			open.delete(group);
			open.set(group, known);
			return known;
		}
		const packed = createReader(data.read(starts[group] ?? 0, starts[group + 1] ?? 0));
		const readers = strands.map((form) => {
			const bytes = packed.bytes(packed.varint());
			return createReader(form === "packed" ? packing.unpack(bytes) : bytes);
		});
		const size = (firsts[group + 1] ?? 0) - (firsts[group] ?? 0);
		const lengths = Array.from({ length: size }, () => strands.map(() => readers[0]?.varint() ?? 0));
		const items = lengths.map((own) => readers.map((reader, strand) => reader.bytes(own[strand] ?? 0)));
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
