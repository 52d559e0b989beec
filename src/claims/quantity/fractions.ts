import { slashed } from "./digits.js";
import { parseNumber } from "./number.js";
import { readOrdinal } from "./ordinals.js";
import { denominatorOf, SCALES, TENS } from "./scales.js";
import { currencyOfSymbol, UNIT_PHRASES } from "./suffix.js";
import { skipHyphen, type Tokens, textAt } from "./tokens.js";

/** A fraction as a number; shares of a whole are read by `parseShare`. */
export interface Fraction {
	readonly to: number;
	readonly value: number;
}

/** The fraction at token `at`: "3/4", "two thirds", "a fifth", "3 over 8", "two thirds of a million". */
export function parseFraction(tokens: Tokens, at: number): Fraction | undefined {
	const fraction = slashedOnce(tokens, at) ?? overOrOutOf(tokens, at) ?? worded(tokens, at);
	return fraction === undefined ? undefined : ofScale(tokens, fraction);
}

/** "3/4", and not a part of "3/4/2019". */
function slashedOnce(tokens: Tokens, at: number): Fraction | undefined {
	const value = slashed(tokens, at);
	if (value === undefined || textAt(tokens, at + 3) === "/" || textAt(tokens, at - 1) === "/")
		return undefined;
	return { to: at + 3, value };
}

/** "1 over 3", "two out of five hundred", "2 in 5". */
function overOrOutOf(tokens: Tokens, at: number): Fraction | undefined {
	const over = parseNumber(tokens, at);
	if (over === undefined) return undefined;
	const link = textAt(tokens, over.to);
	const from = link === "out" && textAt(tokens, over.to + 1) === "of" ? over.to + 2 : over.to + 1;
	if (link !== "over" && link !== "in" && from === over.to + 1) return undefined;
	const under = parseNumber(tokens, from);
	if (under === undefined || under.value === 0 || (link !== "over" && over.value >= under.value))
		return undefined;
	// "$2000 over 3 years", "20 over 65s": how long, or how old
	if (link === "over" && (isPaid(tokens, at) || UNIT_PHRASES.match(tokens, under.to) !== undefined))
		return undefined;
	// "one in 1984"
	if (link === "in" && /^(?:1[5-9]|20)\d\d$/.test(under.digits ?? "")) return undefined;
	const isPlural = textAt(tokens, under.to) === "hundreds";
	return isPlural
		? { to: under.to + 1, value: over.value / (under.value * 100) }
		: { to: under.to, value: over.value / under.value };
}

function isPaid(tokens: Tokens, at: number): boolean {
	return currencyOfSymbol(textAt(tokens, at - 1)) !== undefined;
}

/** "half", "a quarter", "one fifth", "fifty-four hundredths", "three twenty-firsts". */
function worded(tokens: Tokens, at: number): Fraction | undefined {
	const word = textAt(tokens, at);
	if (word === "half") return parseNumber(tokens, at) ?? { to: at + 1, value: 0.5 };
	const article = word === "a" || word === "an";
	const numerator = parseNumber(tokens, at);
	if (article && numerator === undefined) {
		const under = denominatorAt(tokens, skipHyphen(tokens, at + 1));
		return under === undefined || under.plural ? undefined : { to: under.to, value: 1 / under.value };
	}
	if (numerator === undefined) return undefined;
	const place = skipHyphen(tokens, numerator.to);
	const under = denominatorAt(tokens, place);
	if (under === undefined || under.plural === (numerator.value === 1)) return undefined;
	// of "one hundred thirty fifths" the thirty belongs below, of "one hundred and thirty fifths" it does not
	const tens = under.value < 10 ? TENS.get(textAt(tokens, numerator.to - 1)) : undefined;
	return tens !== undefined && numerator.value > tens && textAt(tokens, numerator.to - 2) !== "and"
		? { to: under.to, value: (numerator.value - tens) / (tens + under.value) }
		: { to: under.to, value: numerator.value / under.value };
}

function denominatorAt(
	tokens: Tokens,
	at: number,
): { to: number; value: number; plural: boolean } | undefined {
	const named = denominatorOf(textAt(tokens, at));
	if (named !== undefined)
		return { to: at + 1, value: named, plural: /(?:s|halves)$/.test(textAt(tokens, at)) };
	const ordinal = readOrdinal(tokens, at, true);
	if (ordinal === undefined || ordinal.value < 2) return undefined;
	return { to: ordinal.to, value: ordinal.value, plural: textAt(tokens, ordinal.to - 1).endsWith("s") };
}

/** Takes in "million", "of a million" behind a fraction. */
function ofScale(tokens: Tokens, fraction: Fraction): Fraction {
	const isOf = textAt(tokens, fraction.to) === "of" && textAt(tokens, fraction.to + 1) === "a";
	const at = isOf ? fraction.to + 2 : skipHyphen(tokens, fraction.to);
	const factor = SCALES.get(textAt(tokens, at));
	return factor === undefined ? fraction : { to: at + 1, value: fraction.value * factor };
}

/** A whole number with "and" and a fraction behind it: "forty two and a third", "2 and 3/4". */
export function withFraction(tokens: Tokens, whole: { to: number; value: number; scale: number }): Fraction {
	const and = skipHyphen(tokens, whole.to);
	if (textAt(tokens, and) !== "and" || !Number.isInteger(whole.value)) return whole;
	const part = parseFraction(tokens, skipHyphen(tokens, and + 1));
	if (part === undefined || part.value >= Math.max(1, whole.scale)) return whole;
	const times = whole.scale >= 1e6 && part.value < 1 ? whole.scale : 1;
	return { to: part.to, value: whole.value + part.value * times };
}
