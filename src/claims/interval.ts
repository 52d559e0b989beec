import type { QuantityMention } from "./types.js";

/**
 * How two printed numbers stand to each other as intervals.
 * "equal": the same number as far as it is printed; "implied": the source's number lies in what the draft's words allow;
 * "compatible": both can be true; "exclusive": both cannot.
 */
export type IntervalRelation = "equal" | "implied" | "compatible" | "exclusive";

type Figure = Pick<QuantityMention, "value" | "lower" | "upper" | "bound" | "precision">;

const RISING = new Set(["over", "atLeast"]);
const FALLING = new Set(["under", "atMost", "nearly"]);

export function compareIntervals(draft: Figure, source: Figure): IntervalRelation {
	// "more than 90" and "less than 90" meet in a point that neither of them allows
	if (RISING.has(source.bound) && FALLING.has(draft.bound) && draft.value <= source.value) return "exclusive";
	if (FALLING.has(source.bound) && RISING.has(draft.bound) && draft.value >= source.value) return "exclusive";
	const close = sameAsPrinted(draft, source);
	if (close && draft.bound !== "range" && source.bound !== "range") return "equal";
	if (draft.bound === "range" && source.bound === "range") {
		if (close && Math.abs(draft.upper - source.upper) <= slack(draft, source)) return "equal";
	}
	// "more than 42,500" says more than "more than 25,000" does; "more than 8,000" is true and not what the source says
	if (draft.bound !== "exact" && sameDirection(draft, source)) {
		const stronger = RISING.has(draft.bound) ? draft.value > source.value : draft.value < source.value;
		return stronger ? "exclusive" : "compatible";
	}
	// half a unit on either side of 2 and of 3 touch at 2.5: that point alone does not make them one number
	const meet = draft.lower < source.upper && source.lower < draft.upper;
	if (!meet) return "exclusive";
	if (source.lower >= draft.lower && source.upper <= draft.upper) return "implied";
	return "compatible";
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
