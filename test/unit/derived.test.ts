import assert from "node:assert/strict";
import { openCorpus } from "../../src/index.js";

type Row = readonly [draft: string, words: string, verdict: string, working?: string];

/** A source, and what becomes of drafts beside it. */
const cases: readonly (readonly [source: string, ...rows: Row[]])[] = [
	[
		"The fire at the Harlow mill killed 12 men and 15 women.",
		["The fire at the Harlow mill killed 27 people.", "27", "supported", "12 men + 15 women = 27"],
		["The fire at the Harlow mill killed 28 people.", "28", "unverified"],
		["The fire at the Harlow mill killed 27 firefighters.", "27", "unverified"],
	],
	[
		"The fire at the Harlow mill killed 12 men. It also killed 15 women.",
		["The fire at the Harlow mill killed 27 people.", "27", "supported", "12 men + 15 women = 27"],
	],
	[
		"The fire at the Harlow mill killed people, including 12 men and 15 women.",
		["The fire at the Harlow mill killed 27 people.", "27", "unverified"],
	],
	[
		"Ashby Foods has 14 branches in Kent and nine in Essex.",
		[
			"Ashby Foods has 23 branches in Kent and Essex.",
			"23",
			"supported",
			"14 branches in Kent + nine in Essex = 23",
		],
		["Ashby Foods has 24 branches in Kent and Essex.", "24", "unverified"],
		["Ashby Foods has 23 branches.", "23", "unverified"],
		["Ashby Foods has 16 branches in Kent.", "16", "contradicted"],
	],
	[
		"Sales at Ashby Foods rose from $40 million to $52 million.",
		["Sales at Ashby Foods rose by $12 million.", "$12 million", "supported", "a rise of $12 million"],
		["Sales at Ashby Foods rose by $15 million.", "$15 million", "unverified"],
		["Sales at Ashby Foods fell by $12 million.", "$12 million", "unverified"],
		["Sales at Ashby Foods rose 30 per cent.", "30 per cent", "supported", "a rise of 30 %"],
		[
			"Sales at Ashby Foods rose by $15 million to $52 million.",
			"$15 million",
			"contradicted",
			"a rise of $12 million",
		],
		["Sales at Ashby Foods rose 25 per cent to $52 million.", "25 per cent", "contradicted"],
		["Sales at Ashby Foods rose by $15 million to $52 million in two years.", "$15 million", "unverified"],
	],
	[
		"Membership of the Ashby club rose from 40 to 80.",
		["Membership of the Ashby club doubled.", "doubled", "supported", "2 times as much"],
		["Membership of the Ashby club tripled.", "tripled", "unverified"],
	],
	[
		"In the poll, 30 of the 90 voters in Ashby backed the plan.",
		[
			"In the poll, a third of voters in Ashby backed the plan.",
			"a third",
			"supported",
			"30 of 90 = 33.33 %",
		],
		["In the poll, half of voters in Ashby backed the plan.", "half", "unverified"],
	],
	[
		"About 25 per cent of the 400 homes in Ashby were empty.",
		["About 100 homes in Ashby were empty.", "About 100", "supported", "of 400 = 100"],
		["About 200 homes in Ashby were empty.", "About 200", "unverified"],
	],
	[
		"Ada Hale served as mayor of Ashby from 2010 to 2014.",
		["Ada Hale served as mayor of Ashby for four years.", "four years", "supported", "2010 to 2014, 4 years"],
		["Ada Hale served as mayor of Ashby for nine years.", "nine years", "unverified"],
	],
	[
		"The train covered 300 km in three hours on the Ashby line.",
		["The train covered the Ashby line at 100 km/h.", "100 km/h", "supported", "= 100 kilometre per hour"],
	],
	[
		"The grant pays teachers in Ashby £12,000 a year.",
		[
			"The grant pays teachers in Ashby £1,000 a month.",
			"£1,000 a month",
			"supported",
			"£12,000 a year = £1,000 a month",
		],
		["The grant pays teachers in Ashby £1,500 a month.", "£1,500 a month", "unverified"],
	],
	[
		"The council in Ashby passed the budget by 51 votes to 49.",
		["The council in Ashby passed the budget by two votes.", "two", "supported", "a margin of 2"],
		["The council in Ashby passed the budget by five votes.", "five", "unverified"],
	],
	[
		"The Ashby rowing club has 50 members.",
		["In Ashby, 60 of the rowing club's members voted.", "60", "contradicted", "50 members in all"],
		["In Ashby, 40 of the rowing club's members voted.", "40", "unverified"],
	],
	[
		"In Ashby, 60 of the rowing club's members voted for the plan.",
		["The Ashby rowing club has 50 members.", "50", "contradicted"],
		["The Ashby rowing club has 80 members.", "80", "unverified"],
	],
	["Many of the 400 homes in Ashby were empty.", ["In Ashby 200 homes were empty.", "200", "unverified"]],
];

describe("figures that follow from a source's", function () {
	this.timeout(30_000);
	for (const [source, ...rows] of cases) {
		describe(source, () => {
			for (const [draft, words, verdict, working] of rows) {
				it(`${verdict}: ${draft}`, async () => {
					const corpus = await openCorpus();
					await corpus.add([{ id: "source.txt", text: source }]);
					const { claims } = await corpus.check(draft);
					await corpus.close();
					const claim = claims.find(({ start, end }) => draft.slice(start, end) === words);
					assert.equal(claim?.verdict, verdict);
					if (working !== undefined) assert.ok(claim?.working?.includes(working), claim?.working);
				});
			}
		});
	}

	it("points to every figure that was reckoned with", async () => {
		const text = "The fire at the Harlow mill killed 12 men. It also killed 15 women.";
		const corpus = await openCorpus();
		await corpus.add([{ id: "source.txt", text }]);
		const { claims } = await corpus.check("The fire at the Harlow mill killed 27 people.");
		await corpus.close();
		assert.deepEqual(
			claims.flatMap(({ evidence }) => evidence.map(({ start, end }) => text.slice(start, end))),
			["12", "15"],
		);
	});

	it("holds a part of a draft's set against the set", async () => {
		const draft =
			"The rowing club of Ashby has 50 members in the town.\n\nOn Monday 60 of its members rowed from Ashby to Harlow.";
		const corpus = await openCorpus();
		const { claims } = await corpus.check(draft);
		await corpus.close();
		const found = claims.filter(({ verdict }) => verdict === "contradicted");
		assert.deepEqual(
			found.map(({ kind, working }) => [kind, working]),
			[["consistency", "this draft says both 50 and 60"]],
		);
	});
});
