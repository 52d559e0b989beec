import assert from "node:assert/strict";
import fc from "fast-check";
import { dateExists, dayNumber, isoDate, parseIsoDate, weekdayOf } from "../../src/claims/date/calendar.js";
import { dates, dayFirstEvidence } from "../../src/claims/date.js";
import { writtenDate } from "../../src/text/written-date.js";

/** A Friday. */
const reference = "2025-10-31";

function shown(text: string, context: { reference?: string; dayFirst?: boolean } = { reference }): string {
	return dates(text, context)
		.map((one) => {
			const days = one.from === undefined ? "?" : one.from === one.to ? one.from : `${one.from}..${one.to}`;
			return `${text.slice(one.start, one.end)} = ${one.grain} ${days}`;
		})
		.join("; ");
}

function table(rows: readonly (readonly [string, string])[]): void {
	for (const [text, expected] of rows) {
		it(text, () => assert.equal(shown(text), expected));
	}
}

describe("dates that print a day", () => {
	table([
		["it fell on 9 april 2011.", "9 april 2011 = day 2011-04-09"],
		["On April 9th, 2011, it fell", "April 9th, 2011 = day 2011-04-09"],
		["the 9th of April 2011", "9th of April 2011 = day 2011-04-09"],
		["the twenty third day of September 2020", "twenty third day of September 2020 = day 2020-09-23"],
		["on Tuesday, 28 October 2025, he", "Tuesday, 28 October 2025 = day 2025-10-28"],
		["since 2025-10-30T12:00", "2025-10-30 = day 2025-10-30"],
		["on 30/10/2025", "30/10/2025 = day 2025-10-30"],
		["on 10/30/25", "10/30/25 = day 2025-10-30"],
		["on 30.10.2025.", "30.10.2025 = day 2025-10-30"],
		["on 3/4/2025", "3/4/2025 = day ?"],
		["on Sept. 3 it", "Sept. 3 = day 2025-09-03"],
		["on December 31", "December 31 = day 2024-12-31"],
		["they will meet on March 5", "March 5 = day 2026-03-05"],
		["9-11 April 2011", "9 = day 2011-04-09; 11 April 2011 = day 2011-04-11"],
		["April 9-11, 2011", "April 9 = day 2011-04-09; 11, 2011 = day 2011-04-11"],
		["from April 9 to May 3, 2019", "April 9 = day 2019-04-09; May 3, 2019 = day 2019-05-03"],
		["Friday the 31st", "Friday the 31st = day 2025-10-31"],
		["on Friday the 31st at the town hall", "Friday the 31st = day 2025-10-31"],
		["on Dec 31 , 1994", "Dec 31 , 1994 = day 1994-12-31"],
		["on 23/Sep/2020", "23/Sep/2020 = day 2020-09-23"],
		["April ninth through the seventeenth", "April ninth = day 2025-04-09; seventeenth = day 2025-04-17"],
		["on 9 May last year", "9 May last year = day 2024-05-09"],
		["on Saturday 9 March", "Saturday 9 March = day 2024-03-09"],
		["on Friday 31/10 he left", "Friday 31/10 = day 2025-10-31"],
		["on 11/20", "11/20 = day 2025-11-20"],
		["2019-aug-1", "2019-aug-1 = day 2019-08-01"],
		["Monday 27 and nothing else", "Monday 27 = day 2025-10-27"],
		["On Monday 27 people marched", "Monday = weekday 2025-10-27"],
		["Friday the thirty-first", "Friday the thirty-first = day 2025-10-31"],
		["On April 9, 2000 people marched", "April 9 = day 2025-04-09"],
	]);
});

describe("months, quarters, seasons and fiscal years", () => {
	table([
		["in June 2019", "June 2019 = month 2019-06-01..2019-06-30"],
		["in june of 2019", "june of 2019 = month 2019-06-01..2019-06-30"],
		["in August", "August = month 2025-08-01..2025-08-31"],
		["in mid-november", "november = month 2025-11-01..2025-11-30"],
		["June-July 2019", "June = month 2019-06-01..2019-06-30; July 2019 = month 2019-07-01..2019-07-31"],
		["in 2017 April", "2017 April = month 2017-04-01..2017-04-30"],
		["Nov-Feb 2017", "Nov = month 2016-11-01..2016-11-30; Feb 2017 = month 2017-02-01..2017-02-28"],
		["in the last week of July 2016", "the last week of July 2016 = week 2016-07-25..2016-07-31"],
		["the first week of January 2015", "the first week of January 2015 = week 2014-12-29..2015-01-04"],
		["2019 H2", "2019 H2 = quarter 2019-07-01..2019-12-31"],
		["in Q3 2020", "Q3 2020 = quarter 2020-07-01..2020-09-30"],
		["the third quarter of 2020", "third quarter of 2020 = quarter 2020-07-01..2020-09-30"],
		["in 4Q20", "4Q20 = quarter 2020-10-01..2020-12-31"],
		["its second quarter", "second quarter = quarter 2025-04-01..2025-06-30"],
		["first-half 2021 profit", "first-half 2021 = quarter 2021-01-01..2021-06-30"],
		["in November last year", "November last year = month 2024-11-01..2024-11-30"],
		["in the third quarter of last year", "third quarter of last year = quarter 2024-07-01..2024-09-30"],
		["in Q1 of this year", "Q1 of this year = quarter 2025-01-01..2025-03-31"],
		[
			"from August to October",
			"August = month 2025-08-01..2025-08-31; October = month 2025-10-01..2025-10-31",
		],
		[
			"from November to October",
			"November = month 2024-11-01..2024-11-30; October = month 2025-10-01..2025-10-31",
		],
		["in summer 2019", "summer 2019 = season ?"],
		["in fiscal 2021 and FY21", "fiscal 2021 = year ?; FY21 = year ?"],
	]);
});

describe("years, decades and centuries", () => {
	table([
		["in 2019", "2019 = year 2019-01-01..2019-12-31"],
		["a 2001 Toyota Corolla", "2001 = year 2001-01-01..2001-12-31"],
		["the 2014-15 season", "2014 = year 2014-01-01..2014-12-31; 15 = year 2015-01-01..2015-12-31"],
		["2014–2018", "2014 = year 2014-01-01..2014-12-31; 2018 = year 2018-01-01..2018-12-31"],
		["in 1932-3", "1932 = year 1932-01-01..1932-12-31; 3 = year 1933-01-01..1933-12-31"],
		["a 600 AD coin", "600 AD = year 0600-01-01..0600-12-31"],
		["in 55 BC", "55 BC = year ?"],
		["In 1233 Pope Gregory wrote", "1233 = year 1233-01-01..1233-12-31"],
		["in 2019 sales rose", "2019 = year 2019-01-01..2019-12-31"],
		["at 2010 prices", "2010 = year 2010-01-01..2010-12-31"],
		["until at least 2030", "2030 = year 2030-01-01..2030-12-31"],
		["in the 1990s", "1990s = decade 1990-01-01..1999-12-31"],
		["the '90s", "'90s = decade 1990-01-01..1999-12-31"],
		["in the early nineties", "nineties = decade 1990-01-01..1999-12-31"],
		["the 1800s", "1800s = century 1800-01-01..1899-12-31"],
		["a 19th-century house", "19th-century = century 1800-01-01..1900-12-31"],
	]);
});

describe("dates that lean on the document's own", () => {
	table([
		["on tuesday", "tuesday = weekday 2025-10-28"],
		["on Friday", "Friday = weekday 2025-10-31"],
		["last Friday", "last Friday = weekday 2025-10-24"],
		["last Tuesday", "last Tuesday = weekday 2025-10-21..2025-10-28"],
		["next Friday", "next Friday = weekday 2025-11-07"],
		["this Monday", "this Monday = weekday 2025-10-27"],
		["yesterday and today", "yesterday = day 2025-10-30; today = day 2025-10-31"],
		["last week", "last week = week 2025-10-20..2025-10-26"],
		["next month", "next month = month 2025-11-01..2025-11-30"],
		["last year", "last year = year 2024-01-01..2024-12-31"],
		["two days ago", "two days ago = day 2025-10-29"],
		["on Tuesday of last week", "Tuesday of last week = weekday 2025-10-21"],
		["next week on Friday", "next week on Friday = weekday 2025-11-07"],
		["it falls on a Saturday", "Saturday = weekday ?"],
		["at a Saturday meeting", "Saturday = weekday 2025-10-25"],
		["on Christmas Day 2023", "Christmas Day 2023 = day 2023-12-25"],
		["on Good Friday", "Good Friday = day 2025-04-18"],
		["on Easter Monday 2000", "Easter Monday 2000 = day 2000-04-24"],
		["on Remembrance Sunday 2024", "Remembrance Sunday 2024 = day 2024-11-10"],
		["in July of that year", "July = month ?"],
		["a week ago", "a week ago = week 2025-10-21..2025-10-27"],
	]);

	it("have no days without a reference, but keep what is printed", () => {
		const [weekday, day] = dates("last Tuesday, and on 9 April");
		assert.deepEqual([weekday?.from, weekday?.weekday, weekday?.relative], [undefined, 2, true]);
		assert.deepEqual([day?.from, day?.month, day?.day, day?.relative], [undefined, 4, 9, true]);
	});
});

describe("what is not a date", () => {
	const none: readonly string[] = [
		"it may rain",
		"May I?",
		"Theresa May said",
		"they march on",
		"the march was long",
		"they march 10 miles",
		"the sun sat on it",
		"the Sunday Times",
		"every Monday",
		"April Jones said",
		"mama june left",
		"'June said all of it",
		"he spoke with June",
		"the hunt for Red October",
		"the Mail on Sunday",
		"on Saturday Night Live",
		"under 42 U.S.C. 1983",
		"told USA TODAY",
		"the last night of it",
		"the Anzac Day march",
		"in 1233 homes",
		"under 42 ad campaigns",
		"and 24/7 access",
		"on 3/4 of it",
		"the second of three",
		"24/7",
		"after 9/11",
		"won 2-1",
		"1/2",
		"v1.2.3",
		"2,019",
		"$2020",
		"US$2000",
		"2000 people",
		"more than 2000 soldiers",
		"at 2010 mph",
		"flight 1549",
		"1500 metres",
		"2010.5",
		"20190",
		"two days later",
		"in the spring",
		"sheffield wednesday",
		"an august body",
		"the first half",
		"1920x1080",
		"a 1500-year history",
		"within 2h",
	];
	for (const text of none) it(text, () => assert.equal(shown(text), ""));
});

describe("a printed weekday", () => {
	it("that does not fit its full date is a misfit, pinned to the weekday", () => {
		const text = "On Tuesday 30 October 2025 it";
		const misfit = dates(text)[0]?.misfit;
		assert.equal(misfit && text.slice(misfit.weekday.start, misfit.weekday.end), "Tuesday");
		assert.equal(misfit?.actual, 4);
	});
	it("after the date is compared as well", () => {
		assert.equal(dates("30 October 2025 (Tuesday)")[0]?.misfit?.actual, 4);
	});
	it("that fits, or stands by a date without a year, is none", () => {
		assert.equal(dates("Thursday 30 October 2025")[0]?.misfit, undefined);
		assert.equal(dates("Tuesday 30 October", { reference })[0]?.misfit, undefined);
	});
});

describe("a day that no calendar has", () => {
	const impossible: readonly (readonly [string, string])[] = [
		["It opened on 31 April.", "31 April"],
		["It opened on February 30, 2019.", "February 30, 2019"],
		["It closed on 29 February 2023.", "29 February 2023"],
		["On 36 July, the club won.", "36 July"],
		["She was born on 270 May 1863 in the city.", "270 May 1863"],
		["It was announced on January 42, 2019 that", "January 42, 2019"],
		["They met on March 63.", "March 63"],
	];
	for (const [text, words] of impossible) {
		it(`is found: ${text}`, () => {
			const [found] = dates(text, { reference });
			assert.equal(found && text.slice(found.start, found.end), words);
			assert.equal(found?.impossible, true);
			assert.equal(found?.from, undefined);
		});
	}
	const counts: readonly string[] = [
		"They had to march 40 miles.",
		"By March 60 had died.",
		"In May 50 people were hurt.",
		"On May 50 people were hurt.",
		"Sales rose in June 45 percent.",
		"In Issue 36 July 2015 is told.",
		"It opened on 30 April and on 29 February 2024.",
		"The 2019 March on the city was held.",
	];
	for (const text of counts) {
		it(`is not seen: ${text}`, () => {
			assert.deepEqual(
				dates(text, { reference }).filter((one) => one.impossible),
				[],
			);
		});
	}
});

describe("the ends of a period", () => {
	const edges = (text: string) =>
		dates(text, { reference }).map(
			(one) => `${text.slice(one.start, one.end)} ${one.edge ?? one.bound ?? "-"}`,
		);
	const rows: readonly (readonly [string, readonly string[]])[] = [
		["from 2010 to 2014", ["2010 first", "2014 last"]],
		["2010–2014", ["2010 first", "2014 last"]],
		["from 3 to 5 May", ["3 first", "5 May last"]],
		["between March and May 2020", ["March first", "May 2020 last"]],
		["in March and May 2020", ["March -", "May 2020 -"]],
		["since 2010", ["2010 first"]],
		["until early 2014", ["2014 last"]],
		["before 2010", ["2010 before"]],
		["by the end of 2030", ["2030 by"]],
		["ahead of the 2010 election", ["2010 before"]],
		["in 2010", ["2010 -"]],
		["from 2 to 4 pm", ["2 first", "4 pm last"]],
	];
	for (const [text, expected] of rows) it(text, () => assert.deepEqual(edges(text), expected));
});

describe("times of day", () => {
	const timesOf = (text: string) =>
		dates(text, { reference }).flatMap(({ start, end, time }) =>
			time
				? `${text.slice(start, end)} = ${time.from}${time.to === time.from ? "" : `..${time.to}`}${time.eitherHalf ? "?" : ""}${time.about ? "~" : ""}`
				: [],
		);
	const rows: readonly (readonly [string, readonly string[]])[] = [
		["at 3 pm", ["3 pm = 900"]],
		["at 3pm.", ["3pm = 900"]],
		["at 5:30 a.m. GMT", ["5:30 a.m. GMT = 330"]],
		["at 12 a.m. and 12 p.m.", ["12 a.m. = 0", "12 p.m. = 720"]],
		["at 2.30pm", ["2.30pm = 870"]],
		["at 17:45", ["17:45 = 1065"]],
		["at 5:30", ["5:30 = 330?"]],
		["at 1500 GMT", ["1500 GMT = 900"]],
		["from 2pm to 4pm", ["2pm = 840", "4pm = 960"]],
		["from 11 to 2 pm", ["11 = 660", "2 pm = 840"]],
		["shortly after 3 pm", ["3 pm = 900~"]],
		["at noon and at midnight", ["noon = 720", "midnight = 1440"]],
		["at half past six", ["half past six = 390?"]],
		["at a quarter to seven", ["a quarter to seven = 405?"]],
		["at seven o’clock", ["seven o’clock = 420?"]],
		["on Tuesday evening", ["evening = 1020..1440"]],
		["at seven in the morning", ["seven in the morning = 420"]],
		["it is 9:30 in the evening", ["9:30 in the evening = 1290"]],
		["in the morning at 7", ["morning at 7 = 420"]],
		["on Saturday at 5.", ["5 = 300?"]],
		["tomorrow at seven twenty-seven", ["seven twenty-seven = 447?"]],
		["between 10 and 11:30", ["10 = 600?", "11:30 = 690?"]],
		["from 10:30 to 3", ["10:30 = 630?", "3 = 900?"]],
		["open on Saturday from 10 to 4", ["10 = 600?", "4 = 960?"]],
		["between 7 and 9 last night", ["7 = 1140", "9 = 1260"]],
		["at six pm", ["six pm = 1080"]],
		["15 past seven", ["15 past seven = 435?"]],
		["at 21.42 EDT", ["21.42 EDT = 1302"]],
		["at 17:49:19", ["17:49:19 = 1069"]],
		["Thursday 19:00 - 21:00", ["19:00 = 1140", "21:00 = 1260"]],
	];
	for (const [text, expected] of rows) it(text, () => assert.deepEqual(timesOf(text), expected));
	const none: readonly string[] = [
		"won 3:1",
		"in 2:45:10",
		"John 3:16",
		"it costs $3 pm",
		"I am 5",
		"at 13 pm",
		"aged five to ten",
		"half past",
		"the morning after",
		"fell on Saturday from 10 to 4",
		"closed on Friday at 12.45",
		"on Monday at 10 Downing Street",
		"on Monday at 12 sites",
		"on Tuesday at 24, he died",
		"it killed seven in the morning",
		"2019-05-01T10:00:07-04:00",
		"a quarter to half of them",
	];
	for (const text of none) it(`none: ${text}`, () => assert.deepEqual(timesOf(text), []));
});

describe("the order of day and month", () => {
	it("follows the setting where the figures leave it open", () => {
		assert.equal(shown("3/4/2025", { dayFirst: true }), "3/4/2025 = day 2025-04-03");
		assert.equal(shown("3/4/2025", { dayFirst: false }), "3/4/2025 = day 2025-03-04");
	});
	it("is told by a document's own dates", () => {
		assert.equal(dayFirstEvidence("On 30/10/2025 and 1/2/2025"), true);
		assert.equal(dayFirstEvidence("On 10/30/2025"), false);
		assert.equal(dayFirstEvidence("on 30 Oct"), true);
		assert.equal(dayFirstEvidence("on Oct 30"), false);
		assert.equal(dayFirstEvidence("in 2019, on 1/2/2025"), undefined);
	});
});

describe("a line's full date", () => {
	const rows: readonly (readonly [string, string | undefined])[] = [
		["Published 2025-10-30T12:00Z", "2025-10-30"],
		["30 October 2025", "2025-10-30"],
		["Oct. 30, 2025", "2025-10-30"],
		["1/25/2019", "2019-01-25"],
		["25/1/2019", "2019-01-25"],
		["3/4/2019", undefined],
		["31/4/2019", undefined],
		["12/25/2019/3", undefined],
	];
	for (const [line, iso] of rows) it(line, () => assert.equal(writtenDate(line)?.iso, iso));
});

describe("for any text", () => {
	const words = fc.constantFrom(
		"May",
		"march",
		"Tuesday",
		"30",
		"2019",
		"1990s",
		"of",
		"the",
		",",
		"-",
		"'",
		"last",
		"next",
		"ago",
		"two",
		"days",
		"9/11",
		"/",
		".",
		"Q3",
		"FY21",
		"summer",
		"first",
		"th",
		"\u2013",
		"\ud83d\ude00",
		"\n",
	);
	const texts = fc.oneof(
		fc.string({ unit: "binary" }),
		fc.array(words, { maxLength: 14 }).map((list) => list.join(" ")),
		fc.array(words, { maxLength: 14 }).map((list) => list.join("")),
	);
	it("mentions lie inside it, in order, apart from each other, with real days", () => {
		fc.assert(
			fc.property(texts, (text) => {
				let end = 0;
				for (const one of dates(text, { reference })) {
					assert.ok(one.start >= end && one.end > one.start && one.end <= text.length);
					end = one.end;
					if (one.from === undefined || one.to === undefined) continue;
					assert.ok(one.from <= one.to);
					assert.notEqual(parseIsoDate(one.from), undefined);
				}
			}),
			{ numRuns: 500 },
		);
	});
	it("calendar days agree with the platform's own", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1000, max: 2999 }),
				fc.integer({ min: 1, max: 12 }),
				fc.integer({ min: 1, max: 31 }),
				(year, month, day) => {
					if (!dateExists(year, month, day)) return;
					const days = dayNumber(year, month, day);
					const platform = new Date(days * 86_400_000);
					assert.equal(platform.toISOString().slice(0, 10), isoDate(days));
					assert.equal(platform.getUTCDay() || 7, weekdayOf(days));
				},
			),
		);
	});
});
