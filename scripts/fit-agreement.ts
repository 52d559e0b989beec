/**
 * Fits src/engine/data/agreement-weights.json: boosted trees over the features of src/engine/agreement.ts.
 * Folds by source give the held-out table that is printed; the weights that are written are fitted on everything.
 * Run: npx tsx scripts/fit-agreement.ts [--write] [--show GROUP]
 */
import { writeFileSync } from "node:fs";
import { probability } from "../src/engine/boosted.js";
import { dataFolder, hasData } from "./bench/data.js";
import {
	type AgreementGroup,
	type AgreementSample,
	agreementGroups,
	collectAgreements,
} from "./fit/agreement-samples.js";
import { type BoostOptions, boost, type Example } from "./fit/boosting.js";
import { foldOf } from "./fit/folds.js";

/**
 * Read from the held-out table: at these, hardly more ticks are given by chance than the blend of the alignment gave.
 * "alone" is the score that is enough, "fitting" that of a pair which the blend takes for the same thing too.
 */
const THRESHOLDS = { alone: 0.94, fitting: 0.75 };
/** The blend orders the pairs, and from here on it fits. */
const BLEND = 0.38;
const FOLDS = 4;
const OPTIONS: BoostOptions = { trees: 150, depth: 3, rate: 0.08, ridge: 4, leastWeight: 2 };
/**
 * Another value of the same source is told apart by scripts/fit-misplaced.ts, which sees what stands there instead. A
 * sentence that is left out is most often told a second time, and so is no example of agreement by chance.
 */
const GROUP_WEIGHT: Readonly<Record<AgreementGroup, number>> = {
	supported: 1,
	retold: 1,
	changed: 1,
	elsewhere: 1,
	"elsewhere, retold": 0.5,
	replaced: 0,
	"replaced, retold": 0,
	"left out": 0,
};
const SHOWN = 40;

/** Of a supported figure, the best aligned pair is taken to be of the same thing; of the others none is. */
function examplesOf({ group, pairs }: AgreementSample): Example[] {
	const isTrue = group === "supported" || group === "retold";
	const taken = isTrue ? pairs.slice(0, 1) : pairs;
	const weight = GROUP_WEIGHT[group] / Math.max(1, taken.length);
	if (weight === 0) return [];
	return taken.map(({ features }) => ({ features, label: isTrue ? 1 : 0, weight }));
}

function main(): void {
	if (!hasData()) {
		console.log(`No data at ${dataFolder}: nothing fitted. Set CORROBORATE_DATA to where it lies.`);
		return;
	}
	const samples = collectAgreements();
	const held: { sample: AgreementSample; scores: readonly number[]; score: number }[] = [];
	for (let fold = 0; fold < FOLDS; fold++) {
		const outside = samples.filter(({ source }) => foldOf(source, FOLDS) !== fold);
		const model = boost(outside.flatMap(examplesOf), OPTIONS);
		for (const sample of samples.filter(({ source }) => foldOf(source, FOLDS) === fold)) {
			const scores = sample.pairs.map(({ features }) => probability(model, features));
			held.push({ sample, scores, score: Math.max(0, ...scores) });
		}
	}
	const inGroup = (group: AgreementGroup) => held.filter(({ sample }) => sample.group === group);
	const line = (name: string, isOver: (one: (typeof held)[number]) => boolean): void => {
		const shares = agreementGroups.map((group) => {
			const all = inGroup(group);
			return `${((100 * all.filter(isOver).length) / Math.max(1, all.length)).toFixed(1)} %`;
		});
		console.log([name, ...shares].join("\t"));
	};
	console.log("held out: share of all figures that are taken to agree with a passage");
	console.log(["score", ...agreementGroups.map((group) => `${group} (${inGroup(group).length})`)].join("\t"));
	const isTaken = (score: number, strength: number): boolean =>
		score >= THRESHOLDS.alone || (strength >= BLEND && score >= THRESHOLDS.fitting);
	line("shipped", ({ sample, scores }) =>
		sample.pairs.some(({ strength }, at) => isTaken(scores[at] ?? 0, strength)),
	);
	line("blend", ({ sample }) => sample.pairs.some(({ strength }) => strength >= BLEND));
	for (const threshold of [0.5, 0.6, 0.7, 0.8, 0.84, 0.87, 0.9, 0.93, 0.96])
		line(String(threshold), ({ score }) => score >= threshold);
	const show = process.argv.indexOf("--show");
	const shown = agreementGroups.find((group) => show > 0 && group === process.argv[show + 1]);
	if (shown) {
		const worst = inGroup(shown).sort((a, b) => b.score - a.score);
		if (shown === "supported") worst.reverse();
		for (const { sample, score } of worst.slice(0, SHOWN))
			console.log(score.toFixed(3), sample.words, "|", sample.sentence, "|", sample.pairs[0]?.passage ?? "-");
	}
	if (!process.argv.includes("--write")) return;
	const file = "src/engine/data/agreement-weights.json";
	const model = boost(samples.flatMap(examplesOf), OPTIONS);
	writeFileSync(file, `${JSON.stringify({ ...THRESHOLDS, ...model }, null, "\t")}\n`);
	console.log(`Written: ${file}`);
}

main();
