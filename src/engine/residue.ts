import { compareDates } from "../claims/date-relation.js";
import type { Facts, Slot } from "../claims/facts.js";
import { isVerbLike, type Surroundings } from "./apart.js";
import { clauseOf } from "./clause.js";
import { counterparts } from "./counterparts.js";

/** What the clauses of two figures do not share, and what the figures beside them say; all are 0..1. */
export interface Residue {
	/** The heaviest word of the draft's clause that the passage and its surroundings lack. */
	readonly heaviest: number;
	/** The same of the passage's clause. */
	readonly heaviestBack: number;
	/** The heaviest of those within a few words of the draft's figure. */
	readonly close: number;
	readonly closeBack: number;
	/** Both clauses name a thing that the other sentence lacks: the lesser of the two weights. */
	readonly contrast: number;
	/** A word of the draft's sentence has its opposite in the passage, and nothing of its own meaning. */
	readonly opposite: boolean;
	/** Another date of the draft's sentence is also the passage's. */
	readonly timeAgrees: boolean;
	/** The sentences have other dates, and none of the draft's is one of the passage's. */
	readonly timeConflicts: boolean;
	/** The figure next to the draft's stands next to the passage's too: "$3.50, up 40 %"; less the farther off. */
	readonly companion: number;
	/** Two ranges have one end in common. */
	readonly oneEnd: boolean;
}

/** A word of the passage that is this like a word of the draft stands for it. */
const ALIKE = 0.7;
/** In tokens. */
const CLOSE = 4;
const COMPANION = 10;

export function residueOf(draft: Facts, a: Slot, passage: Facts, b: Slot, around: Surroundings): Residue {
	const there = lacking(draft, a, passage, around);
	const back = lacking(passage, b, draft);
	return {
		heaviest: there.heaviest,
		heaviestBack: back.heaviest,
		close: there.close,
		closeBack: back.close,
		contrast: Math.min(there.named, back.named),
		opposite: counterparts(draft, passage).some(({ opposite }) => opposite !== undefined),
		...timesOf(draft, a, passage, b),
		companion: companionOf(draft, a, passage, b),
		oneEnd: shareOneEnd(a, b),
	};
}

interface Lacking {
	heaviest: number;
	close: number;
	/** Of words that are no verbs. */
	named: number;
}

function lacking(from: Facts, slot: Slot, to: Facts, around?: Surroundings): Lacking {
	const likeness = new Map(counterparts(from, to).map((item) => [item.at, item.likeness]));
	const found: Lacking = { heaviest: 0, close: 0, named: 0 };
	for (const { at, key, weight } of clauseOf(from, slot)) {
		if ((likeness.get(at) ?? 1) >= ALIKE || around?.has(key)) continue;
		found.heaviest = Math.max(found.heaviest, weight);
		const distance = at < slot.firstToken ? slot.firstToken - at : at - slot.lastToken + 1;
		if (distance <= CLOSE) found.close = Math.max(found.close, weight);
		if (!isVerbLike(from.tokens[at]?.lower ?? "")) found.named = Math.max(found.named, weight);
	}
	return found;
}

function timesOf(
	draft: Facts,
	a: Slot,
	passage: Facts,
	b: Slot,
): Pick<Residue, "timeAgrees" | "timeConflicts"> {
	const relations = datesBut(draft, a).flatMap((own) =>
		datesBut(passage, b).map((other) => compareDates(own, other)),
	);
	const timeAgrees = relations.some((relation) => relation !== "apart" && relation !== "exclusive");
	return { timeAgrees, timeConflicts: !timeAgrees && relations.includes("exclusive") };
}

function datesBut({ slots }: Facts, one: Slot) {
	return slots.flatMap((slot) => (slot !== one && slot.mention.type === "date" ? [slot.mention] : []));
}

function companionOf(draft: Facts, a: Slot, passage: Facts, b: Slot): number {
	let best = 0;
	for (const own of draft.slots) {
		const distance = own === a ? Number.POSITIVE_INFINITY : gap(own, a);
		if (distance > COMPANION) continue;
		for (const other of passage.slots) {
			const there = other === b ? Number.POSITIVE_INFINITY : gap(other, b);
			const sameSide = own.firstToken < a.firstToken === other.firstToken < b.firstToken;
			if (there > COMPANION || !sameSide || !sameValue(own, other)) continue;
			best = Math.max(best, 1 - (distance + there) / (2 * COMPANION + 2));
		}
	}
	return best;
}

/** Tokens between two slots. */
function gap(a: Slot, b: Slot): number {
	return a.firstToken < b.firstToken ? b.firstToken - a.lastToken : a.firstToken - b.lastToken;
}

function sameValue({ mention: a }: Slot, { mention: b }: Slot): boolean {
	if (a.type === "date" && b.type === "date") return compareDates(a, b) === "equal";
	if (a.type === "date" || b.type === "date") return false;
	return a.measure === b.measure && a.value === b.value;
}

function shareOneEnd({ mention: a }: Slot, { mention: b }: Slot): boolean {
	if (a.type === "date" || b.type === "date" || a.bound !== "range" || b.bound !== "range") return false;
	const ends = [b.value, b.other];
	return ends.includes(a.value) || (a.other !== undefined && ends.includes(a.other));
}
