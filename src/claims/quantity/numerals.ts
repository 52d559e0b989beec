import type { Span } from "../../text/span.js";
import { parseFraction, withFraction } from "./fractions.js";
import { parseNumber } from "./number.js";
import { readOrdinal } from "./ordinals.js";
import { tidy } from "./scales.js";
import { isSign } from "./sign.js";
import { type Tokens, textAt, tokenize } from "./tokens.js";

/** A number as it is written, whatever it stands for. Offsets are half-open UTF-16 into the text. */
export interface Numeral extends Span {
	readonly value: number;
}

export type NumeralKind = "cardinal" | "ordinal";

/**
 * Every number of a text in digits or words, by start, without overlaps: also years, numberings and those within
 * names, which `quantities` leaves out. "A third" is a cardinal where those are asked for, and an ordinal else.
 * Never throws.
 */
export function numerals(text: string, kind: NumeralKind = "cardinal"): Numeral[] {
	const tokens = tokenize(text);
	const found: Numeral[] = [];
	for (let i = 0; i < tokens.length; ) {
		const numeral = kind === "ordinal" ? readOrdinal(tokens, i) : cardinalAt(text, tokens, i);
		const [first, last] = [tokens[i], numeral && tokens[numeral.to - 1]];
		if (numeral !== undefined && !Number.isNaN(numeral.value) && first !== undefined && last !== undefined)
			found.push({ start: first.start, end: last.end, value: numeral.value });
		i = numeral?.to ?? i + 1;
	}
	return found;
}

function cardinalAt(text: string, tokens: Tokens, at: number): { to: number; value: number } | undefined {
	const negative = isMinus(tokens, at);
	const from = negative ? at + 1 : at;
	const fraction = parseFraction(tokens, from);
	if (fraction === undefined && !negative) {
		// skipped whole, so that "twenty-fifth" leaves no twenty behind
		const ordinal = readOrdinal(tokens, from);
		if (ordinal !== undefined) return { to: ordinal.to, value: Number.NaN };
	}
	const number = fraction ?? wholeNumber(text, tokens, from);
	return number === undefined ? undefined : { to: number.to, value: negative ? -number.value : number.value };
}

/** A sign that touches its number, or stands where nothing is taken away from. */
function isMinus(tokens: Tokens, at: number): boolean {
	if (/^(?:minus|negative)$/.test(textAt(tokens, at))) return true;
	return isSign(tokens, at) || (textAt(tokens, at) === "-" && at === 0);
}

function wholeNumber(text: string, tokens: Tokens, at: number): { to: number; value: number } | undefined {
	const number = parseNumber(tokens, at);
	if (number === undefined) return undefined;
	const digits = number.digits !== undefined && number.scale === 1;
	return (
		(digits ? (power(tokens, number) ?? letterScaled(text, tokens, number)) : undefined) ??
		withFraction(tokens, number)
	);
}

/** "1.1^23", with any signs before the exponent. */
function power(
	tokens: Tokens,
	base: { to: number; value: number },
): { to: number; value: number } | undefined {
	if (textAt(tokens, base.to) !== "^") return undefined;
	let at = base.to + 1;
	let sign = 1;
	for (; /^[-+]$/.test(textAt(tokens, at)); at++) if (textAt(tokens, at) === "-") sign = -sign;
	const exponent = parseNumber(tokens, at);
	return exponent === undefined
		? undefined
		: { to: exponent.to, value: base.value ** (sign * exponent.value) };
}

/** "10k", "10 M", "10G": one letter, which but for "k" is a capital. */
function letterScaled(
	text: string,
	tokens: Tokens,
	number: { to: number; value: number },
): { to: number; value: number } | undefined {
	const letter = tokens[number.to];
	const factor = letter === undefined ? undefined : CAPITAL_SCALES.get(text.slice(letter.start, letter.end));
	return factor === undefined ? undefined : { to: number.to + 1, value: tidy(number.value * factor) };
}

const CAPITAL_SCALES = new Map([
	["k", 1e3],
	["K", 1e3],
	["M", 1e6],
	["MM", 1e6],
	["B", 1e9],
	["b", 1e9],
	["G", 1e9],
	["T", 1e12],
]);
