import type { Conversion } from "../claims/conversion.js";
import type { QuantityMention } from "../claims/types.js";
import { inBaseUnit } from "../claims/units.js";

/** How a quantity printed in two units stands to the fixed rate between them. */
export interface UnitReckoning {
	readonly fits: boolean;
	readonly working: string;
	/** The second number as it should read. */
	readonly number: string;
}

/** What a conversion may be off beyond the printed digits, as a share of the quantity. */
const SLOPPY = 0.02;
/** Round numbers are often rounded twice, "3,000 miles (5,000 km)". */
const ROUNDED_TOGETHER = 0.06;
/** From this share of its value on, the last printed digit makes a number round. */
const ROUND = 0.009;
/** Gallons, pints and tons are of more than one size. */
const SEVERAL_SIZES = 0.25;
const ONE_SIZE: ReadonlySet<string> = new Set(["length", "area", "speed", "temperature", "mass"]);
const TON = /^(?:short |long |metric )?ton(?:ne)?$/;
/** What two temperatures may be apart by rounding, in kelvin. */
const DEGREES_APART = 1;

/** Reckons "100 km (62 miles)". A temperature may be a difference of temperatures: 2 °C is 35.6 °F, or a rise of 3.6 °F. */
export function reckonUnits({ from, to }: Conversion, text: string): UnitReckoning | undefined {
	const scale = scaleOf(from, to);
	if (!scale) return undefined;
	const { dimension, factor, offset } = scale;
	const value = from.value * factor + offset;
	const number = roundedLike(value, to);
	const result = `${wordsOf(from, text)} = ${number}${text.slice(to.number.end, to.end)}`;
	const fitsAt = (shift: number) => {
		const ends = [from.lower * factor + shift, from.upper * factor + shift];
		const slack =
			dimension === "temperature" ? DEGREES_APART * factor : share(dimension, from, to) * Math.abs(value);
		return Math.min(...ends) - slack <= to.upper && to.lower <= Math.max(...ends) + slack;
	};
	const fits = fitsAt(offset) || (dimension === "temperature" && fitsAt(0));
	return { fits, number, working: `${result}; draft: ${wordsOf(to, text)}` };
}

function share(dimension: string, from: QuantityMention, to: QuantityMention): number {
	const several = !ONE_SIZE.has(dimension) || TON.test(from.unit ?? "") || TON.test(to.unit ?? "");
	const round = [from, to].some(({ precision, value }) => precision >= ROUND * Math.abs(value));
	return several ? SEVERAL_SIZES : round ? ROUNDED_TOGETHER : SLOPPY;
}

/** What turns the first unit into the second: `value * factor + offset`. */
function scaleOf(
	from: QuantityMention,
	to: QuantityMention,
): { dimension: string; factor: number; offset: number } | undefined {
	if (from.unit === undefined || to.unit === undefined) return undefined;
	const zero = inBaseUnit(from.unit, 0);
	const one = inBaseUnit(from.unit, 1);
	const toZero = inBaseUnit(to.unit, 0);
	const toOne = inBaseUnit(to.unit, 1);
	if (!zero || !one || !toZero || !toOne || zero.dimension !== toZero.dimension) return undefined;
	const step = toOne.value - toZero.value;
	return {
		dimension: zero.dimension,
		factor: (one.value - zero.value) / step,
		offset: (zero.value - toZero.value) / step,
	};
}

function wordsOf({ start, end }: QuantityMention, text: string): string {
	return text.slice(start, end);
}

/** Rounded to the last digit that the second number prints, and never to nothing. */
function roundedLike(value: number, { precision }: QuantityMention): string {
	const step = precision > 0 ? 2 * precision : 1;
	const rounded = Math.round(value / step) * step;
	return String(Number((rounded === 0 ? value : rounded).toPrecision(rounded === 0 ? 2 : 12)));
}
