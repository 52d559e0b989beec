/**
 * Fits the weights with which a name of the draft is held to stand in the place of another name of a source, and
 * prints what they reach on the half of the sources that they were not fitted on.
 *
 *   npx tsx scripts/fit-relation.ts [--write] [--alarms] [--misses]
 *
 * Positives: claims that people judged supported, one name exchanged for another name of the same source. Negatives:
 * the claims themselves; sentences of a source against the source without them; claims against the other sources.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { type Actor, actorsAmong, actorsOf, inventoryOf, isLowerCased } from "../src/claims/actor.js";
import { mayBeSame } from "../src/claims/bearer.js";
import { type Facts, factsOf } from "../src/claims/facts.js";
import { createStore, keysOf, type Store, type StoredSource } from "../src/corpus/store.js";
import { exchangesOf } from "../src/engine/exchange.js";
import { plainBlocks } from "../src/text/plain.js";
import { sentencesOf } from "../src/text/sentences.js";
import { wordWeight } from "../src/text/weights.js";

const DATA = process.env.CORROBORATE_DATA ?? "../shared/data";
const SETS = ["frank_cnndm", "xsumfaith", "summedits_ectsum", "summedits_sales_email", "wice"];
/** Read from the held-out table: the score from which hardly a supported sentence is flagged. */
const THRESHOLD = 0.85;
/** Left-out sentences are what a writer adds of his own: they are to weigh. */
const GROUP_WEIGHT: Record<Group, number> = { changed: 0.5, supported: 2, "left out": 2, elsewhere: 0.5 };
const CANDIDATES = 16;
/** Sentences of one source that are left out in turn. */
const LEFT_OUT = 3;
/** Claims of one source that are taken, and names exchanged in each. */
const CLAIMS = 4;

type Group = "changed" | "supported" | "left out" | "elsewhere";
const NEGATIVES: readonly Group[] = ["supported", "left out", "elsewhere"];

interface Sample {
	readonly features: Readonly<Record<string, number>>;
	readonly group: Group;
	readonly fold: 0 | 1;
	readonly sentence: string;
	readonly words: string;
	readonly passage: string;
}

if (!existsSync(`${DATA}/mutations.claims.jsonl`)) {
	console.log(`No data at ${DATA}: nothing fitted. Set CORROBORATE_DATA to where it lies.`);
	process.exit(0);
}

const rows = <T>(file: string): T[] =>
	readFileSync(`${DATA}/${file}`, "utf8")
		.split("\n")
		.filter(Boolean)
		.map((line) => JSON.parse(line) as T);

const samples: Sample[] = [];
const totals: Record<Group, number> = { changed: 0, supported: 0, "left out": 0, elsewhere: 0 };

/** A number that is always the same for a text, well mixed. */
function hashOf(text: string): number {
	let hash = 7;
	for (const character of text) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) >>> 0;
	return (Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) >>> 0) >>> 3;
}

for (const set of SETS) {
	const sources = new Map(
		rows<{ id: string; text: string }>(`${set}.sources.jsonl`).map((s) => [s.id, s.text]),
	);
	const supported = rows<{ source: string; claim: string; label: string }>(`${set}.claims.jsonl`).filter(
		({ label }) => label === "supported",
	);
	const everything = createStore();
	everything.add(...[...sources].map(([id, text]) => ({ id, text })));
	for (const [id, text] of sources) {
		const store = createStore();
		store.add({ id, text });
		const claims = [
			...new Set(supported.filter(({ source }) => source === id).map(({ claim }) => claim)),
		].slice(0, CLAIMS);
		for (const claim of claims) {
			collect(store, id, claim, "supported");
			exchange(store, id, claim);
		}
		everything.remove(id);
		for (const claim of claims.slice(0, 1)) collect(everything, id, claim, "elsewhere");
		everything.add({ id, text });
		leaveOut(store, id);
	}
}

function factsIn(text: string): { facts: Facts; start: number }[] {
	return plainBlocks(text)
		.flatMap(sentencesOf)
		.map((sentence) => ({ facts: factsOf(sentence.text), start: sentence.span.start }));
}

function namesIn(source: StoredSource): { actor: Actor; text: string }[] {
	return source.sentences.flatMap((sentence, i) =>
		actorsOf(source.facts(i)).map((actor) => ({
			actor,
			text: sentence.text.slice(actor.start, actor.end),
		})),
	);
}

/** Each name of a claim that the source has, exchanged for another one of the source. */
function exchange(store: Store, id: string, claim: string): void {
	const source = store.get(id);
	if (!source) return;
	const names = namesIn(source);
	const inventory = inventoryOf(source.sentences.map((_, i) => source.facts(i)));
	for (const { facts } of factsIn(claim)) {
		const low = isLowerCased(facts.text);
		const actors = low ? actorsAmong(facts, inventory) : actorsOf(facts);
		for (const actor of actors) {
			if (!names.some((name) => mayBeSame(name.actor, actor))) continue;
			const others = names.filter((name) => !actors.some((known) => mayBeSame(known, name.actor)));
			const other = others[hashOf(facts.text + actor.start) % Math.max(1, others.length)];
			if (!other) continue;
			const written = low ? other.text.toLowerCase() : other.text;
			const text = facts.text.slice(0, actor.start) + written + facts.text.slice(actor.end);
			const at = { start: actor.start, end: actor.start + written.length };
			collect(store, id, text, "changed", at);
		}
	}
}

/** A sentence of the source against the others: names that no other sentence has are not decided there either. */
function leaveOut(store: Store, id: string): void {
	const source = store.get(id);
	if (!source) return;
	const telling = source.sentences.flatMap((_, i) => (actorsOf(source.facts(i)).length > 0 ? [i] : []));
	const step = Math.max(1, Math.floor(telling.length / LEFT_OUT));
	for (let i = 0; i < telling.length; i += step) {
		const index = telling[i] ?? 0;
		const text = source.sentences[index]?.text ?? "";
		if (text.length > 400) continue;
		collect(store, id, text, "left out", undefined, index);
	}
}

function collect(
	store: Store,
	id: string,
	text: string,
	group: Group,
	changed?: { start: number; end: number },
	without?: number,
): void {
	for (const { facts } of changed ? [{ facts: factsOf(text) }] : factsIn(text)) {
		totals[group]++;
		const query = new Map(keysOf(facts.text).map((key) => [key, wordWeight(key)]));
		for (const term of facts.terms) query.set(term.key, term.weight);
		const refs = store.candidates(query, CANDIDATES).filter(({ index }) => index !== without);
		for (const { actor, other, ref, apart, features } of exchangesOf(facts, refs)) {
			if (without !== undefined && !saidElsewhere(store.get(id), actor, without)) continue;
			if (!apart || (changed && !(actor.start < changed.end && changed.start < actor.end))) continue;
			const passage = ref.source.sentences[ref.index]?.text ?? "";
			samples.push({
				features,
				group,
				fold: (hashOf(id) % 2) as 0 | 1,
				sentence: facts.text,
				words: `${facts.text.slice(actor.start, actor.end)} <- ${passage.slice(other.start, other.end)}`,
				passage,
			});
		}
	}
}

function saidElsewhere(source: StoredSource | undefined, actor: Actor, index: number): boolean {
	return (source?.sentences ?? []).some(
		(_, i) =>
			i !== index && actorsOf(source?.facts(i) ?? factsOf("")).some((other) => mayBeSame(actor, other)),
	);
}

const names = [...new Set(samples.flatMap(({ features }) => Object.keys(features)))].sort();

interface Model {
	readonly bias: number;
	readonly weights: Record<string, number>;
}

function fitted(train: readonly Sample[]): Model {
	const x = train.map(({ features }) => Float64Array.from(names, (name) => features[name] ?? 0));
	const w = new Float64Array(names.length);
	let bias = 0;
	const rate = 0.5;
	const decay = 0.0005;
	for (let step = 0; step < 2000; step++) {
		const gradient = new Float64Array(names.length);
		let biasGradient = 0;
		for (const [i, row] of x.entries()) {
			const sample = train[i];
			if (!sample) continue;
			let sum = bias;
			for (let j = 0; j < row.length; j++) sum += (w[j] ?? 0) * (row[j] ?? 0);
			const label = sample.group === "changed" ? 1 : 0;
			const error = (1 / (1 + Math.exp(-sum)) - label) * GROUP_WEIGHT[sample.group];
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

function score(model: Model, sample: Sample): number {
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
	const decided = samples.filter((sample) => sample.group === group).length;
	console.log(`${group}: ${totals[group]} sentences, ${decided} names to decide`);
}
console.log("held out\tscore\tcaught\tsentences flagged: supported, left out, elsewhere");
for (const threshold of [0.5, 0.7, 0.8, 0.85, 0.9, 0.95]) {
	const over = held.filter(({ score: value }) => value >= threshold);
	const caught = over.filter(({ sample }) => sample.group === "changed").length / totals.changed;
	const alarms = NEGATIVES.map((group) => {
		const flagged = new Set(
			over.filter(({ sample }) => sample.group === group).map(({ sample }) => sample.sentence),
		);
		return percent(flagged.size / totals[group]);
	});
	console.log(`\t${threshold}\t${percent(caught)}\t${alarms.join("\t")}`);
}

function percent(share: number): string {
	return `${(share * 100).toFixed(2)} %`;
}

function show(group: Group, list: readonly { sample: Sample; score: number }[]): void {
	for (const { sample, score: value } of list.filter(({ sample }) => sample.group === group).slice(0, 40))
		console.log(
			`${group} ${value.toFixed(3)} ${sample.words}\n   draft: ${sample.sentence.slice(0, 260)}\n   source: ${sample.passage.slice(0, 260)}`,
		);
}

held.sort((a, b) => b.score - a.score);
if (process.argv.includes("--alarms")) for (const group of NEGATIVES) show(group, held);
if (process.argv.includes("--misses"))
	show(
		"changed",
		held.filter(({ score: value }) => value < THRESHOLD).filter((_, i) => i % 20 === 0),
	);
const model = { threshold: THRESHOLD, ...fitted(samples) };
if (process.argv.includes("--write")) {
	writeFileSync("src/engine/data/relation-weights.json", `${JSON.stringify(model, null, "\t")}\n`);
	console.log("Written: src/engine/data/relation-weights.json");
} else console.log(JSON.stringify(model));
