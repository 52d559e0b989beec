import type { Token } from "../text/tokens.js";
import table from "./data/aliases.json" with { type: "json" };

const byFirstWord = new Map<string, { readonly words: readonly string[]; readonly key: string }[]>();
for (const [key, phrases] of Object.entries(table)) {
	for (const phrase of phrases) {
		const words = phrase.replaceAll(".", "").split(" ");
		const first = words[0] ?? phrase;
		const entries = byFirstWord.get(first) ?? [];
		entries.push({ words, key });
		entries.sort((a, b) => b.words.length - a.words.length);
		byFirstWord.set(first, entries);
	}
}

/** The common name of what stands at token `index` ("United States", "American": "us") and how many tokens it takes. */
export function aliasAt(
	tokens: readonly Token[],
	index: number,
): { key: string; length: number } | undefined {
	const entries = byFirstWord.get(tokens[index]?.lower ?? "");
	if (!entries) return undefined;
	const match = entries.find(({ words }) => words.every((word, i) => tokens[index + i]?.lower === word));
	return match && { key: match.key, length: match.words.length };
}

/** The common names under which a text may stand that has a word beginning so: "us" of "united" and of "america". */
export function aliasKeysOf(beginning: string): string[] {
	const keys = new Set<string>();
	for (const entries of byFirstWord.values()) {
		for (const { words, key } of entries) if (words.some((word) => word.startsWith(beginning))) keys.add(key);
	}
	return [...keys];
}
