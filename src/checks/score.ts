import { type SlotCheck, wordsOf } from "./types.js";

/** "2-1": a result, whichever side is named first. */
export const score: SlotCheck = {
	kind: "score",
	accepts: ({ mention }) => mention.type === "quantity" && mention.measure === "score",
	compare(draft, source) {
		const a = draft.slot.mention;
		const b = source.slot.mention;
		if (a.type !== "quantity" || b.type !== "quantity" || b.measure !== "score") return { relation: "apart" };
		const same = (a.value === b.value && a.other === b.other) || (a.value === b.other && a.other === b.value);
		const working = `source: ${wordsOf(source)}; draft: ${wordsOf(draft)}`;
		return same
			? { relation: "equal", working }
			: { relation: "exclusive", working, replacement: wordsOf(source) };
	},
};
