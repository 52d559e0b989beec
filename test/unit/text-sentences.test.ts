import { strict as assert } from "node:assert";
import fc from "fast-check";
import { markdownBlocks } from "../../src/text/markdown.js";
import { plainBlocks } from "../../src/text/plain.js";
import { sentenceSpans, sentencesOf } from "../../src/text/sentences.js";

function split(text: string): string[] {
	return sentenceSpans(text).map(({ start, end }) => text.slice(start, end));
}

describe("sentencesOf", () => {
	const whole: readonly string[] = [
		"Mr. Smith met Dr. J. K. Jones and Gen. Lee in the U.S. Senate.",
		"It rose 2.5 per cent to $1.2 million.",
		"It was No. 5 on Oct. 30 at 5 p.m. on the East Coast.",
		"Acme Inc. Chief Executive Jane Roe spoke.",
		"He lives in St. Louis, e.g. near the river.",
		'"Why?" she asked.',
		"The deal\nwas signed in the\r\nmorning.",
		"u.s. president john roe met mr. smith.",
	];
	for (const text of whole) {
		it(`keeps one sentence: ${JSON.stringify(text)}`, () => assert.deepEqual(split(text), [text]));
	}

	const several: readonly (readonly [string, readonly string[]])[] = [
		["It rose. It fell.", ["It rose.", "It fell."]],
		["He moved to the U.S. The deal held.", ["He moved to the U.S.", "The deal held."]],
		['"It is over." She left.', ['"It is over."', "She left."]],
		["He said: “Go.” Then he left.", ["He said: “Go.”", "Then he left."]],
		["It rose 2 per cent. 100 people came.", ["It rose 2 per cent.", "100 people came."]],
		[
			"city lost 2-1. the eagles ' entire team cost less.",
			["city lost 2-1.", "the eagles ' entire team cost less."],
		],
		["It ended at 5 p.m. The crowd left.", ["It ended at 5 p.m.", "The crowd left."]],
		["Was it over? Yes! It was…", ["Was it over?", "Yes!", "It was…"]],
	];
	for (const [text, sentences] of several) {
		it(`splits ${JSON.stringify(text)}`, () => assert.deepEqual(split(text), sentences));
	}

	it("leaves out what holds no word", () => {
		assert.deepEqual(split("* * *"), []);
		assert.deepEqual(split(" \n "), []);
	});

	it("places sentences in the document, behind markup", () => {
		const text = "# Top\n\nOne **bold. Two** here.";
		const found = markdownBlocks(text).blocks.flatMap(sentencesOf);
		assert.deepEqual(
			found.map(({ span }) => text.slice(span.start, span.end)),
			["Top", "One **bold.", "Two** here."],
		);
	});

	it("gives spans that slice to the sentence's own text, whatever the script", () => {
		const unit = fc.oneof(
			fc.constantFrom(
				". ",
				"! ",
				"The",
				"e\u0301",
				"😀",
				"👨‍👩‍👧",
				"שלום. ",
				"مرحبا؟ ",
				"\r\n",
				"\n\n",
				"\u00a0",
				"U.S. ",
				'" ',
				"2.5",
				"。",
			),
			fc.string({ unit: "grapheme", maxLength: 5 }),
		);
		fc.assert(
			fc.property(fc.array(unit, { maxLength: 30 }), (parts) => {
				const text = parts.join("");
				for (const block of plainBlocks(text)) {
					let end = 0;
					for (const sentence of sentencesOf(block)) {
						assert.ok(sentence.text.length > 0);
						assert.equal(sentence.text, sentence.text.trim());
						assert.ok(sentence.offset >= end);
						end = sentence.offset + sentence.text.length;
						assert.equal(text.slice(sentence.span.start, sentence.span.end), sentence.text);
					}
				}
			}),
		);
	});
});
