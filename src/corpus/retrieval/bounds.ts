import { impact, type Norms } from "./bm25.js";
import type { Cursor } from "./cursor.js";

/** Lengths from here on are taken together: a longer passage gets less from each key. */
const LENGTHS = 64;

/** What the last keys of a query can add to a passage at most: the longer it is, the less. */
export interface Bounds {
	/** What the keys from `first` on can add to any passage. */
	of(first: number): number;
	/** The same to a passage of a length in keys. */
	ofLength(first: number, length: number): number;
}

/**
 * A passage of three keys holds three keys of the query at most, and a passage of many gets little from each: together
 * this bounds the sum far better than the most that each key adds to some passage or other.
 */
export function boundsOf(cursors: readonly Cursor[], norms: Norms): Bounds {
	const size = cursors.length + 1;
	const sums = new Float64Array(size * LENGTHS);
	const whole = new Float64Array(size);
	for (let length = 0; length < LENGTHS; length++) {
		const norm = norms.ofLength(length);
		const isOpen = length === LENGTHS - 1;
		let [sum, largest] = [0, 0];
		for (let i = cursors.length - 1; i >= 0; i--) {
			const { gain, most, mostOften } = cursors[i] ?? { gain: 0, most: 0, mostOften: 0 };
			const count = isOpen ? mostOften : Math.min(mostOften, length);
			const own = Math.min(most, gain * impact(count, norm));
			sum += own;
			largest = Math.max(largest, own);
			const bound = isOpen ? sum : Math.min(sum, length * largest);
			sums[i * LENGTHS + length] = bound;
			whole[i] = Math.max(whole[i] ?? 0, bound);
		}
	}
	return {
		of: (first) => whole[first] ?? 0,
		ofLength: (first, length) => sums[first * LENGTHS + Math.min(length, LENGTHS - 1)] ?? 0,
	};
}
