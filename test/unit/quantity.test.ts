import assert from "node:assert/strict";
import fc from "fast-check";
import { quantities } from "../../src/claims/quantity.js";
import { inBaseUnit } from "../../src/claims/units.js";

/**
 * Text, then each mention as "span | measure value [bound] [unit] [currency]", values of a score and ends of a range
 * joined by "..".
 */
type Row = readonly [text: string, ...expected: string[]];

function described(text: string): string[] {
	return quantities(text).map((mention) => {
		const value =
			mention.measure === "score"
				? `${mention.value}..${mention.other}`
				: mention.bound === "range"
					? `${mention.value + mention.precision * 0}..${roundEnd(mention.upper, mention.precision)}`
					: String(mention.value);
		const words = [
			mention.measure,
			value,
			mention.bound === "exact" ? undefined : mention.bound,
			mention.unit,
			mention.currency,
		];
		return `${text.slice(mention.start, mention.end)} | ${words.filter((word) => word !== undefined).join(" ")}`;
	});
}

/** The printed upper end, without the half precision it is opened by. */
const roundEnd = (upper: number, precision: number): number => Number((upper - precision).toPrecision(12));

const groups: Readonly<Record<string, readonly Row[]>> = {
	"cardinals in digits, words and mixtures": [
		["12 people", "12 | count 12"],
		["1,234.5 of them", "1,234.5 | count 1234.5"],
		["1,00,000 votes", "1,00,000 | count 100000"],
		["10 000 people", "10 000 | count 10000"],
		["12 737 jets", "12 | count 12", "737 | count 737"],
		["1.2 million people", "1.2 million | count 1200000"],
		["1.5m people", "1.5m | count 1500000"],
		["half a million people", "half a million | count 500000"],
		["a quarter of a million people", "a quarter of a million | count 250000"],
		["two-and-a-half million people", "two-and-a-half million | count 2500000"],
		["two and a half million", "two and a half million | count 2500000"],
		["a dozen eggs and two dozen loaves", "a dozen | count 12", "two dozen | count 24"],
		["forty-two ships", "forty-two | count 42"],
		["five hundred and fifty billion", "five hundred and fifty billion | count 550000000000"],
		[
			"one hundred and forty-two thousand three hundred",
			"one hundred and forty-two thousand three hundred | count 142300",
		],
		["three point five million", "three point five million | count 3500000"],
		["5 crore voters", "5 crore | count 50000000"],
		["dozens of people", "dozens | count 24 about"],
		["tens of thousands of homes", "tens of thousands | count 20000 about"],
		["the two leaders", "two | count 2"],
		["a three-bedroom flat", "three | count 3"],
	],
	"bounds are part of the span": [
		["more than 90 per cent", "more than 90 per cent | percent 90 over"],
		["at least 12 people", "at least 12 | count 12 atLeast"],
		["no more than 5 men", "no more than 5 | count 5 atMost"],
		["up to 2,000 troops", "up to 2,000 | count 2000 atMost"],
		["fewer than 20 whales", "fewer than 20 | count 20 under"],
		["nearly half of them", "nearly half | percent 50 nearly"],
		["almost two hours", "almost two hours | duration 2 nearly hour"],
		["some 300 people", "some 300 | count 300 about"],
		["an estimated 1.2 million birds", "an estimated 1.2 million | count 1200000 about"],
		["just over 5 km", "just over 5 km | unit 5 over kilometre"],
		["50-odd people", "50-odd | count 50 about"],
		["300+ people", "300+ | count 300 atLeast"],
		["50 or more people", "50 or more | count 50 atLeast"],
		["only two people", "two | count 2"],
		["they talked about two men", "two | count 2"],
	],
	"ranges are one mention": [
		["between 5 and 7 per cent", "between 5 and 7 per cent | percent 5..7 range"],
		["from 5 to 7 people", "from 5 to 7 | count 5..7 range"],
		["$5–7 billion", "$5–7 billion | money 5000000000..7000000000 range $"],
		["$90 million to $100 million", "$90 million to $100 million | money 90000000..100000000 range $"],
		["50-60 people", "50-60 | count 50..60 range"],
		["4-8 hours", "4-8 hours | duration 4..8 range hour"],
		["from -18 °C to -34 °C", "from -18 °C to -34 °C | unit -34..-18 range degree Celsius"],
		["two or three people", "two or three | count 2..3 range"],
		["aged 18 to 24 years old", "18 to 24 years old | age 18..24 range year"],
		["an 8- to 16-metre mirror", "8- to 16-metre | unit 8..16 range metre"],
	],
	"a change is two mentions": [
		["up from 3 to 5", "3 | count 3", "5 | count 5"],
		["rates rose from 3 per cent to 5 per cent", "3 per cent | percent 3", "5 per cent | percent 5"],
		["it fell from 7 to 5", "7 | count 7", "5 | count 5"],
		["sales rose 4 per cent to $5 million", "4 per cent | percent 4", "$5 million | money 5000000 $"],
	],
	"scores and votes": [
		["a 2-1 win", "2-1 | score 2..1"],
		["lost 2-3 at home", "2-3 | score 2..3"],
		["the court ruled 5-4", "5-4 | score 5..4"],
		["a 0–0 draw", "0–0 | score 0..0"],
		["the bill passed 219-212", "219-212 | score 219..212"],
	],
	multiples: [
		["exports doubled", "doubled | multiple 2"],
		["output more than tripled", "more than tripled | multiple 3 over"],
		["twice as many", "twice | multiple 2"],
		["three times the price", "three times | multiple 3"],
		["a threefold rise", "threefold | multiple 3"],
		["profits halved", "halved | multiple 0.5"],
		["10x faster", "10x | multiple 10"],
	],
	"percentages, points and fractions of a whole": [
		["35 % of it", "35 % | percent 35"],
		["40.6% higher", "40.6% | percent 40.6"],
		["five pc of it", "five pc | percent 5"],
		["a 10-percent cut", "10-percent | percent 10"],
		["by 2 percentage points", "2 percentage points | points 2"],
		["by 25 basis points", "25 basis points | points 0.25"],
		["two-thirds of voters", "two-thirds | percent 66.666666666667"],
		["nine-tenths of it", "nine-tenths | percent 90"],
		["one in five children", "one in five | percent 20"],
		["3 in 10 homes", "3 in 10 | percent 30"],
		["nine out of 10 people", "nine out of 10 | percent 90"],
		["a quarter of voters", "a quarter | percent 25"],
		["the first half of the year", "first | ordinal 1"],
		["the third quarter of 2021", "third | ordinal 3"],
		["won two in three games", "two | count 2", "three | count 3"],
	],
	"money in the forms of the news": [
		[
			"a $US550 billion ($838 billion) deal",
			"$US550 billion | money 550000000000 USD",
			"$838 billion | money 838000000000 $",
		],
		["US$1.5m", "US$1.5m | money 1500000 USD"],
		["a $550-billion plan", "$550-billion | money 550000000000 $"],
		["$550bn", "$550bn | money 550000000000 $"],
		["$ 75 million", "$ 75 million | money 75000000 $"],
		["A$838bn", "A$838bn | money 838000000000 AUD"],
		["10 € each", "10 € | money 10 EUR"],
		["a # 40m revamp", "# 40m | money 40000000 GBP"],
		["£3.5k", "£3.5k | money 3500 GBP"],
		["¥5 trillion", "¥5 trillion | money 5000000000000 JPY"],
		["rs 5 crore", "rs 5 crore | money 50000000 INR"],
		["Rs. 500", "Rs. 500 | money 500 INR"],
		["€76.25m", "€76.25m | money 76250000 EUR"],
		["550 billion dollars", "550 billion dollars | money 550000000000 $"],
		["5 million US dollars", "5 million US dollars | money 5000000 USD"],
		["90 million euros", "90 million euros | money 90000000 EUR"],
		["10 million pounds", "10 million pounds | money 10000000 GBP"],
		["20p a day", "20p a day | money 0.2 day GBP"],
		["50 cents", "50 cents | money 0.5 $"],
		["3 dollars and 50 cents", "3 dollars and 50 cents | money 3.5 $"],
		["USD 30 million", "USD 30 million | money 30000000 USD"],
		["CHF 20", "CHF 20 | money 20 CHF"],
		["NZ$5 and HK$6", "NZ$5 | money 5 NZD", "HK$6 | money 6 HKD"],
		["$0.13 per share", "$0.13 per share | money 0.13 share $"],
		["$1.04 per diluted share", "$1.04 per diluted share | money 1.04 share $"],
		["$100/month", "$100/month | money 100 month $"],
		["more than $2020", "more than $2020 | money 2020 over $"],
		["a loss of -$5 million", "-$5 million | money -5000000 $"],
	],
	"physical units": [
		["about 12 km away", "about 12 km | unit 12 about kilometre"],
		["a 3-inch gap", "3-inch | unit 3 inch"],
		["5ft 10in tall", "5ft 10in | unit 5.8333333333333 foot"],
		["a record 25, 000 people", "25, 000 | count 25000"],
		["he is 5 ft 2 in tall", "5 ft 2 in | unit 5.1666666666667 foot"],
		["200lbs", "200lbs | unit 200 pound"],
		["75ml", "75ml | unit 75 millilitre"],
		["60 mph (97 km/h)", "60 mph | unit 60 mile per hour", "97 km/h | unit 97 kilometre per hour"],
		["20 sq km", "20 sq km | unit 20 square kilometre"],
		["1,200 square metres", "1,200 square metres | unit 1200 square metre"],
		["300 acres or 120 hectares", "300 acres | unit 300 acre", "120 hectares | unit 120 hectare"],
		["-5°C", "-5°C | unit -5 degree Celsius"],
		["minus 5 degrees celsius", "minus 5 degrees celsius | unit -5 degree Celsius"],
		["90 degrees Fahrenheit", "90 degrees Fahrenheit | unit 90 degree Fahrenheit"],
		["the 100m relay", "100m | unit 100 metre"],
		["a 1/4 mile oval", "1/4 mile | unit 0.25 mile"],
		["500 MW and 20 kWh", "500 MW | unit 500 megawatt", "20 kWh | unit 20 kilowatt hour"],
	],
	durations: [
		["six months", "six months | duration 6 month"],
		["for a week", "a week | duration 1 week"],
		["a two-year deal", "two-year | duration 2 year"],
		["48 hours", "48 hours | duration 48 hour"],
		["three decades", "three decades | duration 3 decade"],
		["half an hour", "half an hour | duration 0.5 hour"],
		["around two days", "around two days | duration 2 about day"],
		["over two days", "two days | duration 2 day"],
		["for more than a decade", "more than a decade | duration 1 over decade"],
		["twice a week", "twice | multiple 2"],
	],
	ages: [
		["a 42-year-old man", "42-year-old | age 42 year"],
		["he is 42 years old", "42 years old | age 42 year"],
		["a man aged 42", "42 | age 42 year"],
		["Girl, 13, saved", "13 | age 13 year"],
		["john smith, 42, of leeds", "42 | age 42 year"],
		["a six-month-old baby", "six-month-old | age 6 month"],
	],
	ordinals: [
		["the first time", "first | ordinal 1"],
		["her 21st birthday", "21st | ordinal 21"],
		["the twenty-first day", "twenty-first | ordinal 21"],
		["the second man", "second | ordinal 2"],
		["a 10-second delay", "10-second | duration 10 second"],
	],
	'"one" counts only where it is a number': [
		["one operational mine", "one | count 1"],
		["only one survived", "one | count 1"],
		["one of the men"],
		["no one came"],
		["they like one another"],
		["this one is red"],
		["the one that got away"],
		["one day he will win"],
		["a one-off event"],
	],
	"names, dates, times and addresses are no quantities": [
		["an F-150, COVID-19, the G20, a G-7 summit"],
		["the ASX 200 and the iPhone 17"],
		["since 9/11, 24/7"],
		["Mk 41 and B-52 and A320 and 737 MAX 9"],
		["call 0800 555 111 or 555-123-4567 or +61 2 9999 1234"],
		["1. Foo"],
		["https://example.com/2020/12 and me99@example.com"],
		["as said [3] before"],
		["at 18:07, 7pm, 7 p.m. and 10.30am"],
		["on 30 Oct 2025, April 9, 9th of April, 2025-10-30 and 10/30/2025"],
		["in 2019, since 2020, the 1990s, 2019-20 and Q3 2020"],
		["between 2006 and 2010"],
		["at first, first of all, the first lady"],
		["the 21st century"],
		["chapter 11, world war two, type 2 diabetes"],
		["5G networks"],
		["no people and none of them, both"],
		["an ordinary sentence without any"],
		[""],
	],
	"years become quantities when counted": [
		["2,019 people", "2,019 | count 2019"],
		["2000 people", "2000 | count 2000"],
		["more than 2000 came", "more than 2000 | count 2000 over"],
		["in 2019 people left"],
	],
};

describe("quantities", () => {
	for (const [name, rows] of Object.entries(groups))
		describe(name, () => {
			for (const [text, ...expected] of rows)
				it(JSON.stringify(text), () => {
					assert.deepEqual(described(text), expected);
				});
		});

	it("gives the number span without currency, bound and unit", () => {
		const text = "more than $US550 billion";
		const [mention] = quantities(text);
		assert.ok(mention);
		assert.equal(text.slice(mention.number.start, mention.number.end), "550 billion");
	});

	const intervals: readonly (readonly [text: string, lower: number, upper: number])[] = [
		["$838 billion", 837.5e9, 838.5e9],
		["1.2 million", 1.15e6, 1.25e6],
		["450,000 people", 449_500, 450_500],
		["12 people", 12, 12],
		["2%", 1.5, 2.5],
		["40.6%", 40.55, 40.65],
		["about 50 people", 45, 55],
		["over 50 people", 50, Number.POSITIVE_INFINITY],
		["up to 50 people", Number.NEGATIVE_INFINITY, 50],
		["nearly 50 people", 40, 50],
		["between 5 and 7 per cent", 4.5, 7.5],
		["$5–7 billion", 4.5e9, 7.5e9],
		["one in five", 19, 21],
	];
	for (const [text, lower, upper] of intervals)
		it(`reads ${JSON.stringify(text)} as [${lower}, ${upper}]`, () => {
			const [mention] = quantities(text);
			assert.ok(mention);
			assert.ok(mention.lower === lower || Math.abs(mention.lower - lower) < 1e-6 * Math.abs(lower));
			assert.ok(mention.upper === upper || Math.abs(mention.upper - upper) < 1e-6 * Math.abs(upper));
		});

	const word = fc.constantFrom(
		...[
			"more",
			"than",
			"about",
			"between",
			"and",
			"to",
			"from",
			"-",
			"–",
			"$",
			"US$",
			"£",
			"5",
			"1.2",
			"450,000",
			"million",
			"bn",
		],
		...[
			"per",
			"cent",
			"%",
			"two",
			"thirds",
			"half",
			"a",
			"one",
			"in",
			"five",
			"km",
			"years",
			"old",
			"week",
			"first",
			"st",
			",",
		],
		...[
			"2019",
			"'",
			'"',
			"/",
			"(",
			")",
			"°",
			"C",
			"dozen",
			"hundred",
			"point",
			"twice",
			"İ",
			"😀",
			"or",
			"+",
			"odd",
			"people",
		],
	);
	const phrases = fc.array(fc.tuple(word, fc.constantFrom(" ", "", " ", "-")), { maxLength: 14 });
	const texts = fc.oneof(
		fc.string({ unit: "binary", maxLength: 60 }),
		phrases.map((parts) => parts.flat().join("")),
	);

	it("never throws, and its spans lie in the text, in order and apart", () => {
		fc.assert(
			fc.property(texts, (text) => {
				let end = 0;
				for (const mention of quantities(text)) {
					assert.ok(mention.start >= end && mention.end > mention.start && mention.end <= text.length);
					assert.ok(mention.number.start >= mention.start && mention.number.end <= mention.end);
					assert.ok(mention.number.end > mention.number.start);
					end = mention.end;
				}
			}),
			{ numRuns: 2000 },
		);
	});

	it("keeps the value in its interval and the precision non-negative", () => {
		fc.assert(
			fc.property(texts, (text) => {
				for (const { lower, value, upper, precision } of quantities(text)) {
					assert.ok(lower <= value && value <= upper && precision >= 0);
				}
			}),
			{ numRuns: 2000 },
		);
	});

	it("reads upper and lower case alike", () => {
		for (const [text] of Object.values(groups).flat()) {
			const values = (from: string): number[] => quantities(from).map((mention) => mention.value);
			assert.deepEqual(values(text.toLowerCase()), values(text), text);
		}
	});
});

describe("inBaseUnit", () => {
	const same = (a: readonly [string, number], b: readonly [string, number]): void => {
		const [left, right] = [inBaseUnit(...a), inBaseUnit(...b)];
		assert.ok(left && right);
		assert.equal(left.dimension, right.dimension);
		assert.ok(Math.abs(left.value - right.value) < 1e-9 * Math.abs(right.value));
	};

	it("makes units of one dimension comparable", () => {
		same(["mile", 1], ["kilometre", 1.609344]);
		same(["hectare", 1], ["acre", 2.47105381467165]);
		same(["degree Fahrenheit", 212], ["degree Celsius", 100]);
		same(["day", 2], ["hour", 48]);
		same(["decade", 1], ["month", 120]);
	});

	it("does not know what is not a unit of measure", () => {
		assert.equal(inBaseUnit("share", 1), undefined);
	});
});
