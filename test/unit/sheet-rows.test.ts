import { strict as assert } from "node:assert";
import { cellsOf, filtered, type PlacedRow, sorted, tabSeparated } from "../../src/sheet/rows.js";

function row(id: string, parts: Partial<PlacedRow> = {}): PlacedRow {
	return {
		...{ id, line: 1, standing: "supported", fact: id, sentence: `A sentence with ${id}.` },
		...{ verdict: "✓ Agrees", source: "", publisher: "", date: "", passage: "", from: 0, to: 0, more: "" },
		...{ method: "", status: "Open", settled: false, by: "", on: "", note: "" },
		...parts,
	};
}

const ids = (rows: readonly PlacedRow[]) => rows.map(({ id }) => id).join(" ");

describe("the rows of the fact sheet", () => {
	const rows = [
		row("ten", { line: 2, fact: "10", standing: "unverified", date: "2025-03-01" }),
		row("nine", { line: 30, fact: "9", standing: "contradicted" }),
		row("two", { line: 4, fact: "2", standing: "settled", date: "2024-12-31" }),
	];

	it("are sorted by a column either way, numbers by their size", () => {
		assert.equal(ids(sorted(rows, { column: "line", descending: false })), "ten two nine");
		assert.equal(ids(sorted(rows, { column: "fact", descending: false })), "two nine ten");
		assert.equal(ids(sorted(rows, { column: "fact", descending: true })), "ten nine two");
	});

	it("have the most pressing verdict first, and what is blank last either way", () => {
		assert.equal(ids(sorted(rows, { column: "verdict", descending: false })), "nine ten two");
		assert.equal(ids(sorted(rows, { column: "date", descending: false })), "two ten nine");
		assert.equal(ids(sorted(rows, { column: "date", descending: true })), "ten two nine");
	});

	it("are found by words of any column and by their standing, both together", () => {
		const quoted = row("quoted", { passage: "The harbour has 12 cranes.", by: "Ann Lee" });
		const all = [...rows, quoted];
		assert.equal(ids(filtered(all, "HARBOUR ann", "")), "quoted");
		assert.equal(ids(filtered(all, "harbour", "contradicted")), "");
		assert.equal(ids(filtered(all, "", "contradicted")), "nine");
		assert.equal(ids(filtered(all, " ", "")), "ten nine two quoted");
	});

	it("are copied as a table with its heads, one line a row, and nothing that a spreadsheet would run", () => {
		const heads = { line: "Line", fact: "Fact", sentence: "Sentence", verdict: "Verdict" };
		const more = { source: "Source", date: "Date", method: "Method", status: "Status" };
		const last = { by: "By", on: "On", note: "Note" };
		const odd = row("odd", {
			...{ fact: '=HYPERLINK("x")', sentence: "two\nlines\tand a tab", passage: " Said so. " },
			...{ source: "The Log", publisher: "Harbour News" },
		});
		const [head, first, ...others] = tabSeparated([odd], { ...heads, ...more, ...last }).split("\r\n");
		assert.equal(head?.split("\t").length, 11);
		assert.deepEqual(others, []);
		const cells = first?.split("\t") ?? [];
		assert.equal(cells.length, 11);
		assert.deepEqual(cells, cellsOf(odd));
		assert.equal(cells[1], `'=HYPERLINK("x")`);
		assert.equal(cells[2], "two lines and a tab");
		assert.equal(cells[4], "“Said so.” (Harbour News, The Log)");
	});
});
