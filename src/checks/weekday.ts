import { compareDates } from "../claims/date-relation.js";
import { type SlotCheck, wordsOf } from "./types.js";

/** "on Tuesday": the day of the week something was or will be. */
export const weekday: SlotCheck = {
	kind: "weekday",
	accepts: ({ mention }) => mention.type === "date" && mention.grain === "weekday",
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
