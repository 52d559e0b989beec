import type { DateMention } from "../types.js";
import {
	type Days,
	isoDate,
	monthsFrom,
	parseIsoDate,
	weekAround,
	weekdayOf,
	yearsFrom,
} from "./calendar.js";
import { lookUp, MONTH, months, ordinals } from "./lexicon.js";
import { yearOfMonth } from "./resolve.js";
import { mention, type Rule, type Setting } from "./rule.js";

const WEEK = 7;
const THURSDAY = 4;

/** "First week of May", "last week of 2016": weeks of a month or a year are told from its ends, or from its first Monday. */
function readWeekOf(match: RegExpExecArray, setting: Setting): readonly DateMention[] {
	const { order = "", month: name, year: printed, bareYear } = match.groups ?? {};
	const month = lookUp(months, name);
	const printedYear = printed ?? bareYear;
	if (month === undefined && bareYear === undefined) return [];
	const year =
		printedYear === undefined && month !== undefined
			? yearOfMonth(month, undefined, setting)
			: Number(printedYear);
	const whole =
		year === undefined ? undefined : month === undefined ? yearsFrom(year) : monthsFrom(year, month);
	const place = placeOf(order);
	return [
		mention(
			match.index,
			match.index + match[0].length,
			"week",
			whole && (place === "last" ? lastWeek(whole) : place === undefined ? undefined : nthWeek(whole, place)),
			{
				year: printedYear === undefined ? undefined : year,
				month,
				period: place === undefined ? undefined : place === "last" ? "week -1" : `week ${place}`,
				relative: printedYear === undefined,
			},
		),
	];
}

function placeOf(order: string): number | "last" | undefined {
	const lower = order.toLowerCase();
	if (lower === "last" || lower === "final") return "last";
	return /^\d/.test(lower) ? Number(lower.charAt(0)) : lookUp(ordinals, lower);
}

/** The week that has the period's n-th Thursday, by which ISO 8601 tells weeks. */
function nthWeek({ first }: Days, place: number): Days {
	const thursday = first + ((THURSDAY + WEEK - weekdayOf(first)) % WEEK);
	return weekAround(thursday + (place - 1) * WEEK);
}

function lastWeek({ last }: Days): Days {
	return weekAround(last - ((weekdayOf(last) + WEEK - THURSDAY) % WEEK));
}

/** "This weekend", "last weekend"; "next weekend" said on a Monday is the one in five days or the one in twelve. */
function readWeekend(match: RegExpExecArray, setting: Setting): readonly DateMention[] {
	const step = match.groups?.direction?.toLowerCase();
	const { reference } = setting;
	return [
		mention(
			match.index,
			match.index + match[0].length,
			"week",
			reference === undefined ? undefined : weekendOf(step, reference),
			{ relative: true },
		),
	];
}

function weekendOf(step: string | undefined, reference: number): Days {
	const saturday = weekAround(reference).first + 5;
	if (step === "last") return { first: saturday - WEEK, last: saturday - WEEK + 1 };
	if (step === "this") return { first: saturday, last: saturday + 1 };
	return { first: reference < saturday ? saturday : saturday + WEEK, last: saturday + WEEK + 1 };
}

const BEFORE_DAY =
	/\b(?:week\s(?<how>of|beginning|commencing|starting|ending)(?:\son)?|(?<short>w\/[ce]))\s(?:the\s)?$/i;
/** As far as the longest of these words. */
const REACH = 24;

/** "The week of April 10", "w/c 4 February": the days of a week where one of them is printed. */
export function readWeeks(text: string, mentions: readonly DateMention[]): DateMention[] {
	return mentions.map((one) => {
		if (one.grain !== "day" || one.month === undefined || one.day === undefined) return one;
		const before = BEFORE_DAY.exec(text.slice(Math.max(0, one.start - REACH), one.start));
		if (!before) return one;
		const { how, short } = before.groups ?? {};
		const day = one.from === undefined ? undefined : parseIsoDate(one.from);
		const days = day === undefined ? undefined : weekBy((how ?? short ?? "").toLowerCase(), day);
		return {
			...one,
			start: one.start - before[0].length,
			grain: "week",
			...(days && { from: isoDate(days.first), to: isoDate(days.last) }),
		};
	});
}

function weekBy(how: string, day: number): Days {
	if (how === "of") return weekAround(day);
	if (how === "ending" || how === "w/e") return { first: day - WEEK + 1, last: day };
	return { first: day, last: day + WEEK - 1 };
}

export const weeks: readonly Rule[] = [
	{
		cue: "unit",
		pattern: new RegExp(
			`\\b(?:the\\s)?(?<order>first|second|third|fourth|last|final|1st|2nd|3rd|4th)\\s(?:full\\s)?week\\s(?:of|in)\\s(?:(?<month>${MONTH})\\b\\.?(?:,?\\s(?:of\\s)?(?<year>(?:1[5-9]|20)\\d\\d)(?![\\d%]|[.,]\\d))?|(?<bareYear>(?:19|20)\\d\\d)(?![\\d%]|[.,]\\d))`,
			"gi",
		),
		read: readWeekOf,
	},
	{
		cue: ["step", "unit"],
		pattern: /\b(?<!\bthe\s)(?<direction>last|this|next)\sweekend\b(?!['’-])/gi,
		read: readWeekend,
	},
];
