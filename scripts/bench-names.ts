/**
 * Names, roles and places on the labelled data: slips made in the names of supported claims, and what is wrongly
 * said of articles that are right: each against the other articles of its set, and against all of them.
 * Run: npx tsx scripts/bench-names.ts [--part slips|others|all] [--set NAME] [--split dev|test] [--every N] [--list]
 */
import { parseArgs } from "node:util";
import { type Corpus, type Finding, openCorpus } from "../src/index.js";
import {
	allSets,
	hasData,
	type LabelledSource,
	loadClaims,
	loadSources,
	setNames,
	splitOf,
} from "./bench/data.js";
import { type Slip, slipsIn } from "./bench/slips.js";

const KINDS: ReadonlySet<string> = new Set(["name", "role", "place"]);

const { values } = parseArgs({
	options: {
		part: { type: "string" },
		set: { type: "string" },
		split: { type: "string" },
		every: { type: "string", default: "1" },
		list: { type: "boolean", default: false },
	},
});
const every = Math.max(1, Number(values.every));
const sets = setNames.filter((set) => values.set === undefined || set === values.set);
const articles = allSets.filter((set) => values.set === undefined || set === values.set);

function chosen<T>(rows: readonly T[], sourceOf: (row: T) => string): T[] {
	return rows
		.filter((row) => values.split === undefined || splitOf(sourceOf(row)) === values.split)
		.filter((_, index) => index % every === 0);
}

async function corpusOf(sources: readonly LabelledSource[]): Promise<Corpus> {
	const corpus = await openCorpus();
	await corpus.add(sources.map(({ id, text }) => ({ id, text, format: "plain" as const })));
	return corpus;
}

async function against(corpus: Corpus, text: string): Promise<Finding[]> {
	const { claims } = await corpus.check(text);
	return claims.filter(({ kind, verdict }) => KINDS.has(kind) && verdict !== "supported");
}

function show(id: string, text: string, { kind, start, end, message, working, evidence }: Finding): void {
	const around = text.slice(Math.max(0, start - 60), end + 60).replaceAll("\n", " ");
	console.log(`  ${id} ${kind}: ${message} ${working ?? ""}\n    draft:  ${around}`);
	console.log(`    source: ${evidence[0]?.passage.text.slice(0, 220).replaceAll("\n", " ")}`);
}

async function benchSlips(): Promise<void> {
	const made = new Map<string, { all: number; caught: number }>();
	let alarmed = 0;
	let claimsSeen = 0;
	for (const set of sets) {
		const texts = new Map(loadSources(set).map((source) => [source.id, source]));
		const claims = chosen(
			loadClaims(set).filter(({ supported }) => supported),
			({ source }) => source,
		);
		for (const { source: id, claim } of claims) {
			const source = texts.get(id);
			if (!source) continue;
			const corpus = await corpusOf([source]);
			const wrong = await against(corpus, claim);
			claimsSeen++;
			if (wrong.length > 0) alarmed++;
			if (values.list) for (const finding of wrong) show(`${id} FALSE`, claim, finding);
			for (const slip of slipsIn(claim, source.text)) {
				const findings = await against(corpus, slip.text);
				const caught = findings.some(({ start, end }) => start < slip.end && slip.start < end);
				count(made, slip, caught);
				if (values.list && !caught)
					console.log(`  ${id} MISSED ${slip.kind}: ${slip.from} -> ${slip.to}: ${slip.text}`);
			}
			await corpus.close();
		}
	}
	console.log(`slips in the names of ${claimsSeen} supported claims (alarmed as they stand: ${alarmed})`);
	for (const [kind, { all, caught }] of [...made].sort()) {
		console.log(
			`  ${kind.padEnd(28)} ${String(caught).padStart(5)}/${String(all).padEnd(5)} ${((100 * caught) / all).toFixed(1)}%`,
		);
	}
}

function count(
	made: Map<string, { all: number; caught: number }>,
	{ kind, lower }: Slip,
	caught: boolean,
): void {
	for (const key of [kind, lower ? "ALL, lower case" : "ALL"]) {
		const row = made.get(key) ?? { all: 0, caught: 0 };
		row.all++;
		if (caught) row.caught++;
		made.set(key, row);
	}
}

async function benchArticles(others: boolean): Promise<void> {
	for (const set of articles) {
		const sources = loadSources(set);
		const corpus = await corpusOf(sources);
		let found = 0;
		const drafts = chosen(sources, ({ id }) => id);
		for (const { id, text } of drafts) {
			if (others) await corpus.remove([id]);
			const findings = await against(corpus, text);
			found += findings.length;
			if (values.list) for (const finding of findings) show(id, text, finding);
			if (others) await corpus.add([{ id, text, format: "plain" }]);
		}
		const whom = others ? "the other articles" : "all articles";
		console.log(
			`${set}: ${found} findings in ${drafts.length} articles against ${whom}: ${((100 * found) / drafts.length).toFixed(1)} a hundred`,
		);
		await corpus.close();
	}
}

if (!hasData()) console.log("No labelled data: nothing was measured.");
else {
	if (values.part === undefined || values.part === "slips") await benchSlips();
	if (values.part === undefined || values.part === "others") await benchArticles(true);
	if (values.part === undefined || values.part === "all") await benchArticles(false);
}
