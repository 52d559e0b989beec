import stemOf from "wink-porter2-stemmer";
import irregular from "./data/irregular-forms.json" with { type: "json" };
import { foldForMatch } from "./fold.js";
import { digitsEnd, isPlainMark, plainWordEnd, SPACE } from "./plain-word.js";
import type { Span } from "./span.js";
import { foldSpelling } from "./spelling.js";
import stopwordList from "./stopwords.json" with { type: "json" };

export interface Token extends Span {
	readonly text: string;
	/** Lower case, straight apostrophes, no dots in "U.S."; "n't" reads "not". */
	readonly lower: string;
	/** What inflected forms and British and American spellings share; for matching only. */
	readonly stem: string;
	readonly kind: "word" | "number" | "punct";
}

type Kind = Token["kind"];

const stopwords: ReadonlySet<string> = new Set(stopwordList);

/** Whether a lower-case word is closed-class: articles, pronouns, prepositions, auxiliaries. Negations are not. */
export function isStopword(lower: string): boolean {
	return stopwords.has(lower);
}

/** The base of an irregular form, which the stemmer does not know: "fall" for "fell". */
const baseForms: ReadonlyMap<string, string> = new Map(
	Object.entries(irregular).flatMap(([base, forms]) => forms.split(" ").map((form) => [form, base] as const)),
);

interface Forms {
	/** As printed. */
	readonly text: string;
	readonly lower: string;
	readonly stem: string;
}

/**
 * The forms of the words that were met last, each at the place that its letters lead to; another word of that place
 * takes it over. Nothing need be cut from the text to look a word up, and memory stays as it is however many words
 * there are.
 */
const PLACES = 1 << 17;
const cache: (Forms | undefined)[] = new Array(PLACES).fill(undefined);

/** FNV-1a. */
function placeOf(text: string, start: number, end: number): number {
	let value = 0x811c9dc5;
	for (let i = start; i < end; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
	return (value ^ (value >>> 15)) & (PLACES - 1);
}

function isThere(word: string, text: string, start: number, end: number): boolean {
	if (word.length !== end - start) return false;
	for (let i = start; i < end; i++) if (word.charCodeAt(i - start) !== text.charCodeAt(i)) return false;
	return true;
}

/** The forms of `text.slice(start, end)`. The same letters are always of the same kind. */
function formsOf(text: string, start: number, end: number, kind: Kind): Forms {
	const place = placeOf(text, start, end);
	const known = cache[place];
	if (known && isThere(known.text, text, start, end)) return known;
	const forms = makeForms(text.slice(start, end), kind);
	cache[place] = forms;
	return forms;
}

function makeForms(text: string, kind: Kind): Forms {
	if (kind === "number") return { text, lower: text, stem: text.replaceAll(",", "") };
	if (kind === "punct") {
		const folded = foldForMatch(text);
		return { text, lower: folded, stem: folded === "'s" ? "" : folded };
	}
	const straight = text.toLowerCase().replace(/[’ʼ]/g, "'");
	if (straight === "n't") return { text, lower: "not", stem: "not" };
	const lower = straight.includes(".") ? straight.replaceAll(".", "") : straight;
	const folded = foldForMatch(lower);
	return { text, lower, stem: stemOf(foldSpelling(baseForms.get(folded) ?? folded)) || folded };
}

/** The stem of one word, as tokens carry it. */
export function stem(word: string): string {
	return formsOf(word, 0, word.length, "word").stem;
}

// In order: the "US" of "$US550", dotted abbreviations, numbers, words, clitics, any other mark.
const pattern =
	/(?<=\$)\p{Lu}{1,3}(?=\d)|(?<![\p{L}\p{N}])\p{L}(?:\.\p{L})+(?![\p{L}\p{N}])\.?|(\d+(?:[.,]\d+)*)|(?<![\p{L}\p{N}])[DdOoLl]['’]\p{L}[\p{L}\p{M}]+|[\p{L}][\p{L}\p{M}\p{N}]*?(?=n['’]t(?![\p{L}\p{N}]))|(?<=\p{L})n['’]t(?![\p{L}\p{N}])|[\p{L}_][\p{L}\p{M}\p{N}_]*|((?<=[\p{L}\p{N}.])['’](?:[sS]|re|ve|ll|d|m)(?![\p{L}\p{N}])|\S)/gu;

/** Words, numbers and marks of a text, in order; white space is left out. */
export function tokens(text: string): Token[] {
	const found: Token[] = [];
	for (let at = 0; at < text.length; ) {
		const code = text.charCodeAt(at);
		if (code === SPACE) {
			at++;
			continue;
		}
		let start = at;
		let end = plainWordEnd(text, at);
		let kind: Kind = "word";
		if (end === start) {
			kind = isPlainMark(code) ? "punct" : "number";
			end = kind === "punct" ? start + 1 : digitsEnd(text, start);
		}
		if (end === start) {
			pattern.lastIndex = start;
			const match = pattern.exec(text);
			if (match === null) break;
			start = match.index;
			end = start + match[0].length;
			kind = match[1] !== undefined ? "number" : match[2] !== undefined ? "punct" : "word";
		}
		const { text: printed, lower, stem } = formsOf(text, start, end, kind);
		found.push({ start, end, text: printed, lower, stem, kind });
		at = end;
	}
	return found;
}
