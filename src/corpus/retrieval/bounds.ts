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

/** What one more of a key adds to a passage, of the keys that can add most; as many as the passage has keys. */
const steps = new Float64Array(LENGTHS);

/**
 * A passage of three keys holds three keys of the query at most, be they one key three times, and a passage of many gets
 * little from each: together this bounds the sum far better than the most that each key adds to some passage or other.
 */
export function boundsOf(cursors: readonly Cursor[], norms: Norms): Bounds {
	const size = cursors.length + 1;
	const sums = new Float64Array(size * LENGTHS);
	const whole = new Float64Array(size);
	for (let length = 0; length < LENGTHS; length++) {
		const norm = norms.ofLength(length);
		const isOpen = length === LENGTHS - 1;
		const limit = isOpen ? Number.POSITIVE_INFINITY : length;
		let [sum, taken] = [0, 0];
		for (let i = cursors.length - 1; i >= 0; i--) {
			const { gain, most, mostOften } = cursors[i] ?? { gain: 0, most: 0, mostOften: 0 };
			if (isOpen) sum += Math.min(most, gain * impact(mostOften, norm));
			else {
				let before = 0;
				for (let count = 1; count <= mostOften && count <= limit; count++) {
					const upTo = Math.min(most, gain * impact(count, norm));
					const step = upTo - before;
					before = upTo;
					if (taken === limit && step <= (steps[limit - 1] ?? 0)) break;
					sum += step - insert(step, taken, limit);
					if (taken < limit) taken++;
				}
			}
			sums[i * LENGTHS + length] = sum;
			whole[i] = Math.max(whole[i] ?? 0, sum);
		}
	}
	return {
		of: (first) => whole[first] ?? 0,
		ofLength: (first, length) => sums[first * LENGTHS + Math.min(length, LENGTHS - 1)] ?? 0,
	};
}

/** Puts a step among the `size` largest, which fall; gives what falls out of them when there are `limit` already. */
function insert(step: number, size: number, limit: number): number {
	const lost = size === limit ? (steps[limit - 1] ?? 0) : 0;
	let at = Math.min(size, limit - 1);
	while (at > 0 && (steps[at - 1] ?? 0) < step) {
		steps[at] = steps[at - 1] ?? 0;
		at--;
	}
	steps[at] = step;
	return lost;
}
