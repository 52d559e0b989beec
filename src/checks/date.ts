import { compareBirths, shareAName } from "../claims/birth.js";
import { compareDates } from "../claims/date-relation.js";
import { dateInStyle } from "./style.js";
import { type Comparison, type Side, type SlotCheck, wordsOf } from "./types.js";

/** "in 2022", "30 October 2025", "last week": when something was; a date of birth beside an age as well. */
export const date: SlotCheck = {
	kind: "date",
	accepts: ({ mention }) =>
		mention.type === "date" && mention.grain !== "weekday" && mention.grain !== "time",
	compare(draft, source) {
		const a = draft.slot.mention;
		const b = source.slot.mention;
		if (a.type !== "date") return { relation: "apart" };
		if (b.type !== "date") return besideAge(draft, source);
		const relation = compareDates(a, b);
		const working = `source: ${wordsOf(source)}; draft: ${wordsOf(draft)}`;
		return relation === "exclusive"
			? { relation, working, replacement: dateInStyle(draft, source) }
			: { relation, working };
	},
};

function besideAge(draft: Side, source: Side): Comparison {
	const [born, aged] = [draft.slot.birth, source.slot.birth];
	if (born?.by !== "date" || aged?.by !== "age" || !shareAName(draft.text, source.text))
		return { relation: "apart" };
	const relation = compareBirths(born, aged);
	if (!relation) return { relation: "apart" };
	const working = `source: ${wordsOf(source)}, so born from ${aged.from} to ${aged.to}; draft: born ${wordsOf(draft)}`;
	return { relation, working };
}
