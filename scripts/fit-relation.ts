/**
 * Fits src/engine/data/relation-weights.json: boosted trees over the features of src/engine/exchange.ts.
 * Folds by source give the held-out table that is printed; the weights that are written are fitted on everything.
 * Run: npx tsx scripts/fit-relation.ts [--write] [--alarms] [--misses SET]
 */
import { writeFileSync } from "node:fs";
import { type BoostedTrees, probability } from "../src/engine/boosted.js";
import { dataFolder, hasData, hash } from "./bench/data.js";
import { type BoostOptions, boost, type Example } from "./fit/boosting.js";
import { collectNameSamples, type NameGroup, type NameSample } from "./fit/name-samples.js";

/** Read from the held-out table. */
const THRESHOLD = 0.8;
const FOLDS = 4;
const OPTIONS: BoostOptions = { trees: 150, depth: 4, rate: 0.08, ridge: 4, leastWeight: 2 };
/** What a name of a group weighs. A source's own wording is seldom kept by drafts. */
const GROUP_WEIGHT: Readonly<Record<NameGroup, number>> = {
	changed: 1,
	restated: 0.3,
	placed: 0.5,
	supported: 1.5,
	"left out": 1,
	elsewhere: 0.5,
};
/** The names that were changed in one set weigh no more than so many. */
const SET_WEIGHT = 400;
const ALARMS = ["supported", "left out", "elsewhere"] as const;
const WORST = 40;

/** What is wanted of each candidate: of a name that was put in another's place, only the one that was there before. */
function examplesOf({ group, made, candidates }: NameSample, counts: ReadonlyMap<string, number>): Example[] {
	const positive = made !== undefined;
	const taken = positive ? candidates.filter(({ right }) => right) : candidates;
	const share = positive ? SET_WEIGHT / Math.max(SET_WEIGHT, counts.get(made) ?? 1) / taken.length : 1;
	const weight = GROUP_WEIGHT[group] * share;
	return taken.map(({ features }) => ({ features, label: positive ? 1 : 0, weight }));
}

function scoreOf(model: BoostedTrees, { candidates }: NameSample): number {
	return Math.max(...candidates.map(({ features, least }) => Math.max(probability(model, features), least)));
}

function percent(share: number): string {
	return `${(share * 100).toFixed(2)} %`;
}

interface Held {
	readonly sample: NameSample;
	readonly score: number;
}

function show(list: readonly Held[]): void {
	for (const { sample, score } of list.slice(0, WORST)) {
		const [first] = sample.candidates;
		console.log(
			`${sample.group} ${sample.set} ${score.toFixed(3)} ${sample.words}\n   draft: ${sample.sentence.slice(0, 300)}\n   source: ${first?.ref.source.sentences[first.ref.index]?.text.slice(0, 300)}`,
		);
	}
}

function main(): void {
	if (!hasData()) {
		console.log(`No data at ${dataFolder}: nothing fitted. Set CORROBORATE_DATA to where it lies.`);
		return;
	}
	const { samples, totals, made } = collectNameSamples();
	for (const [group, total] of Object.entries(totals)) {
		const names = samples.filter((sample) => sample.group === group).length;
		console.log(`${group}: ${total} sentences, ${names} names to decide`);
	}
	for (const key of [...made.keys()].sort()) {
		const own = samples.filter((sample) => sample.made === key);
		const right = own.filter(({ candidates }) => candidates.some(({ right }) => right));
		console.log(
			`${key}: ${made.get(key)} made, ${own.length} with a candidate, ${right.length} with the right one`,
		);
	}
	const foldOf = (source: string) => (hash(source) >>> 4) % FOLDS;
	const held: Held[] = [];
	for (let fold = 0; fold < FOLDS; fold++) {
		const outside = samples.filter(({ source }) => foldOf(source) !== fold);
		const model = boost(
			outside.flatMap((sample) => examplesOf(sample, made)),
			OPTIONS,
		);
		for (const sample of samples)
			if (foldOf(sample.source) === fold) held.push({ sample, score: scoreOf(model, sample) });
	}
	const keys = [...made.keys()].sort();
	console.log(
		`held out\tscore\tcaught of ${keys.map((key) => `${key} (${made.get(key)})`).join(", ")}\tsentences flagged: ${ALARMS.join(", ")}`,
	);
	for (const threshold of [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95]) {
		const over = held.filter(({ score }) => score >= threshold);
		const caught = keys.map((key) =>
			percent(over.filter(({ sample }) => sample.made === key).length / (made.get(key) ?? 1)),
		);
		const alarms = ALARMS.map((group) => {
			const flagged = over.filter(({ sample }) => sample.group === group);
			return percent(new Set(flagged.map(({ sample }) => sample.sentence)).size / totals[group]);
		});
		console.log(`\t${[threshold, ...caught, "|", ...alarms].join("\t")}`);
	}
	held.sort((a, b) => b.score - a.score);
	if (process.argv.includes("--alarms"))
		for (const group of ALARMS) show(held.filter(({ sample }) => sample.group === group));
	const misses = process.argv.indexOf("--misses");
	if (misses > 0) {
		const missed = held.filter(
			({ sample, score }) => sample.made === process.argv[misses + 1] && score < THRESHOLD,
		);
		show(missed.filter((_, i) => i % Math.ceil(missed.length / WORST) === 0));
	}
	const model = boost(
		samples.flatMap((sample) => examplesOf(sample, made)),
		OPTIONS,
	);
	const gains = new Map<string, number>();
	for (const { asks, adds } of model.trees)
		for (const ask of asks)
			gains.set(
				model.features[ask] ?? "",
				(gains.get(model.features[ask] ?? "") ?? 0) + Math.max(...adds) - Math.min(...adds),
			);
	console.log(
		[...gains]
			.sort((a, b) => b[1] - a[1])
			.map(([name, gain]) => `${name} ${gain.toFixed(1)}`)
			.join(", "),
	);
	if (!process.argv.includes("--write")) return;
	const file = "src/engine/data/relation-weights.json";
	writeFileSync(file, `${JSON.stringify({ threshold: THRESHOLD, ...model }, null, "\t")}\n`);
	console.log(`Written: ${file}`);
}

main();
