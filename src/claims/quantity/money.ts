import { parseNumber } from "./number.js";
import { type Amount, type Kind, times } from "./parts.js";
import { LETTER_SCALES, type NumberParse, scaleWord } from "./scales.js";
import * as suffix from "./suffix.js";
import { attached, skipHyphen, type Tokens, textAt } from "./tokens.js";

/** What stands before a number. */
export type Head = Pick<Amount, "from" | "numberFrom" | "negative" | "extra">;

export interface Prefix {
	readonly to: number;
	/** ISO 4217 or "$". */
	readonly code: string;
	readonly factor: number;
}

/** The sign, code or abbreviation of a currency that begins at token `at`, with a number behind it. */
export function currencyPrefix(tokens: Tokens, at: number): Prefix | undefined {
	const found = codeBefore(tokens, at);
	if (found !== undefined) return { ...found, factor: 1 };
	const millions = suffix.millionCodeOf(textAt(tokens, at));
	return millions === undefined || tokens[at + 1]?.kind !== "number"
		? undefined
		: { to: at + 1, ...millions };
}

function codeBefore(tokens: Tokens, at: number): { to: number; code: string } | undefined {
	const token = tokens[at];
	if (token === undefined || token.kind === "number") return undefined;
	if (token.kind === "sign") {
		// Plain-text copies write a pound sign as "# 40m".
		if (token.text === "#")
			return at > 0 && isApartNumber(tokens, at + 1) && isAmount(tokens, at + 1)
				? { to: at + 1, code: "GBP" }
				: undefined;
		const code = suffix.currencyOfSymbol(token.text);
		if (code === undefined) return undefined;
		const behind =
			code === "$" && attached(tokens, at + 1) ? suffix.dollarOf(textAt(tokens, at + 1)) : undefined;
		return behind === undefined ? { to: at + 1, code } : { to: at + 2, code: behind };
	}
	const sign = textAt(tokens, at + 1);
	if (sign === "$" && (attached(tokens, at + 1) || suffix.mayStandApart(token.raw))) {
		const code = suffix.dollarOf(token.text);
		return code === undefined ? undefined : { to: at + 2, code };
	}
	if (sign === "£" && attached(tokens, at + 1)) {
		const code = suffix.poundOf(token.text);
		return code === undefined ? undefined : { to: at + 2, code };
	}
	const letters = attached(tokens, at + 1) ? suffix.letterCurrency(token.text) : undefined;
	if (letters !== undefined && token.raw !== token.text && isScaled(tokens, at + 1))
		return { to: at + 1, code: letters };
	const code = suffix.currencyOfWord(token.text);
	if (code === undefined) return undefined;
	const to = sign === "." ? at + 2 : skipHyphen(tokens, at + 1);
	const symbol = suffix.currencyOfSymbol(textAt(tokens, to)) !== undefined ? to + 1 : to;
	// "Rs two crore"
	const isSpelt = token.text === "rs" && parseNumber(tokens, symbol) !== undefined;
	return tokens[symbol]?.kind === "number" || isSpelt ? { to: symbol, code } : undefined;
}

/** "40", "2 million" and "2m", but not the "2" of "Cemetery # 2". */
function isAmount(tokens: Tokens, at: number): boolean {
	const next = textAt(tokens, at + 1);
	return textAt(tokens, at).length > 1 || scaleWord(next) !== undefined || LETTER_SCALES.has(next);
}

function isScaled(tokens: Tokens, at: number): boolean {
	return tokens[at]?.kind === "number" && scaleWord(textAt(tokens, skipHyphen(tokens, at + 1))) !== undefined;
}

function isApartNumber(tokens: Tokens, at: number): boolean {
	return tokens[at]?.kind === "number" && !attached(tokens, at);
}

/** The amount of a number behind a currency. */
export function moneyAmount(tokens: Tokens, head: Head, printed: NumberParse, prefix: Prefix): Amount {
	let number = printed;
	let numberTo = number.to;
	const letter = textAt(tokens, numberTo);
	const factor = LETTER_SCALES.get(letter);
	if (factor !== undefined && number.scale === 1 && (attached(tokens, numberTo) || /^[kmb]$/.test(letter))) {
		number = times(number, factor, numberTo + 1);
		numberTo++;
	}
	let to = numberTo;
	let currency = prefix.code === "" ? undefined : prefix.code;
	const named = suffix.CURRENCY_NAMES.match(tokens, skipHyphen(tokens, to));
	if (
		named !== undefined &&
		named.entry.factor === 1 &&
		named.entry.code !== "" &&
		!startsMoney(tokens, named)
	) {
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
		kind: { measure: "money", ...(currency === undefined ? {} : { currency }), factor: prefix.factor },
		bare: false,
	});
}

/** Whether what looks like a currency behind one number belongs to the next: "3 $5 notes", "3 USD50 cards". */
function startsMoney(tokens: Tokens, named: { from: number; to: number }): boolean {
	if (tokens[named.to]?.kind !== "number") return false;
	return tokens[named.from]?.kind === "sign" || attached(tokens, named.to);
}

/** Takes in "per share", "/month", "a week", "annually" behind money. */
export function perUnit(tokens: Tokens, amount: Amount): Amount {
	const linkAt = skipHyphen(tokens, amount.to);
	const link = textAt(tokens, linkAt);
	const often = suffix.RATE_ADVERBS.get(link);
	if (often !== undefined) return { ...amount, to: linkAt + 1, kind: { ...amount.kind, unit: often } };
	if (link !== "per" && link !== "/" && link !== "a" && link !== "an" && link !== "each") return amount;
	let at = skipHyphen(tokens, linkAt + 1);
	// "$1.6 million/MW"
	const slashed = link === "/" && attached(tokens, at) ? suffix.UNIT_PHRASES.match(tokens, at) : undefined;
	if (slashed !== undefined)
		return { ...amount, to: slashed.to, kind: { ...amount.kind, unit: slashed.entry.name } };
	if (suffix.PER_MODIFIERS.has(textAt(tokens, at))) at++;
	const word = textAt(tokens, at);
	if (tokens[at]?.kind !== "word" || word === "cent" || word === "capita") return amount;
	if (link !== "per" && !suffix.PER_UNITS.has(word)) return amount;
	const match = suffix.UNIT_PHRASES.match(tokens, at);
	const to = match?.to ?? at + 1;
	// "from $1.2bn a year earlier" is when, not how often
	if (link !== "per" && suffix.AWAY_IN_TIME.has(textAt(tokens, to))) return amount;
	return {
		...amount,
		to,
		kind: { ...amount.kind, unit: word === "annum" ? "year" : (match?.entry.name ?? word) },
	};
}

/** Money that is told behind its number: "5 dollars", "50 cents", "75 USD million", "30p". */
export function moneyBehind(
	tokens: Tokens,
	number: NumberParse,
	at: number,
	touching: boolean,
): { kind: Kind; to: number } | undefined {
	const word = textAt(tokens, at);
	// "30C" is a temperature, "1080p" a picture
	const isMinor = touching && number.digits !== undefined && tokens[at]?.raw === word && !isPicture(number);
	const minor = isMinor ? suffix.MINOR_ATTACHED.get(word) : undefined;
	if (minor !== undefined && at === number.to)
		return { kind: { measure: "money", currency: minor, factor: 0.01 }, to: at + 1 };
	const named = suffix.CURRENCY_NAMES.match(tokens, at);
	// "50 Cent": one cent is not printed behind fifty
	const isName = named !== undefined && number.value > 1 && tokens[named.from]?.raw === "Cent";
	if (named !== undefined && !isName && !startsMoney(tokens, named)) {
		const { code } = named.entry;
		const scale = number.scale === 1 ? scaleWord(textAt(tokens, named.to)) : undefined;
		const factor = named.entry.factor * (scale ?? 1);
		const kind: Kind =
			code === "" ? { measure: "money", factor } : { measure: "money", currency: code, factor };
		return { kind, to: scale === undefined ? named.to : named.to + 1 };
	}
	const scaledOnly = number.scale >= 1000 ? suffix.NEEDS_SCALE.get(word) : undefined;
	return scaledOnly === undefined
		? undefined
		: { kind: { measure: "money", currency: scaledOnly, factor: 1 }, to: at + 1 };
}

/** Lines of a picture: "720p", "1080p". */
function isPicture({ digits }: NumberParse): boolean {
	return /^(?:480|576|720|1080|1440|2160|4320)$/.test(digits ?? "");
}

/** Adds the cents of "3 dollars and 50 cents", "3 dollars fifty". */
export function withCents(tokens: Tokens, amount: Amount): Amount {
	if (amount.kind.factor !== 1 || amount.number.step !== 1) return amount;
	const at = textAt(tokens, amount.to) === "and" ? amount.to + 1 : amount.to;
	const cents = parseNumber(tokens, at);
	if (cents === undefined || cents.value >= 100 || cents.scale !== 1 || cents.step !== 1) return amount;
	const named = suffix.CURRENCY_NAMES.match(tokens, cents.to);
	const isNamed = named !== undefined && named.entry.factor < 1;
	// of "3 dollars 50 people" the fifty are no cents
	const isLast =
		!/^(?:between|from)$/.test(textAt(tokens, amount.from - 1)) &&
		cents.value >= 10 &&
		tokens[cents.to]?.kind !== "word" &&
		!/^[%$£€-]$/.test(textAt(tokens, cents.to));
	if (!isNamed && !isLast) return amount;
	return {
		...amount,
		to: isNamed ? named.to : cents.to,
		number: { ...amount.number, step: 0.01 },
		extra: cents.value / 100,
	};
}
