import assert from "node:assert/strict";
import fc from "fast-check";
import { factsOf } from "../../src/claims/facts.js";
import { isDenied, isSupposed, negationsOf } from "../../src/claims/negation.js";

/** The cue and the denied word of every negation, as printed. */
function denials(text: string): string[] {
	const facts = factsOf(text);
	return negationsOf(facts).map(
		({ at, to, head }) =>
			`${facts.tokens
				.slice(at, to)
				.map((token) => token.text)
				.join(" ")} > ${facts.tokens[head]?.text}`,
	);
}

describe("negations", () => {
	const found: readonly (readonly [string, readonly string[]])[] = [
		["The board did not approve the plan.", ["not > approve"]],
		["They haven't yet signed it.", ["n't > signed"]],
		["The board has never fully explained it.", ["never > explained"]],
		["No ferries sailed on Sunday.", ["No > ferries"]],
		["She left without paying.", ["without > paying"]],
		["He refused to answer.", ["refused to > answer"]],
		["The firm was unable to deliver.", ["unable to > deliver"]],
		["Profit was not $3 million.", ["not > 3"]],
		["It cannot be repaired.", ["cannot > repaired"]],
	];
	for (const [text, expected] of found) {
		it(`reads ${expected[0]} in “${text}”`, () => assert.deepEqual(denials(text), expected));
	}

	for (const text of [
		"Not only ferries sailed.",
		"There is no doubt that it sailed.",
		"It opened in no fewer than 30 cities.",
		"It opened not until Friday.",
		"He stayed at No. 10.",
		"He plays at no 1.",
		"Whether or not it sails, tickets are sold.",
		"He cannot help laughing.",
		"The board approved the plan.",
		"He failed the exam.",
		"The board has not never approved it.",
	]) {
		it(`reads none in “${text}”`, () => assert.deepEqual(denials(text), []));
	}

	it("denies up to the end of the clause", () => {
		const facts = factsOf("They did not sail on Friday, but the ferry left on Monday.");
		const denied = facts.tokens.filter((_, at) => isDenied(facts, at)).map(({ text }) => text);
		assert.deepEqual(denied, ["sail", "on", "Friday"]);
	});

	it("denies both of two denied words in a row", () => {
		const facts = factsOf("It has not been seen and it is not expected back.");
		const denied = facts.tokens.filter((_, at) => isDenied(facts, at)).map(({ text }) => text);
		assert.ok(denied.includes("seen") && denied.includes("expected"));
	});

	it("tells what is asked or supposed from what is stated", () => {
		const supposed = (text: string) => isSupposed(factsOf(text), factsOf(text).tokens.length - 2);
		assert.ok(supposed("Did the ferry not sail?"));
		assert.ok(supposed("The crew will be paid if the ferry does not sail."));
		assert.ok(!supposed("The ferry did not sail."));
	});

	it("reads any text", () => {
		const word = fc.constantFrom(
			"not",
			"no",
			"never",
			"n't",
			"did",
			"sail",
			"Ada",
			",",
			".",
			"?",
			"fail",
			"to",
			"5",
		);
		fc.assert(
			fc.property(fc.array(word), (words) => {
				const facts = factsOf(words.join(" "));
				for (const { at, to, head, scopeEnd } of negationsOf(facts))
					assert.ok(at < to && to <= head && head < scopeEnd && scopeEnd <= facts.tokens.length);
			}),
		);
	});
});
