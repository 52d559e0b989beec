import { type Derivation, derive } from "../checks/derived.js";
import { compareDates } from "../claims/date-relation.js";
import type { Facts, Slot } from "../claims/facts.js";
import { complements, type Operands, operandsOf } from "../claims/operands.js";
import type { PassageRef } from "../corpus/store.js";
import { type Alignment, align } from "./alignment.js";
import type { Surroundings } from "./apart.js";
import type { JudgedClaim, JudgedEvidence } from "./judged.js";
import { type SlotClaim, slotClaims } from "./rivals.js";

/** The passages that are asked, best first. */
const ASKED = 6;
/** So much of the draft's sentence, and of what is near its figure, the passage must have. */
const COVERED = 0.5;
const NEAR = 0.3;
/** Of its names, the passage may lack so many. */
const STRANGE = 0.34;
/** How sure a reckoned figure is. */
const DERIVED = 0.7;
const SURE = 0.8;

const kinds: ReadonlySet<string> = new Set(["count", "money", "percent", "measure", "duration", "multiple"]);

/**
 * A claim that no passage prints, held against what follows from figures that one passage, or two that follow each
 * other, state: a sum, a difference, a share, a rate. What follows supports it. What does not is no contradiction,
 * since the parts may leave something out; but a change that does not lead from the source's figure to the one that
 * both state is. Undefined where nothing follows.
 */
export function derivedClaim(
	draft: Facts,
	claim: SlotClaim,
	refs: readonly PassageRef[],
	known: Surroundings,
): JudgedClaim | undefined {
	if (!kinds.has(claim.check.kind)) return undefined;
	let against: JudgedClaim | undefined;
	for (const ref of refs.slice(0, ASKED)) {
		const passage = ref.source.facts(ref.index);
		for (const found of derivations(draft, claim, passage, operandsOf(passage), passage, known)) {
			const evidence = found.slots.map((slot) => placeOf(ref, slot));
			if (found.follows) return judged(claim, found, evidence);
			if (leadsElsewhere(draft, claim, passage, found)) against ??= judged(claim, found, evidence);
		}
		if (ref.index + 1 >= ref.source.sentences.length) continue;
		const next: PassageRef = { source: ref.source, index: ref.index + 1 };
		const after = ref.source.facts(next.index);
		const sums = derivations(draft, claim, passage, complements(passage, after), after, known);
		const sum = sums.find(({ follows }) => follows);
		if (sum)
			return judged(
				claim,
				sum,
				sum.slots.map((slot, i) => placeOf(i === 0 ? ref : next, slot)),
			);
	}
	return against;
}

function derivations(
	draft: Facts,
	claim: SlotClaim,
	passage: Facts,
	operands: readonly Operands[],
	last: Facts,
	known: Surroundings,
): Derivation[] {
	const around: Surroundings = { has: (key) => passage.byKey.has(key) || last.byKey.has(key) };
	return operands.flatMap((one) => {
		const found = derive(draft, claim.slot, one, (slot) =>
			(passage.slots.includes(slot) ? passage : last).text.slice(slot.start, slot.end),
		);
		const [part] = found?.slots ?? [];
		if (!found || !part) return [];
		return speaksOfIt(align(draft, claim.slot, passage, part, around, known)) ? [found] : [];
	});
}

function speaksOfIt(a: Alignment): boolean {
	if (a.ownersApart || a.subjectsApart || a.predicatesApart || a.modifierSwapped) return false;
	return a.coverWide >= COVERED && a.near >= NEAR && a.strangers <= STRANGE;
}

/**
 * "Rose by 15 to 52" beside "rose from 40 to 52": the draft states one end of the change as the source does, and
 * another way to it. Not where it tells a time that the passage does not: the change may be that of another period.
 */
function leadsElsewhere(draft: Facts, claim: SlotClaim, passage: Facts, { slots }: Derivation): boolean {
	const [from, to] = slots;
	if (from?.role !== "before" || to?.role !== "after") return false;
	const sharesEnd = slotClaims(draft).some(({ slot, check }) => {
		const end = slot.role === "after" ? to : slot.role === "before" ? from : undefined;
		if (!end || slot === claim.slot) return false;
		const sides = [
			{ slot, text: draft.text },
			{ slot: end, text: passage.text },
		] as const;
		return check.compare(...sides).relation === "equal";
	});
	return sharesEnd && draft.slots.every((slot) => isNoTime(slot) || isTold(slot, passage));
}

function isNoTime({ mention }: Slot): boolean {
	return mention.type !== "date" && mention.measure !== "duration";
}

function isTold({ mention }: Slot, passage: Facts): boolean {
	if (mention.type !== "date") return false;
	return passage.slots.some(
		(slot) => slot.mention.type === "date" && compareDates(mention, slot.mention) === "equal",
	);
}

function placeOf(ref: PassageRef, { start, end }: Slot): Omit<JudgedEvidence, "stance"> {
	return { ref, span: { start, end } };
}

function judged(
	claim: SlotClaim,
	{ follows, working }: Derivation,
	places: readonly Omit<JudgedEvidence, "stance">[],
): JudgedClaim {
	return {
		start: claim.slot.start,
		end: claim.slot.end,
		kind: claim.check.kind,
		verdict: follows ? "supported" : "contradicted",
		confidence: follows ? DERIVED : SURE,
		message: follows
			? "It follows from figures that a source states."
			: "It does not follow from figures that a source states.",
		working,
		evidence: places.map((place) => ({ ...place, stance: follows ? "supports" : "contradicts" })),
	};
}
