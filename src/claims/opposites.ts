import { stem } from "../text/tokens.js";
import { antonymsOf } from "../text/word-relations.js";
import directions from "./data/directions.json" with { type: "json" };
import table from "./data/opposites.json" with { type: "json" };

const more: ReadonlySet<string> = new Set(directions.more.split(" ").map(stem));
const less: ReadonlySet<string> = new Set(directions.less.split(" ").map(stem));

/** "Sold to" and "bought from": one event seen from its two ends, and so no opposites. */
const converses: ReadonlySet<string> = new Set(directions.converses.split(" ").map(stem));

/** Verbs and what they come to that no dictionary of antonyms has: "uphold" and "overturn", "relax" and "tighten". */
const listed = new Map<string, Set<string>>();
for (const group of table.groups) {
	const [left = [], right = []] = group.map((words) => words.split(" ").map(stem));
	for (const [from, to] of [
		[left, right],
		[right, left],
	]) {
		for (const word of from ?? []) {
			const known = listed.get(word) ?? new Set();
			for (const opposite of to ?? []) known.add(opposite);
			listed.set(word, known);
		}
	}
}

/** How two words are opposed: both say which way something moves, or they are antonyms otherwise. */
export type Opposition = "direction" | "antonym";

/** The opposites of a word, by their stems. */
export function oppositesOf(key: string): readonly { readonly key: string; readonly kind: Opposition }[] {
	const known = opposites.get(key);
	if (known) return known;
	const other = more.has(key) ? less : less.has(key) ? more : none;
	const found = [
		...[...other].map((opposite) => ({ key: opposite, kind: "direction" as const })),
		...[...new Set([...antonymsOf(key), ...(listed.get(key) ?? none)])]
			.filter((opposite) => !other.has(opposite) && !(converses.has(key) && converses.has(opposite)))
			.map((opposite) => ({ key: opposite, kind: "antonym" as const })),
	];
	if (opposites.size >= CACHE_SIZE) opposites.clear();
	opposites.set(key, found);
	return found;
}

const CACHE_SIZE = 20_000;
const none: ReadonlySet<string> = new Set();
const opposites = new Map<string, readonly { readonly key: string; readonly kind: Opposition }[]>();

/** Whether two different words say that something moves the same way: "rose" and "climbed". */
export function sameDirection(stemA: string, stemB: string): boolean {
	return (more.has(stemA) && more.has(stemB)) || (less.has(stemA) && less.has(stemB));
}
