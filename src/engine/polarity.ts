import { compareDenial, compareOpposites } from "../checks/polarity.js";
import type { Comparison } from "../checks/types.js";
import type { Facts } from "../claims/facts.js";
import { isStatement } from "../claims/statement.js";
import type { PassageRef } from "../corpus/store.js";
import { overlaps, type Span } from "../text/span.js";
import { type BoostedTrees, probability } from "./boosted.js";
import weights from "./data/polarity-weights.json" with { type: "json" };
import { denialPairs } from "./denial.js";
import type { JudgedClaim } from "./judged.js";
import { type ReversalPair, reversalPairs } from "./reversal.js";

/** How sure it is that both speak of the same thing; fitted by scripts/fit-polarity.ts. */
const models: Readonly<Record<"denial" | "reversal", BoostedTrees & { readonly threshold: number }>> =
	weights;

/**
 * Judges whether a sentence says the opposite of a source: contradicted where a passage states what the sentence
 * denies, denies what it states or has the opposite word, and no passage has it as the draft does.
 */
export function judgePolarity(facts: Facts, refs: readonly PassageRef[]): JudgedClaim[] {
	const claims: JudgedClaim[] = [];
	if (!isStatement(facts)) return claims;
	for (const pair of denialPairs(facts, refs)) {
		const confidence = probability(models.denial, pair.features);
		if (confidence >= models.denial.threshold)
			claims.push(contradicted(facts, pair, confidence, compareDenial(...printed(facts, pair))));
	}
	for (const pair of reversalPairs(facts, refs)) {
		const confidence = probability(models.reversal, pair.features);
		if (confidence < models.reversal.threshold || claims.some((claim) => overlaps(claim, pair.span)))
			continue;
		claims.push(contradicted(facts, pair, confidence, compareOpposites(...printed(facts, pair))));
	}
	return claims;
}

/** 0..1: how likely a word of the sentence is the opposite of a passage's, whether or not that is sure enough to say. */
export function likelyReversal(facts: Facts, refs: readonly PassageRef[]): number {
	const pairs = reversalPairs(facts, refs);
	return pairs.reduce((most, { features }) => Math.max(most, probability(models.reversal, features)), 0);
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
