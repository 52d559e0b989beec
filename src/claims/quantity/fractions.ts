import lexicon from "../data/number-words.json" with { type: "json" };
import { parseNumber, slashed } from "./number.js";
import { skipHyphen, type Tokens, textAt } from "./tokens.js";

const DENOMINATORS = new Map(Object.entries(lexicon.denominators));

/** A written fraction at token `at`: "3/4", "two thirds", "five and a half". Shares of a whole are read by `parseShare`. */
export function parseFraction(tokens: Tokens, at: number): { to: number; value: number } | undefined {
	const written = slashed(tokens, at);
	if (written !== undefined) return { to: at + 3, value: written };
	const numerator = parseNumber(tokens, at);
	if (numerator === undefined) return undefined;
	const place = skipHyphen(tokens, numerator.to);
	const word = textAt(tokens, place);
	const denominator =
		DENOMINATORS.get(word) ?? (word.endsWith("s") ? DENOMINATORS.get(word.slice(0, -1)) : undefined);
	return denominator === undefined ? undefined : { to: place + 1, value: numerator.value / denominator };
}
