import type { Span } from "../text/span.js";

/** How a printed number is hedged; "exact" when it is not. */
export type Bound = "exact" | "about" | "over" | "atLeast" | "under" | "atMost" | "nearly" | "range";

export type Measure =
	| "count" // a bare number, counting things: "12 people", "1.2 million"
	| "money"
	| "percent" // also fractions of a whole that are written as such: "nine-tenths", "one in five", "two-thirds"
	| "points" // percentage points
	| "ordinal" // "first", "21st", "third"; "largest" is 1 and "smallest" -1 on the scale that `unit` names
	| "unit" // a physical quantity: km, acres, °C, kWh, GB ...
	| "duration" // "a week", "six months", "two-year"
	| "age" // "aged 42", "42-year-old", "Girl, 13,"
	| "score" // "2-1", "5-4": not a range
	| "designation" // the number of a name: "Highway 36", "Part 2"; `unit` is the stem of its label
	| "multiple"; // "doubled", "three times"

/** A typed number of a sentence. Offsets are into the text that was given. */
export interface QuantityMention extends Span {
	readonly type: "quantity";
	readonly measure: Measure;
	/** The digits or words of the number alone, with its scale word: "550 billion" of "more than $US550 billion". */
	readonly number: Span;
	/** As printed, before any bound: 550e9. Percentages are in per cent (90, not 0.9); the low end of a range. */
	readonly value: number;
	/** The closed interval that the words allow: half a unit of the last printed digit, widened or opened by the bound; infinities for open ends. */
	readonly lower: number;
	readonly upper: number;
	readonly bound: Bound;
	/** Half a unit of the last printed significant digit. 0 for small whole numbers. */
	readonly precision: number;
	/** ISO 4217, or "$" for a dollar that is not told. Money only. */
	readonly currency?: string;
	/** Canonical singular unit ("kilometre", "year", "person" never). Unit, duration and per-unit money ("share"). */
	readonly unit?: string;
	/** Second number of a score; the high end of a range, as printed. */
	readonly other?: number;
}

export type DateGrain =
	| "day"
	| "weekday"
	| "week"
	| "month"
	| "quarter"
	| "season"
	| "year"
	| "decade"
	| "century"
	| "time"; // of the day: "3 pm", "noon", "Tuesday evening" but for the day

export interface TimeOfDay {
	/** Minutes from midnight, half-open but for a point, where both are the same; past 1440 for a night. */
	readonly from: number;
	readonly to: number;
	/** Whether it may be either half of the day: "at 5:30". */
	readonly eitherHalf: boolean;
	/** "about", "shortly after". */
	readonly about: boolean;
	/** As printed, in capitals: "GMT", "ET". */
	readonly zone?: string;
}

/** A date or period. Offsets are into the text that was given. */
export interface DateMention extends Span {
	readonly type: "date";
	readonly grain: DateGrain;
	/** First and last day, ISO `YYYY-MM-DD`, when the words or the reference date fix them. */
	readonly from?: string;
	readonly to?: string;
	/** What is printed, when it is: parts are compared one by one if one side is not resolved. Weekday 1 = Monday ... 7 = Sunday. */
	readonly year?: number;
	readonly month?: number;
	readonly day?: number;
	readonly weekday?: number;
	/** A part of a year, by its own name: "Q3", "H1", "summer". */
	readonly period?: string;
	/** The time of day; only with the grain "time". */
	readonly time?: TimeOfDay;
	/** "Before 2010", "after May", "by Friday": the date is a limit, and not when it was. */
	readonly bound?: "before" | "after" | "by";
	/** Which end of a period it is: "2010" of "2010–2014" and of "since 2010", or "2014" of "until 2014". */
	readonly edge?: "first" | "last";
	/** First and last day of the period that two printed dates tell together, when both are known. */
	readonly range?: { readonly from: string; readonly to: string };
	/** The calendar has no such day: "31 April", "29 February 2023". */
	readonly impossible?: boolean;
	/** Whether the interval leans on a reference date ("last week", a bare "Tuesday"). */
	readonly relative: boolean;
	/** A printed weekday does not fit the printed date: "Tuesday 30 October 2025". */
	readonly misfit?: { readonly weekday: Span; readonly actual: number };
}
