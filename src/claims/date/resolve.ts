import { civil, type Days, dateExists, dayNumber, monthsFrom, weekAround, weekdayOf } from "./calendar.js";
import type { Setting } from "./rule.js";

/** How far ahead a date without a year is still read as coming when nothing else in the text points ahead. */
const NEAR_FUTURE_DAYS = 45;

/** The year of a month (and day) printed without one: the last one past, or the nearest when the text looks ahead. */
export function yearOfMonth(month: number, day: number | undefined, setting: Setting): number | undefined {
	if (setting.reference === undefined) return undefined;
	const reference = setting.reference;
	const here = civil(reference);
	const years = [here.year - 1, here.year, here.year + 1];
	if (day === undefined) {
		const distance = (here.month - month + 12) % 12;
		const past = here.month >= month ? here.year : here.year - 1;
		if (distance === 0) return past;
		return (setting.looksAhead() && distance > 5) || distance === 11 ? past + 1 : past;
	}
	const real = years.filter((year) => dateExists(year, month, day));
	const gap = (year: number) => dayNumber(year, month, day) - reference;
	if (setting.looksAhead()) return real.sort((a, b) => Math.abs(gap(a)) - Math.abs(gap(b)))[0];
	return real.filter((year) => gap(year) <= NEAR_FUTURE_DAYS).pop();
}

/** So near the document's date, a weekday that does not fit is a slip, and tells no other year. */
const SURELY_THIS_YEAR = 90;

/** The same for a day that is printed with its weekday: of the three years around, the likeliest in which it falls on it. */
export function yearOfDay(
	month: number,
	day: number,
	weekday: number | undefined,
	setting: Setting,
): number | undefined {
	const likeliest = yearOfMonth(month, day, setting);
	if (likeliest === undefined || weekday === undefined || setting.reference === undefined) return likeliest;
	if (Math.abs(dayNumber(likeliest, month, day) - setting.reference) <= SURELY_THIS_YEAR) return likeliest;
	const falls = (year: number) =>
		dateExists(year, month, day) && weekdayOf(dayNumber(year, month, day)) === weekday;
	return [likeliest, likeliest - 1, likeliest + 1].find(falls) ?? likeliest;
}

/** "Of last year" behind a month, a day of it or a quarter. */
export const STEP_YEAR = "(?:,?\\s+(?:of\\s+)?(?<stepYear>last|this|next)\\s+year\\b(?!['’]))";

/** The year that "last year" is; undefined where the document's date is not known. */
export function yearOfStep(step: string | undefined, setting: Setting): number | undefined {
	if (step === undefined || setting.reference === undefined) return undefined;
	const { year } = civil(setting.reference);
	const lower = step.toLowerCase();
	return lower === "last" ? year - 1 : lower === "next" ? year + 1 : year;
}

/** The days of a printed day of a month; undefined when there is no such day or its year is not known. */
export function daysOfDate(year: number | undefined, month: number, day: number): Days | undefined {
	if (year === undefined || !dateExists(year, month, day)) return undefined;
	const only = dayNumber(year, month, day);
	return { first: only, last: only };
}

export type Direction = "last" | "this" | "next" | "coming";

export function directionOf(word: string | undefined): Direction | undefined {
	const lower = word?.toLowerCase();
	if (lower === "last" || lower === "this" || lower === "next") return lower;
	return lower === "coming" || lower === "upcoming" ? "coming" : undefined;
}

/**
 * The days that a weekday can mean. "Last Tuesday" said on a Friday is three or ten days ago, depending on the
 * speaker: the answer then runs from the one to the other, so that neither is held against a writer.
 */
export function daysOfWeekday(weekday: number, direction: Direction | undefined, reference: number): Days {
	const back = (weekdayOf(reference) - weekday + 7) % 7;
	const ofThisWeek = weekAround(reference).first + weekday - 1;
	if (direction === undefined) return { first: reference - back, last: reference - back };
	if (direction === "this") return { first: ofThisWeek, last: ofThisWeek };
	if (direction === "last") return { first: ofThisWeek - 7, last: reference - (back === 0 ? 7 : back) };
	const coming = reference + 7 - back;
	return { first: coming, last: direction === "coming" ? coming : ofThisWeek + 7 };
}

/** The days that "last March" or "next March" can mean; as wide as the habit of speakers. */
export function daysOfDirectedMonth(month: number, direction: Direction, reference: number): Days {
	const here = civil(reference);
	if (direction === "this") return monthsFrom(here.year, month);
	const step = direction === "last" ? -1 : 1;
	const other = monthsFrom(here.year + step, month);
	const gone = direction === "last" ? month < here.month : month > here.month;
	if (!gone) return other;
	const near = monthsFrom(here.year, month);
	return { first: Math.min(near.first, other.first), last: Math.max(near.last, other.last) };
}

/** The four digits that two digits of a year stand for: at most ten years ahead of the document. */
export function fullYear(printed: string, setting: Setting): number {
	if (printed.length === 4) return Number(printed);
	const latest = (setting.reference === undefined ? 2025 : civil(setting.reference).year) + 10;
	const inCentury = Math.floor(latest / 100) * 100 + Number(printed);
	return inCentury > latest ? inCentury - 100 : inCentury;
}
