import { type SlotCheck, wordsOf } from "./types.js";

/** "Highway 36", "Part 2": the number that tells one of several things of a name from the others. */
export const designation: SlotCheck = {
	kind: "designation",
	accepts: ({ mention }) => mention.type === "quantity" && mention.measure === "designation",
	compare(draft, source) {
		const a = draft.slot.mention;
		const b = source.slot.mention;
		if (a.type !== "quantity" || b.type !== "quantity" || a.measure !== b.measure || a.unit !== b.unit)
			return { relation: "apart" };
		const working = `source: ${wordsOf(source)}; draft: ${wordsOf(draft)}`;
		if (a.value === b.value) return { relation: "equal", working };
		const { start, end } = a.number;
		const replacement = `${draft.text.slice(draft.slot.start, start)}${source.text.slice(b.number.start, b.number.end)}${draft.text.slice(end, draft.slot.end)}`;
		return { relation: "exclusive", working, replacement };
	},
};
