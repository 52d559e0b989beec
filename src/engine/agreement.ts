import type { Facts, Slot } from "../claims/facts.js";
import { type BoostedTrees, probability } from "./boosted.js";
import { type Features, pairFeatures, speaksOfOther } from "./contradiction.js";
import model from "./data/agreement-weights.json" with { type: "json" };
import type { Pair } from "./rivals.js";
import { softCover } from "./soft-match.js";

/** A pair that agrees in value. */
export interface Agreement {
	readonly pair: Pair;
	/** 0..1: how sure it is that both figures are of the same thing. */
	readonly score: number;
}

/** How many pairs that agree in value are weighed: those that are aligned best. */
const WEIGHED = 5;
/** From so many significant digits on, more tell nothing. */
const DIGITS = 5;
/** A passage of this strength fits well enough to ask whether it prints the value for something else. */
const FITS = 0.38;
/** Whole numbers up to here are printed in every text. */
const SMALL = 20;

function isEqual({ comparison }: Pair): boolean {
	return comparison.relation === "equal" || comparison.relation === "implied";
}

/** Those pairs that agree in value, the best aligned first. */
export function agreeing(own: readonly Pair[]): Pair[] {
	return own.filter(isEqual).slice(0, WEIGHED);
}

/** What weighs for or against taking an equal value for the same figure; all are 0..1. */
export function agreementFeatures(
	draft: Facts,
	pairs: readonly (readonly Pair[])[],
	index: number,
	pair: Pair,
): Features {
	const { claim, comparison, passage, strength } = pair;
	const others = pairs.filter((_, i) => i !== index);
	const agreed = others.filter((list) => list.some((one) => one.passage === passage && isEqual(one)));
	const better = (pairs[index] ?? []).some(
		(one) => one.passage === passage && one.comparison.relation === "exclusive" && one.strength > strength,
	);
	return {
		...pairFeatures(draft, pair),
		...rarityFeatures(claim.slot),
		soft: softCover(draft.terms, passage),
		softBack: softCover(passage.terms, draft),
		implied: comparison.relation === "implied" ? 1 : 0,
		ofOther: speaksOfOther(draft, pair) ? 1 : 0,
		agreeingHere: agreed.length / Math.max(1, others.length),
		alone: others.length === 0 ? 1 : 0,
		better: better ? 1 : 0,
		[`kind:${claim.check.kind}`]: 1,
	};
}

/** How seldom a value is printed by chance: "63.42" more seldom than "60", a day more seldom than a year. */
function rarityFeatures({ mention }: Slot): Record<string, number> {
	if (mention.type === "date") return { [`grain:${mention.grain}`]: 1 };
	return {
		digits: Math.min(1, significantDigits(mention.value) / DIGITS),
		small: Number.isInteger(mention.value) && mention.value <= SMALL ? 1 : 0,
	};
}

function significantDigits(value: number): number {
	return String(value)
		.replace(/e.*$|[-.]/g, "")
		.replace(/^0+|0+$/g, "").length;
}

const trees: BoostedTrees = model;

/** 0..1: how sure it is that an equal value is of the same thing. Fitted by scripts/fit-agreement.ts. */
export function agreementScore(features: Features): number {
	return probability(trees, features);
}

/** Below this, nothing but the value speaks for a pair. */
const MAY_BE = 0.4;

/** Whether an equal value is taken to be of the same thing. */
export function isAgreed({ pair, score }: Agreement): boolean {
	if (score >= model.alone) return true;
	return pair.strength >= FITS && (score >= model.fitting || isReckoned(pair));
}

/** Whether it looks enough like the same thing to ask what else may stand in its place. */
export function isClose(agreement: Agreement): boolean {
	return isAgreed(agreement) || agreement.pair.strength >= FITS;
}

/** Whether it is too near to agreement for another figure to contradict. */
export function isNearlyAgreed({ score }: Agreement): boolean {
	return score >= model.fitting;
}

/** Whether it is worth a word to the writer, short of support. */
export function isLikely(agreement: Agreement): boolean {
	return isClose(agreement) || agreement.score >= MAY_BE;
}

/** An age beside the years of a life: too rare in the samples for the trees to know, and no value agrees so by chance. */
function isReckoned({ claim, slot }: Pair): boolean {
	return claim.slot.mention.type !== slot.mention.type;
}

/** The pairs that agree with a figure of the draft in value, the surest first. */
export function agreements(
	draft: Facts,
	pairs: readonly (readonly Pair[])[],
	index: number,
	own: readonly Pair[] = pairs[index] ?? [],
): Agreement[] {
	return agreeing(own)
		.map((pair) => ({ pair, score: agreementScore(agreementFeatures(draft, pairs, index, pair)) }))
		.sort((a, b) => b.score - a.score);
}
