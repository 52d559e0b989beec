/**
 * A sum of small decision trees over named features, each 0..1. Every tree asks the same few questions in the same
 * order ("oblivious"), so that its answers are the bits of a leaf's number.
 */
export interface BoostedTrees {
	readonly bias: number;
	readonly features: readonly string[];
	readonly trees: readonly {
		/** Index of the feature asked for, by depth. */
		readonly asks: readonly number[];
		/** The answer is yes above this. */
		readonly above: readonly number[];
		/** What the tree adds to the log-odds, by leaf; the first question is the lowest bit. */
		readonly adds: readonly number[];
	}[];
}

/** The probability that the trees give, 0..1; a feature that is not given is 0. */
export function probability(model: BoostedTrees, features: Readonly<Record<string, number>>): number {
	const values = model.features.map((name) => features[name] ?? 0);
	let sum = model.bias;
	for (const { asks, above, adds } of model.trees) {
		let leaf = 0;
		for (let depth = 0; depth < asks.length; depth++) {
			if ((values[asks[depth] ?? 0] ?? 0) > (above[depth] ?? 0)) leaf |= 1 << depth;
		}
		sum += adds[leaf] ?? 0;
	}
	return 1 / (1 + Math.exp(-sum));
}

/**
 * The most that `probability` can come to, whatever the features are that `features` does not give and `unknown`
 * names: what tells beforehand that they need not be measured.
 */
export function probabilityAtMost(
	model: BoostedTrees,
	features: Readonly<Record<string, number>>,
	unknown: ReadonlySet<string>,
): number {
	const values = model.features.map((name) => (unknown.has(name) ? undefined : (features[name] ?? 0)));
	let sum = model.bias;
	for (const { asks, above, adds } of model.trees) {
		let known = 0;
		let open = 0;
		for (let depth = 0; depth < asks.length; depth++) {
			const value = values[asks[depth] ?? 0];
			if (value === undefined) open |= 1 << depth;
			else if (value > (above[depth] ?? 0)) known |= 1 << depth;
		}
		let most = Number.NEGATIVE_INFINITY;
		// every subset of the open bits, the empty one last
		for (let bits = open; ; bits = (bits - 1) & open) {
			most = Math.max(most, adds[known | bits] ?? 0);
			if (bits === 0) break;
		}
		sum += most;
	}
	return 1 / (1 + Math.exp(-sum));
}
