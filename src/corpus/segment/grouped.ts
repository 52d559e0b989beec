import type { ByteSource, Packing } from "./byte-source.js";
import { createReader, createWriter, DamagedIndexError } from "./bytes.js";

/** Bytes of one or more kinds: those of each kind are packed together, since they are more alike than others. */
export type Item = readonly Uint8Array[];

/** Items that are packed in groups: together they become smaller than each alone, and a few are read without the rest. */
export interface GroupedWriter {
	add(item: Item): void;
	/**
	 * Takes over a group as another writer packed it; gives its number here. `pattern` is the number here of the first
	 * group of the pattern that it was packed like.
	 */
	addPacked(packed: Uint8Array, items: number, pattern?: number): number;
	/** Writes what is left and gives the directory of the groups. */
	finish(): Uint8Array;
}

export interface GroupForm {
	/** A group is closed when it holds so many bytes, or so many items. */
	readonly bytes: number;
	readonly items: number;
	/** The kinds of bytes that each item has. Plain ones would not become smaller. */
	readonly strands: readonly ("packed" | "plain")[];
	/**
	 * So many of the first groups of a segment are the pattern of those behind them: what both have in common is not
	 * written again. More groups pack better, fewer open faster, as a pattern is read before the first group that is
	 * packed like it. 0 for none.
	 */
	readonly pattern: number;
}

export function createGroupedWriter(
	{ bytes, items: most, strands, pattern: patternSize }: GroupForm,
	packing: Packing,
	write: (bytes: Uint8Array) => void,
): GroupedWriter {
	const directory = createWriter();
	let items: Item[] = [];
	let held = 0;
	let groups = 0;
	/** The groups that later ones are packed like, strand by strand, and where they begin; they stand side by side. */
	let pattern: Uint8Array[][] = [];
	let patternAt = 0;
	/** The whole pattern, strand by strand. */
	let like: Uint8Array[] | undefined;

	function put(packed: Uint8Array, count: number, patternOf: number | undefined): number {
		directory.varint(count);
		directory.varint(packed.length);
		directory.varint(patternOf === undefined ? 0 : groups - patternOf);
		write(packed);
		return groups++;
	}

	function close(): void {
		const own = items;
		items = [];
		const group = createWriter(held + 64);
		const plains: Uint8Array[] = [];
		for (const [strand, form] of strands.entries()) {
			const together = createWriter(held + 8 * own.length * strands.length);
			// the first strand tells how long all are
			if (strand === 0) for (const item of own) for (const part of item) together.varint(part.length);
			for (const item of own) together.bytes(item[strand] ?? NOTHING);
			const plain = together.take();
			plains.push(plain);
			const packed = form === "packed" ? packing.pack(plain, like?.[strand]) : plain;
			group.varint(plain.length);
			group.varint(packed.length);
			group.bytes(packed);
		}
		held = 0;
		const number = put(group.release(), own.length, like && patternAt);
		if (patternSize === 0 || !packing.learns || like) return;
		if (patternAt + pattern.length !== number) pattern = [];
		if (pattern.length === 0) patternAt = number;
		pattern.push(plains);
		if (pattern.length === patternSize) like = strands.map((_, strand) => strandOf(pattern, strand));
	}

	return {
		add(item) {
			items.push(item);
			for (const part of item) held += part.length;
			if (held >= bytes || items.length >= most) close();
		},
		addPacked(packed, count, patternOf) {
			if (items.length > 0) close();
			return put(packed, count, patternOf);
		},
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

/** One strand of all groups of a pattern. */
function strandOf(pattern: readonly (readonly Uint8Array[])[], strand: number): Uint8Array {
	const together = createWriter();
	for (const strands of pattern) together.bytes(strands[strand] ?? NOTHING);
	return together.take();
}

export interface Grouped {
	readonly size: number;
	read(item: number): Item;
	/** The groups as they are packed, in order. */
	packed(): Generator<PackedGroup, void>;
}

export interface PackedGroup {
	readonly number: number;
	/** Its first item, and how many there are. */
	readonly first: number;
	readonly items: number;
	readonly bytes: Uint8Array;
	/** The number of the first group of the pattern that it was packed like. */
	readonly pattern: number | undefined;
}

/** A group as it was unpacked: its strands, and of each item in turn where it ends in each of them, behind where the first begins. */
interface OpenGroup {
	readonly strands: readonly Uint8Array[];
	readonly ends: Uint32Array;
}

const NONE = -1;
/** So many patterns stay unpacked: each is of some two thousand texts. */
const KEPT_PATTERNS = 128;

/** Opens packed items; `kept` groups stay unpacked, those that were asked for last. */
export function openGrouped(
	data: ByteSource,
	directory: Uint8Array,
	{ strands, pattern: patternSize }: Pick<GroupForm, "strands" | "pattern">,
	packing: Packing,
	kept: number,
): Grouped {
	const told = createReader(directory);
	const count = told.varint();
	const firsts = new Uint32Array(count + 1);
	const starts = new Uint32Array(count + 1);
	const patterns = new Int32Array(count).fill(NONE);
	for (let group = 0; group < count; group++) {
		firsts[group + 1] = (firsts[group] ?? 0) + told.varint();
		starts[group + 1] = (starts[group] ?? 0) + told.varint();
		const back = told.varint();
		if (back > group) throw new DamagedIndexError("The index tells of a pattern that is not there.");
		if (back > 0) patterns[group] = group - back;
	}
	const size = firsts[count] ?? 0;
	const open = new Map<number, OpenGroup>();
	/** The strands of the patterns that were needed, by their first groups. */
	const likes = new Map<number, Uint8Array[]>();

	function likeOf(pattern: number): Uint8Array[] {
		const known = likes.get(pattern);
		if (known) return known;
		const groups = Array.from({ length: patternSize }, (_, i) => strandsOf(pattern + i, undefined));
		const like = strands.map((_, strand) => strandOf(groups, strand));
		const [oldest] = likes.keys();
		if (likes.size >= KEPT_PATTERNS && oldest !== undefined) likes.delete(oldest);
		likes.set(pattern, like);
		return like;
	}

	function strandsOf(group: number, like: readonly Uint8Array[] | undefined): Uint8Array[] {
		const packed = createReader(data.readOnce(starts[group] ?? 0, starts[group + 1] ?? 0));
		return strands.map((form, strand) => {
			const length = packed.varint();
			const bytes = packed.bytes(packed.varint());
			const plain = form === "packed" ? packing.unpack(bytes, length, like?.[strand]) : bytes;
			if (plain.length !== length)
				throw new DamagedIndexError("The index holds texts that cannot be unpacked.");
			// what was read once does not stay as it is
			return plain === bytes ? bytes.slice() : plain;
		});
	}

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

	function openGroup(group: number): OpenGroup {
		const known = open.get(group);
		if (known) {
			open.delete(group);
			open.set(group, known);
			return known;
		}
		const pattern = patterns[group] ?? NONE;
		const like = pattern === NONE ? undefined : likeOf(pattern);
		const unpacked = strandsOf(group, like);
		const first = createReader(unpacked[0] ?? NOTHING);
		const size = (firsts[group + 1] ?? 0) - (firsts[group] ?? 0);
		const ends = new Uint32Array((size + 1) * strands.length);
		for (let i = 0; i < size * strands.length; i++)
			ends[i + strands.length] = (ends[i] ?? 0) + first.varint();
		// where the items of the first strand begin, behind the lengths
		for (let i = 0; i <= size; i++) ends[i * strands.length] = (ends[i * strands.length] ?? 0) + first.at;
		const opened = { strands: unpacked, ends };
		open.set(group, opened);
		const [oldest] = open.keys();
		if (open.size > kept && oldest !== undefined) open.delete(oldest);
		return opened;
	}

	return {
		size,
		read(item) {
			if (!(item < size)) throw new DamagedIndexError("The index does not hold a source that it tells of.");
			const group = groupOf(item);
			const { strands: unpacked, ends } = openGroup(group);
			const at = (item - (firsts[group] ?? 0)) * strands.length;
			return unpacked.map((bytes, strand) => {
				const end = ends[at + strands.length + strand] ?? 0;
				if (end > bytes.length) throw new DamagedIndexError("The index ends too early.");
				return bytes.subarray(ends[at + strand], end);
			});
		},
		*packed() {
			for (let group = 0; group < count; group++) {
				const first = firsts[group] ?? 0;
				const bytes = data.read(starts[group] ?? 0, starts[group + 1] ?? 0);
				const pattern = patterns[group] ?? NONE;
				const items = (firsts[group + 1] ?? 0) - first;
				yield { number: group, first, items, bytes, pattern: pattern === NONE ? undefined : pattern };
			}
		},
	};
}
