import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { CitationStyle } from "../../src/config/schema.js";
import { type CitedSource, citationEdits } from "../../src/server/citation.js";

const source: CitedSource = { title: "A *Quiet* Town", publisher: "The Post", published: "2024-03-05" };

/** The draft with its only claim, "three", cited; undefined when nothing is to do. */
function cited(text: string, style: CitationStyle = "footnote", from = source): string | undefined {
	const document = TextDocument.create("file:///draft.md", "markdown", 1, text);
	const start = text.indexOf("three");
	const sentence = /[^.\n]*three[^.\n]*\.?/.exec(text)?.[0].trimStart() ?? "";
	const edits = citationEdits(
		document,
		{
			finding: {
				...{ id: "1", start, end: start + 5, kind: "count", verdict: "supported" },
				...{ confidence: 1, message: "", evidence: [] },
			},
			words: "three",
			sentence,
		},
		from,
		style,
	);
	return edits && TextDocument.applyEdits(document, edits);
}

const note = "The Post, A \\*Quiet\\* Town, 2024-03-05.";

describe("A citation", () => {
	it("marks the sentence and adds the note at the end, with the next free number", () => {
		assert.equal(cited("It has three. So."), `It has three.[^1] So.\n\n[^1]: ${note}\n`);
		assert.equal(
			cited("Old.[^4] It has three.\n\n[^4]: Old one.\n"),
			`Old.[^4] It has three.[^5]\n\n[^4]: Old one.\n[^5]: ${note}\n`,
		);
	});

	it("uses the note of the same source again", () => {
		const text = `Old.[^post] It has three.\n\n[^post]: ${note}\n`;
		assert.equal(cited(text), text.replace("three.", "three.[^post]"));
	});

	it("does nothing where the source is cited already", () => {
		const once = cited("It has three.\n");
		assert.equal(cited(once ?? ""), undefined);
		const linked = cited("It has three.\n", "link");
		assert.equal(cited(linked ?? "", "link"), undefined);
	});

	it("links to the web, never to a file", () => {
		const web = { ...source, uri: "https://example.org/town" };
		const file = { ...source, uri: "file:///home/ann/sources/town.txt" };
		assert.match(
			cited("It has three.", "footnote", web) ?? "",
			/\[Source\]\(<https:\/\/example\.org\/town>\)/,
		);
		assert.equal(
			cited("It has three.", "link", web),
			"It has three ([The Post, A \\*Quiet\\* Town](<https://example.org/town>)).",
		);
		assert.equal(cited("It has three.", "link", file), "It has three (The Post, A \\*Quiet\\* Town).");
		assert.doesNotMatch(cited("It has three.", "footnote", file) ?? "", /file:/);
	});
});
