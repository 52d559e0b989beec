import type { Facts, Slot } from "../claims/facts.js";
import { compareIntervals } from "../claims/interval.js";
import { headWord, type Operands } from "../claims/operands.js";
import type { QuantityMention } from "../claims/types.js";
import { pace, rate, span } from "./over-time.js";
import { type Claimed, type Of, type Printed, quantity, type Result, shown } from "./reckoned.js";

/** What follows from figures of a passage, beside a figure of the draft. */
export interface Derivation {
	/** The passage's figures, in the order of the working. */
	readonly slots: readonly Slot[];
	/** Whether the draft's figure is what follows. */
	readonly follows: boolean;
	/** "source: 12 men + 15 women = 27; draft: 27 people". */
	readonly working: string;
}

/**
 * What follows from `operands` for a figure of the draft; undefined where nothing does that is of its kind. `printed`
 * gives the words of the passage's figures.
 */
export function derive(
	draft: Facts,
	slot: Slot,
	operands: Operands,
	printed: Printed,
): Derivation | undefined {
	const { mention } = slot;
	if (mention.type !== "quantity") return undefined;
	const result = resultOf({ slot, mention, facts: draft }, operands, printed);
	if (!result) return undefined;
	const { value, lower, upper, words } = result;
	const relation = compareIntervals(mention, { value, lower, upper, bound: "exact", precision: 0 });
	return {
		slots: slotsOf(operands),
		follows: relation === "equal" || relation === "implied" || isWithin(mention, result),
		working: `source: ${words}; draft: ${draft.text.slice(slot.start, slot.end)}`,
	};
}

/** An exact figure within the little that rounding leaves open. */
function isWithin({ bound, value }: QuantityMention, { lower, upper }: Result): boolean {
	return bound === "exact" && lower <= value && value <= upper;
}

function slotsOf(operands: Operands): readonly Slot[] {
	switch (operands.type) {
		case "change":
			return [operands.from, operands.to];
		case "sum":
			return operands.parts;
		case "share":
			return [operands.part, operands.whole];
		case "portion":
			return [operands.share, operands.whole];
		case "span":
			return [operands.first, operands.last];
		case "rate":
			return [operands.amount, operands.time];
		case "pace":
			return [operands.amount];
		case "margin":
			return [operands.score];
	}
}

function resultOf(claimed: Claimed, operands: Operands, printed: Printed): Result | undefined {
	switch (operands.type) {
		case "change":
			return change(claimed, operands, printed);
		case "sum":
			return sum(claimed, operands);
		case "share":
			return share(claimed, operands, printed);
		case "portion":
			return portion(claimed, operands, printed);
		case "span":
			return span(claimed, operands, printed);
		case "rate":
			return rate(claimed, operands, printed);
		case "pace":
			return pace(claimed, operands, printed);
		case "margin":
			return margin(claimed, operands, printed);
	}
}

/** "Doubled" is said of what nearly doubled. */
const LOOSE = 0.12;

/** The draft must tell a change, and in the same direction. */
function change(claimed: Claimed, { from, to }: Of<"change">, printed: Printed): Result | undefined {
	const { slot, mention } = claimed;
	const [a, b] = [quantity(from), quantity(to)];
	if (!a || !b || a.lower <= 0 || b.lower <= 0 || a.value === b.value) return undefined;
	const pair = `from ${printed(from)} to ${printed(to)}`;
	if (mention.measure === "multiple") {
		const times = b.value / a.value;
		return {
			value: times,
			lower: (b.lower / a.upper) * (1 - LOOSE),
			upper: (b.upper / a.lower) * (1 + LOOSE),
			words: `${pair}, ${shown(times)} times as much`,
		};
	}
	const rising = b.value > a.value;
	if (slot.role !== (rising ? "rise" : "fall")) return undefined;
	const [low, high] = rising ? [a, b] : [b, a];
	const noun = rising ? "a rise" : "a fall";
	const isShare = a.measure === "percent";
	if (mention.measure === "percent" && !isShare) {
		const value = Math.abs(b.value / a.value - 1) * 100;
		const ends = [Math.abs(b.lower / a.upper - 1) * 100, Math.abs(b.upper / a.lower - 1) * 100];
		return {
			value,
			lower: Math.min(...ends),
			upper: Math.max(...ends),
			words: `${pair}, ${noun} of ${shown(value)} %`,
		};
	}
	const isDifference = mention.measure === "points" ? isShare : sameMeasure(mention, a) && !isShare;
	if (!isDifference) return undefined;
	const value = high.value - low.value;
	return {
		value,
		lower: high.lower - low.upper,
		upper: high.upper - low.lower,
		words: `${pair}, ${noun} of ${shown(value, claimed)}${mention.measure === "points" ? " percentage points" : ""}`,
	};
}

function sameMeasure(a: QuantityMention, b: QuantityMention): boolean {
	return a.measure === b.measure && a.unit === b.unit && a.currency === b.currency;
}

/** The draft must count both parts together: by a word for both, or by naming what tells them apart. */
function sum(claimed: Claimed, { parts, labels, wholes, names }: Of<"sum">): Result | undefined {
	const { slot, mention, facts } = claimed;
	const counts = parts.map(quantity).filter((part) => part !== undefined);
	const [first] = counts;
	if (!first || counts.length !== parts.length || !sameMeasure(mention, first)) return undefined;
	const isWhole =
		wholes.length > 0
			? wholes.includes(headWord(facts, slot)) && slot.counted?.modifiers.length === 0
			: slot.counted?.head === parts[0]?.counted?.head && names.every((name) => facts.byKey.has(name));
	if (!isWhole) return undefined;
	const total = (pick: (one: QuantityMention) => number) => counts.reduce((all, one) => all + pick(one), 0);
	const value = total((one) => one.value);
	return {
		value,
		lower: total((one) => one.lower),
		upper: total((one) => one.upper),
		words: `${labels.join(" + ")} = ${shown(value, claimed)}`,
	};
}

/** The draft's share must be of the passage's whole. */
function share(
	{ slot, mention }: Claimed,
	{ part, whole }: Of<"share">,
	printed: Printed,
): Result | undefined {
	const [a, b] = [quantity(part), quantity(whole)];
	if (
		mention.measure !== "percent" ||
		!a ||
		!b ||
		b.lower <= 0 ||
		a.value > b.value ||
		!sameHead(slot, whole)
	)
		return undefined;
	const value = (a.value / b.value) * 100;
	return {
		value,
		lower: (a.lower / b.upper) * 100,
		upper: (a.upper / b.lower) * 100,
		words: `${printed(part)} of ${printed(whole)} = ${shown(value)} %`,
	};
}

function portion(claimed: Claimed, operands: Of<"portion">, printed: Printed): Result | undefined {
	const { slot, mention } = claimed;
	const [a, b] = [quantity(operands.share), quantity(operands.whole)];
	if (!a || !b || !sameMeasure(mention, b) || (b.measure === "count" && !sameHead(slot, operands.whole)))
		return undefined;
	const value = (a.value / 100) * b.value;
	return {
		value,
		lower: (a.lower / 100) * b.lower,
		upper: (a.upper / 100) * b.upper,
		words: `${printed(operands.share)} of ${printed(operands.whole)} = ${shown(value, claimed)}`,
	};
}

function sameHead(a: Slot, b: Slot): boolean {
	return a.counted !== undefined && a.counted.head === b.counted?.head;
}

const SCORED = /^(?:votes?|goals?|points?|runs?|seats?|sets?|tries|strokes?|shots?)$/;

/** "Won by two votes" of 51 to 49. */
function margin(
	{ slot, mention, facts }: Claimed,
	{ score }: Of<"margin">,
	printed: Printed,
): Result | undefined {
	const mentioned = quantity(score);
	if (mention.measure !== "count" || mentioned?.other === undefined) return undefined;
	const isBy = facts.tokens[slot.firstToken - 1]?.lower === "by";
	const next = facts.tokens[slot.lastToken];
	const noun = next?.text === "-" ? facts.tokens[slot.lastToken + 1] : next;
	if ((!isBy && next?.text !== "-") || !SCORED.test(noun?.lower ?? "")) return undefined;
	const value = Math.abs(mentioned.value - mentioned.other);
	return { value, lower: value, upper: value, words: `${printed(score)}, a margin of ${shown(value)}` };
}
