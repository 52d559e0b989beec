/**
 * Fits src/engine/data/polarity-weights.json: boosted trees over the features of src/engine/denial.ts and others over
 * those of src/engine/reversal.ts. Folds by source give the held-out tables that are printed; the weights that are
 * written are fitted on everything.
 * Run: npx tsx scripts/fit-polarity.ts [--write] [--alarms] [--misses]
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BoostedTrees, probability } from "../src/engine/boosted.js";
import { dataFolder, hasData, hash } from "./bench/data.js";
import { type BoostOptions, boost, type Example } from "./fit/boosting.js";
import {
	collectPolaritySamples,
	type PolarityGroup,
	type PolarityPart,
	type PolaritySample,
	type PolaritySamples,
} from "./fit/polarity-samples.js";

/**
 * Read from the held-out tables: below these, what is caught grows by a point or two while the flagged sentences of
 * "left out" double.
 */
const THRESHOLDS: Readonly<Record<PolarityPart, number>> = { denial: 0.6, reversal: 0.8 };
const FOLDS = 4;
const OPTIONS: BoostOptions = { trees: 120, depth: 3, rate: 0.08, ridge: 4, leastWeight: 2 };
/** What a pair of a group weighs. The left out and the articles are what drafts of a newsroom are like. */
const GROUP_WEIGHT: Readonly<Record<PolarityGroup, number>> = {
	changed: 1,
	supported: 2,
	"left out": 1,
	elsewhere: 1,
	article: 1,
};
const ALARMS = ["supported", "left out", "elsewhere", "article"] as const;
const WORST = 40;
const FILE = join(import.meta.dirname, "..", "src", "engine", "data", "polarity-weights.json");

function exampleOf({ group, features }: PolaritySample): Example {
	return { features, label: group === "changed" ? 1 : 0, weight: GROUP_WEIGHT[group] };
}

interface Held {
	readonly sample: PolaritySample;
	readonly score: number;
}

function heldOut(own: readonly PolaritySample[]): Held[] {
	const foldOf = (source: string) => (hash(source) >>> 4) % FOLDS;
	const held: Held[] = [];
	for (let fold = 0; fold < FOLDS; fold++) {
		const outside = own.filter(({ source }) => foldOf(source) !== fold);
		const model = boost(outside.map(exampleOf), OPTIONS);
		for (const sample of own)
			if (foldOf(sample.source) === fold) held.push({ sample, score: probability(model, sample.features) });
	}
	return held;
}

function print(
	part: PolarityPart,
	held: readonly Held[],
	totals: PolaritySamples["totals"][PolarityPart],
): void {
	for (const [group, total] of Object.entries(totals))
		console.log(
			`${part}, ${group}: ${total} sentences, ${held.filter(({ sample }) => sample.group === group).length} to decide`,
		);
	console.log(`held out\tscore\tcaught\tsentences flagged: ${ALARMS.join(", ")}`);
	for (const threshold of [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) {
		const over = held.filter(({ score }) => score >= threshold);
		const caught = over.filter(({ sample }) => sample.group === "changed").length / totals.changed;
		const alarms = ALARMS.map((group) => {
			const flagged = new Set(
				over.filter(({ sample }) => sample.group === group).map(({ sample }) => sample.sentence),
			);
			return `${flagged.size} (${((100 * flagged.size) / totals[group]).toFixed(2)} %)`;
		});
		console.log(`\t${threshold}\t${(100 * caught).toFixed(1)} %\t${alarms.join("\t")}`);
	}
}

function show(list: readonly Held[]): void {
	for (const { sample, score } of list)
		console.log(
			`\n${sample.group} ${sample.source} ${score.toFixed(2)} [${sample.words}] [${sample.there}]\n   ${sample.sentence}\n   ${sample.passage}\n   ${JSON.stringify(sample.features, (_, value) => (typeof value === "number" ? Math.round(value * 100) / 100 : value))}`,
		);
}

function gainsOf({ trees, features }: BoostedTrees): string {
	const gains = new Map<string, number>();
	for (const { asks, adds } of trees)
		for (const ask of asks) {
			const name = features[ask] ?? "";
			gains.set(name, (gains.get(name) ?? 0) + Math.max(...adds) - Math.min(...adds));
		}
	return [...gains]
		.sort((a, b) => b[1] - a[1])
		.map(([name, gain]) => `${name} ${gain.toFixed(1)}`)
		.join(", ");
}

function main(): void {
	if (!hasData()) {
		console.log(`No data at ${dataFolder}: nothing fitted. Set CORROBORATE_DATA to where it lies.`);
		return;
	}
	const { samples, totals } = collectPolaritySamples();
	const models = (["denial", "reversal"] as const).map((part) => {
		const own = samples.filter((sample) => sample.part === part);
		const held = heldOut(own).sort((a, b) => b.score - a.score);
		print(part, held, totals[part]);
		if (process.argv.includes("--alarms"))
			for (const group of ALARMS)
				show(
					held
						.filter(({ sample, score }) => sample.group === group && score >= THRESHOLDS[part])
						.slice(0, WORST),
				);
		if (process.argv.includes("--misses"))
			show(
				held
					.filter(({ sample, score }) => sample.group === "changed" && score < THRESHOLDS[part])
					.filter((_, i, missed) => i % Math.ceil(missed.length / WORST) === 0),
			);
		const model = boost(own.map(exampleOf), OPTIONS);
		console.log(gainsOf(model));
		return [part, { threshold: THRESHOLDS[part], ...model }] as const;
	});
	if (!process.argv.includes("--write")) return;
	writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(models), null, "\t")}\n`);
	console.log(`Written: ${FILE}`);
}

main();
