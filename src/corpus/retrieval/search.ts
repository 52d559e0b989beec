import type { Bar } from "./bar.js";
import type { Norms } from "./bm25.js";
import type { Bounds } from "./bounds.js";
import type { Cursor } from "./cursor.js";

/** A query in one segment. */
export interface Search {
	/** One for each key that the segment has, those that can add most first: scores are summed in this order. */
	readonly cursors: readonly Cursor[];
	readonly norms: Norms;
	readonly bounds: Bounds;
	readonly bar: Bar;
	/** How many passages the segment holds. */
	readonly passages: number;
	isLive(passage: number): boolean;
	/** Takes a passage with its whole score. */
	offer(passage: number, score: number): void;
}

/** Sums in another order differ in their last digits: what comes this near to the bar is kept. */
export const ROUNDING = 1e-9;

/** What a score must reach to be kept. */
export function leastOf({ bar }: Pick<Search, "bar">): number {
	return bar.least() - ROUNDING;
}
