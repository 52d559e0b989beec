import type { Measure } from "../types.js";
import { inBaseUnit } from "../units.js";
import { LETTER_SCALES, type NumberParse, parseNumber, tidy } from "./number.js";
import * as suffix from "./suffix.js";
import { attached, isHyphen, skipHyphen, type Tokens, textAt } from "./tokens.js";
import { isNetworkName, looksCounted } from "./words.js";

/** What a number measures. `factor` turns what is printed into the value: 0.01 for cents and basis points. */
export interface Kind {
	readonly measure: Measure;
	readonly unit?: string;
	readonly currency?: string;
	readonly factor: number;
}

/** A number with what it measures; token positions, `to` exclusive. */
export interface Amount {
	readonly from: number;
	readonly to: number;
	readonly numberFrom: number;
	readonly numberTo: number;
	readonly number: NumberParse;
	readonly kind: Kind;
	readonly negative: boolean;
	/** Neither unit nor currency nor per cent is printed. */
	readonly bare: boolean;
	/** Added by a smaller unit, in the first one: the inches of "5ft 10in". */
	readonly extra: number;
}

const COUNT: Kind = { measure: "count", factor: 1 };
const ROUNDED_WHEN_SMALL: ReadonlySet<Measure> = new Set(["percent", "points", "unit", "money"]);

/**
 * Half a unit of the last printed significant digit, in the printed number.
 * Of a whole number of at least 100, the trailing zeros but one count as rounding when there are two or more
 * ("450,000" is 450,000 ± 500, "2,000" is ± 50); counted things below 100 are exact.
 */
export function precisionOf(number: NumberParse, measure: Measure): number {
	if (number.step === 0) return 0;
	if (number.scale > 1 || number.step < 1) return number.step / 2;
	if (number.value < 100 || measure === "percent") return ROUNDED_WHEN_SMALL.has(measure) ? 0.5 : 0;
	const zeros = /0*$/.exec(String(number.value))?.[0].length ?? 0;
	return zeros >= 2 ? 10 ** zeros / 20 : 0.5;
}

/** The printed value with its sign, in the unit of the kind. */
export function printedValue(amount: Amount): number {
	const value = tidy(amount.number.value * amount.kind.factor + amount.extra);
	return amount.negative && value !== 0 ? -value : value;
}

/** The number at token `at` with its sign, currency, scale and unit. */
export function parseAmount(tokens: Tokens, at: number): Amount | undefined {
	let i = at;
	let negative = false;
	if (isSign(tokens, i) || /^(?:minus|negative)$/.test(textAt(tokens, i))) {
		negative = true;
		i++;
	}
	const money = currencyPrefix(tokens, i);
	if (money !== undefined) {
		i = money.to;
		if (!negative && textAt(tokens, i) === "-" && attached(tokens, i + 1)) {
			negative = true;
			i++;
		}
	}
	const number = parseNumber(tokens, i);
	if (number === undefined) return undefined;
	const head = { from: at, numberFrom: i, negative, extra: 0 };
	if (money !== undefined) return moneyAmount(tokens, head, number, money.code);
	return suffixed(tokens, head, number);
}

type Head = Pick<Amount, "from" | "numberFrom" | "negative" | "extra">;

/** A minus sign: it touches what follows and not what stands before. */
function isSign(tokens: Tokens, at: number): boolean {
	return (
		textAt(tokens, at) === "-" &&
		attached(tokens, at + 1) &&
		(!attached(tokens, at) || /^[("]$/.test(textAt(tokens, at - 1))) &&
		tokens[at - 1]?.kind !== "number"
	);
}

function currencyPrefix(tokens: Tokens, at: number): { to: number; code: string } | undefined {
	const token = tokens[at];
	if (token === undefined || token.kind === "number") return undefined;
	if (token.kind === "sign") {
		// Plain-text copies write a pound sign as "# 40m".
		if (token.text === "#")
			return at > 0 && isApartNumber(tokens, at + 1) ? { to: at + 1, code: "GBP" } : undefined;
		const code = suffix.currencyOfSymbol(token.text);
		if (code === undefined) return undefined;
		const behind =
			code === "$" && attached(tokens, at + 1) ? suffix.dollarOf(textAt(tokens, at + 1)) : undefined;
		return behind === undefined ? { to: at + 1, code } : { to: at + 2, code: behind };
	}
	const sign = textAt(tokens, at + 1);
	if (sign === "$" && attached(tokens, at + 1)) {
		const code = suffix.dollarOf(token.text);
		return code === undefined ? undefined : { to: at + 2, code };
	}
	if (sign === "£" && attached(tokens, at + 1)) {
		const code = suffix.poundOf(token.text);
		return code === undefined ? undefined : { to: at + 2, code };
	}
	const code = suffix.currencyOfWord(token.text);
	if (code === undefined) return undefined;
	const to = sign === "." ? at + 2 : skipHyphen(tokens, at + 1);
	const symbol = suffix.currencyOfSymbol(textAt(tokens, to)) !== undefined ? to + 1 : to;
	return tokens[symbol]?.kind === "number" ? { to: symbol, code } : undefined;
}

function isApartNumber(tokens: Tokens, at: number): boolean {
	return tokens[at]?.kind === "number" && !attached(tokens, at);
}

function moneyAmount(tokens: Tokens, head: Head, printed: NumberParse, prefix: string): Amount {
	let number = printed;
	let numberTo = number.to;
	const letter = textAt(tokens, numberTo);
	const factor = LETTER_SCALES.get(letter);
	if (factor !== undefined && number.scale === 1 && (attached(tokens, numberTo) || /^[kmb]$/.test(letter))) {
		number = times(number, factor, numberTo + 1);
		numberTo++;
	}
	let to = numberTo;
	let currency = prefix;
	const named = suffix.CURRENCY_NAMES.match(tokens, skipHyphen(tokens, to));
	if (named !== undefined && !named.entry.minor && named.entry.code !== "" && !startsMoney(tokens, named)) {
		to = named.to;
		if (currency === "$") currency = named.entry.code;
	}
	return perUnit(tokens, {
		from: head.from,
		numberFrom: head.numberFrom,
		negative: head.negative,
		extra: head.extra,
		to,
		numberTo,
		number,
		kind: { measure: "money", currency, factor: 1 },
		bare: false,
	});
}

/** Whether what looks like a currency behind one number is the symbol of the next: "3 $5 notes". */
function startsMoney(tokens: Tokens, named: { from: number; to: number }): boolean {
	return tokens[named.from]?.kind === "sign" && tokens[named.to]?.kind === "number";
}

/** Takes in "per share", "/month", "a week" behind money. */
function perUnit(tokens: Tokens, amount: Amount): Amount {
	const link = textAt(tokens, amount.to);
	if (link !== "per" && link !== "/" && link !== "a" && link !== "an" && link !== "each") return amount;
	let at = amount.to + 1;
	if (suffix.PER_MODIFIERS.has(textAt(tokens, at))) at++;
	const word = textAt(tokens, at);
	if (tokens[at]?.kind !== "word" || word === "cent" || word === "capita") return amount;
	if (link !== "per" && !suffix.PER_UNITS.has(word)) return amount;
	const match = suffix.UNIT_PHRASES.match(tokens, at);
	return {
		...amount,
		to: match?.to ?? at + 1,
		kind: { ...amount.kind, unit: word === "annum" ? "year" : (match?.entry.name ?? word) },
	};
}

function times(number: NumberParse, factor: number, to: number): NumberParse {
	return {
		to,
		value: tidy(number.value * factor),
		step: number.step * factor,
		scale: number.scale * factor,
		digits: number.digits,
	};
}

/** Finds what a number without a currency before it measures. */
function suffixed(tokens: Tokens, head: Head, printed: NumberParse): Amount | undefined {
	const number = letterScaled(tokens, printed);
	const build = (kind: Kind, to: number): Amount => ({
		from: head.from,
		numberFrom: head.numberFrom,
		negative: head.negative,
		extra: head.extra,
		number,
		numberTo: number.to,
		to,
		kind,
		bare: kind === COUNT,
	});
	const touching = attached(tokens, number.to);
	const at = skipHyphen(tokens, number.to);
	const next = tokens[at];
	if (
		next === undefined ||
		(next.kind === "sign" &&
			!/^[%°'℃℉¢]$/.test(next.text) &&
			suffix.currencyOfSymbol(next.text) === undefined)
	)
		return build(COUNT, number.to);
	const share = percentOf(tokens, at);
	if (share !== undefined) return build(share.kind, share.to);
	const age = ageAt(tokens, at);
	if (age !== undefined) return build({ measure: "age", unit: age.unit, factor: 1 }, age.to);
	const money = moneyBehind(tokens, number, at, touching);
	if (money !== undefined) return perUnit(tokens, withCents(tokens, build(money.kind, money.to)));
	const multiple = multipleAt(tokens, at, touching);
	if (multiple !== undefined) return build({ measure: "multiple", factor: 1 }, multiple);
	const unit = unitBehind(tokens, number, at, touching);
	if (unit !== undefined) return compound(tokens, build(unit.kind, unit.to));
	const isName = touching && number.digits !== undefined && tokens[number.to]?.kind === "word";
	return isName && !/^(?:plus|odd|ish)$/.test(textAt(tokens, number.to))
		? undefined
		: build(COUNT, number.to);
}

/** "10k", "1.5m people": a scale letter without a currency. "5m" alone is metres. */
function letterScaled(tokens: Tokens, number: NumberParse): NumberParse {
	if (number.digits === undefined || number.scale !== 1 || !attached(tokens, number.to)) return number;
	const letter = textAt(tokens, number.to);
	const isScale =
		letter === "k" ||
		letter === "b" ||
		(letter === "m" &&
			looksCounted(tokens, number.to + 1) &&
			!suffix.METRE_FOLLOWERS.has(textAt(tokens, number.to + 1)));
	const factor = isScale ? LETTER_SCALES.get(letter) : undefined;
	return factor === undefined ? number : times(number, factor, number.to + 1);
}

const SHARE_WORDS: ReadonlySet<string> = new Set([
	"%",
	"per",
	"percent",
	"percents",
	"pct",
	"pc",
	"percentage",
	"basis",
	"bps",
	"bp",
	"pp",
	"ppt",
	"ppts",
]);
const PERCENT: Kind = { measure: "percent", factor: 1 };
const POINTS: Kind = { measure: "points", factor: 1 };
const BASIS_POINTS: Kind = { measure: "points", factor: 0.01 };

function percentOf(tokens: Tokens, at: number): { kind: Kind; to: number } | undefined {
	const word = textAt(tokens, at);
	const next = textAt(tokens, at + 1);
	if (!SHARE_WORDS.has(word)) return undefined;
	if (word === "percentage" || word === "basis") {
		if (!/^points?$/.test(next)) return undefined;
		return { kind: word === "basis" ? BASIS_POINTS : POINTS, to: at + 2 };
	}
	if (word === "bps" || word === "bp") return { kind: BASIS_POINTS, to: at + 1 };
	if (word === "pp" || word === "ppt" || word === "ppts") return { kind: POINTS, to: at + 1 };
	const to =
		word === "per" && (next === "cent" || next === "cents")
			? at + 2
			: /^(?:%|percent|percents|pct|pc)$/.test(word)
				? at + 1
				: undefined;
	if (to === undefined) return undefined;
	const points = skipHyphen(tokens, to);
	return /^points?$/.test(textAt(tokens, points)) ? { kind: POINTS, to: points + 1 } : { kind: PERCENT, to };
}

/** "years old", "-year-old", "years of age" behind a number. */
function ageAt(tokens: Tokens, at: number): { unit: string; to: number } | undefined {
	if (textAt(tokens, at) === "yo") return { unit: "year", to: at + 1 };
	const unit = suffix.UNIT_PHRASES.match(tokens, at);
	if (unit === undefined || !unit.entry.time) return undefined;
	const old = skipHyphen(tokens, unit.to);
	if (/^olds?$/.test(textAt(tokens, old))) return { unit: unit.entry.name, to: old + 1 };
	if (textAt(tokens, old) === "of" && textAt(tokens, old + 1) === "age")
		return { unit: unit.entry.name, to: old + 2 };
	return undefined;
}

function moneyBehind(
	tokens: Tokens,
	number: NumberParse,
	at: number,
	touching: boolean,
): { kind: Kind; to: number } | undefined {
	const word = textAt(tokens, at);
	const minor = touching && number.digits !== undefined ? suffix.MINOR_ATTACHED.get(word) : undefined;
	if (minor !== undefined && at === number.to)
		return { kind: { measure: "money", currency: minor, factor: 0.01 }, to: at + 1 };
	const named = suffix.CURRENCY_NAMES.match(tokens, at);
	if (named !== undefined && !startsMoney(tokens, named)) {
		const factor = named.entry.minor ? 0.01 : 1;
		const { code } = named.entry;
		const kind: Kind =
			code === "" ? { measure: "money", factor } : { measure: "money", currency: code, factor };
		return { kind, to: named.to };
	}
	const scaledOnly = number.scale >= 1000 ? suffix.NEEDS_SCALE.get(word) : undefined;
	return scaledOnly === undefined
		? undefined
		: { kind: { measure: "money", currency: scaledOnly, factor: 1 }, to: at + 1 };
}

/** Adds the cents of "3 dollars and 50 cents". */
function withCents(tokens: Tokens, amount: Amount): Amount {
	if (amount.kind.factor !== 1 || amount.number.step !== 1) return amount;
	const at = textAt(tokens, amount.to) === "and" ? amount.to + 1 : amount.to;
	const cents = parseNumber(tokens, at);
	if (cents === undefined || cents.value >= 100) return amount;
	const named = suffix.CURRENCY_NAMES.match(tokens, cents.to);
	if (named === undefined || !named.entry.minor) return amount;
	return { ...amount, to: named.to, number: { ...amount.number, step: 0.01 }, extra: cents.value / 100 };
}

/** The token after "times", "-fold", "x". */
function multipleAt(tokens: Tokens, at: number, touching: boolean): number | undefined {
	const word = textAt(tokens, at);
	if (word === "times" || word === "fold") return at + 1;
	if (word === "time" && isHyphen(tokens, at - 1)) return at + 1;
	return word === "x" && touching && tokens[at + 1]?.kind !== "number" ? at + 1 : undefined;
}

function unitBehind(
	tokens: Tokens,
	number: NumberParse,
	at: number,
	touching: boolean,
): { kind: Kind; to: number } | undefined {
	const direct = touching && at === number.to && number.digits !== undefined;
	const match =
		(direct ? suffix.ATTACHED_UNITS : suffix.UNIT_PHRASES).match(tokens, at) ?? feetMark(tokens, at, direct);
	if (match === undefined) {
		if (
			textAt(tokens, at) === "in" &&
			number.digits !== undefined &&
			/^(?:[()]|thick|long|wide|tall|high|deep)$/.test(textAt(tokens, at + 1))
		)
			return { kind: { measure: "unit", unit: "inch", factor: 1 }, to: at + 1 };
		const spacedMetre =
			textAt(tokens, at) === "m" &&
			number.digits !== undefined &&
			suffix.METRE_FOLLOWERS.has(textAt(tokens, at + 1));
		return spacedMetre ? { kind: { measure: "unit", unit: "metre", factor: 1 }, to: at + 1 } : undefined;
	}
	const { entry, to } = match;
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

/** Adds the smaller unit of "5ft 10in", "6 feet 2 inches", "2 hours and 30 minutes". */
function compound(tokens: Tokens, amount: Amount): Amount {
	const unit = amount.kind.unit;
	if (unit === undefined || amount.number.step !== 1) return amount;
	const at = textAt(tokens, amount.to) === "and" ? amount.to + 1 : skipHyphen(tokens, amount.to);
	const number = parseNumber(tokens, at);
	if (number === undefined) return amount;
	const touching = attached(tokens, number.to) && number.digits !== undefined;
	const match = (touching ? suffix.ATTACHED_UNITS : suffix.UNIT_PHRASES).match(
		tokens,
		skipHyphen(tokens, number.to),
	);
	const mark = textAt(tokens, number.to);
	const inches = unit === "foot" && ((mark === '"' && touching) || mark === "in") ? "inch" : undefined;
	const name = inches ?? match?.entry.name;
	if (name === undefined) return amount;
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
		to: match?.to ?? number.to + 1,
		number: { ...amount.number, step: oneSmall.value / one.value },
		extra: tidy(small.value / one.value),
	};
}
