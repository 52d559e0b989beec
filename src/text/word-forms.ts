import stemOf from "wink-porter2-stemmer";
import irregular from "./data/irregular-forms.json" with { type: "json" };
import { foldForMatch } from "./fold.js";
import { foldSpelling } from "./spelling.js";
import stopwordList from "./stopwords.json" with { type: "json" };

export type Kind = "word" | "number" | "punct";

/** What all tokens share that are printed alike. */
export interface Forms {
	/** As printed. */
	readonly text: string;
	/** Lower case, straight apostrophes, no dots in "U.S."; "n't" reads "not". */
	readonly lower: string;
	/** What inflected forms and British and American spellings share; for matching only. */
	readonly stem: string;
	readonly kind: Kind;
	readonly isStopword: boolean;
	/** A number below `PLACES` that nearly always is that of this spelling alone: what is known of a word may be kept by it. */
	readonly place: number;
}

const stopwords: ReadonlySet<string> = new Set(stopwordList);

/** Whether a lower-case word is closed-class: articles, pronouns, prepositions, auxiliaries. Negations are not. */
export function isStopword(lower: string): boolean {
	return stopwords.has(lower);
}

/** The base of an irregular form, which the stemmer does not know: "fall" for "fell". */
const baseForms: ReadonlyMap<string, string> = new Map(
	Object.entries(irregular).flatMap(([base, forms]) => forms.split(" ").map((form) => [form, base] as const)),
);

/** No rule of the stemmer takes off or changes one of these last letters. It writes a "y" for each "3". */
export const isStem = /^[^3]*[abfhjkopquvwxz]$/;

/**
 * The forms of the words that were met last, each at one of the two places that its letters lead to; a third word
 * takes the place of the one that was met longer ago. Nothing need be cut from the text to look a word up, and memory
 * stays as it is however many words there are.
 */
export const PLACES = 1 << 16;
const cache: (Forms | undefined)[] = new Array(PLACES).fill(undefined);
/** Of each pair of places the one whose word was met last: 0 or 1. */
const latest = new Uint8Array(PLACES >> 1);

/**
 * The letters of the short words among them, four to a number, and how many there are; 0 letters where the word is
 * longer or has others than those of Latin-1. So most words are compared without being looked at.
 */
const LETTERS = 12;
const packed = new Int32Array(PLACES * 4);
const LATIN = 0xff;

/** The forms of `text.slice(start, end)`. The same letters are always of the same kind. */
export function formsOf(text: string, start: number, end: number, kind: Kind): Forms {
	const length = end - start;
	if (length > LETTERS || length === 0) return formsByText(text, start, end, kind);
	let a = 0;
	let b = 0;
	let c = 0;
	let all = 0;
	for (let i = 0; i < length; i++) {
		const code = text.charCodeAt(start + i);
		all |= code;
		if (i < 4) a |= code << (8 * i);
		else if (i < 8) b |= code << (8 * i - 32);
		else c |= code << (8 * i - 64);
	}
	if (all > LATIN) return formsByText(text, start, end, kind);
	const mixed = Math.imul(a ^ Math.imul(b ^ Math.imul(c ^ length, 0x27d4eb2f), 0x01000193), 0x9e3779b1);
	const first = (mixed ^ (mixed >>> 15)) & (PLACES - 1);
	const pair = first >> 1;
	for (let place = first; ; place ^= 1) {
		const at = place * 4;
		const isThere =
			packed[at] === a && packed[at + 1] === b && packed[at + 2] === c && packed[at + 3] === length;
		const known = isThere ? cache[place] : undefined;
		if (known) {
			latest[pair] = place & 1;
			return known;
		}
		if (place !== first) break;
	}
	const forms = settle(pair, text.slice(start, end), kind);
	packed.set([a, b, c, length], forms.place * 4);
	return forms;
}

/** The same for a word of any letters. */
function formsByText(text: string, start: number, end: number, kind: Kind): Forms {
	const word = text.slice(start, end);
	const first = placeOf(word);
	const pair = first >> 1;
	for (let place = first; ; place ^= 1) {
		const known = cache[place];
		if (known?.text === word) {
			latest[pair] = place & 1;
			return known;
		}
		if (place !== first) break;
	}
	const forms = settle(pair, word, kind);
	packed.fill(0, forms.place * 4, forms.place * 4 + 4);
	return forms;
}

/** Puts a word in the place of the pair that was asked for longer ago. */
function settle(pair: number, word: string, kind: Kind): Forms {
	const place = pair * 2 + (1 - (latest[pair] ?? 0));
	const forms = makeForms(word, kind, place);
	cache[place] = forms;
	latest[pair] = place & 1;
	return forms;
}

/** FNV-1a. */
function placeOf(word: string): number {
	let value = 0x811c9dc5;
	for (let i = 0; i < word.length; i++) value = Math.imul(value ^ word.charCodeAt(i), 0x01000193);
	return (value ^ (value >>> 15)) & (PLACES - 1);
}

function makeForms(text: string, kind: Kind, place: number): Forms {
	const { lower, stem } = inflected(text, kind);
	return { text, lower, stem, kind, isStopword: isStopword(lower), place };
}

function inflected(text: string, kind: Kind): Pick<Forms, "lower" | "stem"> {
	if (kind === "number") return { lower: text, stem: text.replaceAll(",", "") };
	if (kind === "punct") {
		const folded = foldForMatch(text);
		return { lower: folded, stem: folded === "'s" ? "" : folded };
	}
	const straight = text.toLowerCase().replace(/[’ʼ]/g, "'");
	if (straight === "n't") return { lower: "not", stem: "not" };
	const lower = straight.includes(".") ? straight.replaceAll(".", "") : straight;
	const folded = foldForMatch(lower);
	const base = foldSpelling(baseForms.get(folded) ?? folded);
	return { lower, stem: (isStem.test(base) ? base : stemOf(base)) || folded };
}

/** The stem of one word, as tokens carry it. */
export function stem(word: string): string {
	return formsOf(word, 0, word.length, "word").stem;
}
