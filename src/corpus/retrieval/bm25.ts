import type { Lengths } from "../segment/documents.js";

/** Robertson and Zaragoza, 2009. */
const K1 = 1.2;
const B = 0.75;

/** Lengths of passages in keys that a byte tells; the last one stands for all longer ones. */
export const LONG = 255;

/** What a key adds of its gain to a passage that has it `count` times. */
export function impact(count: number, norm: number): number {
	return (count * (K1 + 1)) / (count + norm);
}

/** How much a key of `passages` among `total` passages tells. */
export function rarityOf(passages: number, total: number): number {
	return Math.log(1 + Math.max(0, total - passages + 0.5) / (passages + 0.5)) + 0.05;
}

/** What a passage's length does to its score. */
export interface Norms {
	/** The lengths, `LONG` for the longer ones. */
	readonly short: Uint8Array;
	/** The impact of a key that stands once in a passage, by the passage's length below `LONG`. */
	readonly once: Float64Array;
	/** `length`: of `short`, if it is known. */
	of(passage: number, length?: number): number;
	ofLength(length: number): number;
}

export function createNorms(lengths: Lengths, average: number): Norms {
	const { short } = lengths;
	const normOf = (length: number): number => K1 * (1 - B + (B * length) / average);
	const norms = new Float64Array(LONG + 1);
	const once = new Float64Array(LONG + 1);
	for (let length = 0; length <= LONG; length++) {
		const norm = normOf(length);
		norms[length] = norm;
		once[length] = impact(1, norm);
	}
	return {
		short,
		once,
		of(passage, length = short[passage] ?? 0) {
			return length < LONG ? (norms[length] ?? 0) : normOf(lengths.of(passage));
		},
		ofLength: normOf,
	};
}
