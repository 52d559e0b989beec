import type { Span } from "../../text/span.js";
import lexicon from "../data/number-words.json" with { type: "json" };
import type { Bound, Measure, QuantityMention } from "../types.js";
import { boundAfter, boundBefore, interval } from "./bounds.js";
import { afterNumber, type Found, findAt } from "./find.js";
import { type Mask, maskOf } from "./mask.js";
import { NUMBER_WORDS } from "./number.js";
import type { PhraseMatch } from "./phrases.js";
import {
	ARTICLE_UNITS,
	currencyOfSymbol,
	currencyOfWord,
	dollarOf,
	letterCurrency,
	millionCodeOf,
} from "./suffix.js";
import { SUPERLATIVE_WORDS } from "./superlatives.js";
import { type Token, type Tokens, textAt, tokenize } from "./tokens.js";
import { isFootnoteMark, isNamePart } from "./words.js";

const STARTERS: ReadonlySet<string> = new Set([
	...NUMBER_WORDS,
	...SUPERLATIVE_WORDS,
	"tens",
	"rs",
	"few",
	"several",
	"minus",
	"negative",
]);
const BEHIND_ARTICLE: ReadonlySet<string> = new Set([...NUMBER_WORDS, ...ARTICLE_UNITS]);
const WORTH_A_LOOK = new RegExp(
	`[\\d½¼¾⅓⅔⅕⅖⅗⅘⅙⅛⅜⅝⅞]|${NUMBER_WORDS.join("|")}|est\\b|top-|worst|most|least|\\ban? (?:hour|minute|day|week|fortnight|month|year|decade|century|mile|kilomet|met|ton)`,
	"i",
);

/** A mention, and its amount without the words of a bound: "$5 million" of "more than $5 million". */
export interface Reading {
	readonly mention: QuantityMention;
	readonly amount: Span;
}

/**
 * The quantities of a sentence, by start, without overlaps; offsets are half-open UTF-16 into `text`.
 * Dates, times of day, years and names with digits in them are left out. Never throws.
 */
export function quantities(text: string): QuantityMention[] {
	return readings(text).map(({ mention }) => mention);
}

/** As `quantities`, each with the span of its amount. */
export function readings(text: string): Reading[] {
	if (!WORTH_A_LOOK.test(text)) return [];
	const tokens = tokenize(text);
	const isMasked = maskReader(maskOf(text));
	const mentions: Reading[] = [];
	let floor = 0;
	for (let i = 0; i < tokens.length; ) {
		const token = tokens[i];
		if (token === undefined || !couldStart(tokens, token, i) || isMasked(token)) {
			i++;
			continue;
		}
		const found = findAt(tokens, i, floor);
		if (found === undefined) {
			i = afterNumber(tokens, i);
			continue;
		}
		if ("skipTo" in found) i = found.skipTo;
		else {
			const mention = mentionOf(tokens, found, floor);
			i = Math.max(i + 1, found.to);
			if (mention !== undefined) {
				mentions.push(mention);
				i = Math.max(i, mention.to);
				floor = i;
			}
		}
	}
	return mentions;
}

/** Asks for tokens in order whether they lie in the mask. */
function maskReader(mask: Mask): (token: Token) => boolean {
	let next = 0;
	return (token) => {
		for (let range = mask[next]; range !== undefined && range[1] <= token.start; range = mask[next]) next++;
		const range = mask[next];
		return range !== undefined && range[0] < token.end && token.start < range[1];
	};
}

function couldStart(tokens: Tokens, token: Token, at: number): boolean {
	if (token.kind === "number") return !isFootnoteMark(tokens, at);
	const next = tokens[at + 1];
	if (token.kind === "sign") {
		if (token.text === "#") return next?.kind === "number";
		if (token.text === "-") return next !== undefined && next.kind !== "word" && next.start === token.end;
		return currencyOfSymbol(token.text) !== undefined || Object.hasOwn(lexicon.vulgar, token.text);
	}
	if (next === undefined || next.kind === "word") {
		if (token.text === "a" || token.text === "an")
			return BEHIND_ARTICLE.has(textAt(tokens, at + 1)) && !isNamePart(tokens, at + 1);
		return STARTERS.has(token.text) && !isNamePart(tokens, at);
	}
	return (
		(STARTERS.has(token.text) && !isNamePart(tokens, at)) ||
		token.text === "a" ||
		currencyOfWord(token.text) !== undefined ||
		letterCurrency(token.text) !== undefined ||
		millionCodeOf(token.text) !== undefined ||
		(next.kind === "sign" && dollarOf(token.text) !== undefined)
	);
}

const UNBOUNDED: ReadonlySet<Measure> = new Set(["score", "ordinal"]);

/** "over two days", "over three laws": how long or about what, as often as how many. */
function mayBePreposition({ measure, value }: Found): boolean {
	return measure === "duration" || (measure === "count" && value < 10);
}

/** "or more", "or fewer": not a lone "plus", which may add something else. */
function isOrMore(bound: PhraseMatch<Bound> | undefined): boolean {
	return bound !== undefined && bound.to - bound.from > 1 && bound.entry !== "about";
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Adds the words of the bound on either side, and the interval. */
function mentionOf(tokens: Tokens, found: Found, floor: number): (Reading & { to: number }) | undefined {
	const free = (found.bound === undefined || found.bound === "about") && !UNBOUNDED.has(found.measure);
	const before = free ? boundBefore(tokens, found.from, floor, mayBePreposition(found)) : undefined;
	// "about 500 or more": the open end says more than the hedge
	const behind = free ? boundAfter(tokens, found.to) : undefined;
	const isMore = before?.entry === "about" && (isOrMore(behind) || behind?.entry === "about");
	const after = before === undefined || isMore ? behind : undefined;
	const from = before?.from ?? found.from;
	const to = after?.to ?? found.to;
	const [start, end] = [tokens[from]?.start, tokens[to - 1]?.end];
	const [amountStart, amountEnd] = [tokens[found.from]?.start, tokens[found.to - 1]?.end];
	const [numberStart, numberEnd] = [tokens[found.numberFrom]?.start, tokens[found.numberTo - 1]?.end];
	if (
		start === undefined ||
		end === undefined ||
		amountStart === undefined ||
		amountEnd === undefined ||
		numberStart === undefined ||
		numberEnd === undefined
	)
		return undefined;
	const bound: Bound = found.bound ?? after?.entry ?? before?.entry ?? "exact";
	const [lower, upper] =
		found.interval ?? interval(found.value, found.precision, bound === "range" ? "exact" : bound);
	const mention: Writable<QuantityMention> = {
		type: "quantity",
		start,
		end,
		measure: found.measure,
		number: { start: numberStart, end: numberEnd },
		value: found.value,
		lower,
		upper,
		bound,
		precision: found.precision,
	};
	if (found.currency !== undefined) mention.currency = found.currency;
	if (found.unit !== undefined) mention.unit = found.unit;
	if (found.other !== undefined) mention.other = found.other;
	return { mention, amount: { start: amountStart, end: amountEnd }, to };
}
