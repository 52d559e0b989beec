import { type Facts, factsOf } from "../../src/claims/facts.js";
import type { PassageRef } from "../../src/corpus/store.js";
import { type Pair, pairsOf, type SlotClaim, slotClaims } from "../../src/engine/rivals.js";
import { plainBlocks } from "../../src/text/plain.js";
import { sentencesOf } from "../../src/text/sentences.js";
import type { Retrieval } from "./retrievals.js";

export function sentencesIn(text: string): string[] {
	return plainBlocks(text)
		.flatMap(sentencesOf)
		.map((sentence) => sentence.text);
}

/** The figures of a sentence, each with the figures of the passages that come into question. */
export function pairsIn(
	text: string,
	refs: Retrieval,
): { facts: Facts; claims: SlotClaim[]; pairs: readonly (readonly Pair[])[] } {
	const facts = factsOf(text);
	const claims = slotClaims(facts);
	const passages: readonly PassageRef[] = claims.length > 0 ? refs({ facts, context: [] }) : [];
	return { facts, claims, pairs: pairsOf(facts, claims, passages, []) };
}
