import { ageAt, bracketedUnit, compound, isTitleUnit, rate, unitBehind } from "./measured.js";
import { currencyPrefix, type Head, moneyAmount, moneyBehind, perUnit, withCents } from "./money.js";
import { parseNumber } from "./number.js";
import { type Amount, COUNT, type Kind, times } from "./parts.js";
import { LETTER_SCALES, type NumberParse } from "./scales.js";
import { percentOf } from "./shares-behind.js";
import { isSign, isSpacedMinus } from "./sign.js";
import * as suffix from "./suffix.js";
import { attached, isHyphen, skipHyphen, type Tokens, textAt } from "./tokens.js";
import { looksCounted } from "./words.js";

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
	if (money !== undefined) return moneyAmount(tokens, head, number, money);
	return suffixed(tokens, head, number);
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
			!/^[%°'"℃℉¢]$/.test(next.text) &&
			suffix.currencyOfSymbol(next.text) === undefined)
	) {
		const bracketed = next === undefined ? undefined : bracketedUnit(tokens, at);
		return bracketed === undefined ? build(COUNT, number.to) : build(bracketed.kind, bracketed.to);
	}
	const share = percentOf(tokens, at);
	if (share !== undefined) return build(share.kind, share.to);
	const age = ageAt(tokens, at);
	if (age !== undefined) return build({ measure: "age", unit: age.unit, factor: 1 }, age.to);
	const money = moneyBehind(tokens, number, at, touching);
	if (money !== undefined) return perUnit(tokens, withCents(tokens, build(money.kind, money.to)));
	const multiple = multipleAt(tokens, at, touching);
	if (multiple !== undefined) return build({ measure: "multiple", factor: 1 }, multiple);
	if (isTitleUnit(tokens, at)) return undefined;
	const unit = unitBehind(tokens, number, at, touching);
	if (unit !== undefined) return frost(tokens, rate(tokens, compound(tokens, build(unit.kind, unit.to))));
	const isName = touching && number.digits !== undefined && tokens[number.to]?.kind === "word";
	return isName && !/^(?:plus|odd|ish)$/.test(textAt(tokens, number.to))
		? undefined
		: build(COUNT, number.to);
}

/** Takes in the minus sign before a temperature where it stands apart. */
function frost(tokens: Tokens, amount: Amount): Amount {
	const isTemperature = amount.kind.unit !== undefined && TEMPERATURES.has(amount.kind.unit);
	return isTemperature && !amount.negative && isSpacedMinus(tokens, amount.from - 1)
		? { ...amount, from: amount.from - 1, negative: true }
		: amount;
}

const TEMPERATURES: ReadonlySet<string> = new Set(["degree Celsius", "degree Fahrenheit"]);

/** "10k", "1.5m people", "200m euros", "a population of 5.4m": a scale letter without a currency. "5m" alone is metres. */
function letterScaled(tokens: Tokens, number: NumberParse): NumberParse {
	if (number.digits === undefined || number.scale !== 1) return number;
	const letter = textAt(tokens, number.to);
	const next = number.to + 1;
	// "1.5 m viewers"
	if (!attached(tokens, number.to) && !(letter === "m" && looksCounted(tokens, next))) return number;
	// "a 5K run"
	if (letter === "k" && RUN.test(textAt(tokens, next))) return number;
	const isScale =
		letter === "k" ||
		((letter === "b" || letter === "m") &&
			!suffix.METRE_FOLLOWERS.has(textAt(tokens, next)) &&
			(looksCounted(tokens, next) ||
				isScaledUnit(tokens, next) ||
				countsHeads(tokens, number.to - 1) ||
				DOING.test(textAt(tokens, next))));
	const factor = isScale ? LETTER_SCALES.get(letter) : undefined;
	return factor === undefined ? number : times(number, factor, next);
}

const RUN = /^(?:run|runs|race|races|runner|runners|walk|swim|ride|course|fun|charity)$/;

/** "euros" of "200m euros", "cubic metres" of "5.6m cubic metres", "of them". */
function isScaledUnit(tokens: Tokens, at: number): boolean {
	if (tokens[at]?.kind !== "word") return false;
	if (textAt(tokens, at) === "of") return /^(?:these|those|them)$/.test(textAt(tokens, at + 1));
	return (
		suffix.CURRENCY_NAMES.match(tokens, at) !== undefined ||
		suffix.UNIT_PHRASES.match(tokens, at) !== undefined
	);
}

/** What people do and metres do not: "2.7m have fled". */
const DOING = /^(?:have|live|lived|fled|voted|watched|tuned|visited|died|attended|downloaded|signed)$/;

/** "a population of" just before token `at`. */
function countsHeads(tokens: Tokens, at: number): boolean {
	return /^(?:of|:)$/.test(textAt(tokens, at - 1)) && HEADS.has(textAt(tokens, at - 2));
}

const HEADS: ReadonlySet<string> = new Set([
	"population",
	"audience",
	"circulation",
	"readership",
	"viewership",
	"membership",
	"electorate",
	"workforce",
]);

/** The token after "times", "-fold", "x". */
function multipleAt(tokens: Tokens, at: number, touching: boolean): number | undefined {
	const word = textAt(tokens, at);
	if (word === "times" || word === "fold") return at + 1;
	// "a three-time winner"; once is never
	if (word === "time" && isHyphen(tokens, at - 1) && textAt(tokens, at - 2) !== "one") return at + 1;
	return word === "x" && touching && tokens[at + 1]?.kind !== "number" ? at + 1 : undefined;
}
