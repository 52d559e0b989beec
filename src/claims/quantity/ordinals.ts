import lexicon from "../data/number-words.json" with { type: "json" };
import { parseNumber } from "./number.js";
import { SCALES } from "./scales.js";
import { attached, skipHyphen, type Tokens, textAt } from "./tokens.js";
import { isOrdinalIdiom } from "./words.js";

const SUFFIXES: ReadonlySet<string> = new Set(["st", "nd", "rd", "th"]);
const ORDINALS = new Map(Object.entries(lexicon.ordinals));

/** The value and the token after "first", "21st", "twenty-first", "two hundredth" at token `at`. */
export function parseOrdinal(tokens: Tokens, at: number): { to: number; value: number } | undefined {
	const found = readOrdinal(tokens, at);
	return found === undefined || isOrdinalIdiom(tokens, at, found.to) ? undefined : found;
}

/** The same, idioms included; with `plurals` also the "fifths" of a fraction. */
export function readOrdinal(
	tokens: Tokens,
	at: number,
	plurals = false,
): { to: number; value: number } | undefined {
	return tokens[at]?.kind === "number" ? digitOrdinal(tokens, at) : wordOrdinal(tokens, at, plurals);
}

function ordinalOf(word: string, plurals: boolean): number | undefined {
	return ORDINALS.get(plurals && word.endsWith("s") ? word.slice(0, -1) : word);
}

function digitOrdinal(tokens: Tokens, at: number): { to: number; value: number } | undefined {
	if (!attached(tokens, at + 1) || !SUFFIXES.has(textAt(tokens, at + 1))) return undefined;
	const digits = textAt(tokens, at).replaceAll(",", "");
	if (digits.includes(".")) return undefined;
	const last = digits.endsWith("1") && !digits.endsWith("11") ? "st" : undefined;
	// "11st" is a weight: the suffix has to fit the digit.
	if (textAt(tokens, at + 1) === "st" && last === undefined) return undefined;
	return { to: at + 2, value: Number(digits) };
}

function wordOrdinal(
	tokens: Tokens,
	at: number,
	plurals: boolean,
): { to: number; value: number } | undefined {
	const single = ordinalOf(textAt(tokens, at), plurals);
	if (single !== undefined) return { to: at + 1, value: single };
	const bare = SCALES.get(textAt(tokens, at)) ?? (textAt(tokens, at) === "hundred" ? 100 : undefined);
	const number = parseNumber(tokens, at) ?? (bare === undefined ? undefined : { to: at + 1, value: bare });
	if (number === undefined) return undefined;
	const joined = skipHyphen(tokens, number.to);
	const next = textAt(tokens, joined) === "and" ? joined + 1 : joined;
	const last = ordinalOf(textAt(tokens, next), plurals);
	if (last === undefined) return undefined;
	if (last >= 100) {
		// of "one thousand two hundredth" only the two are hundreds
		const counted = number.value % (last === 100 ? 1000 : last * 1000);
		const times = counted === 0 ? number.value : counted;
		return { to: next + 1, value: number.value - times + times * last };
	}
	const fits = number.value >= 20 && number.value % (last < 10 ? 10 : 100) === 0;
	return fits ? { to: next + 1, value: number.value + last } : undefined;
}
