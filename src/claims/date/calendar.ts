/**
 * Calendar arithmetic on the proleptic Gregorian calendar. A day is a whole number of days since 1970-01-01,
 * so that no clock and no time zone can have a say.
 */

/** Days since 1970-01-01 of a date. The date must exist (see `dateExists`). */
export function dayNumber(year: number, month: number, day: number): number {
	const shifted = month <= 2 ? year - 1 : year;
	const era = Math.floor(shifted / 400);
	const yearOfEra = shifted - era * 400;
	const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
	const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
	return era * 146097 + dayOfEra - 719468;
}

/** The inverse of `dayNumber`. */
export function civil(days: number): { year: number; month: number; day: number } {
	const shifted = days + 719468;
	const era = Math.floor(shifted / 146097);
	const dayOfEra = shifted - era * 146097;
	const yearOfEra = Math.floor(
		(dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
			365,
	);
	const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
	const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
	return {
		year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
		month,
		day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
	};
}

export function daysInMonth(year: number, month: number): number {
	if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
	return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export function dateExists(year: number, month: number, day: number): boolean {
	return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** 1 = Monday ... 7 = Sunday. */
export function weekdayOf(days: number): number {
	return ((((days + 3) % 7) + 7) % 7) + 1;
}

/** `YYYY-MM-DD`. */
export function isoDate(days: number): string {
	const { year, month, day } = civil(days);
	return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** The day of an ISO date or date-time; undefined when it is not one or does not exist. */
export function parseIsoDate(text: string): number | undefined {
	const match = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text);
	if (!match) return undefined;
	const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
	return dateExists(year, month, day) ? dayNumber(year, month, day) : undefined;
}

/** First and last day, both included. */
export interface Days {
	readonly first: number;
	readonly last: number;
}

/** `count` whole months from the first of `month`, which may lie outside 1..12. */
export function monthsFrom(year: number, month: number, count = 1): Days {
	const first = year * 12 + month - 1;
	const start = (index: number) => dayNumber(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, 1);
	return { first: start(first), last: start(first + count) - 1 };
}

export function yearsFrom(year: number, count = 1): Days {
	return { first: dayNumber(year, 1, 1), last: dayNumber(year + count, 1, 1) - 1 };
}

/** The Monday-to-Sunday week that a day is in. */
export function weekAround(days: number): Days {
	const monday = days - weekdayOf(days) + 1;
	return { first: monday, last: monday + 6 };
}
