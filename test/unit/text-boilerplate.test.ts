import { strict as assert } from "node:assert";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { articleFacts } from "../../src/text/article-facts.js";
import { articleBlocks } from "../../src/text/boilerplate.js";

const story = [
	"The council voted on Monday to close the old bridge to lorries.",
	"Mayor Greta Moon said the repair would cost more than two million dollars.",
];

function texts(text: string): string[] {
	return articleBlocks(text).map((block) => block.prose.text);
}

describe("articleBlocks", () => {
	const furniture: readonly string[] = [
		"/images/photo_123.webp)",
		"https://example.org/a/b",
		"© 2025 Example Media Ltd",
		"All rights reserved.",
		"ALSO READ | Five Bridges To See This Year",
		"Skip to main content",
		"Home > News > Local",
		"Subscribe to our newsletter",
		"Image copyright Getty Images",
		"A harbour town wakes up to a royal visit More...",
	];
	for (const line of furniture) {
		it(`leaves out ${JSON.stringify(line)}`, () => {
			assert.deepEqual(texts(`${story[0]}\n\n${line}\n\n${story[1]}`), story);
		});
	}

	const kept: readonly string[] = [
		"The mayor said she wanted to read more.",
		"Copyright law was changed in 2019, the minister said.",
		"The latest news from the front was bad, officials said.",
		"He shared it on Monday.",
		"“We closed it,” she said",
		"COUNCIL CLOSES BRIDGE",
		"30 October: the bridge closes.",
		"League A: €1.5m",
	];
	for (const line of kept) {
		it(`keeps ${JSON.stringify(line)}`, () => {
			assert.deepEqual(texts(`${story[0]}\n\n${line}\n\n${story[1]}`), [story[0], line, story[1]]);
		});
	}

	it("leaves out menus of bullets", () => {
		const menu = ["• Start Page", "• Sport", "• Weather", "• Finance", "• Jobs"].join("\n");
		assert.deepEqual(texts(`${menu}\n\n${story.join("\n\n")}`), story);
	});

	it("keeps a list of findings", () => {
		const list = ["• 12 people were hurt.", "• The driver fled the scene.", "• Two lorries burned out."];
		assert.equal(texts(`${story.join("\n\n")}\n\n${list.join("\n")}`).length, 5);
	});

	it("leaves out other headlines behind a marker, and takes up the story again after it", () => {
		const text = `${story[0]}\n\nRelated Stories\nProfile: Greta Moon\nThe bridge that was never built\n${story[1]}`;
		assert.deepEqual(texts(text), story);
	});

	it("leaves out site names, dated headlines and teasers after the end", () => {
		const tail = [
			"Reuters/ABC",
			"Other Local News",
			"30 Oct: Patrol boat goes in for repairs after hitting a reef",
			"29 Oct: Tax refunds soar to new heights",
			"Top Stories",
			"Entertainment:",
			"A singer has topped the annual rich list 17:51",
		];
		assert.deepEqual(texts([...story, ...tail].join("\n\n")), story);
	});

	it("keeps the headline, in sentence case, as a heading", () => {
		const [first] = articleBlocks(
			`Home | News\n\nCouncil votes to close the bridge\n\n${story.join("\n\n")}`,
		);
		assert.equal(first?.kind, "heading");
		assert.equal(first?.prose.text, "Council votes to close the bridge");
	});

	it("keeps everything of a text that has no sentence", () => {
		assert.equal(texts("Home\nNews\nContact us").length, 3);
	});

	it("keeps every sentence of the articles that ship", () => {
		const folder = join(import.meta.dirname, "..", "..", "seeds");
		for (const name of readdirSync(folder).filter((file) => file.endsWith(".txt"))) {
			const text = readFileSync(join(folder, name), "utf8");
			const blocks = articleBlocks(text);
			assert.ok(blocks.length > 5);
			const kept = new Set(blocks.map(({ prose }) => prose.text));
			for (const line of text.split("\n").map((each) => each.trim())) {
				if (!/[\p{L}\d]\.["”]?$/u.test(line) || line.length < 60 || /^(?:to|The deal) /.test(line)) continue;
				assert.ok(
					[...kept].some((block) => block.includes(line)),
					`${name}: ${line}`,
				);
			}
			for (const { prose } of blocks) {
				const start = prose.anchors[1] ?? 0;
				assert.equal(text.slice(start, start + prose.text.length), prose.text);
				assert.doesNotMatch(prose.text, /\.webp|rights reserved|More\.\.\.|^ALSO READ/);
			}
		}
	});

	it("does not shift offsets", () => {
		const line = fc.constantFrom(...furniture, ...kept, ...story, "", "• Jobs", "😀 e\u0301 שלום");
		fc.assert(
			fc.property(fc.array(line), fc.constantFrom("\n", "\r\n"), (lines, newline) => {
				const text = lines.join(newline);
				for (const { prose } of articleBlocks(text)) {
					const start = prose.anchors[1] ?? -1;
					assert.equal(text.slice(start, start + prose.text.length), prose.text);
				}
			}),
		);
	});
});

describe("articleFacts", () => {
	const dated: readonly (readonly [string, string])[] = [
		["30 Oct 2025 18:07", "2025-10-30"],
		["October 30, 2025", "2025-10-30"],
		["Thursday, October 30th, 2025", "2025-10-30"],
		["Published: 2025-10-30", "2025-10-30"],
		["2025-10-30T07:15:00Z", "2025-10-30"],
		["Last updated at 3 March 2021, 06:57 ET", "2021-03-03"],
	];
	for (const [line, iso] of dated) {
		it(`takes the day from ${JSON.stringify(line)}`, () => {
			assert.equal(articleFacts(`Council closes bridge\n\n${line}\n\n${story.join("\n\n")}`).published, iso);
		});
	}

	const undated: readonly string[] = [
		"The bridge opened on 30 October 2025 after long repairs.",
		"30 February 2025",
		"October 2025",
	];
	for (const line of undated) {
		it(`takes no day from ${JSON.stringify(line)}`, () => {
			assert.equal(articleFacts(`${line}\n\n${story.join("\n\n")}`).published, undefined);
		});
	}

	it("takes the headline as the title, and no sentence", () => {
		assert.equal(
			articleFacts(`Council closes bridge\n\n${story.join("\n\n")}`).title,
			"Council closes bridge",
		);
		assert.equal(articleFacts(story.join("\n\n")).title, undefined);
	});
});
