import { isStopword } from "../../text/tokens.js";
import type { Tokens } from "./tokens.js";

const CAPITAL = /^\p{Lu}/u;
/** From this share of capitals on, a text is a headline, and a capital tells nothing. */
const HEADLINE = 0.75;
/** Signs behind which any word has a capital. */
const OPENING = /^[.:;!?"“”'‘’(),[\]*•|/—-]$/;

export function isCapital(tokens: Tokens, at: number): boolean {
	const token = tokens[at];
	return token?.kind === "word" && CAPITAL.test(token.raw);
}

let remembered: { readonly tokens: Tokens; readonly isHeadline: boolean } | undefined;

/** Whether the words of content have capitals, as in a headline. */
export function isHeadline(tokens: Tokens): boolean {
	if (remembered?.tokens === tokens) return remembered.isHeadline;
	let words = 0;
	let capitals = 0;
	for (const { kind, raw, text } of tokens) {
		if (kind !== "word" || isStopword(text)) continue;
		words++;
		if (CAPITAL.test(raw)) capitals++;
	}
	remembered = { tokens, isHeadline: capitals >= words * HEADLINE };
	return remembered.isHeadline;
}

/** Whether the word at `at` has a capital that neither its place nor a headline explains. */
export function isCapitalInside(tokens: Tokens, at: number): boolean {
	const before = tokens[at - 1];
	return isCapital(tokens, at) && before !== undefined && !OPENING.test(before.text) && !isHeadline(tokens);
}
