import lexicon from "../data/number-words.json" with { type: "json" };
import { parseWords } from "./cardinal.js";
import { parseDigits, VULGAR } from "./digits.js";
import { type NumberParse, scaled } from "./scales.js";
import type { Tokens } from "./tokens.js";

/** Every word with which a quantity can begin; a sentence with none of them and no digit has no quantity. */
export const NUMBER_WORDS: readonly string[] = [
	...Object.keys(lexicon.units),
	...Object.keys(lexicon.tens),
	...Object.keys(lexicon.scales),
	...Object.keys(lexicon.vague),
	...Object.keys(lexicon.ordinals),
	...Object.keys(lexicon.denominators),
	...Object.keys(lexicon.multiples),
	...Object.keys(lexicon.bareMultiples),
	"hundred",
	...lexicon.dozens,
	"couple",
];

let remembered:
	| { readonly tokens: Tokens; readonly numbers: (NumberParse | "none" | undefined)[] }
	| undefined;

/**
 * The number that begins at token `at`, with its scale words; undefined when none does. A number is asked for by
 * each kind of quantity in turn, so those of the last token list are remembered.
 */
export function parseNumber(tokens: Tokens, at: number): NumberParse | undefined {
	if (remembered?.tokens !== tokens) remembered = { tokens, numbers: [] };
	const known = remembered.numbers[at];
	if (known !== undefined) return known === "none" ? undefined : known;
	const number = readNumber(tokens, at);
	remembered.numbers[at] = number ?? "none";
	return number;
}

function readNumber(tokens: Tokens, at: number): NumberParse | undefined {
	const token = tokens[at];
	if (token === undefined) return undefined;
	if (token.kind === "number") return scaled(tokens, parseDigits(tokens, at));
	if (token.kind === "word") return parseWords(tokens, at);
	const vulgar = VULGAR.get(token.text);
	return vulgar === undefined
		? undefined
		: scaled(tokens, { to: at + 1, value: vulgar, step: 0, scale: 1, digits: token.text });
}
