/** Robertson and Zaragoza, 2009: what every library takes unless told otherwise. */
const K1 = 1.2;
const B = 0.75;

/** BM25 as the book has it: every passage with a word of the query is scored. */
export interface ExactBm25 {
	add(words: readonly string[]): void;
	/** The scores of all passages that have a word of the query. */
	scores(query: readonly string[]): ReadonlyMap<number, number>;
}

export function createExactBm25(): ExactBm25 {
	const postings = new Map<string, number[]>();
	const lengths: number[] = [];
	let words = 0;
	return {
		add(passage) {
			const number = lengths.push(passage.length) - 1;
			words += passage.length;
			for (const word of passage) {
				const list = postings.get(word) ?? [];
				list.push(number);
				postings.set(word, list);
			}
		},
		scores(query) {
			const average = words / lengths.length;
			const scores = new Map<number, number>();
			for (const word of new Set(query)) {
				const counts = new Map<number, number>();
				for (const passage of postings.get(word) ?? []) counts.set(passage, (counts.get(passage) ?? 0) + 1);
				const rarity = Math.log(1 + (lengths.length - counts.size + 0.5) / (counts.size + 0.5));
				for (const [passage, count] of counts) {
					const norm = K1 * (1 - B + (B * (lengths[passage] ?? 0)) / average);
					const gain = (rarity * count * (K1 + 1)) / (count + norm);
					scores.set(passage, (scores.get(passage) ?? 0) + gain);
				}
			}
			return scores;
		},
	};
}

/**
 * 0..1: how many of a contender's best belong among the exact best. Passages that read alike score alike, so what counts
 * is whether a passage scores as much as the last of the exact ones, not which of those it is.
 */
export function agreement(
	found: readonly number[],
	exact: ReadonlyMap<number, number>,
	limit: number,
): number {
	const best = [...exact.values()].sort((a, b) => b - a).slice(0, limit);
	const bar = (best.at(-1) ?? 0) * (1 - 1e-6);
	if (best.length === 0) return 1;
	const right = new Set(found.slice(0, limit).filter((passage) => (exact.get(passage) ?? -1) >= bar));
	return Math.min(1, right.size / best.length);
}
