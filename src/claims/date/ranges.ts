import type { DateMention } from "../types.js";
import { monthsFrom } from "./calendar.js";
import { daysOfDate } from "./resolve.js";
import { mention } from "./rule.js";

const JOINT = /^\s*(?:-|–|—|~|to(?:\s+the)?|and(?:\s+the)?|or|through|until|till|,)\s*$/i;
const RANGE_JOINT = /^\s*(?:-|–|—|~|to(?:\s+the)?|through|until|till)\s*$/i;
const BETWEEN = /\bbetween\s+(?:the\s+)?$/i;
/** What may stand between "between" and the first date. */
const REACH = 14;

/** "April 9 to May 3, 2019", "June-July 2019": the year printed at the end holds for the first date as well. */
export function carryYears(text: string, mentions: readonly DateMention[]): DateMention[] {
	const carried = [...mentions];
	for (let index = carried.length - 2; index >= 0; index--) {
		const [first, second] = [carried[index], carried[index + 1]];
		if (first?.month === undefined || first.year !== undefined || first.weekday !== undefined) continue;
		if (second?.month === undefined || second.year === undefined || first.grain !== second.grain) continue;
		if (!JOINT.test(text.slice(first.end, second.start))) continue;
		const year = first.month > second.month ? second.year - 1 : second.year;
		const days =
			first.day === undefined ? monthsFrom(year, first.month) : daysOfDate(year, first.month, first.day);
		carried[index] = mention(first.start, first.end, first.grain, days, {
			year,
			month: first.month,
			day: first.day,
			impossible: first.impossible ?? false,
		});
	}
	return carried;
}

/** "From August to October" read in September: the first of two months is not the later one of two years. */
function inOrder(first: DateMention, last: DateMention): DateMention {
	const isMonth = first.grain === "month" && last.grain === "month" && first.relative && last.relative;
	if (!isMonth || first.month === undefined || first.from === undefined || last.from === undefined)
		return first;
	if (first.from <= last.from) return first;
	const days = monthsFrom(Number(first.from.slice(0, 4)) - 1, first.month);
	return mention(first.start, first.end, "month", days, { month: first.month, relative: true });
}

/** "From 3 to 5 May", "2010–2014", "between March and May 2020": which dates are the two ends of one period. */
export function linkRanges(text: string, mentions: readonly DateMention[]): DateMention[] {
	const linked = [...mentions];
	for (let index = 0; index + 1 < linked.length; index++) {
		const [early, last] = [linked[index], linked[index + 1]];
		const first = early && last ? inOrder(early, last) : early;
		if (!first || !last || (first.grain === "time") !== (last.grain === "time")) continue;
		const joint = text.slice(first.end, last.start);
		const isBetween =
			/^\s*and\s*(?:the\s*)?$/i.test(joint) &&
			BETWEEN.test(text.slice(Math.max(0, first.start - REACH), first.start));
		if (!isBetween && !RANGE_JOINT.test(joint)) continue;
		if (first.from !== undefined && last.to !== undefined && first.from > last.to) continue;
		const range =
			first.from === undefined || last.to === undefined ? {} : { range: { from: first.from, to: last.to } };
		linked[index] = { ...first, edge: "first", ...range };
		linked[index + 1] = { ...last, edge: "last", ...range };
		index++;
	}
	return linked;
}
