import data from "../data/times.json" with { type: "json" };
import type { DateMention } from "../types.js";
import { isoDate } from "./calendar.js";
import {
	CLOCK,
	endOf,
	HALF_DAY,
	HOUR_MINUTES,
	HOUR_WORD,
	halfOf,
	hourOf,
	IN_PART,
	MERIDIEM,
	MINUTE_WORD as MINUTES,
	minutesOf,
	minutesOfWords,
	O_CLOCK,
	point,
	pointAt,
	timeMention,
	ZONE,
	zones,
} from "./clock.js";
import { MONTH, ORDINAL, WEEKDAY } from "./lexicon.js";
import type { Rule, Setting } from "./rule.js";

const parts: ReadonlyMap<string, readonly number[]> = new Map(Object.entries(data.partsOfDay));
const spokenMinutes: ReadonlyMap<string, number> = new Map(Object.entries(data.spokenMinutes));
const named: ReadonlyMap<string, number> = new Map(Object.entries(data.namedTimes));

const DAY = `(?:\\d{1,2}(?:st|nd|rd|th)?|${ORDINAL})`;
/** A number, colon and number is a time after these, and else as often a score, a ratio or a verse. */
const BEFORE_TIME = `(?<=\\b(?:${WEEKDAY},?|[12]\\d{3},?|${MONTH}\\.?\\s${DAY},?|${DAY}\\s${MONTH},?|at|by|before|after|from|until|till|to|around|about|since|between|and|past|than|it['’]s)\\s+|@\\s?|(?<![:\\d])\\d{1,2}:\\d\\d\\s?[-–]\\s?)`;

/** "3 pm", "5:30 a.m. GMT", "at 17:45", "1500 GMT". */
function readClock(match: RegExpExecArray): readonly DateMention[] {
	const { hour = "", minute, half, part, night } = match.groups ?? {};
	const minutes = half && minutesOf(Number(hour), Number(minute ?? 0), half);
	const time =
		minutes === undefined || minutes === ""
			? half === undefined && pointAt(Number(hour), Number(minute ?? 0), hour, part ?? night)
			: point(minutes, false);
	return time ? [timeMention(match, match.index, endOf(match), time)] : [];
}

function minutesIn(words: string): number | undefined {
	return spokenMinutes.get(words) ?? (/^\d/.test(words) ? Number(words) : minutesOfWords(words));
}

/** "Half past six", "a quarter to seven", "seven o'clock". */
function readSpoken(match: RegExpExecArray): readonly DateMention[] {
	const { word = "", past, to, part, night } = match.groups ?? {};
	const offset = past ?? to;
	const hour = hourOf(word);
	if (hour === undefined || hour < 1 || hour > 12) return [];
	const minutes = offset === undefined ? 0 : minutesIn(offset.toLowerCase().replace(/\sminutes?$/, ""));
	if (minutes === undefined || minutes >= HOUR_MINUTES) return [];
	const signed = to === undefined ? minutes : -minutes;
	const at = ((hour % 12) * HOUR_MINUTES + signed + HALF_DAY) % HALF_DAY;
	const half = halfOf(part ?? night, hour);
	const time = half === undefined ? point(at, true) : point(half === "p" ? at + HALF_DAY : at, false);
	return [timeMention(match, match.index, endOf(match), time)];
}

function readNamed(match: RegExpExecArray): readonly DateMention[] {
	const minutes = named.get(match.groups?.name?.toLowerCase().replace(/\s+/g, "") ?? "");
	return minutes === undefined ? [] : [timeMention(match, match.index, endOf(match), point(minutes, false))];
}

function readPart(match: RegExpExecArray, setting: Setting): readonly DateMention[] {
	const { part = "", today } = match.groups ?? {};
	// "Saturday Night Live"
	if (/^\p{Lu}/u.test(part)) return [];
	const [from, to] = parts.get(part.toLowerCase()) ?? [];
	if (from === undefined || to === undefined) return [];
	const hours = { from: from * HOUR_MINUTES, to: to * HOUR_MINUTES, eitherHalf: false };
	const mention = timeMention(match, endOf(match) - part.length, endOf(match), hours);
	if (today === undefined || setting.reference === undefined) return [mention];
	const day = isoDate(setting.reference);
	return [{ ...mention, from: day, to: day, relative: true }];
}

/** Times of day, each a mention beside the day's own. */
export const times: readonly Rule[] = [
	{
		cue: ["digit", "half"],
		pattern: new RegExp(`(?<![\\w.,:$£€/]|\\d-)${CLOCK}\\s?${MERIDIEM}${ZONE}`, "giu"),
		read: readClock,
	},
	{
		cue: ["digit", "half"],
		// "at 1140 a.m."
		pattern: new RegExp(
			`(?<![\\w.,:$£€/]|\\d-)(?<hour>0?[1-9]|1[0-2])(?<minute>[0-5]\\d)\\s?${MERIDIEM}${ZONE}`,
			"giu",
		),
		read: readClock,
	},
	{
		cue: "half",
		pattern: new RegExp(`\\b(?<hourWord>${HOUR_WORD})\\s(?<half>[ap])(?:m\\b|\\.\\s?m\\b\\.?)${ZONE}`, "giu"),
		read: (match) => {
			if (match.groups?.hourWord !== undefined) match.groups.hour = String(hourOf(match.groups.hourWord));
			return readClock(match);
		},
	},
	{
		cue: "colon",
		pattern: new RegExp(
			`${BEFORE_TIME}(?<![\\w.,:$£€/])(?<hour>[01]?\\d|2[0-4]):(?<minute>[0-5]\\d)(?::[0-5]\\d)?(?![\\d.,:]\\d|\\w|%)(?:\\s(?:hours|hrs)\\b)?${IN_PART}?${ZONE}`,
			"giu",
		),
		read: readClock,
	},
	{
		cue: "colon",
		// "12:30 on December 27", "17:45 Friday"
		pattern: new RegExp(
			`(?<![\\w.,:$£€/-])(?<hour>[01]?\\d|2[0-4]):(?<minute>[0-5]\\d)(?=\\s(?:on\\s)?(?:${WEEKDAY}\\b|today\\b|tomorrow\\b|yesterday\\b|tonight\\b|${DAY}\\s${MONTH}\\b|${MONTH}\\.?\\s\\d))`,
			"giu",
		),
		read: readClock,
	},
	{
		cue: ["digit", "zone"],
		pattern: new RegExp(
			`(?<![\\w.,:$£€/])(?<hour>[01]\\d|2[0-4])[:.]?(?<minute>[0-5]\\d)\\s?(?<zone>${[...zones].join("|")})\\b`,
			"gu",
		),
		read: readClock,
	},
	{
		cue: "spoken",
		pattern: new RegExp(
			`\\b(?:(?<past>half|(?:a\\s)?quarter|five|ten|twenty|twenty-five|(?:${MINUTES}|\\d{1,2})(?:\\sminutes?)?)\\spast|(?<to>(?:a\\s)?quarter|(?:five|ten|twenty|twenty-five|${MINUTES}|\\d{1,2})\\sminutes?)\\sto)\\s(?<word>${HOUR_WORD}|\\d{1,2})${O_CLOCK}?(?![\\w-]|[.,:]\\d|\\s\\d|\\s(?:per|percent|million)\\b)${IN_PART}?`,
			"giu",
		),
		read: readSpoken,
	},
	{
		cue: "spoken",
		pattern: new RegExp(`\\b(?<word>${HOUR_WORD}|\\d{1,2})${O_CLOCK}\\b${IN_PART}?`, "gi"),
		read: readSpoken,
	},
	{
		cue: "partOfDay",
		pattern: /\b(?:12\s)?(?<name>noon|midday|midnight)\b(?!['’]s|-)/gi,
		read: readNamed,
	},
	{
		cue: "partOfDay",
		pattern: new RegExp(
			`(?<=\\b(?:${WEEKDAY}|yesterday|tomorrow|(?<today>this))\\s)(?:early\\s|late\\s)?(?<part>morning|afternoon|evening|night)\\b(?!['’]s|-)`,
			"giu",
		),
		read: readPart,
	},
	{
		cue: "partOfDay",
		pattern: new RegExp(
			`(?<=\\bin\\sthe\\s)(?<part>(?:early|small)\\shours)\\b|\\b(?<=\\b(?:at|around|about|${WEEKDAY})\\s)(?<lunch>lunchtime)\\b(?!['’]s|-|\\s(?:menu|trade|crowd|diners?)\\b)`,
			"giu",
		),
		read: (match, setting) => {
			if (match.groups?.lunch !== undefined) match.groups.part = match.groups.lunch;
			return readPart(match, setting);
		},
	},
];
