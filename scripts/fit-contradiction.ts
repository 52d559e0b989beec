/**
 * Fits src/engine/data/contradiction-weights.json: a logistic regression (gradient descent, L2) over the features of
 * src/engine/contradiction.ts. Positive: a changed figure of ../shared/data/mutations.claims.jsonl against its source.
 * Negative: every figure of claims that humans judged supported and that no passage supports.
 * Negative too: a source's own sentence against the source without it ("left out": the same story, other facts), and
 * supported claims against all the other sources of their set ("elsewhere").
 * Two folds by source id give the held-out figures that are printed; the weights written are fitted on both.
 * Run: npx tsx scripts/fit-contradiction.ts [--write]
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { factsOf } from "../src/claims/facts.js";
import { createStore, keysOf } from "../src/corpus/store.js";
import { contradictionFeatures } from "../src/engine/contradiction.js";
import { SUPPORTS } from "../src/engine/figures.js";
import { pairsOf, slotClaims } from "../src/engine/rivals.js";
import { plainBlocks } from "../src/text/plain.js";
import { sentencesOf } from "../src/text/sentences.js";
import { wordWeight } from "../src/text/weights.js";

const DATA = process.env.CORROBORATE_DATA ?? "../shared/data";
const SETS = ["frank_cnndm", "summedits_ectsum", "summedits_sales_email", "wice"];
const KINDS = new Set(["number", "number-word", "money", "magnitude", "percent", "year", "month", "weekday"]);
/** Even odds. Read beside the held-out table: below it, the flagged sentences of "left out" grow faster than what is caught. */
const THRESHOLD = 0.5;
/** Negatives beside the supported claims are many; together they weigh about as much as the positives. */
const GROUP_WEIGHT: Record<Group, number> = { changed: 1, supported: 1, "left out": 0.5, elsewhere: 0.2 };

type Group = "changed" | "supported" | "left out" | "elsewhere";
const GROUPS: readonly Group[] = ["supported", "left out", "elsewhere"];
/** How many sentences of one source are left out in turn. */
const LEFT_OUT = 5;

interface Sample {
	readonly features: Readonly<Record<string, number>>;
	readonly label: 0 | 1;
	/** Where a negative comes from; positives are "changed". */
	readonly group: Group;
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
const totals: Record<Group, number> = { changed: 0, supported: 0, "left out": 0, elsewhere: 0 };

function fold(id: string): 0 | 1 {
	let hash = 7;
	for (const character of id) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) >>> 0;
	return (hash >> 3) % 2 === 0 ? 0 : 1;
}

for (const set of SETS) {
	const sources = new Map(
		rows<{ id: string; text: string }>(`${set}.sources.jsonl`).map((s) => [s.id, s.text]),
	);
	const supported = rows<{ source: string; claim: string; label: string }>(`${set}.claims.jsonl`).filter(
		({ label }) => label === "supported",
	);
	const everything = createStore();
	for (const [id, text] of sources) everything.add({ id, text });
	for (const [id, text] of sources) {
		const store = createStore();
		store.add({ id, text });
		const own = mutations.filter(({ source }) => source === id);
		const clean = new Set([
			...own.map(({ original }) => original),
			...supported.filter(({ source }) => source === id).map(({ claim }) => claim),
		]);
		for (const claim of clean) collect(store, id, claim, "supported");
		for (const row of own) if (KINDS.has(row.kind)) collect(store, id, row.claim, "changed", row);
		everything.remove(id);
		for (const claim of [...clean].slice(0, LEFT_OUT)) collect(everything, id, claim, "elsewhere");
		everything.add({ id, text });
		leaveOut(store, id, text);
	}
}

function leaveOut(whole: ReturnType<typeof createStore>, id: string, text: string): void {
	const source = whole.get(id);
	if (!source) return;
	const telling = source.sentences.filter((_, i) => slotClaims(source.facts(i)).length > 0);
	const step = Math.max(1, Math.floor(telling.length / LEFT_OUT));
	for (let i = 0; i < telling.length; i += step) {
		const sentence = telling[i];
		if (!sentence || sentence.text.length > 400) continue;
		const { start, end } = sentence.span;
		const store = createStore();
		store.add({ id, text: `${text.slice(0, start)}\n\n${text.slice(end)}` });
		collect(store, id, sentence.text, "left out");
	}
}

function collect(
	store: ReturnType<typeof createStore>,
	id: string,
	claim: string,
	group: Group,
	row?: Mutation,
): void {
	const sentences = plainBlocks(claim).flatMap(sentencesOf);
	totals[group] += row ? 1 : sentences.length;
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
				group,
				fold: fold(id),
				sentence: sentence.text,
				words: facts.text.slice(slot.start, slot.end),
			});
			if (row) done = true;
		}
	}
}

const names = [...new Set(samples.flatMap(({ features }) => Object.keys(features)))].sort();

function fitted(train: readonly Sample[]): { bias: number; weights: Record<string, number> } {
	const x = train.map(({ features }) => Float64Array.from(names, (name) => features[name] ?? 0));
	const y = train.map(({ label }) => label);
	const importance = train.map(({ group }) => GROUP_WEIGHT[group]);
	const w = new Float64Array(names.length);
	let bias = 0;
	const rate = 0.5;
	const decay = 0.0008;
	for (let step = 0; step < 2500; step++) {
		const gradient = new Float64Array(names.length);
		let biasGradient = 0;
		for (let i = 0; i < x.length; i++) {
			const row = x[i];
			if (!row) continue;
			let sum = bias;
			for (let j = 0; j < row.length; j++) sum += (w[j] ?? 0) * (row[j] ?? 0);
			const error = (1 / (1 + Math.exp(-sum)) - (y[i] ?? 0)) * (importance[i] ?? 1);
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
	const model = fitted(samples.filter((sample) => sample.fold !== half));
	for (const sample of samples) if (sample.fold === half) held.push({ sample, score: score(model, sample) });
}
for (const group of Object.keys(totals) as Group[]) {
	const figures = samples.filter((sample) => sample.group === group).length;
	console.log(
		`${group}: ${totals[group]} ${group === "changed" ? "claims" : "sentences"}, ${figures} figures to decide`,
	);
}
const thresholds = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
console.log("held out\tscore\tcaught\tsentences flagged: supported, left out, elsewhere");
for (const threshold of thresholds) {
	const over = held.filter(({ score }) => score >= threshold);
	const caught = over.filter(({ sample }) => sample.label === 1).length / totals.changed;
	const alarms = GROUPS.map((group) => {
		const sentences = new Set(
			over.filter(({ sample }) => sample.group === group).map(({ sample }) => sample.sentence),
		);
		return percent(sentences.size / totals[group]);
	});
	console.log(`\t${threshold}\t${percent(caught)}\t${alarms.join("\t")}`);
}
function percent(share: number): string {
	return `${(share * 100).toFixed(1)} %`;
}
if (process.argv.includes("--alarms")) {
	held.sort((a, b) => b.score - a.score);
	for (const group of GROUPS)
		for (const { sample, score: value } of held.filter(({ sample }) => sample.group === group).slice(0, 30))
			console.log(group, value.toFixed(3), sample.words, "|", sample.sentence.slice(0, 200));
}
const model = fitted(samples);
const output = { threshold: THRESHOLD, ...model };
if (process.argv.includes("--write")) {
	writeFileSync("src/engine/data/contradiction-weights.json", `${JSON.stringify(output, null, "\t")}\n`);
	console.log("Written: src/engine/data/contradiction-weights.json");
} else console.log(JSON.stringify(output));
