import assert from "node:assert/strict";
import { compareBirths, shareAName } from "../../src/claims/birth.js";
import { factsOf } from "../../src/claims/facts.js";

const reference = "2025-10-31";

function births(text: string, context: { reference?: string } = { reference }): string[] {
	return factsOf(text, context).slots.flatMap(({ start, end, birth }) =>
		birth ? `${text.slice(start, end)}: ${birth.from}..${birth.to}` : [],
	);
}

describe("births", () => {
	const told: readonly (readonly [string, readonly string[]])[] = [
		["She was born in 1983.", ["1983: 1983-01-01..1983-12-31"]],
		["She was born in Leeds, England, on 3 May 1983.", ["3 May 1983: 1983-05-03..1983-05-03"]],
		["Jane Roe (1931–2019) painted.", ["1931: 1931-01-01..1931-12-31"]],
		["Jane Roe (born 3 May 1983) paints.", ["3 May 1983: 1983-05-03..1983-05-03"]],
		["Jane Roe, 42, paints.", ["42: 1982-11-01..1983-10-31"]],
		["The 42-year-old paints.", ["42-year-old: 1982-11-01..1983-10-31"]],
		["Jane Roe died in 2019 aged 87.", ["87: 1931-01-02..1932-12-31"]],
	];
	for (const [text, expected] of told) it(text, () => assert.deepEqual(births(text), expected));

	const untold: readonly string[] = [
		"She was born in Leeds and moved to York in 1983.",
		"The school opened in 1983.",
		"The first world war (1914–1918) ended.",
		"At the age of 27 she won the prize.",
		"She was 27 when she won.",
		"Jane Roe, 42, joined the council in 2010.",
		"Jane Roe, 42, died.",
		"She was born on 3 May.",
	];
	for (const text of untold) it(`untold: ${text}`, () => assert.deepEqual(births(text), []));

	it("of an age need the document's day", () => assert.deepEqual(births("Jane Roe, 42, paints.", {}), []));

	it("of a date and of an age exclude each other only by more than a year where the day is the document's", () => {
		const date = (from: string, to: string) => ({ from, to, by: "date" as const, isDated: true });
		const age = { from: "1982-11-01", to: "1983-10-31", by: "age" as const, isDated: false };
		assert.equal(compareBirths(age, date("1983-01-01", "1983-12-31")), "implied");
		assert.equal(compareBirths(age, date("1984-05-03", "1984-05-03")), "compatible");
		assert.equal(compareBirths(age, date("1986-05-03", "1986-05-03")), "exclusive");
		assert.equal(compareBirths({ ...age, isDated: true }, date("1984-05-03", "1984-05-03")), "exclusive");
		assert.equal(compareBirths(age, age), undefined);
	});

	it("are of one person only where a name is shared", () => {
		assert.equal(shareAName("Violinist Elena Petrova, 42, plays.", "Petrova was born in May 1983."), true);
		assert.equal(shareAName("The girl, 13, plays in May.", "The boy was born in May 1983."), false);
	});
});
