import type { Span } from "../../text/span.js";
import { parseFraction } from "./fractions.js";
import { parseNumber, tidy } from "./number.js";
import { readOrdinal } from "./ordinals.js";
import { isSign } from "./sign.js";
import { type Tokens, textAt, tokenize } from "./tokens.js";

/** A number as it is written, whatever it stands for. Offsets are half-open UTF-16 into the text. */
export interface Numeral extends Span {
	readonly value: number;
	readonly ordinal: boolean;
}

/**
 * Every number of a text in digits or words, by start, without overlaps: also years, numberings and those within
 * names, which `quantities` leaves out. Never throws.
 */
export function numerals(text: string): Numeral[] {
	const tokens = tokenize(text);
	const found: Numeral[] = [];
	for (let i = 0; i < tokens.length; ) {
		const numeral = numeralAt(tokens, i);
		const [first, last] = [tokens[i], numeral && tokens[numeral.to - 1]];
		if (numeral !== undefined && first !== undefined && last !== undefined)
			found.push({ start: first.start, end: last.end, value: numeral.value, ordinal: numeral.ordinal });
		i = numeral?.to ?? i + 1;
	}
	return found;
}

function numeralAt(tokens: Tokens, at: number): { to: number; value: number; ordinal: boolean } | undefined {
	const negative = isSign(tokens, at) || /^(?:minus|negative)$/.test(textAt(tokens, at));
	const from = negative ? at + 1 : at;
	const fraction = parseFraction(tokens, from);
	const ordinal = fraction === undefined && !negative ? readOrdinal(tokens, from) : undefined;
	if (ordinal !== undefined) return { ...ordinal, ordinal: true };
	const number = fraction ?? parseNumber(tokens, from);
	if (number === undefined) return undefined;
	return { to: number.to, value: tidy(negative ? -number.value : number.value), ordinal: false };
}
