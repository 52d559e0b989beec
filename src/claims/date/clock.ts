import data from "../data/times.json" with { type: "json" };
import type { DateMention, TimeOfDay } from "../types.js";
import { cardinals, lookUp } from "./lexicon.js";

export const HOUR_MINUTES = 60;
export const HALF_DAY = 12 * HOUR_MINUTES;

export const zones: ReadonlySet<string> = new Set(data.zones);
/** Pieces of regular expressions, to be compiled with the flag `i`. */
export const CLOCK = "(?<hour>[01]?\\d|2[0-4])(?:[:.](?<minute>[0-5]\\d)(?::[0-5]\\d)?)?";
/** "am", "p.m.", and "p . m ." of a text whose words were split. */
export const MERIDIEM = "(?<half>[ap])(?:m\\b|\\.\\s?m\\b\\.?|\\s\\.\\sm\\b(?:\\s\\.)?)(?!\\p{L})";
export const ZONE = `(?:\\s?(?:\\((?=[A-Z]{2,4}\\)))?(?<zone>${[...zones].sort((a, b) => b.length - a.length).join("|")})\\b\\)?)?`;
/** Not inside a longer number, an amount or a path. */
export const FREE = "(?<![\\w.,:$£€/])";
export const HOUR_WORD = "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";
export const O_CLOCK = "(?:\\s?o['’]?\\s?clock)";
export const IN_PART = "(?:\\s(?:in\\sthe\\s(?<part>morning|afternoon|evening)|at\\s(?<night>night))\\b)";
const ABOUT =
	/\b(?:about|around|approximately|roughly|nearly|almost|shortly|just|soon)(?:\s+(?:before|after))?\s+$/i;

type Clock = Omit<TimeOfDay, "about" | "zone">;

/** A time of day at `[start, end)` of a match's text, with the zone that the match names. */
export function timeMention(match: RegExpExecArray, start: number, end: number, time: Clock): DateMention {
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

export function point(minutes: number, eitherHalf: boolean): Clock {
	return { from: minutes, to: minutes, eitherHalf };
}

export function endOf(match: RegExpExecArray): number {
	return match.index + match[0].length;
}

/** Minutes from midnight, `half` "a" or "p"; undefined when the clock has no such time. */
export function minutesOf(hour: number, minute: number, half: string | undefined): number | undefined {
	if (half === undefined) return hour <= 24 ? (hour % 24) * HOUR_MINUTES + minute : undefined;
	if (hour < 1 || hour > 12) return undefined;
	return (hour % 12) * HOUR_MINUTES + minute + (half.toLowerCase() === "p" ? HALF_DAY : 0);
}

/** The point at an hour as printed: which half of the day is open from one to twelve, unless a part of the day tells. */
export function pointAt(
	hour: number,
	minute: number,
	printed: string,
	part: string | undefined,
): Clock | undefined {
	const half = hour >= 1 && hour <= 12 ? halfOf(part, hour) : undefined;
	const minutes = minutesOf(hour, minute, half);
	if (minutes === undefined) return undefined;
	return point(minutes, half === undefined && hour >= 1 && hour <= 12 && !printed.startsWith("0"));
}

/** The half of the day that "in the evening" puts an hour in. */
export function halfOf(part: string | undefined, hour: number): "a" | "p" | undefined {
	const lower = part?.toLowerCase();
	if (lower === undefined) return undefined;
	if (lower === "morning") return "a";
	// twelve and three at night are past midnight, nine is before it
	return /night$/.test(lower) ? (hour === 12 || hour <= 4 ? "a" : "p") : "p";
}

/** An hour in digits or in a word. */
export function hourOf(printed: string): number | undefined {
	return /^\d/.test(printed) ? Number(printed) : lookUp(cardinals, printed);
}

export const MINUTE_WORD =
	"(?:ten|fifteen|(?:twenty|thirty|forty|fifty)(?:[\\s-](?:one|two|three|four|five|six|seven|eight|nine))?)";

/** The minutes that a `MINUTE_WORD` tells. */
export function minutesOfWords(words: string): number | undefined {
	const parts = words.split(/[\s-]/).map((word) => lookUp(cardinals, word));
	return parts.reduce((sum, part) => (sum === undefined || part === undefined ? undefined : sum + part), 0);
}
