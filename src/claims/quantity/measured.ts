import { isStopword } from "../../text/tokens.js";
import { inBaseUnit } from "../units.js";
import { isCapitalInside } from "./capitals.js";
import { parseNumber } from "./number.js";
import type { Amount, Kind } from "./parts.js";
import { andPart, type NumberParse, tidy } from "./scales.js";
import * as suffix from "./suffix.js";
import { attached, isHyphen, skipHyphen, type Tokens, textAt } from "./tokens.js";
import { isNetworkName, looksCounted } from "./words.js";

/** "years old", "-year-old", "years of age" behind a number. */
export function ageAt(tokens: Tokens, at: number): { unit: string; to: number } | undefined {
	if (textAt(tokens, at) === "yo") return { unit: "year", to: at + 1 };
	const unit = suffix.UNIT_PHRASES.match(tokens, at);
	if (unit === undefined || !unit.entry.time) return undefined;
	const old = skipHyphen(tokens, unit.to);
	if (/^olds?(?:['’]s)?$/.test(textAt(tokens, old))) return { unit: unit.entry.name, to: old + 1 };
	if (textAt(tokens, old) === "of" && textAt(tokens, old + 1) === "age")
		return { unit: unit.entry.name, to: old + 2 };
	return undefined;
}

/** The unit of "20 (kg)". */
export function bracketedUnit(tokens: Tokens, at: number): { kind: Kind; to: number } | undefined {
	const closing = CLOSING.get(textAt(tokens, at));
	const match = closing === undefined ? undefined : suffix.UNIT_PHRASES.match(tokens, at + 1);
	if (match === undefined || textAt(tokens, match.to) !== closing) return undefined;
	const { name, time } = match.entry;
	return { kind: { measure: time ? "duration" : "unit", unit: name, factor: 1 }, to: match.to + 1 };
}

/** Whether the number behind feet tells inches: it is joined by a hyphen, or is the last of "six foot four". */
function isHeight(tokens: Tokens, feet: Amount, at: number, inches: NumberParse): boolean {
	if (!Number.isInteger(inches.value) || inches.value > 11) return false;
	if (textAt(tokens, inches.to) === "-" || tokens[inches.to]?.text === "%") return false;
	if (at === feet.to + 1) return isHyphen(tokens, feet.to);
	return textAt(tokens, feet.to - 1) === "foot" && !looksCounted(tokens, inches.to);
}

const CLOSING: ReadonlyMap<string, string> = new Map([
	["(", ")"],
	["[", "]"],
	["{", "}"],
	["<", ">"],
]);

export function unitBehind(
	tokens: Tokens,
	number: NumberParse,
	at: number,
	touching: boolean,
): { kind: Kind; to: number } | undefined {
	const direct = touching && at === number.to && number.digits !== undefined;
	const match =
		(direct ? suffix.ATTACHED_UNITS : suffix.UNIT_PHRASES).match(tokens, at) ?? feetMark(tokens, at, direct);
	if (match === undefined) {
		const name = number.digits === undefined ? undefined : shortUnit(tokens, at);
		return name === undefined ? undefined : { kind: { measure: "unit", unit: name, factor: 1 }, to: at + 1 };
	}
	const { entry, to } = match;
	// "3M" is no length
	if (direct && tokens[at]?.raw === "M") return undefined;
	// "in 2007 Newton was charged"
	if (isCapitalWord(tokens, at) && /^(?:1[5-9]|20)\d\d$/.test(number.digits ?? "")) return undefined;
	if (entry.name === "second" && entry.singular && number.value !== 1 && at === number.to) return undefined;
	if (entry.name === "stone" && /(?:^|[^1])1$/.test(number.digits ?? "")) return undefined;
	if (direct && isNetworkName(tokens, number.digits, at)) return undefined;
	if (
		entry.name === "degree" &&
		/^(?:in|from|of)$/.test(textAt(tokens, to)) &&
		textAt(tokens, at) === "degree"
	)
		return undefined;
	return { kind: { measure: entry.time ? "duration" : "unit", unit: entry.name, factor: 1 }, to };
}

/** A unit of one letter or sign, or one that is as often a word: only what stands around it tells. */
function shortUnit(tokens: Tokens, at: number): string | undefined {
	const next = textAt(tokens, at + 1);
	switch (textAt(tokens, at)) {
		case "in":
			return /^(?:[()]|thick|long|wide|tall|high|deep)$/.test(next) ? "inch" : undefined;
		case '"':
			return /^(?:thick|long|wide|tall|high|deep)$/.test(next) ? "inch" : undefined;
		case "m":
			// "31 M1A1 tanks"
			if (tokens[at]?.raw === "M" && attached(tokens, at + 1)) return undefined;
			return suffix.METRE_FOLLOWERS.has(next) || tokens[at + 1]?.kind !== "word" || isTimes(tokens, at + 1)
				? "metre"
				: undefined;
		case "stone":
			// "weighs 20 stone", but not "20 stone walls"
			return tokens[at + 1]?.kind !== "word" || isStopword(next) ? "stone" : undefined;
		case "bit":
			// "a 64-bit chip", but not "a two bit part"
			return isHyphen(tokens, at - 1) ? "bit" : undefined;
		default:
			return undefined;
	}
}

/** "x" between two lengths: "3 m x 4 m". */
function isTimes(tokens: Tokens, at: number): boolean {
	return /^(?:x|by)$/.test(textAt(tokens, at)) && tokens[at + 1]?.kind === "number";
}

/** "28 Days Later", "the Capital One Cup": a unit of every day with a capital inside a sentence is part of a name. */
export function isTitleUnit(tokens: Tokens, at: number): boolean {
	return isCapitalInside(tokens, at) && TITLE_UNITS.test(textAt(tokens, at));
}

const TITLE_UNITS =
	/^(?:second|minute|hour|day|night|week|month|year|decade|mile|metre|meter|gram|pound|ounce|stone|cup|yard|acre|degree)s?$/;

function isCapitalWord(tokens: Tokens, at: number): boolean {
	return /^\p{Lu}\p{Ll}{2}/u.test(tokens[at]?.raw ?? "");
}

/** The feet of 5'10". */
function feetMark(
	tokens: Tokens,
	at: number,
	direct: boolean,
): { entry: suffix.UnitEntry; to: number } | undefined {
	if (
		!direct ||
		textAt(tokens, at) !== "'" ||
		tokens[at + 1]?.kind !== "number" ||
		textAt(tokens, at + 2) !== '"'
	)
		return undefined;
	return { entry: { name: "foot", dimension: "length", time: false, singular: false }, to: at + 1 };
}

/** Takes in "per hour", "a day", "/ha", "weekly" behind a unit: a rate, which compares with rates only. */
export function rate(tokens: Tokens, amount: Amount): Amount {
	const { unit } = amount.kind;
	const link = textAt(tokens, amount.to);
	const often = suffix.RATE_ADVERBS.get(link);
	if (unit !== undefined && often !== undefined && !unit.includes(" per ")) {
		const name = `${unit} per ${often}`;
		return inBaseUnit(name, 1) === undefined
			? amount
			: { ...amount, to: amount.to + 1, kind: { measure: "unit", unit: name, factor: 1 } };
	}
	const isArticle = link === "a" || link === "an" || link === "each" || link === "every";
	if (unit === undefined || (link !== "per" && link !== "/" && !isArticle)) return amount;
	const under = suffix.UNIT_PHRASES.match(tokens, amount.to + 1);
	if (under === undefined || unit.includes(" per ")) return amount;
	if (isArticle && (!under.entry.time || suffix.AWAY_IN_TIME.has(textAt(tokens, under.to)))) return amount;
	const name = `${unit} per ${under.entry.name}`;
	return inBaseUnit(name, 1) === undefined
		? amount
		: { ...amount, to: under.to, kind: { measure: "unit", unit: name, factor: 1 } };
}

/** Adds the smaller unit of "5ft 10in", "6 feet 2 inches", "2 hours and 30 minutes". */
export function compound(tokens: Tokens, amount: Amount): Amount {
	const unit = amount.kind.unit;
	if (unit === undefined || amount.number.step !== 1) return amount;
	// "two hours and a half"
	const more = andPart(tokens, amount.to);
	if (more !== undefined && amount.extra === 0)
		return { ...amount, to: more.to, number: { ...amount.number, step: 0.1 }, extra: more.part };
	const link = textAt(tokens, amount.to);
	const at = link === "and" || link === "," ? amount.to + 1 : skipHyphen(tokens, amount.to);
	const number = parseNumber(tokens, at);
	if (number === undefined || (link === "," && amount.number.value === 0)) return amount;
	const touching = attached(tokens, number.to) && number.digits !== undefined;
	const match = (touching ? suffix.ATTACHED_UNITS : suffix.UNIT_PHRASES).match(
		tokens,
		skipHyphen(tokens, number.to),
	);
	const mark = textAt(tokens, number.to);
	const inches =
		unit === "foot" && link !== "," && ((mark === '"' && touching) || mark === "in") ? "inch" : undefined;
	// "6-foot-4", "six foot four"
	const isBare = unit === "foot" && link !== "," && link !== "and" && isHeight(tokens, amount, at, number);
	const name = inches ?? match?.entry.name ?? (isBare ? "inch" : undefined);
	if (name === undefined) return amount;
	const end = match?.to ?? (isBare ? number.to : number.to + 1);
	const small = inBaseUnit(name, number.value);
	const one = inBaseUnit(unit, 1);
	const oneSmall = inBaseUnit(name, 1);
	if (small === undefined || one === undefined || oneSmall === undefined) return amount;
	if (
		small.dimension !== one.dimension ||
		one.dimension === "temperature" ||
		oneSmall.value >= one.value ||
		small.value >= one.value
	)
		return amount;
	return {
		...amount,
		to: end,
		number: { ...amount.number, step: oneSmall.value / one.value },
		extra: tidy(small.value / one.value),
	};
}
