import { strict as assert } from "node:assert";
import fc from "fast-check";
import { TextDocument } from "vscode-languageserver-textdocument";
import { afterEdit, afterEdits } from "../../src/extension/edits.js";

const range = (line: number, from: number, to: number) => ({
	start: { line, character: from },
	end: { line, character: to },
});

describe("the place of words after an edit", () => {
	it("is the same where the edit is behind them", () => {
		const words = range(0, 2, 5);
		assert.equal(afterEdit(words, { range: range(0, 6, 7), text: "more" }), words);
		assert.equal(afterEdit(words, { range: range(3, 0, 1), text: "\n\n" }), words);
	});

	it("is moved by an edit before them, along the line and down the page", () => {
		assert.deepEqual(
			afterEdit(range(0, 8, 9), { range: range(0, 2, 4), text: "three more" }),
			range(0, 16, 17),
		);
		assert.deepEqual(afterEdit(range(0, 8, 9), { range: range(0, 2, 4), text: "a\nbc" }), range(1, 6, 7));
		assert.deepEqual(afterEdit(range(2, 8, 9), { range: range(0, 2, 2), text: "\r\n" }), range(3, 8, 9));
	});

	it("is none once the edit touched them, be it at their border", () => {
		for (const edit of [range(0, 2, 2), range(0, 5, 5), range(0, 3, 4), range(0, 0, 9)]) {
			assert.equal(afterEdit(range(0, 2, 5), { range: edit, text: "x" }), undefined);
		}
	});

	it("is what offsets tell, for any words, edits and line breaks", () => {
		const piece = fc.stringMatching(/^[ab \n]{0,12}$/);
		const cut = fc.tuple(fc.nat(40), fc.nat(6), piece);
		fc.assert(
			fc.property(fc.stringMatching(/^[ab \n]{20,40}$/), fc.nat(20), fc.nat(5), fc.array(cut), (...given) => {
				const [text, from, length, cuts] = given;
				const document = TextDocument.create("file:///draft", "plaintext", 0, text);
				const start = Math.min(from, text.length);
				let span: { start: number; end: number } | undefined = {
					start,
					end: Math.min(start + length, text.length),
				};
				const words = { start: document.positionAt(span.start), end: document.positionAt(span.end) };
				const edits = cuts.map(([at, size, put], index) => {
					const all = document.getText();
					const first = Math.min(at, all.length);
					const last = Math.min(first + size, all.length);
					const edited = { start: document.positionAt(first), end: document.positionAt(last) };
					if (span && last < span.start) {
						const moved: number = put.length - (last - first);
						span = { start: span.start + moved, end: span.end + moved };
					} else if (span && first <= span.end) span = undefined;
					TextDocument.update(document, [{ range: edited, text: put }], index + 1);
					return { range: edited, text: put };
				});
				const wanted = span && {
					start: document.positionAt(span.start),
					end: document.positionAt(span.end),
				};
				assert.deepEqual(afterEdits(words, edits), wanted);
			}),
		);
	});
});
