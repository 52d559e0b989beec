import type { Span } from "../text/span.js";
import { isStopword, type Token } from "../text/tokens.js";
import { aliasAt } from "./aliases.js";
import lexicon from "./data/counted-thing.json" with { type: "json" };
import type { Measure } from "./types.js";

/** What a number counts: "operational gold mines" of "two operational gold mines". */
export interface CountedThing extends Span {
	/** Key of the head noun. */
	readonly head: string;
	/** Whether it follows with "of": "60 per cent of voters". */
	readonly of: boolean;
	/** Whose it is: the key of "Japan" in "Japan's output", "" for a pronoun. */
	readonly owner?: string;
	/** Keys of the words before the head. */
	readonly modifiers: readonly string[];
}

const LONGEST = 6;
const verbs = new Set(lexicon.verbs);
const neverCounted = new Set(lexicon.neverCounted);
const articles: ReadonlySet<string> = new Set(["the", "a", "an", ...lexicon.possessives]);
const plurals = new Set(lexicon.irregularPlurals);

/**
 * The noun phrase that starts at token `from`. Without a tagger: it ends before a closed-class word, a verb of the
 * lexicon, punctuation or a number; after a number other than one it ends with its first plural.
 */
export function countedThing(
	tokens: readonly Token[],
	from: number,
	value: number,
	measure: Measure,
): CountedThing | undefined {
	let start = from;
	// "two of the five mines", "two of its mines"
	const of = tokens[start]?.lower === "of";
	if (of) start++;
	// "on island 6 the wardens": the number is of what stands before it
	else if (measure === "count" && articles.has(tokens[start]?.lower ?? "")) return undefined;
	let owner: string | undefined;
	while (start < tokens.length && lexicon.determiners.includes(tokens[start]?.lower ?? "")) {
		if (lexicon.possessives.includes(tokens[start]?.lower ?? "")) owner = "";
		start++;
	}
	const words: { key: string; token: Token; end: number }[] = [];
	let i = start;
	while (i < tokens.length && words.length < LONGEST) {
		const token = tokens[i];
		if (!token) break;
		if (token.lower === "'s" && words.length > 0) {
			// "Japan's" of "Japan's output" tells whose it is, not which kind
			owner = words.at(-1)?.key;
			words.length = 0;
			i++;
			continue;
		}
		if (token.text === "-" && words.length > 0) {
			i++;
			continue;
		}
		if (token.kind !== "word") break;
		const alias = aliasAt(tokens, i);
		if (!alias && (isStopword(token.lower) || verbs.has(token.lower) || neverCounted.has(token.lower))) break;
		const length = alias?.length ?? 1;
		words.push({ key: alias?.key ?? token.stem, token, end: tokens[i + length - 1]?.end ?? token.end });
		i += length;
		if (measure === "count" && value !== 1 && isPlural(token.lower)) {
			// "12 sales managers": a plural that modifies another plural is rare enough to look one word ahead only
			const next = tokens[i];
			if (!(next && next.kind === "word" && isPlural(next.lower) && !verbs.has(next.lower))) break;
		}
	}
	const head = words.at(-1);
	const first = words[0];
	if (!head || !first) return undefined;
	return {
		start: first.token.start,
		end: head.end,
		head: head.key,
		of,
		...(owner === undefined ? {} : { owner }),
		modifiers: words.slice(0, -1).map(({ key }) => key),
	};
}

/** Whether a word is mostly a verb, by the lexicon. */
export function isVerb(lower: string): boolean {
	return verbs.has(lower);
}

/** Whether a word is a plural noun, as far as its ending or the lexicon tells. */
export function isPlural(lower: string): boolean {
	return plurals.has(lower) || (lower.length > 3 && lower.endsWith("s") && !/(ss|us|is)$/.test(lower));
}
