import { impact, LONG } from "./bm25.js";
import { type Cursor, seek } from "./cursor.js";
import { createCandidates, offerWhole } from "./rest.js";
import { leastOf, type Search } from "./search.js";

/** So many passages are scored together: their scores stay in the processor's cache. */
export const WINDOW = 1 << 14;

const scores = new Float64Array(WINDOW);
const touched = new Int32Array(WINDOW);
const candidates = createCandidates(WINDOW);

/**
 * The MaxScore idea of Turtle and Flood, 1995, in windows: as soon as the keys that can add least could not lift a
 * passage over the bar by themselves, their long lists are only asked about passages that the other keys brought up.
 * Passages that are `settled` are passed over.
 */
export function searchWindows(search: Search, settled: ReadonlySet<number>): void {
	const { cursors, norms, bounds, passages } = search;
	let essential = cursors.length;
	for (let start = 0; start < passages; ) {
		const least = leastOf(search);
		while (essential > 0 && bounds.of(essential - 1) < least) essential--;
		const leading = cursors.slice(0, essential);
		start = nextOf(leading, start, passages);
		const end = Math.min(passages, start + WINDOW);
		let size = 0;
		for (const cursor of leading) size = scoreWindow(search, cursor, start, end, size);
		const { ids } = candidates;
		let kept = 0;
		for (let i = 0; i < size; i++) {
			const at = touched[i] ?? 0;
			const most = (scores[at] ?? 0) + bounds.ofLength(essential, norms.short[start + at] ?? 0);
			if (most >= least && !settled.has(start + at)) ids[kept++] = start + at;
			else scores[at] = 0;
		}
		// lists are only read forwards
		ids.subarray(0, kept).sort();
		for (let i = 0; i < kept; i++) {
			const at = (ids[i] ?? 0) - start;
			candidates.lengths[i] = norms.short[ids[i] ?? 0] ?? 0;
			candidates.scores[i] = scores[at] ?? 0;
			scores[at] = 0;
		}
		candidates.size = kept;
		offerWhole(search, cursors, essential, candidates);
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
function scoreWindow({ norms }: Search, cursor: Cursor, start: number, end: number, known: number): number {
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
