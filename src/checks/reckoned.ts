import type { Facts, Slot } from "../claims/facts.js";
import type { Operands } from "../claims/operands.js";
import type { QuantityMention } from "../claims/types.js";

/** The draft's figure, with its sentence. */
export interface Claimed {
	readonly slot: Slot;
	readonly mention: QuantityMention;
	readonly facts: Facts;
}

/** What follows from a passage's figures, and the reckoning in words. */
export interface Result {
	readonly value: number;
	readonly lower: number;
	readonly upper: number;
	readonly words: string;
}

export type Of<T extends Operands["type"]> = Extract<Operands, { type: T }>;
/** The words of a passage's figure. */
export type Printed = (slot: Slot) => string;

export function quantity({ mention }: Slot): QuantityMention | undefined {
	return mention.type === "quantity" ? mention : undefined;
}

const SCALES: readonly (readonly [number, string])[] = [
	[1e12, " trillion"],
	[1e9, " billion"],
	[1e6, " million"],
];
const SIGN = /\p{L}{0,3}\p{Sc}\p{L}{0,3}/u;

/** A reckoned value in figures, with the sign of the currency that the draft's figure has. */
export function shown(value: number, claimed?: Claimed): string {
	const [scale, word] = SCALES.find(([from]) => Math.abs(value) >= from) ?? [1, ""];
	const digits = Number((value / scale).toPrecision(6)).toLocaleString("en-GB", { maximumFractionDigits: 2 });
	return `${claimed ? signOf(claimed) : ""}${digits}${word}`;
}

function signOf({ slot, mention, facts }: Claimed): string {
	if (mention.measure !== "money") return "";
	return SIGN.exec(facts.text.slice(slot.start, mention.number.start))?.[0] ?? "";
}
