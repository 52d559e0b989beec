import assert from "node:assert/strict";
import type { Finding } from "../../src/index.js";
import { unfinishedSentence, withoutUnfinished } from "../../src/server/unfinished.js";

/** The sentence in the making when the cursor stands at the bar; every other sentence ends with a stop. */
function inTheMaking(marked: string): string | undefined {
	const at = marked.indexOf("|");
	const text = marked.replace("|", "");
	const sentences = [...text.matchAll(/[^.\n\s][^.\n]*(?:\.["”*]*|(?=\n|$))/g)].map(
		({ 0: words, index }) => ({
			start: index,
			end: index + words.trimEnd().length,
		}),
	);
	const open = unfinishedSentence(text, sentences, at);
	return open && text.slice(open.start, open.end);
}

describe("A sentence that is being written", () => {
	it("is the one without a stop, of which the end was typed last", () => {
		assert.equal(inTheMaking("One. The US has two|"), "The US has two");
		assert.equal(inTheMaking("The US has two |\n\nMore of it."), "The US has two ");
		assert.equal(inTheMaking("“The US has two|”"), "“The US has two”");
		assert.equal(inTheMaking("# A heading of two|\n\nText."), "# A heading of two");
	});

	it("is none when it is finished, or the writer has gone on", () => {
		assert.equal(inTheMaking("The US has two.|"), undefined);
		assert.equal(inTheMaking("He said: “The US has two.”|"), undefined);
		assert.equal(inTheMaking("**The US has two.**|"), undefined);
		assert.equal(inTheMaking("The US has two\n\n|"), undefined);
	});

	it("is none when the words that were touched stand within it", () => {
		assert.equal(inTheMaking("The US has two| mines and a port"), undefined);
	});

	it("keeps back its own findings and those that rest on its words, and no other", () => {
		const finding = (start: number, related?: number): Finding => ({
			...{
				id: String(start),
				kind: "count",
				verdict: "contradicted",
				confidence: 1,
				message: "",
				evidence: [],
			},
			...{ start, end: start + 1 },
			...(related === undefined
				? {}
				: { related: [{ start: related, end: related + 1, passage: { start: 0, end: 9, text: "" } }] }),
		});
		const found = [finding(2), finding(3, 12), finding(9), finding(10), finding(19), finding(20)];
		assert.deepEqual(
			withoutUnfinished(found, { start: 10, end: 20 }).map(({ start }) => start),
			[2, 9, 20],
		);
	});
});
