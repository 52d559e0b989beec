import assert from "node:assert/strict";
import { documentDollar, LOCAL_DOLLAR } from "../../src/claims/currency.js";
import { factsOf } from "../../src/claims/facts.js";

const rows: readonly (readonly [text: string, dollar: string | undefined])[] = [
	["All amounts are in Australian dollars. It cost $5.", "AUD"],
	["It cost $5 million (CAD).", "CAD"],
	["It cost NZ$5 million, and $2 million more to run.", "NZD"],
	["It cost US$5 million, or A$8 million. Running it costs $1 million.", "AUD"],
	// nothing is told, too much is told, or nothing has to be told
	["It cost $US5 million, or $8 million.", undefined],
	["It cost $5 million.", undefined],
	["It cost A$5 million or C$5 million; $1 million is paid.", undefined],
	["It cost US$5 million.", undefined],
	["The cad paid $5.", undefined],
];

describe("the dollar of a document", () => {
	for (const [text, dollar] of rows) it(text, () => assert.equal(documentDollar(text), dollar));

	it("is that of its bare dollar signs alone", () => {
		const { slots } = factsOf("It cost US$5 million, $2 million of it in cash.", { dollar: LOCAL_DOLLAR });
		assert.deepEqual(
			slots.map(({ mention }) => (mention.type === "quantity" ? mention.currency : undefined)),
			["USD", LOCAL_DOLLAR],
		);
	});
});
