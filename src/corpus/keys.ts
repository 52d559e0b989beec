import { aliasAt } from "../claims/aliases.js";
import { type Token, tokens } from "../text/tokens.js";

/** The keys that a text is found by: stems and common names of aliases, closed-class words left out. */
export function keysOf(text: string): string[] {
	return keysOfTokens(tokens(text));
}

export function keysOfTokens(words: readonly Token[]): string[] {
	return keyTokens(words).map(keyOf);
}

/** A key as it is found in a text: a word stands for its stem, a text for the name of an alias. */
export type Key = Token | string;

export function keyOf(key: Key): string {
	return typeof key === "string" ? key : key.stem;
}

export function keyTokens(words: readonly Token[]): Key[] {
	const keys: Key[] = [];
	for (let i = 0; i < words.length; i++) {
		const word = words[i];
		if (!word || word.kind === "punct") continue;
		const alias = aliasAt(words, i);
		if (alias) {
			keys.push(alias.key);
			i += alias.length - 1;
		} else if (!word.isStopword) keys.push(word);
	}
	return keys;
}
