import type { Model } from "./logistic.js";

/** Something that holds only if each of its parts does: a claim of its sentences, a sentence of itself alone. */
export interface Whole {
	readonly parts: readonly Readonly<Record<string, number>>[];
	/** 0..1: how far it was found to hold. */
	readonly label: number;
	readonly importance: number;
}

export interface JointOptions {
	/** L2 penalty of each weight, of features brought to a spread of one. */
	readonly penalty: number;
	readonly steps: number;
}

/**
 * Logistic regression of parts that are judged only together: the whole holds with the product of its parts'
 * probabilities ("noisy and"). Gradient descent with Nesterov's momentum; deterministic.
 */
export function fitJointly(wholes: readonly Whole[], { penalty, steps }: JointOptions): Model {
	const names = [
		...new Set(wholes.flatMap(({ parts }) => parts.flatMap((part) => Object.keys(part)))),
	].sort();
	const parts = wholes.flatMap((whole) => whole.parts);
	const owner = Int32Array.from(wholes.flatMap((whole, i) => whole.parts.map(() => i)));
	const { rows, means, spreads } = standardised(parts, names);
	const total = wholes.reduce((sum, { importance }) => sum + importance, 0);
	const width = names.length + 1;
	let at = new Float64Array(width);
	let ahead = new Float64Array(width);
	for (let step = 0; step < steps; step++) {
		const slope = slopeAt(ahead, rows, owner, wholes, total, penalty);
		const next = ahead.map((value, j) => value - RATE * (slope[j] ?? 0));
		const momentum = step / (step + 3);
		ahead = next.map((value, j) => value + momentum * (value - (at[j] ?? 0)));
		at = next;
	}
	const weights = names.map((_, j) => (at[j] ?? 0) / (spreads[j] ?? 1));
	const shift = weights.reduce((sum, weight, j) => sum + weight * (means[j] ?? 0), 0);
	return {
		bias: rounded((at[width - 1] ?? 0) - shift),
		weights: Object.fromEntries(names.map((name, j) => [name, rounded(weights[j] ?? 0)])),
	};
}

const RATE = 0.4;
/** A whole that surely holds tells nothing: keeps its logarithm finite. */
const SURE = 1e-9;

function standardised(parts: readonly Readonly<Record<string, number>>[], names: readonly string[]) {
	const count = Math.max(1, parts.length);
	const rows = parts.map((part) => Float64Array.from(names, (name) => part[name] ?? 0));
	const means = names.map((_, j) => rows.reduce((sum, row) => sum + (row[j] ?? 0), 0) / count);
	const spreads = names.map((_, j) => {
		const mean = means[j] ?? 0;
		return Math.sqrt(rows.reduce((sum, row) => sum + ((row[j] ?? 0) - mean) ** 2, 0) / count) + 1e-6;
	});
	for (const row of rows)
		for (let j = 0; j < row.length; j++) row[j] = ((row[j] ?? 0) - (means[j] ?? 0)) / (spreads[j] ?? 1);
	return { rows, means, spreads };
}

/** The slope of the mean loss; the last entry is the bias's, which is not penalised. */
function slopeAt(
	weights: Float64Array,
	rows: readonly Float64Array[],
	owner: Int32Array,
	wholes: readonly Whole[],
	total: number,
	penalty: number,
): Float64Array {
	const width = weights.length - 1;
	const bias = weights[width] ?? 0;
	const chances = new Float64Array(rows.length);
	const logs = new Float64Array(wholes.length);
	for (const [i, row] of rows.entries()) {
		let sum = bias;
		for (let j = 0; j < width; j++) sum += (weights[j] ?? 0) * (row[j] ?? 0);
		const chance = 1 / (1 + Math.exp(-sum));
		chances[i] = chance;
		const whole = owner[i] ?? 0;
		logs[whole] = (logs[whole] ?? 0) + Math.log(chance + 1e-300);
	}
	const pull = wholes.map(({ label, importance }, i) => {
		const all = Math.exp(Math.min(logs[i] ?? 0, -SURE));
		return (importance / total) * ((1 - label) * (all / (1 - all)) - label);
	});
	const slope = new Float64Array(width + 1);
	for (const [i, row] of rows.entries()) {
		const error = (pull[owner[i] ?? 0] ?? 0) * (1 - (chances[i] ?? 0));
		for (let j = 0; j < width; j++) slope[j] = (slope[j] ?? 0) + error * (row[j] ?? 0);
		slope[width] = (slope[width] ?? 0) + error;
	}
	for (let j = 0; j < width; j++) slope[j] = (slope[j] ?? 0) + 2 * penalty * (weights[j] ?? 0);
	return slope;
}

function rounded(value: number): number {
	return Math.round(value * 1000) / 1000;
}
