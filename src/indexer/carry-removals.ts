import type { LiveSegment } from "../corpus/live-segment.js";

/**
 * Removes from a merged segment what was removed from its parts while it was being made. `before` is what was merged, in
 * order; `now` the same segments as they are.
 */
export function carryRemovals(
	before: readonly LiveSegment[],
	now: readonly LiveSegment[],
	merged: LiveSegment,
): void {
	let document = 0;
	let unit = 0;
	for (const [i, was] of before.entries()) {
		const is = now[i];
		const { documents, units } = was.segment.counts;
		for (let at = 0; at < documents; at++) {
			if (!was.isLive(at)) continue;
			if (!is?.isLive(at)) merged.remove(document);
			document++;
		}
		for (let at = 0; at < units; at++) {
			if (!was.isLiveUnit(at)) continue;
			if (!is?.isLiveUnit(at)) merged.removeUnit(unit);
			unit++;
		}
	}
}
