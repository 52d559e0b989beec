import type { Facts, Slot } from "../claims/facts.js";
import type { DateMention } from "../claims/types.js";
import type { JudgedClaim } from "./judged.js";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/**
 * A sentence's claims with what the calendar alone decides: a weekday that does not fit the date it stands with is
 * a finding beside the date's own; a day that no calendar has is contradicted whatever the sources say, and where
 * one of them contradicts it already, that finding stands with its evidence.
 */
export function withMisfits(facts: Facts, claims: readonly JudgedClaim[]): JudgedClaim[] {
	const found: JudgedClaim[] = [];
	const impossible: Slot[] = [];
	for (const slot of facts.slots) {
		if (slot.mention.type !== "date") continue;
		if (slot.mention.misfit) found.push(wrongWeekday(facts.text, slot.mention, slot.mention.misfit));
		if (slot.mention.impossible) impossible.push(slot);
	}
	if (impossible.length === 0) return [...found, ...claims];
	const stands = (claim: JudgedClaim) => {
		const slot = impossible.find(({ start, end }) => claim.start === start && claim.end === end);
		return slot && claim.verdict !== "contradicted" ? noSuchDay(facts.text, slot) : claim;
	};
	return [...found, ...claims.map(stands)];
}

function wrongWeekday(
	text: string,
	mention: DateMention,
	{ weekday, actual }: NonNullable<DateMention["misfit"]>,
): JudgedClaim {
	const right = WEEKDAYS[actual - 1] ?? "another day";
	return {
		start: mention.start,
		end: mention.end,
		kind: "weekday",
		verdict: "contradicted",
		confidence: 1,
		message: `That date is a ${right}.`,
		working: `${text.slice(mention.start, mention.end)}: by the calendar ${mention.from ?? "that day"} is a ${right}`,
		replacement: `${text.slice(mention.start, weekday.start)}${right}${text.slice(weekday.end, mention.end)}`,
		evidence: [],
	};
}

function noSuchDay(text: string, { start, end }: Slot): JudgedClaim {
	return {
		start,
		end,
		kind: "date",
		verdict: "contradicted",
		confidence: 1,
		message: "The calendar has no such day.",
		working: `${text.slice(start, end)}: the month does not have that day`,
		evidence: [],
	};
}
