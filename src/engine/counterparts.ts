import { compareDates } from "../claims/date-relation.js";
import type { Facts, Slot, Term } from "../claims/facts.js";
import { isNegationWord } from "../claims/negation.js";
import { areAntonyms, areSynonyms, similarity } from "../text/word-relations.js";

/** A content word or figure of a sentence, and what stands for it in a passage. */
export interface Item {
	/** Its first token. */
	readonly at: number;
	readonly start: number;
	readonly end: number;
	readonly weight: number;
	readonly proper: boolean;
	readonly figure: boolean;
	/** 0..1: 1 for the same word, less for one that means much the same; 0 when the passage has nothing of the kind. */
	readonly likeness: number;
	/** First tokens of the counterparts in the passage; of the likest words only. */
	readonly there: readonly number[];
	/** A word of the passage that means the opposite, where nothing there means the same. */
	readonly opposite?: number;
}

const FIGURE_WEIGHT = 0.8;
const SYNONYM = 0.85;
/** Words whose vectors are nearer than this are taken for counterparts, at a discount. */
const ALIKE = 0.55;
const ALIKE_WORTH = 0.8;

/** The items of a sentence in order, each with its counterpart in the passage. Negations are no items. */
export function counterparts(draft: Facts, passage: Facts): Item[] {
	const items: Item[] = [];
	for (const term of draft.terms) {
		if (isNegationWord(draft.tokens[term.at]?.lower ?? "")) continue;
		items.push(ofTerm(term, passage));
	}
	for (const slot of draft.slots) items.push(ofFigure(slot, passage));
	return items.sort((a, b) => a.at - b.at);
}

function ofTerm(term: Term, passage: Facts): Item {
	const { at, start, end, weight, proper } = term;
	const base = { at, start, end, weight, proper, figure: false };
	const same = passage.byKey.get(term.key);
	if (same) return { ...base, likeness: 1, there: same.map((other) => other.at) };
	let best = 0;
	let there: number[] = [];
	let opposite: number | undefined;
	for (const [key, terms] of passage.byKey) {
		if (areAntonyms(term.key, key)) opposite ??= terms[0]?.at;
		const value = proper ? 0 : likenessOf(term.key, key);
		if (value > best) {
			best = value;
			there = terms.map((other) => other.at);
		}
	}
	return { ...base, likeness: best, there, ...(opposite === undefined ? {} : { opposite }) };
}

function likenessOf(a: string, b: string): number {
	if (areSynonyms(a, b)) return SYNONYM;
	if (areAntonyms(a, b)) return 0;
	const value = similarity(a, b);
	return value >= ALIKE ? value * ALIKE_WORTH : 0;
}

function ofFigure(slot: Slot, passage: Facts): Item {
	const same = passage.slots.filter((other) => sameValue(slot, other)).map(({ firstToken }) => firstToken);
	return {
		at: slot.firstToken,
		start: slot.start,
		end: slot.end,
		weight: FIGURE_WEIGHT,
		proper: false,
		figure: true,
		likeness: same.length > 0 ? 1 : 0,
		there: same,
	};
}

function sameValue({ mention: a }: Slot, { mention: b }: Slot): boolean {
	if (a.type === "date" && b.type === "date") {
		const relation = compareDates(a, b);
		return relation === "equal" || relation === "implied";
	}
	if (a.type === "date" || b.type === "date") return false;
	return a.measure === b.measure && a.lower <= b.upper && b.lower <= a.upper;
}
