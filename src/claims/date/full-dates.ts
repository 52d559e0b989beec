import { isStopword } from "../../text/tokens.js";
import type { DateMention } from "../types.js";
import { dateExists, dayNumber, weekdayOf } from "./calendar.js";
import {
	lookUp,
	MONTH,
	months,
	monthsThatAreAlsoWords,
	ORDINAL,
	ordinals,
	WEEKDAY,
	weekdays,
} from "./lexicon.js";
import { daysOfDate, fullYear, STEP_YEAR, yearOfDay, yearOfStep } from "./resolve.js";
import { mention, type Rule, type Setting, wordAfter } from "./rule.js";
import { countsThings } from "./year-like.js";

const WEEKDAY_BEFORE = `(?:\\b(?<weekday>${WEEKDAY})\\b\\.?,?\\s+(?:the\\s+)?)?`;
const WEEKDAY_AFTER = `(?:,?\\s+\\(?(?:a\\s+)?(?<weekdayAfter>${WEEKDAY})\\b(?!['’]s))?`;
const DAY = `(?:(?<day>0?[1-9]|[12]\\d|3[01])(?:\\s?(?:st|nd|rd|th)\\b)?|(?<dayWord>${ORDINAL}))`;
const YEAR = "(?:(?<year>[12]\\d{3})(?![\\d%]|,\\d{3}|\\.\\d)|['’](?<shortYear>\\d{2})(?![\\d\\w]))";
const NOT_IN_NUMBER = "(?<![\\d.,$£€#/-]|\\d:|\\w-)";
const AFTER_DAY = "(?![\\d%]|[.,]\\d{1,3}(?!\\d)|:\\d|(?<=\\d)[\\p{L}])";
const JOINT = "\\s*(?:-|–|—|to|and|or|&|through|until|till)\\s*";
const DIGITS = "0?[1-9]|[12]\\d|3[01]";
/** "9-11" of "9-11 April" and of "April 9-11", and the same in words: each day printed is a mention of its own. */
const TWO_DAYS = `(?:(?<day>${DIGITS})(?:st|nd|rd|th)?|(?<dayWord>${ORDINAL}))(?<joint>${JOINT}(?:the\\s)?)(?:(?<other>${DIGITS})(?:st|nd|rd|th)?|(?<otherWord>${ORDINAL}))`;

/** A year that has every day that any year has. */
const LEAP_YEAR = 2000;

interface Printed {
	readonly start: number;
	readonly end: number;
	readonly year: number | undefined;
	readonly month: number;
	readonly day: number;
	/** What "last year" behind the date tells. */
	readonly stepYear?: number | undefined;
	readonly weekday?: { readonly number: number; readonly start: number; readonly end: number } | undefined;
}

function dated(printed: Printed, setting: Setting): DateMention {
	const { start, end, month, day } = printed;
	const weekday = printed.weekday;
	const year = printed.year ?? printed.stepYear ?? yearOfDay(month, day, weekday?.number, setting);
	const days = daysOfDate(year, month, day);
	const actual = days && weekdayOf(days.first);
	const misfits = weekday && printed.year !== undefined && actual !== undefined && actual !== weekday.number;
	return mention(start, end, "day", days, {
		year: printed.year,
		month,
		day,
		weekday: weekday?.number,
		relative: printed.year === undefined,
		impossible: !dateExists(printed.year ?? LEAP_YEAR, month, day),
		misfit: misfits ? { weekday: { start: weekday.start, end: weekday.end }, actual } : undefined,
	});
}

/** Where a named part of a match stands, looking from the given end of the match. */
function place(match: RegExpExecArray, part: string | undefined, from: "start" | "end") {
	const number = lookUp(weekdays, part);
	if (part === undefined || number === undefined) return undefined;
	const at = from === "start" ? 0 : match[0].lastIndexOf(part);
	return { number, start: match.index + at, end: match.index + at + part.length };
}

/** A full stop that ends the sentence is none of the date. */
function endOf(match: RegExpExecArray): number {
	return match.index + match[0].length - (match[0].endsWith(".") ? 1 : 0);
}

function readWritten(match: RegExpExecArray, setting: Setting): readonly DateMention[] {
	const groups = match.groups ?? {};
	const { weekday, weekdayAfter, day: digits, dayWord, month: name, year, shortYear } = groups;
	const month = lookUp(months, name);
	const day = digits === undefined ? lookUp(ordinals, dayWord) : Number(digits);
	if (month === undefined || day === undefined || name === undefined) return [];
	const end = endOf(match);
	const yearPrinted = year ?? shortYear;
	if (yearPrinted === undefined && isWordBeforeCount(name, match.input, end)) return [];
	// "On April 9, 2000 people marched": the year is a count.
	const yearIsCount = year !== undefined && /00$/.test(year) && countsThings(match.input, end, year);
	const cut = yearIsCount
		? match[0].slice(0, match[0].lastIndexOf(year)).trimEnd().replace(/,$/, "").length
		: undefined;
	const printed = {
		start: match.index,
		end: cut === undefined ? end : match.index + cut,
		year: yearPrinted === undefined || yearIsCount ? undefined : fullYear(yearPrinted, setting),
		stepYear: yearOfStep(groups.stepYear, setting),
		month,
		day,
		weekday: place(match, weekday, "start") ?? place(match, weekdayAfter, "end"),
	};
	return [dated(printed, setting)];
}

/** "they march 10 miles", "she may 2 times": a verb and a number. */
function isWordBeforeCount(name: string, text: string, end: number): boolean {
	return monthsThatAreAlsoWords.has(name) && wordAfter(text, end) !== "" && countsThings(text, end, "");
}

/** Two days of one month: each is a mention, and the second carries the month if it is printed there. */
function readTwoDays(match: RegExpExecArray, setting: Setting): readonly DateMention[] {
	const { day, dayWord, other, otherWord, joint = "", month: name, year } = match.groups ?? {};
	const month = lookUp(months, name);
	const first = day === undefined ? lookUp(ordinals, dayWord) : Number(day);
	const second = other === undefined ? lookUp(ordinals, otherWord) : Number(other);
	if (month === undefined || first === undefined || second === undefined) return [];
	const shared = { year: year === undefined ? undefined : Number(year), month };
	const printed = day ?? dayWord ?? "";
	const joined = match[0].indexOf(joint, match[0].indexOf(printed) + printed.length);
	const secondStart = match.index + joined + joint.length;
	return [
		dated({ ...shared, start: match.index, end: match.index + joined, day: first }, setting),
		dated({ ...shared, start: secondStart, end: endOf(match), day: second }, setting),
	];
}

/** What a full date stands after; counts and labels stand after other words. */
const BEFORE_FULL_DATE =
	/(?:^|[(–—:;"“‘]|\b(?:on|by|until|till|since|from|before|after|dated|born|died|and|between|\p{L}+day,?)(?:\s+the)?)\s*$/iu;
/** "By March 60 had died": of the words before a date without a year, only these cannot stand before a month alone. */
const BEFORE_DAY_OF_MONTH = /\b(?:on|born|died|\p{L}+day,?)(?:\s+the)?\s*$/iu;

/** "36 July", "January 42, 2019": a day that no month has, where the words around it leave no other reading. */
function readImpossible(match: RegExpExecArray, setting: Setting): readonly DateMention[] {
	const { month: name = "", day = "", year } = match.groups ?? {};
	const month = lookUp(months, name);
	const end = endOf(match);
	const before = match.input.slice(Math.max(0, match.index - 24), match.index);
	if (month === undefined || !(year ? BEFORE_FULL_DATE : BEFORE_DAY_OF_MONTH).test(before)) return [];
	if (year === undefined) {
		const next = wordAfter(match.input, end);
		const goesOn = next !== "" && next === next.toLowerCase() && !isStopword(next);
		if (goesOn || countsThings(match.input, end, day) || /^[\s-]+\d/.test(match.input.slice(end, end + 4)))
			return [];
	}
	const printedYear = year === undefined ? undefined : Number(year);
	return [dated({ start: match.index, end, month, day: Number(day), year: printedYear }, setting)];
}

function readNumeric(match: RegExpExecArray, setting: Setting): readonly DateMention[] {
	const { a, b, year: printedYear } = match.groups ?? {};
	if (a === undefined || b === undefined || printedYear === undefined) return [];
	const year = fullYear(printedYear, setting);
	const [first, second] = [Number(a), Number(b)];
	const asDayFirst = dateExists(year, second, first);
	const asMonthFirst = dateExists(year, first, second);
	if (!asDayFirst && !asMonthFirst) return [];
	const end = match.index + match[0].length;
	const open = asDayFirst && asMonthFirst && first !== second;
	const dayFirst = open ? setting.dayFirst : asDayFirst;
	if (dayFirst === undefined) return [mention(match.index, end, "day", undefined, { year })];
	const [day, month] = dayFirst ? [first, second] : [second, first];
	return [dated({ start: match.index, end, year, month, day }, setting)];
}

/** "Friday 5/12", "on 11/20": behind a weekday, or where only one of the numbers can be the month. */
function readShortNumeric(match: RegExpExecArray, setting: Setting): readonly DateMention[] {
	const { weekday, a, b } = match.groups ?? {};
	const [first, second] = [Number(a), Number(b)];
	const asDayFirst = dateExists(LEAP_YEAR, second, first);
	const asMonthFirst = dateExists(LEAP_YEAR, first, second);
	const isOpen = asDayFirst && asMonthFirst && first !== second;
	if ((!asDayFirst && !asMonthFirst) || (weekday === undefined && (isOpen || first === second))) return [];
	const dayFirst = isOpen ? setting.dayFirst : asDayFirst;
	if (dayFirst === undefined) return [];
	const [day, month] = dayFirst ? [first, second] : [second, first];
	const end = match.index + match[0].length;
	return [
		dated(
			{ start: match.index, end, year: undefined, month, day, weekday: place(match, weekday, "start") },
			setting,
		),
	];
}

function readIso(match: RegExpExecArray): readonly DateMention[] {
	const [year, month, day] = [Number(match[1]), Number(match[3]), Number(match[4])];
	if (!dateExists(year, month, day)) return [];
	const only = dayNumber(year, month, day);
	return [
		mention(
			match.index,
			match.index + match[0].length,
			"day",
			{ first: only, last: only },
			{ year, month, day },
		),
	];
}

const IMPOSSIBLE_DAY = "(?<day>3[2-9]|[4-9]\\d|[1-9]\\d\\d|0)(?:st|nd|rd|th)?";
const FULL_YEAR = "(?<year>1[5-9]\\d\\d|20\\d\\d)(?![\\d%]|[.,]\\d)";

/** Dates that print a day of a month. */
export const fullDates: readonly Rule[] = [
	{
		cue: "joined",
		pattern: /(?<![\w/.-])([12]\d{3})([-/.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d|[-/]\d|\.\d)/gi,
		read: readIso,
	},
	{
		cue: "joined",
		pattern:
			/(?<![\w/.]|(?<!\/\d{2,4})-)(?<a>0?[1-9]|[12]\d|3[01])(?:(?<sep>[-.])(?<b>0?[1-9]|[12]\d|3[01])\k<sep>(?<year>[12]\d{3})|\/(?<b2>0?[1-9]|[12]\d|3[01])\/(?<year2>[12]\d{3}|\d{2}))(?![\w/]|-\d(?!\d?\/)|\.\d)/gi,
		read: (match, setting) => {
			const { b2, year2 } = match.groups ?? {};
			if (match.groups && b2 !== undefined && year2 !== undefined) {
				match.groups.b = b2;
				match.groups.year = year2;
			}
			return readNumeric(match, setting);
		},
	},
	{
		cue: "joined",
		pattern: new RegExp(
			`(?:\\b(?<weekday>${WEEKDAY})\\b\\.?,?\\s|(?<=\\b(?:on|by|until|till|from|to|and|or|since|before|after)\\s))(?!24/7|9/11|7/7|7/11)(?<a>0?[1-9]|[12]\\d|3[01])/(?<b>0?[1-9]|[12]\\d|3[01])(?![\\w/%]|[.,-]\\d|\\s(?:of|inch|mile|cup)\\b)`,
			"gi",
		),
		read: readShortNumeric,
	},
	{
		cue: "month",
		pattern: new RegExp(
			`(?<![\\w/.-])(?<year>[12]\\d{3})-(?<month>${MONTH})-(?<day>0?[1-9]|[12]\\d|3[01])(?![\\w-])`,
			"gi",
		),
		read: readWritten,
	},
	{
		cue: "month",
		pattern: new RegExp(
			`${NOT_IN_NUMBER}\\b${TWO_DAYS}\\s+(?:of\\s+)?(?<month>${MONTH})\\b\\.?(?:,?\\s+(?<year>[12]\\d{3})(?![\\d%]|,\\d))?`,
			"gi",
		),
		read: readTwoDays,
	},
	{
		cue: "month",
		pattern: new RegExp(
			`\\b(?<month>${MONTH})\\b\\.?\\s+(?:the\\s)?${TWO_DAYS}(?![\\d%:]|[.,]\\d|(?<=\\d)\\p{L})(?!\\s+${MONTH}\\b)(?:,?\\s+(?<year>[12]\\d{3})(?![\\d%]|,\\d))?`,
			"giu",
		),
		read: (match, setting) =>
			countsThings(match.input, match.index + match[0].length, "") ? [] : readTwoDays(match, setting),
	},
	{
		cue: "month",
		pattern: new RegExp(
			`${NOT_IN_NUMBER}${WEEKDAY_BEFORE}(?<![\\d])\\b${DAY}(?:\\s+(?:day\\s+)?(?:of\\s+)?|(?<!\\b${MONTH}\\.?\\s\\d{1,2})[-/])(?<month>${MONTH})\\b(?:\\.(?!\\w))?(?:(?:\\s?,?\\s*|[-/]|\\s+(?:of|in)\\s+)${YEAR}${WEEKDAY_AFTER}|${STEP_YEAR})?`,
			"giu",
		),
		read: readWritten,
	},
	{
		cue: "month",
		pattern: new RegExp(
			`${WEEKDAY_BEFORE}\\b(?<month>${MONTH})\\b\\.?(?:\\s*|-)(?:the\\s+)?${DAY}${AFTER_DAY}(?:(?:\\s?,?\\s+(?:of\\s+|in\\s+)?|,|[-/])${YEAR}${WEEKDAY_AFTER}|${STEP_YEAR})?`,
			"giu",
		),
		read: readWritten,
	},
	{
		cue: "month",
		pattern: new RegExp(
			`(?<![\\w.,$£€-])${IMPOSSIBLE_DAY}\\s+(?:of\\s+)?(?<month>${MONTH})\\b\\.?(?:,?\\s+${FULL_YEAR})?`,
			"giu",
		),
		read: readImpossible,
	},
	{
		cue: "month",
		pattern: new RegExp(
			`\\b(?<month>${MONTH})\\b\\.?\\s+${IMPOSSIBLE_DAY}(?![\\d%\\p{L}]|[.,:/]\\d|-\\p{L})(?:,?\\s+${FULL_YEAR})?`,
			"giu",
		),
		read: readImpossible,
	},
];
