import { type Bar, createBar } from "./bar.js";
import { impact, type Norms } from "./bm25.js";
import type { Cursor } from "./cursor.js";

/** So many entries of the rarest keys' lists are looked at before all others. */
const EARLY = 2048;
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
 * @param cursors - those that can add most first; none of them is moved
 */
export function raiseByRarest(
	cursors: readonly Cursor[],
	norms: Norms,
	bar: Bar,
	isLive: (passage: number) => boolean,
): void {
	const size = addRarest(cursors, norms);
	const known = createBar(bar.limit);
	for (let i = 0; i < size; i++) {
		const slot = used[i] ?? 0;
		const sum = sums[slot] ?? 0;
		if (sum > known.least() && isLive(passages[slot] ?? 0)) known.offer(sum);
		passages[slot] = NONE;
		sums[slot] = 0;
	}
	bar.raise(known.least());
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
