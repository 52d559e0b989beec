import { factsOf } from "../../src/claims/facts.js";
import { type Finding, openCorpus, type Report } from "../../src/index.js";
import { isProse } from "../fit/retrievals.js";
import { type AnySet, type LabelledSource, loadSources, setNames } from "./data.js";
import type { Oddity } from "./dump.js";
import { type BenchOptions, chosen } from "./options.js";
import { table } from "./table.js";

interface Alarm {
	readonly article: LabelledSource;
	readonly finding: Finding;
	readonly sentence: string;
}

/**
 * Checks published articles as drafts against the other articles of their set, which speak of other things and at
 * times of the same: nearly every contradiction is a false alarm, and this is what a newsroom's folder is like.
 */
export async function benchOthers(options: BenchOptions): Promise<Oddity[]> {
	const sets: readonly AnySet[] =
		options.sets.length === setNames.length ? [...options.sets, "xsumfaith"] : options.sets;
	const lines: string[][] = [];
	const oddities: Oddity[] = [];
	const byKind = new Map<string, number>();
	let articles = 0;
	let sentences = 0;
	let prose = 0;
	for (const set of sets) {
		const sources = loadSources(set);
		const wanted = new Set(
			chosen(
				sources.map(({ id }) => ({ source: id })),
				options,
			).map(({ source }) => source),
		);
		const corpus = await openCorpus();
		await corpus.add(sources);
		const alarms: Alarm[] = [];
		let read = 0;
		let sentenceCount = 0;
		for (const article of sources.filter(({ id }) => wanted.has(id))) {
			await corpus.remove([article.id]);
			const report = await corpus.check(article.text);
			await corpus.add([article]);
			read++;
			sentenceCount += report.sentences.length;
			alarms.push(...alarmsOf(article, report));
		}
		await corpus.close();
		for (const { article, finding, sentence } of alarms) {
			byKind.set(finding.kind, (byKind.get(finding.kind) ?? 0) + 1);
			oddities.push({
				what: "false alarm",
				set,
				mode: "other articles",
				kind: finding.kind,
				source: article.id,
				claim: article.text.slice(finding.start, finding.end),
				note: `${finding.working ?? finding.message} | ${sentence} | ${evidenceOf(finding)}`,
				support: 0,
				findings: [finding],
			});
		}
		const inProse = alarms.filter(({ sentence }) => isProse(factsOf(sentence))).length;
		lines.push(lineOf(set, read, sentenceCount, alarms.length, inProse));
		prose += inProse;
		articles += read;
		sentences += sentenceCount;
	}
	console.log("\nPublished articles as drafts, against the other articles of their set");
	console.log(
		table([
			[
				"set",
				"articles",
				"sentences",
				"contradicted",
				"per 100 articles",
				"of sentences",
				"in prose",
				"per 100 articles",
			],
			...(options.brief ? [] : lines),
			lineOf("ALL", articles, sentences, oddities.length, prose),
		]),
	);
	console.log([...byKind].map(([kind, count]) => `${kind} ${count}`).join(", "));
	if (options.verbose) {
		for (const { source, kind, claim, note } of oddities) {
			console.log(`  ${source} ${kind}: ${claim} | ${note ?? ""}`.replaceAll("\n", " "));
		}
	}
	return oddities;
}

function alarmsOf(article: LabelledSource, { claims, sentences }: Report): Alarm[] {
	return claims
		.filter(({ verdict }) => verdict === "contradicted")
		.map((finding) => {
			const around = sentences.find(({ start, end }) => start <= finding.start && finding.end <= end);
			return { article, finding, sentence: around ? article.text.slice(around.start, around.end) : "" };
		});
}

function evidenceOf({ evidence }: Finding): string {
	return evidence.find(({ stance }) => stance === "contradicts")?.passage.text ?? "";
}

function lineOf(name: string, articles: number, sentences: number, found: number, prose: number): string[] {
	const perHundred = (count: number): string => ((count / Math.max(1, articles)) * 100).toFixed(1);
	return [
		name,
		String(articles),
		String(sentences),
		String(found),
		perHundred(found),
		`${((found / Math.max(1, sentences)) * 100).toFixed(2)}%`,
		String(prose),
		perHundred(prose),
	];
}
