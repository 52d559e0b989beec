import type { Facts } from "../claims/facts.js";
import type { PassageRef } from "../corpus/store.js";
import type { JudgedClaim } from "./judged.js";

/** How many passages of one source may together cover a sentence. */
const TOGETHER = 3;
const BEST_ALONE = 0.6;

/**
 * 0..1: how much of a sentence's content one source covers: its content words by weight, and its figures,
 * which count as a rare word each and are covered when they are supported.
 */
export function supportOf(facts: Facts, refs: readonly PassageRef[], claims: readonly JudgedClaim[]): number {
	const figures = claims.length;
	const supported = claims.filter(
		({ verdict }) => verdict === "supported" || verdict === "conflicting",
	).length;
	const total = facts.weight + figures;
	if (total === 0) return 0;
	const bySource = new Map<unknown, Facts[]>();
	for (const ref of refs) {
		const list = bySource.get(ref.source) ?? [];
		if (list.length < TOGETHER) list.push(ref.source.facts(ref.index));
		bySource.set(ref.source, list);
	}
	let best = 0;
	for (const passages of bySource.values()) {
		const alone = Math.max(...passages.map((passage) => covered(facts, [passage])));
		best = Math.max(best, BEST_ALONE * alone + (1 - BEST_ALONE) * covered(facts, passages));
	}
	return Math.min(1, (best + supported) / total);
}

function covered(facts: Facts, passages: readonly Facts[]): number {
	let sum = 0;
	for (const term of facts.terms) if (passages.some(({ byKey }) => byKey.has(term.key))) sum += term.weight;
	return sum;
}
