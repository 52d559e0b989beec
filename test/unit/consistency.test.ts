import assert from "node:assert/strict";
import { type Finding, openCorpus } from "../../src/index.js";

async function inconsistencies(draft: string, format: "plain" | "markdown" = "plain"): Promise<Finding[]> {
	const corpus = await openCorpus();
	const { claims, notChecked } = await corpus.check(draft, { format });
	await corpus.close();
	assert.deepEqual(notChecked, []);
	return claims.filter(({ kind }) => kind === "consistency");
}

const flagged: readonly (readonly [what: string, draft: string, here: string, there: string])[] = [
	[
		"a count",
		"The fire at Marlow Mill destroyed 14 looms.\n\nThe owner wept. The fire at Marlow Mill destroyed 41 looms, he said.",
		"41",
		"14",
	],
	[
		"money",
		"The council paid £3.2 million for the Marlow ferry terminal.\n\nNobody had asked why the council paid £2.3 million for the Marlow ferry terminal.",
		"£2.3 million",
		"£3.2 million",
	],
	[
		"the headline",
		"# Marlow Mill fire destroys 14 looms\n\nThe fire at Marlow Mill destroyed 41 looms on Monday night, the owner said.",
		"41",
		"14",
	],
	[
		"an age",
		"Ada Hale, 46, runs the mill.\n\nPolice said Ms Hale, 64, was at home when it burned.",
		"64",
		"46",
	],
];

const leftAlone: readonly (readonly [what: string, draft: string])[] = [
	[
		"another mill",
		"The fire at Marlow Mill destroyed 14 looms. The fire at Henley Mill destroyed 41 looms, he said.",
	],
	[
		"other looms",
		"The fire at Marlow Mill destroyed 14 new looms. The fire at Marlow Mill destroyed 41 old looms.",
	],
	[
		"another time",
		"The Marlow ferry carried 140 passengers in March. The Marlow ferry carried 410 passengers in April.",
	],
	[
		"a rise",
		"The Marlow ferry carried 140 passengers a day. Before that, the Marlow ferry carried 41 passengers a day.",
	],
	[
		"a list",
		"- Marlow ferry terminal: 140 passengers were carried.\n- Marlow ferry terminal: 410 passengers were carried.",
	],
	["a birthday", "Ada Hale, 46, runs the mill.\n\nPolice said Ms Hale, 47, was at home when it burned."],
	["a namesake", "Ada Hale, 46, runs the mill.\n\nJohn Hale, 64, was at home when it burned."],
	[
		"a rounding",
		"The council paid £3.24 million for the Marlow ferry terminal. The council paid £3.2 million for the Marlow ferry terminal.",
	],
];

describe("a draft against itself", () => {
	for (const [what, draft, here, there] of flagged) {
		it(`flags ${what}`, async () => {
			const [found, ...more] = await inconsistencies(draft, draft.startsWith("#") ? "markdown" : "plain");
			assert.deepEqual(more, []);
			assert.equal(draft.slice(found?.start, found?.end), here);
			const [place] = found?.related ?? [];
			assert.equal(draft.slice(place?.start, place?.end), there);
			assert.ok(place?.passage.text.includes(there));
			assert.equal(found?.verdict, "contradicted");
		});
	}
	for (const [what, draft] of leftAlone) {
		it(`leaves alone ${what}`, async () => {
			assert.deepEqual(await inconsistencies(draft, draft.startsWith("-") ? "markdown" : "plain"), []);
		});
	}
});
