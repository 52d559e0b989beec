import { compareBirths, shareAName } from "../claims/birth.js";
import { asPrinted, figureCheck } from "./figure.js";
import { type SlotCheck, wordsOf } from "./types.js";

const ages = figureCheck("age", ["age"], asPrinted);

/** "aged 42", "the 42-year-old"; beside the date of birth of the same person as well. */
export const age: SlotCheck = {
	...ages,
	compare(draft, source) {
		const { birth } = draft.slot;
		if (!birth || source.slot.birth?.by !== "date") return ages.compare(draft, source);
		const relation = shareAName(draft.text, source.text) && compareBirths(birth, source.slot.birth);
		if (!relation) return { relation: "apart" };
		const working = `source: born ${wordsOf(source)}; draft: ${wordsOf(draft)}, so born from ${birth.from} to ${birth.to}`;
		return { relation, working };
	},
};
