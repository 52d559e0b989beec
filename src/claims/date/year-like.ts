import {
	countedAfterYearLikeNumber,
	labelsBeforeANumber,
	nounsThatTakeAYearAfterAt,
	pluralsThatTakeAYear,
	singularOrVerbInS,
	wordsThatApproximate,
	wordsThatWantANumber,
	wordsThatWantAYear,
} from "./lexicon.js";
import { wordAfter, wordBefore } from "./rule.js";

function isPlural(word: string): boolean {
	return (
		word.length > 3 &&
		/^\p{Ll}+s$/u.test(word) &&
		!/(?:ss|ous|us|is)$/.test(word) &&
		!singularOrVerbInS.has(word)
	);
}

function isRound(year: string): boolean {
	return year.endsWith("00") || year.endsWith("50");
}

/** Whether the number that ends at `end` counts what follows it: "2000 people", "1500 metres". */
export function countsThings(text: string, end: number, number: string): boolean {
	if (
		/^(?:\s*[%°$£€×]|-(?:year|metre|meter|mile|foot|strong|plus|seat|page|word|acre|square|day|man|kilo))/i.test(
			text.slice(end, end + 10),
		)
	) {
		return true;
	}
	const next = wordAfter(text, end);
	if (next === "") return false;
	if (countedAfterYearLikeNumber.has(next) && !(next === "of" && !isRound(number))) return true;
	return isPlural(next) && !pluralsThatTakeAYear.has(next);
}

/** Whether four digits, free of other digits and signs, are a year and not a quantity or a label. */
export function isYear(text: string, start: number, end: number): boolean {
	const printed = text.slice(start, end);
	const previous = wordBefore(text, start);
	const next = wordAfter(text, end).toLowerCase();
	if (previous === "at" && nounsThatTakeAYearAfterAt.has(next)) return true;
	if (labelsBeforeANumber.has(previous) || /[$£€]/.test(previous)) return false;
	if (wordsThatWantANumber.has(previous)) {
		return /\b(?:until|till|since|before|after|by)\s+at\s+least\s+$/i.test(
			text.slice(Math.max(0, start - 24), start),
		);
	}
	const counted = countsThings(text, end, printed);
	if (wordsThatWantAYear.has(previous)) return !counted || (!isRound(printed) && !isUnit(next));
	// "the 2005 ashes tour", in lower case: a plural after "the" and a year, unless it is a unit or round.
	if (previous === "the" && counted && !isRound(printed) && !countedAfterYearLikeNumber.has(next))
		return true;
	if (wordsThatApproximate.has(previous) && isRound(printed) && next !== "") return false;
	return !counted;
}

function isUnit(next: string): boolean {
	return countedAfterYearLikeNumber.has(next) && next !== "people" && next !== "women" && next !== "men";
}
