import { compareDates } from "../claims/date-relation.js";
import { type SlotCheck, wordsOf } from "./types.js";

/** "at 3 pm", "on Tuesday evening": the time of day that something was or will be. */
export const time: SlotCheck = {
	kind: "time",
	accepts: ({ mention }) => mention.type === "date" && mention.grain === "time",
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
