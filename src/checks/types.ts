import type { Slot } from "../claims/facts.js";

/** What a claim asserts. Each kind has its page under docs/checks/. */
export const claimKinds = [
	"count",
	"money",
	"conversion",
	"arithmetic",
	"consistency",
	"percent",
	"ordinal",
	"measure",
	"duration",
	"age",
	"score",
	"multiple",
	"designation",
	"date",
	"weekday",
	"time",
	"name",
	"role",
	"place",
	"polarity",
	"relation",
	"quotation",
] as const;
export type ClaimKind = (typeof claimKinds)[number];

/** How the draft's value stands to the source's. "apart": of different types, nothing to compare. */
export type Relation = "equal" | "implied" | "compatible" | "exclusive" | "apart";

export interface Comparison {
	readonly relation: Relation;
	/** The comparison in words that a person can check. */
	readonly working?: string;
	/** The source's value, in the draft's place. */
	readonly replacement?: string;
}

/** A slot of a sentence with the sentence's text, so that its words can be quoted. */
export interface Side {
	readonly slot: Slot;
	readonly text: string;
}

/** One kind of comparison of two figures or dates. */
export interface SlotCheck {
	readonly kind: ClaimKind;
	/** Whether the slot is a claim of this kind. Every slot has one check at most. */
	accepts(slot: Slot): boolean;
	compare(draft: Side, source: Side): Comparison;
}

/** The words of a slot as printed. */
export function wordsOf({ slot, text }: Side): string {
	return text.slice(slot.start, slot.end);
}
