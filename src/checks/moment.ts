import { compareDates } from "../claims/date-relation.js";
import { type Comparison, type Side, wordsOf } from "./types.js";

/** Holds two dates of one grain beside each other, each quoted as printed. */
export function compareMoments(draft: Side, source: Side): Comparison {
	const a = draft.slot.mention;
	const b = source.slot.mention;
	if (a.type !== "date" || b.type !== "date") return { relation: "apart" };
	const relation = compareDates(a, b);
	const working = `source: ${wordsOf(source)}; draft: ${wordsOf(draft)}`;
	return relation === "exclusive"
		? { relation, working, replacement: wordsOf(source) }
		: { relation, working };
}
