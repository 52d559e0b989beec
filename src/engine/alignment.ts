import type { Facts, Slot } from "../claims/facts.js";

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
	/** 1: the same thing is counted; 0: another thing; 0.5: not told. */
	readonly counted: number;
	/** Words that narrow the counted thing on one side only. */
	readonly narrowing: number;
	/** The word right before or after is the same. */
	readonly touching: number;
	/** Weight of the words both sentences share: two shared words prove little however short the sentence. */
	readonly shared: number;
}

/** What is around a passage: its neighbours and its title. */
export interface Surroundings {
	has(key: string): boolean;
}

const NEAR = 4;
const CLAUSE_BREAK = 0.75;

/** Measures the alignment of slot `a` of `draft` with slot `b` of `passage`. */
export function align(draft: Facts, a: Slot, passage: Facts, b: Slot, around: Surroundings): Alignment {
	let covered = 0;
	let wide = 0;
	let names = 0;
	let strange = 0;
	for (const term of draft.terms) {
		const inside = passage.byKey.has(term.key);
		const outside = inside || around.has(term.key);
		if (inside) covered += term.weight;
		if (outside) wide += term.weight;
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
		counted: countedAlike(a, b, draft, passage),
		narrowing: narrowing(a, b, draft, passage),
		touching: touching(draft, a, passage, b),
		shared: Math.min(1, covered / 4),
	};
}

/** Distance in tokens from a slot; a comma, semicolon or "and" between counts for more. */
function nearness(from: Facts, a: Slot, to: Facts, b: Slot): number {
	let sum = 0;
	let matched = 0;
	for (const term of from.terms) {
		const pull = term.weight * decay(from, a, term.at);
		sum += pull;
		const there = to.byKey.get(term.key);
		if (!there) continue;
		let best = 0;
		for (const other of there) best = Math.max(best, decay(to, b, other.at));
		matched += pull * (0.4 + 0.6 * Math.min(1, best * 2));
	}
	return sum > 0 ? matched / sum : 0;
}

function decay(facts: Facts, slot: Slot, at: number): number {
	const distance = at < slot.firstToken ? slot.firstToken - at : at - slot.lastToken + 1;
	let factor = NEAR / (NEAR + distance);
	const [low, high] = at < slot.firstToken ? [at + 1, slot.firstToken] : [slot.lastToken, at];
	for (let i = low; i < high; i++) {
		const text = facts.tokens[i]?.text;
		if (text === "," || text === ";" || text === "(" || text === ")" || text === "and" || text === "while")
			factor *= CLAUSE_BREAK;
	}
	return factor;
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
