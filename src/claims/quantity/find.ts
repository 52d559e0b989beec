import lexicon from "../data/number-words.json" with { type: "json" };
import type { Bound, Measure } from "../types.js";
import { type AgeGroup, ageBy, ageGroup, saysAge } from "./ages.js";
import { parseAmount } from "./amount.js";
import { boundBefore } from "./bounds.js";
import { cardinal } from "./cardinal.js";
import { isEvenOdds, isNoQuantity, isOneDay, isVerse } from "./no-quantity.js";
import { parseNumber } from "./number.js";
import { parseOrdinal } from "./ordinals.js";
import { printedValue } from "./parts.js";
import { precisionOf } from "./precision.js";
import { type Pair, parsePair, parseVotes, startOfChange, startOfPair } from "./ranges.js";
import { andPart } from "./scales.js";
import { parseShare } from "./shares.js";
import { ARTICLE_AFTER, ARTICLE_BEFORE, ARTICLE_UNITS, CURRENCY_NAMES, UNIT_PHRASES } from "./suffix.js";
import { parseSuperlative, rankedSuperlative } from "./superlatives.js";
import { isHyphen, skipHyphen, type Tokens, textAt } from "./tokens.js";
import { endOfLabelled, isLabelled } from "./words.js";

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

/** Numbers that are none of a quantity, up to a token. */
export interface Skip {
	readonly skipTo: number;
}

/** The quantity that begins at token `at`; a skip for a number that is none. No words before `floor` belong to it. */
export function findAt(tokens: Tokens, at: number, floor: number): Found | Skip | undefined {
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
	const isLarge = number !== undefined && (number.value >= 100 || number.scale === DOZEN);
	if (number === undefined || !isLarge || isMeasured(tokens, number.to)) return undefined;
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
const DOZEN = 12;

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
		// "an hour-long speech"
		(isHyphen(tokens, unit.to) && textAt(tokens, unit.to + 1) === "long") ||
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

function amount(tokens: Tokens, at: number, floor: number): Found | Skip | undefined {
	const group = ageGroup(tokens, at);
	if (group !== undefined && group.from >= floor) return ageGroupOf(group);
	const alone = parseAmount(tokens, at);
	if (alone === undefined) return undefined;
	const labelled = alone.bare ? endOfLabelled(tokens, at) : undefined;
	if (labelled !== undefined) return { skipTo: labelled };
	if (isEvenOdds(tokens, alone)) return { skipTo: alone.to + 2 };
	const pair = parsePair(tokens, alone, floor);
	if (pair === undefined && isVerse(tokens, alone)) return { skipTo: alone.to + 2 };
	if (pair?.type === "score") return scoreOf(pair);
	if (pair !== undefined)
		// "pp. 34-36", "Articles 5 to 7"
		return pair.low.bare && pair.high.bare && isLabelled(tokens, pair.from, pair.second.to)
			? { skipTo: pair.second.to }
			: rangeOf(tokens, pair);
	const votes = parseVotes(tokens, alone);
	if (votes !== undefined) return scoreOf(votes);
	const first = startOfChange(tokens, alone, floor) ?? startOfPair(tokens, alone) ?? alone;
	if (first.bare ? isNoQuantity(tokens, first, floor) : isOneDay(tokens, first, floor))
		return { skipTo: afterNumber(tokens, at) };
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

/** The token after a number that turned out to be none of our business, so that no part of it is read again. */
export function afterNumber(tokens: Tokens, at: number): number {
	return Math.max(at + 1, tokens[at]?.kind === "number" ? (parseNumber(tokens, at)?.to ?? 0) : 0);
}

/** "Under-18s", "over 65s": the age counts as well on the open side, as in "18 and over". */
function ageGroupOf({ from, numberFrom, numberTo, to, value, isOver }: AgeGroup): Found {
	return {
		from,
		to,
		numberFrom,
		numberTo,
		measure: "age",
		unit: "year",
		value,
		precision: 0,
		bound: isOver ? "over" : "under",
		interval: isOver ? [value, Number.POSITIVE_INFINITY] : [Number.NEGATIVE_INFINITY, value],
	};
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
