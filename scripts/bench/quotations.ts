import { type Corpus, type Finding, openCorpus } from "../../src/index.js";
import { type LabelledSource, loadSources, splitOf } from "./data.js";
import type { Oddity } from "./dump.js";
import type { BenchOptions } from "./options.js";
import {
	faultyKinds,
	honestKinds,
	type QuotationKind,
	type QuotationRow,
	quotationRows,
} from "./quotation-set.js";
import { share, table } from "./table.js";

const sets = ["wice", "frank_cnndm", "xsumfaith"] as const;
type Mode = "one source" | "all sources";

interface Judged {
	readonly row: QuotationRow;
	readonly findings: readonly Finding[];
}

/** Checks drafts made of the sources' own quotations: changed ones must be caught, honest ones left alone. */
export async function benchQuotations(options: BenchOptions): Promise<Oddity[]> {
	const sources = sets
		.flatMap((set) => loadSources(set))
		.filter(({ id }) => options.split === undefined || splitOf(id) === options.split);
	const rows = quotationRows(sources).filter((_, index) => !options.quick || index % 4 === 0);
	const strangers = rows.filter(({ kind }) => kind === "unchanged");
	const oddities: Oddity[] = [];
	for (const mode of ["one source", "all sources"] as const) {
		const judged = await judge(sources, rows, mode);
		print(`Quotations, ${mode}`, judged);
		const absent = await judgeAbsent(sources, strangers, mode);
		const told = absent.filter(({ findings }) => wrong(findings).length > 0);
		console.log(`found nowhere, contradicted: ${share(told.length, absent.length)}`);
		oddities.push(
			...judged.flatMap((one) => odd(one, mode)),
			...told.map((one) => oddity(one, mode, "found nowhere")),
		);
	}
	return oddities;
}

async function judge(
	sources: readonly LabelledSource[],
	rows: readonly QuotationRow[],
	mode: Mode,
): Promise<Judged[]> {
	const common = mode === "all sources" ? await corpusOf(sources) : undefined;
	const judged: Judged[] = [];
	for (const source of sources) {
		const own = rows.filter((row) => row.source === source.id);
		if (own.length === 0) continue;
		const corpus = common ?? (await corpusOf([source]));
		for (const row of own) judged.push(await judgeRow(corpus, row));
		if (!common) await corpus.close();
	}
	await common?.close();
	return judged;
}

/** Every quotation against sources of which none is its own: the next source, or all but its own. */
async function judgeAbsent(
	sources: readonly LabelledSource[],
	rows: readonly QuotationRow[],
	mode: Mode,
): Promise<Judged[]> {
	const judged: Judged[] = [];
	const common = mode === "all sources" ? await corpusOf(sources) : undefined;
	for (const [i, source] of sources.entries()) {
		const own = rows.filter((row) => row.source === source.id);
		const next = sources[(i + 1) % sources.length];
		if (own.length === 0 || !next || next === source) continue;
		const corpus = common ?? (await corpusOf([next]));
		if (common) await common.remove([source.id]);
		for (const row of own) judged.push(await judgeRow(corpus, row));
		if (common) await common.add([source]);
		else await corpus.close();
	}
	await common?.close();
	return judged;
}

async function judgeRow(corpus: Corpus, row: QuotationRow): Promise<Judged> {
	const report = await corpus.check(row.draft);
	// another speaker is another name as well, and told once
	const kinds: readonly string[] = row.kind === "speaker" ? ["quotation", "relation"] : ["quotation"];
	return { row, findings: report.claims.filter(({ kind }) => kinds.includes(kind)) };
}

async function corpusOf(sources: readonly LabelledSource[]): Promise<Corpus> {
	const corpus = await openCorpus();
	await corpus.add(sources);
	return corpus;
}

function wrong(findings: readonly Finding[]): Finding[] {
	return findings.filter(({ verdict }) => verdict === "contradicted");
}

/** A faulty row is caught where a contradicted claim stands at the change or beside it. */
function isCaught({ row, findings }: Judged): boolean {
	return wrong(findings).some(({ start, end }) => start <= row.end + 1 && row.start - 1 <= end);
}

function print(title: string, judged: readonly Judged[]): void {
	const of = (kind: QuotationKind) => judged.filter(({ row }) => row.kind === kind);
	const having = (rows: readonly Judged[], verdict: Finding["verdict"]) =>
		share(rows.filter(({ findings }) => findings.some((one) => one.verdict === verdict)).length, rows.length);
	const line = (name: string, rows: readonly Judged[]) => [
		name,
		having(rows, "contradicted"),
		having(rows, "supported"),
		having(rows, "conflicting"),
		having(rows, "unverified"),
	];
	const caught = (name: string, rows: readonly Judged[]) => [
		name,
		share(rows.filter(isCaught).length, rows.length),
		having(rows, "supported"),
		having(rows, "conflicting"),
		having(rows, "unverified"),
	];
	const words: readonly QuotationKind[] = faultyKinds.filter(
		(kind) => kind !== "speaker" && kind !== "changed, retold",
	);
	const isOf = (kinds: readonly QuotationKind[]) => judged.filter(({ row }) => kinds.includes(row.kind));
	console.log(`\n${title}`);
	console.log(
		table([
			["made wrong", "caught", "supported", "conflicting", "unverified"],
			...faultyKinds.map((kind) => caught(kind, of(kind))),
			caught(
				"WORDING, 6 words and more",
				isOf(words).filter(({ row }) => row.words >= 6),
			),
			caught("WORDING", isOf(words)),
			["", "", "", "", ""],
			["left right", "contradicted", "supported", "conflicting", "unverified"],
			...honestKinds.map((kind) => line(kind, of(kind))),
			line("HONEST", isOf(honestKinds)),
		]),
	);
}

function odd(judged: Judged, mode: Mode): Oddity[] {
	const honest = honestKinds.some((kind) => kind === judged.row.kind);
	if (honest && wrong(judged.findings).length > 0) return [oddity(judged, mode, "false alarm")];
	if (!honest && !isCaught(judged)) return [oddity(judged, mode, "miss")];
	return [];
}

function oddity({ row, findings }: Judged, mode: Mode, what: string): Oddity {
	return {
		what: what === "miss" ? "miss" : "false alarm",
		set: "quotations",
		mode,
		kind: what === "found nowhere" ? what : row.kind,
		source: row.source,
		claim: row.draft,
		note: row.draft.slice(row.start, row.end),
		findings,
	};
}
