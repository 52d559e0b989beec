import { dates } from "../claims/date.js";
import { quantities } from "../claims/quantity.js";
import { keysOfValue } from "../claims/typed-value.js";
import type { Span } from "../text/span.js";
import { tokens } from "../text/tokens.js";
import { wordWeight } from "../text/weights.js";
import { keysOf } from "./keys.js";
import type { Store } from "./segment-store.js";
import { passageOf } from "./stored-source.js";
import type { SearchHit } from "./types.js";
import { untoldKeysFinder } from "./untold-keys.js";

/** A part of a query: a word, or a value however it is printed. */
interface Wanted {
	readonly weight: number;
	/** Any of these lists of keys, each of it. */
	readonly anyOf: readonly (readonly string[])[];
}

function wantedOf(query: string): Wanted[] {
	const words = tokens(query);
	const weightOf = (key: string): number => wordWeight(words.find(({ stem }) => stem === key)?.lower ?? key);
	const weighed = (keys: readonly string[]): number => keys.reduce((sum, key) => sum + weightOf(key), 0);
	const values = [...quantities(query), ...dates(query)].flatMap((mention): (Wanted & Span)[] => {
		const printed = keysOf(query.slice(mention.start, mention.end));
		const others = keysOfValue(query, mention).map((key) => [key]);
		if (printed.length === 0 || others.length === 0) return [];
		return [
			{ weight: weighed(printed), anyOf: [printed, ...others], start: mention.start, end: mention.end },
		];
	});
	let rest = query;
	for (const { start, end } of values)
		rest = rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end);
	const others = [...new Set(keysOf(rest))].map((key) => ({ weight: weightOf(key), anyOf: [[key]] }));
	return [...values, ...others];
}

/**
 * The passages that answer the query's words and values, best first; each is scored by the weight of the query that it
 * holds.
 */
export function searchPassages(store: Store, query: string, limit: number): SearchHit[] {
	const wanted = wantedOf(query);
	const keys = new Map<string, number>();
	for (const { weight, anyOf } of wanted)
		for (const list of anyOf) for (const key of list) keys.set(key, weight / list.length);
	const whole = wanted.reduce((sum, { weight }) => sum + weight, 0);
	if (whole === 0) return [];
	return store.candidates(keys, limit).map((ref) => {
		const passage = passageOf(ref);
		const { input, title, published } = ref.source;
		const sentence = ref.source.sentences[ref.index]?.text ?? "";
		const present = new Set([...keysOf(sentence), ...untoldKeysFinder(input.text, published)(sentence)]);
		let found = 0;
		for (const { weight, anyOf } of wanted)
			if (anyOf.some((list) => list.every((key) => present.has(key)))) found += weight;
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
