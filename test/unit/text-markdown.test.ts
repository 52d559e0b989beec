import { strict as assert } from "node:assert";
import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { frontmatterDate, markdownBlocks } from "../../src/text/markdown.js";
import { toDocument } from "../../src/text/prose.js";

function texts(text: string): string[] {
	return markdownBlocks(text).blocks.map((block) => block.prose.text);
}

describe("markdownBlocks", () => {
	it("tells headings, items, quotes and cells apart", () => {
		const text = "## Top\n\nText.\n\n- item\n\n  more\n\n> said\n\n| a | b |\n|---|---|\n| c | d |\n";
		assert.deepEqual(
			markdownBlocks(text).blocks.map(({ kind, level, prose }) => `${kind}${level} ${prose.text}`),
			[
				"heading2 Top",
				"paragraph0 Text.",
				"listItem0 item",
				"listItem0 more",
				"quote0 said",
				"cell0 a",
				"cell0 b",
				"cell0 c",
				"cell0 d",
			],
		);
	});

	const read: readonly (readonly [string, string, string])[] = [
		["emphasis marks", "a **b** _c_ d", "a b c d"],
		["link brackets and targets", 'see [the site](http://x.org "t") now', "see the site now"],
		["inline code", "run `npm` now", "run \ufffc now"],
		["bare URLs", "see https://x.org/a now", "see \ufffc now"],
		["images", "a ![alt](x.png) b", "a  b"],
		["inline HTML", "a <b>c</b> d", "a c d"],
		["entities", "R&amp;D &quot;x&quot; &notanentity;", 'R&D "x" &notanentity;'],
		["escapes", "5 \\* 3 \\\\ 2", "5 * 3 \\ 2"],
		["continuation marks", "> one\n> two", "one\ntwo"],
		["struck-out text", "a ~~b~~ c", "a  c"],
	];
	for (const [what, written, prose] of read) {
		it(`reads past ${what}`, () => assert.deepEqual(texts(written), [prose]));
	}

	const silent: readonly (readonly [string, string])[] = [
		["fenced code", "```\ncode\n\nmore code\n```"],
		["a tilde fence with backticks in it", "~~~\n```\n\ncode\n~~~"],
		["an unclosed fence", "```\ncode\n\ncode"],
		["indented code", "    code\n\n    code"],
		["front matter", "---\ntitle: A thing\n\ndate: 2025-10-30\n---\n"],
		["HTML blocks", "<script>\nvar a = 1;\n\nvar b = 2;\n</script>"],
		["comments", "<!-- one\n\ntwo -->"],
		["definitions", "[a]: http://x.org 'Title'"],
	];
	for (const [what, written] of silent) {
		it(`is silent about ${what}`, () => assert.deepEqual(texts(written), []));
		it(`reads on behind ${what}`, () => {
			if (what === "an unclosed fence") return;
			assert.deepEqual(texts(`${written}\n\nBehind it.`), ["Behind it."]);
		});
	}

	it("resolves references and footnotes that are defined elsewhere", () => {
		const text = "See [the site][s] and [S] here.[^1]\n\nMore.\n\n[s]: http://x.org\n[^1]: A note.\n";
		assert.deepEqual(texts(text), ["See the site and S here.", "More.", "A note."]);
	});

	it("gives the front matter and the comments", () => {
		const text = "---\r\ndate: 2025-10-30\r\n---\r\n\r\nA <!-- x --> b.\r\n\r\n<!-- y\r\n\r\nz -->\r\n";
		const { frontmatter, comments } = markdownBlocks(text);
		assert.equal(text.slice(frontmatter?.start, frontmatter?.end), "---\r\ndate: 2025-10-30\r\n---");
		assert.deepEqual(
			comments.map(({ start, end }) => text.slice(start, end)),
			["<!-- x -->", "<!-- y\r\n\r\nz -->"],
		);
	});

	it("reads the date of the front matter", () => {
		const dateOf = (text: string) => {
			const { frontmatter } = markdownBlocks(text);
			return frontmatter && frontmatterDate(text, frontmatter);
		};
		assert.equal(dateOf("---\ntitle: x\ndate: 2025-10-30\n---\n"), "2025-10-30");
		assert.equal(dateOf('---\npublished: "30 October 2025"\n---\n'), "2025-10-30");
		assert.equal(dateOf("+++\ndate = 2025-10-30T10:00:00Z\n+++\n"), "2025-10-30");
		assert.equal(dateOf("---\ntitle: 2025-10-30\n---\n"), undefined);
	});

	it("ends the span of an entity behind its semicolon", () => {
		const text = "&quot;Go&quot; he said";
		const [block] = markdownBlocks(text).blocks;
		assert.ok(block);
		assert.equal(
			text.slice(toDocument(block.prose, 0, "start"), toDocument(block.prose, 4, "end")),
			"&quot;Go&quot;",
		);
	});

	it("moves what stands behind an edit", () => {
		const before = "One.\n\nTwo **bold** &amp; so.\n";
		markdownBlocks(before);
		const after = `Zero and ${before}`;
		const [, second] = markdownBlocks(after).blocks;
		assert.ok(second);
		assert.equal(
			after.slice(toDocument(second.prose, 4, "start"), toDocument(second.prose, 8, "end")),
			"bold",
		);
		assert.equal(
			after.slice(toDocument(second.prose, 9, "start"), toDocument(second.prose, 10, "end")),
			"&amp;",
		);
	});

	const unit = fc.oneof(
		fc.constantFrom(
			"\n",
			"\r\n",
			"\n\n",
			"\n> ",
			"\n- ",
			"\n  ",
			"\n    ",
			"\n\n```\n",
			"\n# ",
			"\n\n",
			"  \n",
			"\\\n",
			" ",
			"**",
			"_",
			"`",
			"[a](b)",
			"[",
			"](",
			"\\*",
			"\\\\",
			"word",
			"e\u0301",
			"😀",
			"👩‍👩‍👧",
			"שלום",
			"مرحبا",
			"https://x.org",
			"a@b.org",
			"www.x.org",
			"<b>",
			"<!-- c -->",
			"~~",
			"| a | b |\n|---|---|\n| c | d |",
			"[^1]",
			"\n\n[^1]: note",
			"\t",
			"\u00a0",
			"![a](b)",
			"- [ ] ",
		),
		fc
			.string({ unit: "grapheme", maxLength: 3 })
			.map((text) => text.replaceAll("&", "").replaceAll("\0", "")),
	);

	it("anchors every character of the prose at the same character of the document", () => {
		fc.assert(
			fc.property(fc.array(unit, { maxLength: 25 }), (parts) => {
				const text = parts.join("");
				let last = -1;
				for (const { prose } of markdownBlocks(text).blocks) {
					for (let i = 0; i < prose.text.length; i++) {
						const at = toDocument(prose, i, "start");
						const char = prose.text[i];
						assert.ok(at > last);
						last = at;
						if (char !== "\ufffc") assert.equal(text[at], char);
						assert.ok(toDocument(prose, i + 1, "end") > at);
					}
				}
			}),
			{ numRuns: 300 },
		);
	});

	it("reads the same however much of the document was read before", () => {
		fc.assert(
			fc.property(fc.array(unit, { maxLength: 12 }), fc.array(unit, { maxLength: 12 }), (a, b) => {
				const text = `${a.join("")}${b.join("")}`;
				const first = markdownBlocks(text);
				markdownBlocks(`x\n\n${text}`);
				assert.deepEqual(markdownBlocks(text), first);
			}),
			{ numRuns: 100 },
		);
	});

	it("reads text without markup as the parser does", () => {
		const piece = fc.constantFrom(
			...[
				"A word",
				"“Well,” ",
				"(1) ",
				"1. ",
				"1) ",
				"12",
				"- ",
				"-",
				"--",
				"---",
				"=",
				"+ ",
				"a",
				"É",
				"e\u0301",
				"'",
			],
			...[
				"\n",
				"\n\n",
				" ",
				"  \n",
				"\r\n",
				"\n ",
				"\n    ",
				"\t",
				"\u00a0",
				": ",
				":",
				"$4",
				"%",
				"!",
				"?",
				"…",
				"—",
			],
			...[
				"www.x.org",
				"https:",
				"x.org",
				"mailto:",
				"ftp.",
				"&",
				"amp;",
				"#",
				"#1",
				"/",
				"https://x.org",
				"―",
				"\u2028",
				"😀",
				"\n- ",
				"\n=",
				"\n“",
				"\n3. ",
			],
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 14 }), (parts) => {
				const text = parts.join("");
				const mdastExtensions = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));
				const root = fromMarkdown(text, { extensions: [gfm()], mdastExtensions });
				const texts = root.children.map((node) => (node.type === "paragraph" ? node.children : []));
				fc.pre(texts.every(([first, second]) => first?.type === "text" && second === undefined));
				const expected = texts.flatMap(([first]) =>
					first?.type === "text" && first.value.trim() !== "" ? [first] : [],
				);
				const { blocks } = markdownBlocks(text);
				assert.deepEqual(
					blocks.map(({ kind, prose }) => [kind, prose.text, toDocument(prose, 0, "start")]),
					expected.map(({ value, position }) => ["paragraph", value, position?.start.offset]),
				);
			}),
			{ numRuns: 800 },
		);
	});
});
