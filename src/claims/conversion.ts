import type { Span } from "../text/span.js";
import type { Facts, Slot } from "./facts.js";
import type { QuantityMention } from "./types.js";

/** One amount given in two currencies: "$US550 billion ($838 billion)". Offsets are into the sentence. */
export interface Conversion extends Span {
	readonly first: Slot;
	readonly second: Slot;
	readonly from: QuantityMention;
	readonly to: QuantityMention;
	/** Units of the second currency for one of the first, as printed. */
	readonly rate: number;
}

const BRACKET = /^\s*[([]\s*(?:or\s+)?$/;
const IN_OTHER_WORDS =
	/^\s*,?\s*(?:or|that is|equivalent to|equal to|which is|converted to|converting to)\s*$/i;
/** Two currencies that traded farther apart than this are two amounts, not one. */
const WIDEST_RATE = 100_000;

/** The conversions of a sentence, either order, in brackets or after "or", "equivalent to". */
export function conversionsOf(facts: Facts): Conversion[] {
	const found: Conversion[] = [];
	for (let i = 0; i + 1 < facts.slots.length; i++) {
		const first = facts.slots[i];
		const second = facts.slots[i + 1];
		if (!first || !second) continue;
		const from = first.mention;
		const to = second.mention;
		if (from.type !== "quantity" || to.type !== "quantity") continue;
		if (from.measure !== "money" || to.measure !== "money" || from.unit !== to.unit) continue;
		if (from.bound === "range" || to.bound === "range") continue;
		const gap = facts.text.slice(first.end, second.start);
		const bracketed = BRACKET.test(gap) && /^\s*[)\]]/.test(facts.text.slice(second.end));
		if (!bracketed && !(IN_OTHER_WORDS.test(gap) && from.currency !== to.currency)) continue;
		if (from.currency === to.currency && from.currency !== "$") continue;
		const rate = to.value / from.value;
		if (!Number.isFinite(rate) || rate <= 0 || rate > WIDEST_RATE || rate < 1 / WIDEST_RATE) continue;
		const close = bracketed ? facts.text.slice(second.end).search(/[)\]]/) + 1 : 0;
		found.push({ start: first.start, end: second.end + close, first, second, from, to, rate });
	}
	return found;
}
