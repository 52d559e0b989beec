import { isVerb } from "./counted-thing.js";
import lexicon from "./data/word-class.json" with { type: "json" };
import type { Facts } from "./facts.js";
import { isNegationWord } from "./negation.js";

const before: ReadonlySet<string> = new Set(lexicon.before);
const beforeVerbs: ReadonlySet<string> = new Set(lexicon.beforeVerbs);
const thingEnding = new RegExp(`(?:${lexicon.thingEndings.join("|")})s?$`);
const VERB_ENDING = /(?:ed|ing)$/;

/** Whether the word at a token is used as a verb, as far as its ending and the words before it tell. */
export function isDone({ tokens }: Facts, at: number): boolean {
	const lower = tokens[at]?.lower ?? "";
	if (VERB_ENDING.test(lower)) return true;
	let i = at - 1;
	while (isNegationWord(tokens[i]?.lower ?? "")) i--;
	return beforeVerbs.has(tokens[i]?.lower ?? "");
}

/** Whether the word at a token is used as a noun: "the pressures", "terms of divorce", "personal possessions". */
export function isThing({ tokens }: Facts, at: number): boolean {
	const lower = tokens[at]?.lower ?? "";
	if (VERB_ENDING.test(lower)) return false;
	if (thingEnding.test(lower)) return true;
	return !isVerb(lower) && before.has(tokens[at - 1]?.lower ?? "");
}
