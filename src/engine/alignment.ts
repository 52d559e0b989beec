import type { Facts, Slot, Term } from "../claims/facts.js";
import type { Token } from "../text/tokens.js";
import {
	isVerbLike,
	modifierSwapped,
	ownersApart,
	predicatesApart,
	type Surroundings,
	subjectsApart,
} from "./apart.js";

/**
 * How far a figure of the draft and a figure of a passage speak of the same thing, measured on everything
 * around them and nothing of their values. All but `others` and `rivals` are 0..1.
 */
export interface Alignment {
	/** Words near the draft's figure that stand near the passage's figure. */
	readonly near: number;
	/** The same, seen from the passage's figure. */
	readonly nearBack: number;
	/** Words of the draft's sentence that the passage has. */
	readonly cover: number;
	/** Words of the draft's sentence that the passage, its neighbours or the title have. */
	readonly coverWide: number;
	/** Proper names of the draft's sentence that are neither in the passage nor around it. */
	readonly strangers: number;
	/** Proper names before the passage's figure that the draft does not have. */
	readonly strangersBack: number;
	/** 1: the same thing is counted; 0: another thing; 0.5: not told. */
	readonly counted: number;
	/** Words that narrow the counted thing on one side only. */
	readonly narrowing: number;
	/** The word right before or after is the same. */
	readonly touching: number;
	/** The content words right before and right after the draft's figure that stand near the passage's figure. */
	readonly neighbours: number;
	/** Words of the draft before its figure that the passage or its surroundings have: what the sentence is about. */
	readonly lead: number;
	/** Both sentences name a thing before the figure that the other does not have: the least of the two weights. */
	readonly swapped: number;
	/** What is counted belongs to one on one side and to another on the other. */
	readonly ownersApart: boolean;
	/** Both sentences open with a subject, and neither knows the other's. */
	readonly subjectsApart: boolean;
	/** A thing both name is told apart by the word before it: "council election" and "mayoral election". */
	readonly modifierSwapped: boolean;
	/** The verbs right before the figures differ, and neither sentence has the other's. */
	readonly predicatesApart: boolean;
	/** The same seen from the passage: what it is about is in the draft or its context. */
	readonly leadBack: number;
	/** Pairs of words that follow each other in both sentences, as a share of the draft's pairs. */
	readonly pairs: number;
	/** Words of the passage that the draft's sentence or its context have. */
	readonly coverBack: number;
	/** Weight of the words both sentences share: two shared words prove little however short the sentence. */
	readonly shared: number;
}

const NEAR = 4;
const CLAUSE_BREAK = 0.75;

/** Measures the alignment of slot `a` of `draft` with slot `b` of `passage`. */
export function align(
	draft: Facts,
	a: Slot,
	passage: Facts,
	b: Slot,
	around: Surroundings,
	context: Surroundings,
): Alignment {
	let covered = 0;
	let wide = 0;
	let leading = 0;
	let led = 0;
	let names = 0;
	let strange = 0;
	for (const term of draft.terms) {
		const inside = passage.byKey.has(term.key);
		const outside = inside || around.has(term.key) || (term.proper && partOfKnownName(draft, term, passage));
		if (inside) covered += term.weight;
		if (outside) wide += term.weight;
		if (term.at < a.firstToken) {
			leading += term.weight;
			if (outside) led += term.weight;
		}
		if (term.proper) {
			names += term.weight;
			if (!outside) strange += term.weight;
		}
	}
	const whole = draft.weight || 1;
	return {
		near: nearness(draft, a, passage, b),
		nearBack: nearness(passage, b, draft, a),
		cover: covered / whole,
		coverWide: wide / whole,
		strangers: names > 0 ? strange / names : 0,
		strangersBack: strangersBefore(passage, b, draft, context),
		counted: countedAlike(a, b, draft, passage),
		narrowing: narrowing(a, b, draft, passage),
		touching: touching(draft, a, passage, b),
		shared: Math.min(1, covered / 4),
		neighbours: neighbours(draft, a, passage, b),
		lead: leading > 0 ? led / leading : 0.5,
		swapped: Math.min(heaviestAlone(draft, a, passage, around), heaviestAlone(passage, b, draft, context)),
		ownersApart: ownersApart(draft, a, passage, b),
		subjectsApart: subjectsApart(draft, a, passage, b, around, context),
		modifierSwapped: modifierSwapped(draft, a, passage, b),
		predicatesApart: predicatesApart(draft, a, passage, b),
		leadBack: leadOf(passage, b, draft, context),
		pairs: wordPairs(draft, passage),
		coverBack: coverage(passage, draft),
	};
}

/** Whether the name word next to it is known: "Ada" of "Ada Lovelace" beside a passage's "Lovelace". */
function partOfKnownName(facts: Facts, term: Term, passage: Facts): boolean {
	return facts.terms.some(
		(other) =>
			other.proper &&
			Math.abs(other.at - term.at) === 1 &&
			passage.byKey.get(other.key)?.some((there) => standsAlone(passage, there)),
	);
}

function standsAlone(facts: Facts, term: Term): boolean {
	return !facts.terms.some((other) => other.proper && Math.abs(other.at - term.at) === 1);
}

/** How much of what stands around a slot stands around the other. */
function nearness(from: Facts, a: Slot, to: Facts, b: Slot): number {
	const pulls = pullsOf(from, a);
	const others = pullsOf(to, b);
	let sum = 0;
	let matched = 0;
	for (const term of from.terms) {
		const pull = term.weight * (pulls[term.at] ?? 0);
		sum += pull;
		const there = to.byKey.get(term.key);
		if (!there) continue;
		let best = 0;
		for (const other of there) best = Math.max(best, others[other.at] ?? 0);
		matched += pull * (0.4 + 0.6 * Math.min(1, best * 2));
	}
	return sum > 0 ? matched / sum : 0;
}

const pullsBySlot = new WeakMap<Slot, Float64Array>();

/** By token: its pull on a slot, less with each word between; a comma, semicolon or "and" between counts for more. */
function pullsOf({ tokens }: Facts, slot: Slot): Float64Array {
	const known = pullsBySlot.get(slot);
	if (known) return known;
	const pulls = new Float64Array(tokens.length);
	let breaks = 1;
	for (let at = slot.firstToken - 1; at >= 0; at--) {
		pulls[at] = (NEAR / (NEAR + slot.firstToken - at)) * breaks;
		if (isBreak(tokens[at])) breaks *= CLAUSE_BREAK;
	}
	breaks = 1;
	for (let at = slot.lastToken; at < tokens.length; at++) {
		pulls[at] = (NEAR / (NEAR + at - slot.lastToken + 1)) * breaks;
		if (isBreak(tokens[at])) breaks *= CLAUSE_BREAK;
	}
	pullsBySlot.set(slot, pulls);
	return pulls;
}

const BREAKS: ReadonlySet<string> = new Set([",", ";", "(", ")", "and", "while"]);

function isBreak(token: Token | undefined): boolean {
	return token !== undefined && BREAKS.has(token.text);
}

function countedAlike(a: Slot, b: Slot, draft: Facts, passage: Facts): number {
	const left = a.counted;
	const right = b.counted;
	if (!left && !right) return 0.5;
	if (left && right) {
		if (left.head === right.head) return 1;
		const inLeft = left.modifiers.includes(right.head);
		const inRight = right.modifiers.includes(left.head);
		return inLeft || inRight ? 0.7 : 0;
	}
	const one = left ?? right;
	const other = left ? passage : draft;
	return one && other.byKey.has(one.head) ? 0.6 : 0.2;
}

function narrowing(a: Slot, b: Slot, draft: Facts, passage: Facts): number {
	let count = 0;
	for (const key of a.counted?.modifiers ?? []) if (!passage.byKey.has(key)) count++;
	for (const key of b.counted?.modifiers ?? []) if (!draft.byKey.has(key)) count++;
	return Math.min(1, count / 2);
}

function touching(draft: Facts, a: Slot, passage: Facts, b: Slot): number {
	const before = draft.tokens[a.firstToken - 1]?.stem;
	const after = draft.tokens[a.lastToken]?.stem;
	let score = 0;
	if (before !== undefined && before === passage.tokens[b.firstToken - 1]?.stem) score += 0.5;
	if (after !== undefined && after === passage.tokens[b.lastToken]?.stem) score += 0.5;
	return score;
}

/** How near a word must stand to the passage's figure to stand "near" it. */
const NEIGHBOURHOOD = 5;

function neighbours(draft: Facts, a: Slot, passage: Facts, b: Slot): number {
	const before =
		draft.terms[draft.terms.findIndex(({ at }) => at >= a.firstToken) - 1] ?? lastBefore(draft, a);
	const after = draft.terms.find(({ at }) => at >= a.lastToken);
	let sum = 0;
	let matched = 0;
	for (const term of [before, after]) {
		if (!term) continue;
		sum += term.weight;
		const there = passage.byKey.get(term.key) ?? [];
		const near = there.some(({ at }) =>
			at < b.firstToken ? b.firstToken - at <= NEIGHBOURHOOD : at - b.lastToken < NEIGHBOURHOOD,
		);
		if (near) matched += term.weight;
	}
	return sum > 0 ? matched / sum : 0.5;
}

function lastBefore(facts: Facts, slot: Slot): Facts["terms"][number] | undefined {
	const last = facts.terms.at(-1);
	return last && last.at < slot.firstToken ? last : undefined;
}

function leadOf(from: Facts, slot: Slot, to: Facts, around: Surroundings): number {
	let sum = 0;
	let matched = 0;
	for (const term of from.terms) {
		if (term.at >= slot.firstToken) break;
		sum += term.weight;
		if (to.byKey.has(term.key) || around.has(term.key)) matched += term.weight;
	}
	return sum > 0 ? matched / sum : 0.5;
}

function coverage(from: Facts, to: Facts): number {
	let matched = 0;
	for (const term of from.terms) if (to.byKey.has(term.key)) matched += term.weight;
	return from.weight > 0 ? matched / from.weight : 0;
}

function wordPairs(draft: Facts, passage: Facts): number {
	if (draft.terms.length < 2) return 0;
	let found = 0;
	for (let i = 0; i + 1 < draft.terms.length; i++) {
		const first = passage.byKey.get(draft.terms[i]?.key ?? "");
		const second = passage.byKey.get(draft.terms[i + 1]?.key ?? "");
		if (first?.some((left) => second?.some((right) => right.at > left.at && right.at - left.at <= 4)))
			found++;
	}
	return found / (draft.terms.length - 1);
}

function strangersBefore(from: Facts, slot: Slot, to: Facts, around: Surroundings): number {
	let names = 0;
	let strange = 0;
	for (const term of from.terms) {
		if (term.at >= slot.firstToken) break;
		if (!term.proper) continue;
		names += term.weight;
		if (!to.byKey.has(term.key) && !around.has(term.key)) strange += term.weight;
	}
	return names > 0 ? strange / names : 0;
}

/** The weight of the heaviest thing that is named before the figure on one side only; verbs and adverbs by their endings are none. */
function heaviestAlone(from: Facts, slot: Slot, to: Facts, around: Surroundings): number {
	let heaviest = 0;
	for (const term of from.terms) {
		if (term.at >= slot.firstToken) break;
		if (to.byKey.has(term.key) || around.has(term.key)) continue;
		const word = from.tokens[term.at]?.lower ?? "";
		if (isVerbLike(word)) continue;
		heaviest = Math.max(heaviest, term.weight);
	}
	return heaviest;
}
