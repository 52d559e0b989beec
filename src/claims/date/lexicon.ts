import data from "../data/dates.json";

const table = (entries: Readonly<Record<string, number>>): ReadonlyMap<string, number> =>
	new Map(Object.entries(entries));

export const months = table(data.months);
export const weekdays = table(data.weekdays);
export const ordinals = table(data.ordinals);
export const cardinals = table(data.cardinals);
export const decadeWords = table(data.decadeWords);

export const monthsThatAreAlsoWords = new Set(data.monthsThatAreAlsoWords);
export const monthsThatAreAlsoNames = new Set(data.monthsThatAreAlsoNames);
export const countedAfterYearLikeNumber = new Set(data.countedAfterYearLikeNumber);
export const singularOrVerbInS = new Set(data.singularOrVerbInS);
export const pluralsThatTakeAYear = new Set(data.pluralsThatTakeAYear);
export const wordsThatWantAYear = new Set(data.wordsThatWantAYear);
export const wordsThatWantANumber = new Set(data.wordsThatWantANumber);
export const wordsThatApproximate = new Set(data.wordsThatApproximate);
export const labelsBeforeANumber = new Set(data.labelsBeforeANumber);
export const nounsThatTakeAYearAfterAt = new Set(data.nounsThatTakeAYearAfterAt);
export const beforeANamedWeekday = new Set(data.beforeANamedWeekday);
export const afterANamedWeekday = new Set(data.afterANamedWeekday);

/** A regular expression's alternatives, longest first so that "sept" is not read as "sep". */
function oneOf(words: Iterable<string>): string {
	return [...words].sort((a, b) => b.length - a.length).join("|");
}

/** Pieces of regular expressions, to be compiled with the flag `i`. */
export const MONTH = `(?:${oneOf(months.keys())})`;
export const WEEKDAY = `(?:${oneOf(weekdays.keys())})`;
export const ORDINAL = `(?:${oneOf(ordinals.keys()).replaceAll("-", "[\\s-]")})`;
export const CARDINAL = `(?:${oneOf(cardinals.keys())})`;
export const DECADE_WORD = `(?:${oneOf(decadeWords.keys())})`;
export const SEASON = `(?:${oneOf(data.seasons)})`;
export const FUTURE_CUE = new RegExp(`\\b(?:${oneOf(data.futureCues)})\\b`, "i");

/** The month, weekday or number that a matched word stands for; undefined for none. */
export function lookUp(words: ReadonlyMap<string, number>, printed: string | undefined): number | undefined {
	if (printed === undefined) return undefined;
	const lower = printed.toLowerCase();
	return words.get(lower) ?? words.get(lower.replace(/\s+/g, "-")) ?? words.get(lower.replace(/\s+/g, " "));
}
