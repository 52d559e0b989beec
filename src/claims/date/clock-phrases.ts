import type { DateMention } from "../types.js";
import {
	CLOCK,
	endOf,
	HALF_DAY,
	HOUR_MINUTES,
	HOUR_WORD,
	hourOf,
	IN_PART,
	MINUTE_WORD,
	minutesOf,
	minutesOfWords,
	O_CLOCK,
	point,
	pointAt,
	timeMention,
} from "./clock.js";
import type { Cue } from "./cues.js";
import { MONTH, WEEKDAY } from "./lexicon.js";
import type { Rule } from "./rule.js";

const BEFORE =
	"(?<=\\b(?:at|by|about|around|before|after|until|till|from|to|since|than|and|or|is|was|it['’]s)\\s)";
const NOT_IN_NUMBER = "(?<![\\w.,:$£€/-])";
/** What makes of an hour another number, or a house: a unit, a plural, a street. */
const COUNTED =
	/^(?:[\w%°£$€/-]|[.,:]\d|\s?[ap]\.?m\b|\s\p{Lu}|\s(?:per|percent|million|billion|thousand|km|of)\b|\s\p{Ll}+s\b(?<!\s(?:is|was|as|has|this)))/u;

function countsThings(match: RegExpExecArray): boolean {
	const end = endOf(match);
	return COUNTED.test(match.input.slice(end, end + 24));
}

/** "Closed on Friday at 12.45": a price. */
const MARKET =
	/\b(?:shares?|stocks?|closed|index|yields?|rates?|prices?|traded|trading|pence|cents?|per cent)\b/i;

/** "Seven in the morning", "at 9.30 in the evening", "8 at night". */
function readInPart(match: RegExpExecArray): readonly DateMention[] {
	const { hour, minute, word, part, night } = match.groups ?? {};
	const printed = hour ?? word ?? "";
	const at = hourOf(printed);
	if (at === undefined || at < 1 || at > 12) return [];
	const time = pointAt(at, Number(minute ?? 0), printed, part ?? night);
	return time ? [timeMention(match, match.index, endOf(match), time)] : [];
}

/** "Saturday at 5", "tomorrow around 7.30": an hour behind a day, or behind a part of one. */
function readAfterDay(match: RegExpExecArray): readonly DateMention[] {
	const { hour = "", minute, part, minuteWord, word } = match.groups ?? {};
	if (countsThings(match) || (minuteWord === undefined && MARKET.test(match.input))) return [];
	const at = hourOf(word ?? hour);
	if (at !== undefined && at > 12 && minute === undefined) return [];
	const minutes = minuteWord === undefined ? Number(minute ?? 0) : minutesOfWords(minuteWord);
	if (at === undefined || minutes === undefined) return [];
	const time = pointAt(at, minutes, hour, part);
	return time ? [timeMention(match, match.index, endOf(match), time)] : [];
}

/** "Between 10 and 11:30", "from 10:30 to 3": one of the two shows that both are times. */
function readPair(match: RegExpExecArray): readonly DateMention[] {
	const { first = "", firstMinute, joint = "", hour = "", minute } = match.groups ?? {};
	const isBare = firstMinute === undefined && minute === undefined;
	const isLate = isOfAnEvening(match);
	if ((isBare && !isLate && !isOfADay(match)) || countsThings(match)) return [];
	const begins = minutesOf(Number(first), Number(firstMinute ?? 0), undefined);
	const ends = minutesOf(Number(hour), Number(minute ?? 0), undefined);
	if (begins === undefined || ends === undefined) return [];
	const later = ends < begins && ends + HALF_DAY > begins ? ends + HALF_DAY : ends;
	const start = match.index + match[0].indexOf(first);
	const jointAt = match.index + match[0].indexOf(joint, match[0].indexOf(first) + first.length);
	const isOpen = begins <= HALF_DAY + HOUR_MINUTES && ends <= HALF_DAY + HOUR_MINUTES;
	const add = isLate && later < HALF_DAY ? HALF_DAY : 0;
	return [
		timeMention(match, start, jointAt, point(begins + add, isOpen && !isLate)),
		timeMention(match, jointAt + joint.length, endOf(match), point(later + add, isOpen && !isLate)),
	];
}

/** "Between 7 and 9 last night", "this evening from 7 to 7:30". */
function isOfAnEvening(match: RegExpExecArray): boolean {
	const { input, index } = match;
	const end = endOf(match);
	return (
		/^\s(?:last\snight|tonight)\b/i.test(input.slice(end, end + 12)) ||
		/\b(?:this|that|next)\sevening,?\s$/i.test(input.slice(Math.max(0, index - 16), index))
	);
}

const OF_A_DAY = new RegExp(`\\b${WEEKDAY},?\\s$`, "i");
const CHANGE =
	/\b(?:rose|fell|rise|fall|cut|raised|lowered|moved|grew|dropped|up|down|score|lead|lost|won|beat)\b/i;

/** "Open on Saturday from 10 to 4"; not "fell on Saturday from 10 to 4". */
function isOfADay({ input, index }: RegExpExecArray): boolean {
	return (
		OF_A_DAY.test(input.slice(Math.max(0, index - 14), index)) && !CHANGE.test(input) && !MARKET.test(input)
	);
}

const DAY = "\\d{1,2}(?:st|nd|rd|th)?";
const dayWords: readonly (readonly [Cue, string])[] = [
	["weekday", `${WEEKDAY}(?:\\sthe\\s${DAY})?`],
	["today", "(?:today|tomorrow|yesterday)"],
	["month", `(?:${MONTH}\\.?\\s${DAY}|${DAY}\\s${MONTH})`],
];

const TWO_TIMES =
	/\b(?:from|between)\s(?<first>[01]?\d|2[0-4])(?::(?<firstMinute>[0-5]\d))?(?<joint>\s?(?:to|and|until|till|-|–)\s?)(?<hour>[01]?\d|2[0-4])(?::(?<minute>[0-5]\d))?/giu;

/** Times that only the words around them tell. */
export const clockPhrases: readonly Rule[] = [
	{
		cue: "partOfDay",
		pattern: new RegExp(
			`${BEFORE}${NOT_IN_NUMBER}(?:${CLOCK}|(?<word>${HOUR_WORD}))${O_CLOCK}?${IN_PART}`,
			"giu",
		),
		read: readInPart,
	},
	{
		cue: "partOfDay",
		pattern: new RegExp(
			`(?<=\\b(?:the|this|in|${WEEKDAY}|tomorrow|yesterday|next|that)\\s)(?:early\\s|late\\s)?(?<part>morning|afternoon|evening|night),?\\s(?:at|around|about)\\s${CLOCK}${O_CLOCK}?`,
			"giu",
		),
		read: readAfterDay,
	},
	{
		cue: ["today", "digit"],
		pattern: new RegExp(`\\b(?<=(?<part>tonight),?\\s(?:at|around|about)\\s)${CLOCK}${O_CLOCK}?`, "giu"),
		read: readAfterDay,
	},
	...dayWords.map(
		([cue, day]): Rule => ({
			cue: [cue, "digit"],
			pattern: new RegExp(
				`${NOT_IN_NUMBER}(?<=\\b${day},?\\s(?:at|around|about)\\s)${CLOCK}${O_CLOCK}?`,
				"giu",
			),
			read: readAfterDay,
		}),
	),
	{
		cue: "minuteWord",
		pattern: new RegExp(
			`\\b(?<=\\b(?:at|until|till|by|before|after|thirty\\sto|fifteen\\sto)\\s|\\bfrom\\s(?=[a-z]+\\s(?:fifteen|thirty)\\sto\\s))(?<word>${HOUR_WORD})[\\s-](?<minuteWord>${MINUTE_WORD})\\b(?!-|\\s(?:thousand|million|billion|percent|per)\\b|\\s\\p{Ll}+s\\b)`,
			"giu",
		),
		read: readAfterDay,
	},
	// most numbers are no times: none is looked for where no colon, weekday or "last night" stands
	...(["colon", ["weekday", "digit"], ["today", "digit"]] as const).map(
		(cue): Rule => ({ cue, pattern: TWO_TIMES, read: readPair }),
	),
	{
		cue: ["today", "digit"],
		pattern: new RegExp(
			`${BEFORE}${NOT_IN_NUMBER}${CLOCK}(?=\\s(?:last\\s(?<part>night)|(?<tonight>tonight))\\b)`,
			"giu",
		),
		read: (match) => {
			const { hour = "", minute, part, tonight } = match.groups ?? {};
			const time = Number(hour) <= 12 && pointAt(Number(hour), Number(minute ?? 0), hour, part ?? tonight);
			return time ? [timeMention(match, match.index, endOf(match), time)] : [];
		},
	},
];
