import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SourceInput } from "../../src/corpus/types.js";
import { kinds } from "../../src/ingest/formats/kinds.js";
import { openSourceReader, type SourceReader } from "../../src/ingest/index.js";
import { sourcePlace } from "../../src/report/original.js";

const folder = join(import.meta.dirname, "..", "fixtures", "formats");

interface Example {
	/** What its one source says of itself. */
	readonly facts: Partial<SourceInput>;
	/** Words of its text, and where a reader finds them in the file. */
	readonly places: Readonly<Record<string, string>>;
	/** What is no part of its text. */
	readonly without?: readonly string[];
}

/** An example file of each format. */
const examples: Readonly<Record<string, Example>> = {
	"notice.txt": {
		facts: {},
		places: { "Café Zürich pays £4,200 a month": "notice.txt" },
	},
	"council.md": {
		facts: {
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
			"Cookham bridge, Length in metres: 98": "bridge.html",
		},
		without: ["99 million", "Swan census", "Copyright", "Sport"],
	},
	"libraries.pdf": {
		facts: {},
		places: {
			"# Annual report of the Ashford library service": "libraries.pdf, page 1",
			"shut for repairs from March until October": "libraries.pdf, page 1",
			"untiring, long-standing work": "libraries.pdf, page 2",
			"The service cost 9.8 million pounds": "libraries.pdf, page 3",
		},
		without: ["Ashford library service: annual report"],
	},
	"ferry.docx": {
		facts: {},
		places: {
			"Each boat carries 140 passengers.": "ferry.docx",
			"Brackwater to Skerry, Passengers in 2025: 74,500": "ferry.docx",
			"• A ticket office with a café": "ferry.docx",
		},
	},
	"rates.csv": {
		facts: { format: "rates" },
		places: { "1.1740": "rates.csv:3:12" },
	},
};

describe("formats", () => {
	let reader: SourceReader;

	before(() => {
		reader = openSourceReader();
	});
	after(() => reader.close());

	async function readExample(name: string) {
		return reader.read({ id: name, uri: `file:///${name}`, bytes: await readFile(join(folder, name)) });
	}

	for (const [name, { facts, places, without = [] }] of Object.entries(examples)) {
		it(`read ${name}`, async () => {
			const { sources, problems } = await readExample(name);
			assert.deepEqual(problems, []);
			const [source] = sources;
			assert.ok(source && sources.length === 1);
			assert.equal(source.uri, `file:///${name}`);
			const { id, uri, text, original, format, ...told } = source;
			const { format: expected = format, ...rest } = facts;
			assert.deepEqual(told, rest);
			assert.equal(format, expected);
			for (const [words, place] of Object.entries(places)) {
				assert.ok(text.includes(words), `${words}\nis not in\n${text}`);
				assert.equal(sourcePlace(source, text.indexOf(words)), place);
			}
			for (const words of without) assert.ok(!text.includes(words), words);
		});
	}

	it("have an example each", async () => {
		const read = await Promise.all(Object.keys(examples).map(readExample));
		const seen = new Set(read.map(({ format }) => format));
		assert.deepEqual(
			kinds.filter(({ name, version }) => !seen.has(`${name}@${version}`)),
			[],
		);
	});
});
