import type { Finding, Report, SentenceReport, SourceInput } from "../../src/index.js";
import { corpusOf } from "./corpus.js";
import type { LabelledSource } from "./data.js";

/** How the sources of a set are put before a claim. */
export type Mode = "one source" | "all sources";

/** The report on a text that was asked for; each text is checked once for its source. */
export type Reports = (source: string, text: string) => Report;

interface Question {
	readonly source: string;
	readonly text: string;
}

/** Checks every text, opening each source's corpus once (or one corpus for all of them). */
export async function checkAll(
	sources: readonly LabelledSource[],
	questions: readonly Question[],
	mode: Mode,
): Promise<Reports> {
	const wanted = new Map<string, Map<string, Report>>();
	for (const { source, text } of questions) {
		const texts = wanted.get(source) ?? new Map<string, Report>();
		texts.set(text, { claims: [], sentences: [], notChecked: [], suppressed: 0, notes: [] });
		wanted.set(source, texts);
	}
	const common = mode === "all sources" ? await corpusOf(sources.map(asPlain)) : undefined;
	for (const source of sources) {
		const texts = wanted.get(source.id);
		if (texts === undefined) continue;
		const corpus = common ?? (await corpusOf([asPlain(source)]));
		for (const text of texts.keys()) {
			const report = await corpus.check(text);
			for (const { reason, message } of report.notChecked) {
				console.log(`NOT CHECKED (${reason}: ${message}) against ${source.id}: ${text.slice(0, 80)}`);
			}
			texts.set(text, report);
		}
		if (common === undefined) await corpus.close();
	}
	await common?.close();
	return (source, text) => {
		const report = wanted.get(source)?.get(text);
		if (report === undefined) throw new Error(`Not checked: ${text}`);
		return report;
	};
}

function asPlain({ id, text }: LabelledSource): SourceInput {
	return { id, text, format: "plain" };
}

export function contradicted(report: Report): Finding[] {
	return report.claims.filter((finding) => finding.verdict === "contradicted");
}

export function marked(report: Report): Finding[] {
	return report.claims.filter((finding) => finding.attention === "value-not-in-source");
}

/** The sentences that hold one of the findings. */
export function sentencesWith(report: Report, findings: readonly Finding[]): SentenceReport[] {
	return report.sentences.filter((sentence) =>
		findings.some((finding) => finding.start < sentence.end && sentence.start < finding.end),
	);
}
