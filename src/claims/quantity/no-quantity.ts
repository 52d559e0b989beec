import { boundAfter, boundBefore } from "./bounds.js";
import type { Amount } from "./parts.js";
import { ARTICLE_BEFORE } from "./suffix.js";
import { attached, isHyphen, type Tokens, textAt } from "./tokens.js";
import { isLabelled, isPronounOne, isReturnPeriod, isSlashed, isTier, isYear } from "./words.js";

/** Whether a bare number is none of a quantity: a year, a label, a pronoun, a side of something else. */
export function isNoQuantity(tokens: Tokens, first: Amount, floor: number): boolean {
	if (
		isTier(tokens, first.from) ||
		isVagueAge(tokens, first) ||
		isDenominator(tokens, first) ||
		isPartOfShare(tokens, first) ||
		isBargain(tokens, first)
	)
		return true;
	if (isSlashed(tokens, first.numberFrom, first.to) || isReturnPeriod(tokens, first.to)) return true;
	if (endsList(tokens, first)) return true;
	const bound = boundBefore(tokens, first.from, floor, false) ?? boundAfter(tokens, first.to);
	const firmly =
		bound !== undefined && !/^(?:about|around|over|under|some|above|below)$/.test(textAt(tokens, bound.from));
	if (first.to === first.numberFrom + 1) {
		if (textAt(tokens, first.numberFrom) === "one") return isPronounOne(tokens, first.numberFrom);
		if (
			isYear(tokens, first.numberFrom, first.to, firmly ? "firmly" : bound !== undefined ? "loosely" : "no")
		)
			return true;
	}
	return bound === undefined && first.number.scale === 1 && isLabelled(tokens, first.from, first.to);
}

/** "A 20-something actor" */
function isVagueAge(tokens: Tokens, { to }: Amount): boolean {
	return isHyphen(tokens, to) && /^somethings?$/.test(textAt(tokens, to + 1));
}

/** "12 per 1,000": the second number tells out of how many. */
function isDenominator(tokens: Tokens, { from, number }: Amount): boolean {
	return number.value >= 100 && textAt(tokens, from - 1) === "per";
}

/** "A two-for-one deal" */
function isBargain(tokens: Tokens, { from, to }: Amount): boolean {
	const joins = (first: number, last: number): boolean =>
		isHyphen(tokens, first) && textAt(tokens, first + 1) === "for" && isHyphen(tokens, last);
	return joins(to, to + 2) || joins(from - 3, from - 1);
}

/** "The three-quarter line" */
function isPartOfShare(tokens: Tokens, { number, to }: Amount): boolean {
	return number.value > 1 && isHyphen(tokens, to) && /^(?:quarter|third)$/.test(textAt(tokens, to + 1));
}

/** The "13" of "Hale 1:38.209 13.": the next line's number, torn from its line. */
function endsList(tokens: Tokens, { numberFrom, to }: Amount): boolean {
	return to === tokens.length - 1 && textAt(tokens, to) === "." && tokens[numberFrom - 1]?.kind === "number";
}

/** "one day he will": some day, unless it is said how long. */
export function isOneDay(tokens: Tokens, { from, to }: Amount, floor: number): boolean {
	if (to !== from + 2 || textAt(tokens, from) !== "one" || !/^(?:day|time)$/.test(textAt(tokens, from + 1)))
		return false;
	return (
		!ARTICLE_BEFORE.has(textAt(tokens, from - 1)) && boundBefore(tokens, from, floor, true) === undefined
	);
}

/** "A fifty-fifty chance" */
export function isEvenOdds(tokens: Tokens, { number, bare, to }: Amount): boolean {
	const isWord = number.digits === undefined && number.value === 50;
	return bare && isWord && isHyphen(tokens, to) && textAt(tokens, to + 1) === "fifty";
}

/** "Genesis 1:1", which `parsePair` takes for no ratio */
export function isVerse(tokens: Tokens, { bare, to }: Amount): boolean {
	return (
		bare &&
		textAt(tokens, to) === ":" &&
		attached(tokens, to) &&
		attached(tokens, to + 1) &&
		tokens[to + 1]?.kind === "number"
	);
}
