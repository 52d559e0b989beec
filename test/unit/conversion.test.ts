import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { conversionsOf, mayConvert } from "../../src/claims/conversion.js";
import { factsOf } from "../../src/claims/facts.js";
import { type Finding, openCorpus, type SourceInput } from "../../src/index.js";
import { loadSources } from "../../src/ingest/index.js";
import { isRateTable, rateIn, readRateTable, rowOn } from "../../src/text/rate-table.js";

const table = [
	"Date,USD,JPY,GBP,AUD,CAD,LTL,",
	"2025-11-05,1.1480,176.5,0.8800,1.7650,1.6200,N/A,",
	"2025-11-03,1.1514,177.2,0.8765,1.7620,1.6150,N/A,",
	"2025-10-31,1.1554,178.1,0.8790,1.7650,1.6170,N/A,",
	"2014-12-31,1.2141,145.2,0.7789,1.4829,1.4063,3.4528,",
	"",
].join("\r\n");

const rates: SourceInput = { id: "rates.csv", text: table, format: "rates" };

async function conversionsIn(
	draft: string,
	sources: readonly SourceInput[],
	published?: string,
): Promise<Finding[]> {
	const corpus = await openCorpus();
	await corpus.add(sources);
	const { claims, notChecked } = await corpus.check(draft, published === undefined ? {} : { published });
	await corpus.close();
	assert.deepEqual(notChecked, []);
	return claims.filter(({ kind }) => kind === "conversion");
}

describe("pairs of amounts", () => {
	const pairs: readonly (readonly [text: string, pairs: readonly string[]])[] = [
		["It cost €20m (about $23m).", ["€20m (about $23m)"]],
		["It cost €20m (worth roughly $23m at today's rates).", ["€20m (worth roughly $23m"]],
		["It cost €20m – roughly $23m – to build.", ["€20m – roughly $23m"]],
		["It cost €20m, equivalent to $23m, to build.", ["€20m, equivalent to $23m"]],
		["It cost €20m, i.e. $23m, to build.", ["€20m, i.e. $23m"]],
		["It cost ¥3bn ($20m; £15m).", ["¥3bn ($20m", "¥3bn ($20m; £15m"]],
		["It is 100 km (62 miles) away.", ["100 km (62 miles)"]],
		["It is 100 km, or 62 miles, away.", ["100 km, or 62 miles"]],
		["It is 100 km or about 62 miles away.", ["100 km or about 62 miles"]],
		["It cost €20m – $5m of it in cash.", []],
		["A run of 3 miles or 6 km.", []],
		["They ran 10 miles, or 3 km of it uphill.", []],
		["It is 100 miles (62 metres above the sea).", []],
		["The loss was $5 million ($2 million last year).", []],
	];
	for (const [text, wanted] of pairs) {
		it(`${wanted.length} in: ${text}`, () => {
			assert.deepEqual(
				conversionsOf(factsOf(text)).map(({ start, end }) => text.slice(start, end)),
				wanted,
			);
			assert.ok(wanted.length === 0 || mayConvert(text));
		});
	}

	it("are not looked for where nothing could join them", () => {
		assert.equal(mayConvert("It cost $5 million, the mayor said, and $2 million last year."), false);
	});
});

describe("a quantity in two units", () => {
	const wrong: readonly (readonly [string, string])[] = [
		["The town is 100 km (82 miles) away.", "62 miles"],
		["The farm has 300 acres (210 hectares).", "121 hectares"],
		["He is 6ft 2in (1.98m) tall.", "1.88m"],
		["It was 37°C (89.6°F) in the shade.", "98.6°F"],
	];
	for (const [draft, replacement] of wrong) {
		it(`is not that: ${draft}`, async () => {
			const [found, ...more] = await conversionsIn(draft, []);
			assert.deepEqual(more, []);
			assert.equal(found?.verdict, "contradicted");
			assert.equal(found?.replacement, replacement);
			assert.equal(found?.related?.length, 1);
		});
	}
	const right: readonly string[] = [
		"The town is 100 km (62 miles) away.",
		"The flight is 3,000 miles (5,000 km) long.",
		"A 12,400 feet (3,800 metre) high volcano.",
		"A rise of 2°C (3.6°F) is feared.",
		"It was 37°C (98.6°F) in the shade.",
		"It holds 12 pints (7 litres).",
		"He is 6ft (1.8m) tall.",
	];
	for (const draft of right) {
		it(`may be that: ${draft}`, async () => assert.deepEqual(await conversionsIn(draft, []), []));
	}
});

describe("a table of reference rates", () => {
	it("is known by its header", () => {
		assert.equal(isRateTable(table), true);
		assert.equal(isRateTable("Date,Place,Votes\n2025-11-05,Hull,12\n"), false);
		assert.equal(isRateTable("Date, USD, JPY\n"), true);
	});

	it("gives the rate of a day, or of the business day before", () => {
		const read = readRateTable(table);
		assert.ok(read);
		const on = (day: string, currency: string) => {
			const row = rowOn(read, day);
			const rate = row && rateIn(read, table, row, currency);
			return rate && [row.date, table.slice(rate.start, rate.end)];
		};
		assert.deepEqual(on("2025-11-05", "USD"), ["2025-11-05", "1.1480"]);
		assert.deepEqual(on("2025-11-04", "CAD"), ["2025-11-03", "1.6150"]);
		assert.deepEqual(on("2025-11-02", "AUD"), ["2025-10-31", "1.7650"]);
		assert.equal(on("2025-11-02", "LTL"), undefined);
		assert.equal(on("2025-11-02", "XXX"), undefined);
		assert.equal(on("2025-12-24", "USD"), undefined);
		assert.equal(on("2014-12-30", "USD"), undefined);
	});

	it("has no passages and no claims", async () => {
		const corpus = await openCorpus();
		await corpus.add([rates]);
		assert.deepEqual(corpus.search("USD 1.1480 2025"), []);
		assert.deepEqual(corpus.claimsOf("rates.csv"), []);
		await corpus.close();
	});

	it("supports a conversion at the rate of the draft's day, and opens its row", async () => {
		const [found] = await conversionsIn("It cost €20m ($23m).", [rates], "2025-11-04");
		assert.equal(found?.verdict, "supported");
		assert.equal(
			found?.working,
			"ECB reference rate of 3 Nov 2025: 1 EUR = 1.151 USD; draft: €20m = $23m, a rate of 1.15",
		);
		const [evidence] = found?.evidence ?? [];
		assert.equal(evidence?.sourceId, "rates.csv");
		assert.equal(table.slice(evidence?.start, evidence?.end), "1.1514");
		assert.equal(evidence?.passage.text, "2025-11-03,1.1514,177.2,0.8765,1.7620,1.6150,N/A,");
	});

	const day = "2025-11-03";
	const drafts: readonly (readonly [draft: string, verdict: string, published?: string])[] = [
		["It cost €200m (US$280m).", "contradicted", day],
		["It cost £200m (A$402m).", "supported", day],
		["It cost £200m (A$450m).", "contradicted", day],
		["It cost A$450m (£200m).", "contradicted", day],
		["It cost $US200m ($306m).", "supported", day],
		["It cost $US200m ($506m).", "unverified", day],
		["It cost €200m (US$280m).", "unverified"],
		["In 2011 it cost €200m (US$280m).", "unverified", day],
		["It cost €200m (3bn roubles).", "unverified", day],
	];
	for (const [draft, verdict, published] of drafts) {
		it(`${verdict}${published ? "" : ", the day not known"}: ${draft}`, async () => {
			assert.deepEqual(
				(await conversionsIn(draft, [rates], published)).map((found) => found.verdict),
				[verdict],
			);
		});
	}

	it("yields to a source that converts this very amount", async () => {
		const article = { id: "port.txt", text: "The port was sold for €200m (US$280m), the developer said." };
		const [found] = await conversionsIn("The port was sold for €200m (US$280m).", [rates, article], day);
		assert.equal(found?.verdict, "supported");
		assert.equal(found?.evidence[0]?.sourceId, "port.txt");
	});

	it("is read from a file, and a table of something else is no table of rates", async () => {
		const folder = await mkdtemp(join(tmpdir(), "rates-"));
		try {
			await writeFile(join(folder, "eurofxref-hist.csv"), table);
			await writeFile(join(folder, "votes.csv"), "Date,Place,Votes\n2025-11-05,Hull,12\n");
			const all = await loadSources([folder], { base: folder });
			assert.deepEqual(
				all.sources.map(({ id, format }) => [id, format]),
				[
					["eurofxref-hist.csv", "rates"],
					["votes.csv", "plain"],
				],
			);
			assert.deepEqual(all.problems, []);
		} finally {
			await rm(folder, { recursive: true });
		}
	});
});

describe("rates that the sources print", () => {
	const port = {
		id: "port.txt",
		text: "The port was sold for US$200 million (A$304 million).",
		published: "2025-10-20",
	};
	const mill = {
		id: "mill.txt",
		text: "The mill cost £100 million (US$131 million).",
		published: "2025-10-22",
	};

	it("hold for other amounts, wherever they stand", async () => {
		const [found] = await conversionsIn("Fifty ferries were hired for US$50 million (A$76 million).", [port]);
		assert.equal(found?.verdict, "supported");
	});

	it("hold the other way round", async () => {
		const [found] = await conversionsIn("Fifty ferries were hired for A$76 million (US$50 million).", [port]);
		assert.equal(found?.verdict, "supported");
	});

	it("lead through a third currency", async () => {
		const [found] = await conversionsIn("Fifty ferries were hired for £50 million (A$99.6 million).", [
			port,
			mill,
		]);
		assert.equal(found?.verdict, "supported");
		assert.equal(found?.evidence.length, 2);
		const [wrong] = await conversionsIn("Fifty ferries were hired for £50 million (A$69.6 million).", [
			port,
			mill,
		]);
		assert.equal(wrong?.verdict, "contradicted");
	});

	it("say nothing against a draft of other years", async () => {
		const text = "Fifty ferries were hired for US$50 million (A$56 million).";
		assert.equal((await conversionsIn(text, [port], "2025-11-01"))[0]?.verdict, "contradicted");
		assert.equal((await conversionsIn(text, [port], "2019-11-01"))[0]?.verdict, "unverified");
	});
});
