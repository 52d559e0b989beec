import type { LiveSegment } from "./live-segment.js";
import type { Lengths } from "./segment/documents.js";
import type { LexiconEntry } from "./segment/lexicon.js";
import type { PostingList } from "./segment/postings.js";

/** A passage of a segment, with its BM25 score. */
export interface Scored {
	readonly live: LiveSegment;
	readonly passage: number;
	readonly score: number;
}

/** Robertson and Zaragoza, 2009. */
const K1 = 1.2;
const B = 0.75;
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

/** One key of the query in one segment. */
interface Cursor {
	readonly list: PostingList;
	readonly gain: number;
	/** The most that the key can add to any passage here. */
	readonly most: number;
	/** The block that is decoded, how many passages it holds, and which of them is next. */
	block: number;
	length: number;
	at: number;
}

function cursorOf(list: PostingList, gain: number, norms: Norms): Cursor {
	let most = 0;
	const impact = (count: number, norm: number): number => (count * (K1 + 1)) / (count + norm);
	if (list.blocks === 1) {
		const size = list.decode(0);
		for (let i = 0; i < size; i++)
			most = Math.max(most, impact(list.counts[i] ?? 1, norms.of(list.ids[i] ?? 0)));
	} else {
		for (let block = 0; block < list.blocks; block++)
			most = Math.max(most, impact(list.mostOf(block), norms.ofLength(list.shortestOf(block))));
	}
	return { list, gain, most: gain * most, block: -1, length: 0, at: 0 };
}

/** Moves on to the first passage that is not before `target`; false when there is none. */
function seek(cursor: Cursor, target: number): boolean {
	const { list } = cursor;
	if (cursor.block < 0 || list.lastOf(cursor.block) < target) {
		let block = Math.max(0, cursor.block);
		let step = 1;
		while (block + step < list.blocks && list.lastOf(block + step) < target) {
			block += step;
			step *= 2;
		}
		let high = Math.min(block + step, list.blocks - 1);
		while (block < high) {
			const middle = (block + high) >> 1;
			if (list.lastOf(middle) < target) block = middle + 1;
			else high = middle;
		}
		if (list.lastOf(block) < target) return false;
		cursor.length = list.decode(block);
		cursor.block = block;
		cursor.at = 0;
	}
	const { ids } = list;
	let low = cursor.at;
	let high = cursor.length;
	if ((ids[low] ?? 0) >= target) return true;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((ids[middle] ?? 0) < target) low = middle + 1;
		else high = middle;
	}
	cursor.at = low;
	return true;
}

/** How often a passage has the key; 0 if not at all. */
function countAt(cursor: Cursor, passage: number): number {
	if (!seek(cursor, passage) || cursor.list.ids[cursor.at] !== passage) return 0;
	return cursor.list.counts[cursor.at] ?? 1;
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
		const rarity = Math.log(1 + Math.max(0, total - passages + 0.5) / (passages + 0.5)) + 0.05;
		terms.push({ entries, gain: weight * rarity, passages });
	}
	return terms.sort((a, b) => b.gain - a.gain || a.passages - b.passages);
}

/** The scores of the best so far: nothing below the least of them is wanted any more. */
interface Bar {
	offer(score: number): void;
	/** 0 while there are fewer than wanted. */
	least(): number;
}

function createBar(limit: number): Bar {
	const best: number[] = [];
	return {
		offer(score) {
			let at = best.length;
			if (at >= limit) {
				if (score <= (best[limit - 1] ?? 0)) return;
				at = limit - 1;
			}
			while (at > 0 && (best[at - 1] ?? 0) < score) {
				best[at] = best[at - 1] ?? 0;
				at--;
			}
			best[at] = score;
		},
		least: () => (best.length < limit ? 0 : (best[limit - 1] ?? 0)),
	};
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
	/** The most that the keys from one on can add together. */
	const rest = new Float64Array(cursors.length + 1);
	for (let i = cursors.length - 1; i >= 0; i--) rest[i] = (rest[i + 1] ?? 0) + (cursors[i]?.most ?? 0);

	/** The passage's score with the keys from `first` on, as long as it can still pass the bar. */
	function whole(passage: number, scored: number, first: number): number | undefined {
		let score = scored;
		const least = bar.least() - ROUNDING;
		for (let i = first; i < cursors.length; i++) {
			if (score + (rest[i] ?? 0) < least) return undefined;
			const cursor = cursors[i];
			const count = cursor ? countAt(cursor, passage) : 0;
			if (cursor && count > 0) score += (cursor.gain * count * (K1 + 1)) / (count + norms.of(passage));
		}
		return score >= least ? score : undefined;
	}

	const { passages } = segment.counts;
	for (let start = 0; start < passages; ) {
		const least = bar.least() - ROUNDING;
		let essential = cursors.length;
		while (essential > 0 && (rest[essential - 1] ?? 0) < least) essential--;
		const leading = cursors.slice(0, essential);
		start = nextOf(leading, start, passages);
		const end = Math.min(passages, start + WINDOW);
		let size = 0;
		for (const cursor of leading) size = scoreWindow(cursor, start, end, norms, size);
		const open = rest[essential] ?? 0;
		const running: number[] = [];
		for (let i = 0; i < size; i++) {
			const at = touched[i] ?? 0;
			if ((scores[at] ?? 0) + open >= least) running.push(at);
		}
		// lists are only read forwards
		running.sort((a, b) => a - b);
		for (const at of running) {
			const score = whole(start + at, scores[at] ?? 0, essential);
			if (score === undefined || !live.isLive(segment.documentOf(start + at))) continue;
			bar.offer(score);
			found.push({ live, passage: start + at, score });
		}
		for (let i = 0; i < size; i++) scores[touched[i] ?? 0] = 0;
		start = end;
	}
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
			scores[id - start] = score + (gain * count * (K1 + 1)) / (count + norms.of(id));
		}
		cursor.at = Math.min(i, cursor.length - 1);
		if (i < cursor.length) break;
		at = list.lastOf(cursor.block) + 1;
	}
	return size;
}

/** What a passage's length does to its score. */
interface Norms {
	of(passage: number): number;
	/** Of lengths that a byte holds. */
	ofLength(length: number): number;
}

function createNorms(lengths: Lengths, average: number): Norms {
	const { short } = lengths;
	const normOf = (length: number): number => K1 * (1 - B + (B * length) / average);
	const norms = Float64Array.from({ length: 256 }, (_, length) => normOf(length));
	return {
		of(passage) {
			const length = short[passage] ?? 0;
			return length < 255 ? (norms[length] ?? 0) : normOf(lengths.of(passage));
		},
		ofLength: (length) => norms[length] ?? 0,
	};
}
