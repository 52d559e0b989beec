/**
 * Fits src/engine/data/contradiction-weights.json: boosted trees over the features of src/engine/contradiction.ts.
 * Folds by source give the held-out table that is printed; the weights that are written are fitted on everything.
 * Run: npx tsx scripts/fit-contradiction.ts [--write] [--alarms] [--dump FILE]
 */
import { writeFileSync } from "node:fs";
import { type BoostedTrees, probability } from "../src/engine/boosted.js";
import { dataFolder, hasData } from "./bench/data.js";
import { type BoostOptions, boost, type Example } from "./fit/boosting.js";
import { foldOf } from "./fit/folds.js";
import { collectSamples, type Group, type Sample } from "./fit/samples.js";

/**
 * Read from the held-out table: from 0.4 down to here, a point more that is caught costs a seventh of a point more
 * flagged sentences of "left out"; below, a whole point.
 */
const THRESHOLD = 0.3;
/** Between 0.3 and 0.4 one date in twenty is caught, and a quarter of the dates that are flagged in "left out" lie there. */
const DATE_THRESHOLD = 0.4;
const FOLDS = 4;
const OPTIONS: BoostOptions = { trees: 200, depth: 3, rate: 0.08, ridge: 4, leastWeight: 2 };
/**
 * What one unsupported figure of a group weighs. There are several changes in company of each changed figure. Restated
 * figures are of many more sources than the changed ones but of the sources' own wording, which drafts seldom keep;
 * unrelated articles are easily told apart.
 */
const GROUP_WEIGHT: Readonly<Record<Group, number>> = {
	changed: 1,
	company: 0.15,
	restated: 0.2,
	supported: 1,
	"left out": 0.7,
	elsewhere: 0.3,
	line: 0.3,
};
const CHANGED = ["changed", "company", "restated"] as const;
const ALARMS = ["supported", "left out", "elsewhere", "line"] as const;
const WORST = 30;

/** What is wanted of each figure that stands against a sample's: of a changed figure, only the one that it was before. */
function examplesOf({ group, opponents }: Sample): Example[] {
	const positive = CHANGED.some((one) => one === group);
	const taken = positive ? opponents.filter(({ right }) => right) : opponents;
	const weight = GROUP_WEIGHT[group] / (positive ? taken.length : 1);
	return taken.map(({ features }) => ({ features, label: positive ? 1 : 0, weight }));
}

function scoreOf(model: BoostedTrees, { opponents }: Sample): number {
	return Math.max(...opponents.map(({ features }) => probability(model, features)));
}

/** A sample with the words of what stands against it, for other programs to look into. */
function plain({ opponents, ...sample }: Sample): unknown {
	return {
		...sample,
		opponents: opponents.map(({ pair, features, right }) => ({
			right,
			features,
			other: pair.passage.text,
			value: pair.passage.text.slice(pair.slot.start, pair.slot.end),
		})),
	};
}

function percent(share: number): string {
	return `${(share * 100).toFixed(1)} %`;
}

function main(): void {
	if (!hasData()) {
		console.log(`No data at ${dataFolder}: nothing fitted. Set CORROBORATE_DATA to where it lies.`);
		return;
	}
	const { samples, totals } = collectSamples();
	for (const [group, total] of Object.entries(totals)) {
		const figures = samples.filter((sample) => sample.group === group).length;
		console.log(
			`${group}: ${total} ${group === "changed" || group === "company" ? "claims" : "sentences"}, ${figures} figures to decide`,
		);
	}
	const dump = process.argv.indexOf("--dump");
	if (dump > 0)
		writeFileSync(
			process.argv[dump + 1] ?? "samples.json",
			JSON.stringify({ totals, samples: samples.map(plain) }),
		);
	const held: { sample: Sample; score: number }[] = [];
	for (let fold = 0; fold < FOLDS; fold++) {
		const outside = samples.filter(({ source }) => foldOf(source, FOLDS) !== fold);
		const model = boost(outside.flatMap(examplesOf), OPTIONS);
		for (const sample of samples)
			if (foldOf(sample.source, FOLDS) === fold) held.push({ sample, score: scoreOf(model, sample) });
	}
	console.log(
		"held out\tscore\tchanged\tcompany\trestated\tsentences flagged: supported, left out, elsewhere, line",
	);
	for (const threshold of [0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) {
		const over = held.filter(({ score }) => score >= threshold);
		const caught = CHANGED.map((group) =>
			percent(over.filter(({ sample }) => sample.group === group).length / totals[group]),
		);
		const alarms = ALARMS.map((group) => {
			const flagged = over.filter(({ sample }) => sample.group === group);
			return percent(new Set(flagged.map(({ sample }) => sample.sentence)).size / totals[group]);
		});
		console.log(`\t${[threshold, ...caught, ...alarms].join("\t")}`);
	}
	if (process.argv.includes("--alarms")) {
		held.sort((a, b) => b.score - a.score);
		for (const group of ALARMS)
			for (const { sample, score } of held.filter(({ sample }) => sample.group === group).slice(0, WORST))
				console.log(group, score.toFixed(3), sample.words, "|", sample.sentence.slice(0, 200));
	}
	if (!process.argv.includes("--write")) return;
	const model = boost(samples.flatMap(examplesOf), OPTIONS);
	const file = "src/engine/data/contradiction-weights.json";
	writeFileSync(
		file,
		`${JSON.stringify({ threshold: THRESHOLD, dateThreshold: DATE_THRESHOLD, ...model }, null, "\t")}\n`,
	);
	console.log(`Written: ${file}`);
}

main();
