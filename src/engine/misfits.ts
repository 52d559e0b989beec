import type { Facts } from "../claims/facts.js";
import type { JudgedClaim } from "./judged.js";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** Weekdays that do not fit the date they stand with: the calendar alone decides. */
export function misfits(facts: Facts): JudgedClaim[] {
	return facts.slots.flatMap(({ mention }) => {
		if (mention.type !== "date" || !mention.misfit) return [];
		const { weekday, actual } = mention.misfit;
		const right = WEEKDAYS[actual - 1] ?? "another day";
		const claim: JudgedClaim = {
			start: mention.start,
			end: mention.end,
			kind: "weekday",
			verdict: "contradicted",
			confidence: 1,
			message: `That date is a ${right}.`,
			working: `${facts.text.slice(mention.start, mention.end)}: by the calendar ${mention.from ?? "that day"} is a ${right}`,
			replacement: `${facts.text.slice(mention.start, weekday.start)}${right}${facts.text.slice(weekday.end, mention.end)}`,
			evidence: [],
		};
		return [claim];
	});
}
