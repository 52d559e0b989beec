import lexicon from "../data/superlatives.json" with { type: "json" };
import { attached, isHyphen, skipHyphen, type Tokens, textAt } from "./tokens.js";

/** A place on a scale: 1 for its top, 2 for the next, and from the bottom -1, -2. */
export interface Superlative {
	readonly to: number;
	readonly value: number;
	/** What is ranked by; places on two scales do not compare. */
	readonly scale: string;
}

interface End {
	readonly scale: string;
	readonly sign: 1 | -1;
}

const ENDS: ReadonlyMap<string, End> = new Map(
	Object.entries(lexicon.scales).flatMap(([scale, { top, bottom }]) => [
		...top.map((word): [string, End] => [word, { scale, sign: 1 }]),
		...bottom.map((word): [string, End] => [word, { scale, sign: -1 }]),
	]),
);
const BEFORE: ReadonlySet<string> = new Set(lexicon.before);
const ONE_OF: ReadonlySet<string> = new Set(lexicon.oneOf);
const AFTER_MOST_STOP: ReadonlySet<string> = new Set(lexicon.adverbAfterStop);

/** Every word that can begin a superlative. */
export const SUPERLATIVE_WORDS: readonly string[] = [...ENDS.keys(), "most", "least"];

/**
 * The superlative at token `at`: "largest" of "the largest", "most populous" of "the most populous". Only behind an
 * article or a possessive, and not where it is shared: "one of the largest". `place` is that of "second-largest".
 */
export function parseSuperlative(tokens: Tokens, at: number, place = 1): Superlative | undefined {
	const end = endAt(tokens, at);
	if (end === undefined || (place === 1 && !isSingled(tokens, at))) return undefined;
	const value = end.sign * place;
	const joined = isHyphen(tokens, end.to) ? tokens[end.to + 1] : undefined;
	if (joined === undefined) return { to: end.to, value, scale: end.scale };
	// "longest-serving" is another scale than "longest", "youngest-ever" is not
	return { to: end.to + 2, value, scale: joined.text === "ever" ? end.scale : `${end.scale} ${joined.text}` };
}

/** The superlative behind an ordinal of the value `place` that ends before token `at`: "-largest", " most populous". */
export function rankedSuperlative(tokens: Tokens, at: number, place: number): Superlative | undefined {
	return parseSuperlative(tokens, skipHyphen(tokens, at), place);
}

function endAt(tokens: Tokens, at: number): (End & { to: number }) | undefined {
	const word = textAt(tokens, at);
	const known = ENDS.get(word);
	if (known !== undefined) return { ...known, to: at + 1 };
	if (word !== "most" && word !== "least") return undefined;
	const next = skipHyphen(tokens, at + 1);
	const ranked = tokens[next];
	if (ranked?.kind !== "word" || AFTER_MOST_STOP.has(ranked.text)) return undefined;
	return { scale: ranked.text, sign: word === "most" ? 1 : -1, to: next + 1 };
}

/** Behind "the" or a possessive, and not "one of the ...", "among the ...". */
function isSingled(tokens: Tokens, at: number): boolean {
	const before = textAt(tokens, at - 1);
	const isPossessive =
		before.endsWith("'s") || before.endsWith("’s") || (before === "s" && attached(tokens, at - 1));
	if (!isPossessive && !BEFORE.has(before)) return false;
	for (let i = at - 1; i >= 0 && i >= at - 5; i--) if (ONE_OF.has(textAt(tokens, i))) return false;
	return true;
}
