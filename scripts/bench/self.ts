import { type Finding, openCorpus, type Report } from "../../src/index.js";
import { type LabelledSource, loadSources, setNames } from "./data.js";
import type { Oddity } from "./dump.js";
import { type BenchOptions, chosen } from "./options.js";
import { loadSeeds } from "./seeds.js";
import { type SelfMutation, selfMutations } from "./self-mutations.js";
import { share, table } from "./table.js";

const alarming = ({ verdict }: Finding): boolean => verdict === "contradicted";

/**
 * Checks every published article as a draft, with no sources at all: whatever it is said to contradict is the
 * calendar, arithmetic or itself, and nearly all of it is a false alarm.
 */
export async function benchSelf(options: BenchOptions): Promise<Oddity[]> {
	const corpus = await openCorpus();
	const sets = [
		{ name: "seeds", articles: loadSeeds() },
		...[...options.sets, ...(options.sets.length === setNames.length ? (["xsumfaith"] as const) : [])].map(
			(name) => ({ name, articles: chosenArticles(loadSources(name), options) }),
		),
	];
	const lines: string[][] = [];
	const oddities: Oddity[] = [];
	for (const { name, articles } of sets) {
		const alarms: { article: LabelledSource; finding: Finding; report: Report }[] = [];
		for (const article of articles) {
			const report = await corpus.check(article.text);
			for (const finding of report.claims.filter(alarming)) alarms.push({ article, finding, report });
		}
		lines.push(lineOf(name, articles.length, alarms.length));
		for (const { article, finding } of alarms) {
			oddities.push({
				what: "false alarm",
				set: name,
				mode: "one source",
				kind: finding.kind,
				source: article.id,
				claim: article.text.slice(finding.start, finding.end),
				note: finding.working ?? finding.message,
				support: 0,
				findings: [finding],
			});
		}
	}
	const changed = new Map<string, { made: number; caught: number }>();
	for (const { name, articles } of sets) {
		for (const article of articles) {
			for (const mutation of selfMutations(article.text)) {
				const { claims } = await corpus.check(mutation.text);
				const caught = claims.some((finding) => alarming(finding) && touches(finding, mutation));
				const count = changed.get(mutation.kind) ?? { made: 0, caught: 0 };
				changed.set(mutation.kind, { made: count.made + 1, caught: count.caught + (caught ? 1 : 0) });
				if (!caught) {
					oddities.push({
						what: "miss",
						set: name,
						mode: "one source",
						kind: mutation.kind,
						source: article.id,
						claim: sentenceAt(mutation),
						note: mutation.against,
						support: 0,
						findings: [],
					});
				}
			}
		}
	}
	await corpus.close();
	const all = sets.reduce((sum, { articles }) => sum + articles.length, 0);
	console.log(
		"\nPublished articles as drafts, without sources: what they are said to contradict in themselves",
	);
	console.log(
		table([
			["set", "articles", "findings", "per 100 articles"],
			...(options.brief ? [] : lines),
			lineOf("ALL", all, oddities.filter(({ what }) => what === "false alarm").length),
		]),
	);
	console.log("\nThe same with one figure changed, so that the article no longer agrees with itself");
	console.log(
		table([
			["change", "caught"],
			...[...changed].map(([kind, { made, caught }]) => [kind, share(caught, made)]),
		]),
	);
	if (options.verbose) {
		for (const { source, kind, claim, note } of oddities)
			console.log(`  ${source} ${kind}: ${claim} | ${note}`);
	}
	return oddities;
}

/** The finding is on the changed figure, or points at it. */
function touches(finding: Finding, { start, end }: SelfMutation): boolean {
	return [finding, ...(finding.related ?? [])].some((place) => place.start < end && start < place.end);
}

function sentenceAt({ text, start, end }: SelfMutation): string {
	const from = text.lastIndexOf("\n", start) + 1;
	return text.slice(Math.max(from, start - CONTEXT), end + CONTEXT);
}

const CONTEXT = 150;

function lineOf(name: string, articles: number, findings: number): string[] {
	return [name, String(articles), String(findings), ((findings / Math.max(1, articles)) * 100).toFixed(1)];
}

function chosenArticles(articles: readonly LabelledSource[], options: BenchOptions): LabelledSource[] {
	return chosen(
		articles.map((article) => ({ ...article, source: article.id })),
		options,
	);
}
