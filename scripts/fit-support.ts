/**
 * Fits src/engine/data/support-weights.json: a logistic regression over the features of src/engine/support.ts, to what
 * humans judged of the claims of ../shared/data. A claim is as well supported as the least supported of its sentences,
 * so that in each round the sentence that the model rates least stands for its claim. Every set weighs the same, and
 * so do its supported and unsupported claims. Only the development half of the sources; two folds of it give the
 * held-out figures that are printed: the area under the curve, and the balanced accuracy at the best threshold of the
 * other fold.
 * Run: npx tsx scripts/fit-support.ts [--write]
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Facts, factsOf } from "../src/claims/facts.js";
import { createStore, type MemoryStore, type Store } from "../src/corpus/store.js";
import { createConversionBook } from "../src/engine/conversion-book.js";
import { judgeClaims } from "../src/engine/sentence.js";
import { supportFeatures } from "../src/engine/support.js";
import { plainBlocks } from "../src/text/plain.js";
import { sentencesOf } from "../src/text/sentences.js";
import {
	allSets,
	dataFolder,
	hasData,
	isThresholdHalf,
	loadClaims,
	loadSources,
	splitOf,
} from "./bench/data.js";
import { areaUnderCurve, balancedAccuracy, bestThreshold } from "./fit/judge.js";
import { fitLogistic, type Model, scoreOf } from "./fit/logistic.js";

const ROUNDS = 6;
const DECAY = 0.002;
const FILE = join(import.meta.dirname, "..", "src", "engine", "data", "support-weights.json");

interface Claim {
	readonly set: string;
	readonly source: string;
	readonly supported: boolean;
	readonly importance: number;
	readonly sentences: readonly Readonly<Record<string, number>>[];
}

function sentencesFor(text: string, store: Store): Readonly<Record<string, number>>[] {
	const book = createConversionBook(store);
	let before: Facts | undefined;
	return plainBlocks(text)
		.flatMap(sentencesOf)
		.map((sentence) => {
			const facts = factsOf(sentence.text);
			const { refs, claims } = judgeClaims({ facts, context: before ? [before] : [] }, store, book);
			before = facts;
			return supportFeatures(facts, refs, claims) ?? {};
		});
}

function gather(half: "dev" | "test"): Claim[] {
	return allSets.flatMap((set) => {
		const sources = new Map(loadSources(set).map(({ id, text }) => [id, text]));
		const rows = loadClaims(set).filter(({ source }) => splitOf(source) === half);
		const stores = new Map<string, MemoryStore>();
		return rows.flatMap(({ source, claim, supported }) => {
			let store = stores.get(source);
			if (!store) {
				store = createStore();
				store.add({ id: source, text: sources.get(source) ?? "" });
				stores.set(source, store);
			}
			const sentences = sentencesFor(claim, store);
			const alike = rows.filter((row) => row.supported === supported).length;
			return sentences.length > 0 ? [{ set, source, supported, importance: 100 / alike, sentences }] : [];
		});
	});
}

function least(model: Model, { sentences }: Claim): Readonly<Record<string, number>> {
	return sentences.reduce((a, b) => (scoreOf(model, b) < scoreOf(model, a) ? b : a));
}

function fitted(claims: readonly Claim[]): Model {
	let model: Model = { bias: 0, weights: { together: 1 } };
	for (let round = 0; round < ROUNDS; round++) {
		const now = model;
		model = fitLogistic(
			claims.map((claim) => ({
				features: least(now, claim),
				label: claim.supported ? 1 : 0,
				importance: claim.importance,
			})),
			DECAY,
		);
	}
	return model;
}

function scored(model: Model, claims: readonly Claim[]) {
	return claims.map((claim) => ({
		source: claim.source,
		set: claim.set,
		supported: claim.supported,
		support: scoreOf(model, least(model, claim)),
	}));
}

type Scored = ReturnType<typeof scored>;

/** Per set: area under the curve, and the balanced accuracy at the threshold of the other half, both ways round. */
function printJudgement(title: string, rows: Scored): void {
	console.log(title);
	for (const set of allSets) {
		const own = rows.filter((row) => row.set === set);
		const half = own.filter((row) => isThresholdHalf(row.source));
		const other = own.filter((row) => !isThresholdHalf(row.source));
		const there = balancedAccuracy(other, bestThreshold(half));
		const back = balancedAccuracy(half, bestThreshold(other));
		console.log(
			`  ${set.padEnd(22)} ${own.length} claims  area ${areaUnderCurve(own).toFixed(3)}  balanced ${(100 * there).toFixed(1)} and back ${(100 * back).toFixed(1)}`,
		);
	}
}

if (!hasData()) console.log(`No labelled data at ${dataFolder}: nothing was fitted.`);
else {
	const claims = gather("dev");
	const folds = [
		claims.filter(({ source }) => isFirst(source)),
		claims.filter(({ source }) => !isFirst(source)),
	];
	const held = folds.flatMap((fold, i) => scored(fitted(folds[1 - i] ?? []), fold));
	printJudgement("development half, each fold by a model of the other", held);
	const model = fitted(claims);
	printJudgement("development half, fitted", scored(model, claims));
	if (process.argv.includes("--test")) printJudgement("test half", scored(model, gather("test")));
	if (process.argv.includes("--write")) writeFileSync(FILE, `${JSON.stringify(model, null, "\t")}\n`);
	else console.log(JSON.stringify(model));
}

function isFirst(source: string): boolean {
	return [...source].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 2 === 0;
}
