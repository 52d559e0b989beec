import { isStopword } from "../../text/tokens.js";
import lists from "../data/non-quantities.json" with { type: "json" };
import numbers from "../data/number-words.json" with { type: "json" };
import { isCapital, isCapitalInside, isHeadline } from "./capitals.js";
import { UNITS } from "./scales.js";
import { attached, isHyphen, type Tokens, textAt } from "./tokens.js";

const VAGUE_WORDS: ReadonlySet<string> = new Set([...Object.keys(numbers.vague), "half"]);
const set = (words: readonly string[]): ReadonlySet<string> => new Set(words);
const LABELS = set(lists.labels);
const WEAK_LABELS = set(lists.weakLabels);
const COUNT_NOUNS = set(lists.countNouns);
const NOT_PLURAL = set(lists.notPlural);
const MODEL_NOUNS = set(lists.modelNouns);
const NETWORK_WORDS = set(lists.networkWords);
const YEAR_BEFORE = set(lists.yearBefore);
const ONE_AFTER_STOP = set(lists.oneAfterStop);
const ONE_BEFORE_STOP = set(lists.oneBeforeStop);
const ONE_BEFORE_KEEP = set(lists.oneBeforeKeep);
const ONE_HYPHEN_STOP = set(lists.oneHyphenStop);
const ORDINAL_BEFORE_STOP = set(lists.ordinalBeforeStop);
const ORDINAL_AFTER_STOP = new Map(
	Object.entries(lists.ordinalAfterStop).map(([word, after]): [string, ReadonlySet<string>] => [
		word,
		set(after),
	]),
);

/** Whether the word at `at` looks like a plural that a number before it counts. */
export function looksCounted(tokens: Tokens, at: number): boolean {
	const token = tokens[at];
	if (token === undefined || token.kind !== "word") return false;
	if (COUNT_NOUNS.has(token.text)) return true;
	return token.text.length > 3 && /[^s'’]s$/.test(token.text) && !NOT_PLURAL.has(token.text);
}

/** "5G network": a generation, not grams. */
export function isNetworkName(tokens: Tokens, digits: string | undefined, at: number): boolean {
	if (textAt(tokens, at) !== "g" || digits === undefined || !/^[2-6]$/.test(digits)) return false;
	const next = textAt(tokens, at + 1);
	return NETWORK_WORDS.has(next) || next === "" || /^\W/.test(next);
}

/** Whether a bare number is part of a name or a numbering: "ASX 200", "chapter 11", "world war two". */
export function isLabelled(tokens: Tokens, at: number, to: number): boolean {
	const before = textAt(tokens, at - 1) === "." ? at - 2 : at - 1;
	const label = textAt(tokens, before);
	if (textAt(tokens, to) === "max" || isNumberedThing(tokens, at, to)) return true;
	if (LABELS.has(label)) return !COUNT_NOUNS.has(textAt(tokens, to));
	if (isInName(tokens, at, to)) return true;
	// "Year 6 pupils": a capital within the sentence makes a label of it whatever follows
	if (WEAK_LABELS.has(label) && isCapital(tokens, before)) return true;
	return (
		WEAK_LABELS.has(label) &&
		textAt(tokens, before - 1) !== "more" &&
		!looksCounted(tokens, to) &&
		!looksCounted(tokens, to + 1)
	);
}

/** The token behind the numbers of "junctions 35, 36 and 37", where `at` is the first; undefined where it counts. */
export function endOfLabelled(tokens: Tokens, at: number): number | undefined {
	const label = textAt(tokens, at - 1);
	if (!label.endsWith("s") || !LABELS.has(label.slice(0, -1)) || tokens[at]?.kind !== "number")
		return undefined;
	let end = at + 1;
	for (let next = listed(tokens, end); next !== undefined; next = listed(tokens, end)) end = next + 1;
	return end === at + 1 || looksCounted(tokens, end) ? undefined : end;
}

/** The number that "," or "and" joins to the one before token `at`. */
function listed(tokens: Tokens, at: number): number | undefined {
	const word = textAt(tokens, at);
	const next = word === "," && textAt(tokens, at + 1) === "and" ? at + 2 : at + 1;
	return /^(?:,|and|or|to|-|&)$/.test(word) && tokens[next]?.kind === "number" ? next : undefined;
}

/** "A tier-one supplier", "a stage-four tumour" */
export function isTier(tokens: Tokens, at: number): boolean {
	const label = textAt(tokens, at - 2);
	return isHyphen(tokens, at - 1) && (LABELS.has(label) || WEAK_LABELS.has(label));
}

const ACRONYM = /^\p{Lu}{2,}$/u;

/**
 * Whether the capitals around a number make a name of it: "Pier 39,", "the WTA 1000 event", "the Big Four".
 * Not where it counts what follows: "in London 12 people".
 */
function isInName(tokens: Tokens, at: number, to: number): boolean {
	if (at < 2 || to !== at + 1 || !isCapital(tokens, at - 1) || textAt(tokens, at).includes(",")) return false;
	if (/^age[ds]?$/.test(textAt(tokens, at - 1)) || isStopword(textAt(tokens, at - 1))) return false;
	if (looksCounted(tokens, to) || looksCounted(tokens, to + 1)) return false;
	if (tokens[at]?.kind === "word") return isCapital(tokens, at) && !isCapital(tokens, to);
	if (ACRONYM.test(tokens[at - 1]?.raw ?? "") || tokens[to]?.kind !== "word" || isCapital(tokens, to))
		return true;
	// "Radio 95.1 launches", "the Viking 1 spacecraft"
	return textAt(tokens, at).includes(".") || isModelOf(tokens, at, to);
}

/** "the Viking 1 spacecraft", "an Article 50 letter": a number between a name and one thing of that name. */
function isModelOf(tokens: Tokens, at: number, to: number): boolean {
	const next = tokens[to];
	if (next === undefined || isHeadline(tokens) || looksCounted(tokens, to + 2)) return false;
	const article = tokens[at - 2]?.text ?? "";
	return (
		/^(?:the|an?|this|its|his|her|their)$/.test(article) && !isStopword(next.text) && next.text.length > 2
	);
}

/** "Pier 39 was shut" at the start, "the 747 jet", "7-Eleven", "50 Cent": a thing called by its number. */
function isNumberedThing(tokens: Tokens, at: number, to: number): boolean {
	if (to !== at + 1) return false;
	const next = textAt(tokens, to);
	if (tokens[to]?.raw === "Cent") return true;
	// "7-Eleven", and "15-Hale" of a list of players
	if (isHyphen(tokens, to) && isCapital(tokens, to + 1) && tokens[at]?.kind === "number")
		return isCapitalNumber(tokens, to + 1) || !isHeadline(tokens);
	if (isHyphen(tokens, at - 1) && isCapitalNumber(tokens, at)) return tokens[at - 2]?.kind === "number";
	if (tokens[at]?.kind !== "number" || textAt(tokens, at) === "1") return false;
	if (MODEL_NOUNS.has(next)) return true;
	// several things are, one thing that is called "Pier 39" is
	return at === 1 && isCapital(tokens, 0) && /^(?:is|was|has)$/.test(next);
}

function isCapitalNumber(tokens: Tokens, at: number): boolean {
	return isCapital(tokens, at) && UNITS.has(textAt(tokens, at));
}

/** The "1" of "in the audit.1 The council": it touches the end of a sentence. */
export function isFootnoteMark(tokens: Tokens, at: number): boolean {
	if (!/^\d{1,3}$/.test(textAt(tokens, at)) || !attached(tokens, at)) return false;
	const word = /^[.”"]$/.test(textAt(tokens, at - 1)) ? tokens[at - 2] : undefined;
	return word?.kind === "word" && word.raw.length > 3 && word.raw === word.text && attached(tokens, at - 1);
}

/** The "1" of "a 1-in-100-year flood". */
export function isReturnPeriod(tokens: Tokens, to: number): boolean {
	return isHyphen(tokens, to) && textAt(tokens, to + 1) === "in" && isHyphen(tokens, to + 2);
}

/** Whether a number is one side of "20/20", "7/10". */
export function isSlashed(tokens: Tokens, at: number, to: number): boolean {
	const joins = (slash: number): boolean =>
		textAt(tokens, slash) === "/" && attached(tokens, slash) && attached(tokens, slash + 1);
	return (
		(joins(to) && tokens[to + 1]?.kind === "number") || (joins(at - 1) && tokens[at - 2]?.kind === "number")
	);
}

/** Whether four bare digits stand as a year. `bounded` tells that "more than" or the like stands before. */
export function isYear(
	tokens: Tokens,
	at: number,
	to: number,
	bounded: "no" | "loosely" | "firmly",
): boolean {
	if (!/^(?:1[5-9]|20)\d\d$/.test(textAt(tokens, at)) || bounded === "firmly") return false;
	const counted = COUNT_NOUNS.has(textAt(tokens, to)) || (bounded === "loosely" && looksCounted(tokens, to));
	return !counted || (bounded === "no" && YEAR_BEFORE.has(textAt(tokens, at - 1)));
}

/** "Formula One", "the Six Nations", "Best Picture": a capital inside a sentence, on a word that counts nothing there. */
export function isNamePart(tokens: Tokens, at: number): boolean {
	if (!isCapitalInside(tokens, at) || VAGUE_WORDS.has(textAt(tokens, at))) return false;
	if (isCapital(tokens, at + 1)) return true;
	if (isHyphen(tokens, at + 1)) return false;
	return !looksCounted(tokens, at + 1) && !looksCounted(tokens, at + 2);
}

/** Whether "one" at `at` is a pronoun or an idiom and counts nothing. */
export function isPronounOne(tokens: Tokens, at: number): boolean {
	const before = textAt(tokens, at - 1);
	if (ONE_BEFORE_KEEP.has(before))
		return before === "to" || before === "about" ? followsAsPronoun(tokens, at) : false;
	return ONE_BEFORE_STOP.has(before) || followsAsPronoun(tokens, at);
}

function followsAsPronoun(tokens: Tokens, at: number): boolean {
	const next = tokens[at + 1];
	if (next === undefined) return true;
	if (isHyphen(tokens, at + 1)) return ONE_HYPHEN_STOP.has(textAt(tokens, at + 2));
	return next.kind !== "word" || ONE_AFTER_STOP.has(next.text);
}

/** Whether an ordinal word at `[at, to)` is an idiom: "at first", "first lady", "third party". */
export function isOrdinalIdiom(tokens: Tokens, at: number, to: number): boolean {
	const next = textAt(tokens, to);
	if (/^centur(?:y|ies)$/.test(next) || textAt(tokens, to + (next === "-" ? 1 : 0)) === "century")
		return true;
	if (to !== at + 1) return false;
	const before = textAt(tokens, at - 1);
	if (ORDINAL_BEFORE_STOP.has(before)) return true;
	// "every second of the day"
	if (textAt(tokens, at) === "second" && before === "every" && next === "of") return true;
	const stop = ORDINAL_AFTER_STOP.get(textAt(tokens, at));
	if (stop === undefined) return false;
	if (isHyphen(tokens, to)) return stop.has(textAt(tokens, to + 1));
	return (
		stop.has(next) ||
		stop.has(`${next} ${textAt(tokens, to + 1)}`) ||
		(next.endsWith("ed") && next.length > 4)
	);
}
