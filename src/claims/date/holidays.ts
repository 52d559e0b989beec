import data from "../data/holidays.json" with { type: "json" };
import type { DateMention } from "../types.js";
import { civil, dayNumber, daysInMonth, weekdayOf } from "./calendar.js";
import { fullYear, yearOfMonth } from "./resolve.js";
import { mention, type Rule, type Setting } from "./rule.js";

/** A day that every year has under one name: on one date, on a weekday of a month (-1 is the last), or days from Easter. */
interface Holiday {
	readonly month?: number;
	readonly day?: number;
	readonly weekday?: number;
	readonly nth?: number;
	/** Days after that weekday: Black Friday is the day after a Thursday. */
	readonly after?: number;
	readonly fromEaster?: number;
}

/** "St. Patrick's Day" and "Saint Patricks Day" are one. */
function plain(name: string): string {
	return name
		.toLowerCase()
		.replace(/['’.]/g, "")
		.replace(/^saint\b/, "st")
		.replace(/\s+/g, " ");
}

const holidays: ReadonlyMap<string, Holiday> = new Map(
	Object.entries(data).map(([name, holiday]) => [plain(name), holiday]),
);

/** Easter Sunday of a year, as a day number (Meeus, Astronomical Algorithms, 1991, chapter 8). */
export function easterOf(year: number): number {
	const a = year % 19;
	const [b, c] = [Math.floor(year / 100), year % 100];
	const g = Math.floor((8 * b + 13) / 25);
	const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
	const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
	const m = Math.floor((a + 11 * h + 22 * l) / 451);
	const index = h + l - 7 * m + 114;
	return dayNumber(year, Math.floor(index / 31), (index % 31) + 1);
}

function dayOf({ month = 1, day, weekday, nth = 1, after = 0, fromEaster }: Holiday, year: number): number {
	if (fromEaster !== undefined) return easterOf(year) + fromEaster;
	if (day !== undefined) return dayNumber(year, month, day);
	const first = dayNumber(year, month, 1);
	const offset = ((weekday ?? 1) - weekdayOf(first) + 7) % 7;
	if (nth > 0) return first + offset + 7 * (nth - 1) + after;
	const last = first + daysInMonth(year, month) - 1;
	return last - ((weekdayOf(last) - (weekday ?? 1) + 7) % 7);
}

/** "Christmas Day", "New Year's Eve 1999", "Good Friday". */
function read(match: RegExpExecArray, setting: Setting): readonly DateMention[] {
	const { name = "", year: printed } = match.groups ?? {};
	const holiday = holidays.get(plain(name));
	// "the Anzac Day march" and "Anzac Day is a holiday" are of no year
	const isOfOneYear =
		printed !== undefined || ON.test(match.input.slice(Math.max(0, match.index - 10), match.index));
	if (!holiday || !isOfOneYear) return [];
	const { month, day } = holiday;
	const year = printed === undefined ? undefined : fullYear(printed, setting);
	const likely = year ?? yearOfMonth(month ?? EASTER_MONTH, day ?? 1, setting);
	const at = likely === undefined ? undefined : dayOf(holiday, likely);
	const isFixed = day !== undefined;
	return [
		mention(
			match.index,
			match.index + match[0].length,
			"day",
			at === undefined ? undefined : { first: at, last: at },
			{
				year,
				month: isFixed ? month : at === undefined ? undefined : civil(at).month,
				day: isFixed ? day : at === undefined ? undefined : civil(at).day,
				relative: year === undefined,
			},
		),
	];
}

const ON = /\b(?:on|by|until|till|since|before|after|from|this|last|next)\s$/i;

/** Easter falls in March or April. */
const EASTER_MONTH = 4;

const NAMES = Object.keys(data)
	.sort((a, b) => b.length - a.length)
	.map((name) => name.replace(/^st /, "(?:st\\.?|saint) ").replaceAll("'", "['’]?").replaceAll(" ", "\\s+"))
	.join("|");

export const holidayRule: Rule = {
	cue: "holiday",
	pattern: new RegExp(
		`\\b(?<name>${NAMES})\\b(?!['’]|\\s(?:weekend|week|eve)\\b)(?:,?\\s+(?:of\\s+|in\\s+)?(?<year>(?:1[5-9]|20)\\d{2})(?![\\w%]|[.,]\\d))?`,
		"gi",
	),
	read,
};
