import type { QuantityMention } from "./types.js";

/**
 * How two printed numbers stand to each other as intervals.
 * "equal": the same number as far as it is printed; "implied": the source's number lies in what the draft's words allow;
 * "compatible": both can be true; "exclusive": both cannot.
 */
export type IntervalRelation = "equal" | "implied" | "compatible" | "exclusive";

type Figure = Pick<QuantityMention, "value" | "lower" | "upper" | "bound" | "precision"> &
	Partial<Pick<QuantityMention, "measure">>;

const RISING = new Set(["over", "atLeast"]);
const FALLING = new Set(["under", "atMost", "nearly"]);

export function compareIntervals(draft: Figure, source: Figure): IntervalRelation {
	// "more than 90" and "less than 90" meet in a point that neither of them allows
	if (RISING.has(source.bound) && FALLING.has(draft.bound) && draft.value <= source.value) return "exclusive";
	if (FALLING.has(source.bound) && RISING.has(draft.bound) && draft.value >= source.value) return "exclusive";
	const close = sameAsPrinted(draft, source);
	if (close && draft.bound !== "range" && source.bound !== "range") return "equal";
	if (draft.bound === "range" && source.bound === "range") {
		// either upper end lies its own half unit above what is printed
		return close && Math.abs(draft.upper - source.upper) <= 2 * slack(draft, source) ? "equal" : "exclusive";
	}
	if (sameDirection(draft, source)) {
		if (near(draft.value, source.value, ROUNDED)) return "implied";
		// "more than 300" is true of "at least 400", if not what the source says; "more than 8,000" is too far from "more
		// than 20,000" to be meant by it, and "at least 400" no consequence of "more than 300"; "over-60s" names a group
		const weaker = RISING.has(draft.bound) && draft.value < source.value && draft.measure !== "age";
		return weaker && near(draft.value, source.value, WEAKENED) ? "compatible" : "exclusive";
	}
	// half a unit on either side of 2 and of 3 touch at 2.5: that point alone does not make them one number
	const meet = draft.lower < source.upper && source.lower < draft.upper;
	if (!meet) return "exclusive";
	const inside = source.lower >= draft.lower && source.upper <= draft.upper;
	return inside && near(draft.value, source.value, MEANT) ? "implied" : "compatible";
}

/** Two bounds this near are one bound, rounded. */
const ROUNDED = 0.05;
/** A lower bound that is this much lower may still be meant. */
const WEAKENED = 0.3;
/** "More than 90" is said of 95 and 120, not of 30,000: farther off it proves nothing. */
const MEANT = 0.5;

function near(a: number, b: number, share: number): boolean {
	return Math.abs(a - b) <= share * Math.max(Math.abs(a), Math.abs(b));
}

function sameDirection(a: Figure, b: Figure): boolean {
	return (
		(RISING.has(a.bound) && RISING.has(b.bound)) ||
		(FALLING.has(a.bound) && FALLING.has(b.bound) && a.bound !== "nearly" && b.bound !== "nearly")
	);
}

function slack(a: Figure, b: Figure): number {
	return Math.max(a.precision, b.precision) + 1e-9 * Math.max(1, Math.abs(a.value));
}

function sameAsPrinted(a: Figure, b: Figure): boolean {
	return Math.abs(a.value - b.value) <= slack(a, b);
}
