import assert from "node:assert/strict";
import { factsOf } from "../../src/claims/facts.js";
import { isFurniture } from "../../src/claims/furniture.js";

describe("lines of the page", () => {
	const lines = [
		"Posted March 4, 2016 by harbourmaster",
		"By Greta Lindqvist Sunday, May 18 2014",
		"Last updated: 3 May 2012 14:20",
		"(meta data) PUBLISHED DATETIME: 2011-02-14 00:00:00",
		"27 Comments",
		"Skarholm Sailing | March 25, 2013",
	];
	const statements = [
		"The ferry sank on March 4, 2016.",
		"Ferry sank on March 4, 2016",
		"27 drowned",
		"The council has received 27 comments.",
		"Profit: $3.2 million",
		"By 2030 the yard will build three ferries a year.",
		"Greta Lindqvist left the board in May 2014",
	];
	for (const line of lines)
		it(`states nothing: ${line}`, () => assert.equal(isFurniture(factsOf(line)), true));
	for (const line of statements)
		it(`states something: ${line}`, () => assert.equal(isFurniture(factsOf(line)), false));
});
