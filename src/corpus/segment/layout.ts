import { type ByteSink, type ByteSource, type Packing, sliceOf } from "./byte-source.js";
import { createReader, createWriter, DamagedIndexError } from "./bytes.js";

/**
 * A segment is its sections one behind the other, then a table of them, then eight bytes that tell the table's length
 * and that this is a segment. The number is raised when a section is written otherwise than before.
 */
export const SEGMENT_VERSION = 8;

const MAGIC = 0x53424f43;
const TAIL = 8;

export const sectionNames = [
	"records",
	"recordGroups",
	"heads",
	"headGroups",
	"units",
	"unitGroups",
	"ids",
	"unitKeys",
	"documents",
	"order",
	"tables",
	"lengths",
	"postings",
	"words",
	"wordGroups",
	"runs",
	"runGroups",
] as const;
export type SectionName = (typeof sectionNames)[number];

export interface SegmentCounts {
	readonly documents: number;
	readonly units: number;
	readonly passages: number;
	readonly quotations: number;
	/** Keys of all passages, repeated ones counted again. */
	readonly keys: number;
}

export interface SegmentWriter {
	/** Everything written from now on is of this section; each is begun once. */
	begin(name: SectionName): void;
	write(bytes: Uint8Array): void;
	/** A section that is there as a whole. */
	whole(name: SectionName, bytes: Uint8Array): void;
	end(counts: SegmentCounts, packing: Packing): void;
}

export function createSegmentWriter(sink: ByteSink): SegmentWriter {
	const starts = new Map<SectionName, { start: number; length: number }>();
	let total = 0;
	let open: { start: number; length: number } | undefined;
	function write(bytes: Uint8Array): void {
		sink.write(bytes);
		total += bytes.length;
		if (open) open.length += bytes.length;
	}
	function begin(name: SectionName): void {
		open = { start: total, length: 0 };
		starts.set(name, open);
	}
	return {
		begin,
		write,
		whole(name, bytes) {
			begin(name);
			write(bytes);
		},
		end(counts, packing) {
			open = undefined;
			const table = createWriter();
			table.varint(SEGMENT_VERSION);
			table.text(packing.name);
			for (const key of countNames) table.varint(counts[key]);
			for (const name of sectionNames) {
				const { start, length } = starts.get(name) ?? { start: total, length: 0 };
				table.varint(start);
				table.varint(length);
			}
			const told = table.take();
			const tail = new DataView(new ArrayBuffer(TAIL));
			tail.setUint32(0, told.length, true);
			tail.setUint32(4, MAGIC, true);
			write(told);
			write(new Uint8Array(tail.buffer));
		},
	};
}

const countNames: readonly (keyof SegmentCounts)[] = ["documents", "units", "passages", "quotations", "keys"];

export interface SegmentLayout {
	readonly counts: SegmentCounts;
	section(name: SectionName): ByteSource;
}

/** Reads the table of a segment's sections. Throws `DamagedIndexError` when it is none that this program wrote. */
export function readLayout(source: ByteSource, packing: Packing): SegmentLayout {
	if (source.length < TAIL) throw new DamagedIndexError("This is no segment of an index.");
	const end = source.length - TAIL;
	const bytes = source.read(end, source.length);
	const tail = new DataView(bytes.buffer, bytes.byteOffset, TAIL);
	const length = tail.getUint32(0, true);
	if (tail.getUint32(4, true) !== MAGIC || length > end)
		throw new DamagedIndexError("This is no segment of an index.");
	const table = createReader(source.read(end - length, end));
	if (table.varint() !== SEGMENT_VERSION)
		throw new DamagedIndexError("The index is of another version of this program.");
	if (table.text() !== packing.name) throw new DamagedIndexError("The index is packed in another way.");
	const counts = Object.fromEntries(countNames.map((name) => [name, table.varint()])) as Record<
		keyof SegmentCounts,
		number
	>;
	const places = new Map(sectionNames.map((name) => [name, [table.varint(), table.varint()] as const]));
	return {
		counts,
		section(name) {
			const [start, size] = places.get(name) ?? [0, 0];
			if (start + size > end) throw new DamagedIndexError("The index ends too early.");
			return sliceOf(source, start, size);
		},
	};
}
