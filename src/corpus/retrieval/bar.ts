/** The scores of the best so far: nothing below the least of them is wanted any more. */
export interface Bar {
	/** How many passages are wanted. */
	readonly limit: number;
	offer(score: number): void;
	/** Tells that as many passages as are wanted have at least this score, be they offered yet or not. */
	raise(score: number): void;
	/** 0 while nothing is known. */
	least(): number;
}

export function createBar(limit: number): Bar {
	const best: number[] = [];
	let floor = 0;
	return {
		limit,
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
			if (best.length === limit) floor = Math.max(floor, best[limit - 1] ?? 0);
		},
		raise(score) {
			floor = Math.max(floor, score);
		},
		least: () => floor,
	};
}
