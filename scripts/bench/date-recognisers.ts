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

interface Own {
	readonly start: number;
	readonly end: number;
	readonly edge: DateMention["edge"];
	readonly day: DateValue | undefined;
	readonly clock: DateValue | undefined;
}

function own({ start, end, edge, from, to, time }: DateMention): Own {
	const day: DateValue | undefined =
		from === undefined || to === undefined
			? undefined
			: { scale: "calendar", from: dayMinutes(from), to: dayMinutes(to) + DAY };
	const clock: DateValue | undefined = time && {
		scale: "clock",
		from: time.from % DAY,
		to: time.to % DAY,
	};
	return { start, end, edge, day, clock };
}

/** As the set has it: a period that two dates tell ends where the second one begins. */
function period(first: DateValue | undefined, last: DateValue | undefined): DateValue | undefined {
	return first && last && first.scale === last.scale
		? { scale: first.scale, from: first.from, to: last.from }
		: undefined;
}

/** Whether the time of day `inner` lies within `outer`, which may run past midnight. */
function lies(inner: DateValue, outer: DateValue): boolean {
	const length = ({ from, to }: DateValue): number => (to - from + DAY) % DAY;
	return ((inner.from - outer.from + DAY) % DAY) + length(inner) <= length(outer);
}

const FILLER =
	/^[\s,]*(?:(?:at|on|from|between|for|of|around|about|before|after|by|until|since|no later than|later than|earlier than|or later on|or earlier on|this|@)\s*)?$/;

/** A day and its time; of a part of the day and a time within it ("this evening at 8"), the time. */
function together(text: string, a: Own, b: Own): Own | undefined {
	if (!FILLER.test(text.slice(a.end, b.start)) || (a.day && b.day)) return undefined;
	const clock =
		a.clock && b.clock
			? [a.clock, b.clock].find((one, at, both) => lies(one, both[1 - at] ?? one))
			: (a.clock ?? b.clock);
	const day = a.day ?? b.day;
	return day && clock && day.to - day.from === DAY
		? { start: a.start, end: b.end, edge: undefined, day, clock }
		: undefined;
}

/** Our mentions are of one date or one time each: two ends are put together, and then a day and its time. */
function joined(text: string, mentions: readonly DateMention[]): Own[] {
	const periods: Own[] = [];
	for (const mention of mentions.map(own)) {
		const before = periods.at(-1);
		const isEnd = before?.edge === "first" && mention.edge === "last";
		const day = isEnd ? period(before.day, mention.day) : undefined;
		const clock = isEnd ? period(before.clock, mention.clock) : undefined;
		if (before && (day || clock))
			periods[periods.length - 1] = { start: before.start, end: mention.end, edge: undefined, day, clock };
		else periods.push(mention);
	}
	const days: Own[] = [];
	for (const mention of periods) {
		const before = days.at(-1);
		const both = before && together(text, before, mention);
		if (both) days[days.length - 1] = both;
		else days.push(mention);
	}
	return days;
}

function readingOf({ day, clock }: Own): DateValue | undefined {
	if (!day || !clock) return clock ?? day;
	return { scale: "calendar", from: day.from + clock.from, to: day.from + clock.to };
}

const ours: Recogniser = {
	name: "corroborate",
	read(text, reference) {
		const mentions = dates(text, { dayFirst: false, reference: reference.slice(0, 10) });
		const days = joined(text, mentions).map((each) => {
			const value = readingOf(each);
			return { start: each.start, end: each.end, values: value ? [value] : [] };
		});
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
