import assert from "node:assert/strict";
import { oppositesOf, sameDirection } from "../../src/claims/opposites.js";
import { stem } from "../../src/text/tokens.js";

const of = (left: string, right: string) => oppositesOf(stem(left)).find(({ key }) => key === stem(right));

describe("opposite words", () => {
	for (const [left, right] of [
		["rose", "fell"],
		["surged", "plunged"],
		["raised", "cut"],
		["tighten", "loosen"],
		["won", "lost"],
		["accepted", "rejected"],
	] as const) {
		it(`are “${left}” and “${right}”, both ways round`, () => {
			assert.notEqual(of(left, right), undefined);
			assert.notEqual(of(right, left), undefined);
		});
	}

	for (const [left, right] of [
		["rose", "climbed"],
		["fell", "falling"],
		["rose", "hospital"],
		["sign", "signed"],
		["bought", "sold"],
	] as const) {
		it(`are not “${left}” and “${right}”`, () => assert.equal(of(left, right), undefined));
	}

	it("move the same way or not", () => {
		assert.ok(sameDirection(stem("rose"), stem("climbed")));
		assert.ok(!sameDirection(stem("rose"), stem("fell")));
		assert.ok(!sameDirection(stem("rose"), stem("signed")));
	});
});
