import { isStopword } from "../../text/tokens.js";
import type { DateMention } from "../types.js";
import {
	civil,
	type Days,
	dayNumber,
	daysInMonth,
	monthsFrom,
	weekAround,
	weekdayOf,
	yearsFrom,
} from "./calendar.js";
import {
	afterANamedWeekday,
	beforeANamedWeekday,
	CARDINAL,
	cardinals,
	lookUp,
	ORDINAL,
	ordinals,
	WEEKDAY,
	weekdays,
} from "./lexicon.js";
import { daysOfWeekday, directionOf } from "./resolve.js";
import { mention, type Rule, type Setting, wordAfter, wordBefore } from "./rule.js";

const DAY_WORDS: ReadonlyMap<string, number> = new Map([
	["the day before yesterday", -2],
	["yesterday", -1],
	["last night", -1],
	["today", 0],
	["tonight", 0],
	["tomorrow", 1],
	["the day after tomorrow", 2],
]);

function endOf(match: RegExpExecArray): number {
	return match.index + match[0].length;
}

function around(middle: number, reach: number): Days {
	return { first: middle - reach, last: middle + reach };
}

function join(a: Days, b: Days): Days {
	return { first: Math.min(a.first, b.first), last: Math.max(a.last, b.last) };
}

/** The same day of the month, `months` later; the month's last day when it is shorter. */
function shiftMonths(days: number, months: number): number {
	const { year, month, day } = civil(days);
	const index = year * 12 + month - 1 + months;
	const [toYear, toMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
	return dayNumber(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

function readDayWord(match: RegExpExecArray, setting: Setting): readonly DateMention[] {
	const offset = DAY_WORDS.get(match[0].toLowerCase().replace(/\s+/g, " "));
	if (offset === undefined) return [];
	const days = setting.reference === undefined ? undefined : around(setting.reference + offset, 0);
	return [mention(match.index, endOf(match), "day", days, { relative: true })];
}

/** Whether the day of a month around the reference falls on the weekday. */
function isNear(reference: number, weekday: number | undefined, day: number): boolean {
	for (let off = -31; off <= 31; off++)
		if (weekdayOf(reference + off) === weekday && civil(reference + off).day === day) return true;
	return false;
}

/** "Tuesday of last week", "next week on Tuesday". */
function readWeekdayOfWeek(match: RegExpExecArray, setting: Setting): readonly DateMention[] {
	const weekday = lookUp(weekdays, match.groups?.weekday);
	const direction = directionOf(match.groups?.direction);
	const { reference } = setting;
	if (weekday === undefined || direction === undefined) return [];
	const days =
		reference === undefined
			? undefined
			: around(weekAround(reference + STEPS[direction] * 7).first + weekday - 1, 0);
	return [mention(match.index, endOf(match), "weekday", days, { weekday, relative: true })];
}

const STEPS = { last: -1, this: 0, next: 1, coming: 1 } as const;

/** "The 15th of next month", "the 21st of this month". */
function readDayOfMonth(match: RegExpExecArray, setting: Setting): readonly DateMention[] {
	const { day: digits, dayWord, step } = match.groups ?? {};
	const day = dayWord === undefined ? Number(digits) : lookUp(ordinals, dayWord);
	const direction = directionOf(step);
	if (day === undefined || direction === undefined) return [];
	const at = (reference: number): Days | undefined => {
		const { year, month } = civil(reference);
		const { first, last } = monthsFrom(year, month + STEPS[direction]);
		return first + day - 1 > last ? undefined : around(first + day - 1, 0);
	};
	const days = setting.reference === undefined ? undefined : at(setting.reference);
	return [mention(match.index, endOf(match), "day", days, { day, relative: true })];
}

/** "last week", "this month", "next year", "this decade". */
function readPeriod(match: RegExpExecArray, setting: Setting): readonly DateMention[] {
	const step = match.groups?.direction ?? match.groups?.step;
	const direction = /^past$/i.test(step ?? "") ? "last" : directionOf(step);
	const unit = match.groups?.unit?.toLowerCase() ?? "quarter";
	if (direction === undefined) return [];
	const offset = STEPS[direction];
	const { reference } = setting;
	const at = (grain: DateMention["grain"], days: (today: number) => Days) => [
		mention(match.index, endOf(match), grain, reference === undefined ? undefined : days(reference), {
			relative: true,
		}),
	];
	switch (unit) {
		case "week":
			return at("week", (today) => weekAround(today + offset * 7));
		case "month":
			return at("month", (today) => monthsFrom(civil(today).year, civil(today).month + offset));
		case "quarter":
			return at("quarter", (today) => {
				const { year, month } = civil(today);
				return monthsFrom(year, (Math.floor((month - 1) / 3) + offset) * 3 + 1, 3);
			});
		case "year":
			return at("year", (today) => yearsFrom(civil(today).year + offset));
		case "century":
			return at("century", (today) =>
				yearsFrom((Math.floor((civil(today).year - 1) / 100) + offset) * 100 + 1, 100),
			);
		default:
			// "The last decade" is the last ten years as often as the calendar's.
			return offset === -1
				? []
				: at("decade", (today) => yearsFrom((Math.floor(civil(today).year / 10) + offset) * 10, 10));
	}
}

/**
 * "three years ago": the calendar year and half a year on either side of the day, since speakers mean both;
 * months and weeks alike.
 */
function readAgo(match: RegExpExecArray, setting: Setting): readonly DateMention[] {
	const { number, unit } = match.groups ?? {};
	const count = /^\d/.test(number ?? "") ? Number(number) : lookUp(cardinals, number);
	const { reference } = setting;
	if (count === undefined || unit === undefined) return [];
	const at = (grain: DateMention["grain"], days: (today: number) => Days) => [
		mention(match.index, endOf(match), grain, reference === undefined ? undefined : days(reference), {
			relative: true,
		}),
	];
	switch (unit.toLowerCase()) {
		case "day":
			return at("day", (today) => around(today - count, 0));
		case "week":
			return at("week", (today) => around(today - count * 7, 3));
		case "fortnight":
			return at("week", (today) => around(today - count * 14, 3));
		case "century":
		case "centurie":
			return at("century", (today) => around(shiftMonths(today, -1200 * count), 10 * 365));
		case "month":
			return at("month", (today) => {
				const { year, month } = civil(today);
				return join(around(shiftMonths(today, -count), 15), monthsFrom(year, month - count));
			});
		case "year":
			return at("year", (today) =>
				join(around(shiftMonths(today, -12 * count), 183), yearsFrom(civil(today).year - count)),
			);
		default:
			return at("decade", (today) => around(shiftMonths(today, -120 * count), 5 * 365));
	}
}

/** "The Mail on Sunday" */
const NEWSPAPER = /\b(?:Mail|Sun|Independent|Scotland|Wales) [Oo]n $/;

/** "On a Saturday"; "at a Saturday meeting" is of one. */
const ANY_SUCH_DAY = /\bon a $/i;

function readWeekday(match: RegExpExecArray, setting: Setting): readonly DateMention[] {
	const { direction: printed, weekday: name = "" } = match.groups ?? {};
	const weekday = lookUp(weekdays, name);
	if (weekday === undefined) return [];
	const before = wordBefore(match.input, match.index);
	if (printed === undefined && beforeANamedWeekday.has(before)) return [];
	if (afterANamedWeekday.has(wordAfter(match.input, endOf(match)).toLowerCase())) return [];
	// "Saturday Night Live"
	if (/^ (?:Night|Morning|Live)\b/.test(match.input.slice(endOf(match), endOf(match) + 10))) return [];
	if (NEWSPAPER.test(match.input.slice(Math.max(0, match.index - 20), match.index))) return [];
	const isAbbreviated = !name.toLowerCase().endsWith("day");
	const onBefore = /^(?:on|by|until|since|from|last|next|this)$/.test(before) || printed !== undefined;
	// "the Sun", "they sat", "wed": short forms need the company of a preposition and a capital or a full stop.
	if (
		isAbbreviated &&
		!(onBefore && (name !== name.toLowerCase() || /^\./.test(match.input.slice(endOf(match)))))
	)
		return [];
	const direction = directionOf(printed?.replace(/^this\s+(?=\w)/i, ""));
	// "The previous Friday" is told from the story's day, not the document's.
	const known =
		setting.reference !== undefined &&
		!/^(?:previous|following|preceding)$/.test(before) &&
		!ANY_SUCH_DAY.test(match.input.slice(Math.max(0, match.index - 5), match.index));
	const days =
		!known || setting.reference === undefined
			? undefined
			: daysOfWeekday(weekday, direction, setting.reference);
	return [mention(match.index, endOf(match), "weekday", days, { weekday, relative: true })];
}

/** "Friday the 13th", "Friday 13": the latest such day, or the next one within a month. */
function readWeekdayOfMonth(match: RegExpExecArray, setting: Setting): readonly DateMention[] {
	const { weekday: name, day: digits, dayWord, bare } = match.groups ?? {};
	const weekday = lookUp(weekdays, name);
	const day = dayWord === undefined ? Number(digits ?? bare) : lookUp(ordinals, dayWord);
	const { reference } = setting;
	if (day === undefined) return [];
	if (bare !== undefined) {
		// "On Monday 21 people left": a number alone is a day only where it fits, and counts nothing
		const next = wordAfter(match.input, endOf(match));
		const fitting = reference !== undefined && isNear(reference, weekday, day);
		if (!fitting || (next !== "" && !isStopword(next.toLowerCase()))) return [];
	}
	const fits = (days: number) => weekdayOf(days) === weekday && civil(days).day === day;
	let found: number | undefined;
	for (let back = -31; reference !== undefined && found === undefined && back < 366; back++) {
		if (fits(reference - back)) found = reference - back;
	}
	const days = found === undefined ? undefined : around(found, 0);
	return [mention(match.index, endOf(match), "day", days, { weekday, day, relative: true })];
}

/** Words that mean a day or a period only from the document's own date. */
export const relative: readonly Rule[] = [
	{
		cue: "today",
		pattern:
			/\b(?:the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|yesterday|(?<!\bUSA\s)today|tomorrow|tonight|(?<!\bthe\s)last\s+night)\b/gi,
		read: readDayWord,
	},
	{
		cue: "ago",
		pattern: new RegExp(
			`(?<![\\w.,$£€-]|\\b(?:half|quarter|third|of)\\s)(?<number>\\d{1,3}|${CARDINAL})\\s+(?<unit>day|week|fortnight|month|year|decade|century|centurie)s?\\s+ago\\b`,
			"gi",
		),
		read: readAgo,
	},
	{
		cue: "weekday",
		pattern: new RegExp(
			`\\b(?<weekday>${WEEKDAY})\\b\\.?,?\\s+(?:(?:the\\s+)?(?<day>[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)\\b|the\\s+(?<dayWord>${ORDINAL})\\b|(?<bare>[1-9]|[12]\\d|3[01])(?![\\w%:°/-]|[.,]\\d))(?!\\s+(?:of\\b|day\\b|\\p{L}+\\s+of\\b))`,
			"giu",
		),
		read: readWeekdayOfMonth,
	},
	{
		cue: ["weekday", "step", "unit"],
		pattern: new RegExp(
			`\\b(?:(?<weekday>${WEEKDAY})(?:\\s+of)?\\s+(?<direction>last|this|next)\\s+week|(?<directionBefore>last|this|next)\\s+week(?:\\s+on)?\\s+(?<weekdayBehind>${WEEKDAY}))\\b(?!['’-])`,
			"gi",
		),
		read: (match, setting) => {
			const { directionBefore, weekdayBehind } = match.groups ?? {};
			if (match.groups && directionBefore !== undefined && weekdayBehind !== undefined) {
				match.groups.direction = directionBefore;
				match.groups.weekday = weekdayBehind;
			}
			return readWeekdayOfWeek(match, setting);
		},
	},
	{
		cue: ["step", "unit"],
		pattern: new RegExp(
			`\\b(?:the\\s)?(?:(?<day>[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)|(?<dayWord>${ORDINAL}))\\s(?:day\\s)?(?:of\\s)?(?<step>last|this|next)\\smonth\\b(?!['’-])`,
			"gi",
		),
		read: readDayOfMonth,
	},
	{
		cue: ["step", "unit"],
		pattern:
			/\b(?:(?<!\bthe\s)(?<direction>last|this|next)\s+(?<unit>week|month|quarter|year|decade|century)|(?<=\bthe\s)(?<step>last|past|next|coming)\s+quarter|(?<current>current)\s+(?<unitNow>week|month|quarter|year|decade|century))\b(?!-|\s+of\b)/gi,
		read: (match, setting) => {
			const { current, unitNow } = match.groups ?? {};
			if (match.groups && current !== undefined && unitNow !== undefined) {
				match.groups.direction = "this";
				match.groups.unit = unitNow;
			}
			return readPeriod(match, setting);
		},
	},
	{
		cue: "weekday",
		pattern: new RegExp(
			`\\b(?:(?<direction>last|(?:this\\s+)?(?:up)?coming|this|next)\\s+)?(?<weekday>${WEEKDAY})\\b(?!-\\p{L})`,
			"giu",
		),
		read: readWeekday,
	},
];
