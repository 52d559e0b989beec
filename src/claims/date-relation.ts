import type { IntervalRelation } from "./interval.js";
import { compareTimes } from "./time-relation.js";
import type { DateMention } from "./types.js";

export type DateRelation = IntervalRelation | "apart";

/**
 * How two dates stand to each other; "apart" when they have no part in common.
 * A date that leans on the day of its document ("today", "last week") is never held against another one that is
 * printed: the day a page carries is often that of its copy, not of the story.
 */
export function compareDates(draft: DateMention, source: DateMention): DateRelation {
	if (draft.grain === "time" || source.grain === "time") {
		return draft.time && source.time ? compareTimes(draft.time, source.time) : "apart";
	}
	// "since 2010" and "until 2010" tell of two days
	if (draft.edge !== undefined && source.edge !== undefined && draft.edge !== source.edge) return "apart";
	const relation = compareDays(draft, source);
	if (relation !== "exclusive") return relation;
	return withinRange(draft, source) || withinRange(source, draft) || meetsBound(draft, source)
		? "compatible"
		: relation;
}

function compareDays(draft: DateMention, source: DateMention): DateRelation {
	if (draft.weekday !== undefined && source.weekday !== undefined && (leans(draft) || leans(source))) {
		return draft.weekday === source.weekday ? "equal" : "exclusive";
	}
	if (draft.grain === "weekday" || source.grain === "weekday") {
		const [day, full] = draft.grain === "weekday" ? [draft, source] : [source, draft];
		if (full.grain !== "day" || full.relative || full.from === undefined || day.weekday === undefined)
			return "apart";
		return weekdayOf(full.from) === day.weekday ? "implied" : "apart";
	}
	const printed = compareParts(draft, source);
	if (printed) return printed;
	if (!draft.from || !draft.to || !source.from || !source.to) return "apart";
	const meet = draft.from <= source.to && source.from <= draft.to;
	if (!meet) return leans(draft) || leans(source) ? "apart" : "exclusive";
	if (draft.from === source.from && draft.to === source.to) return "equal";
	return draft.from <= source.from && source.to <= draft.to ? "implied" : "compatible";
}

/** A day of 2012 is no other year than one end of "2010–2014". */
function withinRange(one: DateMention, other: DateMention): boolean {
	const { range } = other;
	if (one.edge !== undefined || !range || one.from === undefined || one.to === undefined) return false;
	return range.from <= one.from && one.to <= range.to;
}

/** "Before 2010" says nothing against 2008. */
function meetsBound(draft: DateMention, source: DateMention): boolean {
	if (draft.bound === source.bound) return false;
	const [left, right] = [orderOf(draft), orderOf(source)];
	if (left === undefined || right === undefined) return false;
	const fits = (limit: DateMention, difference: number) =>
		limit.bound !== undefined && (limit.bound === "after" ? difference > 0 : difference < 0);
	// the one that is no limit lies on the side that the limit opens; two limits of two kinds may both hold
	if (draft.bound !== undefined && source.bound !== undefined)
		return (draft.bound === "after") !== (source.bound === "after") ? fits(draft, right - left) : false;
	return fits(draft, right - left) || fits(source, left - right);
}

/** Where a date lies in time: by its days or, when those are not told, by its year. */
function orderOf({ from, year }: DateMention): number | undefined {
	if (from !== undefined) return Date.parse(from);
	return year === undefined ? undefined : Date.UTC(year, 0, 1);
}

function leans(date: DateMention): boolean {
	return date.relative;
}

const WEEK = 7;
/** A year that has every day that any year has. */
const LEAP_YEAR = 2000;

/** "The week of April 10" holds April 12, and the week before or behind as far as nobody says on which day it begins. */
function compareWeeks(a: DateMention, b: DateMention): IntervalRelation | undefined {
	if ((a.grain !== "week" && b.grain !== "week") || a.day === undefined || b.day === undefined)
		return undefined;
	if (a.year !== undefined && b.year !== undefined && a.year !== b.year) return "exclusive";
	const dayOf = ({ month = 1, day = 1 }: DateMention) => Date.UTC(LEAP_YEAR, month - 1, day) / 86_400_000;
	const apart = Math.abs(dayOf(a) - dayOf(b));
	if (a.grain === b.grain) return apart === 0 ? "equal" : apart < WEEK ? "compatible" : "exclusive";
	return apart >= WEEK ? "exclusive" : a.grain === "week" ? "implied" : "compatible";
}

/** Compares what both print: a year with a year, a month with a month, a day with a day. */
function compareParts(a: DateMention, b: DateMention): IntervalRelation | undefined {
	const weeks = compareWeeks(a, b);
	if (weeks) return weeks;
	let shared = 0;
	for (const part of ["year", "month", "day"] as const) {
		const left = a[part];
		const right = b[part];
		if (left === undefined || right === undefined) continue;
		if (left !== right)
			return part === "year" && (a.grain === "decade" || b.grain === "decade") ? undefined : "exclusive";
		shared++;
	}
	if (a.period !== undefined && b.period !== undefined && a.period !== b.period)
		return alike(a.period, b.period) ? "exclusive" : undefined;
	if (shared === 0 && a.period === undefined) return undefined;
	if (shared === 0 && b.period === undefined) return undefined;
	const parts = (date: DateMention) =>
		[date.year, date.month, date.day, date.period].filter((part) => part !== undefined).length;
	if (a.period !== undefined && b.period !== undefined) shared++;
	if (parts(a) === parts(b) && a.grain === b.grain) return "equal";
	return parts(a) <= shared ? "implied" : "compatible";
}

/** Whether two parts of a year exclude each other: two quarters, two halves, two seasons. */
function alike(a: string, b: string): boolean {
	const family = (period: string) => /^(?:[QH](?=\d$)|week)/.exec(period)?.[0] ?? "season";
	// the last week of a month is its fourth or its fifth
	const mayMeet = [a, b].includes("week 4") && [a, b].includes("week -1");
	return family(a) === family(b) && !mayMeet;
}

function weekdayOf(iso: string): number {
	const day = new Date(`${iso}T00:00:00Z`).getUTCDay();
	return day === 0 ? 7 : day;
}
