import { bestFew } from "./best-few.js";
import { createPosting, type Posting } from "./posting.js";

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
/** From this share of removed passages on, the postings are written anew without them. */
const TOO_MANY_REMOVED = 0.3;
/** Sums of the same numbers in another order differ in their last digits: what comes this near to the bar is kept. */
const ROUNDING = 1e-9;

interface QueryTerm {
	readonly posting: Posting;
	/** Weight and rarity: the most that the key can add is this times K1 + 1. */
	readonly gain: number;
}

export function createEvidenceIndex(): EvidenceIndex {
	const postings = new Map<string, Posting>();
	const removed = new Set<PassageId>();
	let lengths = new Int32Array(1024);
	let scores = new Float64Array(1024);
	let given = 0;
	let totalLength = 0;
	/** Removed passages whose postings are still there. */
	let stale = 0;

	function grow(): void {
		if (given < lengths.length) return;
		const longer = new Int32Array(lengths.length * 2);
		longer.set(lengths);
		lengths = longer;
		scores = new Float64Array(lengths.length);
	}

	function compact(): void {
		for (const [key, posting] of postings) {
			posting.drop(removed);
			if (posting.size === 0) postings.delete(key);
		}
		stale = 0;
	}

	function termsOf(query: ReadonlyMap<string, number>, total: number): QueryTerm[] {
		const terms: QueryTerm[] = [];
		for (const [key, weight] of query) {
			const posting = postings.get(key);
			if (!posting || weight <= 0) continue;
			const frequency = posting.size;
			if (total > LARGE && frequency > total * TOO_COMMON) continue;
			const idf = Math.log(1 + Math.max(0, total - frequency + 0.5) / (frequency + 0.5)) + 0.05;
			terms.push({ posting, gain: weight * idf });
		}
		return terms.sort((a, b) => b.gain - a.gain || a.posting.size - b.posting.size);
	}

	return {
		get size() {
			return given - removed.size;
		},
		add(keys) {
			grow();
			const id = given++;
			lengths[id] = keys.length;
			totalLength += keys.length;
			const counts = new Map<string, number>();
			for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
			for (const [key, count] of counts) {
				let posting = postings.get(key);
				if (!posting) {
					posting = createPosting();
					postings.set(key, posting);
				}
				posting.add(id, count);
			}
			return id;
		},
		remove(id) {
			if (removed.has(id) || id >= given) return;
			removed.add(id);
			totalLength -= lengths[id] ?? 0;
			stale++;
			if (stale > LARGE && stale > (given - removed.size) * TOO_MANY_REMOVED) compact();
		},
		/**
		 * Exact. The keys that can add most come first; as soon as what is left cannot lift an unseen passage among
		 * the best, the long lists of the common keys are only asked about the passages still in the running
		 * (the MaxScore idea of Turtle and Flood, 1995).
		 */
		top(query, limit, before) {
			const total = given - removed.size;
			if (total === 0 || limit <= 0) return [];
			const average = totalLength / total || 1;
			const terms = termsOf(query, total);
			let left = terms.reduce((sum, { gain }) => sum + gain * (K1 + 1), 0);
			const touched: PassageId[] = [];
			let running: PassageId[] | undefined;

			const part = (gain: number, count: number, id: PassageId) =>
				(gain * count * (K1 + 1)) / (count + K1 * (1 - B + (B * (lengths[id] ?? 0)) / average));
			const bar = (ids: readonly PassageId[]) => {
				const best = bestFew(ids, limit, (a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
				return best.length < limit ? 0 : (scores[best[best.length - 1] ?? 0] ?? 0);
			};

			for (const { posting, gain } of terms) {
				if (running) {
					for (const id of running) {
						const count = posting.countOf(id);
						if (count > 0) scores[id] = (scores[id] ?? 0) + part(gain, count, id);
					}
				} else {
					const { ids, counts, size } = posting;
					for (let i = 0; i < size; i++) {
						const id = ids[i] ?? 0;
						if (stale > 0 && removed.has(id)) continue;
						const score = scores[id] ?? 0;
						if (score === 0) touched.push(id);
						scores[id] = score + part(gain, counts[i] ?? 0, id);
					}
				}
				left -= gain * (K1 + 1);
				const ids = running ?? touched;
				if (ids.length <= limit) continue;
				const least = bar(ids) - ROUNDING;
				if (running || least > left) running = ids.filter((id) => (scores[id] ?? 0) + left >= least);
			}
			const ranked = bestFew(
				running ?? touched,
				limit,
				(a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || before(a, b),
			);
			for (const id of touched) scores[id] = 0;
			return ranked;
		},
	};
}
