import type { IntervalRelation } from "./interval.js";
import type { TimeOfDay } from "./types.js";

const DAY = 24 * 60;
const HALF_DAY = 12 * 60;
/** "About 3 pm" and "shortly after 3 pm" reach this many minutes. */
const ABOUT = 30;

/** How two times of day stand to each other; "apart" when their zones differ or one is a vague part of the day. */
export function compareTimes(draft: TimeOfDay, source: TimeOfDay): IntervalRelation | "apart" {
	if (draft.zone !== undefined && source.zone !== undefined && draft.zone !== source.zone) return "apart";
	const draftIsPart = draft.from !== draft.to;
	const sourceIsPart = source.from !== source.to;
	if (draftIsPart && sourceIsPart) {
		if (draft.from === source.from && draft.to === source.to) return "equal";
		return draft.from < source.to && source.from < draft.to ? "compatible" : "exclusive";
	}
	if (draftIsPart) return holds(draft, source) ? "implied" : "apart";
	if (sourceIsPart) return holds(source, draft) ? "compatible" : "apart";
	const cycle = draft.eitherHalf || source.eitherHalf ? HALF_DAY : DAY;
	const difference = Math.abs(draft.from - source.from) % cycle;
	const off = Math.min(difference, cycle - difference);
	if (off === 0) return "equal";
	if (!draft.about && !source.about) return "exclusive";
	return off <= ABOUT ? "compatible" : "exclusive";
}

function holds(part: TimeOfDay, point: TimeOfDay): boolean {
	const times = point.eitherHalf ? [point.from, point.from + HALF_DAY] : [point.from, point.from + DAY];
	return times.some((time) => part.from <= time && time < part.to);
}
