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

interface Scale {
	readonly top: readonly string[];
	readonly bottom: readonly string[];
	/** What "most" makes a superlative of it. */
	readonly adjectives?: readonly string[];
}

const ENDS: ReadonlyMap<string, End> = new Map(
	Object.entries(lexicon.scales).flatMap(([scale, { top, bottom }]) => [
		...top.map((word): [string, End] => [word, { scale, sign: 1 }]),
		...bottom.map((word): [string, End] => [word, { scale, sign: -1 }]),
	]),
);
/** "Wealthy" of "wealthiest", "large" of "largest", and adjectives that have no such form. */
const BY_ADJECTIVE: ReadonlyMap<string, End> = new Map([
	...[...ENDS].flatMap(([word, end]) =>
		adjectivesOf(word).map((adjective): [string, End] => [adjective, end]),
	),
	...Object.entries(lexicon.scales).flatMap(([scale, { adjectives = [] }]: [string, Scale]) =>
		adjectives.map((word): [string, End] => [word, { scale, sign: 1 }]),
	),
]);

function adjectivesOf(superlative: string): string[] {
	const stem = superlative.replace(/est$/, "");
	return superlative === stem
		? []
		: [stem, `${stem}e`, stem.replace(/i$/, "y"), stem.replace(/(.)\1$/, "$1")];
}

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
	if (joined === undefined) return end.scale === TOP ? undefined : { to: end.to, value, scale: end.scale };
	if (end.scale === TOP && !PARTICIPLE.test(joined.text)) return undefined;
	// "longest-serving" is another scale than "longest", "youngest-ever" is not
	return { to: end.to + 2, value, scale: joinedScale(end.scale, joined.text) };
}

/** "Top" is a place only where it is told of what: "top-selling". */
const TOP = "top";

/** What is ranked in "best-selling", "top-selling" and "biggest-selling" is selling; in "fastest-selling", its speed. */
function joinedScale(scale: string, joined: string): string {
	if (joined === "ever") return scale;
	return PLAIN_RANKS.has(scale) && PARTICIPLE.test(joined) ? joined : `${scale} ${joined}`;
}

const PARTICIPLE = /(?:ing|ed|paid)$/;
const PLAIN_RANKS: ReadonlySet<string> = new Set([TOP, "size", "height", "quality"]);

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
	const sign = word === "most" ? 1 : -1;
	// "the most wealthy" is the wealthiest
	const simple = BY_ADJECTIVE.get(ranked.text);
	if (simple !== undefined) return { scale: simple.scale, sign: simple.sign === sign ? 1 : -1, to: next + 1 };
	return { scale: ranked.text, sign, to: next + 1 };
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
