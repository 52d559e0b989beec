/** Where some words fit best into a longer run of words, half-open. */
export interface Fit {
	readonly from: number;
	readonly to: number;
	/** In quarters of a changed word. */
	readonly cost: number;
}

const CHANGED = 4;
const ADDED = 4;
/** Words that are left out cost as a run: one left-out sentence is one change. */
const LEFT_OUT = 3;
const LEFT_OUT_MORE = 1;

/**
 * Fits `words` into `run` as a whole, both ends of the run free (Sellers' approximate matching with affine gaps in
 * the run). Time is the product of the lengths, memory the run's length; undefined when either is empty.
 */
export function fitWords(words: readonly string[], run: readonly string[]): Fit | undefined {
	if (words.length === 0 || run.length === 0) return undefined;
	const width = run.length + 1;
	let best = new Int32Array(width);
	let start = Int32Array.from({ length: width }, (_, i) => i);
	let nextBest = new Int32Array(width);
	let nextStart = new Int32Array(width);
	for (const word of words) {
		nextBest[0] = (best[0] ?? 0) + ADDED;
		nextStart[0] = 0;
		let gap = Number.MAX_SAFE_INTEGER;
		let gapStart = 0;
		for (let j = 1; j < width; j++) {
			const across = (best[j - 1] ?? 0) + (run[j - 1] === word ? 0 : CHANGED);
			const added = (best[j] ?? 0) + ADDED;
			let cost = across;
			let from = start[j - 1] ?? 0;
			if (added < cost) {
				cost = added;
				from = start[j] ?? 0;
			}
			const opened = (nextBest[j - 1] ?? 0) + LEFT_OUT;
			if (opened < gap + LEFT_OUT_MORE) {
				gap = opened;
				gapStart = nextStart[j - 1] ?? 0;
			} else gap += LEFT_OUT_MORE;
			if (gap < cost) {
				cost = gap;
				from = gapStart;
			}
			nextBest[j] = cost;
			nextStart[j] = from;
		}
		[best, nextBest] = [nextBest, best];
		[start, nextStart] = [nextStart, start];
	}
	let to = 0;
	for (let j = 1; j < width; j++) if ((best[j] ?? 0) < (best[to] ?? 0)) to = j;
	return { from: start[to] ?? 0, to, cost: best[to] ?? 0 };
}
