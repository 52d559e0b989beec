import assert from "node:assert/strict";
import { quantifiers } from "../../src/claims/quantifier.js";
import { tokens } from "../../src/text/tokens.js";

function described(text: string): string[] {
	return quantifiers(tokens(text)).map(
		({ start, end, measure, lower, upper }) => `${text.slice(start, end)} | ${measure} ${lower}..${upper}`,
	);
}

const groups: Readonly<Record<string, readonly (readonly [text: string, ...expected: string[]])[]>> = {
	"words that tell how many": [
		["There were no serious injuries", "no | count 0..0"],
		["None of the boats sank", "None | count 0..0"],
		["Not a single seat changed hands", "Not a single | count 0..0"],
		["Both deputy mayors resigned", "Both | count 2..2"],
		["Both of the lifts are shut", "Both | count 2..2"],
		["A pair of swans nested", "A pair of | count 2..2"],
		["Several drivers complained", "Several | count 2..60"],
		["Scores of homes were flooded", "Scores of | count 30..600"],
	],
	"the same words where they count nothing": [
		["It is no longer open"],
		["There is no doubt"],
		["She has no plans to leave"],
		["None was better"],
		["Both the mayor and the council agreed"],
		["Both men and women ran"],
		["A few hundred people came"],
		["They agreed on several"],
		["The scores of both were read out"],
	],
	"ages by their decade": [
		["a man in his 40s", "40s | age 40..49.99"],
		["a woman in her late forties", "late forties | age 45..49.99"],
		["in their early-20s", "early-20s | age 20..24.99"],
		["woman in 80s dies", "80s | age 80..89.99"],
		["women in 80s fashion"],
		["in the 40s"],
		["in his 45s"],
	],
};

describe("quantifiers", () => {
	for (const [name, rows] of Object.entries(groups))
		it(name, () => {
			for (const [text, ...expected] of rows) assert.deepEqual(described(text), expected, text);
		});
});
