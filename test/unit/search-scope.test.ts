import assert from "node:assert/strict";
import { readScope } from "../../src/server/search-scope.js";

const kinds = new Set(["money", "count"]);

describe("The scope of a search", () => {
	it("is the prefix, in any case and with any blanks", () => {
		assert.deepEqual(readScope("claim: two mines", kinds), { words: "two mines", scope: "claim" });
		assert.deepEqual(readScope(" Draft :mines ", kinds), { words: "mines", scope: "finding" });
		assert.deepEqual(readScope("source:", kinds), { words: "", scope: "source" });
	});

	it("may be a kind of claim that there is", () => {
		assert.deepEqual(readScope("Money: 550 billion", kinds), { words: "550 billion", kind: "money" });
		assert.deepEqual(readScope("age: 13", kinds), { words: "age: 13" });
	});

	it("is everything where no prefix is known", () => {
		assert.deepEqual(readScope("two mines", kinds), { words: "two mines" });
		assert.deepEqual(readScope("Mines: the count", kinds), { words: "Mines: the count" });
		assert.deepEqual(readScope("claims: two", kinds), { words: "claims: two" });
	});
});
