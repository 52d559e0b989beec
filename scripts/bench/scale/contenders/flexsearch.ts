import { Index } from "flexsearch";
import type { Contender } from "./types.js";

export function openFlexSearch(): Contender {
	const index = new Index({ tokenize: "strict", encode: (text: string) => text.split(" ") });
	return {
		add: (number, words) => void index.add(number, words),
		finish() {},
		// without "suggest" a passage must have every word of the query
		search: (words, limit) => index.search(words, { limit, suggest: true }).map(Number),
		close() {},
	};
}
