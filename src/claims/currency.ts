import currencies from "./data/currencies.json" with { type: "json" };
import type { QuantityMention } from "./types.js";

const DOLLARS = new Set(["USD", "AUD", "NZD", "CAD", "HKD", "SGD", "TWD", "FJD", "JMD", "BBD", "TTD"]);

/** Whether two amounts can be in one currency: the same code, or a dollar that is not told ("$") beside any dollar. */
export function currenciesCompatible(a: string | undefined, b: string | undefined): boolean {
	if (a === b) return true;
	if (a === undefined || b === undefined) return false;
	if (a === LOCAL_DOLLAR || b === LOCAL_DOLLAR) {
		const other = a === LOCAL_DOLLAR ? b : a;
		return other === "$" || (other !== "USD" && DOLLARS.has(other));
	}
	return (a === "$" && DOLLARS.has(b)) || (b === "$" && DOLLARS.has(a));
}

/** A dollar that is not told but stands beside the United States' own: the dollar of the text's own country. */
export const LOCAL_DOLLAR = "$ local";

/** The currencies of a pair: a bare dollar sign beside "$US" is a dollar of another country. */
export function currenciesOfPair(
	a: string | undefined,
	b: string | undefined,
): readonly [a: string | undefined, b: string | undefined] {
	if (a === "$" && b === "USD") return [LOCAL_DOLLAR, b];
	if (b === "$" && a === "USD") return [a, LOCAL_DOLLAR];
	return [a, b];
}

/** The currencies that an untold dollar may be, the likeliest first; a told currency is itself. */
export function possibleCurrencies(currency: string | undefined): readonly string[] {
	if (currency === undefined) return [];
	if (currency === "$") return [...DOLLARS];
	return currency === LOCAL_DOLLAR ? [...DOLLARS].filter((dollar) => dollar !== "USD") : [currency];
}

const escaped = (text: string): string => text.replaceAll(".", "\\.");
const dollarNames = new Map(
	Object.entries(currencies.names).flatMap(([code, names]) =>
		DOLLARS.has(code) ? names.map((name): [string, string] => [name, code]) : [],
	),
);
const dollarPrefixes = new Map(Object.entries(currencies.dollarPrefixes));
const prefixes = Object.keys(currencies.dollarPrefixes).join("|");
const codes = currencies.codes.filter((code) => DOLLARS.has(code)).join("|");
/** "US$5", "$US5", "A $5"; "(AUD)", "AUD 5"; "Australian dollars". */
const TOLD = new RegExp(
	`(?<![\\p{L}$])(?<before>${prefixes})\\$|\\$(?<behind>${prefixes})(?=\\d)|\\b(?<code>${codes})\\b|\\b(?<name>${[...dollarNames.keys()].map(escaped).join("|")})\\b`,
	"giu",
);
const MONEY = `(?:[$€£¥₹₩₽₺]|\\b(?:${currencies.codes.join("|")})\\b|\\b(?:dollar|euro|pound|yen|yuan|rupee|franc|kron|peso|rand|rouble|won|real))`;
const TWO_AMOUNTS = new RegExp(`${MONEY}[^.]{1,80}${MONEY}`);

/** Whether two signs or names of money stand near each other: worth reading closer, for most sentences have none. */
export function mayConvertMoney(text: string): boolean {
	return TWO_AMOUNTS.test(text);
}

const BARE = /(?<![\p{L}$])\$(?=\s?\d)/u;

/**
 * The currency of a bare "$" in a document, as far as the document tells: the only dollar that it names besides that
 * of the United States. Undefined where it has no bare "$", names none, or names several. "US$" alone does not tell:
 * it may name another country's dollar, or the document's own at its first mention.
 */
export function documentDollar(text: string): string | undefined {
	if (!BARE.test(text)) return undefined;
	return dollarOf(text.split("\n").map(dollarsIn));
}

/** What one line of a document tells of its dollars. */
export interface LineDollars {
	readonly hasBare: boolean;
	/** The currencies that it names. */
	readonly told: readonly string[];
}

export function dollarsIn(line: string): LineDollars {
	const told = new Set<string>();
	for (const { groups } of line.matchAll(TOLD)) {
		const code = codeOf(groups ?? {});
		if (code !== undefined && DOLLARS.has(code)) told.add(code);
	}
	return { hasBare: BARE.test(line), told: [...told] };
}

/** `documentDollar` of a document whose lines were read before: of a draft, only a changed line needs reading again. */
export function dollarOf(lines: readonly LineDollars[]): string | undefined {
	if (!lines.some(({ hasBare }) => hasBare)) return undefined;
	const others = new Set(lines.flatMap(({ told }) => told).filter((code) => code !== "USD"));
	return others.size > 1 ? undefined : [...others][0];
}

function codeOf(groups: Readonly<Record<string, string | undefined>>): string | undefined {
	const { before, behind, code, name } = groups;
	const prefix = (before ?? behind)?.toLowerCase();
	if (prefix !== undefined) return dollarPrefixes.get(prefix);
	// "cad" is a word
	if (code !== undefined) return code === code.toUpperCase() ? code : undefined;
	return dollarNames.get(name?.toLowerCase() ?? "");
}

/** The mention in the dollar of its document, where its own sign does not tell. */
export function withDollar(mention: QuantityMention, dollar: string | undefined): QuantityMention {
	return mention.currency === "$" && dollar !== undefined ? { ...mention, currency: dollar } : mention;
}

/** Two dollars of different countries have not traded farther apart than this; those of Hong Kong and Taiwan have. */
const WIDEST_DOLLARS = 2;

/** Whether two amounts may be one sum in two dollars, one of which is not told. */
export function mayBeConverted(a: QuantityMention, b: QuantityMention): boolean {
	if (a.currency === b.currency || !(isUntold(a.currency) || isUntold(b.currency))) return false;
	const ratio = a.value / b.value;
	return ratio < WIDEST_DOLLARS && ratio > 1 / WIDEST_DOLLARS;
}

function isUntold(currency: string | undefined): boolean {
	return currency === "$" || currency === LOCAL_DOLLAR;
}
