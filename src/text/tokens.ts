import stemOf from "wink-porter2-stemmer";
import irregular from "./data/irregular-forms.json" with { type: "json" };
import { foldForMatch } from "./fold.js";
import { plainWordEnd, SPACE } from "./plain-word.js";
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

const CACHE_SIZE = 60_000;

interface Forms {
	readonly lower: string;
	readonly stem: string;
}

const cache = new Map<string, Forms>();

function remember(text: string, forms: Forms): Forms {
	if (cache.size >= CACHE_SIZE) cache.clear();
	cache.set(text, forms);
	return forms;
}

function formsOf(text: string, kind: Kind): Forms {
	const known = cache.get(text);
	if (known) return known;
	if (kind === "number") return remember(text, { lower: text, stem: text.replaceAll(",", "") });
	if (kind === "punct") {
		const folded = foldForMatch(text);
		return remember(text, { lower: folded, stem: folded === "'s" ? "" : folded });
	}
	const straight = text.toLowerCase().replace(/[’ʼ]/g, "'");
	if (straight === "n't") return remember(text, { lower: "not", stem: "not" });
	const lower = straight.includes(".") ? straight.replaceAll(".", "") : straight;
	const folded = foldForMatch(lower);
	return remember(text, { lower, stem: stemOf(foldSpelling(baseForms.get(folded) ?? folded)) || folded });
}

/** The stem of one word, as tokens carry it. */
export function stem(word: string): string {
	return formsOf(word, "word").stem;
}

// In order: the "US" of "$US550", dotted abbreviations, numbers, words, clitics, any other mark.
const pattern =
	/(?<=\$)\p{Lu}{1,3}(?=\d)|(?<![\p{L}\p{N}])\p{L}(?:\.\p{L})+(?![\p{L}\p{N}])\.?|(\d+(?:[.,]\d+)*)|(?<![\p{L}\p{N}])[DdOoLl]['’]\p{L}[\p{L}\p{M}]+|[\p{L}][\p{L}\p{M}\p{N}]*?(?=n['’]t(?![\p{L}\p{N}]))|(?<=\p{L})n['’]t(?![\p{L}\p{N}])|[\p{L}_][\p{L}\p{M}\p{N}_]*|((?<=[\p{L}\p{N}.])['’](?:[sS]|re|ve|ll|d|m)(?![\p{L}\p{N}])|\S)/gu;

/** Words, numbers and marks of a text, in order; white space is left out. */
export function tokens(text: string): Token[] {
	const found: Token[] = [];
	for (let at = 0; at < text.length; ) {
		const end = plainWordEnd(text, at);
		if (end > at) {
			const printed = text.slice(at, end);
			const { lower, stem } = formsOf(printed, "word");
			found.push({ start: at, end, text: printed, lower, stem, kind: "word" });
			// a plain word always has a space or a mark behind it
			at = text.charCodeAt(end) === SPACE ? end + 1 : end;
			continue;
		}
		pattern.lastIndex = at;
		const match = pattern.exec(text);
		if (match === null) break;
		const printed = match[0];
		const kind: Kind = match[1] !== undefined ? "number" : match[2] !== undefined ? "punct" : "word";
		const { lower, stem } = formsOf(printed, kind);
		at = match.index + printed.length;
		found.push({ start: match.index, end: at, text: printed, lower, stem, kind });
		if (text.charCodeAt(at) === SPACE) at++;
	}
	return found;
}
