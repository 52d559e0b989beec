import { compareDates } from "../claims/date-relation.js";
import type { Facts, Slot, Term } from "../claims/facts.js";
import { isNegationWord } from "../claims/negation.js";
import { antonymsOf, areAntonyms, nearness, synonymsOf, vectorOf } from "../text/word-relations.js";

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

const read = new WeakMap<Facts, WeakMap<Facts, readonly Item[]>>();

/** The items of a sentence in order, each with its counterpart in the passage. Negations are no items. */
export function counterparts(draft: Facts, passage: Facts): readonly Item[] {
	const byPassage = read.get(draft) ?? new WeakMap<Facts, readonly Item[]>();
	read.set(draft, byPassage);
	const known = byPassage.get(passage) ?? itemsOf(draft, passage);
	byPassage.set(passage, known);
	return known;
}

function itemsOf(draft: Facts, passage: Facts): readonly Item[] {
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
	const opposite = antonymsOf(term.key).find((key) => passage.byKey.has(key));
	const known = proper ? undefined : likest(term.key, passage);
	return {
		...base,
		likeness: known?.likeness ?? 0,
		there: passage.byKey.get(known?.key ?? "")?.map((other) => other.at) ?? [],
		...(opposite === undefined ? {} : { opposite: passage.byKey.get(opposite)?.[0]?.at ?? 0 }),
	};
}

/** The passage's word that is most like a word it does not have, if one is like enough. */
function likest(key: string, passage: Facts): { key: string; likeness: number } | undefined {
	const synonym = synonymsOf(key).find((other) => passage.byKey.has(other));
	if (synonym !== undefined) return { key: synonym, likeness: SYNONYM };
	const vector = vectorOf(key);
	if (vector < 0) return undefined;
	let best: { key: string; likeness: number } | undefined;
	let nearest = ALIKE;
	for (const [other, there] of vectorsOf(passage)) {
		const value = nearness(vector, there);
		if (value < nearest || areAntonyms(key, other)) continue;
		nearest = value;
		best = { key: other, likeness: value * ALIKE_WORTH };
	}
	return best;
}

const vectors = new WeakMap<Facts, readonly (readonly [string, number])[]>();

/** The passage's words that have a vector. */
function vectorsOf(passage: Facts): readonly (readonly [string, number])[] {
	const known = vectors.get(passage);
	if (known) return known;
	const found = [...passage.byKey.keys()].flatMap((key) => {
		const vector = vectorOf(key);
		return vector < 0 ? [] : [[key, vector] as const];
	});
	vectors.set(passage, found);
	return found;
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
