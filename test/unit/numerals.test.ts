import assert from "node:assert/strict";
import { type NumeralKind, numerals } from "../../src/claims/quantity.js";

type Row = readonly [text: string, ...expected: (readonly [surface: string, value: number])[]];

function described(text: string, kind?: NumeralKind): (readonly [string, number])[] {
	return numerals(text, kind).map(({ start, end, value }) => [
		text.slice(start, end),
		Number(value.toPrecision(9)),
	]);
}

const groups: Readonly<Record<string, readonly Row[]>> = {
	"fractions in words": [
		["a fifth", ["a fifth", 0.2]],
		["seven eighths of it", ["seven eighths", 0.875]],
		["forty and a half", ["forty and a half", 40.5]],
		["sixteen and two thirds", ["sixteen and two thirds", 16.6666667]],
		["one hundred and twenty five thousandths", ["one hundred and twenty five thousandths", 0.125]],
		["one hundred forty fifths", ["one hundred forty fifths", 2.22222222]],
		["four million and three quarters", ["four million and three quarters", 4750000]],
		["a quarter of a million", ["a quarter of a million", 250000]],
	],
	"fractions in digits": [
		["7/8", ["7/8", 0.875]],
		["3 1/2 metres", ["3 1/2", 3.5]],
		["2 over 5", ["2 over 5", 0.4]],
		["$20 over 3 years", ["20", 20], ["3", 3]],
		["3 out of 20", ["3 out of 20", 0.15]],
	],
	"decimals in words": [
		["one point two five", ["one point two five", 1.25]],
		["nought point nought six", ["nought point nought six", 0.06]],
		["twelve point thirty-four", ["twelve point thirty-four", 12.34]],
	],
	"marks between groups": [
		["1.234,5 euros", ["1.234,5", 1234.5]],
		["12,34,567", ["12,34,567", 1234567]],
		["1,234.5", ["1,234.5", 1234.5]],
	],
	"powers and scale letters": [
		["4.2e7", ["4.2e7", 42000000]],
		["4.2x10^7", ["4.2x10^7", 42000000]],
		["6.5×10−3", ["6.5×10−3", 0.0065]],
		["2.5^2", ["2.5^2", 6.25]],
		["15k and 3M", ["15k", 15000], ["3M", 3000000]],
	],
	signs: [
		["minus forty", ["minus forty", -40]],
		["it was -7.5 then", ["-7.5", -7.5]],
		["5-7", ["5", 5], ["7", 7]],
	],
	"what the claims leave out": [
		["no one in 1984", ["one", 1], ["1984", 1984]],
		["Apollo 11", ["11", 11]],
	],
	"an ordinal is no cardinal": [["the twenty-fifth of them"]],
};

describe("numerals", () => {
	for (const [name, rows] of Object.entries(groups))
		describe(name, () => {
			for (const [text, ...expected] of rows)
				it(JSON.stringify(text), () => assert.deepEqual(described(text), expected));
		});

	it("reads ordinals in words to any size", () => {
		assert.deepEqual(described("the two hundred and forty-first and the thousandth", "ordinal"), [
			["two hundred and forty-first", 241],
			["thousandth", 1000],
		]);
		assert.deepEqual(described("one thousand two hundredth", "ordinal"), [
			["one thousand two hundredth", 1200],
		]);
	});
});
