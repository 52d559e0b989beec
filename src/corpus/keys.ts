import { aliasAt } from "../claims/aliases.js";
import { isStopword, type Token, tokens } from "../text/tokens.js";

/** The keys that a text is found by: stems and common names of aliases, closed-class words left out. */
export function keysOf(text: string): string[] {
	return keysOfTokens(tokens(text));
}

export function keysOfTokens(words: readonly Token[]): string[] {
	const keys: string[] = [];
	for (let i = 0; i < words.length; i++) {
		const word = words[i];
		if (!word || word.kind === "punct") continue;
		const alias = aliasAt(words, i);
		if (alias) {
			keys.push(alias.key);
			i += alias.length - 1;
		} else if (!isStopword(word.lower)) keys.push(word.stem);
	}
	return keys;
}
