import { compareDates } from "../claims/date-relation.js";
import type { Facts, Slot } from "../claims/facts.js";
import { oppositesOf, sameDirection } from "../claims/opposites.js";
import type { StoredSource } from "../corpus/store.js";
import { areAntonyms, nearness, synonymsOf, vectorOf } from "../text/word-relations.js";
import { type SourceText, sourceText, type Word, wordsOf } from "./support-text.js";

/** A content word or figure of a sentence, held against every passage of a source. */
export interface CoverItem {
	/** Its place among the sentence's words; of a figure its first word. */
	readonly word: number;
	readonly start: number;
	readonly end: number;
	readonly weight: number;
	readonly figure: boolean;
	/** A name, as far as capitals here, capitals there or general English tell. */
	readonly name: boolean;
	/** 0..1 by passage: 1 for the same word or value, less for one that means much the same. */
	readonly held: Float32Array;
	/** The best of `held`. */
	readonly wide: number;
	/** Whether some passage has the very word or value. */
	readonly exact: boolean;
}

/** A sentence's content beside one source. */
export interface Cover {
	readonly source: SourceText;
	readonly words: readonly Word[];
	readonly items: readonly CoverItem[];
	/** Sum of the items' weights. */
	readonly weight: number;
	/** Share of the weight that each passage holds. */
	readonly shares: Float64Array;
	/** The passage that holds most. */
	readonly best: number;
}

const FIGURE_WEIGHT = 0.8;
const SYNONYM = 0.85;
const SAME_WAY = 0.8;
/** Words whose vectors are nearer than this are taken for counterparts, at a discount. */
const NEAR = 0.4;
const NEAR_WORTH = 0.8;
const MOST_LIKE = 12;
/** Figures are looked for in the passages that hold most, and in those that print the same digits. */
const FIGURES_IN = 12;
const ANOTHER_GRAIN = 0.5;
const ANOTHER_MEASURE = 0.6;
const SAME_DIGITS = 0.5;

/** Holds a sentence against the passages of a source. */
export function coverOf(facts: Facts, source: StoredSource): Cover {
	const text = sourceText(source);
	const words = wordsOf(facts.tokens);
	const slotOf = words.map(({ at }) =>
		facts.slots.findIndex(({ firstToken, lastToken }) => at >= firstToken && at < lastToken),
	);
	const drafts: { word: number; weight: number; slot: Slot | undefined; held: Float32Array }[] = [];
	for (const [i, word] of words.entries()) {
		const slot = facts.slots[slotOf[i] ?? -1];
		if (slot ? slotOf[i - 1] === slotOf[i] : !word.content) continue;
		const held = slot ? new Float32Array(text.passages) : heldBy(word, text);
		drafts.push({ word: i, weight: slot ? FIGURE_WEIGHT : word.weight, slot, held });
	}
	const sums = new Float64Array(text.passages);
	for (const { held, weight } of drafts) add(sums, held, weight);
	const likeliest = [...sums.keys()]
		.sort((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0) || a - b)
		.slice(0, FIGURES_IN);
	for (const { word, weight, slot, held } of drafts) {
		if (!slot) continue;
		const own = words.slice(word).filter((_, i) => slotOf[word + i] === slotOf[word]);
		holdFigure(slot, own, held, likeliest, text, source);
		add(sums, held, weight);
	}
	const items = drafts.map(({ word, weight, slot, held }): CoverItem => {
		const wide = held.reduce((most, value) => Math.max(most, value), 0);
		const name = slot === undefined && isName(words[word], text);
		const { start, end } = slot ?? facts.tokens[words[word]?.at ?? 0] ?? { start: 0, end: 0 };
		return { word, start, end, weight, figure: slot !== undefined, name, held, wide, exact: wide === 1 };
	});
	const weight = items.reduce((sum, item) => sum + item.weight, 0);
	const shares = sums.map((sum) => (weight > 0 ? sum / weight : 0));
	let best = 0;
	for (let i = 1; i < shares.length; i++) if ((shares[i] ?? 0) > (shares[best] ?? 0)) best = i;
	return { source: text, words, items, weight, shares, best };
}

function add(sums: Float64Array, held: Float32Array, weight: number): void {
	for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + weight * (held[i] ?? 0);
}

/** How well each passage holds a word. */
function heldBy(word: Word, text: SourceText): Float32Array {
	const held = new Float32Array(text.passages);
	for (const [key, likeness] of likeWords(word, text)) {
		for (const place of text.places.get(key) ?? []) {
			const passage = text.passage[place] ?? 0;
			if (likeness > (held[passage] ?? 0)) held[passage] = likeness;
		}
	}
	return held;
}

const known = new WeakMap<SourceText, Map<string, readonly (readonly [string, number])[]>>();

/** The source's words that can stand for a word, the likest first. Names are matched by their own letters only. */
function likeWords({ key, proper }: Word, text: SourceText): readonly (readonly [string, number])[] {
	const own = known.get(text) ?? new Map<string, readonly (readonly [string, number])[]>();
	known.set(text, own);
	const asked = proper ? `${key}!` : key;
	const answer = own.get(asked) ?? likest(key, proper, text);
	own.set(asked, answer);
	return answer;
}

function likest(key: string, proper: boolean, text: SourceText): (readonly [string, number])[] {
	const found = new Map<string, number>();
	if (text.places.has(key)) found.set(key, 1);
	if (proper) return [...found];
	for (const synonym of synonymsOf(key)) if (text.places.has(synonym)) found.set(synonym, SYNONYM);
	const vector = vectorOf(key);
	const opposites = new Set(oppositesOf(key).map((opposite) => opposite.key));
	for (const [other, there] of vector < 0 ? [] : text.vectors) {
		if (found.has(other)) continue;
		const likeness = nearness(vector, there);
		if (sameDirection(key, other)) found.set(other, Math.max(SAME_WAY, likeness * NEAR_WORTH));
		else if (likeness >= NEAR && !opposites.has(other) && !areAntonyms(key, other))
			found.set(other, likeness * NEAR_WORTH);
	}
	return [...found].sort((a, b) => b[1] - a[1]).slice(0, MOST_LIKE);
}

function isName(word: Word | undefined, { places, words }: SourceText): boolean {
	if (!word) return false;
	if (word.proper || (!word.ordinary && word.lower.length > 2)) return true;
	const there = places.get(word.key) ?? [];
	return there.filter((place) => words[place]?.proper).length * 2 > there.length;
}

function holdFigure(
	slot: Slot,
	printed: readonly Word[],
	held: Float32Array,
	likeliest: readonly number[],
	text: SourceText,
	source: StoredSource,
): void {
	const digits = printed.filter(({ content }) => content).map(({ key }) => text.places.get(key) ?? []);
	const passages = digits.map((places) => new Set(places.map((place) => text.passage[place] ?? 0)));
	const wanted = new Set([...likeliest, ...passages.flatMap((own) => [...own].slice(0, FIGURES_IN))]);
	for (const passage of wanted) {
		const slots = source.facts(passage).slots;
		const best = slots.reduce((most, other) => Math.max(most, sameValue(slot, other)), 0);
		const verbatim = passages.every((own) => own.has(passage)) ? SAME_DIGITS : 0;
		held[passage] = Math.max(best, verbatim);
	}
}

function sameValue({ mention: a }: Slot, { mention: b }: Slot): number {
	if (a.type === "date" && b.type === "date") {
		const relation = compareDates(a, b);
		if (relation === "equal" || relation === "implied") return 1;
		return relation === "compatible" ? ANOTHER_GRAIN : 0;
	}
	if (a.type === "date" || b.type === "date") return 0;
	// "6 million" and "7 million" touch at six and a half: that is not the same value
	const meet = (a.lower < b.upper && b.lower < a.upper) || a.value === b.value;
	if (a.measure === b.measure && meet) return 1;
	return a.value === b.value ? ANOTHER_MEASURE : 0;
}
