import MiniSearch from "minisearch";
import type { Contender } from "./types.js";

export function openMiniSearch(): Contender {
	const index = new MiniSearch<{ id: number; words: string }>({
		fields: ["words"],
		tokenize: (text) => text.split(" "),
		processTerm: (term) => term,
	});
	// BM25 without the "plus": what the others compute too
	const bm25 = { k: 1.2, b: 0.75, d: 0 };
	return {
		add: (id, words) => index.add({ id, words }),
		finish() {},
		search: (words, limit) =>
			index
				.search(words, { combineWith: "OR", bm25 })
				.slice(0, limit)
				.map(({ id }): number => id),
		close() {},
	};
}
