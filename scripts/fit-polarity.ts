/**
 * Fits src/engine/data/polarity-weights.json: two logistic regressions, over the features of src/engine/denial.ts and of
 * src/engine/reversal.ts.
 * Positive for denials: claims that humans judged supported with a negation put in (../shared/data/mutations.claims.jsonl).
 * Positive for reversals: such claims with one word turned into its opposite (fit/opposite-words.json) or with a
 * negation taken out.
 * Negative: claims that humans judged supported, a source's own sentences against the source without them ("left out"),
 * and supported claims against all the other sources of their set ("elsewhere").
 * The thresholds are kept: read beside the held-out table, below them the flagged sentences of "left out" grow faster
 * than what is caught. Only the development half of the sources; two folds of it give the held-out figures that are printed.
 * Run: npx tsx scripts/fit-polarity.ts [--write] [--alarms]
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Facts, factsOf } from "../src/claims/facts.js";
import { createStore, keysOf, type PassageRef, type Store } from "../src/corpus/store.js";
import { denialPairs } from "../src/engine/denial.js";
import { reversalPairs } from "../src/engine/reversal.js";
import { plainBlocks } from "../src/text/plain.js";
import { sentencesOf } from "../src/text/sentences.js";
import { overlaps, type Span } from "../src/text/span.js";
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
type Part = "denial" | "reversal";
interface Found {
	readonly span: Span;
	readonly passage: Facts;
	readonly features: Readonly<Record<string, number>>;
}
const PARTS: Readonly<Record<Part, (facts: Facts, refs: readonly PassageRef[]) => readonly Found[]>> = {
	denial: denialPairs,
	reversal: reversalPairs,
};
const GROUPS: readonly Group[] = ["changed", "supported", "left out", "elsewhere"];
const IMPORTANCE: Readonly<Record<Group, number>> = {
	changed: 1,
	supported: 3,
	"left out": 1,
	elsewhere: 0.3,
};
/** How many sentences of one source are left out in turn. */
const LEFT_OUT = 12;
const THRESHOLDS = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const HERE = import.meta.dirname;
const FILE = join(HERE, "..", "src", "engine", "data", "polarity-weights.json");

interface Sample extends Example {
	readonly part: Part;
	readonly group: Group;
	readonly fold: number;
	readonly sentence: string;
	readonly passage: string;
	readonly words: string;
}

const samples: Sample[] = [];
const totals: Record<Part, Record<Group, number>> = {
	denial: { changed: 0, supported: 0, "left out": 0, elsewhere: 0 },
	reversal: { changed: 0, supported: 0, "left out": 0, elsewhere: 0 },
};

function foldOf(source: string): number {
	return [...source].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 2;
}

function collect(
	store: Store,
	source: string,
	text: string,
	group: Group,
	changed?: { readonly span: Span; readonly part: Part },
): void {
	if (changed) totals[changed.part].changed++;
	for (const sentence of plainBlocks(text).flatMap(sentencesOf)) {
		if (changed && !overlaps(sentence.span, changed.span)) continue;
		const facts = factsOf(sentence.text);
		const query = new Map(keysOf(sentence.text).map((key) => [key, wordWeight(key)]));
		for (const term of facts.terms) query.set(term.key, term.weight);
		const refs = store.candidates(query, 16);
		for (const part of ["denial", "reversal"] as const) {
			if (changed && changed.part !== part) continue;
			if (!changed) totals[part][group]++;
			for (const { span, passage, features } of PARTS[part](facts, refs)) {
				const start = sentence.span.start + span.start;
				const end = sentence.span.start + span.end;
				if (changed && !overlaps({ start, end }, changed.span)) continue;
				samples.push({
					features,
					label: changed ? 1 : 0,
					importance: IMPORTANCE[group],
					part,
					group,
					fold: foldOf(source),
					sentence: sentence.text,
					passage: passage.text,
					words: sentence.text.slice(span.start, span.end),
				});
			}
		}
	}
}

function leaveOut(store: Store, id: string, text: string): void {
	const telling = store.get(id)?.sentences.filter(({ text: words }) => words.length <= 400) ?? [];
	const step = Math.max(1, Math.floor(telling.length / LEFT_OUT));
	for (let i = 0; i < telling.length; i += step) {
		const sentence = telling[i];
		if (!sentence) continue;
		const without = createStore();
		without.add({ id, text: `${text.slice(0, sentence.span.start)}\n\n${text.slice(sentence.span.end)}` });
		collect(without, id, sentence.text, "left out");
	}
}

const opposites = JSON.parse(readFileSync(join(HERE, "fit", "opposite-words.json"), "utf8")) as [
	string,
	string,
][];
const opposite = new Map(opposites.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]));

/** The claim with one word turned round or one negation taken out, for each word and negation that it has. */
function reversed(claim: string): { text: string; span: Span }[] {
	const turned = [...claim.matchAll(/[a-z]+/g)].flatMap(({ 0: word, index }) => {
		const other = opposite.get(word);
		if (other === undefined) return [];
		const text = `${claim.slice(0, index)}${other}${claim.slice(index + word.length)}`;
		return [{ text, span: { start: index, end: index + other.length } }];
	});
	const stated = [...claim.matchAll(/(?: not|n['’]t| never)(?= [a-z]+)/g)].map(({ 0: cue, index }) => {
		const text = `${claim.slice(0, index)}${claim.slice(index + cue.length)}`;
		const end = /^ [a-z]+(?: [a-z]+)?/.exec(text.slice(index))?.[0].length ?? 0;
		return { text, span: { start: index, end: index + end } };
	});
	return [...turned, ...stated];
}

function gather(): void {
	const mutations = loadMutations().filter(({ kind }) => kind === "negation");
	for (const set of setNames) {
		const sources = loadSources(set).filter(({ id }) => splitOf(id) === "dev");
		const supported = loadClaims(set).filter((claim) => claim.supported);
		const everything = createStore();
		everything.add(...sources);
		for (const { id, text } of sources) {
			const store = createStore();
			store.add({ id, text });
			const clean = new Set(supported.filter(({ source }) => source === id).map(({ claim }) => claim));
			for (const claim of clean) {
				collect(store, id, claim, "supported");
				for (const { text: other, span } of reversed(claim))
					collect(store, id, other, "changed", { span, part: "reversal" });
			}
			for (const row of mutations)
				if (row.source === id) collect(store, id, row.claim, "changed", { span: row, part: "denial" });
			everything.remove(id);
			for (const claim of [...clean].slice(0, 4)) collect(everything, id, claim, "elsewhere");
			everything.add({ id, text });
			leaveOut(store, id, text);
		}
	}
}

function printHeldOut(part: Part): void {
	const own = samples.filter((sample) => sample.part === part);
	const held = [0, 1].flatMap((fold) => {
		const model = fitLogistic(own.filter((sample) => sample.fold !== fold));
		return own
			.filter((sample) => sample.fold === fold)
			.map((sample) => ({ sample, score: scoreOf(model, sample.features) }));
	});
	for (const group of GROUPS)
		console.log(
			`${part}, ${group}: ${totals[part][group]} sentences, ${own.filter((s) => s.group === group).length} to decide`,
		);
	console.log("held out: score, caught, then flagged of supported, left out, elsewhere");
	for (const threshold of THRESHOLDS) {
		const over = held.filter(({ score }) => score >= threshold);
		const flagged = GROUPS.map((group) => {
			const count = over.filter(({ sample }) => sample.group === group).length;
			return `${count} (${((100 * count) / totals[part][group]).toFixed(1)} %)`;
		});
		console.log(`${threshold}\t${flagged.join("\t")}`);
	}
	if (!process.argv.includes("--alarms")) return;
	for (const { sample, score } of held.sort((a, b) => b.score - a.score)) {
		const wrong = sample.label === 0 ? score >= 0.4 : score < 0.4;
		if (wrong)
			console.log(
				`\n${part} ${sample.group} ${score.toFixed(2)} [${sample.words}] ${sample.sentence}\n   passage: ${sample.passage}\n   ${JSON.stringify(sample.features)}`,
			);
	}
}

if (!hasData()) console.log(`No labelled data at ${dataFolder}: nothing was fitted.`);
else {
	gather();
	const before = JSON.parse(readFileSync(FILE, "utf8")) as Record<Part, { threshold: number }>;
	const fitted = (part: Part) => ({
		threshold: before[part].threshold,
		...fitLogistic(samples.filter((sample) => sample.part === part)),
	});
	printHeldOut("denial");
	printHeldOut("reversal");
	const models = { denial: fitted("denial"), reversal: fitted("reversal") };
	if (process.argv.includes("--write")) writeFileSync(FILE, `${JSON.stringify(models, null, "\t")}\n`);
	else console.log(JSON.stringify(models));
}
