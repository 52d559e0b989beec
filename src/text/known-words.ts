import table from "./data/known-words.json" with { type: "json" };
import { isOrdinaryWord } from "./weights.js";

let words: ReadonlySet<string> | undefined;

/**
 * Whether news and encyclopedia English know the word, names among them: a word in lower case, without diacritics,
 * of four letters or more. See scripts/make-known-words.ts.
 */
export function isKnownWord(lower: string): boolean {
	words ??= new Set(table.words.split(" "));
	return isOrdinaryWord(lower) || words.has(lower);
}
