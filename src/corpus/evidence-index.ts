/** A passage's number in the index; given in the order of adding and never used twice. */
export type PassageId = number;

/** Inverted index over passages, ranked by BM25 (Robertson and Zaragoza, 2009; k1 = 1.2, b = 0.75). */
export interface EvidenceIndex {
	/** Adds a passage by its words' keys and gives its number. */
	add(keys: readonly string[]): PassageId;
	remove(id: PassageId): void;
	/** The best passages for the weighted keys, best first; equal scores keep the order of `before`. */
	top(
		query: ReadonlyMap<string, number>,
		limit: number,
		before: (a: PassageId, b: PassageId) => number,
	): PassageId[];
	readonly size: number;
}

const K1 = 1.2;
const B = 0.75;
/** A key that stands in more than this share of a large index decides nothing and is passed over. */
const TOO_COMMON = 0.15;
const LARGE = 2000;

export function createEvidenceIndex(): EvidenceIndex {
	const postings = new Map<string, { passages: number[]; counts: number[] }>();
	const lengths: number[] = [];
	const removed = new Set<PassageId>();
	let totalLength = 0;
	let scores = new Float64Array(1024);

	function live(): number {
		return lengths.length - removed.size;
	}

	return {
		get size() {
			return live();
		},
		add(keys) {
			const id = lengths.length;
			lengths.push(keys.length);
			totalLength += keys.length;
			const counts = new Map<string, number>();
			for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
			for (const [key, count] of counts) {
				let posting = postings.get(key);
				if (!posting) {
					posting = { passages: [], counts: [] };
					postings.set(key, posting);
				}
				posting.passages.push(id);
				posting.counts.push(count);
			}
			return id;
		},
		remove(id) {
			if (removed.has(id) || id >= lengths.length) return;
			removed.add(id);
			totalLength -= lengths[id] ?? 0;
		},
		top(query, limit, before) {
			const total = live();
			if (total === 0) return [];
			if (scores.length < lengths.length) scores = new Float64Array(lengths.length * 2);
			const average = totalLength / total || 1;
			const touched: PassageId[] = [];
			for (const [key, weight] of query) {
				const posting = postings.get(key);
				if (!posting) continue;
				const frequency = posting.passages.length;
				if (total > LARGE && frequency > total * TOO_COMMON) continue;
				const idf = Math.log(1 + Math.max(0, total - frequency + 0.5) / (frequency + 0.5)) + 0.05;
				for (let i = 0; i < frequency; i++) {
					const id = posting.passages[i] ?? 0;
					if (removed.has(id)) continue;
					const count = posting.counts[i] ?? 0;
					const norm = count + K1 * (1 - B + (B * (lengths[id] ?? 0)) / average);
					if (scores[id] === 0) touched.push(id);
					scores[id] = (scores[id] ?? 0) + (weight * idf * count * (K1 + 1)) / norm;
				}
			}
			const ranked = touched
				.map((id) => ({ id, score: scores[id] ?? 0 }))
				.sort((a, b) => b.score - a.score || before(a.id, b.id))
				.slice(0, limit)
				.map(({ id }) => id);
			for (const id of touched) scores[id] = 0;
			return ranked;
		},
	};
}
