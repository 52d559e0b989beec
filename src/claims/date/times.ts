import data from "../data/times.json" with { type: "json" };
import type { DateMention, TimeOfDay } from "../types.js";
import { cardinals, lookUp, WEEKDAY } from "./lexicon.js";
import type { Rule } from "./rule.js";

const HOUR_MINUTES = 60;
const HALF_DAY = 12 * HOUR_MINUTES;

const zones: ReadonlySet<string> = new Set(data.zones);
const parts: ReadonlyMap<string, readonly number[]> = new Map(Object.entries(data.partsOfDay));
const spokenMinutes: ReadonlyMap<string, number> = new Map(Object.entries(data.spokenMinutes));
const named: ReadonlyMap<string, number> = new Map(Object.entries(data.namedTimes));

const ZONE = `(?:\\s?(?<zone>${[...zones].sort((a, b) => b.length - a.length).join("|")})\\b)?`;
const MERIDIEM = "(?<half>[ap])(?:m\\b|\\.\\s?m\\b\\.?)(?!\\p{L})";
const CLOCK = "(?<hour>[01]?\\d|2[0-4])(?:[:.](?<minute>[0-5]\\d)(?::[0-5]\\d)?)?";
/** A number, colon and number is a time after these, and else as often a score, a ratio or a verse. */
const BEFORE_TIME = `(?<=\\b(?:${WEEKDAY},?|[12]\\d{3},?|at|by|before|after|from|until|till|to|around|about|since|between|and|past|than)\\s+|@\\s?|\\d:\\d\\d\\s?[-–]\\s?)`;
const HOUR_WORD = "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";
const ABOUT =
	/\b(?:about|around|approximately|roughly|nearly|almost|shortly|just|soon)(?:\s+(?:before|after))?\s+$/i;

function timeMention(
	match: RegExpExecArray,
	start: number,
	end: number,
	time: Omit<TimeOfDay, "about" | "zone">,
): DateMention {
	const zone = match.groups?.zone;
	const about = ABOUT.test(match.input.slice(Math.max(0, start - 24), start));
	return {
		type: "date",
		start,
		end,
		grain: "time",
		relative: false,
		time: { ...time, about, ...(zone !== undefined && { zone: zone.toUpperCase() }) },
	};
}

function point(minutes: number, eitherHalf: boolean): Omit<TimeOfDay, "about" | "zone"> {
	return { from: minutes, to: minutes, eitherHalf };
}

function endOf(match: RegExpExecArray): number {
	return match.index + match[0].length;
}

/** Minutes from midnight; undefined when the clock has no such time. */
function minutesOf(hour: number, minute: number, half: string | undefined): number | undefined {
	if (half === undefined) return hour <= 24 ? (hour % 24) * HOUR_MINUTES + minute : undefined;
	if (hour < 1 || hour > 12) return undefined;
	return (hour % 12) * HOUR_MINUTES + minute + (half.toLowerCase() === "p" ? HALF_DAY : 0);
}

/** "3 pm", "5:30 a.m. GMT", "at 17:45", "1500 GMT". */
function readClock(match: RegExpExecArray): readonly DateMention[] {
	const { hour = "", minute, half } = match.groups ?? {};
	const minutes = minutesOf(Number(hour), Number(minute ?? 0), half);
	if (minutes === undefined) return [];
	const eitherHalf = half === undefined && Number(hour) >= 1 && Number(hour) <= 12 && !hour.startsWith("0");
	return [timeMention(match, match.index, endOf(match), point(minutes, eitherHalf))];
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

/** "Half past six", "a quarter to seven", "seven o'clock". */
function readSpoken(match: RegExpExecArray): readonly DateMention[] {
	const { word = "", past, to } = match.groups ?? {};
	const offset = past ?? to;
	const hour = /^\d/.test(word) ? Number(word) : lookUp(cardinals, word);
	if (hour === undefined || hour < 1 || hour > 12) return [];
	const minutes = offset === undefined ? 0 : spokenMinutes.get(offset.toLowerCase());
	if (minutes === undefined) return [];
	const signed = to === undefined ? minutes : -minutes;
	const at = ((hour % 12) * HOUR_MINUTES + signed + HALF_DAY) % HALF_DAY;
	return [timeMention(match, match.index, endOf(match), point(at, true))];
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

/** Times of day, each a mention beside the day's own. */
export const times: readonly Rule[] = [
	{
		cue: ["digit", "half"],
		pattern: new RegExp(
			`(?<![\\w.,:$£€/])(?<first>0?[1-9]|1[0-2])(?:[:.](?<firstMinute>[0-5]\\d))?(?<joint>\\s*(?:-|–|—|to|and|until|till)\\s*)${CLOCK}\\s?${MERIDIEM}${ZONE}`,
			"giu",
		),
		read: readTwoClocks,
	},
	{
		cue: ["digit", "half"],
		pattern: new RegExp(`(?<![\\w.,:$£€/]|\\d-)${CLOCK}\\s?${MERIDIEM}${ZONE}`, "giu"),
		read: readClock,
	},
	{
		cue: "colon",
		pattern: new RegExp(
			`${BEFORE_TIME}(?<![\\w.,:$£€/])(?<hour>[01]?\\d|2[0-4]):(?<minute>[0-5]\\d)(?![\\d.,:]\\d|\\w|%)(?:\\s(?:hours|hrs)\\b)?${ZONE}`,
			"giu",
		),
		read: readClock,
	},
	{
		cue: ["digit", "zone"],
		pattern: new RegExp(
			`(?<![\\w.,:$£€/])(?<hour>[01]\\d|2[0-4]):?(?<minute>[0-5]\\d)\\s?(?<zone>${[...zones].join("|")})\\b`,
			"gu",
		),
		read: readClock,
	},
	{
		cue: "spoken",
		pattern: new RegExp(
			`\\b(?:(?<past>half|(?:a\\s)?quarter|five|ten|twenty|twenty-five)\\spast|(?<to>(?:a\\s)?quarter)\\sto)\\s(?<word>${HOUR_WORD}|\\d{1,2})(?:\\s?o['’]?\\s?clock)?(?![\\w-]|[.,:]\\d|\\s\\d|\\s(?:per|percent|million)\\b)`,
			"giu",
		),
		read: readSpoken,
	},
	{
		cue: "spoken",
		pattern: new RegExp(`\\b(?<word>${HOUR_WORD}|\\d{1,2})\\s?o['’]?\\s?clock\\b`, "gi"),
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
