import assert from "node:assert/strict";
import fc from "fast-check";
import { type Likeness, likenessOf } from "../../src/checks/name.js";

describe("the likeness of a word and a name", () => {
	const table: readonly (readonly [
		word: string,
		name: string,
		likeness: Likeness | undefined,
		why: string,
	])[] = [
		["Halversen", "Halvorsen", "slip", "one letter changed"],
		["Havlorsen", "Halvorsen", "slip", "two neighbours swapped"],
		["Halvorssen", "Halvorsen", "slip", "a letter doubled"],
		["Halverson", "Halvorsen", "slip", "two letters in a long name"],
		["Stefens", "Stephens", "slip", "two edits that sound alike"],
		["Dalvorsen", "Halvorsen", "unsure", "another first letter"],
		["Velge", "Velde", "unsure", "a short name"],
		["Chin", "China", "doubtful", "an ordinary word"],
		["Libya", "Libyan", undefined, "the name of an adjective"],
		["Marking", "Larking", undefined, "an ordinary word with another first letter"],
		["Blake", "Blaze", "doubtful", "a name of its own"],
		["Sara", "Sarah", undefined, "both are received spellings"],
		["Muhammad", "Mohammed", undefined, "both are received spellings"],
		["Kenyans", "Kenyan", undefined, "a plural"],
		["Libyan", "Libya", undefined, "an adjective"],
		["Velan", "Vela", undefined, "an adjective, of a name that English does not know"],
		["Muenchen", "München", undefined, "an umlaut written out"],
		["Samul", "Samuel", "unsure", "no umlaut in “uel”"],
		["Labor", "Labour", undefined, "American spelling"],
		["Microfinance", "Macrofinance", undefined, "the opposite, by its prefix"],
		["VelMedia", "Velmedia", undefined, "only capitals differ"],
		["Lee", "Li", undefined, "too short"],
		["Halvorsen", "halvorsen", undefined, "the same"],
	];
	it("of “Hoven” and “Hoeven” is none where an umlaut may be written out, and unsure where there is none", () => {
		assert.equal(likenessOf("Hoven", "Hoeven"), undefined);
		assert.equal(likenessOf("Hoven", "Hoeven", { umlauts: false }), "unsure");
	});

	for (const [word, name, likeness, why] of table) {
		it(`of "${word}" and "${name}" is ${likeness ?? "none"}: ${why}`, () => {
			assert.equal(likenessOf(word, name), likeness);
		});
	}

	it("is none between a word and itself, whatever its case and marks", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme" }), (word) => {
				assert.equal(likenessOf(word, word), undefined);
				assert.equal(likenessOf(word.normalize("NFD"), word.normalize("NFC")), undefined);
			}),
		);
	});
});
