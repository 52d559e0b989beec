/** Something to learn from: features of 0..1 by name, what is right, and how much it counts. */
export interface Example {
	readonly features: Readonly<Record<string, number>>;
	readonly label: 0 | 1;
	readonly importance: number;
}

export interface Model {
	readonly bias: number;
	readonly weights: Readonly<Record<string, number>>;
}

const RATE = 0.5;
const STEPS = 2500;

/** Logistic regression by gradient descent with an L2 penalty of `decay` on each weight; deterministic. */
export function fitLogistic(examples: readonly Example[], decay = 0.0008): Model {
	const names = [...new Set(examples.flatMap(({ features }) => Object.keys(features)))].sort();
	const rows = examples.map(({ features }) => Float64Array.from(names, (name) => features[name] ?? 0));
	const total = examples.reduce((sum, { importance }) => sum + importance, 0);
	const weights = new Float64Array(names.length);
	let bias = 0;
	for (let step = 0; step < STEPS; step++) {
		const gradient = new Float64Array(names.length);
		let biasGradient = 0;
		for (const [i, { label, importance }] of examples.entries()) {
			const row = rows[i] ?? gradient;
			let sum = bias;
			for (let j = 0; j < row.length; j++) sum += (weights[j] ?? 0) * (row[j] ?? 0);
			const error = (1 / (1 + Math.exp(-sum)) - label) * importance;
			for (let j = 0; j < row.length; j++) gradient[j] = (gradient[j] ?? 0) + error * (row[j] ?? 0);
			biasGradient += error;
		}
		for (let j = 0; j < weights.length; j++)
			weights[j] = (weights[j] ?? 0) - RATE * ((gradient[j] ?? 0) / total + decay * (weights[j] ?? 0));
		bias -= (RATE * biasGradient) / total;
	}
	return {
		bias: rounded(bias),
		weights: Object.fromEntries(names.map((name, j) => [name, rounded(weights[j] ?? 0)])),
	};
}

export function scoreOf({ bias, weights }: Model, features: Readonly<Record<string, number>>): number {
	let sum = bias;
	for (const [name, value] of Object.entries(features)) sum += (weights[name] ?? 0) * value;
	return 1 / (1 + Math.exp(-sum));
}

function rounded(value: number): number {
	return Math.round(value * 1000) / 1000;
}
