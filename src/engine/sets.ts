import type { Facts, Slot } from "../claims/facts.js";
import { headWord, operandsOf } from "../claims/operands.js";
import { isOfASet, isSetOfAPart, isWholeSet, oversized } from "../claims/subset.js";
import type { PassageRef } from "../corpus/store.js";
import type { JudgedClaim } from "./judged.js";
import type { Pair, SlotClaim } from "./rivals.js";

/**
 * Whether the passage's figure is one of two parts that it counts beside each other, and the draft's is of both: it
 * says nothing for a total, nor against one.
 */
export function isPartOfIt(draft: Facts, { claim, slot, passage }: Pair): boolean {
	return operandsOf(passage).some((one) => {
		const at = one.type === "sum" ? one.parts.indexOf(slot) : -1;
		if (one.type !== "sum" || at < 0) return false;
		if (one.names.length === 0) return one.wholes.includes(headWord(draft, claim.slot));
		return !one.names.every((name, i) => draft.byKey.has(name) === (i === at));
	});
}

/** Whether the passage's figure is of the whole set and the draft's of a part of it, or the other way round. */
export function isOfAnotherSet(draft: Facts, { claim, slot, passage }: Pair): boolean {
	if (isSetOfAPart(passage, slot) && !isSetOfAPart(draft, claim.slot)) return true;
	if (isOfASet(draft, claim.slot) && isWholeSet(passage, slot)) return true;
	return isWholeSet(draft, claim.slot) && isOfASet(passage, slot);
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
