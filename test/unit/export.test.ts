import assert from "node:assert/strict";
import { Readable } from "node:stream";
import ExcelJS from "exceljs";
import { DOMParser } from "linkedom/worker";
import mammoth from "mammoth";
import Papa from "papaparse";
import { entryOf, factsOfReport, type LedgerEntry, matchLedger, openCorpus } from "../../src/index.js";
import type { Document } from "../../src/ingest/formats/dom.js";
import { type FactSheet, factSheet } from "../../src/report/export/fact-sheet.js";
import { type ExportName, exportFormats } from "../../src/report/export/index.js";
import { markdownBlocks } from "../../src/text/markdown.js";

const source = {
	id: "harbour.txt",
	title: "Seven cranes <for> Eastfield",
	publisher: "Harbour News",
	published: "2026-02-01",
	uri: "file:///sources/harbour.txt",
	text: "The port of Eastfield has seven cranes. The port handled 4.2 million tonnes of grain in 2025.",
};
const draft =
	"# Cranes\n\nThe port of **Eastfield** has nine cranes. The port handled 4.2 million tonnes of grain in 2025.\n\n- It has seven cranes.\n";

async function sheetOf(text = draft, format: FactSheet["format"] = "markdown"): Promise<FactSheet> {
	const corpus = await openCorpus();
	await corpus.add([source]);
	const report = await corpus.check(text, { format });
	const facts = factsOfReport(text, report);
	const first = facts.find(({ finding }) => finding.verdict === "contradicted");
	const entries: LedgerEntry[] = first
		? [
				entryOf(first, "cranes.md", {
					action: "accepted",
					by: "Ann Lee",
					on: "2026-03-01T10:00:00Z",
					reason: '=two are new, "said" the board',
					scope: "sentence",
				}),
			]
		: [];
	return factSheet({
		draft: { path: "cranes.md", text, report },
		format,
		made: "2026-03-02T08:00:00Z",
		facts,
		...matchLedger(facts, entries, "cranes.md"),
		sourceOf: (id) => corpus.source(id),
	});
}

const textOf = async (name: ExportName, sheet: FactSheet) =>
	new TextDecoder("utf-8", { ignoreBOM: true }).decode(await exportFormats[name].make(sheet));

describe("exports", () => {
	it("list every claim once, with its source, its status and who decided", async () => {
		const { rows } = await sheetOf();
		const nine = rows.find(({ fact }) => fact === "nine");
		assert.ok(nine);
		assert.equal(nine.verdict, "contradicted");
		assert.equal(nine.status, "accepted");
		assert.equal(nine.checkedBy, "Ann Lee");
		assert.equal(nine.line, 3);
		const [evidence] = nine.sources;
		assert.equal(evidence?.publisher, "Harbour News");
		assert.equal(evidence?.passage.slice(evidence.start, evidence.end), "seven");
	});

	it("CSV is read back cell by cell, and no cell is a formula", async () => {
		const sheet = await sheetOf();
		const csv = await textOf("csv", sheet);
		assert.ok(csv.startsWith("\ufeff"), "a spreadsheet sees that it is UTF-8");
		const { data, errors } = Papa.parse<Record<string, string>>(csv.slice(1).trimEnd(), { header: true });
		assert.deepEqual(errors, []);
		assert.equal(data.length, sheet.rows.length);
		const nine = data.find(({ Fact }) => Fact === "nine");
		assert.equal(nine?.Verdict, "✗ contradicted");
		assert.equal(nine?.["Checked by"], "Ann Lee");
		assert.equal(nine?.Note, `'=two are new, "said" the board`);
	});

	it("a workbook is read back by another library, with text cells only", async () => {
		const sheet = await sheetOf();
		const workbook = new ExcelJS.Workbook();
		const bytes = await exportFormats.xlsx.make(sheet);
		await workbook.xlsx.read(Readable.from(Buffer.from(bytes)));
		const [page] = workbook.worksheets;
		assert.equal(page?.name, "cranes.md");
		assert.equal(page?.rowCount, sheet.rows.length + 1);
		const row = sheet.rows.findIndex(({ fact }) => fact === "nine") + 2;
		assert.equal(page?.getCell(row, 3).value, "nine");
		assert.equal(page?.getCell(row, 16).value, '=two are new, "said" the board');
		page?.eachRow((cells) => cells.eachCell(({ formula }) => assert.equal(formula, undefined)));
	});

	it("a Word document is read back by another library, with a comment on every claim", async () => {
		const sheet = await sheetOf();
		const buffer = Buffer.from(await exportFormats.docx.make(sheet));
		const { value } = await mammoth.extractRawText({ buffer });
		assert.match(value, /The port of Eastfield has nine cranes\./);
		const html = await mammoth.convertToHtml({ buffer }, { styleMap: ["comment-reference => sup"] });
		const comments = html.value.match(/id="comment-\d+"/g) ?? [];
		assert.equal(comments.length, sheet.rows.length);
		assert.match(html.value, /contradicted: [^<]*seven/);
		assert.match(html.value, /<h1>Cranes<\/h1>/);
		assert.match(html.value, /<li>It has/);
	});

	it("Markdown keeps the draft and adds footnotes whose references all resolve", async () => {
		const sheet = await sheetOf();
		const annotated = await textOf("markdown", sheet);
		const references = [...annotated.matchAll(/\[\^(fact-\d+)\](?!:)/g)].map(([, label]) => label);
		const notes = [...annotated.matchAll(/^\[\^(fact-\d+)\]:/gm)].map(([, label]) => label);
		assert.ok(references.length >= 3);
		assert.deepEqual([...references].sort(), [...notes].sort());
		assert.match(annotated, /nine\[\^fact-1\] cranes/);
		const body = annotated.slice(0, annotated.indexOf("\n\n[^fact-")).replace(/\[\^fact-\d+\]/g, "");
		assert.equal(body, draft.trimEnd());
		assert.equal(markdownBlocks(body).blocks.length, markdownBlocks(draft).blocks.length);
	});

	it("Markdown takes a label that the draft does not use", async () => {
		const annotated = await textOf("markdown", await sheetOf(`${draft}\n[^fact-1]: my own note\n`));
		assert.match(annotated, /nine\[\^xfact-1\]/);
	});

	it("HTML is one page without script or address to fetch, whatever the sources hold", async () => {
		const html = await textOf("html", await sheetOf(`${draft}\n<script>alert(1)</script>\n`));
		assert.match(html, /Content-Security-Policy" content="default-src 'none'/);
		assert.doesNotMatch(html, /<script|<img|<link|src=|@import|url\(/i);
		assert.match(html, /Seven cranes &lt;for&gt; Eastfield/);
		assert.match(html, /has <b>seven<\/b> cranes/);
	});

	it("HTML is read back row by row", async () => {
		const sheet = await sheetOf();
		const page: Document = new DOMParser().parseFromString(await textOf("html", sheet), "text/html");
		const rows = [...page.querySelectorAll("tbody tr")].map((row) =>
			[...row.querySelectorAll("td")].map((cell) => cell.textContent ?? ""),
		);
		assert.equal(rows.length, sheet.rows.length);
		for (const [at, { fact, sentence, sources }] of sheet.rows.entries()) {
			const [, words = "", , , passages = ""] = rows[at] ?? [];
			assert.ok(words.includes(fact) && words.includes(sentence), fact);
			for (const { passage } of sources) assert.ok(passages.includes(passage), passage);
		}
		const nine = rows.find(([, words = ""]) => words.startsWith("nine"));
		assert.equal(nine?.[2], "✗ contradicted");
		assert.match(nine?.[5] ?? "", /accepted.*Ann Lee/);
	});

	it("JSON has what CSV has no room for: every source, the offsets, and decisions that match nothing", async () => {
		const sheet = await sheetOf();
		const [row] = sheet.rows;
		const [first] = row?.sources ?? [];
		assert.ok(row && first);
		const stale: LedgerEntry = {
			...{
				on: "2026-02-01T09:00:00Z",
				by: "Ben Ode",
				action: "signed",
				draft: "cranes.md",
				scope: "sentence",
			},
			...{
				kind: "count",
				verdict: "supported",
				words: "six",
				sentence: "Six went.",
				claim: "0",
				evidence: [],
			},
		};
		const second = { ...first, passage: "A second paper says seven." };
		const fuller = { ...sheet, rows: [{ ...row, sources: [first, second] }], stale: [stale] };
		const csv = await textOf("csv", fuller);
		const json = JSON.parse(await textOf("json", fuller));
		assert.ok(!csv.includes("second paper") && !csv.includes("Ben Ode"));
		assert.equal(json.rows[0].sources[1].passage, second.passage);
		assert.equal(json.rows[0].start, row.start);
		assert.equal(json.stale[0].by, "Ben Ode");
	});

	it("HTML links no script address", async () => {
		const sheet = await sheetOf();
		const rows = sheet.rows.map((row) => ({
			...row,
			sources: row.sources.map((one) => ({ ...one, uri: "javascript:alert(1)" })),
		}));
		assert.doesNotMatch(await textOf("html", { ...sheet, rows }), /javascript:/);
	});

	it("JSON loses nothing of the rows", async () => {
		const sheet = await sheetOf();
		const read = JSON.parse(await textOf("json", sheet));
		assert.deepEqual(read.rows, JSON.parse(JSON.stringify(sheet.rows)));
		assert.equal(read.version, 1);
	});

	it("of an empty draft are whole documents with no rows", async () => {
		const sheet = await sheetOf("");
		for (const format of Object.values(exportFormats)) {
			assert.ok((await format.make(sheet)).length > 0, format.title);
		}
	});
});
