import type { Facts, Slot } from "../claims/facts.js";

/** The longest run that is counted. */
const LONGEST = 6;

/**
 * How many tokens right before (`step` -1) or after (1) two figures are the same, stem by stem: 0..1, `LONGEST` and
 * more is 1. Function words count too: "rose by 5" and "fell to 5" differ in them alone.
 */
export function commonRun(draft: Facts, a: Slot, passage: Facts, b: Slot, step: 1 | -1): number {
	let left = step < 0 ? a.firstToken - 1 : a.lastToken;
	let right = step < 0 ? b.firstToken - 1 : b.lastToken;
	let run = 0;
	while (run < LONGEST) {
		const one = draft.tokens[left];
		const other = passage.tokens[right];
		if (!one || !other || one.stem !== other.stem) break;
		run++;
		left += step;
		right += step;
	}
	return run / LONGEST;
}

/** The share of the words after a figure, by weight, that the other sentence has; 0.5 when there are none. */
export function coverAfter(from: Facts, slot: Slot, to: Facts): number {
	let sum = 0;
	let matched = 0;
	for (const term of from.terms) {
		if (term.at < slot.lastToken) continue;
		sum += term.weight;
		if (to.byKey.has(term.key)) matched += term.weight;
	}
	return sum > 0 ? matched / sum : 0.5;
}

/** Where something else that both sentences have stands in each, in tokens. */
export interface Mark {
	readonly here: number;
	readonly there: number;
}

/**
 * The share of the words that both sentences have, and of the marks, by number, that keep their order: the longest
 * rising run of places (patience sorting). 0.5 when they share fewer than two.
 */
export function sameOrder(draft: Facts, passage: Facts, marks: readonly Mark[] = []): number {
	const shared = draft.terms.flatMap(({ key, at }): Mark[] => {
		const there = passage.byKey.get(key)?.[0];
		return there ? [{ here: at, there: there.at }] : [];
	});
	const places = [...shared, ...marks].sort((a, b) => a.here - b.here).map(({ there }) => there);
	if (places.length < 2) return 0.5;
	const ends: number[] = [];
	for (const place of places) {
		const at = ends.findIndex((end) => end >= place);
		ends[at < 0 ? ends.length : at] = place;
	}
	return ends.length / places.length;
}
