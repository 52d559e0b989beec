import assert from "node:assert/strict";
import fc from "fast-check";
import { countryOf, names } from "../../src/claims/names.js";

function shown(text: string): string {
	return names(text)
		.map((one) => {
			const role = one.role === undefined ? "" : ` (${text.slice(one.role.start, one.role.end)})`;
			return `${text.slice(one.start, one.end)}${role}${one.sentenceInitial ? " ^" : ""}`;
		})
		.join("; ");
}

describe("names", () => {
	const table: readonly (readonly [string, string])[] = [
		["a letter from Ann Lee was read", "Ann Lee"],
		["Mortgage rates rose.", "Mortgage ^"],
		["The talks in Paris ended.", "Paris"],
		["He met Prime Minister Ann Lee there.", "Ann Lee (Prime Minister)"],
		["Then US President John F. Smith left.", "John F. Smith (US President)"],
		["the White House spokeswoman Ann Lee said", "White House; Ann Lee (White House spokeswoman)"],
		["said former British prime minister Ann Lee.", "Ann Lee (former British prime minister)"],
		["as Dr. Ann Lee's dog and Mr Smith went", "Ann Lee (Dr.); Smith (Mr)"],
		["it was Robert de la Cruz and Omar bin Ali who won", "Robert de la Cruz; Omar bin Ali"],
		["with Conan O'Brien and Jean-Luc Martin on stage", "Conan O'Brien; Jean-Luc Martin"],
		["the Justice Department said on Tuesday in March", "Justice Department"],
		["a Chinese official said", ""],
		["the Prime Minister said", ""],
		["Markets Fall Again As Banks Raise Rates Sharply", ""],
		["ANN LEE WON AGAIN", ""],
		["ann lee won again", ""],
		["when I was in it", ""],
	];
	for (const [text, expected] of table) it(text, () => assert.equal(shown(text), expected));

	it("know the country of an adjective of nationality", () => {
		assert.equal(countryOf("Japanese"), "Japan");
		assert.equal(countryOf("purple"), undefined);
	});

	it("lie inside any text, in order and apart, with the role before the name", function () {
		this.timeout(30_000);
		const word = fc.constantFrom(
			"Ann",
			"Lee",
			"de",
			"Dr.",
			"President",
			"the",
			"US",
			".",
			",",
			"'s",
			"O'Brien",
			"\ud83d\ude00",
			"said",
		);
		const texts = fc.oneof(
			fc.string({ unit: "binary" }),
			fc.array(word).map((list) => list.join(" ")),
		);
		fc.assert(
			fc.property(texts, (text) => {
				let end = 0;
				for (const one of names(text)) {
					assert.ok(one.start >= end && one.end > one.start && one.end <= text.length);
					assert.ok(one.role === undefined || (one.role.start < one.role.end && one.role.end <= one.start));
					end = one.end;
				}
			}),
		);
	});
});
