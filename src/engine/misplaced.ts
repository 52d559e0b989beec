import type { Facts } from "../claims/facts.js";
import { type BoostedTrees, probability } from "./boosted.js";
import { type Features, pairFeatures, speaksOfOther, valueFeatures } from "./contradiction.js";
import model from "./data/misplaced-weights.json" with { type: "json" };
import type { Pair } from "./rivals.js";
import { type Mark, sameOrder } from "./word-order.js";

/** A pair that agrees in value, beside a figure of the same source that may be the one of the draft's thing. */
export interface Misplacement {
	/** The pair that agrees in value. */
	readonly own: Pair;
	/** The pair that may be of the same thing. */
	readonly rival: Pair;
	readonly features: Features;
}

/** How many figures of the source are weighed: the right one is seldom farther down. */
const WEIGHED = 4;

/** What in the source of a pair that agrees may stand in the draft's place instead, best aligned first. */
export function misplacements(
	draft: Facts,
	pairs: readonly (readonly Pair[])[],
	index: number,
	own: Pair,
): Misplacement[] {
	// a source that has "Part 1" and "Part 2" tells of two things, each by its own number
	if (own.claim.check.kind === "designation") return [];
	const rivals = (pairs[index] ?? [])
		.filter(
			(rival) =>
				rival.comparison.relation === "exclusive" &&
				rival.ref.source === own.ref.source &&
				!speaksOfOther(draft, rival),
		)
		.slice(0, WEIGHED);
	if (rivals.length === 0) return [];
	const there = pairFeatures(draft, own);
	return rivals.map((rival, rank) => ({
		own,
		rival,
		features: {
			...betterBy(there, pairFeatures(draft, rival)),
			...exchangeFeatures(pairs, index, own, rival),
			...valueFeatures(own.claim.slot.mention, rival.slot.mention),
			rank: rank / WEIGHED,
			samePassage: rival.passage === own.passage ? 1 : 0,
			order: sameOrder(draft, own.passage),
			rivalOrder: sameOrder(draft, rival.passage),
			...companions(pairs, index, own, rival),
			cover: own.alignment.cover,
			near: own.alignment.near,
			strength: own.strength,
			rivalNear: rival.alignment.near,
			rivalCover: rival.alignment.cover,
			rivalStrength: rival.strength,
			counted: own.alignment.counted,
			rivalCounted: rival.alignment.counted,
			[`kind:${own.claim.check.kind}`]: 1,
		},
	}));
}

/** By how much the rival is better aligned than the pair that agrees, feature by feature: 0.5 where both are alike. */
function betterBy(own: Features, rival: Features): Record<string, number> {
	return Object.fromEntries(
		Object.keys(own).map((name) => [`better:${name}`, (1 + (rival[name] ?? 0) - (own[name] ?? 0)) / 2]),
	);
}

/** Whether another figure of the draft's sentence has the rival's value, and would fit better here. */
function exchangeFeatures(
	pairs: readonly (readonly Pair[])[],
	index: number,
	own: Pair,
	rival: Pair,
): Record<string, number> {
	const others = pairs.filter((_, i) => i !== index);
	const equal = (slot: Pair["slot"]) =>
		others.filter((list) => list.some((pair) => pair.slot === slot && pair.comparison.relation === "equal"));
	const [taker] = equal(rival.slot);
	const strengthAt = (slot: Pair["slot"]) => taker?.find((pair) => pair.slot === slot)?.strength ?? 0;
	const nearAt = (slot: Pair["slot"]) => taker?.find((pair) => pair.slot === slot)?.alignment.near ?? 0;
	const across = rival.strength + strengthAt(own.slot) - own.strength - strengthAt(rival.slot);
	const nearAcross = rival.alignment.near + nearAt(own.slot) - own.alignment.near - nearAt(rival.slot);
	return {
		taken: taker ? 1 : 0,
		shared: equal(own.slot).length > 0 ? 1 : 0,
		across: taker ? (2 + across) / 4 : 0.5,
		nearAcross: taker ? (2 + nearAcross) / 4 : 0.5,
	};
}

/** A pair that agrees in value, with what most likely stands in its place, if anything does. */
export interface WeighedSupport {
	readonly own: Pair;
	readonly rival?: Pair;
	/** 0..1: how sure it is that the source prints the draft's value for something else, and the rival's for this. */
	readonly score: number;
}

/** How near to each other, in tokens, two figures of one thing stand. */
const BESIDE = 12;

/**
 * How close the other figures of the draft that the passage has too stand to this one on both sides, before or behind:
 * "in June 4.3 per cent" keeps its month wherever a sentence puts the two.
 */
function companions(
	pairs: readonly (readonly Pair[])[],
	index: number,
	own: Pair,
	rival: Pair,
): Record<string, number> {
	const beside = (pair: Pair): number => {
		let best = 0;
		for (const [i, list] of pairs.entries()) {
			if (i === index) continue;
			for (const { claim, slot, comparison, passage } of list) {
				if (passage !== pair.passage || comparison.relation !== "equal") continue;
				if (slot === own.slot || slot === rival.slot) continue;
				const here = gap(claim.slot, own.claim.slot);
				const there = gap(slot, pair.slot);
				best = Math.max(best, 1 - (here + there) / (2 * BESIDE));
			}
		}
		return best;
	};
	const [mine, others] = [beside(own), beside(rival)];
	return { beside: mine, rivalBeside: others, "better:beside": (1 + others - mine) / 2 };
}

function gap(a: Pair["slot"], b: Pair["slot"]): number {
	return a.firstToken < b.firstToken ? b.firstToken - a.lastToken : a.firstToken - b.lastToken;
}

const trees: BoostedTrees = model;

/** Weighs a pair that agrees against the other figures of its source. */
export function weighSupport(
	draft: Facts,
	pairs: readonly (readonly Pair[])[],
	index: number,
	own: Pair,
): WeighedSupport {
	let best: WeighedSupport = { own, score: 0 };
	for (const { rival, features } of misplacements(draft, pairs, index, own)) {
		const score = probability(trees, features);
		if (score > best.score) best = { own, rival, score };
	}
	return best;
}

/** From this score on, an equal value is no support: the source prints it for something else. */
export const withdrawsFrom: number = model.withdraws;
/** What both sentences have keeps its order, but for one in five. */
const IN_ORDER = 0.8;
/** What stands in another passage than the value must be surer still. */
const ELSEWHERE = 0.95;

/**
 * Whether the rival is shown to contradict: only where the draft follows the passage. A sentence that is put together
 * anew ("4.3 per cent in June, against 4.1 in May") has other words near its figures, and may be right all the same.
 */
export function isRefuted(
	draft: Facts,
	pairs: readonly (readonly Pair[])[],
	{ own, rival, score }: WeighedSupport,
): boolean {
	const needed = rival?.passage === own.passage ? model.refutes : ELSEWHERE;
	return score >= needed && sameOrder(draft, own.passage, otherFigures(pairs, own)) >= IN_ORDER;
}

/** The figures of other kinds that both sentences have: two of one kind may have been exchanged. */
function otherFigures(pairs: readonly (readonly Pair[])[], own: Pair): Mark[] {
	return pairs.flatMap((list) => {
		const same = list.find(
			({ claim, comparison, passage }) =>
				claim.check !== own.claim.check && passage === own.passage && comparison.relation === "equal",
		);
		return same ? [{ here: same.claim.slot.firstToken, there: same.slot.firstToken }] : [];
	});
}
