import type { DateMention } from "../types.js";
import { civil, monthsFrom } from "./calendar.js";
import {
	lookUp,
	MONTH,
	months,
	monthsThatAreAlsoNames,
	monthsThatAreAlsoWords,
	ordinals,
	SEASON,
} from "./lexicon.js";
import { daysOfDirectedMonth, directionOf, fullYear, STEP_YEAR, yearOfMonth, yearOfStep } from "./resolve.js";
import { mention, type Rule, type Setting, wordAfter, wordBefore } from "./rule.js";
import { countsThings } from "./year-like.js";

const FISCAL = "(?:fiscal|financial)(?:\\s+year)?|FY";
const YEAR_OF = `(?:${STEP_YEAR}|(?:,?\\s+|\\s+of\\s+|\\s+in\\s+)(?:the\\s+)?(?<fiscal>(?:${FISCAL})\\s?)?['’]?(?<year>(?:1[5-9]|20)\\d{2}|(?<=(?:FY\\s?|['’]))\\d{2})(?![\\d%\\w]|[.,]\\d))?`;

function endOf(match: RegExpExecArray): number {
	return match.index + match[0].length;
}

/** "June 2019", "June of 2019", "June '19". */
function readMonthOfYear(match: RegExpExecArray, setting: Setting): readonly DateMention[] {
	const { month: name, year: printed } = match.groups ?? {};
	const month = lookUp(months, name);
	if (month === undefined || printed === undefined) return [];
	if (/00$/.test(printed) && countsThings(match.input, endOf(match), printed)) return [];
	const year = fullYear(printed, setting);
	return [mention(match.index, endOf(match), "month", monthsFrom(year, month), { year, month })];
}

/** "In November last year": the month of a year that is told from the document's. */
function readMonthOfStep(match: RegExpExecArray, setting: Setting): readonly DateMention[] {
	const { month: name = "", stepYear } = match.groups ?? {};
	const month = lookUp(months, name);
	const isWord = monthsThatAreAlsoWords.has(name.toLowerCase()) && name === name.toLowerCase();
	if (month === undefined || isWord) return [];
	const year = yearOfStep(stepYear, setting);
	const days = year === undefined ? undefined : monthsFrom(year, month);
	return [mention(match.index, endOf(match), "month", days, { month, relative: true })];
}

const BEFORE_MONTH =
	/^(?:in|since|until|till|by|last|next|this|early|late|mid|from|through|during|before|after|between|of|to|for|around|throughout|starting|beginning|ending)$/;
const SURELY_BEFORE_MONTH = /^(?:in|since|until|till|last|next|early|late|mid|during|throughout)$/;

function readBareMonth(match: RegExpExecArray, setting: Setting): readonly DateMention[] {
	const { direction: printedDirection, month: name = "" } = match.groups ?? {};
	const month = lookUp(months, name);
	if (month === undefined || !isMonth(match, name, printedDirection)) return [];
	const direction = directionOf(printedDirection);
	const isOfThatYear = /^\s(?:of\s)?(?:that|the same|the following|the previous)\syear\b/i.test(
		match.input.slice(endOf(match), endOf(match) + 24),
	);
	const year = isOfThatYear ? undefined : yearOfMonth(month, undefined, setting);
	const days =
		direction && !isOfThatYear && setting.reference !== undefined
			? daysOfDirectedMonth(month, direction, setting.reference)
			: year === undefined
				? undefined
				: monthsFrom(year, month);
	return [mention(match.index, endOf(match), "month", days, { month, relative: true })];
}

/** Whether a month's name is a month here, and not a verb ("may", "march"), an adjective or a first name. */
function isMonth(match: RegExpExecArray, name: string, direction: string | undefined): boolean {
	const text = match.input;
	const lower = name.toLowerCase();
	const isCapital = name !== lower;
	const start = match.index + match[0].toLowerCase().lastIndexOf(lower);
	const previous =
		direction?.toLowerCase() ??
		(/\b(?:mid|early|late)-$/i.test(text.slice(Math.max(0, start - 8), start))
			? "mid"
			: wordBefore(text, start));
	const next = wordAfter(text, endOf(match));
	const ambiguous = monthsThatAreAlsoWords.has(lower) || lower === "august";
	const sure = SURELY_BEFORE_MONTH.test(previous) || (direction !== undefined && isCapital);
	if (sure) return !(lower === "march" && /^(?:for|on|against|of)$/.test(next) && !isCapital);
	if (
		monthsThatAreAlsoNames.has(lower) &&
		isPerson(previous, next, text.slice(endOf(match), endOf(match) + 3))
	)
		return false;
	if (isCapital && /^(?:red|black)$/.test(previous)) return false;
	if (!ambiguous) return isCapital || BEFORE_MONTH.test(previous) || !monthsThatAreAlsoNames.has(lower);
	if ((isCapital || lower === "august") && inListOfMonths(text, start, endOf(match))) return true;
	if (lower.length === 3 && lower !== "may") return isCapital && BEFORE_MONTH.test(previous);
	if (isCapital) {
		return BEFORE_MONTH.test(previous) || (lower === "august" && previous !== "");
	}
	return (
		/^(?:by|of|from|between)$/.test(previous) && !(lower === "march" && next !== "") && lower !== "august"
	);
}

/** "June Smith", "June said", "with April": a first name. */
function isPerson(previous: string, next: string, behind: string): boolean {
	return (
		/^ \p{Lu}/u.test(behind) ||
		/^(?:said|says|told|tells|asked|added|who|wrote|insisted|explained|admitted|claimed)$/.test(next) ||
		/^(?:with|told|asked|mrs|ms|miss|aunt|mama|called|named)$/.test(previous)
	);
}

const MONTH_BEFORE = new RegExp(`\\b${MONTH}\\.?(?:,| and| or|\\s?(?:to|-|–))\\s?$`, "i");
const MONTH_AFTER = new RegExp(`^(?:,| and| or|\\s?(?:to|through|until|-|–))\\s?${MONTH}\\b(?!\\s*\\()`, "i");

/** "Nov-Feb", "May to March", "January, May and June". */
function inListOfMonths(text: string, start: number, end: number): boolean {
	return (
		MONTH_AFTER.test(text.slice(end, end + 20)) ||
		MONTH_BEFORE.test(text.slice(Math.max(0, start - 18), start))
	);
}

/** Quarters and halves of a year; those of a fiscal year are not on the calendar. */
function readQuarter(match: RegExpExecArray, setting: Setting): readonly DateMention[] {
	const { number, word, half, year: printed, fiscal, yearBefore, stepYear } = match.groups ?? {};
	const ordinal =
		number === undefined ? (/^final$/i.test(word ?? "") ? 4 : lookUp(ordinals, word)) : Number(number);
	const isHalf = half !== undefined;
	// "within 2h" is a time
	if (half === "h" && printed === undefined && yearBefore === undefined) return [];
	if (ordinal === undefined || ordinal < 1 || ordinal > (isHalf ? 2 : 4)) return [];
	const year =
		printed === undefined && yearBefore === undefined
			? undefined
			: fullYear(printed ?? yearBefore ?? "", setting);
	const length = isHalf ? 6 : 3;
	const inYear = year ?? yearOfStep(stepYear, setting);
	const days =
		inYear === undefined || fiscal !== undefined
			? undefined
			: monthsFrom(inYear, (ordinal - 1) * length + 1, length);
	return [
		mention(match.index, endOf(match), "quarter", days ?? latest(ordinal, length, inYear, setting), {
			year,
			period: `${isHalf ? "H" : "Q"}${ordinal}`,
			relative: year === undefined,
		}),
	];
}

/** A quarter without a year: the last one that had begun by the reference. */
function latest(ordinal: number, length: number, year: number | undefined, setting: Setting) {
	if (setting.reference === undefined || year !== undefined) return undefined;
	const here = civil(setting.reference);
	const month = (ordinal - 1) * length + 1;
	return monthsFrom(month <= here.month ? here.year : here.year - 1, month, length);
}

/** Seasons differ between the hemispheres, so that only the year is told. */
function readSeason(match: RegExpExecArray, setting: Setting): readonly DateMention[] {
	const { year, direction, season = "" } = match.groups ?? {};
	const lower = season.toLowerCase();
	if (year !== undefined && /00$/.test(year) && countsThings(match.input, endOf(match), year)) return [];
	return [
		mention(match.index, endOf(match), "season", undefined, {
			year: year === undefined ? undefined : fullYear(year, setting),
			period: lower === "fall" ? "autumn" : lower,
			relative: direction !== undefined,
		}),
	];
}

/** A fiscal year begins when its owner says, so that only its number is told. */
function readFiscalYear(match: RegExpExecArray, setting: Setting): readonly DateMention[] {
	const { year = "" } = match.groups ?? {};
	return [mention(match.index, endOf(match), "year", undefined, { year: fullYear(year, setting) })];
}

/** Months, quarters, seasons and fiscal years. */
export const periods: readonly Rule[] = [
	{
		cue: ["month", "year"],
		pattern: new RegExp(
			`(?<![\\w.,$£€/-])(?<year>(?:1[5-9]|20)\\d\\d)\\s(?<month>${MONTH})\\b(?!\\s\\d|\\s\\p{L})`,
			"giu",
		),
		read: readMonthOfYear,
	},
	{
		cue: "month",
		pattern: new RegExp(
			`\\b(?<month>${MONTH})\\b\\.?(?:,?\\s+(?:(?:of|in)\\s+)?|-|/)(?:(?<year>[12]\\d{3})|['’](?<shortYear>\\d{2}))(?![\\d%\\w]|[.,]\\d)`,
			"gi",
		),
		read: (match, setting) => {
			if (match.groups?.shortYear !== undefined) match.groups.year = match.groups.shortYear;
			return readMonthOfYear(match, setting);
		},
	},
	{
		cue: ["month", "step", "unit"],
		pattern: new RegExp(`\\b(?<month>${MONTH})\\b\\.?${STEP_YEAR}`, "gi"),
		read: readMonthOfStep,
	},
	{
		cue: "unit",
		pattern: new RegExp(
			`\\b(?<word>first|second|third|fourth|final|1st|2nd|3rd|4th)[\\s-](?:(?:fiscal|calendar)[\\s-])?(?:quarter|(?<half>half))\\b(?!-)${YEAR_OF}`,
			"gi",
		),
		read: (match, setting) => {
			const groups = match.groups ?? {};
			const digit = /^\d/.exec(groups.word ?? "")?.[0];
			if (digit !== undefined) groups.number = digit;
			// "the first half", "a quarter" without a year speak of matches and shares as well.
			const bare = groups.year === undefined && groups.stepYear === undefined;
			if (
				bare &&
				(groups.half !== undefined ||
					!/\b(?:the|its|in|for)\s$/i.test(match.input.slice(Math.max(0, match.index - 12), match.index)))
			)
				return [];
			return readQuarter(match, setting);
		},
	},
	{
		cue: ["year", "business"],
		pattern: /\b(?<yearBefore>20\d{2})[\s-]?(?:Q|(?<half>H))(?<number>[1-4])\b/gi,
		read: readQuarter,
	},
	{
		cue: ["digit", "business"],
		pattern: new RegExp(`\\b(?:Q|(?<half>H))(?<number>[1-4])\\b(?![-/]\\d)${YEAR_OF}`, "gi"),
		read: readQuarter,
	},
	{
		cue: ["year", "business"],
		pattern: /\b(?:Q|(?<half>H))(?<number>[1-4])[-/](?<year>20\d{2})\b(?![-/]\d)/gi,
		read: readQuarter,
	},
	{
		cue: ["digit", "business"],
		pattern: /\b(?<number>[1-4])(?:Q|(?<half>H))(?:\s?(?<fiscal>FY)?['’]?(?<year>(?:20)?\d{2}))?\b/gi,
		read: readQuarter,
	},
	{
		cue: ["digit", "business"],
		pattern: new RegExp(
			`\\b(?<!the\\s)(?:${FISCAL}|(?:the\\s+)?(?:fiscal|financial|tax)\\s+years?(?:\\s+of)?)(?:\\s|-)?['’]?(?<year>20\\d{2}|19\\d{2}|(?<=FY\\s?['’]?)\\d{2})(?![\\w%]|[.,]\\d)`,
			"gi",
		),
		read: readFiscalYear,
	},
	{
		cue: ["year", "season"],
		pattern: new RegExp(
			`\\b(?<season>${SEASON})(?:,?\\s+(?:of\\s+)?|-)(?<year>(?:1[5-9]|20)\\d{2})(?:[-–/]\\d{1,4})?(?![\\w%]|[.,]\\d)`,
			"gi",
		),
		read: readSeason,
	},
	{
		cue: ["step", "season"],
		pattern: new RegExp(`\\b(?<direction>last|this|next)\\s+(?<season>${SEASON})\\b`, "gi"),
		read: readSeason,
	},
];

/** A month alone: read last, after every longer form. */
export const bareMonth: Rule = {
	cue: "month",
	pattern: new RegExp(
		`\\b(?<![\\p{L}]['’]|\\d[ -]|(?<!\\b(?:mid|early|late|${MONTH}))-)(?:(?<direction>last|this|next)\\s+)?(?<month>${MONTH})\\b(?!-(?!${MONTH}\\b)\\p{L})`,
		"giu",
	),
	read: readBareMonth,
};
