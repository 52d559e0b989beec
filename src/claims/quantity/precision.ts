import type { Measure } from "../types.js";
import type { NumberParse } from "./scales.js";

const THOUSAND = 1000;
const ROUNDED_WHEN_SMALL: ReadonlySet<Measure> = new Set(["percent", "points", "unit", "money"]);

/**
 * Half a unit of the last printed significant digit, in the printed number.
 * Of a whole number of at least 100, the trailing zeros but one count as rounding when there are two or more
 * ("450,000" is 450,000 ± 500, "2,000" is ± 50); counted things below 100 are exact.
 */
export function precisionOf(number: NumberParse, measure: Measure): number {
	if (number.step === 0) return 0;
	// "five thousand" is "5,000", and no rounder
	const isThousands = number.scale === THOUSAND && number.step === THOUSAND;
	if ((number.scale > 1 && !isThousands) || number.step < 1) return number.step / 2;
	if (number.value < 100 || measure === "percent") return ROUNDED_WHEN_SMALL.has(measure) ? 0.5 : 0;
	const zeros = /0*$/.exec(String(number.value))?.[0].length ?? 0;
	return zeros >= 2 ? 10 ** zeros / 20 : 0.5;
}
