import assert from "node:assert/strict";
import { factsOf } from "../../src/claims/facts.js";
import { gainsays, modalityAt } from "../../src/claims/modality.js";

function at(text: string, word: string): number {
	const found = factsOf(text).tokens.findIndex((token) => token.lower === word);
	assert.ok(found >= 0, `"${word}" is in: ${text}`);
	return found;
}

describe("how a sentence puts what it tells", () => {
	for (const [text, word, expected] of [
		["The council closed the pool.", "closed", "stated"],
		["The council has not closed the pool.", "closed", "stated"],
		["The council managed to close the pool.", "close", "stated"],
		["Ruiz refused to sign the agreement.", "sign", "stated"],
		["The council plans to close the pool.", "close", "ahead"],
		["The pool will soon be closed.", "closed", "ahead"],
		["The firm may cut jobs.", "cut", "ahead"],
		["The closure will come in May.", "closure", "stated"],
		["The key could not open the door.", "open", "able"],
		["Prosecutors allege that Hale stole it.", "stole", "alleged"],
		["The firm denied that it had sold data.", "sold", "alleged"],
		["The firm denied the claim, and it sold data.", "sold", "stated"],
	] as const)
		it(`reads “${word}” as ${expected} in “${text}”`, () =>
			assert.equal(modalityAt(factsOf(text), at(text, word)), expected));

	const opposed = (draft: string, own: string, passage: string, other: string) =>
		gainsays(factsOf(draft), at(draft, own), factsOf(passage), at(passage, other));

	it("lets a plan gainsay its denial, and what is done the denial of that", () => {
		assert.ok(opposed("It will not close.", "close", "It plans to close.", "close"));
		assert.ok(opposed("It did not close.", "close", "It closed on Monday.", "closed"));
		assert.ok(opposed("She could not open it.", "open", "She opened it.", "opened"));
	});

	it("lets neither a plan nor an allegation gainsay what is done", () => {
		assert.ok(!opposed("It has not closed.", "closed", "It plans to close.", "close"));
		assert.ok(!opposed("It will not close.", "close", "It closed on Monday.", "closed"));
		assert.ok(!opposed("He did not steal it.", "steal", "They allege that he stole it.", "stole"));
		assert.ok(!opposed("She could not open it.", "open", "They claim she opened it.", "opened"));
	});
});
