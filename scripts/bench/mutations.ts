import { overlaps } from "../../src/text/span.js";
import { contradicted, type Mode, marked, type Reports, sentencesWith } from "./checker.js";
import type { Mutation } from "./data.js";
import type { Oddity } from "./dump.js";
import { share, table } from "./table.js";

export const figureKinds: readonly string[] = [
	"number",
	"number-word",
	"money",
	"magnitude",
	"percent",
	"year",
	"month",
	"weekday",
];
export const otherKinds: readonly string[] = ["entity", "misspelling", "negation"];

/** What was found of some changed claims, and of what they were made from. */
export interface Tally {
	readonly changed: number;
	readonly caught: number;
	readonly caughtOrMarked: number;
	/** The changed words are called supported. */
	readonly approved: number;
	readonly originals: number;
	readonly alarmed: number;
	readonly marked: number;
	readonly sentences: number;
	readonly alarmedSentences: number;
}

function originalsOf(rows: readonly Mutation[]): Mutation[] {
	return [...new Map(rows.map((row) => [`${row.source}\n${row.original}`, row])).values()];
}

export function tally(rows: readonly Mutation[], reports: Reports): Tally {
	const caught = rows.filter((row) =>
		contradicted(reports(row.source, row.claim)).some((finding) => overlaps(finding, row)),
	);
	const caughtOrMarked = rows.filter((row) => {
		const report = reports(row.source, row.claim);
		return [...contradicted(report), ...marked(report)].some((finding) => overlaps(finding, row));
	});
	const approved = rows.filter((row) =>
		reports(row.source, row.claim).claims.some(
			(finding) => finding.verdict === "supported" && overlaps(finding, row),
		),
	);
	const originals = originalsOf(rows).map((row) => reports(row.source, row.original));
	const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
	return {
		changed: rows.length,
		caught: caught.length,
		caughtOrMarked: caughtOrMarked.length,
		approved: approved.length,
		originals: originals.length,
		alarmed: originals.filter((report) => contradicted(report).length > 0).length,
		marked: originals.filter((report) => marked(report).length > 0).length,
		sentences: sum(originals.map((report) => report.sentences.length)),
		alarmedSentences: sum(originals.map((report) => sentencesWith(report, contradicted(report)).length)),
	};
}

const header = [
	"",
	"caught",
	"or marked",
	"approved",
	"alarmed originals",
	"alarmed sentences",
	"marked originals",
];

function line(name: string, counts: Tally): string[] {
	return [
		name,
		share(counts.caught, counts.changed),
		share(counts.caughtOrMarked, counts.changed),
		share(counts.approved, counts.changed),
		share(counts.alarmed, counts.originals),
		share(counts.alarmedSentences, counts.sentences),
		share(counts.marked, counts.originals),
	];
}

/** Prints recall and false alarms side by side, a line a kind. */
export function printMutations(
	title: string,
	rows: readonly Mutation[],
	reports: Reports,
	brief: boolean,
): void {
	if (rows.length === 0) return;
	const of = (kinds: readonly string[]): Mutation[] => rows.filter((row) => kinds.includes(row.kind));
	const lines = (brief ? [] : [...figureKinds, ...otherKinds])
		.filter((kind) => of([kind]).length > 0)
		.map((kind) => line(`  ${kind}`, tally(of([kind]), reports)));
	const totals = [
		{ name: "FIGURES", rows: of(figureKinds) },
		{ name: "NAMES, NEGATION", rows: of(otherKinds) },
	].filter((total) => total.rows.length > 0);
	console.log(`\n${title}`);
	console.log(
		table([header, ...lines, ...totals.map((total) => line(total.name, tally(total.rows, reports)))]),
	);
}

/** The changed claims that were missed and the originals that were alarmed. */
export function mutationOddities(
	set: string,
	mode: Mode,
	rows: readonly Mutation[],
	reports: Reports,
): Oddity[] {
	const misses = rows.flatMap((row): Oddity[] => {
		const report = reports(row.source, row.claim);
		if (contradicted(report).some((finding) => overlaps(finding, row))) return [];
		return [
			{
				what: "miss",
				set,
				mode,
				kind: row.kind,
				source: row.source,
				claim: row.claim,
				change: `${row.old} -> ${row.new}`,
				support: Math.min(...report.sentences.map((sentence) => sentence.support)),
				findings: report.claims.filter((finding) => overlaps(finding, row)),
			},
		];
	});
	const alarms = originalsOf(rows).flatMap((row): Oddity[] => {
		const findings = contradicted(reports(row.source, row.original));
		if (findings.length === 0) return [];
		return [
			{ what: "false alarm", set, mode, kind: row.kind, source: row.source, claim: row.original, findings },
		];
	});
	return [...misses, ...alarms];
}
