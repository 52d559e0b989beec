import type { Token } from "../text/tokens.js";
import table from "./data/aliases.json" with { type: "json" };

const byKey = new Map<string, (readonly string[])[]>();
const byFirstWord = new Map<string, { readonly words: readonly string[]; readonly key: string }[]>();
for (const [key, phrases] of Object.entries(table)) {
	for (const phrase of phrases) {
		const words = phrase.replaceAll(".", "").split(" ");
		const first = words[0] ?? phrase;
		const entries = byFirstWord.get(first) ?? [];
		entries.push({ words, key });
		byKey.set(key, [...(byKey.get(key) ?? []), words]);
		entries.sort((a, b) => b.words.length - a.words.length);
		byFirstWord.set(first, entries);
	}
}

/** Whether any alias begins with a word of such a length and such letters: most words need not be looked up. */
const CELLS = 1 << 14;
const isCellUsed = new Uint8Array(CELLS);

function cellOf(word: string): number {
	return (word.charCodeAt(0) * 961 + word.charCodeAt(1) * 31 + word.length) & (CELLS - 1);
}

for (const first of byFirstWord.keys()) isCellUsed[cellOf(first)] = 1;

/** The common name of what stands at token `index` ("United States", "American": "us") and how many tokens it takes. */
export function aliasAt(
	tokens: readonly Token[],
	index: number,
): { key: string; length: number } | undefined {
	const first = tokens[index]?.lower ?? "";
	if (isCellUsed[cellOf(first)] === 0) return undefined;
	const entries = byFirstWord.get(first);
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

/** What is printed for a common name, word by word. */
export function aliasesOf(key: string): readonly (readonly string[])[] {
	return byKey.get(key) ?? [];
}
