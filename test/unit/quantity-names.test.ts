import assert from "node:assert/strict";
import { quantities } from "../../src/claims/quantity.js";

type Row = readonly [text: string, ...expected: string[]];

function described(text: string): string[] {
	return quantities(text).map(({ start, end, measure, value, bound, unit, currency }) =>
		[text.slice(start, end), "|", measure, value, bound === "exact" ? "" : bound, unit ?? "", currency ?? ""]
			.filter((part) => part !== "")
			.join(" "),
	);
}

const groups: Readonly<Record<string, readonly Row[]>> = {
	"superlatives are places on a scale": [
		["the world's largest mine", "largest | ordinal 1 size"],
		["its smallest branch", "smallest | ordinal -1 size"],
		["the second-biggest bank", "second-biggest | ordinal 2 size"],
		["the third most populous state", "third most populous | ordinal 3 populous"],
		["the least popular minister", "least popular | ordinal -1 popular"],
		["the youngest-ever mayor", "youngest-ever | ordinal -1 age"],
		["the longest-serving mayor", "longest-serving | ordinal 1 length serving"],
	],
	"a shared superlative is no place": [
		["one of the largest mines"],
		["among the oldest houses"],
		["largest mines pay more"],
		["most of the voters"],
		["the most recent figures"],
	],
	"currencies told apart from their number": [
		["US $4.2 billion", "US $4.2 billion | money 4200000000 USD"],
		["It cost us $5 to park", "$5 | money 5 $"],
		["30 MEUR", "30 MEUR | money 30000000 EUR"],
		["75 USD million", "75 USD million | money 75000000 USD"],
		["fifteen dollars fifty.", "fifteen dollars fifty | money 15.5 $"],
		["15 dollars 50 people", "15 dollars | money 15 $", "50 | count 50"],
		["sold 3 USD50 cards", "3 | count 3", "USD50 | money 50 USD"],
		["$1 million-a-year", "$1 million-a-year | money 1000000 year $"],
		["$13 billion a year earlier", "$13 billion | money 13000000000 $", "a year | duration 1 year"],
		["50 Cent performed in Oslo"],
	],
	"rates of two units": [
		["12 tonnes a year", "12 tonnes a year | unit 12 tonne per year"],
		["40 litres per minute", "40 litres per minute | unit 40 litre per minute"],
		["20 hours weekly", "20 hours weekly | unit 20 hour per week"],
		["$500 weekly", "$500 weekly | money 500 week $"],
		["12 tonnes a year ago", "12 tonnes | unit 12 tonne", "a year | duration 1 year"],
	],
	"units in brackets, and by their prefix": [
		["20 (kg)", "20 (kg) | unit 20 kilogram"],
		["6 exabytes", "6 exabytes | unit 6 exabyte"],
		["20 (of them)", "20 | count 20"],
		["3M said on Friday"],
		["In 2007 Newton left"],
	],
	"mixed numbers": [
		["three and a quarter years", "three and a quarter years | duration 3.25 year"],
		["two and two-thirds miles", "two and two-thirds miles | unit 2.6666666666667 mile"],
		["police held two and a third fled", "two | count 2", "third | ordinal 3"],
		[
			"five billion and three quarters of it",
			"five billion | count 5000000000",
			"three quarters | percent 75",
		],
	],
	"halves, ages and hedged bounds": [
		["sales fell by half", "half | multiple 0.5"],
		["opened in half an hour", "half an hour | duration 0.5 hour"],
		["children under 5 were moved", "under 5 | age 5 under year"],
		["children under 5 teachers", "5 | count 5"],
		["she turned 50 in May", "50 | age 50 year"],
		["it turned 50 people away", "50 | count 50"],
		["about 500 or more", "about 500 or more | count 500 atLeast"],
		["about 500 plus a fee", "about 500 | count 500 about"],
		["grades 9 through 12", "9 through 12 | count 9 range"],
	],
	"numbers that are parts of names": [
		["He fished off Pier 39."],
		["Pier 39 was closed."],
		["Another 39 were closed.", "39 | count 39"],
		["The 747 jet landed."],
		["The 12-car train left.", "12 | count 12"],
		["7-Eleven shut 300 stores.", "300 | count 300"],
		["She won the WTA 1000 event."],
		["In London 12 people met.", "12 | count 12"],
		["It hired a Big Four auditor."],
		["Police stopped Four Men.", "Four | count 4"],
		["Pupils of Year 6 pupils' council"],
		["A 50/50 raffle, rated 7/10."],
		["He lives in Fresno, CA 93650."],
		["It moved to 410 Harbour Road on Monday."],
		["She is (Age 38)", "38 | age 38 year"],
	],
};

describe("quantities beside names, signs and scales", () => {
	for (const [name, rows] of Object.entries(groups))
		describe(name, () => {
			for (const [text, ...expected] of rows)
				it(JSON.stringify(text), () => assert.deepEqual(described(text), expected));
		});
});
