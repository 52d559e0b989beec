import assert from "node:assert/strict";
import { dateInStyle, figureInStyle } from "../../src/checks/style.js";
import type { Side } from "../../src/checks/types.js";
import { factsOf } from "../../src/claims/facts.js";

const reference = "2024-06-01";

function side(text: string, type: "quantity" | "date"): Side {
	const slot = factsOf(text, { reference }).slots.find(({ mention }) => mention.type === type);
	assert.ok(slot, text);
	return { slot, text };
}

const figure = (draft: string, source: string) =>
	figureInStyle(side(draft, "quantity"), side(source, "quantity"));
const date = (draft: string, source: string) => dateInStyle(side(draft, "date"), side(source, "date"));

describe("A replacement in the draft's own style", () => {
	for (const [draft, source, wanted] of [
		["It has 3 mills.", "It has five mills.", "5"],
		["It has three mills.", "It has 5 mills.", "five"],
		["Three mills stand.", "It has 5 mills.", "Five"],
		["It has three mills.", "It has 14 mills.", "14"],
		["It has 14 mills.", "It has six mills.", "six"],
		["It has fourteen mills.", "It has 12 mills.", "twelve"],
		["It rose 14 per cent.", "It rose four percent.", "4 per cent"],
		["It rose 14%.", "It rose 4.5 percent.", "4.5%"],
		["It cost US$3 million.", "It cost $US4 million.", "US$4 million"],
		["It cost £3m.", "It cost £4.5 million.", "£4.5m"],
		["It cost £3m.", "It cost £4.5 billion.", "£4.5bn"],
		["It cost £3 million.", "It cost £4.5bn.", "£4.5 billion"],
	] as const) {
		it(`writes ${JSON.stringify(wanted)} for ${JSON.stringify(draft)}`, () => {
			assert.equal(figure(draft, source), wanted);
		});
	}

	it("keeps what the source has where the manners cannot be matched", () => {
		assert.equal(figure("It cost $3 million.", "It cost €4 million."), "€4 million");
		assert.equal(figure("It has three mills.", "It has 1,250 mills."), "1,250");
	});

	for (const [draft, source, wanted] of [
		["It opened on 5 March 2024.", "It opened on April 7, 2024.", "7 April 2024"],
		["It opened on March 5, 2024.", "It opened on 7 April 2023.", "April 7, 2023"],
		["It opened on 2024-03-05.", "It opened on April 7, 2024.", "2024-04-07"],
		["It opened on the 5th of March.", "It opened on April 22.", "22nd of April"],
		["It opened on Dec. 5.", "It opened on January 7.", "Jan. 7"],
		["It opened on May 5.", "It opened on 7 January.", "January 7"],
	] as const) {
		it(`writes ${JSON.stringify(wanted)} for ${JSON.stringify(draft)}`, () => {
			assert.equal(date(draft, source), wanted);
		});
	}

	it("keeps the source's date where one of the two tells more or less than a day", () => {
		assert.equal(date("It opened on 5 March 2024.", "It opened in April 2024."), "April 2024");
		assert.equal(date("It opened on 5 March 2024.", "It opened on 7 April."), "7 April");
		assert.equal(date("It opened on 5 March.", "It opened on April 7, 2019."), "April 7, 2019");
	});
});
