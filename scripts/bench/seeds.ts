import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "../../src/index.js";
import { corpusOf } from "./corpus.js";
import { type GoldRow, type LabelledSource, loadGold, root } from "./data.js";
import type { Oddity } from "./dump.js";
import type { BenchOptions } from "./options.js";
import { share, table } from "./table.js";

const figureKinds = ["count", "conversion", "money", "percent", "ordinal", "date", "weekday"];

export function loadSeeds(): LabelledSource[] {
	const folder = join(root, "seeds");
	return readdirSync(folder)
		.filter((name) => name.endsWith(".txt"))
		.sort()
		.map((name) => ({ id: name, text: readFileSync(join(folder, name), "utf8") }));
}

/** What a reader would take from the marks; where nothing is typed, the verdict of the sentence. */
function outcomeOf(report: Report): string {
	for (const verdict of ["contradicted", "conflicting", "supported"] as const) {
		if (report.claims.some((finding) => finding.verdict === verdict)) return verdict;
	}
	if (report.claims.length > 0) return "unverified";
	return report.sentences[0]?.verdict ?? "unverified";
}

interface Judged {
	readonly row: GoldRow;
	readonly report: Report;
	readonly outcome: string;
}

/** Checks the one-sentence drafts against the three seed articles. */
export async function benchSeeds(options: BenchOptions): Promise<Oddity[]> {
	const corpus = await corpusOf(loadSeeds());
	const judged: Judged[] = [];
	for (const row of loadGold()) {
		if (options.kind !== undefined && row.kind !== options.kind) continue;
		const report = await corpus.check(row.text);
		for (const { reason, message } of report.notChecked) {
			console.log(`NOT CHECKED (${reason}: ${message}): ${row.text}`);
		}
		judged.push({ row, report, outcome: outcomeOf(report) });
	}
	await corpus.close();

	const right = ({ row, outcome }: Judged): boolean => row.label === outcome;
	const labels = ["contradicted", "supported", "conflicting", "unverified"];
	const kinds = [...new Set(judged.map(({ row }) => row.kind))];
	const line = (name: string, rows: readonly Judged[]): string[] => [
		name,
		share(rows.filter(right).length, rows.length),
		...labels.map((label) => {
			const of = rows.filter(({ row }) => row.label === label);
			return of.length === 0 ? "" : `${of.filter(right).length}/${of.length}`;
		}),
	];
	console.log("\nSeed articles: one-sentence drafts, right outcome");
	console.log(
		table([
			["kind", "right", ...labels],
			...(options.brief ? [] : kinds).map((kind) =>
				line(
					kind,
					judged.filter(({ row }) => row.kind === kind),
				),
			),
			line(
				"FIGURES",
				judged.filter(({ row }) => figureKinds.includes(row.kind)),
			),
			line(
				"DURATION",
				judged.filter(({ row }) => row.kind === "duration"),
			),
			line("ALL", judged),
		]),
	);
	const clean = judged.filter(({ row }) => row.label === "supported" || row.label === "unverified");
	const alarms = clean.filter(({ outcome }) => outcome === "contradicted");
	const conflicts = clean.filter(({ outcome }) => outcome === "conflicting");
	console.log(`false contradictions (must be 0): ${share(alarms.length, clean.length)}`);
	if (conflicts.length > 0) console.log(`false conflicts: ${share(conflicts.length, clean.length)}`);
	const wrong = judged.filter((one) => !right(one));
	for (const { row, outcome } of options.verbose ? wrong : alarms) {
		console.log(`  ${row.kind}: ${row.label}, found ${outcome}: ${row.text}${row.note && `  [${row.note}]`}`);
	}
	return wrong.map(
		({ row, report, outcome }): Oddity => ({
			what: alarms.some((alarm) => alarm.row === row) ? "false alarm" : "wrong outcome",
			set: "seeds",
			mode: "all sources",
			kind: row.kind,
			source: "",
			claim: row.text,
			note: `${row.label}, found ${outcome}; ${row.note}`,
			support: report.sentences[0]?.support ?? 0,
			findings: report.claims,
		}),
	);
}
