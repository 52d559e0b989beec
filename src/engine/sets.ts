import type { Facts, Slot } from "../claims/facts.js";
import { operandsOf } from "../claims/operands.js";
import { isOfASet, isSetOfAPart, isWholeSet, oversized } from "../claims/subset.js";
import type { PassageRef } from "../corpus/store.js";
import type { JudgedClaim } from "./judged.js";
import type { Pair, SlotClaim } from "./rivals.js";

/**
 * Whether the passage's figure is of another set than the draft's by what the passage itself says: one of two parts
 * that stand beside each other, or the whole of which the sentence tells a part. It says nothing against a total, or
 * against a part.
 */
export function isOfAnotherSet(draft: Facts, { claim, slot, passage }: Pair): boolean {
	if (isSetOfAPart(passage, slot) && !isSetOfAPart(draft, claim.slot)) return true;
	if (isOfASet(draft, claim.slot) && isWholeSet(passage, slot)) return true;
	if (isWholeSet(draft, claim.slot) && isOfASet(passage, slot)) return true;
	return operandsOf(passage).some((one) => {
		if (one.type !== "sum" || one.names.length === 0) return false;
		const at = one.parts.indexOf(slot);
		if (at < 0) return false;
		const isNamed = (name: string) => draft.byKey.has(name);
		return !one.names.every((name, i) => isNamed(name) === (i === at));
	});
}

/** The passages that are asked, best first. */
const ASKED = 6;
const SURE = 0.9;

/** A subset cannot be larger than its set: the draft's figure is of the one, and a passage has the other. */
export function subsetClaim(
	draft: Facts,
	claim: SlotClaim,
	refs: readonly PassageRef[],
): JudgedClaim | undefined {
	if (claim.check.kind !== "count") return undefined;
	const isPart = isOfASet(draft, claim.slot);
	for (const ref of refs.slice(0, ASKED)) {
		const passage = ref.source.facts(ref.index);
		const found = isPart ? oversized(draft, passage) : oversized(passage, draft);
		if (!found || (isPart ? found.part : found.whole) !== claim.slot) continue;
		const slot = isPart ? found.whole : found.part;
		const own = withNoun(draft, claim.slot);
		const theirs = withNoun(passage, slot);
		return {
			start: claim.slot.start,
			end: claim.slot.end,
			kind: "count",
			verdict: "contradicted",
			confidence: SURE,
			message: isPart
				? `A source has ${theirs} in all: ${own} would be more.`
				: `A source has ${theirs}: ${own} in all would be fewer.`,
			working: isPart ? `source: ${theirs} in all; draft: ${own}` : `source: ${theirs}; draft: ${own} in all`,
			evidence: [{ ref, span: { start: slot.start, end: slot.end }, stance: "contradicts" }],
		};
	}
	return undefined;
}

/** "60 of its members" */
function withNoun({ text }: Facts, { start, end, counted }: Slot): string {
	return text.slice(start, counted?.end ?? end);
}
