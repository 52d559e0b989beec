import data from "../data/times.json" with { type: "json" };
import type { DateMention } from "../types.js";
import {
	CLOCK,
	endOf,
	HALF_DAY,
	HOUR_MINUTES,
	HOUR_WORD,
	halfOf,
	hourOf,
	IN_PART,
	MINUTE_WORD as MINUTES,
	minutesOf,
	minutesOfWords,
	O_CLOCK,
	point,
	pointAt,
	timeMention,
	zones,
} from "./clock.js";
import { MONTH, WEEKDAY } from "./lexicon.js";
import type { Rule } from "./rule.js";

const parts: ReadonlyMap<string, readonly number[]> = new Map(Object.entries(data.partsOfDay));
const spokenMinutes: ReadonlyMap<string, number> = new Map(Object.entries(data.spokenMinutes));
const named: ReadonlyMap<string, number> = new Map(Object.entries(data.namedTimes));

const ZONE = `(?:\\s?(?<zone>${[...zones].sort((a, b) => b.length - a.length).join("|")})\\b)?`;
const MERIDIEM = "(?<half>[ap])(?:m\\b|\\.\\s?m\\b\\.?)(?!\\p{L})";
const DAY = "\\d{1,2}(?:st|nd|rd|th)?";
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

/** "From 2 to 4 pm", "10:30-11 a.m.": the half of the day is printed once. */
function readTwoClocks(match: RegExpExecArray): readonly DateMention[] {
	const { first = "", firstMinute, joint = "", hour = "", minute, half } = match.groups ?? {};
	const last = minutesOf(Number(hour), Number(minute ?? 0), half);
	const same = minutesOf(Number(first), Number(firstMinute ?? 0), half);
	if (last === undefined || same === undefined) return [];
	// "11 to 2 pm" begins in the morning
	const begins = same >= last ? same - HALF_DAY : same;
	const jointAt = match.index + match[0].indexOf(joint, first.length);
	return [
		timeMention(match, match.index, jointAt, point(Math.max(0, begins), false)),
		timeMention(match, jointAt + joint.length, endOf(match), point(last, false)),
	];
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

function readPart(match: RegExpExecArray): readonly DateMention[] {
	const { part = "" } = match.groups ?? {};
	// "Saturday Night Live"
	if (/^\p{Lu}/u.test(part)) return [];
	const [from, to] = parts.get(part.toLowerCase()) ?? [];
	if (from === undefined || to === undefined) return [];
	return [
		timeMention(match, endOf(match) - part.length, endOf(match), {
			from: from * HOUR_MINUTES,
			to: to * HOUR_MINUTES,
			eitherHalf: false,
		}),
	];
}

/** Two times of which the second tells the half of the day: read before every other. */
export const twoClocks: Rule = {
	cue: ["digit", "half"],
	pattern: new RegExp(
		`(?<![\\w.,:$£€/])(?<first>0?[1-9]|1[0-2])(?:[:.](?<firstMinute>[0-5]\\d))?(?<joint>\\s*(?:-|–|—|to|and|until|till)\\s*)${CLOCK}\\s?${MERIDIEM}${ZONE}`,
		"giu",
	),
	read: readTwoClocks,
};

/** Times of day, each a mention beside the day's own. */
export const times: readonly Rule[] = [
	{
		cue: ["digit", "half"],
		pattern: new RegExp(`(?<![\\w.,:$£€/]|\\d-)${CLOCK}\\s?${MERIDIEM}${ZONE}`, "giu"),
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
			`(?<=\\b(?:${WEEKDAY}|yesterday|tomorrow|this)\\s)(?:early\\s|late\\s)?(?<part>morning|afternoon|evening|night)\\b(?!['’]s|-)`,
			"giu",
		),
		read: readPart,
	},
];
