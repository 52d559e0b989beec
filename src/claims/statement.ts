import { isVerb } from "./counted-thing.js";
import grammar from "./data/clauses.json" with { type: "json" };
import type { Facts } from "./facts.js";

/** Captions and lists of fixtures are no longer than so many words. */
const CAPTION = 8;

const auxiliaries = new Set(grammar.auxiliaries);

/** A line without a verb states nothing: a heading, a fixture, a caption. A full stop after many words will do. */
export function isStatement({ text, tokens }: Facts): boolean {
	if (tokens.length > CAPTION && /[.!?]["'”’]?\s*$/.test(text)) return true;
	return tokens.some(({ kind, lower, text }) => {
		if (kind !== "word" || !/^\p{Ll}/u.test(text)) return false;
		return isVerb(lower) || auxiliaries.has(lower) || /(?:ed|ing)$/.test(lower);
	});
}
