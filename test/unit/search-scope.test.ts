import assert from "node:assert/strict";
import { readScope } from "../../src/server/search-scope.js";

describe("The scope of a search", () => {
	it("is the prefix, in any case and with any blanks", () => {
		assert.deepEqual(readScope("claim: two mines"), { words: "two mines", scope: "claim" });
		assert.deepEqual(readScope(" Draft :mines "), { words: "mines", scope: "finding" });
		assert.deepEqual(readScope("source:"), { words: "", scope: "source" });
	});

	it("is everything where no prefix is known", () => {
		assert.deepEqual(readScope("two mines"), { words: "two mines" });
		assert.deepEqual(readScope("Mines: the count"), { words: "Mines: the count" });
		assert.deepEqual(readScope("claims: two"), { words: "claims: two" });
	});
});
