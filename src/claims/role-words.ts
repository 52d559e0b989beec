import type { Token } from "../text/tokens.js";
import nameLexicon from "./data/name-words.json" with { type: "json" };
import nationalities from "./data/nationalities.json" with { type: "json" };
import table from "./data/role-groups.json" with { type: "json" };

/** A title, told apart from its synonyms. */
export interface Title {
	readonly name: string;
	/** Held by one person of a country at a time, so that its country tells who is meant. */
	readonly state: boolean;
}

/** What a phrase stands for, and how many tokens it takes. */
export interface Phrase<T> {
	readonly value: T;
	readonly length: number;
}

const LONGEST = 5;

const titles = new Map<string, Title>();
for (const [name, { words, state }] of Object.entries(table.titles)) {
	for (const phrase of words) titles.set(phrase, { name, state });
}

const countries = new Map<string, string>();
const adjectives = new Map<string, string>();
for (const [adjective, country] of [...Object.entries(nationalities), ...Object.entries(table.countries)]) {
	const name = country.toLowerCase();
	if (table.notCountries.includes(name)) continue;
	countries.set(adjective, name).set(name, name);
	if (adjective in nationalities && !adjectives.has(name)) adjectives.set(name, capitalised(adjective));
}

const qualifiers = new Set([...table.qualifiers, ...table.suffixes]);
const neutral = new Set(table.neutral);
const suffixes = new Set(table.suffixes);
const notPersons = new Set([...nameLexicon.institutions, ...table.notPersons]);
const days = new Set(nameLexicon.never);
const directions = new Set(table.directions);
const anyTitle = new RegExp(`\\b(?:${[...titles.keys()].join("|")})\\b`, "i");

/** Whether a text may have a title at all. */
export function mayHaveTitle(text: string): boolean {
	return anyTitle.test(text);
}

/** The longest title whose last token is at `last`. */
export function titleEndingAt(tokens: readonly Token[], last: number): Phrase<Title> | undefined {
	return phraseEndingAt(tokens, last, titles);
}

/** The words that a title goes by: "prime minister", "pm" and "premier" of "prime minister". */
export function wordsOfTitle(name: string): string[] {
	return [...titles].flatMap(([words, title]) => (title.name === name ? [words] : []));
}

/** The country told by the capitalised words, noun or adjective, whose last token is at `last`. */
export function countryEndingAt(tokens: readonly Token[], last: number): Phrase<string> | undefined {
	const found = phraseEndingAt(tokens, last, countries);
	const first = found && tokens[last - found.length + 1];
	if (!found || !first || !isCapital(first)) return undefined;
	// the pronoun that opens a sentence is no country
	if (found.length === 1 && first.lower.length === 2 && first.text !== first.text.toUpperCase())
		return undefined;
	const before = tokens[last - found.length];
	if (before && isCapital(before) && directions.has(before.lower)) {
		return { value: `${before.lower} ${found.value}`, length: found.length + 1 };
	}
	return found;
}

function phraseEndingAt<T>(
	tokens: readonly Token[],
	last: number,
	phrases: ReadonlyMap<string, T>,
): Phrase<T> | undefined {
	let phrase = "";
	let best: Phrase<T> | undefined;
	for (let length = 1; length <= LONGEST; length++) {
		const token = tokens[last - length + 1];
		if (token?.kind !== "word") break;
		phrase = phrase === "" ? token.lower : `${token.lower} ${phrase}`;
		const value = phrases.get(phrase);
		if (value !== undefined) best = { value, length };
	}
	return best;
}

/** The adjective of a country as printed: "Malaysian". */
export function adjectiveOf(country: string): string | undefined {
	return adjectives.get(country);
}

export function isQualifier(token: Token | undefined): boolean {
	return token !== undefined && qualifiers.has(token.lower);
}

/** The one that stands for all that mean the same: "acting" of "interim". */
export function commonQualifier(lower: string): string {
	return table.sameQualifiers.find((same) => same.includes(lower))?.[0] ?? lower;
}

export function isSuffix(token: Token | undefined): boolean {
	return token !== undefined && suffixes.has(token.lower);
}

/** A word that changes nothing of who holds the role. */
export function isNeutral(token: Token | undefined): boolean {
	return token !== undefined && neutral.has(token.lower);
}

/** Whether a name's folded words name an institution, a place or a time zone: "Premier League", "King County". */
export function isNoPerson(words: readonly string[]): boolean {
	return words.some((word) => notPersons.has(word));
}

/** Months and weekdays: a capital of theirs begins no name. */
export function isDay(token: Token): boolean {
	return days.has(token.lower);
}

export function isCapital(token: Token | undefined): boolean {
	return token !== undefined && /^\p{Lu}/u.test(token.text);
}

function capitalised(words: string): string {
	return words.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
}
