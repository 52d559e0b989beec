import assert from "node:assert/strict";
import { dates } from "../../src/claims/date.js";
import { compareDates } from "../../src/claims/date-relation.js";
import { describedDates, reference } from "./described-dates.js";

type Row = readonly [text: string, ...expected: string[]];

function table(name: string, rows: readonly Row[]): void {
	describe(name, () => {
		for (const [text, ...expected] of rows) it(text, () => assert.deepEqual(describedDates(text), expected));
	});
}

table("two times of a day", [
	["from 5 to seven in the morning", "5 = 300", "seven in the morning = 420"],
	["between 5 and 6 in the afternoon", "5 = 1020", "6 in the afternoon = 1080"],
	["between five and six o’clock", "five = 300?", "six o’clock = 360?"],
	["open 9:00 to 17:30 on Saturday", "9:00 = 540", "17:30 = 1050", "Saturday = weekday 2025-10-25"],
	["open from 0900 to 1700 daily", "0900 = 540", "1700 = 1020"],
	["between 3 and 8 yesterday", "3 = 180?", "8 = 480?", "yesterday = day 2025-10-30"],
	["tonight from 7 to 7:30", "tonight = day 2025-10-31", "7 = 1140", "7:30 = 1170"],
	["United won 3-2 in the evening match"],
	["they lost from 3 to 5 on Saturday", "Saturday = weekday 2025-10-25"],
	["between 20 and 30 people yesterday", "yesterday = day 2025-10-30"],
	["shares moved from 3 to 5 yesterday", "yesterday = day 2025-10-30"],
	["a vote of 1200 to 1100"],
]);

table("parts of the day", [
	["in the early hours of Sunday", "early hours = 0..360", "Sunday = weekday 2025-10-26"],
	["at lunchtime on Friday", "lunchtime = 660..900", "Friday = weekday 2025-10-31"],
	["the lunchtime menu"],
	["for hours"],
]);

table("decades and degrees", [
	["highs in the mid-60s and lows in the mid-40s"],
	["built in the mid-60s", "60s = decade 1960-01-01..1969-12-31"],
	["lows of the late '60s", "'60s = decade 1960-01-01..1969-12-31"],
]);

table("how long ago", [
	["a fortnight ago", "a fortnight ago = week 2025-10-14..2025-10-20"],
	["a century ago", "a century ago = century 1915-11-03..1935-10-29"],
	["half a century ago"],
	["circa 1450", "1450 = year 1450-01-01..1450-12-31"],
	["circa 1450 men"],
]);

table("a time beside its day", [
	["at 7 this morning", "7 = 420", "morning = 2025-10-31 240..720"],
	["around 7.30 on Tuesday evening", "7.30 = 1170~", "Tuesday = weekday 2025-10-28", "evening = 1020..1440"],
	["it happened last night at 8.", "last night = day 2025-10-30", "8 = 1200"],
	["17:45 on Friday", "17:45 = 1065", "Friday = weekday 2025-10-31"],
	["at 1140 a.m.", "1140 a.m. = 700"],
	["at 3 p . m .", "3 p . m . = 900"],
	["on Friday evening", "Friday = weekday 2025-10-31", "evening = 1020..1440"],
	["a 3:15 mile run in May", "May = month 2025-05-01..2025-05-31"],
]);

table("weeks", [
	["the first week of May", "the first week of May = week 2025-04-28..2025-05-04"],
	["the last week of June 2024", "the last week of June 2024 = week 2024-06-24..2024-06-30"],
	["the third week of 2018", "the third week of 2018 = week 2018-01-15..2018-01-21"],
	["the week of April 10", "week of April 10 = week 2025-04-07..2025-04-13"],
	["w/c 3 November 2025", "w/c 3 November 2025 = week 2025-11-03..2025-11-09"],
	["the week ending 2 November 2025", "week ending 2 November 2025 = week 2025-10-27..2025-11-02"],
	["this weekend", "this weekend = week 2025-11-01..2025-11-02"],
	["last weekend", "last weekend = week 2025-10-25..2025-10-26"],
	["said next weekend", "next weekend = week 2025-11-01..2025-11-09"],
	["this weekend's games"],
	["the first week of the tour"],
	["a week of rain on 3 May", "3 May = day 2025-05-03"],
]);

table("days and months that the text tells otherwise", [
	["on the 15th of next month", "the 15th of next month = day 2025-11-15"],
	["the thirty-first of next month", "the thirty-first of next month = day ?"],
	["on the 18th green"],
	["the current quarter", "current quarter = quarter 2025-10-01..2025-12-31"],
	["the past quarter", "past quarter = quarter 2025-07-01..2025-09-30"],
	["from the previous quarter"],
	["Nov. 18-Dec. 19, 2015", "Nov. 18 = day 2015-11-18", "Dec. 19, 2015 = day 2015-12-19"],
	["May 1 through June 3", "May 1 = day 2025-05-01", "June 3 = day 2025-06-03"],
	["on 18-Dec-2015", "18-Dec-2015 = day 2015-12-18"],
	["30/1/2018-30/7/2018", "30/1/2018 = day 2018-01-30", "30/7/2018 = day 2018-07-30"],
	["April ninth through 17th", "April ninth = day 2025-04-09", "17th = day 2025-04-17"],
	["in June in 2017", "June in 2017 = month 2017-06-01..2017-06-30"],
	[
		"between august and october",
		"august = month 2025-08-01..2025-08-31",
		"october = month 2025-10-01..2025-10-31",
	],
	["Q1-2019", "Q1-2019 = quarter 2019-01-01..2019-03-31"],
	["seas could rise by 2100", "2100 = year 2100-01-01..2100-12-31"],
	["it fell to 2100 in May", "May = month 2025-05-01..2025-05-31"],
	["by 2100 votes"],
]);

table("holidays", [
	["on St. Patrick’s Day 2024", "St. Patrick’s Day 2024 = day 2024-03-17"],
	["on Presidents Day", "Presidents Day = day 2025-02-17"],
	["on Black Friday", "Black Friday = day 2025-11-28"],
	["on Thanksgiving", "Thanksgiving = day 2025-11-27"],
	["on Holocaust Memorial Day 2025", "Holocaust Memorial Day 2025 = day 2025-01-27"],
	["the Black Friday sales"],
	["on Labor Day weekend"],
]);

describe("weeks and their ends", () => {
	const edges = (text: string) => dates(text, { reference }).map(({ edge, bound }) => edge ?? bound ?? "-");
	it("a week beginning on a day is no beginning", () =>
		assert.deepEqual(edges("the week beginning 4 May"), ["-"]));
	it("a day itself may be one", () => assert.deepEqual(edges("beginning 4 May"), ["first"]));
	it("nor is a week kept from being one", () =>
		assert.deepEqual(edges("since the week of 4 May"), ["first"]));
});

describe("weeks beside other dates", () => {
	const relation = (draft: string, source: string) => {
		const [a] = dates(draft, { reference });
		const [b] = dates(source, { reference });
		return a && b && compareDates(a, b);
	};
	const rows: readonly (readonly [string, string, string])[] = [
		["the week of April 10", "April 12", "implied"],
		["April 12", "the week of April 10", "compatible"],
		["the week of April 10", "April 22", "exclusive"],
		["the week of April 10", "the week of April 17", "exclusive"],
		["the week of April 10, 2024", "the week of April 10, 2025", "exclusive"],
		["the first week of April", "the first week of April", "equal"],
		["the first week of April", "the last week of April", "exclusive"],
		["the fourth week of May", "the last week of May", "apart"],
	];
	for (const [draft, source, expected] of rows)
		it(`${draft} beside ${source}: ${expected}`, () => assert.equal(relation(draft, source), expected));
});
