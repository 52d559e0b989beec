import type { QuantityMention } from "../claims/types.js";
import { inBaseUnit } from "../claims/units.js";
import { type Claimed, type Of, type Printed, quantity, type Result, shown } from "./reckoned.js";

const DAY_IN_SECONDS = 86_400;

/** Whole years, months or days between two printed dates, whichever days of them are meant. */
export function span(
	{ mention }: Claimed,
	{ first, last }: Of<"span">,
	printed: Printed,
): Result | undefined {
	const [a, b] = [first.mention, last.mention];
	if (mention.measure !== "duration" || mention.unit === undefined || a.type !== "date" || b.type !== "date")
		return undefined;
	const unit = inBaseUnit(mention.unit, 1)?.value;
	const days = [a.from, a.to, b.from, b.to].map((iso) =>
		iso === undefined ? Number.NaN : Date.parse(iso) / 1000,
	);
	const [begins = Number.NaN, , ends = Number.NaN, until = Number.NaN] = days;
	const left = days[1] ?? Number.NaN;
	if (unit === undefined || days.some(Number.isNaN)) return undefined;
	const value = (ends - begins) / unit;
	return {
		value,
		lower: (ends - left) / unit,
		upper: (until + DAY_IN_SECONDS - begins) / unit,
		words: `${printed(first)} to ${printed(last)}, ${shown(value)} ${mention.unit}s`,
	};
}

export function rate(claimed: Claimed, { amount, time }: Of<"rate">, printed: Printed): Result | undefined {
	const { mention } = claimed;
	const [a, t] = [quantity(amount), quantity(time)];
	const seconds = t?.unit === undefined ? undefined : inBaseUnit(t.unit, t.value)?.value;
	if (!a || !t || seconds === undefined || seconds <= 0 || mention.unit === undefined) return undefined;
	if (
		mention.measure === "money" &&
		a.measure === "money" &&
		a.unit === undefined &&
		a.currency === mention.currency
	) {
		const unit = inBaseUnit(mention.unit, 1);
		if (unit?.dimension !== "time") return undefined;
		return scaled(
			a,
			unit.value / seconds,
			(value) => `${printed(amount)} in ${printed(time)} = ${shown(value, claimed)} a ${mention.unit}`,
		);
	}
	if (mention.measure !== "unit" || a.measure !== "unit" || a.unit === undefined) return undefined;
	const [own, one] = [inBaseUnit(mention.unit, 1), inBaseUnit(a.unit, 1)];
	if (!own || !one || own.dimension !== `${one.dimension}/time`) return undefined;
	return scaled(
		a,
		one.value / seconds / own.value,
		(value) => `${printed(amount)} in ${printed(time)} = ${shown(value)} ${mention.unit}`,
	);
}

/** Weeks do not fill a month, nor a year: within this, a rate is the same. */
const CALENDAR = 0.015;

/** "£12,000 a year" is £1,000 a month. */
export function pace(claimed: Claimed, { amount }: Of<"pace">, printed: Printed): Result | undefined {
	const { mention } = claimed;
	const a = quantity(amount);
	if (mention.measure !== "money" || !a?.unit || !mention.unit || a.unit === mention.unit) return undefined;
	if (a.currency !== mention.currency) return undefined;
	const [from, to] = [inBaseUnit(a.unit, 1), inBaseUnit(mention.unit, 1)];
	if (from?.dimension !== "time" || to?.dimension !== "time") return undefined;
	const result = scaled(
		a,
		to.value / from.value,
		(value) => `${printed(amount)} = ${shown(value, claimed)} a ${mention.unit}`,
	);
	return { ...result, lower: result.lower * (1 - CALENDAR), upper: result.upper * (1 + CALENDAR) };
}

function scaled(
	{ value, lower, upper }: QuantityMention,
	factor: number,
	words: (value: number) => string,
): Result {
	return {
		value: value * factor,
		lower: lower * factor,
		upper: upper * factor,
		words: words(value * factor),
	};
}
