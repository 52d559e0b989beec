import assert from "node:assert/strict";
import { areExclusive, callingsOf } from "../../src/claims/calling.js";
import { factsOf } from "../../src/claims/facts.js";
import { areOfTwoCountries, nationalsOf } from "../../src/claims/national.js";

function told(text: string): string[] {
	return callingsOf(factsOf(text)).map(
		({ kind, value, person }) => `${person.words.join(" ")}: ${kind} ${value}`,
	);
}

describe("what a sentence calls a person", () => {
	const table: readonly (readonly [text: string, found: readonly string[]])[] = [
		[
			"Welsh tenor Owen Prydderch sang.",
			["owen prydderch: nationality wales", "owen prydderch: occupation tenor"],
		],
		["Maud Tilley, a farmer from Orrel, said so.", ["maud tilley: occupation farmer"]],
		["Her lawyer, Fiona Lind, said so.", ["fiona lind: occupation lawyer"]],
		["Green councillor Petra Stoll said so.", ["petra stoll: party green"]],
		["The green bag of councillor Petra Stoll was lost.", []],
		["Spanish-born tenor Owen Prydderch sang.", ["owen prydderch: occupation tenor"]],
		["French teacher Ingmar Loss resigned.", ["ingmar loss: occupation teacher"]],
		["The nurse's brother, Owen Prydderch, sang.", []],
		["Owen Prydderch saw a nurse.", []],
	];
	for (const [text, found] of table) it(`is read in “${text}”`, () => assert.deepEqual(told(text), found));

	it("excludes another trade and another country, but no wider one", () => {
		const [first, second] = ["Welsh nurse Ann Lee", "Scottish farmer Ann Lee"].map((text) =>
			callingsOf(factsOf(text)),
		);
		assert.deepEqual(
			first?.map((one, i) => second?.[i] && areExclusive(one, second[i])),
			[true, true],
		);
		assert.equal(areOfTwoCountries("wales", "united kingdom"), false);
	});
});

describe("whose a thing is", () => {
	const table: readonly (readonly [text: string, found: readonly string[]])[] = [
		["The Swedish embassy in Halden paid.", ["sweden embassi"]],
		["The Swedish soprano Ann Lee sang.", []],
		["A Swedish Red Cross van came.", []],
		["She speaks Swedish and Danish.", []],
	];
	for (const [text, found] of table)
		it(`is read in “${text}”`, () =>
			assert.deepEqual(
				nationalsOf(factsOf(text)).map(({ country, noun }) => `${country} ${noun}`),
				found,
			));
});
