import currencies from "../data/currencies.json" with { type: "json" };
import lists from "../data/unit-table.json" with { type: "json" };
import { units } from "../unit-table.js";
import { Phrases } from "./phrases.js";

export interface UnitEntry {
	readonly name: string;
	readonly time: boolean;
	readonly dimension: string;
	/** The word as it is when it counts one: "year" of "two-year". */
	readonly singular: boolean;
}

function* unitPhrases(attachedToo: boolean): Generator<[string, UnitEntry]> {
	for (const unit of units) {
		const entry = { name: unit.name, dimension: unit.dimension, time: unit.dimension === "time" };
		for (const word of unit.words) {
			yield [word, { ...entry, singular: true }];
			yield [`${word}s`, { ...entry, singular: false }];
		}
		for (const symbol of unit.symbols ?? []) yield [symbol, { ...entry, singular: false }];
		if (attachedToo) for (const symbol of unit.attached ?? []) yield [symbol, { ...entry, singular: false }];
	}
}

/** Units behind a space or a hyphen. */
export const UNIT_PHRASES = new Phrases(unitPhrases(false));
/** Units that touch their number, where one letter is enough: "5m", "30c". */
export const ATTACHED_UNITS = new Phrases(unitPhrases(true));

/** "week" of "weekly": behind a quantity it tells how often. */
export const RATE_ADVERBS: ReadonlyMap<string, string> = new Map(Object.entries(lists.rateAdverbs));
export const ARTICLE_UNITS: ReadonlySet<string> = new Set(lists.articleUnits);
export const ARTICLE_BEFORE: ReadonlySet<string> = new Set(lists.articleBefore);
export const ARTICLE_AFTER: ReadonlySet<string> = new Set(lists.articleAfter);
/** "tall" of "5m tall", "races" of "200m races". */
export const METRE_FOLLOWERS: ReadonlySet<string> = new Set(
	lists.metreFollowers.flatMap((word) => [word, `${word}s`]),
);

export interface CurrencyEntry {
	/** ISO 4217 or "$"; "" when the word alone does not tell. */
	readonly code: string;
	/** 0.01 of a cent, a million of "MEUR". */
	readonly factor: number;
}

const millions = (word: string): CurrencyEntry => ({ code: word.slice(1), factor: 1e6 });

function* currencyPhrases(): Generator<[string, CurrencyEntry]> {
	for (const [code, names] of Object.entries(currencies.names))
		for (const name of names) yield [name, { code, factor: 1 }];
	for (const [code, names] of Object.entries(currencies.minor))
		for (const name of names) yield [name, { code, factor: 0.01 }];
	for (const code of currencies.codes) yield [code.toLowerCase(), { code, factor: 1 }];
	for (const word of currencies.millionCodes) yield [word.toLowerCase(), millions(word)];
	for (const [word, code] of Object.entries(currencies.suffixWords)) yield [word, { code, factor: 1 }];
	for (const [symbol, code] of Object.entries(currencies.symbols)) yield [symbol, { code, factor: 1 }];
}

/** "dollars", "US dollars", "cents", "EUR" behind a number. */
export const CURRENCY_NAMES = new Phrases(currencyPhrases());

const CODES = new Map([
	...currencies.codes.map((code): [string, string] => [code.toLowerCase(), code]),
	...Object.entries(currencies.prefixWords),
]);
const MILLION_CODES = new Map(
	currencies.millionCodes.map((word): [string, CurrencyEntry] => [word.toLowerCase(), millions(word)]),
);
const SPACED_DOLLARS: ReadonlySet<string> = new Set([
	...currencies.spacedDollarPrefixes,
	...currencies.spacedDollarPrefixesInLowerCase,
]);
const SYMBOLS = new Map(Object.entries(currencies.symbols));
const DOLLARS = new Map(Object.entries(currencies.dollarPrefixes));
const LETTERS = new Map(Object.entries(currencies.letterPrefixes));
const POUNDS = new Map(Object.entries(currencies.poundPrefixes));
export const MINOR_ATTACHED = new Map(Object.entries(currencies.minorAttached));
export const NEEDS_SCALE = new Map(Object.entries(currencies.needsScale));
export const PER_UNITS: ReadonlySet<string> = new Set(currencies.perUnits);
/** "a year ago" tells when, where "a year" would tell how often. */
export const AWAY_IN_TIME: ReadonlySet<string> = new Set(currencies.awayInTime);
export const PER_MODIFIERS: ReadonlySet<string> = new Set(currencies.perModifiers);

/** ISO 4217 of "£", "$" of "$". */
export const currencyOfSymbol = (symbol: string): string | undefined => SYMBOLS.get(symbol);
/** ISO 4217 of the code or abbreviation before a number: "usd", "rs". */
export const currencyOfWord = (word: string): string | undefined => CODES.get(word);
/** ISO 4217 of the letters that touch an amount with a scale: "R12 million"; "" where several currencies have them. */
export const letterCurrency = (word: string): string | undefined => LETTERS.get(word);
/** ISO 4217 of "us" in "US$" or "$US". */
export const dollarOf = (word: string): string | undefined => DOLLARS.get(word);
/** ISO 4217 of "e" in "E£". */
export const poundOf = (word: string): string | undefined => POUNDS.get(word);
/** The currency and factor of "MEUR" before a number. */
export const millionCodeOf = (word: string): CurrencyEntry | undefined => MILLION_CODES.get(word);
/** Whether a printed word may stand apart from the dollar sign that it tells: "US" of "US $5", but not "us". */
export const mayStandApart = (printed: string): boolean => SPACED_DOLLARS.has(printed);
