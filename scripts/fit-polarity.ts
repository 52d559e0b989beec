/**
 * Fits src/engine/data/polarity-weights.json: a logistic regression over the features of src/engine/denial.ts.
 * Positive: claims that humans judged supported with a negation put in (../shared/data/mutations.claims.jsonl).
 * Negative: the denials of claims that humans judged supported, of a source's own sentences against the source without
 * them ("left out"), and of supported claims against all the other sources of their set ("elsewhere").
 * Only the development half of the sources; two folds of it give the held-out figures that are printed.
 * Run: npx tsx scripts/fit-polarity.ts [--write] [--alarms]
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { factsOf } from "../src/claims/facts.js";
import { negationsOf } from "../src/claims/negation.js";
import { createStore, keysOf, type Store } from "../src/corpus/store.js";
import { denialPairs } from "../src/engine/denial.js";
import { plainBlocks } from "../src/text/plain.js";
import { sentencesOf } from "../src/text/sentences.js";
import { overlaps } from "../src/text/span.js";
import { wordWeight } from "../src/text/weights.js";
import {
	dataFolder,
	hasData,
	loadClaims,
	loadMutations,
	loadSources,
	setNames,
	splitOf,
} from "./bench/data.js";
import { type Example, fitLogistic, scoreOf } from "./fit/logistic.js";

type Group = "changed" | "supported" | "left out" | "elsewhere";
const IMPORTANCE: Readonly<Record<Group, number>> = {
	changed: 1,
	supported: 3,
	"left out": 1,
	elsewhere: 0.3,
};
/** How many sentences of one source are left out in turn. */
const LEFT_OUT = 12;
const THRESHOLDS = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const FILE = join(import.meta.dirname, "..", "src", "engine", "data", "polarity-weights.json");

interface Sample extends Example {
	readonly group: Group;
	readonly fold: number;
	readonly sentence: string;
	readonly passage: string;
	readonly words: string;
}

const samples: Sample[] = [];
const totals: Record<Group, number> = { changed: 0, supported: 0, "left out": 0, elsewhere: 0 };

function foldOf(source: string): number {
	return [...source].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 2;
}

function collect(
	store: Store,
	source: string,
	text: string,
	group: Group,
	changed?: { start: number; end: number },
): void {
	if (changed) totals.changed++;
	for (const sentence of plainBlocks(text).flatMap(sentencesOf)) {
		if (changed && !overlaps(sentence.span, changed)) continue;
		const facts = factsOf(sentence.text);
		if (!changed) totals[group]++;
		if (negationsOf(facts).length === 0) continue;
		const query = new Map(keysOf(sentence.text).map((key) => [key, wordWeight(key)]));
		for (const term of facts.terms) query.set(term.key, term.weight);
		for (const pair of denialPairs(facts, store.candidates(query, 16))) {
			const start = sentence.span.start + pair.span.start;
			const end = sentence.span.start + pair.span.end;
			if (changed && !overlaps({ start, end }, changed)) continue;
			samples.push({
				features: pair.features,
				label: changed ? 1 : 0,
				importance: IMPORTANCE[group],
				group,
				fold: foldOf(source),
				sentence: sentence.text,
				passage: pair.passage.text,
				words: sentence.text.slice(pair.span.start, pair.span.end),
			});
		}
	}
}

function leaveOut(store: Store, id: string, text: string): void {
	const source = store.get(id);
	if (!source) return;
	const telling = source.sentences.filter(
		({ text: words }, i) => words.length <= 400 && negationsOf(source.facts(i)).length > 0,
	);
	for (const { text: words, span } of telling.slice(0, LEFT_OUT)) {
		const without = createStore();
		without.add({ id, text: `${text.slice(0, span.start)}\n\n${text.slice(span.end)}` });
		collect(without, id, words, "left out");
	}
}

function gather(): void {
	const mutations = loadMutations().filter(({ kind }) => kind === "negation");
	for (const set of setNames) {
		const sources = loadSources(set).filter(({ id }) => splitOf(id) === "dev");
		const supported = loadClaims(set).filter((claim) => claim.supported);
		const everything = createStore();
		for (const source of sources) everything.add(source);
		for (const { id, text } of sources) {
			const store = createStore();
			store.add({ id, text });
			const clean = new Set(supported.filter(({ source }) => source === id).map(({ claim }) => claim));
			for (const claim of clean) collect(store, id, claim, "supported");
			for (const row of mutations) if (row.source === id) collect(store, id, row.claim, "changed", row);
			everything.remove(id);
			for (const claim of [...clean].slice(0, 4)) collect(everything, id, claim, "elsewhere");
			everything.add({ id, text });
			leaveOut(store, id, text);
		}
	}
}

function printHeldOut(): void {
	const held = [0, 1].flatMap((fold) => {
		const model = fitLogistic(samples.filter((sample) => sample.fold !== fold));
		return samples
			.filter((sample) => sample.fold === fold)
			.map((sample) => ({ sample, score: scoreOf(model, sample.features) }));
	});
	for (const group of Object.keys(totals) as Group[])
		console.log(
			`${group}: ${totals[group]} sentences, ${samples.filter((s) => s.group === group).length} denials to decide`,
		);
	console.log("held out: score, caught, then sentences flagged of supported, left out, elsewhere");
	for (const threshold of THRESHOLDS) {
		const over = held.filter(({ score }) => score >= threshold);
		const flagged = (["changed", "supported", "left out", "elsewhere"] as const).map((group) => {
			const count = over.filter(({ sample }) => sample.group === group).length;
			return `${count} (${((100 * count) / totals[group]).toFixed(1)} %)`;
		});
		console.log(`${threshold}\t${flagged.join("\t")}`);
	}
	if (!process.argv.includes("--alarms")) return;
	for (const { sample, score } of held.sort((a, b) => b.score - a.score)) {
		const wrong = sample.label === 0 ? score >= 0.4 : score < 0.4;
		if (wrong)
			console.log(
				`\n${sample.group} ${score.toFixed(2)} [${sample.words}] ${sample.sentence}\n   P: ${sample.passage}\n   ${JSON.stringify(sample.features, (_, v) => (typeof v === "number" ? Math.round(v * 100) / 100 : v))}`,
			);
	}
}

if (!hasData()) console.log(`No labelled data at ${dataFolder}: nothing was fitted.`);
else {
	gather();
	printHeldOut();
	const model = fitLogistic(samples);
	if (process.argv.includes("--write")) {
		const { threshold } = JSON.parse(readFileSync(FILE, "utf8")) as { threshold: number };
		writeFileSync(FILE, `${JSON.stringify({ threshold, ...model }, null, "\t")}\n`);
	} else console.log(JSON.stringify(model));
}
