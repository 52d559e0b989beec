import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SourceInput } from "../../src/corpus/types.js";
import { kinds } from "../../src/ingest/formats/kinds.js";
import { isCurrentFormat, openSourceReader, type SourceReader } from "../../src/ingest/index.js";
import { sourcePlace } from "../../src/report/original.js";

const folder = join(import.meta.dirname, "..", "fixtures", "formats");

interface Example {
	/** What the source says of itself. */
	readonly facts: Partial<SourceInput>;
	/** Words of its text, and where a reader finds them in the file. */
	readonly places: Readonly<Record<string, string>>;
	/** What is no part of its text. */
	readonly without?: readonly string[];
}

/** What each source of the example files is, by its id. */
const examples: Readonly<Record<string, Example>> = {
	"notice.txt": {
		facts: {},
		places: { "Café Zürich pays £4,200 a month – “a fair rent”": "notice.txt" },
	},
	"council.md": {
		facts: {
			format: "markdown",
			title: "Council: what was decided",
			publisher: "Harbour News",
			author: "Tom Okafor, Priya Nair",
			published: "2026-02-11",
			updated: "2026-02-12",
			language: "en-GB",
		},
		places: { "The council bought 16 buses": "council.md:14:1" },
	},
	"bridge.html": {
		facts: {
			title: "Marlow footbridge to reopen in May",
			publisher: "Harbour News",
			author: "Priya Nair",
			published: "2026-03-02",
			updated: "2026-03-04",
			language: "en-GB",
			webAddress: "https://news.example/marlow-footbridge",
		},
		places: {
			"Engineers replaced 212 planks": "bridge.html",
			"“We would rather be late than sorry”, said": "bridge.html",
			"• The lamps were replaced with 48 new ones.": "bridge.html",
			"Cookham bridge, Length: 98 metres": "bridge.html",
		},
		without: ["99 million", "Swan census", "Copyright", "Sport"],
	},
	"saved.mhtml": {
		facts: {
			title: "Quarry to close",
			publisher: "Harbour News",
			published: "2026-03-05",
			language: "en",
			webAddress: "https://news.example/quarry",
		},
		places: { "for the café on the quay": "saved.mhtml" },
	},
	"libraries.pdf": {
		facts: { title: "Annual report of the Ashford library service" },
		places: {
			"# Annual report of the Ashford library service": "libraries.pdf, page 1",
			"shut for repairs from March until October": "libraries.pdf, page 1",
			"untiring, long-standing work": "libraries.pdf, page 2",
			"The service cost 9.8 million pounds": "libraries.pdf, page 3",
		},
		without: ["Ashford library service: annual report"],
	},
	"ferry.docx": {
		facts: { title: "Ferry company buys two boats" },
		places: {
			"Each boat carries 140 passengers.": "ferry.docx",
			"Brackwater to Skerry, Passengers in 2025: 74,500": "ferry.docx",
			"• A ticket office with a café": "ferry.docx",
		},
	},
	"minutes.rtf": {
		facts: { title: "Minutes of the parish council" },
		places: {
			"# Minutes of the parish council": "minutes.rtf",
			"in the café of the village hall": "minutes.rtf",
			"by £12.50 to £86 a year – the first": "minutes.rtf",
			"“We had no choice,” said Olga Penrose": "minutes.rtf",
			"Hall roof, Balance: £21,700": "minutes.rtf",
		},
		without: ["Draft minutes", "Parish council", "0102"],
	},
	"orchard.odt": {
		facts: { title: "The orchard at Lund", language: "en-GB" },
		places: {
			"The orchard at Lund has 1,150 apple trees of 64 sorts.": "orchard.odt",
			"• The press makes 14,000 litres": "orchard.odt",
			"Gravenstein, Trees: 230": "orchard.odt",
		},
		without: ["900 trees"],
	},
	"island.epub": {
		facts: {
			title: "A short history of Holm",
			author: "Bea Stone",
			publisher: "Tide Press",
			published: "2019-05-01",
			language: "en",
		},
		places: {
			"The first 12 houses": "island.epub, part 1, “The first houses”",
			"opened in 1881 with 29 pupils": "island.epub, part 2, “The school”",
		},
	},
	"rates.csv": {
		facts: { format: "rates", title: "rates" },
		places: { "1.1740": "rates.csv:3:12" },
	},
	"staff.csv": {
		facts: { title: "staff" },
		places: {
			"## Staff of the four depots": "staff.csv:1, cell A1",
			"Northgate, Cost: £6.2 million": "staff.csv:4, cell C4",
			"Quay Street, upper yard, Drivers: 96": "staff.csv:5, cell B5",
		},
	},
	"museums.xlsx": {
		facts: { title: "museums" },
		places: {
			"Maritime museum, Visitors: 341 thousand": "museums.xlsx, cell B2 of Visitors",
			"Glass museum, Change: -12.0%": "museums.xlsx, cell C3 of Visitors",
			"Maritime museum, Opened: 8 June 1974": "museums.xlsx, cell D2 of Visitors",
			"Maritime museum, Ticket: £12.50": "museums.xlsx, cell E2 of Visitors",
		},
		without: ["Secret"],
	},
	"tip.eml": {
		facts: { title: "Re: the café fire", publisher: "Jürgen Abel", published: "2026-03-03" },
		places: { "Five engines and 31 firefighters were sent.": "tip.eml" },
	},
	"tip.eml#engines.csv": {
		facts: { title: "engines" },
		places: { "Skerry, Engines: 2": "tip.eml#engines.csv, cell B3" },
	},
	"inbox.mbox#1": {
		facts: { title: "Opening hours", publisher: "Ruth Adeyemi", published: "2026-03-02" },
		places: { "open on 37 Sundays": "inbox.mbox#1" },
	},
	"inbox.mbox#2": {
		facts: { title: "Gritting", publisher: "tom@council.example", published: "2026-03-03" },
		places: { "5,200 tonnes of salt": "inbox.mbox#2" },
	},
	"briefing.vtt": {
		facts: { title: "briefing" },
		places: {
			"Ines Faber: “Good morning. The new pier will be 310 metres long.": "briefing.vtt",
			"310 metres": "briefing.vtt:8, at 00:00:04",
			"It will cost 18 million euros.”": "briefing.vtt:12, at 00:00:08",
			"It will have 42 berths, twice as many": "briefing.vtt:20, at 00:01:24",
		},
		without: ["Recorded", "<i>"],
	},
	"hearing.srt": {
		facts: { title: "hearing" },
		places: {
			"The inquest will resume on 19 October.": "hearing.srt:3, at 00:12:01",
			"at twenty past four. It carried six volunteers.”": "hearing.srt:9, at 00:12:05",
			"six volunteers": "hearing.srt:13, at 00:12:09",
		},
	},
	"wire.rss#cw-501": {
		facts: {
			title: "Lighthouse & cottage sold",
			publisher: "Coast Wire",
			author: "Moira Dunn",
			published: "2026-03-04",
			language: "en-gb",
			webAddress: "https://coast.example/lighthouse",
		},
		places: { "It has 211 steps.": "wire.rss#cw-501" },
		without: ["Sold at last"],
	},
	"wire.rss#https://coast.example/gulls": {
		facts: {
			title: "Gulls return",
			publisher: "Coast Wire",
			published: "2026-03-05",
			language: "en-gb",
			webAddress: "https://coast.example/gulls",
		},
		places: { "1,460 pairs of gulls": "wire.rss#https://coast.example/gulls" },
	},
	"blog.atom#urn:rambler:12": {
		facts: {
			title: "A walk to Holm",
			publisher: "The Rambler",
			author: "Bea Stone",
			published: "2026-03-05",
			updated: "2026-03-06",
			webAddress: "https://rambler.example/holm",
		},
		places: { "2.6 kilometres long": "blog.atom#urn:rambler:12" },
	},
	"letters.json#letters-7": {
		facts: {
			title: "On the tram",
			publisher: "Letters",
			author: "Omar Said",
			published: "2026-02-20",
			language: "en",
			webAddress: "https://letters.example/7",
		},
		places: { "carried 88,000 people": "letters.json#letters-7" },
	},
	"tram.json": {
		facts: {
			title: "Tram line opens in Norholm",
			publisher: "North Wire",
			author: "Karin Vest",
			published: "2026-02-18",
			updated: "2026-02-19",
			language: "en",
		},
		places: { "with 17 stops": "tram.json" },
	},
	"dam.xml": {
		facts: {
			title: "Dam at Torsa is full",
			publisher: "North Wire",
			author: "Nils Berg",
			published: "2026-03-01",
			updated: "2026-03-02",
			language: "en",
		},
		places: { "412 million cubic metres": "dam.xml" },
	},
	"market.nitf": {
		facts: {
			title: "Fish market moves",
			publisher: "Coast Wire",
			author: "Moira Dunn",
			published: "2026-02-27",
			language: "en",
		},
		places: { "9,300 tonnes of fish": "market.nitf" },
		without: ["A stall"],
	},
	"pages.warc.gz#https://mill.example/windmill": {
		facts: {
			title: "Windmill restored",
			publisher: "Mill Post",
			published: "2026-03-03",
			language: "en",
			webAddress: "https://mill.example/windmill",
		},
		places: { "19 metres across": "pages.warc.gz#https://mill.example/windmill" },
	},
};

describe("formats", function () {
	this.timeout(60_000);
	let reader: SourceReader;
	const names = readdirSync(folder);

	before(() => {
		reader = openSourceReader();
	});
	after(() => reader.close());

	async function readExample(name: string) {
		return reader.read({ id: name, uri: `file:///${name}`, bytes: await readFile(join(folder, name)) });
	}

	for (const name of names) {
		it(`read ${name}`, async () => {
			const { sources, problems } = await readExample(name);
			assert.deepEqual(problems, []);
			const expected = Object.keys(examples).filter((id) => id === name || id.startsWith(`${name}#`));
			assert.deepEqual(
				sources.map((source) => source.id),
				expected,
			);
			for (const source of sources) {
				const { facts, places, without = [] } = examples[source.id] ?? { facts: {}, places: {} };
				const { id, uri, text, original, ...told } = source;
				assert.equal(uri, `file:///${name}`);
				assert.deepEqual(told, { format: "plain", ...facts });
				for (const [words, place] of Object.entries(places)) {
					assert.ok(text.includes(words), `${words}\nis not in\n${text}`);
					assert.equal(sourcePlace(source, text.indexOf(words)), place);
				}
				for (const words of without) assert.ok(!text.includes(words), words);
			}
		});
	}

	it("have an example each", async () => {
		const read = await Promise.all(names.map(readExample));
		const seen = new Set(read.map(({ format }) => format));
		assert.deepEqual(
			kinds.filter(({ name, version }) => !seen.has(`${name}@${version}`)),
			[],
		);
	});

	it("keep what was read by this version, and nothing else", async () => {
		const { format = "" } = await readExample("council.md");
		assert.ok(isCurrentFormat(format));
		assert.ok(!isCurrentFormat(format.replace(/\d+$/, "0")));
		assert.ok(!isCurrentFormat("unknown@1"));
	});
});
