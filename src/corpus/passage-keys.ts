import type { Sentence } from "../text/prose.js";
import { type Token, tokens } from "../text/tokens.js";
import { type Key, keyTokens } from "./keys.js";

const isSpace = (code: number): boolean => code <= 0x20 || code === 0xa0 || Number.isNaN(code);

/**
 * The keys of each sentence, from the words of the whole text where a sentence stands in it between white space just as
 * it reads: then its words are the text's, and need not be found again.
 */
export function* keysOfSentences(
	text: string,
	words: readonly Token[],
	sentences: readonly Sentence[],
): Generator<Key[], void> {
	let at = 0;
	for (const { text: own, span } of sentences) {
		const { start, end } = span;
		const stands =
			end - start === own.length &&
			isSpace(text.charCodeAt(start - 1)) &&
			isSpace(text.charCodeAt(end)) &&
			text.startsWith(own, start);
		if (!stands) {
			yield keyTokens(tokens(own));
			continue;
		}
		if ((words[at]?.start ?? 0) > start) at = 0;
		while (at < words.length && (words[at]?.start ?? 0) < start) at++;
		const first = at;
		while (at < words.length && (words[at]?.start ?? 0) < end) at++;
		yield keyTokens(words.slice(first, at));
	}
}
