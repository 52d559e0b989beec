import lexicon from "../data/number-words.json" with { type: "json" };
import type { Bound, Measure } from "../types.js";
import { ageBy, saysAge } from "./ages.js";
import { parseAmount } from "./amount.js";
import { boundAfter, boundBefore } from "./bounds.js";
import { cardinal } from "./cardinal.js";
import { parseOrdinal } from "./ordinals.js";
import { type Amount, printedValue } from "./parts.js";
import { precisionOf } from "./precision.js";
import { type Pair, parsePair, parseVotes, startOfChange, startOfPair } from "./ranges.js";
import { andPart } from "./scales.js";
import { parseShare } from "./shares.js";
import { ARTICLE_AFTER, ARTICLE_BEFORE, ARTICLE_UNITS, CURRENCY_NAMES, UNIT_PHRASES } from "./suffix.js";
import { parseSuperlative, rankedSuperlative } from "./superlatives.js";
import { skipHyphen, type Tokens, textAt } from "./tokens.js";
import { isLabelled, isPronounOne, isReturnPeriod, isSlashed, isYear } from "./words.js";

const MULTIPLES = new Map(Object.entries(lexicon.multiples));
const BARE_MULTIPLES = new Map(Object.entries(lexicon.bareMultiples));
const VAGUE = new Map(Object.entries(lexicon.vague));

/** What was found at a token; positions are tokens, `to` exclusive. */
export interface Found {
	readonly from: number;
	readonly to: number;
	readonly numberFrom: number;
	readonly numberTo: number;
	readonly measure: Measure;
	readonly value: number;
	readonly precision: number;
	readonly unit?: string | undefined;
	readonly currency?: string | undefined;
	readonly bound?: Bound;
	readonly interval?: readonly [number, number];
	readonly other?: number;
}

/** The quantity that begins at token `at`; "skip" for a number that is none. No words before `floor` belong to it. */
export function findAt(tokens: Tokens, at: number, floor: number): Found | "skip" | undefined {
	return (
		multiple(tokens, at) ??
		vague(tokens, at) ??
		share(tokens, at) ??
		ordinal(tokens, at) ??
		amount(tokens, at, floor) ??
		articleUnit(tokens, at, floor)
	);
}

function multiple(tokens: Tokens, at: number): Found | undefined {
	const word = textAt(tokens, at);
	const isVerb =
		BARE_MULTIPLES.has(word) && /^(?:the|that|what|its|their|his|her|since|in)$/.test(textAt(tokens, at + 1));
	const isObject =
		BARE_MULTIPLES.has(word) && /^(?:than|almost|nearly|to|about)$/.test(textAt(tokens, at - 1));
	const isHalved =
		word === "half" &&
		/^(?:by|in)$/.test(textAt(tokens, at - 1)) &&
		!/^(?:an?|of|the|its|their|his|her|our|my|-|hour|day|year|time|million|billion|dozen)$/.test(
			textAt(tokens, at + 1),
		);
	if (isHalved)
		return {
			from: at,
			to: at + 1,
			numberFrom: at,
			numberTo: at + 1,
			measure: "multiple",
			value: 0.5,
			precision: 0,
		};
	// "half as many", "half as much again"
	const isHalfAs = word === "half" && textAt(tokens, at + 1) === "as" && textAt(tokens, at + 3) !== "half";
	const value = isHalfAs
		? 0.5
		: (MULTIPLES.get(word) ?? (isVerb || isObject ? BARE_MULTIPLES.get(word) : undefined));
	if (value === undefined || (word === "halves" && textAt(tokens, at - 1) !== "it")) return undefined;
	return { from: at, to: at + 1, numberFrom: at, numberTo: at + 1, measure: "multiple", value, precision: 0 };
}

/** "several hundred", "a few thousand": from two of them to what a reader would call by the next scale. */
function someOf(tokens: Tokens, at: number): Found | undefined {
	if (!SOME.test(textAt(tokens, at))) return undefined;
	const number = cardinal(tokens, at + 1, 1);
	if (number === undefined || number.value < 100 || isMeasured(tokens, number.to)) return undefined;
	return {
		from: at,
		to: number.to,
		numberFrom: at,
		numberTo: number.to,
		measure: "count",
		value: 3 * number.value,
		precision: 0,
		bound: "about",
		interval: [2 * number.value, 10 * number.value],
	};
}

const SOME = /^(?:few|several)$/;

function isMeasured(tokens: Tokens, at: number): boolean {
	return UNIT_PHRASES.match(tokens, at) !== undefined || CURRENCY_NAMES.match(tokens, at) !== undefined;
}

/** "dozens of", "tens of thousands": twice the word and upwards; a little less is still called so. */
function vague(tokens: Tokens, at: number): Found | undefined {
	const some = someOf(tokens, at);
	if (some !== undefined) return some;
	const first = VAGUE.get(textAt(tokens, at)) ?? (textAt(tokens, at) === "tens" ? 10 : undefined);
	if (first === undefined) return undefined;
	const second = textAt(tokens, at + 1) === "of" ? VAGUE.get(textAt(tokens, at + 2)) : undefined;
	if (second === undefined && first === 10) return undefined;
	const to = second === undefined ? at + 1 : at + 3;
	const value = 2 * first * (second ?? 1);
	return {
		from: at,
		to,
		numberFrom: at,
		numberTo: to,
		measure: "count",
		value,
		precision: 0,
		bound: "about",
		interval: [0.75 * value, Number.POSITIVE_INFINITY],
	};
}

function share(tokens: Tokens, at: number): Found | undefined {
	const found = parseShare(tokens, at);
	if (found === undefined) return undefined;
	return { ...found, from: at, numberFrom: at, numberTo: found.to };
}

function ordinal(tokens: Tokens, at: number): Found | undefined {
	const found = parseOrdinal(tokens, at);
	const superlative =
		found === undefined ? parseSuperlative(tokens, at) : rankedSuperlative(tokens, found.to, found.value);
	const place = superlative ?? found;
	if (place === undefined) return undefined;
	return {
		from: at,
		to: place.to,
		numberFrom: at,
		numberTo: place.to,
		measure: "ordinal",
		value: place.value,
		unit: superlative?.scale,
		precision: 0,
	};
}

/** "a week", "an hour" where it is a length of time and not a rate. */
function articleUnit(tokens: Tokens, at: number, floor: number): Found | undefined {
	if (!/^an?$/.test(textAt(tokens, at)) || !ARTICLE_UNITS.has(textAt(tokens, at + 1))) return undefined;
	const unit = UNIT_PHRASES.match(tokens, at + 1);
	if (unit === undefined) return undefined;
	const more = andPart(tokens, unit.to);
	const isLength =
		ARTICLE_BEFORE.has(textAt(tokens, at - 1)) ||
		ARTICLE_AFTER.has(textAt(tokens, unit.to)) ||
		boundBefore(tokens, at, floor, true) !== undefined;
	if (more === undefined && !isLength) return undefined;
	const old = skipHyphen(tokens, unit.to);
	const isAge = textAt(tokens, old) === "old";
	return {
		from: at,
		to: more?.to ?? (isAge ? old + 1 : unit.to),
		numberFrom: at,
		numberTo: at + 1,
		measure: isAge ? "age" : unit.entry.time ? "duration" : "unit",
		unit: unit.entry.name,
		value: 1 + (more?.part ?? 0),
		precision: 0,
	};
}

function amount(tokens: Tokens, at: number, floor: number): Found | "skip" | undefined {
	const alone = parseAmount(tokens, at);
	if (alone === undefined) return undefined;
	const pair = parsePair(tokens, alone, floor);
	if (pair !== undefined) return pair.type === "score" ? scoreOf(pair) : rangeOf(tokens, pair);
	const votes = parseVotes(tokens, alone);
	if (votes !== undefined) return scoreOf(votes);
	const first = startOfChange(tokens, alone, floor) ?? startOfPair(tokens, alone) ?? alone;
	if (first.bare ? isNoQuantity(tokens, first, floor) : isOneDay(tokens, first, floor)) return "skip";
	const precision = precisionOf(first.number, first.kind.measure) * first.kind.factor;
	const aged = first.bare && ageBy(tokens, first);
	return {
		from: first.from,
		to: first.to,
		numberFrom: first.numberFrom,
		numberTo: first.numberTo,
		measure: aged ? "age" : first.kind.measure,
		unit: aged ? "year" : first.kind.unit,
		currency: first.kind.currency,
		value: printedValue(first),
		precision,
	};
}

function isNoQuantity(tokens: Tokens, first: Amount, floor: number): boolean {
	if (isSlashed(tokens, first.numberFrom, first.to) || isReturnPeriod(tokens, first.to)) return true;
	if (endsList(tokens, first)) return true;
	const bound = boundBefore(tokens, first.from, floor, false) ?? boundAfter(tokens, first.to);
	const firmly =
		bound !== undefined && !/^(?:about|around|over|under|some|above|below)$/.test(textAt(tokens, bound.from));
	if (first.to === first.numberFrom + 1) {
		if (textAt(tokens, first.numberFrom) === "one") return isPronounOne(tokens, first.numberFrom);
		if (
			isYear(tokens, first.numberFrom, first.to, firmly ? "firmly" : bound !== undefined ? "loosely" : "no")
		)
			return true;
	}
	return bound === undefined && first.number.scale === 1 && isLabelled(tokens, first.from, first.to);
}

/** The "13" of "Hale 1:38.209 13.": the next line's number, torn from its line. */
function endsList(tokens: Tokens, { numberFrom, to }: Amount): boolean {
	return to === tokens.length - 1 && textAt(tokens, to) === "." && tokens[numberFrom - 1]?.kind === "number";
}

/** "one day he will": some day, unless it is said how long. */
function isOneDay(tokens: Tokens, { from, to }: Amount, floor: number): boolean {
	if (to !== from + 2 || textAt(tokens, from) !== "one" || !/^(?:day|time)$/.test(textAt(tokens, from + 1)))
		return false;
	return (
		!ARTICLE_BEFORE.has(textAt(tokens, from - 1)) && boundBefore(tokens, from, floor, true) === undefined
	);
}

function scoreOf({ low, high }: Pair): Found {
	return {
		from: low.from,
		to: high.to,
		numberFrom: low.numberFrom,
		numberTo: high.numberTo,
		measure: "score",
		value: low.number.value,
		other: high.number.value,
		precision: 0,
	};
}

function rangeOf(tokens: Tokens, { from, first, second, low, high }: Pair): Found {
	const { measure, factor } = high.kind;
	const aged =
		low.bare &&
		high.bare &&
		(saysAge(tokens, { from, to: second.to, number: first.number }) ||
			(textAt(tokens, first.from - 1) !== "," && ageBy(tokens, { ...first, to: second.to })));
	const precision = precisionOf(low.number, measure) * factor;
	const currency = low.kind.currency === "$" ? high.kind.currency : low.kind.currency;
	return {
		from,
		to: second.to,
		numberFrom: first.numberFrom,
		numberTo: second.numberTo,
		measure: aged ? "age" : measure,
		unit: aged ? "year" : (high.kind.unit ?? low.kind.unit),
		currency,
		value: printedValue(low),
		other: printedValue(high),
		precision,
		bound: "range",
		interval: [
			printedValue(low) - precision,
			printedValue(high) + precisionOf(high.number, measure) * factor,
		],
	};
}
