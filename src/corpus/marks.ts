import { conversionsOf, mayConvert } from "../claims/conversion.js";
import { mayConvertMoney } from "../claims/currency.js";
import { type FactsContext, factsOf } from "../claims/facts.js";
import type { LiveSegment } from "./live-segment.js";
import type { Reading } from "./read-source.js";
import type { FoundPassage } from "./saying.js";
import { contextOf } from "./stored-source.js";

/** Among the keys of a passage that gives an amount in two currencies; no word of a text is this. */
export const MONEY_PAIR = "\u0000money pair";

/** Tells of the sentences of one source whether they give an amount in two currencies. */
export function moneyPairFinder(text: string, { published }: Reading): (sentence: string) => boolean {
	let context: FactsContext | undefined;
	return (sentence) => {
		if (!mayConvertMoney(sentence) || !mayConvert(sentence)) return false;
		context ??= contextOf(text, published);
		return conversionsOf(factsOf(sentence, context)).some(({ type }) => type === "currency");
	};
}

/** The passages with a mark, in no order. */
export function passagesMarked(segments: readonly LiveSegment[], mark: string): FoundPassage[] {
	return segments.flatMap((live) => {
		const { segment, isLive } = live;
		const entry = segment.lexicon.find(mark);
		if (!entry) return [];
		const found: FoundPassage[] = [];
		const list = segment.postings(entry);
		for (let block = 0; block < list.blocks; block++) {
			const length = list.decode(block);
			for (const passage of list.ids.subarray(0, length))
				if (isLive(segment.documentOf(passage))) found.push({ live, passage });
		}
		return found;
	});
}
