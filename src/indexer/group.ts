import type { UnitNames } from "../corpus/attach.js";
import { createSegmentBuilder, type Unit } from "../corpus/segment/build.js";
import { createWriter } from "../corpus/segment/bytes.js";
import { deflated } from "./packing.js";

/** Units are made a segment in groups of so many sources, and fewer where they are long. */
const GROUP = 2048;
export const GROUP_BYTES = 48_000_000;

/** Units that will be one segment. */
export interface Group {
	/** In the order in which they were added. */
	readonly units: readonly UnitNames[];
	add(unit: Unit): void;
	isFull(): boolean;
	/** The segment: a view, of a larger room often. */
	finish(): Uint8Array<ArrayBuffer>;
}

/** Begins a group that is full when it takes about so many bytes of memory. The segment is written in `room`, if it fits. */
export function beginGroup(mostBytes = GROUP_BYTES, room?: ArrayBuffer): Group {
	const bytes = createWriter(room);
	const builder = createSegmentBuilder({ write: bytes.bytes }, deflated);
	const units: UnitNames[] = [];
	return {
		units,
		add(unit) {
			builder.add(unit);
			units.push({ key: unit.key, ids: unit.sources.map(({ id }) => id) });
		},
		isFull: () =>
			builder.documents >= GROUP || units.length >= GROUP || bytes.length + builder.held >= mostBytes,
		finish() {
			builder.finish();
			return bytes.release();
		},
	};
}
