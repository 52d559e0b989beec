import { tokens } from "../text/tokens.js";
import { wordWeight } from "../text/weights.js";
import { keysOf } from "./keys.js";
import type { Store } from "./segment-store.js";
import { passageOf } from "./stored-source.js";
import type { SearchHit } from "./types.js";

/** The passages that answer the query's words, best first; each is scored by the weight of the query that it holds. */
export function searchPassages(store: Store, query: string, limit: number): SearchHit[] {
	const keys = new Map<string, number>();
	const words = tokens(query);
	for (const key of keysOf(query)) {
		const word = words.find(({ stem }) => stem === key);
		keys.set(key, wordWeight(word?.lower ?? key));
	}
	const whole = [...keys.values()].reduce((sum, weight) => sum + weight, 0);
	if (whole === 0) return [];
	return store.candidates(keys, limit).map((ref) => {
		const passage = passageOf(ref);
		const present = new Set(keysOf(passage.text));
		let found = 0;
		for (const [key, weight] of keys) if (present.has(key)) found += weight;
		const { input, title, published } = ref.source;
		return {
			sourceId: input.id,
			...(title === undefined ? {} : { title }),
			...(input.publisher === undefined ? {} : { publisher: input.publisher }),
			...(published === undefined ? {} : { published }),
			...(input.uri === undefined ? {} : { uri: input.uri }),
			start: passage.start,
			end: passage.end,
			passage,
			score: found / whole,
		};
	});
}
