import { compareDenial } from "../checks/polarity.js";
import type { Facts } from "../claims/facts.js";
import type { PassageRef } from "../corpus/store.js";
import model from "./data/polarity-weights.json" with { type: "json" };
import { type DenialPair, denialPairs } from "./denial.js";
import type { JudgedClaim } from "./judged.js";

/** Judges what a sentence denies: contradicted where a passage states it and none denies it too. */
export function judgePolarity(facts: Facts, refs: readonly PassageRef[]): JudgedClaim[] {
	return denialPairs(facts, refs).flatMap((pair) => {
		const confidence = denialScore(pair.features);
		return confidence >= model.threshold ? [contradicted(facts, pair, confidence)] : [];
	});
}

/** 0..1: how sure it is that the passage states what the draft denies. Logistic; fitted by scripts/fit-polarity.ts. */
function denialScore(features: Readonly<Record<string, number>>): number {
	const weights: Readonly<Record<string, number>> = model.weights;
	let sum = model.bias;
	for (const [name, value] of Object.entries(features)) sum += (weights[name] ?? 0) * value;
	return 1 / (1 + Math.exp(-sum));
}

function contradicted(
	{ text }: Facts,
	{ span, there, passage, ref }: DenialPair,
	confidence: number,
): JudgedClaim {
	const stated = statementOf(passage.text.slice(there.start, there.end));
	const denied = statementOf(text.slice(span.start, span.end));
	const { working, replacement } = compareDenial(denied, stated);
	return {
		...span,
		kind: "polarity",
		verdict: "contradicted",
		confidence,
		message: `A source says “${stated.words}”; this says “${denied.words}”.`,
		...(working === undefined ? {} : { working }),
		...(replacement === undefined ? {} : { replacement }),
		evidence: [{ ref, span: there, stance: "contradicts" }],
	};
}

function statementOf(words: string): { words: string; predicate: string } {
	return { words, predicate: words.split(/\s+/).at(-1) ?? words };
}
