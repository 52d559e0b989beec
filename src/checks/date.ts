import { compareDates } from "../claims/date-relation.js";
import type { SlotCheck } from "./types.js";
import { wordsOf } from "./types.js";

/** "in 2022", "30 October 2025", "last week": when something was. */
export const date: SlotCheck = {
	kind: "date",
	accepts: ({ mention }) =>
		mention.type === "date" && mention.grain !== "weekday" && mention.grain !== "time",
	compare(draft, source) {
		const a = draft.slot.mention;
		const b = source.slot.mention;
		if (a.type !== "date" || b.type !== "date") return { relation: "apart" };
		const relation = compareDates(a, b);
		const working = `source: ${wordsOf(source)}; draft: ${wordsOf(draft)}`;
		return relation === "exclusive"
			? { relation, working, replacement: wordsOf(source) }
			: { relation, working };
	},
};
