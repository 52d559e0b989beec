import type { DateMention } from "../types.js";
import {
	CLOCK,
	endOf,
	FREE,
	HALF_DAY,
	HOUR_MINUTES,
	HOUR_WORD,
	halfOf,
	hourOf,
	IN_PART,
	MERIDIEM,
	minutesOf,
	O_CLOCK,
	point,
	timeMention,
	ZONE,
} from "./clock.js";
import { countsAfterClock, ofTheMarket } from "./clock-context.js";
import { MONTH, WEEKDAY } from "./lexicon.js";
import type { Rule } from "./rule.js";

const JOINT = "(?<joint>\\s*(?:-|–|—|to|and|until|till)\\s*)";
/** "Won 3-2 in the evening match" has a hyphen. */
const WORD_JOINT = "(?<joint>\\s(?:to|and|until|till)\\s)";
const FIRST = "(?<first>[01]?\\d|2[0-4])(?:[:.](?<firstMinute>[0-5]\\d))?";

/** Both ends of a period, each a mention of its own; in minutes from midnight. */
function ends(match: RegExpExecArray, first: number, last: number, eitherHalf: boolean): DateMention[] {
	const { first: printed = "", joint = "" } = match.groups ?? {};
	const start = match.index + match[0].indexOf(printed);
	const jointAt = match.index + match[0].indexOf(joint, match[0].indexOf(printed) + printed.length);
	return [
		timeMention(match, start, jointAt, point(first, eitherHalf)),
		timeMention(match, jointAt + joint.length, endOf(match), point(last, eitherHalf)),
	];
}

/** "From 2 to 4 pm", "5 to 7 in the morning": the half of the day is printed once; "11 to 2 pm" begins in the morning. */
function inOneHalf(match: RegExpExecArray, half: string): readonly DateMention[] {
	const { first = "", firstMinute, hour, word, minute } = match.groups ?? {};
	const last = minutesOf(hourOf(hour ?? word ?? "") ?? 0, Number(minute ?? 0), half);
	const same = minutesOf(hourOf(first) ?? 0, Number(firstMinute ?? 0), half);
	if (last === undefined || same === undefined) return [];
	return ends(match, Math.max(0, same >= last ? same - HALF_DAY : same), last, false);
}

/** "Between five and six o'clock", "5 to seven in the morning". */
function readSpokenPair(match: RegExpExecArray): readonly DateMention[] {
	const { first = "", firstMinute, hour, word, minute, part, night } = match.groups ?? {};
	const [begins, until] = [hourOf(first), hourOf(hour ?? word ?? "")];
	if (begins === undefined || until === undefined || begins > 12 || until > 12) return [];
	const half = halfOf(part ?? night, until);
	if (half !== undefined) return inOneHalf(match, half);
	const [from, to] = [
		minutesOf(begins, Number(firstMinute ?? 0), undefined),
		minutesOf(until, Number(minute ?? 0), undefined),
	];
	return from === undefined || to === undefined ? [] : ends(match, from, to, true);
}

/** "Between 10 and 11:30", "from 10:30 to 3": one of the two shows that both are times. */
function readOpenPair(match: RegExpExecArray): readonly DateMention[] {
	const { first = "", firstMinute, hour = "", minute } = match.groups ?? {};
	const isBare = firstMinute === undefined && minute === undefined;
	const isLate = isOfAnEvening(match);
	if ((isBare && !isLate && !isOfADay(match)) || countsAfterClock(match)) return [];
	const begins = minutesOf(Number(first), Number(firstMinute ?? 0), undefined);
	const until = minutesOf(Number(hour), Number(minute ?? 0), undefined);
	if (begins === undefined || until === undefined) return [];
	const later = until < begins && until + HALF_DAY > begins ? until + HALF_DAY : until;
	const isOpen = begins <= HALF_DAY + HOUR_MINUTES && until <= HALF_DAY + HOUR_MINUTES;
	const add = isLate && later < HALF_DAY ? HALF_DAY : 0;
	return ends(match, begins + add, later + add, isOpen && !isLate);
}

const EVENING_BEFORE = new RegExp(
	`\\b(?:tonight|last\\snight|(?:this|that|next|tomorrow|yesterday|${WEEKDAY})\\s(?:evening|night)),?\\s$`,
	"i",
);

/** "Between 7 and 9 last night", "this evening from 7 to 7:30". */
function isOfAnEvening(match: RegExpExecArray): boolean {
	const { input, index } = match;
	const end = endOf(match);
	return (
		/^\s(?:last\snight|tonight)\b/i.test(input.slice(end, end + 12)) ||
		EVENING_BEFORE.test(input.slice(Math.max(0, index - 24), index))
	);
}

const DAY_WORD = `(?:on\\s)?(?:${WEEKDAY}|today|tomorrow|yesterday|(?:this|that)\\s(?:morning|afternoon)|\\d{1,2}(?:st|nd|rd|th)?\\s${MONTH}|${MONTH}\\s\\d|\\d{1,2}/\\d{1,2}/\\d{2})`;
const OF_A_DAY = new RegExp(`\\b${WEEKDAY},?\\s$`, "i");
const DAY_BEHIND = new RegExp(`^,?\\s${DAY_WORD}`, "i");
const CHANGE =
	/\b(?:rose|fell|rise|fall|cut|raised|lowered|moved|grew|dropped|up|down|score|lead|lost|won|beat)\b/i;

/** "Open on Saturday from 10 to 4", "between 3 and 8 yesterday"; not "fell on Saturday from 10 to 4". */
function isOfADay(match: RegExpExecArray): boolean {
	const { input, index } = match;
	const end = endOf(match);
	const isNear =
		OF_A_DAY.test(input.slice(Math.max(0, index - 14), index)) || DAY_BEHIND.test(input.slice(end, end + 24));
	return isNear && !CHANGE.test(input) && !ofTheMarket(input);
}

/** "From 0900 to 1700": hours and minutes without a mark between them. */
function readFourDigits(match: RegExpExecArray): readonly DateMention[] {
	const { first = "", last = "" } = match.groups ?? {};
	const [from, to] = [first, last].map((four) =>
		minutesOf(Number(four.slice(0, 2)), Number(four.slice(2)), undefined),
	);
	return from === undefined || to === undefined ? [] : ends(match, from, to, false);
}

const TWO_TIMES = new RegExp(`\\b(?:from|between)\\s${FIRST}${JOINT}${CLOCK}`, "giu");

/** The two times of a period, read before any single time. */
export const clockPairs: readonly Rule[] = [
	{
		cue: ["digit", "half"],
		pattern: new RegExp(
			`${FREE}(?<first>0?[1-9]|1[0-2])(?:[:.](?<firstMinute>[0-5]\\d))?${JOINT}${CLOCK}\\s?${MERIDIEM}${ZONE}`,
			"giu",
		),
		read: (match) => inOneHalf(match, match.groups?.half ?? ""),
	},
	...(["partOfDay", "spoken"] as const).map(
		(cue): Rule => ({
			cue,
			pattern: new RegExp(
				`${FREE}\\b(?:${FIRST}|(?<firstWord>${HOUR_WORD}))${cue === "spoken" ? JOINT : WORD_JOINT}(?:${CLOCK}|(?<word>${HOUR_WORD}))${cue === "spoken" ? `${O_CLOCK}(?:${IN_PART})?` : `${IN_PART}`}`,
				"giu",
			),
			read: (match) => {
				if (match.groups?.firstWord !== undefined) match.groups.first = match.groups.firstWord;
				return readSpokenPair(match);
			},
		}),
	),
	{
		cue: "year",
		pattern: new RegExp(
			`(?<=\\b(?:from|between)\\s)(?<first>0\\d[0-5]\\d)${JOINT}(?<last>(?:[01]\\d|2[0-3])[0-5]\\d)(?:\\s(?:hours|hrs))?(?![\\w%]|[.,:]\\d)`,
			"giu",
		),
		read: readFourDigits,
	},
	// most numbers are no times: none is looked for where no colon, weekday or "last night" stands
	...(["colon", ["weekday", "digit"], ["today", "digit"], ["partOfDay", "digit"]] as const).map(
		(cue): Rule => ({ cue, pattern: TWO_TIMES, read: readOpenPair }),
	),
	{
		cue: "colon",
		pattern: new RegExp(
			`${FREE}(?<first>[01]?\\d|2[0-4]):(?<firstMinute>[0-5]\\d)${JOINT}(?<hour>[01]?\\d|2[0-4]):(?<minute>[0-5]\\d)(?=,?\\s${DAY_WORD})`,
			"giu",
		),
		read: readOpenPair,
	},
];
