import { isVerb } from "./counted-thing.js";
import clauses from "./data/clauses.json" with { type: "json" };
import lexicon from "./data/furniture.json" with { type: "json" };
import type { Facts } from "./facts.js";

const auxiliaries: ReadonlySet<string> = new Set(clauses.auxiliaries);
const prepositions: ReadonlySet<string> = new Set(clauses.prepositions);
const postingWords: ReadonlySet<string> = new Set(lexicon.postingWords);
const leadingWords: ReadonlySet<string> = new Set(lexicon.leadingWords);

const SENTENCE_END = /[.!?…]["'”’)\]]*\s*$/;
/** "Published:", "(meta data) PUBLISHED DATETIME:". */
const LABEL = /^\s*(?:\([^()]{1,20}\)\s*)?\p{L}[\p{L} _-]{0,30}:\s/u;
const LONGEST_LINE = 24;
const LONGEST_COUNTER = 3;

/**
 * Whether a line is one of the page and not of the text: a label with a date, a by-line, a counter, a path or an entry
 * of a list that holds nothing but names and dates. It states nothing that another page's line could contradict.
 */
export function isFurniture(facts: Facts): boolean {
	const { text, tokens, slots } = facts;
	if (slots.length === 0 || tokens.length > LONGEST_LINE || SENTENCE_END.test(text)) return false;
	if (isPosting(facts)) return true;
	const dated = slots.every(({ mention }) => mention.type === "date");
	if (dated && LABEL.test(text)) return true;
	return (dated ? !isPlaced(facts) : isCounter(facts)) && !hasVerb(facts);
}

/** "Posted October 9, 2015 by admin", "By Ann Lee Sunday, August 18 2019". */
function isPosting({ tokens, slots }: Facts): boolean {
	const first = tokens[0]?.lower ?? "";
	const opening = leadingWords.has(first) ? (tokens[1]?.lower ?? "") : first;
	return postingWords.has(opening) && slots.some(({ mention }) => mention.type === "date");
}

/** "On March 4", "since 2010": the date belongs to something told. */
function isPlaced({ tokens, slots }: Facts): boolean {
	return slots.some(({ firstToken }) => prepositions.has(tokens[firstToken - 1]?.lower ?? ""));
}

/** "13 Comments", "Downloads 215". */
function isCounter({ tokens }: Facts): boolean {
	return tokens.filter(({ kind }) => kind !== "punct").length < LONGEST_COUNTER;
}

/** As far as the lexicon tells, and the endings of words that are no names. */
function hasVerb({ tokens, slots }: Facts): boolean {
	return tokens.some(
		({ kind, text, lower, stem }, at) =>
			kind === "word" &&
			!slots.some(({ firstToken, lastToken }) => at >= firstToken && at < lastToken) &&
			(isVerb(lower) || isVerb(stem) || auxiliaries.has(lower) || /^\p{Ll}.*(?:ed|ing)$/u.test(text)),
	);
}
