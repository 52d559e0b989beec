import words from "./data/name-words.json";
import nationalities from "./data/nationalities.json";
import lexicon from "./data/roles.json";
import type { NameMention } from "./name-types.js";

export type { NameMention } from "./name-types.js";

const particles = new Set(words.particles);
const never = new Set(words.never);
const openers = new Set(words.openers);
const institutions = new Set(words.institutions);
const kinds = new Set(words.kinds);
const roleNouns = new Set([...lexicon.roles, ...lexicon.honorifics]);
const roleModifiers = new Set(lexicon.modifiers);
const honorifics = new Set(lexicon.honorifics);
const demonyms: ReadonlyMap<string, string> = new Map(Object.entries(nationalities));
const countryNames: ReadonlySet<string> = new Set(
	Object.values(nationalities).map((country) => country.toLowerCase()),
);

/** A text of so many words, with at most one in lower case that is no small word, is a headline: its capitals tell nothing. */
const HEADLINE_WORDS = 6;

interface Word {
	readonly text: string;
	/** Lower case, without the full stop of an abbreviation. */
	readonly key: string;
	readonly start: number;
	readonly end: number;
	readonly capital: boolean;
	/** Only a space (or the hyphen of "ex-president", or "&") stands between it and the word before. */
	readonly joined: boolean;
	readonly sentenceInitial: boolean;
}

const WORD =
	/(?:\p{Lu}\.)+(?:\p{Lu}(?!\p{L}))?|\p{L}[\p{L}\p{M}]*(?:(?:['’](?!s(?!\p{L}))|[-&])\p{L}[\p{L}\p{M}]*)*\.?/gu;

/** "The Seafarers' Alliance", but "the Browns' Lind". */
const OWN = /^['’] $/;

const JOINS = /^(?:[ \u00a0]| & )$/;

/** "We'll", "That’s" begin a sentence, and name nobody. */
const CONTRACTION = /(?:['’](?:ll|ve|re|d|m)|n['’]t)$/i;

function wordsOf(text: string): Word[] {
	const found: Word[] = [];
	let previousEnd = 0;
	for (const match of text.matchAll(WORD)) {
		let printed = match[0];
		if (
			printed.endsWith(".") &&
			!/^(?:\p{Lu}\.)+$/u.test(printed) &&
			!honorifics.has(printed.slice(0, -1).toLowerCase())
		) {
			printed = printed.slice(0, -1);
		}
		const gap = text.slice(previousEnd, match.index);
		found.push({
			text: printed,
			key: printed.replace(/\.$/, "").replaceAll("’", "'").toLowerCase(),
			start: match.index,
			end: match.index + printed.length,
			capital: /^(?:\p{Lu}|\p{Ll}{1,3}['’-]\p{Lu})/u.test(printed) && !CONTRACTION.test(printed),
			joined: found.length > 0 && (JOINS.test(gap) || (OWN.test(gap) && kinds.has(printed.toLowerCase()))),
			sentenceInitial:
				found.length === 0 ||
				(match.index - previousEnd > 1 &&
					(found.at(-1)?.key.length ?? 0) > 1 &&
					/[.!?]["'”’)]*\s+["'“‘(]*$/.test(gap)),
		});
		previousEnd = match.index + printed.length;
	}
	return found;
}

function isHeadline(all: readonly Word[], text: string): boolean {
	if (!/\p{Ll}/u.test(text)) return true;
	// a headline has no full stop
	if (/\.["”’)]?$/.test(text.trimEnd().slice(-2))) return false;
	const telling = all.filter((word) => !openers.has(word.key) && word.key.length > 1);
	const small = telling.filter((word) => !word.capital).length;
	return all.length >= HEADLINE_WORDS && small <= Math.min(1, Math.floor(telling.length / 6));
}

function isRoleNoun(word: Word | undefined): boolean {
	return (
		word !== undefined && (roleNouns.has(word.key) || roleNouns.has(word.key.replace(/^(?:ex|vice|co)-/, "")))
	);
}

function isRoleWord(word: Word | undefined): boolean {
	return word !== undefined && (isRoleNoun(word) || roleModifiers.has(word.key) || demonyms.has(word.key));
}

/** The index after the run of capitalised words, and particles between them, that begins at `from`. */
function runEnd(all: readonly Word[], from: number): number {
	let end = from + 1;
	for (let next = end; next < all.length; next++) {
		const word = all[next];
		if (!word?.joined || word.sentenceInitial || never.has(word.key)) break;
		// "gifted Mr Lee Mr Abe's putter": a second person
		if (honorifics.has(word.key) && word.capital && !isRoleWord(all[next - 1])) break;
		if (word.capital) end = next + 1;
		else if (!particles.has(word.key)) break;
	}
	return end;
}

/** Where the name begins in a run that may open with a title: "US President Ann Lee" begins at "Ann". */
function nameStart(all: readonly Word[], from: number, end: number): number {
	for (let index = end - 2; index >= from; index--) {
		const first = all[index + 1];
		if (isRoleNoun(all[index]) && first && !institutions.has(first.key) && !isRoleNoun(first))
			return index + 1;
	}
	return from;
}

/** Where the role before a name begins: role words back from it, and the capitalised run that these belong to. */
function roleStart(all: readonly Word[], name: number): number {
	if (!all[name]?.joined || !isRoleNoun(all[name - 1])) return name;
	let start = name - 1;
	const goesOn = () => all[start]?.joined === true && all[start]?.sentenceInitial === false;
	while (goesOn() && isRoleWord(all[start - 1])) start--;
	if (honorifics.has(all[start]?.key ?? "")) return start;
	while (
		goesOn() &&
		all[start - 1]?.capital &&
		!openers.has(all[start - 1]?.key === "us" ? "" : (all[start - 1]?.key ?? ""))
	)
		start--;
	return start;
}

/**
 * The proper names of a text, in order and not overlapping; offsets are half-open UTF-16 offsets into it. A text in
 * headline capitals, all capitals or lower case has none that can be told.
 */
export function names(text: string): NameMention[] {
	if (!/\p{Lu}/u.test(text)) return [];
	const all = wordsOf(text);
	if (isHeadline(all, text)) return [];
	const found: NameMention[] = [];
	for (let index = 0; index < all.length; index++) {
		const opening = all[index];
		if (!opening?.capital || never.has(opening.key)) continue;
		if (openers.has(opening.key) && opening.text !== opening.text.toUpperCase()) continue;
		if (opening.text.length === 1 && openers.has(opening.key)) continue;
		const end = runEnd(all, index);
		const from = nameStart(all, index, end);
		const [first, last] = [all[from], all[end - 1]];
		const run = all.slice(from, end);
		const runStart = index;
		index = end - 1;
		if (!first || !last || run.every((word) => isRoleWord(word))) continue;
		// "Chief Public Health Officer": a title from end to end.
		const titled = from > runStart && isRoleNoun(last) && !honorifics.has(all[from - 1]?.key ?? "");
		if (titled && run.length > 1) continue;
		const role = all[roleStart(all, from)];
		found.push({
			type: "name",
			start: first.start,
			end: last.end,
			words: run.map((word) => word.text),
			sentenceInitial: first.sentenceInitial,
			...(role && role !== first && { role: { start: role.start, end: all[from - 1]?.end ?? role.end } }),
		});
	}
	return found;
}

/** Whether a word names a country, whatever else it means in small letters: "Turkey", "Chad". */
export function isCountryName(word: string): boolean {
	return countryNames.has(word.toLowerCase());
}

/** The country of an adjective of nationality, in English; undefined when the word is none. */
export function countryOf(adjective: string): string | undefined {
	return demonyms.get(adjective.toLowerCase());
}

const adjectives = new Map<string, string[]>();
for (const [adjective, country] of demonyms)
	adjectives.set(country.toLowerCase(), [...(adjectives.get(country.toLowerCase()) ?? []), adjective]);

/** Every adjective of a country, in lower case: "welsh" of "wales". */
export function adjectivesOf(country: string): readonly string[] {
	return adjectives.get(country.toLowerCase()) ?? [];
}
