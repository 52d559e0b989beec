import type { LiveSegment } from "./live-segment.js";
import { type Bar, createBar } from "./retrieval/bar.js";
import { createNorms, impact, LONG, type Norms, rarityOf } from "./retrieval/bm25.js";
import { boundsOf } from "./retrieval/bounds.js";
import { type Cursor, countAt, cursorOf, mostOftenAt, seek } from "./retrieval/cursor.js";
import { raiseByRarest } from "./retrieval/rarest.js";
import type { LexiconEntry } from "./segment/lexicon.js";
import { MOST } from "./segment/postings.js";

/** A passage of a segment, with its BM25 score. */
export interface Scored {
	readonly live: LiveSegment;
	readonly passage: number;
	readonly score: number;
}

/** A key that stands in more than this share of a large index decides nothing and is passed over. */
const TOO_COMMON = 0.15;
const LARGE = 2000;
/** Sums in another order differ in their last digits: what comes this near to the bar is kept. */
const ROUNDING = 1e-9;
/** So many passages are scored together: their scores stay in the processor's cache. */
const WINDOW = 1 << 14;

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

const scores = new Float64Array(WINDOW);
const touched = new Int32Array(WINDOW);

/**
 * The MaxScore idea of Turtle and Flood, 1995, in windows: as soon as the keys that can add least could not lift a
 * passage over the bar by themselves, their long lists are only asked about passages that the other keys brought up.
 */
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
		return entry && entry.passages > 0 ? [cursorOf(segment.postings(entry), gain, norms)] : [];
	});
	const bounds = boundsOf(cursors, norms);
	const isLive = (passage: number): boolean => live.isLive(segment.documentOf(passage));
	const { passages } = segment.counts;
	// later segments are searched with what the first one showed
	if (passages > WINDOW && bar.least() === 0) raiseByRarest(cursors, norms, bar, isLive);

	/** What each key can add to the passage that is looked at, as far as its list's directory tells. */
	const promised = new Float64Array(cursors.length);

	/** The passage's score with the keys from `first` on, as long as it can still pass the bar. */
	function whole(passage: number, scored: number, first: number, least: number): number | undefined {
		const length = norms.short[passage] ?? 0;
		const norm = norms.of(passage);
		let open = 0;
		for (let i = first; i < cursors.length; i++) {
			if (scored + open + bounds.ofLength(i, length) < least) return undefined;
			promised[i] = promiseOf(cursors[i], passage, norm);
			open += promised[i] ?? 0;
		}
		let score = scored;
		for (let i = first; i < cursors.length; i++) {
			if (score + open < least) return undefined;
			const own = promised[i] ?? 0;
			const cursor = cursors[i];
			if (!cursor || own === 0) continue;
			open -= own;
			const count = countAt(cursor, passage);
			if (count > 0) score += cursor.gain * impact(count, norm);
		}
		return score >= least ? score : undefined;
	}

	let essential = cursors.length;
	for (let start = 0; start < passages; ) {
		const least = bar.least() - ROUNDING;
		while (essential > 0 && bounds.of(essential - 1) < least) essential--;
		const leading = cursors.slice(0, essential);
		start = nextOf(leading, start, passages);
		const end = Math.min(passages, start + WINDOW);
		let size = 0;
		for (const cursor of leading) size = scoreWindow(cursor, start, end, norms, size);
		let running = 0;
		for (let i = 0; i < size; i++) {
			const at = touched[i] ?? 0;
			const most = (scores[at] ?? 0) + bounds.ofLength(essential, norms.short[start + at] ?? 0);
			if (most >= least) touched[running++] = at;
			else scores[at] = 0;
		}
		// lists are only read forwards
		for (const at of touched.subarray(0, running).sort()) {
			const passage = start + at;
			const score = whole(passage, scores[at] ?? 0, essential, bar.least() - ROUNDING);
			scores[at] = 0;
			if (score === undefined || !isLive(passage)) continue;
			bar.offer(score);
			found.push({ live, passage, score });
		}
		start = end;
	}
}

/** The most that a key can add to a passage, without reading its list. Passages are asked for in rising order. */
function promiseOf(cursor: Cursor | undefined, passage: number, norm: number): number {
	const most = cursor ? mostOftenAt(cursor, passage) : 0;
	if (!cursor || most === 0) return 0;
	return most < MOST ? cursor.gain * impact(most, norm) : cursor.most;
}

/** The first passage from `start` on that any of the lists holds. */
function nextOf(cursors: readonly Cursor[], start: number, passages: number): number {
	let next = passages;
	for (const cursor of cursors)
		if (seek(cursor, start)) next = Math.min(next, cursor.list.ids[cursor.at] ?? passages);
	return next;
}

/** Adds what a key gives to the passages of `[start, end)`; `touched` gets those that had nothing before. */
function scoreWindow(cursor: Cursor, start: number, end: number, norms: Norms, known: number): number {
	const { list, gain } = cursor;
	const { ids, counts } = list;
	const { short, once } = norms;
	let size = known;
	let at = start;
	while (at < end && seek(cursor, at)) {
		let i = cursor.at;
		for (; i < cursor.length; i++) {
			const id = ids[i] ?? 0;
			if (id >= end) break;
			const score = scores[id - start] ?? 0;
			if (score === 0) touched[size++] = id - start;
			const count = counts[i] ?? 1;
			const length = short[id] ?? 0;
			const part = count === 1 && length < LONG ? (once[length] ?? 0) : impact(count, norms.of(id));
			scores[id - start] = score + gain * part;
		}
		cursor.at = Math.min(i, cursor.length - 1);
		if (i < cursor.length) break;
		at = list.lastOf(cursor.block) + 1;
	}
	return size;
}
