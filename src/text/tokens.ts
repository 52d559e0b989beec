import { digitsEnd, isPlainMark, plainWordEnd, SPACE } from "./plain-word.js";
import type { Span } from "./span.js";
import { type Forms, formsOf, type Kind } from "./word-forms.js";

export { isStopword, PLACES, stem } from "./word-forms.js";

export interface Token
	extends Span,
		Pick<Forms, "text" | "lower" | "stem" | "kind" | "isStopword" | "place"> {}

// In order: the "US" of "$US550", dotted abbreviations, numbers, words, clitics, any other mark.
const pattern =
	/(?<=\$)\p{Lu}{1,3}(?=\d)|(?<![\p{L}\p{N}])\p{L}(?:\.\p{L})+(?![\p{L}\p{N}])\.?|(\d+(?:[.,]\d+)*)|(?<![\p{L}\p{N}])[DdOoLl]['’]\p{L}[\p{L}\p{M}]+|[\p{L}][\p{L}\p{M}\p{N}]*?(?=n['’]t(?![\p{L}\p{N}]))|(?<=\p{L})n['’]t(?![\p{L}\p{N}])|[\p{L}_][\p{L}\p{M}\p{N}_]*|((?<=[\p{L}\p{N}.])['’](?:[sS]|re|ve|ll|d|m)(?![\p{L}\p{N}])|\S)/gu;

/** Words, numbers and marks of a text, in order; white space is left out. */
export function tokens(text: string): Token[] {
	const found: Token[] = [];
	for (let at = 0; at < text.length; ) {
		const code = text.charCodeAt(at);
		if (code === SPACE) {
			at++;
			continue;
		}
		let start = at;
		let end = plainWordEnd(text, at);
		let kind: Kind = "word";
		if (end === start) {
			kind = isPlainMark(code) ? "punct" : "number";
			end = kind === "punct" ? start + 1 : digitsEnd(text, start);
		}
		if (end === start) {
			pattern.lastIndex = start;
			const match = pattern.exec(text);
			if (match === null) break;
			start = match.index;
			end = start + match[0].length;
			kind = match[1] !== undefined ? "number" : match[2] !== undefined ? "punct" : "word";
		}
		const { text: printed, lower, stem, isStopword, place } = formsOf(text, start, end, kind);
		found.push({ start, end, text: printed, lower, stem, kind, isStopword, place });
		at = end;
	}
	return found;
}
