import type { DateMention } from "../types.js";
import {
	CLOCK,
	endOf,
	HOUR_WORD,
	hourOf,
	IN_PART,
	MINUTE_WORD,
	minutesOfWords,
	O_CLOCK,
	pointAt,
	timeMention,
} from "./clock.js";
import { countsAfterClock, ofTheMarket } from "./clock-context.js";
import type { Cue } from "./cues.js";
import { MONTH, WEEKDAY } from "./lexicon.js";
import type { Rule } from "./rule.js";

const BEFORE =
	"(?<=\\b(?:at|by|about|around|before|after|until|till|from|to|since|than|and|or|is|was|it['’]s)\\s)";
const NOT_IN_NUMBER = "(?<![\\w.,:$£€/-])";
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
	if (countsAfterClock(match) || (minuteWord === undefined && ofTheMarket(match.input))) return [];
	const at = hourOf(word ?? hour);
	if (at !== undefined && at > 12 && minute === undefined) return [];
	const minutes = minuteWord === undefined ? Number(minute ?? 0) : minutesOfWords(minuteWord);
	if (at === undefined || minutes === undefined) return [];
	const time = pointAt(at, minutes, hour, part);
	return time ? [timeMention(match, match.index, endOf(match), time)] : [];
}

/** "At 8 last night", "at 5.30 this morning", "around 7 on Tuesday evening". */
function readBeforePart(match: RegExpExecArray): readonly DateMention[] {
	const { hour = "", minute, part } = match.groups ?? {};
	const time = Number(hour) <= 12 && pointAt(Number(hour), Number(minute ?? 0), hour, part);
	return time ? [timeMention(match, match.index, endOf(match), time)] : [];
}

const PART_BEHIND = {
	today: "(?<part>last\\snight|tonight)",
	partOfDay: `(?:on\\s)?(?:this|yesterday|tomorrow|${WEEKDAY})\\s(?<part>morning|afternoon|evening|night)`,
};

const DAY = "\\d{1,2}(?:st|nd|rd|th)?";
const dayWords: readonly (readonly [Cue, string])[] = [
	["weekday", `${WEEKDAY}(?:\\sthe\\s${DAY})?`],
	["today", "(?:today|tomorrow|yesterday)"],
	["month", `(?:${MONTH}\\.?\\s${DAY}|${DAY}\\s${MONTH})`],
];

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
		pattern: new RegExp(
			`\\b(?<=(?<part>tonight|last\\snight),?\\s(?:at|around|about)\\s)${CLOCK}${O_CLOCK}?`,
			"giu",
		),
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
	...(["today", "partOfDay"] as const).map(
		(cue): Rule => ({
			cue: [cue, "digit"],
			pattern: new RegExp(`${BEFORE}${NOT_IN_NUMBER}${CLOCK}(?=\\s${PART_BEHIND[cue]}\\b)`, "giu"),
			read: readBeforePart,
		}),
	),
];
