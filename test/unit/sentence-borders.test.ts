import { strict as assert } from "node:assert";
import fc from "fast-check";
import { sentenceBorders } from "../../src/text/sentence-borders.js";

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/** Every text through the segmenter, without the short cut. */
function slowBorders(text: string): number[] {
	const found = new Set<number>();
	for (const { index } of segmenter.segment(text)) found.add(index);
	for (const { 0: mark, index } of text.matchAll(/[.!?…]["'”’»)\]]*\s+/gu)) found.add(index + mark.length);
	return [...found].filter((at) => at > 0 && at < text.length).sort((a, b) => a - b);
}

describe("sentence borders", () => {
	const letters = "abcABC .!?…\"'”’»)](“«[-–—,;:1$%&*/\n\u00a0éÉ@#_{}<>|~".split("");
	const words = ["U.S.", "Mr. ", "He said. ", "3.5", "i.e. ", "...", "a.m.", "in 1961.The", '"No!"She'];
	const others = ["\u3002", "д", "\u200b", "€", "½", "²", "¿", "\u2028", "\t", "ﬁ", "中", "\ud83d", "👍"];
	const piece = fc.constantFrom(...letters, ...words, ...others);

	it("are those of the segmenter, whether it was asked or not", () => {
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
				const text = pieces.join("");
				assert.deepEqual(sentenceBorders(text), slowBorders(text));
			}),
			{ numRuns: 2000 },
		);
	});

	it("stand behind the white space after an end mark, and where a mark touches the next sentence", () => {
		assert.deepEqual(sentenceBorders("It rose. It fell."), [9]);
		assert.deepEqual(sentenceBorders('"No!"She left.'), [5]);
		assert.deepEqual(sentenceBorders("It cost 3.5 million"), []);
	});
});
