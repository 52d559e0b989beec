import assert from "node:assert/strict";
import { factsOf } from "../../src/claims/facts.js";
import { judgeArithmetic } from "../../src/engine/arithmetic.js";
import { openCorpus } from "../../src/index.js";

function found(text: string): string[] {
	return judgeArithmetic(factsOf(text, { reference: "2025-11-05" })).map(
		({ start, end, replacement }) => `${text.slice(start, end)} -> ${replacement ?? "?"}`,
	);
}

const flagged: readonly (readonly [text: string, finding: string])[] = [
	["The 35 dead – 12 in Leeds and 18 in Hull – were named.", "35 -> 30"],
	["The club has 30 members: 12 adults and 15 children.", "30 -> 27"],
	["Of the 30 people, 12 were men and 15 women.", "30 -> 27"],
	["Thirty people, of whom 12 were men and 15 women, were held.", "Thirty -> ?"],
	["The 120 pupils (70 boys and 45 girls) went home.", "120 -> 115"],
	["The police held 12 men and 15 women, a total of 30 people.", "30 -> 27"],
	["They opened 39 parishes (14 urban, 20 rural).", "39 -> 34"],
	["Sales rose 35 per cent to 50 from 40.", "35 per cent -> 25 per cent"],
	["Sales fell by 30 per cent, from $50 million to $40 million.", "30 per cent -> 20 per cent"],
	["Sales rose from 40 last year to 50 in March, a rise of 30 per cent.", "30 per cent -> 25 per cent"],
	["Profit rose 50% to $1.5bn in the third quarter from $1.2bn a year ago.", "50% -> 25%"],
	["The school found 20 knives, up 40 per cent from 10.", "40 per cent -> 100 per cent"],
	["Turnout was 40 per cent (30 of 90 voters).", "40 per cent -> 33 per cent"],
	["The party won 30 seats, a third of the 120.", "a third -> ?"],
	["Ms Hale, 45, was born in 1970.", "45 -> ?"],
];

const leftAlone: readonly string[] = [
	"The club has 27 members: 12 adults and 15 children.",
	"The club has 30 members, including 12 adults and 15 children.",
	"The trial had two groups: 12 men and 15 women.",
	"The 500 guests, 12 men and 15 women, danced.",
	"Sales rose from 40 to 50, a 25 per cent rise.",
	"Sales rose 12 per cent at constant currency, from 40 to 50.",
	"The rate rose from 4 per cent to 6 per cent, a rise of 2 per cent.",
	"The rate rose from 4 per cent to 6 per cent, a 2 percentage point rise.",
	"Some 3,000 of 9,100 voters, or a third, agreed.",
	"The number of farms nearly doubled from 4,000 to 7,700.",
	"Ms Hale, 55, was born in 1970.",
	"Ms Hale, 54, was born in 1970.",
	"The painter was born in 1920 and died in 2005 aged 85.",
];

describe("sums stated in a sentence", () => {
	for (const [text, finding] of flagged) it(`flags: ${text}`, () => assert.deepEqual(found(text), [finding]));
	for (const text of leftAlone) it(`leaves alone: ${text}`, () => assert.deepEqual(found(text), []));

	it("are found without sources, with the draft's other figures beside them", async () => {
		const corpus = await openCorpus();
		const draft = "The vote is over. The **30** members (12 men and 15 women) went home.";
		const { claims } = await corpus.check(draft, { format: "markdown" });
		const [sum, ...more] = claims.filter(({ kind }) => kind === "arithmetic");
		assert.deepEqual(more, []);
		assert.equal(draft.slice(sum?.start, sum?.end), "30");
		assert.deepEqual(
			sum?.related?.map(({ start, end, passage }) => [draft.slice(start, end), passage.text]),
			["12", "15"].map((words) => [words, "The **30** members (12 men and 15 women) went home."]),
		);
		assert.deepEqual(sum?.evidence, []);
		await corpus.close();
	});
});
