import type { LiveSegment } from "./live-segment.js";
import type { SegmentStore } from "./segment-store.js";

/** A unit of a segment that was just made: its key, and the ids of its sources. */
export interface UnitNames {
	readonly key: string;
	readonly ids: readonly string[];
}

/** Removes a unit with what sources it has left, wherever it is. Whether there was one. */
export function removeUnit(segments: readonly LiveSegment[], key: string): boolean {
	let found = false;
	for (const live of segments) {
		for (const unit of live.segment.findUnits(key)) {
			if (!live.isLiveUnit(unit)) continue;
			live.removeUnit(unit);
			found = true;
		}
	}
	return found;
}

/**
 * Puts a new segment beside those of a store, in place of the units and the sources of the same names; `units` are the
 * segment's own, in order. Of two with one name in it the later one stays.
 */
export function attachSegment(store: SegmentStore, live: LiveSegment, units: readonly UnitNames[]): void {
	const last = new Map(units.map(({ key }, unit) => [key, unit]));
	for (const [unit, { key }] of units.entries()) {
		if (last.get(key) === unit) removeUnit(store.segments, key);
		else live.removeUnit(unit);
	}
	const ids = units.flatMap((unit) => unit.ids);
	const lastOfId = new Map(ids.map((id, document) => [id, document]));
	for (const [document, id] of ids.entries()) {
		if (!live.isLive(document)) continue;
		if (lastOfId.get(id) !== document) live.remove(document);
		else removeSource(store, id);
	}
	store.use([...store.segments, live], true);
}

function removeSource(store: SegmentStore, id: string): void {
	const place = store.find(id);
	place?.live.remove(place.document);
}
