import lexicon from "../data/number-words.json" with { type: "json" };
import { skipHyphen, type Tokens, textAt } from "./tokens.js";

export interface NumberParse {
	/** The token after the number. */
	readonly to: number;
	readonly value: number;
	/** What one more in the last printed digit is worth: 1e9 of "550 billion", 0.1 of "40.6". 0 when the words are exact. */
	readonly step: number;
	/** What the scale word multiplies by: 1e9 of "550 billion"; 1 without one. */
	readonly scale: number;
	/** The digits as printed, when the number is written in digits. */
	readonly digits?: string | undefined;
}

const table = (record: Record<string, number>): ReadonlyMap<string, number> =>
	new Map(Object.entries(record));
export const UNITS = table(lexicon.units);
export const TENS = table(lexicon.tens);
export const SCALES = table(lexicon.scales);
const SHORT_SCALES = table(lexicon.shortScales);
export const LETTER_SCALES = table(lexicon.letterScales);
const DENOMINATORS = table(lexicon.denominators);
export const DOZENS: ReadonlySet<string> = new Set(lexicon.dozens);

/** What "million" or "bn" multiplies by. */
export const scaleWord = (word: string): number | undefined => SCALES.get(word) ?? SHORT_SCALES.get(word);

/** The denominator that a word names: 4 of "quarter" and "quarters". */
export function denominatorOf(word: string): number | undefined {
	return DENOMINATORS.get(word) ?? (word.endsWith("s") ? DENOMINATORS.get(word.slice(0, -1)) : undefined);
}

/** The fraction behind "and": "and a half", "-and-a-half", "and three quarters". None before "of". */
export function andPart(tokens: Tokens, at: number): { to: number; part: number } | undefined {
	const and = skipHyphen(tokens, at);
	if (textAt(tokens, and) !== "and") return undefined;
	const first = skipHyphen(tokens, and + 1);
	const word = textAt(tokens, first);
	const numerator = word === "a" || word === "half" ? 1 : UNITS.get(word);
	const last = word === "half" ? first : skipHyphen(tokens, first + 1);
	const name = textAt(tokens, last);
	// "two and a third was hurt": with an article only what is never an ordinal
	const denominator = word === "a" && name !== "half" && name !== "quarter" ? undefined : denominatorOf(name);
	if (numerator === undefined || denominator === undefined || textAt(tokens, last + 1) === "of")
		return undefined;
	const isPlural = name.endsWith("s") || name === "halves";
	return numerator > 0 && numerator < denominator && isPlural === numerator > 1
		? { to: last + 1, part: numerator / denominator }
		: undefined;
}

/** Takes in scale words: "million", "hundred thousand", "bn", "dozen". */
export function scaled(tokens: Tokens, number: NumberParse): NumberParse {
	let { to, value, step, scale } = number;
	for (;;) {
		const at = skipHyphen(tokens, to);
		const word = textAt(tokens, at);
		const isDozen = DOZENS.has(word);
		const factor = word === "hundred" ? 100 : isDozen ? 12 : scale === 1 ? scaleWord(word) : SCALES.get(word);
		if (factor === undefined) break;
		value *= factor;
		scale *= factor;
		step = isDozen ? 0 : Math.max(step * factor, step === 0 ? factor / 10 : 0);
		to = at + 1;
	}
	const half = scale >= 1e6 ? andPart(tokens, to) : undefined;
	if (half !== undefined)
		return { ...number, to: half.to, value: tidy(value + scale * half.part), step: scale / 10, scale };
	if (to === number.to) return number;
	return { to, value: tidy(value), step, scale, digits: number.digits };
}

/** Without the noise of a binary multiplication: 76.25 million, not 76249999.99999999. */
export function tidy(value: number): number {
	return Number.isSafeInteger(value) ? value : Number(value.toPrecision(14));
}
