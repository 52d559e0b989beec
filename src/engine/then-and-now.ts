import clauses from "../claims/data/clauses.json" with { type: "json" };
import type { Facts, Slot } from "../claims/facts.js";

const comparisons: ReadonlySet<string> = new Set(clauses.comparisons);
const comparisonLinks: ReadonlySet<string> = new Set(clauses.comparisonLinks);

/**
 * Whether a time that both sentences name is the draft's own and the passage's base of a comparison: "341 doctors, 58
 * fewer than five years ago" tells of now, and how many there were five years ago it leaves to reckoning.
 */
export function isOfTheBase(draft: Facts, passage: Facts): boolean {
	return times(passage).some(
		(there) =>
			isCompared(passage, there) &&
			times(draft).some(
				(here) => wordsAt(draft, here) === wordsAt(passage, there) && !isCompared(draft, here),
			),
	);
}

function times({ slots }: Facts): Slot[] {
	return slots.filter(({ mention }) => mention.type === "date");
}

function isCompared(facts: Facts, { firstToken }: Slot): boolean {
	let at = firstToken - 1;
	while (at >= 0 && comparisonLinks.has(facts.tokens[at]?.lower ?? "")) at--;
	return comparisons.has(facts.tokens[at]?.lower ?? "");
}

function wordsAt({ text }: Facts, { start, end }: Slot): string {
	return text.slice(start, end).toLowerCase();
}
