/**
 * Fits src/engine/data/support-weights.json, two logistic models (src/engine/support.ts):
 *
 * 1. "word": whether the source does not bear out a word or figure of a sentence. Taught by the words that readers
 *    marked as wrong (xsumfaith), by claims that were judged supported, all of whose words are right, and by the same
 *    with one fact changed.
 * 2. "sentence": whether it bears out the sentence. Taught by the judgements of whole claims: a claim is supported if
 *    each of its sentences is. Every set weighs the same, and so do its supported and unsupported claims.
 *
 * The sentence model reads what the word model says of words of sources that it was not fitted on, in training as in
 * use. Prints for each set, with the sources in folds and several draws of the folds: the area under the curve, and
 * the balanced accuracy at the best threshold of one random half of the sources, scored on the other half. Sources
 * that are scored were seen by neither model; the checks, whose findings are features, were fitted on some of them.
 * Run: npx tsx scripts/fit-support.ts [--write]
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Facts, factsOf } from "../src/claims/facts.js";
import { createStore, type MemoryStore, type Store } from "../src/corpus/store.js";
import { createConversionBook } from "../src/engine/conversion-book.js";
import { judgeClaims } from "../src/engine/sentence.js";
import { type Reading, readingOf, sentenceFeatures } from "../src/engine/support.js";
import { plainBlocks } from "../src/text/plain.js";
import { sentencesOf } from "../src/text/sentences.js";
import type { Span } from "../src/text/span.js";
import { allSets, dataFolder, hasData, hash, loadClaims, loadMutations, loadSources } from "./bench/data.js";
import { fitJointly, type Whole } from "./fit/joint.js";
import { areaUnderCurve, balancedAccuracy, bestThreshold } from "./fit/judge.js";
import { type Model, scoreOf } from "./fit/logistic.js";

const FILE = join(import.meta.dirname, "..", "src", "engine", "data", "support-weights.json");
const FOLDS = 5;
const DRAWS = 4;
/** Random halves of the sources that a threshold is taken from, per draw. */
const HALVES = 10;
const READERS = 3;
const WORD = { penalty: 0.0005, steps: 150 };
const SENTENCE = { penalty: 0.01, steps: 400 };
/** How much a word counts by where its label comes from. */
const MARKED = 1;
const SUPPORTED = 0.3;
const CHANGED = 0.5;

interface WordExample {
	readonly source: string;
	readonly features: Readonly<Record<string, number>>;
	/** 0..1: the share of readers who marked it. */
	readonly wrong: number;
	readonly importance: number;
}

interface Claim {
	readonly set: string;
	readonly source: string;
	readonly supported: boolean;
	readonly importance: number;
	/** Nothing where a sentence has nothing to be compared with. */
	readonly sentences: readonly (Reading | undefined)[];
}

interface Data {
	readonly claims: readonly Claim[];
	readonly words: readonly WordExample[];
}

type WrongShare = (span: Span) => number;

function gather(): Data {
	const claims: Claim[] = [];
	const words: WordExample[] = [];
	const changed = loadMutations();
	for (const set of allSets) {
		const stores = new Map<string, MemoryStore>();
		for (const { id, text } of loadSources(set)) {
			const store = createStore();
			store.add({ id, text });
			stores.set(id, store);
		}
		const rows = loadClaims(set);
		const read = (source: string, text: string, importance: number, wrong?: WrongShare) => {
			const store = stores.get(source);
			if (!store) return [];
			return sentencesFor(text, store).map(({ start, reading }) => {
				for (const [i, features] of wrong && reading ? reading.words.entries() : []) {
					const item = reading?.cover.items[i];
					if (!item || !wrong) continue;
					const span = { start: start + item.start, end: start + item.end };
					words.push({ source, features, wrong: wrong(span), importance });
				}
				return reading;
			});
		};
		for (const { source, claim, supported, marked } of rows) {
			const alike = rows.filter((row) => row.supported === supported).length;
			const wrong = supported ? () => 0 : marked && ((span: Span) => markedShare(span, marked));
			const sentences = read(source, claim, set === "xsumfaith" ? MARKED : SUPPORTED, wrong);
			if (sentences.length > 0) claims.push({ set, source, supported, importance: 100 / alike, sentences });
		}
		for (const { source, claim, start, end } of changed)
			read(source, claim, CHANGED, (span) => (span.start < end && start < span.end ? 1 : 0));
	}
	return { claims, words };
}

/** The share of readers who marked a word, by the share of its letters. */
function markedShare({ start, end }: Span, marked: readonly (Span & { reader: string })[]): number {
	let sum = 0;
	for (const reader of new Set(marked.map((span) => span.reader))) {
		for (let at = start; at < end; at++)
			if (marked.some((span) => span.reader === reader && span.start <= at && at < span.end)) sum++;
	}
	return sum / (READERS * Math.max(1, end - start));
}

function sentencesFor(text: string, store: Store): { start: number; reading: Reading | undefined }[] {
	const book = createConversionBook(store);
	let before: Facts | undefined;
	return plainBlocks(text)
		.flatMap(sentencesOf)
		.map((sentence) => {
			const facts = factsOf(sentence.text);
			const { refs, claims } = judgeClaims({ facts, context: before ? [before] : [] }, store, book);
			before = facts;
			return { start: sentence.span.start, reading: readingOf(facts, refs, claims) };
		});
}

function fitWords(words: readonly WordExample[]): Model {
	return fitJointly(
		words.map(({ features, wrong, importance }): Whole => ({ parts: [features], label: wrong, importance })),
		WORD,
	);
}

type Features = Readonly<Record<string, number>>;

/** The features of a claim's sentences, its words judged by a model that did not see their source. */
function featuresOf({ sentences }: Claim, word: Model): Features[] {
	return sentences.map((reading) =>
		reading
			? sentenceFeatures(
					reading,
					reading.words.map((features) => scoreOf(word, features)),
				)
			: {},
	);
}

function fitSentences(claims: readonly Claim[], wordFor: (claim: Claim) => Model): Model {
	return fitJointly(
		claims.map(
			(claim): Whole => ({
				parts: featuresOf(claim, wordFor(claim)),
				label: claim.supported ? 1 : 0,
				importance: claim.importance,
			}),
		),
		SENTENCE,
	);
}

/** Word models without one or two of the folds, each fitted once. */
function wordModels(words: readonly WordExample[], foldOf: (source: string) => number) {
	const known = new Map<string, Model>();
	return (...without: number[]): Model => {
		const key = [...new Set(without)].sort().join(" ");
		const model = known.get(key) ?? fitWords(words.filter(({ source }) => !without.includes(foldOf(source))));
		known.set(key, model);
		return model;
	};
}

interface Scored {
	readonly set: string;
	readonly source: string;
	readonly supported: boolean;
	readonly support: number;
}

/** Every claim, scored by models that saw no claim and no word of its source. */
function heldOut({ claims, words }: Data, draw: number): Scored[] {
	const foldOf = (source: string): number => hash(`${draw} ${source}`) % FOLDS;
	const wordModel = wordModels(words, foldOf);
	return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
		const inside = claims.filter(({ source }) => foldOf(source) !== fold);
		const sentence = fitSentences(inside, ({ source }) => wordModel(fold, foldOf(source)));
		return claims
			.filter(({ source }) => foldOf(source) === fold)
			.map((claim) => scored(claim, wordModel(fold), sentence));
	});
}

function scored(claim: Claim, word: Model, sentence: Model): Scored {
	const { set, source, supported } = claim;
	const support = Math.min(...featuresOf(claim, word).map((features) => scoreOf(sentence, features)));
	return { set, source, supported, support };
}

/** Balanced accuracies with the threshold of one random half of the sources, scored on the other, both ways. */
function judged(rows: readonly Scored[], draw: number): number[] {
	return Array.from({ length: HALVES }, (_, half) => half).flatMap((half) => {
		const isFirst = ({ source }: Scored): boolean => hash(`half ${draw} ${half} ${source}`) % 2 === 0;
		const first = rows.filter(isFirst);
		const second = rows.filter((row) => !isFirst(row));
		return [balancedAccuracy(second, bestThreshold(first)), balancedAccuracy(first, bestThreshold(second))];
	});
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
}

function printTable(draws: readonly Scored[][]): void {
	console.log(
		`${FOLDS} folds by source, ${DRAWS} draws: area under the curve; balanced accuracy, mean and spread`,
	);
	for (const set of allSets) {
		const own = draws.map((rows) => rows.filter((row) => row.set === set));
		const area = mean(own.map(areaUnderCurve));
		const accuracies = own.flatMap(judged);
		const middle = mean(accuracies);
		const spread = Math.sqrt(mean(accuracies.map((value) => (value - middle) ** 2)));
		console.log(
			`  ${set.padEnd(22)} ${own[0]?.length ?? 0} claims  ${(100 * area).toFixed(1)}  ${(100 * middle).toFixed(1)} ± ${(100 * spread).toFixed(1)}`,
		);
	}
}

if (!hasData()) console.log(`No labelled data at ${dataFolder}: nothing was fitted.`);
else {
	const data = gather();
	console.log(`${data.claims.length} claims, ${data.words.length} words`);
	printTable(Array.from({ length: DRAWS }, (_, draw) => heldOut(data, draw)));
	const foldOf = (source: string): number => hash(source) % FOLDS;
	const wordModel = wordModels(data.words, foldOf);
	const model = {
		word: wordModel(),
		sentence: fitSentences(data.claims, ({ source }) => wordModel(foldOf(source))),
	};
	console.log(JSON.stringify(model));
	if (process.argv.includes("--write")) writeFileSync(FILE, `${JSON.stringify(model, null, "\t")}\n`);
}
