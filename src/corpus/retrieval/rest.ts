import { MOST } from "../segment/postings.js";
import { impact } from "./bm25.js";
import { countAt, mostOftenAt, type Walk } from "./cursor.js";
import { leastOf, type Search } from "./search.js";

/** Passages in rising order beside what the first keys of a query give them. */
export interface Candidates {
	readonly ids: Int32Array;
	/** How long they are in keys, `LONG` for the longer ones. */
	readonly lengths: Uint8Array;
	readonly scores: Float64Array;
	size: number;
}

export function createCandidates(room: number): Candidates {
	return {
		ids: new Int32Array(room),
		lengths: new Uint8Array(room),
		scores: new Float64Array(room),
		size: 0,
	};
}

/**
 * Adds what the keys from `first` on give, key by key, so that what cannot pass the bar any more is not looked up in the
 * lists of the keys behind; offers those that are left. `walks` are of all keys, none of them beyond the first candidate.
 */
export function offerWhole(
	search: Search,
	walks: readonly Walk[],
	first: number,
	candidates: Candidates,
): void {
	const least = leastOf(search);
	for (let i = first; i < walks.length && candidates.size > 0; i++) {
		const [walk, cursor] = [walks[i], search.cursors[i]];
		if (walk && cursor) addKey(search, walk, cursor.gain, i, candidates, least);
	}
	const { ids, scores, size } = candidates;
	for (let i = 0; i < size; i++) {
		const [passage, score] = [ids[i] ?? 0, scores[i] ?? 0];
		if (score >= leastOf(search) && search.isLive(passage)) search.offer(passage, score);
	}
}

function addKey(
	{ norms, bounds }: Search,
	walk: Walk,
	gain: number,
	key: number,
	candidates: Candidates,
	least: number,
): void {
	const { ids, lengths, scores, size } = candidates;
	let kept = 0;
	for (let i = 0; i < size; i++) {
		const passage = ids[i] ?? 0;
		let score = scores[i] ?? 0;
		const length = lengths[i] ?? 0;
		const open = least - bounds.ofLength(key + 1, length);
		const most = mostOftenAt(walk, passage);
		if (most > 0) {
			const norm = norms.of(passage, length);
			if (most < MOST && score + gain * impact(most, norm) < open) continue;
			const count = countAt(walk, passage);
			if (count > 0) score += gain * impact(count, norm);
		}
		if (score < open) continue;
		ids[kept] = passage;
		lengths[kept] = length;
		scores[kept++] = score;
	}
	candidates.size = kept;
}
