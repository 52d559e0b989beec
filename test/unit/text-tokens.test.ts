import { strict as assert } from "node:assert";
import fc from "fast-check";
import stemOf from "wink-porter2-stemmer";
import { isStopword, PLACES, stem, tokens } from "../../src/text/tokens.js";
import { isStem } from "../../src/text/word-forms.js";

function printed(text: string): string[] {
	return tokens(text).map((token) => token.text);
}

describe("tokens", () => {
	it("splits hyphenated words at the hyphen", () => {
		assert.deepEqual(printed("a 42-year-old"), ["a", "42", "-", "year", "-", "old"]);
	});

	it("splits the possessive off and leaves it without a stem", () => {
		const [owner, possessive] = tokens("Japan’s");
		assert.deepEqual([owner?.text, owner?.kind, possessive?.text], ["Japan", "word", "’s"]);
		assert.deepEqual([possessive?.lower, possessive?.stem, possessive?.kind], ["'s", "", "punct"]);
	});

	it("reads a contracted negation as the word not", () => {
		assert.deepEqual(
			tokens("didn't").map((token) => [token.text, token.lower, token.stem]),
			[
				["did", "did", tokens("did")[0]?.stem],
				["n't", "not", "not"],
			],
		);
	});

	it("keeps names with an apostrophe whole", () => {
		assert.deepEqual(printed("O'Brien and D’Angelo"), ["O'Brien", "and", "D’Angelo"]);
	});

	it("reads dotted abbreviations as one word without dots", () => {
		assert.deepEqual(
			tokens("U.S. and U.N. in the U.K").map((token) => token.lower),
			["us", "and", "un", "in", "the", "uk"],
		);
	});

	it("keeps the separators of a number but not the full stop behind it", () => {
		assert.deepEqual(printed("1,234.5 and 12."), ["1,234.5", "and", "12", "."]);
		assert.equal(tokens("1,234")[0]?.stem, "1234");
	});

	it("splits a currency's letters from the amount", () => {
		assert.deepEqual(printed("$US550bn"), ["$", "US", "550", "bn"]);
	});

	it("keeps a letter and its digits together", () => {
		assert.deepEqual(printed("G20 and F-150"), ["G20", "and", "F", "-", "150"]);
	});

	const sameStem: readonly (readonly [string, string])[] = [
		["defence", "defense"],
		["organised", "organizing"],
		["labour", "labor"],
		["neighbours", "neighbor"],
		["programme", "programs"],
		["centres", "center"],
		["travelled", "traveling"],
		["signed", "signing"],
		["fell", "falling"],
		["children", "child"],
		["analysed", "analyze"],
		["Café", "cafe"],
	];
	for (const [a, b] of sameStem) {
		it(`gives ${a} and ${b} one stem`, () => assert.equal(stem(a), stem(b)));
	}

	const otherStem: readonly (readonly [string, string])[] = [
		["rise", "rize"],
		["promise", "prom"],
		["four", "for"],
		["founded", "found"],
		["increase", "decrease"],
		["hour", "hor"],
		["tour", "tor"],
	];
	for (const [a, b] of otherStem) {
		it(`keeps the stems of ${a} and ${b} apart`, () => assert.notEqual(stem(a), stem(b)));
	}

	it("counts articles and pronouns as stopwords, negations and nouns not", () => {
		assert.deepEqual(["the", "they", "of"].map(isStopword), [true, true, true]);
		assert.deepEqual(["not", "no", "never", "house"].map(isStopword), [false, false, false, false]);
	});

	it("leaves only those words to the stemmer that it may change", () => {
		const word = fc.stringMatching(/^[a-z]{0,4}y?(?:ie|ou|ff|ll)?[a-z'3]{1,8}$/);
		fc.assert(fc.property(word, (lower) => !isStem.test(lower) || stemOf(lower) === lower));
		assert.deepEqual(
			["tomorrow", "alpha", "falls", "say3a"].map((lower) => isStem.test(lower)),
			[true, true, false, false],
		);
	});

	it("knows a word again among more words than it remembers", () => {
		const letters = [..."abcdefghijklmnopqrstuvwxyzé’"];
		const word = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 14 });
		const many = fc.sample(word, { numRuns: 3000, seed: 1 }).map((own) => `a${own.join("")}b`);
		const others = Array.from({ length: 2 * PLACES }, (_, i) => `w${i.toString(36)}z`);
		const before = tokens(many.join(" "));
		tokens(others.join(" "));
		const known = tokens(many.join(" "));
		assert.deepEqual(
			known.map(({ text, lower, stem }) => [text, lower, stem]),
			before.map(({ text, lower, stem }) => [text, lower, stem]),
		);
	});

	it("covers every character that is not white space, once, in order", () => {
		const unit = fc.oneof(
			fc.constantFrom(
				"U.S.",
				"don't",
				"’s",
				"e\u0301",
				"😀",
				"👩‍👩‍👧",
				"שלום",
				"\r\n",
				"1,000",
				"$",
				"-",
				" ",
				".",
				"\ud800",
			),
			fc.string({ unit: "grapheme", maxLength: 4 }),
		);
		fc.assert(
			fc.property(fc.array(unit), (parts) => {
				const text = parts.join("");
				let end = 0;
				for (const token of tokens(text)) {
					assert.ok(token.start >= end);
					assert.equal(text.slice(end, token.start).trim(), "");
					assert.equal(text.slice(token.start, token.end), token.text);
					assert.ok(token.text.length > 0);
					end = token.end;
				}
				assert.equal(text.slice(end).trim(), "");
			}),
		);
	});
});
