import assert from "node:assert/strict";
import fc from "fast-check";
import { type ChangeRole, compareRoles } from "../../src/claims/change.js";
import { factsOf } from "../../src/claims/facts.js";

function rolesIn(text: string): string[] {
	return factsOf(text).slots.map(
		({ start, end, role }) => `${text.slice(start, end)}: ${role ?? "not told"}`,
	);
}

const rows: readonly (readonly [text: string, ...expected: string[]])[] = [
	["Sales rose 5 per cent", "5 per cent: rise"],
	["Sales were down 5%", "5%: fall"],
	["a 5 per cent pay cut", "5 per cent: fall"],
	["a drop in sales of 5 per cent", "5 per cent: fall"],
	["The increase was 5 per cent", "5 per cent: rise"],
	["It cut emissions by 40 per cent", "40 per cent: fall"],
	["The rate rose from 3 to 5 per cent", "3: before", "5 per cent: after"],
	["The rate fell to 3 per cent from 5 per cent", "3 per cent: after", "5 per cent: before"],
	["Turnout was 61 per cent", "61 per cent: level"],
	// what it came to is itself a change
	["Growth slowed to 2 per cent", "2 per cent: not told"],
	["It makes up 5 per cent of sales", "5 per cent: not told"],
	["He walked from 3 bridges to 5 per cent of the rest", "3: not told", "5 per cent: not told"],
	["She climbed 5 mountains", "5: not told"],
	["A climber fell 20 metres", "20 metres: not told"],
];

describe("what a figure tells of a change", () => {
	for (const [text, ...expected] of rows) it(text, () => assert.deepEqual(rolesIn(text), expected));

	it("is held against its like only, the same from either side", () => {
		const role = fc.option(fc.constantFrom<ChangeRole>("rise", "fall", "before", "after", "level"), {
			nil: undefined,
		});
		fc.assert(fc.property(role, role, (a, b) => compareRoles(a, b) === compareRoles(b, a)));
		assert.equal(compareRoles("rise", "fall"), "opposite");
		assert.equal(compareRoles("rise", "level"), "apart");
		assert.equal(compareRoles("before", "after"), "apart");
		assert.equal(compareRoles("rise", undefined), "alike");
	});
});
