import assert from "node:assert/strict";
import { quantities } from "../../src/claims/quantity.js";

/** A text, then each of its quantities as "span | measure value [bound] [unit] [currency]". */
export type QuantityRow = readonly [text: string, ...expected: string[]];

export function describedQuantities(text: string): string[] {
	return quantities(text).map(({ start, end, measure, value, other, bound, unit, currency }) =>
		[
			text.slice(start, end),
			"|",
			measure,
			bound === "range" || measure === "score" ? `${value}..${other}` : value,
			bound === "exact" ? "" : bound,
			unit ?? "",
			currency ?? "",
		]
			.filter((part) => part !== "")
			.join(" "),
	);
}

/** A test for each row, by group. */
export function quantityTests(groups: Readonly<Record<string, readonly QuantityRow[]>>): void {
	for (const [name, rows] of Object.entries(groups))
		describe(name, () => {
			for (const [text, ...expected] of rows)
				it(JSON.stringify(text), () => assert.deepEqual(describedQuantities(text), expected));
		});
}
