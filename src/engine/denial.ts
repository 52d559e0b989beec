import lexicon from "../claims/data/statement-words.json" with { type: "json" };
import type { Facts } from "../claims/facts.js";
import { gainsays, modalityAt } from "../claims/modality.js";
import { isAuxiliary, isDenied, isSupposed, type Negation, negationsOf } from "../claims/negation.js";
import { oppositesOf } from "../claims/opposites.js";
import { isDone, isThing } from "../claims/word-class.js";
import type { PassageRef } from "../corpus/store.js";
import type { Span } from "../text/span.js";
import type { Features } from "./contradiction.js";
import { counterparts, type Item } from "./counterparts.js";
import { deniesUntil, isOfPart, toldApart } from "./same-statement.js";
import { strangeness } from "./story.js";

/** A denial of the draft beside a passage that states what it denies. */
export interface DenialPair {
	readonly negation: Negation;
	readonly ref: PassageRef;
	readonly passage: Facts;
	/** The words that deny, with the auxiliary before and the predicate after them, in the draft. */
	readonly span: Span;
	/** What stands for the predicate in the passage. */
	readonly there: Span;
	readonly features: Features;
}

/** How fast a word's say falls with each content word between it and the negation. */
const SCOPE_DECAY = 0.75;
const SUBJECT_DECAY = 0.8;
/** Counterparts further apart in the passage than this are of different statements. */
const TOGETHER = 14;

/** In tokens: what stands so near to a word is said of it. */
const CLOSE = 5;

/** How many of the best passages together may know what the sentence speaks of, and how like a known word is. */
const WIDE = 6;
const KNOWN = 0.6;

const copulas: ReadonlySet<string> = new Set(lexicon.copulas);
const indirect: ReadonlySet<string> = new Set(lexicon.indirect);

interface Reading {
	readonly ref: PassageRef;
	readonly passage: Facts;
	readonly items: readonly Item[];
}

/** Every denial of the sentence with the passage that states most of what it denies, if there is one. */
export function denialPairs(draft: Facts, refs: readonly PassageRef[]): DenialPair[] {
	const negations = negationsOf(draft).filter((one) => !isSupposed(draft, one.at) && !asks(draft, one));
	if (negations.length === 0) return [];
	const readings = refs.map((ref): Reading => {
		const passage = ref.source.facts(ref.index);
		return { ref, passage, items: counterparts(draft, passage) };
	});
	return negations.flatMap((negation) => pairOf(draft, negation, readings) ?? []);
}

/** "Did not say when it would sail": what is denied is a question. */
function asks({ tokens }: Facts, { head }: Negation): boolean {
	return indirect.has(tokens[head + 1]?.lower ?? "");
}

function pairOf(draft: Facts, negation: Negation, readings: readonly Reading[]): DenialPair | undefined {
	let best:
		| { reading: Reading; anchor: number; features: Record<string, number>; strength: number }
		| undefined;
	let denied = 0;
	const known = new Set(
		readings
			.slice(0, WIDE)
			.flatMap(({ items }) => items.flatMap(({ at, likeness }) => (likeness >= KNOWN ? [at] : []))),
	);
	for (const reading of readings) {
		denied = Math.max(denied, deniedIn(reading, negation));
		const { items, passage } = reading;
		const scope = items.filter(({ at }) => at >= negation.to && at < negation.scopeEnd);
		const anchor = anchorOf(draft, negation, scope, passage);
		if (anchor === undefined) continue;
		const features = featuresOf(draft, negation, reading, scope, anchor);
		const strength =
			(features.scope ?? 0) + (features.subject ?? 0) + (features.cover ?? 0) + 0.5 * (features.head ?? 0);
		if (!best || strength > best.strength) best = { reading, anchor, features, strength };
	}
	if (!best) return undefined;
	const { ref, passage } = best.reading;
	return {
		negation,
		ref,
		passage,
		span: groupAt(draft, negation.at, negation.head),
		there: groupAt(passage, best.anchor, best.anchor),
		features: { ...best.features, denied, wide: knownShare(best.reading.items, known) },
	};
}

/**
 * The token of the passage that states what is denied: the predicate's, or that of the next word that has one. It is
 * of the same thing as far as anything tells, and no plan or allegation of what the draft says is not done.
 */
function anchorOf(
	draft: Facts,
	negation: Negation,
	scope: readonly Item[],
	passage: Facts,
): number | undefined {
	const { at: denied, to, head } = negation;
	if (deniesUntil(draft, negation, passage)) return undefined;
	// "not legal" says the same as "illegal"
	if (scope.slice(0, 2).some((item) => hasOpposite(draft, item, passage))) return undefined;
	// the passage denies the same
	const [first] = scope;
	if (first?.at === head && first.there.length > 0 && first.there.every((at) => isDenied(passage, at)))
		return undefined;
	// "refused to pay" denies as well that somebody will
	const refuses = draft.tokens[to - 1]?.lower === "to";
	const isAnswer = (at: number) =>
		(gainsays(draft, head, passage, at) || (refuses && modalityAt(passage, at) === "ahead")) &&
		!toldApart(draft, head, passage, at);
	for (const { at: own, there, proper } of scope.slice(0, 3)) {
		// "but not Norway", "did not follow Norway": that Norway is named states nothing; that it "was Norway" does
		if (proper && !isCopula(draft.tokens[denied - 1]?.lower)) continue;
		const stated = there.filter((at) => !isDenied(passage, at) && !isSupposed(passage, at));
		if (stated.length === 0) continue;
		if (isOfPart(draft, denied, passage)) return undefined;
		// "must not be closed" denies nothing that is said of "the closure"
		return stated.find((at) => isAnswer(at) && !(isDone(draft, own) && isThing(passage, at)));
	}
	return undefined;
}

function hasOpposite(draft: Facts, { at, opposite }: Item, { byKey }: Facts): boolean {
	const key = draft.terms.find((term) => term.at === at)?.key;
	return (
		opposite !== undefined || (key !== undefined && oppositesOf(key).some((other) => byKey.has(other.key)))
	);
}

function isCopula(lower: string | undefined): boolean {
	return lower !== undefined && copulas.has(lower);
}

/** 0..1: how much of what the draft denies the passage denies too. */
function deniedIn({ items, passage }: Reading, negation: Negation): number {
	let best = 0;
	for (const other of negationsOf(passage)) {
		let sum = 0;
		let matched = 0;
		let pull = 1;
		for (const item of items) {
			if (item.at < negation.to || item.at >= negation.scopeEnd) continue;
			sum += item.weight * pull;
			const inScope = item.there.some((at) => at >= other.to && at < other.scopeEnd);
			if (inScope) matched += item.weight * pull * item.likeness;
			pull *= SCOPE_DECAY;
		}
		if (sum > 0) best = Math.max(best, matched / sum);
	}
	return best;
}

function featuresOf(
	draft: Facts,
	negation: Negation,
	{ ref, items, passage }: Reading,
	scope: readonly Item[],
	anchor: number,
): Record<string, number> {
	const strange = strangeness(draft, ref, groupAt(draft, negation.at, negation.head));
	const before = items.filter(({ at }) => at < negation.at).reverse();
	const near = (item: Item) => item.there.some((at) => Math.abs(at - anchor) <= TOGETHER);
	const head = scope[0];
	const names = items.filter(({ proper }) => proper);
	return {
		head: head?.likeness ?? 0,
		headExact: head?.likeness === 1 ? 1 : 0,
		headWeight: head?.weight ?? 0,
		scope: covered(scope, SCOPE_DECAY, () => true),
		scopeNear: covered(scope, SCOPE_DECAY, near),
		scopeWeight: Math.min(1, weightOf(scope) / 3),
		subject: covered(before, SUBJECT_DECAY, () => true),
		subjectNear: covered(before, SUBJECT_DECAY, near),
		noSubject: before.length === 0 ? 1 : 0,
		cover: covered(items, 1, () => true),
		coverNear: covered(items, 1, near),
		shared: Math.min(1, items.reduce((sum, { weight, likeness }) => sum + weight * likeness, 0) / 4),
		strangers: names.length > 0 ? 1 - covered(names, 1, () => true) : 0,
		figures:
			1 -
			covered(
				items.filter(({ figure }) => figure),
				1,
				() => true,
				1,
			),
		nearBack: nearBack(passage, anchor, draft),
		clauseBack: nearBack(passage, anchor, draft, CLOSE),
		strangeWords: strange.words,
		strangeNames: strange.names,
		passageDenies: negationsOf(passage).length > 0 ? 1 : 0,
		ofThing: negation.ofThing ? 1 : 0,
		afterOther: negationsOf(draft).length > 1 ? 1 : 0,
	};
}

/** Share of the passage's words that the draft has, less and less the farther from its word that answers. */
function nearBack(passage: Facts, anchor: number, draft: Facts, reach = TOGETHER): number {
	let sum = 0;
	let matched = 0;
	for (const { at, key, weight } of passage.terms) {
		const distance = Math.abs(at - anchor);
		if (at === anchor || distance > reach) continue;
		const pull = weight / (CLOSE + distance);
		sum += pull;
		if (draft.byKey.has(key)) matched += pull;
	}
	return sum > 0 ? matched / sum : 0.5;
}

/** Share of the sentence's weight that the best passages know between them. */
function knownShare(items: readonly Item[], known: ReadonlySet<number>): number {
	const sum = items.reduce((total, { at, weight }) => total + (known.has(at) ? weight : 0), 0);
	return sum / (weightOf(items) || 1);
}

function weightOf(items: readonly Item[]): number {
	return items.reduce((sum, { weight }) => sum + weight, 0);
}

/** Share of the items' weight that has a counterpart; each item's say is `decay` times that of the one before. */
function covered(items: readonly Item[], decay: number, counts: (item: Item) => boolean, empty = 0): number {
	let sum = 0;
	let matched = 0;
	let pull = 1;
	for (const item of items) {
		sum += item.weight * pull;
		if (item.likeness > 0 && counts(item)) matched += item.weight * pull * item.likeness;
		pull *= decay;
	}
	return sum > 0 ? matched / sum : empty;
}

/** The words from `from` to `to` with the auxiliaries right before them. */
function groupAt({ tokens }: Facts, from: number, to: number): Span {
	let first = from;
	while (isAuxiliary(tokens[first - 1]?.lower ?? "")) first--;
	return { start: tokens[first]?.start ?? 0, end: tokens[to]?.end ?? 0 };
}
