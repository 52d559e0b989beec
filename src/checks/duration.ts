import { inCommonUnit } from "../claims/units.js";
import { figureCheck } from "./figure.js";
import type { Side, SlotCheck } from "./types.js";

/** 30 days are a month: the units of the calendar differ by as much as this. */
const SAME = 1.02;
/** Four weeks may be a month. */
const ALIKE = 1.1;
/** "A week" is said of five days and of ten. */
const ROUGHLY = 1.5;
/** The part of the coarser unit within which a finer figure is rounded to it: 22 months are two years. */
const ROUNDED = 0.25;

const exact = figureCheck("duration", ["duration"], inCommonUnit);

/** "six months", "a week": a length of time, compared across units. */
export const duration: SlotCheck = {
	...exact,
	compare(draft, source) {
		const comparison = exact.compare(draft, source);
		if (comparison.relation !== "exclusive") return comparison;
		const relation = relationOfRough(draft, source);
		if (!relation) return comparison;
		return comparison.working === undefined ? { relation } : { relation, working: comparison.working };
	},
};

/** How two lengths of time stand that differ by no more than the looseness of their words. */
function relationOfRough(draft: Side, source: Side): "implied" | "compatible" | undefined {
	const [a, b] = [draft.slot.mention, source.slot.mention];
	if (a.type !== "quantity" || b.type !== "quantity" || a.bound !== "exact" || b.bound !== "exact")
		return undefined;
	const pair = inCommonUnit(a, b);
	if (!pair) return undefined;
	const [low, high] = [pair.draft.value, pair.source.value].sort((one, other) => one - other);
	if (low === undefined || high === undefined || low <= 0) return undefined;
	if (a.unit !== b.unit) {
		if (high <= low * ALIKE) return high <= low * SAME ? "implied" : "compatible";
		const units = [pair.draft.value / a.value, pair.source.value / b.value];
		if (high - low < ROUNDED * Math.max(...units)) return "compatible";
	}
	const loose = isArticle(draft, a.number) || isArticle(source, b.number);
	return loose && high < low * ROUGHLY ? "compatible" : undefined;
}

function isArticle({ text }: Side, number: { readonly start: number; readonly end: number }): boolean {
	return /^an?\b/i.test(text.slice(number.start, number.end));
}
