import assert from "node:assert/strict";
import { stem } from "../../src/text/tokens.js";
import { areAntonyms, areSynonyms, similarity } from "../../src/text/word-relations.js";

function alike(left: string, right: string): number {
	return similarity(stem(left), stem(right));
}

describe("what general English knows of two words", () => {
	for (const [left, right] of [
		["buy", "purchase"],
		["bought", "buying"],
		["injured", "wounded"],
		["arrived", "arrival"],
		["lawyer", "attorney"],
		["organise", "organize"],
	] as const) {
		it(`takes "${left}" and "${right}" for synonyms, both ways round`, () => {
			assert.ok(areSynonyms(stem(left), stem(right)));
			assert.ok(areSynonyms(stem(right), stem(left)));
		});
	}

	for (const [left, right] of [
		["rise", "fall"],
		["accepted", "rejected"],
		["increases", "decreased"],
		["won", "loses"],
		["rose", "fell"],
	] as const) {
		it(`takes "${left}" and "${right}" for antonyms, and for no synonyms`, () => {
			assert.ok(areAntonyms(stem(left), stem(right)));
			assert.ok(areAntonyms(stem(right), stem(left)));
			assert.ok(!areSynonyms(stem(left), stem(right)));
		});
	}

	it("relates nothing to words that it does not know", () => {
		assert.equal(similarity("zorbleflux", "house"), 0);
		assert.ok(!areSynonyms("zorbleflux", "house"));
		assert.ok(!areAntonyms("zorbleflux", "house"));
		assert.equal(similarity("zorbleflux", "zorbleflux"), 1);
	});

	it("takes unrelated words for neither", () => {
		assert.ok(!areSynonyms(stem("hospital"), stem("election")));
		assert.ok(!areAntonyms(stem("hospital"), stem("election")));
	});

	it("orders pairs by how alike they are used", () => {
		assert.ok(alike("doctor", "nurse") > alike("doctor", "guitar"));
		assert.ok(alike("profit", "revenue") > alike("profit", "forest"));
		assert.ok(alike("killed", "murdered") > alike("killed", "painted"));
	});

	it("stays within 0 and 1", () => {
		for (const left of ["rise", "bank", "storm", "quiet"])
			for (const right of ["fall", "river", "sun", "music"]) {
				const value = alike(left, right);
				assert.ok(value >= 0 && value <= 1, `${left} ${right} ${value}`);
			}
	});
});
