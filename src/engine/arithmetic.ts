import { reckon } from "../checks/arithmetic.js";
import { statedSums } from "../claims/arithmetic.js";
import type { Facts, Slot } from "../claims/facts.js";
import type { JudgedClaim } from "./judged.js";

/** Sums, shares and changes of a sentence that do not follow from its own figures: no source is needed. */
export function judgeArithmetic(facts: Facts): JudgedClaim[] {
	const seen = new Set<Slot>();
	return statedSums(facts).flatMap((sum): JudgedClaim[] => {
		const found = reckon(sum, facts.text, facts.reference);
		if (!found || seen.has(found.result)) return [];
		seen.add(found.result);
		if (found.follows) return [];
		const { result, rest, working, replacement } = found;
		return [
			{
				start: result.start,
				end: result.end,
				kind: "arithmetic",
				verdict: "contradicted",
				confidence: 0.95,
				message: `The draft's own figures do not add up: ${working}.`,
				working,
				...(replacement === undefined ? {} : { replacement }),
				evidence: [],
				related: rest.map(({ start, end }) => ({ start, end })),
			},
		];
	});
}
