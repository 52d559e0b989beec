import { isStopword } from "../../text/tokens.js";
import type { DateMention } from "../types.js";
import { yearsFrom } from "./calendar.js";
import { DECADE_WORD, decadeWords, lookUp, ORDINAL, ordinals } from "./lexicon.js";
import { fullYear } from "./resolve.js";
import { mention, type Rule, wordAfter, wordBefore } from "./rule.js";
import { countsThings, isYear } from "./year-like.js";

function yearMention(start: number, end: number, year: number): DateMention {
	return mention(start, end, "year", yearsFrom(year), { year });
}

/** "2014-15", "2014–2018", "2014/15": a mention for each year printed. */
function readRange(match: RegExpExecArray): readonly DateMention[] {
	const [whole, first = "", joint = "", second = ""] = match;
	const year = Number(first);
	const short = 10 ** second.length;
	const other = second.length === 4 ? Number(second) : year - (year % short) + Number(second);
	const rolled = second.length === 2 && year % 100 === 99 && other < year ? other + 100 : other;
	if (rolled <= year) return [];
	const end = match.index + whole.length;
	if (
		!isYear(match.input, match.index, match.index + first.length) &&
		wordBefore(match.input, match.index) !== ""
	)
		return [];
	return [
		yearMention(match.index, match.index + first.length, year),
		yearMention(match.index + first.length + joint.length, end, rolled),
	];
}

/** "42 U.S.C. 1983" */
const CITATION = /\bU\.?\s?S\.?(?:\s?C\.?)?\s(?:§+\s?)?$/;

function readYear(match: RegExpExecArray): readonly DateMention[] {
	const end = match.index + match[0].length;
	if (CITATION.test(match.input.slice(Math.max(0, match.index - 10), match.index))) return [];
	return isYear(match.input, match.index, end) ? [yearMention(match.index, end, Number(match[0]))] : [];
}

/** A century as people count decades of it ("the 1900s"), or a decade. */
function readDecade(match: RegExpExecArray): readonly DateMention[] {
	const { year = "" } = match.groups ?? {};
	const first = Number(year);
	const end = match.index + match[0].length;
	const isCentury = first % 100 === 0 && first !== 2000;
	return [
		mention(match.index, end, isCentury ? "century" : "decade", yearsFrom(first, isCentury ? 100 : 10), {}),
	];
}

const DEGREES = /\b(?:highs|lows|temperatures|mercury)\b[^.;]*$/i;
/** How far before it the word stands that makes degrees of a decade. */
const REACH = 60;

function readShortDecade(match: RegExpExecArray): readonly DateMention[] {
	const { digits, word, before = "" } = match.groups ?? {};
	// "highs in the mid-60s"
	const isBare = digits !== undefined && !/['’]/.test(match[0]);
	if (isBare && DEGREES.test(match.input.slice(Math.max(0, match.index - REACH), match.index))) return [];
	const start = match.index + before.length;
	const first =
		word === undefined
			? Number(digits) >= 30
				? 1900 + Number(digits)
				: undefined
			: lookUp(decadeWords, word);
	return [
		mention(
			start,
			match.index + match[0].length,
			"decade",
			first === undefined ? undefined : yearsFrom(first, 10),
			{},
		),
	];
}

function readCentury(match: RegExpExecArray): readonly DateMention[] {
	const { digits, word, era } = match.groups ?? {};
	const century = digits === undefined ? lookUp(ordinals, word) : Number(digits);
	if (century === undefined || century < 1 || century > 30) return [];
	// Both habits of counting fit in: 1801 to 1900, and the eighteen-hundreds.
	const days =
		era === undefined ? yearsFrom(Math.max(1, (century - 1) * 100), century === 1 ? 100 : 101) : undefined;
	return [mention(match.index, match.index + match[0].length, "century", days, {})];
}

/** "600 AD", "AD 43"; before the era, a year below zero, which has no ISO date. */
function readEra(match: RegExpExecArray): readonly DateMention[] {
	const { before, year = "", after = "" } = match.groups ?? {};
	const era = before ?? after;
	const [start, end] = [match.index, match.index + match[0].length];
	const next = wordAfter(match.input, end);
	// "300 ad campaigns"
	const isSmall = era !== era.toUpperCase();
	if (isSmall && (before !== undefined || (next !== "" && !isStopword(next)))) return [];
	const number = Number(year.replace(",", ""));
	if (/^B/i.test(era)) return [mention(start, end, "year", undefined, { year: -number })];
	return number === 0 ? [] : [yearMention(start, end, number)];
}

/** "In 1066 William": an old year, where nothing is counted. */
function readOldYear(match: RegExpExecArray): readonly DateMention[] {
	const end = match.index + match[0].length;
	if (countsThings(match.input, end, match[0])) return [];
	// "a vote of 1200 to 1100"
	if (
		/^\s?(?:to|-|–)\s?\d/.test(match.input.slice(end, end + 5)) &&
		wordBefore(match.input, match.index) === "of"
	)
		return [];
	const next = wordAfter(match.input, end);
	// "of 1430 KTUL" is a frequency
	const isEnd = next === "" || /^\p{Lu}\p{Ll}/u.test(next) || isStopword(next);
	return isEnd ? [yearMention(match.index, end, Number(match[0]))] : [];
}

/** "By 2100": a year to come, where nothing is counted and nothing is measured. */
function readFarYear(match: RegExpExecArray): readonly DateMention[] {
	const end = match.index + match[0].length;
	const next = wordAfter(match.input, end);
	const isEnd = next === "" || isStopword(next) || /^\p{Lu}/u.test(next);
	// "rose to 2100 in May", "from 2200 to 2300"
	const isCount = /\b(?:to|from|in|since)\s$/i.test(
		match.input.slice(Math.max(0, match.index - 6), match.index),
	);
	if (!isEnd || (isCount && !END_OF_CENTURY.test(match.input))) return [];
	return [yearMention(match.index, end, Number(match[0]))];
}

/** What is said of years so far away. */
const END_OF_CENTURY =
	/\b(?:climate|warming|warmer|sea[- ]levels?|emissions?|century|population|projected|projections?|forecast|will|would|could|end in|the year)\b/i;

/** Centuries, decades and years. */
export const years: readonly Rule[] = [
	{
		cue: "unit",
		pattern: new RegExp(
			`\\b(?:(?<digits>\\d{1,2})\\s?(?:st|nd|rd|th)|(?<word>${ORDINAL}))[\\s-]+centur(?:y|ies)\\b(?<era>\\s+(?:b\\.?c\\.?e?\\b))?`,
			"gi",
		),
		read: readCentury,
	},
	{
		cue: ["year", "decade"],
		pattern: /(?<![\w$£€.,/])(?<!\d-)(?<year>1[0-9]\d0|20\d0)(?:\s?['’]?s)\b(?![-/])/gi,
		read: readDecade,
	},
	{
		cue: ["shortYear", "decade"],
		pattern: /(?<before>(?<!\w))['’](?<digits>[0-9]0)['’]?s\b/gi,
		read: readShortDecade,
	},
	{
		cue: "decade",
		pattern:
			/(?<before>\b(?:in|of|since|from)\s+the\s(?:early|late|mid)?[\s-]{0,3}|\bthe\s(?:early|late|mid)[\s-]{1,3})(?<digits>[2-9]0)['’]?s\b/gi,
		read: readShortDecade,
	},
	{
		cue: "decadeWord",
		pattern: new RegExp(
			`(?<before>\\b(?:in|of|since|from|during)\\s+the\\s(?:early|late|mid)?[\\s-]{0,3}|\\bthe\\s(?:early|late|mid)[\\s-]{1,3})(?<word>${DECADE_WORD})\\b`,
			"gi",
		),
		read: readShortDecade,
	},
	{
		cue: "year",
		pattern:
			/(?<![\w$£€.,/#]|\d-)(1[5-9]\d{2}|20\d{2})(\s?[-–—/]\s?)(1[5-9]\d{2}|20\d{2}|(?:0[1-9]|[1-9]\d)|[1-9](?=[,.;:)\]]|$|\sand\b|\sseason\b))(?!\w|[-/–]\d|[.,]\d|%)/gi,
		read: readRange,
	},
	{
		cue: "year",
		pattern:
			/(?:1[5-9]\d{2}|20\d{2})(?<=(?:^|[\s("'“‘[—–:;]|\b(?:mid|pre|post|early|late|since|then|non|of|in|and|to)-|\b(?:1[5-9]|20)\d\d\s?[-–—/])\d{4})(?![\w%$£€°×+]|[.,:]\d|[-–/]\d|-(?:year|metre|meter|mile|foot|strong|plus|seat|page|word|acre|square)|\s?(?:x|×)\s?\d)/gi,
		read: readYear,
	},
	{
		cue: "year",
		pattern:
			/(?<=\b(?:by|until|till|before|beyond|after|since|in|from|to|year)\s(?:around\s|about\s|the\syear\s|at\sleast\s)?)2[1-4]\d{2}(?![\w%$£€°×+]|[.,:]\d|[-–/]\d|-\p{L})/giu,
		read: readFarYear,
	},
	{
		cue: "era",
		pattern:
			/(?<![\w.,$£€-])(?:(?<before>A\.D\.|AD)\s?(?<yearAfter>\d{1,4})|(?<year>\d{1,2},\d{3}|\d{1,4})\s?(?<after>A\.D\.|AD|B\.C\.(?:E\.)?|BCE?|C\.E\.|CE))(?!\w)/gi,
		read: (match) => {
			if (match.groups?.yearAfter !== undefined) match.groups.year = match.groups.yearAfter;
			return readEra(match);
		},
	},
	{
		cue: "year",
		pattern:
			/(?<=\b(?:in|since|until|from|by|of|after|before)\s|\([bd]\.\s|\bca?\.\s?|\bcirca\s)1[0-4]\d{2}(?![\w%$£€°×+-]|[.,:/]\d)/gi,
		read: readOldYear,
	},
	{
		cue: "shortYear",
		pattern:
			/(?<=\b(?:in|since|of|from|and|early|late|mid|summer|winter|spring|autumn|fall|until|by)[\s-]{1,3})['’]\d{2}(?![\w'’])/gi,
		read: (match, setting) => [
			yearMention(match.index, match.index + match[0].length, fullYear(match[0].slice(1), setting)),
		],
	},
];
