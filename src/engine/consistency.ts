import { ageApart } from "../checks/consistency.js";
import { wordsOf } from "../checks/types.js";
import type { Facts, Slot } from "../claims/facts.js";
import { isNamedYear } from "../claims/named-year.js";
import { numberedApart } from "../claims/numbered-thing.js";
import { oversized } from "../claims/subset.js";
import { type Alignment, align } from "./alignment.js";
import lexicon from "./data/consistency.json" with { type: "json" };
import { type SlotClaim, slotClaims } from "./rivals.js";

/** A figure of one sentence that another sentence of the same draft states otherwise. Offsets are into each sentence. */
export interface Inconsistency {
	readonly own: Slot;
	readonly other: Slot;
	readonly working: string;
}

/** One of the draft's sentences, as far as it is held against the others. */
export interface Statement {
	readonly facts: Facts;
	readonly isHeading: boolean;
}

const otherTime: ReadonlySet<string> = new Set(lexicon.otherTime);
/** Ordinals, scores and multiples are of one thing too seldom; a weekday may be of any week. */
const KINDS: ReadonlySet<string> = new Set([
	"count",
	"money",
	"percent",
	"measure",
	"duration",
	"age",
	"date",
]);

/**
 * The figure on which two sentences of one draft differ while they agree in everything else. A text compares,
 * updates and corrects its own figures, so all but the figure must be alike, both ways, and no word may tell of
 * another time, another set or a change. Two figures that differ are two comparisons, not one slip.
 */
export function inconsistency(own: Statement, other: Statement): Inconsistency | undefined {
	const ages = ageApart(own.facts, other.facts);
	if (ages) return found(own.facts, ages.own, other.facts, ages.other);
	const part = oversized(own.facts, other.facts);
	if (part) return found(own.facts, part.part, other.facts, part.whole);
	const whole = oversized(other.facts, own.facts);
	if (whole) return found(own.facts, whole.whole, other.facts, whole.part);
	return figureApart(own, other);
}

function figureApart(own: Statement, other: Statement): Inconsistency | undefined {
	const claims = slotClaims(own.facts);
	const others = slotClaims(other.facts);
	const taken = new Set<Slot>();
	const left: SlotClaim[] = [];
	for (const claim of claims) {
		const same = others.find(
			({ slot }) =>
				!taken.has(slot) && ["equal", "implied"].includes(relation(claim, own.facts, slot, other.facts)),
		);
		if (same) taken.add(same.slot);
		else left.push(claim);
	}
	const [claim, ...more] = left;
	const open = others.filter(({ slot }) => !taken.has(slot));
	if (!claim || !KINDS.has(claim.check.kind)) return undefined;
	// a further figure on one side is let pass, a second difference is not
	if (more.length > 0 && open.length > 1) return undefined;
	const rivals = open.filter(({ slot }) => relation(claim, own.facts, slot, other.facts) === "exclusive");
	const [rival] = rivals;
	if (!rival || rivals.length > 1 || !comparableForms(claim.slot, rival.slot)) return undefined;
	if (tellsOfOther(own.facts, claim.slot, other.facts) || tellsOfOther(other.facts, rival.slot, own.facts))
		return undefined;
	if (numberedApart(own.facts, claim.slot, other.facts, rival.slot)) return undefined;
	if (isNamedYear(own.facts, claim.slot) && isNamedYear(other.facts, rival.slot)) return undefined;
	const alignment = align(own.facts, claim.slot, other.facts, rival.slot, nothing, nothing);
	const alike = own.isHeading || other.isHeading ? headingAlike : bodyAlike;
	if (!sameFact(alignment, claim, rival) || !alike(alignment)) return undefined;
	return found(own.facts, claim.slot, other.facts, rival.slot);
}

function found(own: Facts, slot: Slot, other: Facts, rival: Slot): Inconsistency {
	const here = wordsOf({ slot, text: own.text });
	const there = wordsOf({ slot: rival, text: other.text });
	return { own: slot, other: rival, working: `this draft says both ${there} and ${here}` };
}

const nothing = { has: () => false };

function relation(claim: SlotClaim, own: Facts, slot: Slot, other: Facts): string {
	return claim.check.compare({ slot: claim.slot, text: own.text }, { slot, text: other.text }).relation;
}

/** How far from a figure a word still speaks of it, in tokens. */
const WITHIN = 12;

/** A word of another time or set near the figure on one side only; what both sentences say tells nothing apart. */
function tellsOfOther(facts: Facts, { firstToken, lastToken }: Slot, other: Facts): boolean {
	const known = new Set(other.tokens.map(({ lower }) => lower));
	return facts.tokens
		.slice(Math.max(0, firstToken - WITHIN), lastToken + WITHIN)
		.some(({ lower }) => otherTime.has(lower) && !known.has(lower));
}

function comparableForms({ mention: a }: Slot, { mention: b }: Slot): boolean {
	if (a.type === "date" || b.type === "date") {
		return (
			a.type === b.type &&
			a.type === "date" &&
			b.type === "date" &&
			a.grain === b.grain &&
			!a.relative &&
			!b.relative
		);
	}
	return a.bound === b.bound && a.bound !== "range";
}

function sameFact(a: Alignment, { slot, check }: SlotClaim, rival: SlotClaim): boolean {
	if (a.ownersApart || a.subjectsApart || a.modifierSwapped || a.predicatesApart) return false;
	if (a.strangers > 0 && a.strangersBack > 0) return false;
	if (check.kind === "count") return a.counted === 1 && a.narrowing === 0;
	if (slot.counted && rival.slot.counted) return a.counted === 1 && a.narrowing === 0;
	return a.touching > 0 || a.neighbours >= 0.8;
}

function bodyAlike(a: Alignment): boolean {
	const [less, more] = a.cover < a.coverBack ? [a.cover, a.coverBack] : [a.coverBack, a.cover];
	if (more >= 0.8 && less >= 0.35 && a.near >= 0.5 && a.nearBack >= 0.5 && a.shared >= 0.3) return true;
	// two long sentences with the same clause around the figure, word by word
	return a.near >= 0.7 && a.nearBack >= 0.7 && a.shared >= 0.5 && a.touching > 0;
}

/** A heading says less than the sentence below it: the heading must be in the sentence, not the other way round. */
function headingAlike(a: Alignment): boolean {
	return Math.max(a.cover, a.coverBack) >= 0.85 && Math.max(a.near, a.nearBack) >= 0.6 && a.shared >= 0.3;
}
