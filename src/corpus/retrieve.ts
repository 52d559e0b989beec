import type { LiveSegment } from "./live-segment.js";
import { type Bar, createBar } from "./retrieval/bar.js";
import { createNorms, rarityOf } from "./retrieval/bm25.js";
import { boundsOf } from "./retrieval/bounds.js";
import { cursorOf } from "./retrieval/cursor.js";
import { listOf } from "./retrieval/lists.js";
import { type Begun, searchRarest } from "./retrieval/rarest.js";
import { ROUNDING, type Search } from "./retrieval/search.js";
import { searchWindows, WINDOW } from "./retrieval/windows.js";
import type { LexiconEntry } from "./segment/lexicon.js";

/** A passage of a segment, with its BM25 score. */
export interface Scored {
	readonly live: LiveSegment;
	readonly passage: number;
	readonly score: number;
}

/** A key that stands in more than this share of a large index decides nothing and is passed over. */
const TOO_COMMON = 0.15;
const LARGE = 2000;

interface Term {
	/** In each of the segments. */
	readonly entries: readonly (LexiconEntry | undefined)[];
	/** Weight and rarity. */
	readonly gain: number;
	/** How many passages have it. */
	readonly passages: number;
}

/**
 * The best passages for the weighted keys, by BM25 over all segments together, and all others that score the same as the
 * last of them; in no order. Exact: what is passed over could not have come among them.
 */
export function bestPassages(
	segments: readonly LiveSegment[],
	query: ReadonlyMap<string, number>,
	limit: number,
): Scored[] {
	const total = segments.reduce((sum, { passages }) => sum + passages, 0);
	if (total === 0 || limit <= 0) return [];
	const average = segments.reduce((sum, { keys }) => sum + keys, 0) / total || 1;
	const terms = termsOf(segments, query, total);
	const found: Scored[] = [];
	const bar = createBar(limit);
	for (const [number, live] of segments.entries()) searchSegment(live, number, terms, average, bar, found);
	const least = bar.least() - ROUNDING;
	return found.filter(({ score }) => score >= least);
}

/** The keys of the query that some passage has and that decide something, those that can add most first. */
function termsOf(
	segments: readonly LiveSegment[],
	query: ReadonlyMap<string, number>,
	total: number,
): Term[] {
	const terms: Term[] = [];
	for (const [key, weight] of query) {
		if (weight <= 0) continue;
		const entries = segments.map(({ segment }) => segment.lexicon.find(key));
		let passages = 0;
		for (const [i, entry] of entries.entries()) if (entry) passages += segments[i]?.passagesOf(entry) ?? 0;
		if (passages === 0 || (total > LARGE && passages > total * TOO_COMMON)) continue;
		terms.push({ entries, gain: weight * rarityOf(passages, total), passages });
	}
	return terms.sort((a, b) => b.gain - a.gain || a.passages - b.passages);
}

function searchSegment(
	live: LiveSegment,
	number: number,
	terms: readonly Term[],
	average: number,
	bar: Bar,
	found: Scored[],
): void {
	const { segment } = live;
	const norms = createNorms(segment.lengths, average);
	const cursors = terms.flatMap(({ entries, gain }) => {
		const entry = entries[number];
		return entry && entry.passages > 0 ? [cursorOf(listOf(segment, entry), gain, norms)] : [];
	});
	const { passages } = segment.counts;
	const search: Search = {
		...{ cursors, norms, bar, passages },
		bounds: boundsOf(cursors, norms),
		isLive: (passage) => live.removed === 0 || live.isLive(segment.documentOf(passage)),
		offer(passage, score) {
			bar.offer(score);
			found.push({ live, passage, score });
		},
	};
	const begun = passages > WINDOW ? searchRarest(search) : NOT_BEGUN;
	if (!begun.isDone) searchWindows(search, begun.settled);
}

const NOT_BEGUN: Begun = { isDone: false, settled: new Set() };
