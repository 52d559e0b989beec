import type { IntervalRelation } from "./interval.js";
import type { DateMention } from "./types.js";

/**
 * How two dates stand to each other; "apart" when they have no part in common.
 * A date that leans on the day of its document ("today", "last week") is never held against another one that is
 * printed: the day a page carries is often that of its copy, not of the story.
 */
export function compareDates(draft: DateMention, source: DateMention): IntervalRelation | "apart" {
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

function leans(date: DateMention): boolean {
	return date.relative;
}

/** Compares what both print: a year with a year, a month with a month, a day with a day. */
function compareParts(a: DateMention, b: DateMention): IntervalRelation | undefined {
	let shared = 0;
	for (const part of ["year", "month", "day"] as const) {
		const left = a[part];
		const right = b[part];
		if (left === undefined || right === undefined) continue;
		if (left !== right)
			return part === "year" && (a.grain === "decade" || b.grain === "decade") ? undefined : "exclusive";
		shared++;
	}
	if (shared === 0) return undefined;
	const parts = (date: DateMention) =>
		[date.year, date.month, date.day].filter((part) => part !== undefined).length;
	if (parts(a) === parts(b) && a.grain === b.grain) return "equal";
	return parts(a) <= shared ? "implied" : "compatible";
}

function weekdayOf(iso: string): number {
	const day = new Date(`${iso}T00:00:00Z`).getUTCDay();
	return day === 0 ? 7 : day;
}
