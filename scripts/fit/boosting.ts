import type { BoostedTrees } from "../../src/engine/boosted.js";

/** An example with what it should be told to be. */
export interface Example {
	readonly features: Readonly<Record<string, number>>;
	readonly label: 0 | 1;
	readonly weight: number;
}

export interface BoostOptions {
	readonly trees: number;
	readonly depth: number;
	/** How much of each tree is taken. */
	readonly rate: number;
	/** Added to each leaf's weight: keeps leaves of few examples small. */
	readonly ridge: number;
	/** A leaf needs examples of this weight to be told from its sibling. */
	readonly leastWeight: number;
}

const BINS = 24;

/** Gradient boosting (Friedman, 2001) of oblivious trees with Newton steps on the logistic loss. Deterministic. */
export function boost(examples: readonly Example[], options: BoostOptions): BoostedTrees {
	const features = [...new Set(examples.flatMap((example) => Object.keys(example.features)))].sort();
	const count = examples.length;
	const cuts = features.map((name) => cutsOf(examples.map((example) => example.features[name] ?? 0)));
	const bins = features.map((name, f) =>
		Uint8Array.from(examples, (example) => binOf(cuts[f] ?? [], example.features[name] ?? 0)),
	);
	const positive = weightOf(examples.filter(({ label }) => label === 1));
	const bias = Math.log(positive / Math.max(1e-9, weightOf(examples) - positive));
	const odds = new Float64Array(count).fill(bias);
	const gradient = new Float64Array(count);
	const curvature = new Float64Array(count);
	const leaf = new Uint8Array(count);
	const trees: { asks: number[]; above: number[]; adds: number[] }[] = [];
	for (let round = 0; round < options.trees; round++) {
		for (const [i, { label, weight }] of examples.entries()) {
			const p = 1 / (1 + Math.exp(-(odds[i] ?? 0)));
			gradient[i] = weight * (label - p);
			curvature[i] = weight * p * (1 - p);
		}
		leaf.fill(0);
		const asks: number[] = [];
		const above: number[] = [];
		for (let depth = 0; depth < options.depth; depth++) {
			const best = bestSplit(bins, cuts, leaf, 1 << depth, gradient, curvature, options);
			if (!best) break;
			asks.push(best.feature);
			above.push(cuts[best.feature]?.[best.bin] ?? 0);
			const column = bins[best.feature];
			for (let i = 0; i < count; i++)
				if ((column?.[i] ?? 0) > best.bin) leaf[i] = (leaf[i] ?? 0) | (1 << depth);
		}
		const leaves = 1 << asks.length;
		const up = new Float64Array(leaves);
		const down = new Float64Array(leaves);
		for (let i = 0; i < count; i++) {
			const at = leaf[i] ?? 0;
			up[at] = (up[at] ?? 0) + (gradient[i] ?? 0);
			down[at] = (down[at] ?? 0) + (curvature[i] ?? 0);
		}
		const adds = Array.from(up, (sum, at) =>
			round4((options.rate * sum) / ((down[at] ?? 0) + options.ridge)),
		);
		for (let i = 0; i < count; i++) odds[i] = (odds[i] ?? 0) + (adds[leaf[i] ?? 0] ?? 0);
		trees.push({ asks, above: above.map(round4), adds });
	}
	return { bias: round4(bias), features, trees };
}

function bestSplit(
	bins: readonly Uint8Array[],
	cuts: readonly (readonly number[])[],
	leaf: Uint8Array,
	leaves: number,
	gradient: Float64Array,
	curvature: Float64Array,
	options: BoostOptions,
): { feature: number; bin: number } | undefined {
	let best: { feature: number; bin: number } | undefined;
	let most = 1e-6;
	const size = BINS + 1;
	const up = new Float64Array(leaves * size);
	const down = new Float64Array(leaves * size);
	const worth = (g: number, h: number): number => (g * g) / (h + options.ridge);
	for (const [feature, column] of bins.entries()) {
		const ends = cuts[feature]?.length ?? 0;
		if (ends === 0) continue;
		up.fill(0);
		down.fill(0);
		for (let i = 0; i < column.length; i++) {
			const at = (leaf[i] ?? 0) * size + (column[i] ?? 0);
			up[at] = (up[at] ?? 0) + (gradient[i] ?? 0);
			down[at] = (down[at] ?? 0) + (curvature[i] ?? 0);
		}
		const gains = new Float64Array(ends);
		for (let l = 0; l < leaves; l++) {
			let g = 0;
			let h = 0;
			for (let b = 0; b <= ends; b++) {
				g += up[l * size + b] ?? 0;
				h += down[l * size + b] ?? 0;
			}
			let lowG = 0;
			let lowH = 0;
			for (let b = 0; b < ends; b++) {
				lowG += up[l * size + b] ?? 0;
				lowH += down[l * size + b] ?? 0;
				if (lowH < options.leastWeight || h - lowH < options.leastWeight) continue;
				gains[b] = (gains[b] ?? 0) + worth(lowG, lowH) + worth(g - lowG, h - lowH) - worth(g, h);
			}
		}
		for (let bin = 0; bin < ends; bin++) {
			const gain = gains[bin] ?? 0;
			if (gain > most) {
				most = gain;
				best = { feature, bin };
			}
		}
	}
	return best;
}

/** At most `BINS` values between which a feature can be cut. */
function cutsOf(values: readonly number[]): number[] {
	const sorted = [...values].sort((a, b) => a - b);
	const distinct = [...new Set(sorted)];
	const cuts: number[] = [];
	if (distinct.length <= BINS + 1) {
		for (let i = 0; i + 1 < distinct.length; i++)
			cuts.push(((distinct[i] ?? 0) + (distinct[i + 1] ?? 0)) / 2);
	} else {
		for (let i = 1; i <= BINS; i++) cuts.push(sorted[Math.floor((i * sorted.length) / (BINS + 1))] ?? 0);
	}
	return [...new Set(cuts.map(round4))].filter((cut) => cut < (sorted.at(-1) ?? 0));
}

function binOf(cuts: readonly number[], value: number): number {
	let bin = 0;
	while (bin < cuts.length && value > (cuts[bin] ?? 0)) bin++;
	return bin;
}

function weightOf(examples: readonly Example[]): number {
	return examples.reduce((sum, { weight }) => sum + weight, 0);
}

function round4(value: number): number {
	return Math.round(value * 10_000) / 10_000;
}
