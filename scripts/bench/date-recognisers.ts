import suite from "@microsoft/recognizers-text-suite";
import * as chrono from "chrono-node";
import { dates } from "../../src/claims/date.js";
import { quantities } from "../../src/claims/quantity.js";
import type { DateMention } from "../../src/claims/types.js";
import { inBaseUnit } from "../../src/claims/units.js";
import {
	DAY,
	type DateAnswer,
	type DateValue,
	minutesOf,
	type Resolution,
	readResolution,
} from "./date-values.js";

/** Reads a text against `reference`, an ISO date-time without a zone. */
export interface Recogniser {
	readonly name: string;
	read(text: string, reference: string): readonly DateAnswer[];
}

function dayMinutes(iso: string): number {
	return Date.parse(`${iso}T00:00:00Z`) / 60_000;
}

function ownValue({ from, to, time }: DateMention): DateValue | undefined {
	if (time) return { scale: "clock", from: time.from % DAY, to: time.to % DAY };
	if (from === undefined || to === undefined) return undefined;
	return { scale: "calendar", from: dayMinutes(from), to: dayMinutes(to) + DAY };
}

interface Own {
	readonly start: number;
	readonly end: number;
	readonly edge: DateMention["edge"];
	readonly value: DateValue | undefined;
}

/** As the set has it: a period that two dates tell ends where the second one begins. */
function period(first: DateValue | undefined, last: DateValue | undefined): DateValue | undefined {
	return first && last && first.scale === last.scale
		? { scale: first.scale, from: first.from, to: last.from }
		: undefined;
}

/** Our mentions are of one date or one time each: two ends are put together, and then a day and its time. */
function joined(text: string, mentions: readonly DateMention[]): Own[] {
	const periods: Own[] = [];
	for (const mention of mentions) {
		const own = { start: mention.start, end: mention.end, edge: mention.edge, value: ownValue(mention) };
		const before = periods.at(-1);
		const isEnd = before?.edge === "first" && mention.edge === "last";
		const value = isEnd ? period(before.value, own.value) : undefined;
		if (before && value)
			periods[periods.length - 1] = { ...own, start: before.start, edge: undefined, value };
		else periods.push(own);
	}
	const days: Own[] = [];
	for (const own of periods) {
		const before = days.at(-1);
		const filler =
			before &&
			/^[\s,]*(?:(?:at|on|from|between|for|of|around|about|before|after|by|until|since|no later than|later than|earlier than|@)\s*)?$/.test(
				text.slice(before.end, own.start),
			);
		const value = before && filler ? timed(before.value, own.value) : undefined;
		if (before && value) days[days.length - 1] = { ...own, start: before.start, value };
		else days.push(own);
	}
	return days;
}

function timed(a: DateValue | undefined, b: DateValue | undefined): DateValue | undefined {
	const [day, clock] = a?.scale === "clock" ? [b, a] : [a, b];
	if (day?.scale !== "calendar" || clock?.scale !== "clock" || day.to - day.from !== DAY) return undefined;
	return { scale: "calendar", from: day.from + clock.from, to: day.from + clock.to };
}

const ours: Recogniser = {
	name: "corroborate",
	read(text, reference) {
		const mentions = dates(text, { dayFirst: false, reference: reference.slice(0, 10) });
		const days = joined(text, mentions).map(({ start, end, value }) => ({
			start,
			end,
			values: value ? [value] : [],
		}));
		const lengths = quantities(text).flatMap((mention): DateAnswer[] => {
			if (mention.measure !== "duration" || mention.unit === undefined) return [];
			if (days.some((day) => mention.start < day.end && day.start < mention.end)) return [];
			const minutes = (inBaseUnit(mention.unit, mention.value)?.value ?? 0) / 60;
			const value: DateValue = { scale: "length", from: minutes, to: minutes };
			return [{ start: mention.start, end: mention.end, values: [value] }];
		});
		return [...days, ...lengths];
	},
};

/** The library tells points; what it knows of one, and does not guess, tells how long it lasts. */
function spanOf(parts: chrono.ParsedComponents): DateValue {
	const year = parts.get("year") ?? 0;
	const month = parts.get("month") ?? 1;
	const day = parts.get("day") ?? 1;
	const at = minutesOf(year, month, day, parts.get("hour") ?? 0, parts.get("minute") ?? 0);
	if (parts.isCertain("hour")) {
		const dated = parts.isCertain("day") || parts.isCertain("weekday") || parts.isCertain("month");
		const clock = at - minutesOf(year, month, day);
		return dated ? { scale: "calendar", from: at, to: at } : { scale: "clock", from: clock, to: clock };
	}
	const day0 = minutesOf(year, month, day);
	if (parts.isCertain("day") || parts.isCertain("weekday"))
		return { scale: "calendar", from: day0, to: day0 + DAY };
	if (parts.isCertain("month"))
		return { scale: "calendar", from: minutesOf(year, month), to: minutesOf(year, month + 1) };
	return { scale: "calendar", from: minutesOf(year), to: minutesOf(year + 1) };
}

function chronoIn(name: string, language: chrono.Chrono): Recogniser {
	return {
		name,
		read(text, reference) {
			return language.parse(text, new Date(reference)).map(({ index, text: printed, start, end }) => {
				const first = spanOf(start);
				const last = end ? spanOf(end) : first;
				const value = (end && period(first, last)) || first;
				return { start: index, end: index + printed.length, values: [value] };
			});
		},
	};
}

function resolutionsOf(resolution: unknown): Resolution[] {
	if (typeof resolution !== "object" || resolution === null || !("values" in resolution)) return [];
	return Array.isArray(resolution.values) ? resolution.values : [];
}

const recognizersText: Recogniser = {
	name: "recognizers-text",
	read(text, reference) {
		const found = suite.recognizeDateTime(text, suite.Culture.English, undefined, new Date(reference));
		return found.map(({ start, end, resolution }) => ({
			start,
			end: end + 1,
			values: resolutionsOf(resolution).flatMap((value) => readResolution(value) ?? []),
		}));
	},
};

/** Ours first, then those that it is held against. */
export const recognisers: readonly Recogniser[] = [
	ours,
	chronoIn("chrono-node, en", chrono.en.casual),
	chronoIn("chrono-node, en.GB", chrono.en.GB),
	recognizersText,
];
