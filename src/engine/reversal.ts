import lexicon from "../claims/data/statement-words.json" with { type: "json" };
import type { Facts, Term } from "../claims/facts.js";
import { gainsays } from "../claims/modality.js";
import { isDenied, isNegationWord, isSupposed, negationsOf } from "../claims/negation.js";
import { oppositesOf, sameDirection } from "../claims/opposites.js";
import { isDone, isThing } from "../claims/word-class.js";
import type { PassageRef } from "../corpus/store.js";
import type { Span } from "../text/span.js";
import { areSynonyms } from "../text/word-relations.js";
import type { Features } from "./contradiction.js";
import { counterparts, type Item } from "./counterparts.js";
import { deniesUntil, isOfPart, toldApart } from "./same-statement.js";
import { strangeness } from "./story.js";

/** A word of the draft beside the opposite word of a passage, or beside the same word that the passage denies. */
export interface ReversalPair {
	readonly kind: "direction" | "antonym" | "denied";
	readonly ref: PassageRef;
	readonly passage: Facts;
	readonly span: Span;
	readonly there: Span;
	readonly features: Features;
}

const copulas: ReadonlySet<string> = new Set(lexicon.copulas);

/** Distance in tokens at which a word says half as much of what stands at the other. */
const NEAR = 4;
const CLAUSE_BREAK = 0.6;
/** How far from its place a counterpart may stand and still be of the same statement. */
const BESIDE = 7;

interface Reading {
	readonly ref: PassageRef;
	readonly passage: Facts;
	readonly items: readonly Item[];
}

/** For each word of the sentence the strongest passage that says the opposite of it, if there is one. */
export function reversalPairs(draft: Facts, refs: readonly PassageRef[]): ReversalPair[] {
	if (draft.tokens.at(-1)?.text === "?") return [];
	const opposed = draft.terms.flatMap((term) => {
		if (isNegationWord(draft.tokens[term.at]?.lower ?? "") || isAside(draft, term.at)) return [];
		// a name has no opposite, but may be denied: "was Ada Holm", "was not Ada Holm"
		if (term.proper && !copulas.has(draft.tokens[term.at - 1]?.lower ?? "")) return [];
		const found = refs.flatMap((ref) => oppositesIn(draft, term, ref));
		return found.length > 0 ? [{ term, found }] : [];
	});
	if (opposed.length === 0) return [];
	const readings = new Map<PassageRef, Reading>();
	const read = (ref: PassageRef): Reading => {
		const known = readings.get(ref);
		if (known) return known;
		const passage = ref.source.facts(ref.index);
		const reading = { ref, passage, items: counterparts(draft, passage) };
		readings.set(ref, reading);
		return reading;
	};
	return opposed.flatMap(({ term, found }) => {
		let best: ReversalPair | undefined;
		for (const { ref, there, kind } of found) {
			const reading = read(ref);
			if (sidesChanged(term, reading, there) || !isAnswer(draft, term, reading.passage, there, kind))
				continue;
			const features = { ...featuresOf(draft, term, reading, there), [kind]: 1 };
			if (best && strengthOf(features) <= strengthOf(best.features)) continue;
			const { passage } = reading;
			best = { kind, ref, passage, span: spanOf(draft, term.at), there: spanOf(passage, there), features };
		}
		if (!best) return [];
		const stated = refs.reduce((most, ref) => Math.max(most, statedIn(draft, term, ref, read)), 0);
		return [{ ...best, features: { ...best.features, stated } }];
	});
}

const ASIDE_OPENS = /^[,(–—]$/;
const ASIDE_ENDS = /^[,.)–—]$/;

/** A word alone between marks tells whom a picture shows where: "Ada Holm (left)", "Bo Lind, centre, with". */
function isAside({ tokens }: Facts, at: number): boolean {
	// "half full" is half empty
	if (tokens[at - 1]?.lower === "half") return true;
	const next = tokens[at + 1];
	return ASIDE_OPENS.test(tokens[at - 1]?.text ?? "") && (next === undefined || ASIDE_ENDS.test(next.text));
}

interface Opposite {
	readonly ref: PassageRef;
	/** Token of the passage. */
	readonly there: number;
	readonly kind: ReversalPair["kind"];
}

function oppositesIn(draft: Facts, term: Term, ref: PassageRef): Opposite[] {
	const passage = ref.source.facts(ref.index);
	const denied = isDenied(draft, term.at);
	const same = passage.byKey.get(term.key);
	if (same) {
		// what both say is opposed only where the passage denies it and the draft does not
		if (denied) return [];
		const denies = negationsOf(draft).length > 0;
		return negationsOf(passage).flatMap((negation): Opposite[] => {
			const { head, at, ofThing } = negation;
			if (same.length > 1 || !same.some((other) => other.at === head)) return [];
			// "the collection" is not what somebody "never collected"
			if (isThing(draft, term.at) && isDone(passage, head)) return [];
			// "the bank did not" and "neither bank did" deny the same in two ways
			if ((ofThing && denies) || isSupposed(passage, at) || deniesUntil(passage, negation, draft)) return [];
			return [{ ref, there: head, kind: "denied" }];
		});
	}
	if (term.proper) return [];
	return oppositesOf(term.key).flatMap(({ key, kind }): Opposite[] => {
		const there = passage.byKey.get(key);
		if (!there || draft.byKey.has(key)) return [];
		return there.flatMap((other): Opposite[] => {
			if (other.proper || isDenied(passage, other.at) !== denied || isSupposed(passage, other.at)) return [];
			return [{ ref, there: other.at, kind }];
		});
	});
}

/**
 * Whether what stands before the draft's word stands behind the passage's: "Ada lost to Bo" and "Bo won against Ada"
 * say the same.
 */
function sidesChanged(term: Term, { items }: Reading, there: number): boolean {
	const before = items.filter(({ at }) => at < term.at && term.at - at <= BESIDE);
	const telling = before.filter((item, i) => item.proper || i === before.length - 1);
	return telling.some(
		(item) => item.there.length > 0 && item.there.every((at) => at > there && at - there <= BESIDE),
	);
}

/** Whether the passage says the opposite of the same: not of what is ahead, of another thing or of another time. */
function isAnswer(
	draft: Facts,
	{ at }: Term,
	passage: Facts,
	there: number,
	kind: ReversalPair["kind"],
): boolean {
	if (!gainsays(draft, at, passage, there) || toldApart(draft, at, passage, there)) return false;
	// "nobody was hurt" denies it of any two
	return kind === "denied" || !isOfPart(draft, at, passage);
}

function featuresOf(
	draft: Facts,
	term: Term,
	{ ref, items, passage }: Reading,
	there: number,
): Record<string, number> {
	const strange = strangeness(draft, ref, term);
	const others = items.filter(({ at }) => at !== term.at);
	const before = others.filter(({ at }) => at < term.at).reverse();
	const after = others.filter(({ at }) => at > term.at);
	const beside = (item: Item) => item.there.some((at) => Math.abs(at - there) <= BESIDE);
	const names = others.filter(({ proper }) => proper);
	const figures = others.filter(({ figure, at }) => figure && Math.abs(at - term.at) <= BESIDE);
	const covered = others.reduce((sum, { weight, likeness }) => sum + weight * likeness, 0);
	return {
		near: nearness(draft, others, term.at, () => true),
		nearBeside: nearness(draft, others, term.at, beside),
		nearBack: nearBack(passage, there, draft),
		clauseBack: clauseBack(passage, there, draft),
		before: before[0] && beside(before[0]) ? before[0].likeness : 0,
		after: after[0] && beside(after[0]) ? after[0].likeness : 0,
		lead: before.length > 0 ? share(before) : 0.5,
		cover: share(others),
		shared: Math.min(1, covered / 4),
		strangers: names.length > 0 ? 1 - share(names) : 0,
		figureBeside: figures.some(beside) ? 1 : 0,
		figureApart: figures.length > 0 && !figures.some(beside) ? 1 : 0,
		missing: Math.min(1, others.filter(({ likeness }) => likeness === 0).length / 6),
		strangeWords: strange.words,
		strangeNames: strange.names,
		weight: term.weight,
	};
}

/** An order of the candidates of one word. */
function strengthOf(features: Features): number {
	return (features.nearBeside ?? 0) + (features.nearBack ?? 0) + (features.cover ?? 0);
}

/** How much of what stands around the draft's word a passage has around the same word, or around one that means it. */
function statedIn(draft: Facts, term: Term, ref: PassageRef, read: (ref: PassageRef) => Reading): number {
	const denied = isDenied(draft, term.at);
	const passage = ref.source.facts(ref.index);
	let most = 0;
	for (const other of passage.terms) {
		const same =
			other.key === term.key || areSynonyms(other.key, term.key) || sameDirection(other.key, term.key);
		if (!same || isDenied(passage, other.at) !== denied) continue;
		const beside = (item: Item) => item.there.some((at) => Math.abs(at - other.at) <= BESIDE);
		const others = read(ref).items.filter(({ at }) => at !== term.at);
		most = Math.max(most, nearness(draft, others, term.at, beside));
	}
	return most;
}

/** Share of the draft's words by their distance from the one at `from` that have a counterpart which counts. */
function nearness(
	draft: Facts,
	items: readonly Item[],
	from: number,
	counts: (item: Item) => boolean,
): number {
	let sum = 0;
	let matched = 0;
	for (const item of items) {
		const pull = item.weight * decay(draft, item.at, from);
		sum += pull;
		if (item.likeness > 0 && counts(item)) matched += pull * item.likeness;
	}
	return sum > 0 ? matched / sum : 0;
}

function nearBack(passage: Facts, from: number, draft: Facts): number {
	let sum = 0;
	let matched = 0;
	for (const { at, key, weight } of passage.terms) {
		if (at === from) continue;
		const pull = weight * decay(passage, at, from);
		sum += pull;
		if (draft.byKey.has(key)) matched += pull;
	}
	return sum > 0 ? matched / sum : 0;
}

const CLAUSE_BREAK_AT = /^(?:[,;:()–—]|but|while)$/;

/** The same of the words of its clause alone. */
function clauseBack(passage: Facts, from: number, draft: Facts): number {
	const { tokens } = passage;
	const breaks = (at: number) => CLAUSE_BREAK_AT.test(tokens[at]?.lower ?? "");
	let [first, last] = [from, from];
	while (first > 0 && !breaks(first - 1)) first--;
	while (last + 1 < tokens.length && !breaks(last + 1)) last++;
	let [sum, known] = [0, 0];
	for (const { at, key, weight } of passage.terms) {
		if (at === from || at < first || at > last || isNegationWord(tokens[at]?.lower ?? "")) continue;
		sum += weight;
		if (draft.byKey.has(key)) known += weight;
	}
	return sum > 0 ? known / sum : 0.5;
}

function decay({ tokens }: Facts, at: number, from: number): number {
	let factor = NEAR / (NEAR + Math.abs(at - from));
	for (let i = Math.min(at, from) + 1; i < Math.max(at, from); i++) {
		if (/^(?:[,;()–—]|and|but|while)$/.test(tokens[i]?.lower ?? "")) factor *= CLAUSE_BREAK;
	}
	return factor;
}

function share(items: readonly Item[]): number {
	const sum = items.reduce((total, { weight }) => total + weight, 0);
	const matched = items.reduce((total, { weight, likeness }) => total + weight * likeness, 0);
	return sum > 0 ? matched / sum : 0;
}

/** A word with the denial before it, if there is one. */
function spanOf(facts: Facts, at: number): Span {
	const denial = negationsOf(facts).find(({ head }) => head === at);
	return { start: facts.tokens[denial?.at ?? at]?.start ?? 0, end: facts.tokens[at]?.end ?? 0 };
}
