import { type Bar, createBar } from "./bar.js";
import { impact, type Norms } from "./bm25.js";
import { type Cursor, countAt, rewind } from "./cursor.js";

/** So many entries of the rarest keys' lists are looked at before all others. */
const EARLY = 3072;
/** Slots for their passages: a power of two, more than there can be passages. */
const SLOTS = 8192;
const SHIFT = 32 - Math.log2(SLOTS);
const NONE = -1;

const passages = new Int32Array(SLOTS).fill(NONE);
const sums = new Float64Array(SLOTS);
const used = new Int32Array(SLOTS);

/**
 * Raises the bar before a search begins: the passages that have most of the rarest keys are nearly always among the
 * best, and once their scores are known the lists of the common keys need not be read through.
 *
 * @param cursors - those that can add most first; they are left at their beginning
 */
export function raiseByRarest(
	cursors: readonly Cursor[],
	norms: Norms,
	bar: Bar,
	isLive: (passage: number) => boolean,
): void {
	const size = addRarest(cursors, norms);
	const partial = createBar(2 * bar.limit);
	for (let i = 0; i < size; i++) partial.offer(sums[used[i] ?? 0] ?? 0);
	const least = partial.least();
	const likely: number[] = [];
	for (let i = 0; i < size; i++) {
		const slot = used[i] ?? 0;
		if ((sums[slot] ?? 0) >= least && likely.length < 4 * bar.limit) likely.push(passages[slot] ?? 0);
		passages[slot] = NONE;
		sums[slot] = 0;
	}
	const known = createBar(bar.limit);
	for (const passage of likely.sort((a, b) => a - b)) {
		if (!isLive(passage)) continue;
		let score = 0;
		for (const cursor of cursors) {
			const count = countAt(cursor, passage);
			if (count > 0) score += cursor.gain * impact(count, norms.of(passage));
		}
		known.offer(score);
	}
	bar.raise(known.least());
	for (const cursor of cursors) rewind(cursor);
}

/** Sums what the first keys give to their passages, as far as `EARLY` goes; gives how many slots are used. */
function addRarest(cursors: readonly Cursor[], norms: Norms): number {
	let size = 0;
	let left = EARLY;
	for (const { list, gain } of cursors) {
		for (let block = 0; block < list.blocks && left > 0; block++) {
			const length = list.decode(block);
			left -= length;
			for (let i = 0; i < length; i++) {
				const passage = list.ids[i] ?? 0;
				let slot = Math.imul(passage, 0x9e3779b1) >>> SHIFT;
				while (passages[slot] !== passage && passages[slot] !== NONE) slot = (slot + 1) % SLOTS;
				if (passages[slot] === NONE) {
					passages[slot] = passage;
					used[size++] = slot;
				}
				sums[slot] = (sums[slot] ?? 0) + gain * impact(list.counts[i] ?? 1, norms.of(passage));
			}
		}
	}
	return size;
}
