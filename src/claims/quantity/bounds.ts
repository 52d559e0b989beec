import lists from "../data/bounds.json" with { type: "json" };
import type { Bound } from "../types.js";
import { type PhraseMatch, Phrases } from "./phrases.js";
import { isHyphen, skipHyphen, type Tokens, textAt } from "./tokens.js";

function* entries(groups: Record<string, readonly string[]>): Generator<[string, Bound]> {
	for (const [bound, phrases] of Object.entries(groups))
		for (const phrase of phrases) yield [phrase, bound as Bound];
}

const BEFORE = new Phrases(entries(lists.before), true);
const AFTER = new Phrases(entries(lists.after));
const OPENERS = new Phrases(
	lists.rangeOpeners.map((phrase): [string, string] => [
		phrase,
		phrase.endsWith("from") ? "from" : "between",
	]),
	true,
);
const PREPOSITIONS: ReadonlySet<string> = new Set(lists.prepositions);
const TOPIC_VERBS: ReadonlySet<string> = new Set(lists.topicVerbs);
export const CHANGE_VERBS: ReadonlySet<string> = new Set(lists.changeVerbs);
export const SCORE_WORDS: ReadonlySet<string> = new Set(lists.scoreWords);

/** The bound whose words end just before token `at`, none of them before token `floor`. */
export function boundBefore(
	tokens: Tokens,
	at: number,
	floor: number,
	mayBePreposition: boolean,
): PhraseMatch<Bound> | undefined {
	const match = BEFORE.match(tokens, at - 1, floor);
	// "a five-under 67"
	if (match !== undefined && isHyphen(tokens, match.from - 1)) return undefined;
	if (match === undefined || match.to - match.from > 1) return match;
	const word = textAt(tokens, match.from);
	if (
		mayBePreposition &&
		PREPOSITIONS.has(word) &&
		!/^(?:for|just|well|lasted|is|was|be|been)$/.test(textAt(tokens, match.from - 1))
	)
		return undefined;
	return word === "about" && TOPIC_VERBS.has(textAt(tokens, match.from - 1)) ? undefined : match;
}

/** The bound whose words begin at token `at`: "or more", "+", "-odd". */
export function boundAfter(tokens: Tokens, at: number): PhraseMatch<Bound> | undefined {
	const from = skipHyphen(tokens, at);
	const match = AFTER.match(tokens, from);
	if (match === undefined) return undefined;
	const sum = textAt(tokens, from) === "plus" && tokens[match.to]?.kind === "number";
	return sum || textAt(tokens, match.to) === "than" ? undefined : match;
}

/** "between" or "from" just before token `at`. */
export function rangeOpener(tokens: Tokens, at: number, floor: number): PhraseMatch<string> | undefined {
	return OPENERS.match(tokens, at - 1, floor);
}

/** "About" reaches a tenth of the value to either side, "nearly" a tenth below it, or a fifth where it is this round. */
const ABOUT = 0.1;
const NEARLY = 0.1;
const NEARLY_ROUND = 0.2;

/** The closed interval that a printed value allows under a bound; a range has its own. */
export function interval(
	value: number,
	precision: number,
	bound: Exclude<Bound, "range">,
): [lower: number, upper: number] {
	switch (bound) {
		case "exact":
			return [value - precision, value + precision];
		case "about": {
			const reach = Math.max(precision, Math.abs(value) * ABOUT);
			return [value - reach, value + reach];
		}
		case "over":
		case "atLeast":
			return [value - precision, Number.POSITIVE_INFINITY];
		case "under":
		case "atMost":
			return [Number.NEGATIVE_INFINITY, value + precision];
		case "nearly":
			return [value - Math.abs(value) * (isRound(value) ? NEARLY_ROUND : NEARLY), value];
	}
}

/** Printed with one digit that tells: "nearly 2 million" is said of 1.7, "nearly 58 million" not of 48. */
function isRound(value: number): boolean {
	return /^\d0*$/.test(String(Math.abs(value))) || /^0\.0*\d$/.test(String(Math.abs(value)));
}
