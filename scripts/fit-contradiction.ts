/**
 * Fits src/engine/data/contradiction-weights.json: a logistic regression (gradient descent, L2) over the features of
 * src/engine/contradiction.ts. Positive: a changed figure of ../shared/data/mutations.claims.jsonl against its source.
 * Negative: every figure of claims that humans judged supported and that no passage supports.
 * Two folds by source id give the held-out figures that are printed; the weights written are fitted on both.
 * Run: npx tsx scripts/fit-contradiction.ts [--write]
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { factsOf } from "../src/claims/facts.js";
import { createStore, keysOf } from "../src/corpus/store.js";
import { contradictionFeatures } from "../src/engine/contradiction.js";
import { pairsOf, slotClaims } from "../src/engine/rivals.js";
import { plainBlocks } from "../src/text/plain.js";
import { sentencesOf } from "../src/text/sentences.js";
import { wordWeight } from "../src/text/weights.js";

const DATA = process.env.CORROBORATE_DATA ?? "../shared/data";
const SETS = ["frank_cnndm", "summedits_ectsum", "summedits_sales_email", "wice"];
const KINDS = new Set(["number", "number-word", "money", "magnitude", "percent", "year", "month", "weekday"]);
const SUPPORTS = 0.38;
/** The bound on false alarms, per sentence, that the threshold is chosen for. */
const FALSE_ALARMS = 0.006;

interface Sample {
	readonly features: Readonly<Record<string, number>>;
	readonly label: 0 | 1;
	readonly fold: 0 | 1;
	readonly sentence: string;
	readonly words: string;
}

if (!existsSync(`${DATA}/mutations.claims.jsonl`)) {
	console.log(`No data at ${DATA}: nothing fitted. Set CORROBORATE_DATA to where it lies.`);
	process.exit(0);
}

interface Mutation {
	source: string;
	kind: string;
	original: string;
	claim: string;
	start: number;
	end: number;
}
const rows = <T>(file: string): T[] =>
	readFileSync(`${DATA}/${file}`, "utf8")
		.split("\n")
		.filter(Boolean)
		.map((line) => JSON.parse(line) as T);

const mutations = rows<Mutation>("mutations.claims.jsonl");
const samples: Sample[] = [];
const totals = [
	{ mutated: 0, sentences: 0 },
	{ mutated: 0, sentences: 0 },
];

function fold(id: string): 0 | 1 {
	let hash = 7;
	for (const character of id) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) >>> 0;
	return (hash >> 3) % 2 === 0 ? 0 : 1;
}

for (const set of SETS) {
	const sources = new Map(rows<{ id: string; text: string }>(`${set}.sources.jsonl`).map((s) => [s.id, s.text]));
	const supported = rows<{ source: string; claim: string; label: string }>(`${set}.claims.jsonl`).filter(
		({ label }) => label === "supported",
	);
	for (const [id, text] of sources) {
		const store = createStore();
		store.add({ id, text });
		const own = mutations.filter(({ source }) => source === id);
		const clean = new Set([
			...own.map(({ original }) => original),
			...supported.filter(({ source }) => source === id).map(({ claim }) => claim),
		]);
		for (const claim of clean) collect(store, id, claim, undefined);
		for (const row of own) if (KINDS.has(row.kind)) collect(store, id, row.claim, row);
	}
}

function collect(store: ReturnType<typeof createStore>, id: string, claim: string, row: Mutation | undefined): void {
	const half = fold(id);
	const total = totals[half];
	if (!total) return;
	if (row) total.mutated++;
	const sentences = plainBlocks(claim).flatMap(sentencesOf);
	if (!row) total.sentences += sentences.length;
	let done = false;
	for (const sentence of sentences) {
		const facts = factsOf(sentence.text);
		const claims = slotClaims(facts);
		if (claims.length === 0) continue;
		const query = new Map(keysOf(sentence.text).map((key) => [key, wordWeight(key)]));
		for (const term of facts.terms) query.set(term.key, term.weight);
		const pairs = pairsOf(facts, claims, store.candidates(query, 16));
		for (const [i, { slot }] of claims.entries()) {
			const start = sentence.span.start + slot.start;
			const end = sentence.span.start + slot.end;
			if (row && (done || !(start < row.end && row.start < end))) continue;
			const own = pairs[i] ?? [];
			const agrees = own.some(
				({ comparison, strength }) =>
					(comparison.relation === "equal" || comparison.relation === "implied") && strength >= SUPPORTS,
			);
			if (agrees) continue;
			const against = contradictionFeatures(facts, claims, pairs, i);
			if (!against) continue;
			samples.push({
				features: against.features,
				label: row ? 1 : 0,
				fold: half,
				sentence: sentence.text,
				words: facts.text.slice(slot.start, slot.end),
			});
			if (row) done = true;
		}
	}
}

const names = [...new Set(samples.flatMap(({ features }) => Object.keys(features)))].sort();

function fit(train: readonly Sample[]): { bias: number; weights: Record<string, number> } {
	const x = train.map(({ features }) => Float64Array.from(names, (name) => features[name] ?? 0));
	const y = train.map(({ label }) => label);
	const w = new Float64Array(names.length);
	let bias = 0;
	const rate = 0.5;
	const decay = 0.0008;
	for (let step = 0; step < 4000; step++) {
		const gradient = new Float64Array(names.length);
		let biasGradient = 0;
		for (let i = 0; i < x.length; i++) {
			const row = x[i];
			if (!row) continue;
			let sum = bias;
			for (let j = 0; j < row.length; j++) sum += (w[j] ?? 0) * (row[j] ?? 0);
			const error = 1 / (1 + Math.exp(-sum)) - (y[i] ?? 0);
			for (let j = 0; j < row.length; j++) gradient[j] = (gradient[j] ?? 0) + error * (row[j] ?? 0);
			biasGradient += error;
		}
		for (let j = 0; j < w.length; j++)
			w[j] = (w[j] ?? 0) - rate * ((gradient[j] ?? 0) / x.length + decay * (w[j] ?? 0));
		bias -= (rate * biasGradient) / x.length;
	}
	return {
		bias: round(bias),
		weights: Object.fromEntries(names.map((name, j) => [name, round(w[j] ?? 0)])),
	};
}

function round(value: number): number {
	return Math.round(value * 1000) / 1000;
}

function score(model: { bias: number; weights: Record<string, number> }, sample: Sample): number {
	let sum = model.bias;
	for (const [name, value] of Object.entries(sample.features)) sum += (model.weights[name] ?? 0) * value;
	return 1 / (1 + Math.exp(-sum));
}

const held: { sample: Sample; score: number }[] = [];
for (const half of [0, 1] as const) {
	const model = fit(samples.filter((sample) => sample.fold !== half));
	for (const sample of samples) if (sample.fold === half) held.push({ sample, score: score(model, sample) });
}
const mutated = totals.reduce((sum, { mutated }) => sum + mutated, 0);
const sentences = totals.reduce((sum, total) => sum + total.sentences, 0);
const positives = samples.filter(({ label }) => label === 1).length;
console.log(
	`${mutated} changed figures, ${positives} with a figure against them; ${sentences} clean sentences, ${samples.length - positives} figures without support`,
);
held.sort((a, b) => b.score - a.score);
let threshold = 1;
let caught = 0;
const alarms = new Set<string>();
let next = 0;
const marks = [0.002, 0.004, 0.006, 0.007, 0.01, 0.02, 0.03];
for (const { sample, score: value } of held) {
	if (sample.label === 1) caught++;
	else alarms.add(sample.sentence);
	const rate = alarms.size / sentences;
	if (rate <= FALSE_ALARMS) threshold = value;
	while (next < marks.length && rate > (marks[next] ?? 1)) {
		console.log(
			`held out: at ${((marks[next] ?? 0) * 100).toFixed(1)} % of clean sentences flagged, ${((caught / mutated) * 100).toFixed(1)} % caught (score ${value.toFixed(3)})`,
		);
		next++;
	}
}
console.log(`all: ${((caught / mutated) * 100).toFixed(1)} % caught at ${((alarms.size / sentences) * 100).toFixed(1)} %`);
if (process.argv.includes("--alarms")) {
	for (const { sample, score: value } of held.filter(({ sample }) => sample.label === 0).slice(0, 60))
		console.log(value.toFixed(3), sample.words, "|", sample.sentence.slice(0, 200));
}
const model = fit(samples);
const output = { threshold: round(Math.max(0.5, threshold)), ...model };
if (process.argv.includes("--write")) {
	writeFileSync("src/engine/data/contradiction-weights.json", `${JSON.stringify(output, null, "\t")}\n`);
	console.log("Written: src/engine/data/contradiction-weights.json");
} else console.log(JSON.stringify(output));
