import { compareDenial, compareOpposites } from "../checks/polarity.js";
import type { Comparison } from "../checks/types.js";
import type { Facts } from "../claims/facts.js";
import type { PassageRef } from "../corpus/store.js";
import { overlaps, type Span } from "../text/span.js";
import type { Features } from "./contradiction.js";
import model from "./data/polarity-weights.json" with { type: "json" };
import { denialPairs } from "./denial.js";
import type { JudgedClaim } from "./judged.js";
import { type ReversalPair, reversalPairs } from "./reversal.js";

/**
 * Judges whether a sentence says the opposite of a source: contradicted where a passage states what the sentence
 * denies, denies what it states or has the opposite word, and no passage has it as the draft does.
 */
export function judgePolarity(facts: Facts, refs: readonly PassageRef[]): JudgedClaim[] {
	const claims: JudgedClaim[] = [];
	for (const pair of denialPairs(facts, refs)) {
		const confidence = scoreOf(model.denial, pair.features);
		if (confidence >= model.denial.threshold)
			claims.push(contradicted(facts, pair, confidence, compareDenial(...printed(facts, pair))));
	}
	for (const pair of reversalPairs(facts, refs)) {
		const confidence = scoreOf(model.reversal, pair.features);
		if (confidence < model.reversal.threshold || claims.some((claim) => overlaps(claim, pair.span))) continue;
		claims.push(contradicted(facts, pair, confidence, compareOpposites(...printed(facts, pair))));
	}
	return claims;
}

/** 0..1: how likely a word of the sentence is the opposite of a passage's, whether or not that is sure enough to say. */
export function likelyReversal(facts: Facts, refs: readonly PassageRef[]): number {
	const pairs = reversalPairs(facts, refs);
	return pairs.reduce((most, { features }) => Math.max(most, scoreOf(model.reversal, features)), 0);
}

interface Model {
	readonly bias: number;
	readonly weights: Readonly<Record<string, number>>;
}

/** 0..1: how sure it is that both speak of the same thing. Logistic; fitted by scripts/fit-polarity.ts. */
function scoreOf({ bias, weights }: Model, features: Features): number {
	let sum = bias;
	for (const [name, value] of Object.entries(features)) sum += (weights[name] ?? 0) * value;
	return 1 / (1 + Math.exp(-sum));
}

type Pair = Pick<ReversalPair, "ref" | "passage" | "span" | "there">;

/** The words of the draft and of the passage. */
function printed({ text }: Facts, { span, there, passage }: Pair): [string, string] {
	return [cut(text, span), cut(passage.text, there)];
}

function cut(text: string, { start, end }: Span): string {
	return text.slice(start, end);
}

function contradicted(facts: Facts, pair: Pair, confidence: number, comparison: Comparison): JudgedClaim {
	const [draft, source] = printed(facts, pair);
	const { working, replacement } = comparison;
	return {
		...pair.span,
		kind: "polarity",
		verdict: "contradicted",
		confidence,
		message: `A source says “${source}”; this says “${draft}”.`,
		...(working === undefined ? {} : { working }),
		...(replacement === undefined ? {} : { replacement }),
		evidence: [{ ref: pair.ref, span: pair.there, stance: "contradicts" }],
	};
}
