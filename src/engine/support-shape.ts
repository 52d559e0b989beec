import { clausesOf } from "../claims/clause.js";
import type { Facts } from "../claims/facts.js";
import { antonymsOf } from "../text/word-relations.js";
import type { Cover, CoverItem } from "./support-cover.js";
import { mostOften } from "./support-words.js";

/** A likeness under this is none. */
const HELD = 0.4;
/** How many of a source's passages may know a word for it not to be strange. */
const NEAR = 8;
/** A clause of less weight than this says nothing by itself. */
const LEAST_CLAUSE = 0.5;

/** 0..1: how many words the passages nearest to the sentence do not hold; 1 from six on. */
export function missingNear({ items, shares }: Cover): number {
	const nearest = [...shares.keys()]
		.sort((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0) || a - b)
		.slice(0, NEAR);
	const missing = items.filter(({ held }) => nearest.every((passage) => (held[passage] ?? 0) < HELD));
	return Math.min(1, missing.length / 6);
}

/** How much of the clause that is least covered one passage holds. */
export function leastCoveredClause(facts: Facts, { items, words, source }: Cover): number {
	const clauses = clausesOf(facts.tokens);
	const byClause = new Map<number, CoverItem[]>();
	for (const item of items) {
		const clause = clauses[words[item.word]?.at ?? 0] ?? 0;
		const own = byClause.get(clause);
		if (own) own.push(item);
		else byClause.set(clause, [item]);
	}
	let least = 1;
	for (const own of byClause.values()) {
		const weight = own.reduce((sum, item) => sum + item.weight, 0);
		if (weight < LEAST_CLAUSE) continue;
		let most = 0;
		for (let passage = 0; passage < source.passages; passage++)
			most = Math.max(
				most,
				own.reduce((sum, item) => sum + item.weight * (item.held[passage] ?? 0), 0),
			);
		least = Math.min(least, most / weight);
	}
	return least;
}

/** 0..1: how many content words stand more often in the sentence than in any passage; 1 from three on. */
export function repeatedWords({ items, words, source }: Cover): number {
	const counts = new Map<string, number>();
	for (const { word } of items) {
		const key = words[word]?.key ?? "";
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	let repeated = 0;
	for (const [key, count] of counts) if (count > Math.max(1, mostOften(source, key))) repeated += count;
	return Math.min(1, repeated / 3);
}

/** Whether the best passage has the opposite of a word that the source does not have. */
export function hasOpposite({ items, words }: Cover, passage: Facts): boolean {
	return items.some(
		({ word, wide }) =>
			wide < HELD && antonymsOf(words[word]?.key ?? "").some((opposite) => passage.byKey.has(opposite)),
	);
}
