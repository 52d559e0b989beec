import type { DateMention } from "../types.js";
import { monthsFrom } from "./calendar.js";
import { daysOfDate } from "./resolve.js";
import { mention } from "./rule.js";

const JOINT = /^\s*(?:-|–|—|to|and|or|through|until|till|,)\s*$/i;

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
		});
	}
	return carried;
}
