import { readBounds } from "./date/bounds.js";
import { parseIsoDate } from "./date/calendar.js";
import { clockPairs } from "./date/clock-pairs.js";
import { clockPhrases } from "./date/clock-phrases.js";
import { bitsOf, cuesOf } from "./date/cues.js";
import { fullDates } from "./date/full-dates.js";
import { holidayRule } from "./date/holidays.js";
import { FUTURE_CUE, MONTH } from "./date/lexicon.js";
import { bareMonth, periods } from "./date/periods.js";
import { carryYears, linkRanges } from "./date/ranges.js";
import { relative } from "./date/relative.js";
import type { Setting } from "./date/rule.js";
import { times } from "./date/times.js";
import { readWeeks, weeks } from "./date/weeks.js";
import { years } from "./date/years.js";
import { eachMatch } from "./each-match.js";
import type { DateMention } from "./types.js";

/** In order: a range that a longer form has taken is closed to the rules after it. */
const rules = [
	...clockPairs,
	...clockPhrases,
	...times,
	...fullDates,
	holidayRule,
	...weeks,
	...periods,
	...years,
	...relative,
	bareMonth,
].map((rule) => ({
	rule,
	needs: bitsOf(rule.cue),
}));

/**
 * The dates and periods that a text prints, in order and not overlapping. Offsets are half-open UTF-16 offsets
 * into `text`, which is usually one sentence. `reference` is the ISO date of the document that the text stands in;
 * without it what is relative has no `from` and `to`. `dayFirst` tells how 3/4/2025 is to be read; without it such
 * a date tells its year only.
 */
export function dates(text: string, context: { reference?: string; dayFirst?: boolean } = {}): DateMention[] {
	const present = cuesOf(text);
	if (present === 0) return [];
	const setting: Setting = {
		reference: context.reference === undefined ? undefined : parseIsoDate(context.reference),
		dayFirst: context.dayFirst,
		looksAhead: () => FUTURE_CUE.test(text),
	};
	const found: DateMention[] = [];
	for (const { rule, needs } of rules) {
		if ((present & needs) !== needs) continue;
		eachMatch(text, rule.pattern, (match) => {
			const isFree = !isTaken(found, match.index, match.index + match[0].length);
			if (isFree) found.push(...rule.read(match, setting));
		});
	}
	if (found.length === 0) return found;
	found.sort((a, b) => a.start - b.start);
	return readBounds(text, readWeeks(text, linkRanges(text, carryYears(text, found))));
}

function isTaken(found: readonly DateMention[], start: number, end: number): boolean {
	for (const other of found) if (start < other.end && other.start < end) return true;
	return false;
}

const NUMERIC = /(?<![\w/.-])(\d{1,2})\/(\d{1,2})\/(?:\d{4}|\d{2})(?![\w/])/g;
const DAY_THEN_MONTH = new RegExp(
	`\\b(?:[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}\\b`,
	"gi",
);
const MONTH_THEN_DAY = new RegExp(
	`\\b${MONTH}\\b\\.?\\s+(?:[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?(?![\\d%]|[.,]\\d)\\b`,
	"gi",
);

/**
 * Whether a document's own dates are in British order (30/10/2025, 30 October), in American order (10/30/2025,
 * October 30), or do not tell. Dates in figures have the first say.
 */
export function dayFirstEvidence(text: string): boolean | undefined {
	let balance = 0;
	for (const [, a, b] of text.matchAll(NUMERIC)) {
		if (Number(a) > 12 && Number(a) <= 31 && Number(b) <= 12) balance++;
		if (Number(b) > 12 && Number(b) <= 31 && Number(a) <= 12) balance--;
	}
	if (balance === 0)
		balance = [...text.matchAll(DAY_THEN_MONTH)].length - [...text.matchAll(MONTH_THEN_DAY)].length;
	return balance === 0 ? undefined : balance > 0;
}
