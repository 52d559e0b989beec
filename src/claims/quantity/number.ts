import lexicon from "../data/number-words.json" with { type: "json" };
import { attached, isHyphen, skipHyphen, type Tokens, textAt } from "./tokens.js";

export interface NumberParse {
	/** The token after the number. */
	readonly to: number;
	readonly value: number;
	/** What one more in the last printed digit is worth: 1e9 of "550 billion", 0.1 of "40.6". 0 when the words are exact. */
	readonly step: number;
	/** What the scale word multiplies by: 1e9 of "550 billion"; 1 without one. */
	readonly scale: number;
	/** The digits as printed, when the number is written in digits. */
	readonly digits?: string | undefined;
}

const table = (record: Record<string, number>): ReadonlyMap<string, number> =>
	new Map(Object.entries(record));
const UNITS = table(lexicon.units);
const TENS = table(lexicon.tens);
const SCALES = table(lexicon.scales);
const SHORT_SCALES = table(lexicon.shortScales);
const VULGAR = table(lexicon.vulgar);
export const LETTER_SCALES = table(lexicon.letterScales);

/** Every word with which a quantity can begin; a sentence with none of them and no digit has no quantity. */
export const NUMBER_WORDS: readonly string[] = [
	...UNITS.keys(),
	...TENS.keys(),
	...SCALES.keys(),
	...Object.keys(lexicon.vague),
	...Object.keys(lexicon.ordinals),
	...Object.keys(lexicon.denominators),
	...Object.keys(lexicon.multiples),
	...Object.keys(lexicon.bareMultiples),
	"hundred",
	"dozen",
	"couple",
];

/** The number that begins at token `at`, with its scale words; undefined when none does. */
export function parseNumber(tokens: Tokens, at: number): NumberParse | undefined {
	const token = tokens[at];
	if (token === undefined) return undefined;
	if (token.kind === "number") return scaled(tokens, parseDigits(tokens, at));
	if (token.kind === "word") return parseWords(tokens, at);
	const vulgar = VULGAR.get(token.text);
	return vulgar === undefined
		? undefined
		: scaled(tokens, { to: at + 1, value: vulgar, step: 0, scale: 1, digits: token.text });
}

function parseDigits(tokens: Tokens, at: number): NumberParse {
	let digits = textAt(tokens, at);
	let to = at + 1;
	if (/^[1-9]\d{0,2}$/.test(digits))
		while (isSpacedGroup(tokens, to)) {
			digits += textAt(tokens, to);
			to++;
		}
	const plain = digits.replaceAll(",", "");
	const point = plain.indexOf(".");
	const step = point < 0 ? 1 : 10 ** -(plain.length - point - 1);
	let value = Number(plain);
	const vulgar = VULGAR.get(textAt(tokens, to));
	if (vulgar !== undefined && point < 0)
		return { to: to + 1, value: value + vulgar, step: 0, scale: 1, digits };
	const joined = skipHyphen(tokens, to);
	const fraction = slashed(tokens, joined);
	if (point < 0 && fraction !== undefined && fraction < 1)
		return { to: joined + 3, value: value + fraction, step: 0, scale: 1, digits };
	const half = andAHalf(tokens, to);
	if (half !== undefined && point < 0) {
		value += 0.5;
		return { to: half, value, step: 0.1, scale: 1, digits };
	}
	return { to, value, step, scale: 1, digits };
}

/** "000" of "10 000": exactly three digits behind a single space, and not a second number ("12 737 jets"). */
function isSpacedGroup(tokens: Tokens, at: number): boolean {
	const token = tokens[at];
	const before = tokens[at - 1];
	return (
		token !== undefined &&
		before !== undefined &&
		token.kind === "number" &&
		token.start === before.end + 1 &&
		(/^\d00$/.test(token.text) || (/^\d{3}$/.test(token.text) && isMillions(tokens, at)))
	);
}

/** Whether a group of three stands on the other side as well: "1 234 567". */
function isMillions(tokens: Tokens, at: number): boolean {
	const near = (i: number): boolean =>
		/^\d{3}$/.test(textAt(tokens, i)) && tokens[i]?.start === (tokens[i - 1]?.end ?? 0) + 1;
	return near(at + 1) || near(at - 1);
}

/** The value of "1/2" at token `at`. */
export function slashed(tokens: Tokens, at: number): number | undefined {
	if (textAt(tokens, at + 1) !== "/" || !attached(tokens, at + 1) || !attached(tokens, at + 2))
		return undefined;
	const over = textAt(tokens, at);
	const under = textAt(tokens, at + 2);
	if (!/^\d{1,2}$/.test(over) || !/^[1-9]\d{0,2}$/.test(under)) return undefined;
	return Number(over) / Number(under);
}

/** The token after "and a half" ("-and-a-half"). */
function andAHalf(tokens: Tokens, at: number): number | undefined {
	const and = skipHyphen(tokens, at);
	if (textAt(tokens, and) !== "and") return undefined;
	const article = skipHyphen(tokens, and + 1);
	const half = textAt(tokens, article) === "a" ? skipHyphen(tokens, article + 1) : article;
	return textAt(tokens, half) === "half" && textAt(tokens, half + 1) !== "of" ? half + 1 : undefined;
}

/** Takes in scale words: "million", "hundred thousand", "bn", "dozen". */
function scaled(tokens: Tokens, number: NumberParse): NumberParse {
	let { to, value, step, scale } = number;
	for (;;) {
		const at = skipHyphen(tokens, to);
		const word = textAt(tokens, at);
		const factor =
			word === "hundred"
				? 100
				: word === "dozen"
					? 12
					: (SCALES.get(word) ?? (scale === 1 ? SHORT_SCALES.get(word) : undefined));
		if (factor === undefined) break;
		value *= factor;
		scale *= factor;
		step = word === "dozen" ? 0 : Math.max(step * factor, step === 0 ? factor / 10 : 0);
		to = at + 1;
	}
	const half = scale >= 1e6 ? andAHalf(tokens, to) : undefined;
	if (half !== undefined)
		return { ...number, to: half, value: tidy(value + scale / 2), step: scale / 10, scale };
	if (to === number.to) return number;
	return { to, value: tidy(value), step, scale, digits: number.digits };
}

/** Without the noise of a binary multiplication: 76.25 million, not 76249999.99999999. */
export function tidy(value: number): number {
	return Number.isSafeInteger(value) ? value : Number(value.toPrecision(14));
}

function parseWords(tokens: Tokens, at: number): NumberParse | undefined {
	const first = textAt(tokens, at);
	if (first === "half") return halfScale(tokens, at);
	if (first === "quarter") return quarterScale(tokens, at);
	if (first === "a" || first === "an") return articleScale(tokens, at);
	if (first === "hundred" && SCALES.has(textAt(tokens, at + 1))) return cardinal(tokens, at, 1);
	return cardinal(tokens, at);
}

/** "half a million", "half-million", "half a dozen". */
function halfScale(tokens: Tokens, at: number): NumberParse | undefined {
	let next = skipHyphen(tokens, at + 1);
	if (textAt(tokens, next) === "a") next = skipHyphen(tokens, next + 1);
	const word = textAt(tokens, next);
	if (word === "dozen") return { to: next + 1, value: 6, step: 0, scale: 12 };
	const factor = SCALES.get(word);
	return factor === undefined
		? undefined
		: { to: next + 1, value: factor / 2, step: factor / 10, scale: factor };
}

/** "quarter million", "quarter of a million". */
function quarterScale(tokens: Tokens, at: number): NumberParse | undefined {
	const next = skipHyphen(tokens, at + 1);
	const factor = SCALES.get(textAt(tokens, next));
	return factor === undefined
		? undefined
		: { to: next + 1, value: factor / 4, step: factor / 10, scale: factor };
}

/** "a dozen", "a hundred and twenty", "a million", "a half million", "a couple of". */
function articleScale(tokens: Tokens, at: number): NumberParse | undefined {
	const next = skipHyphen(tokens, at + 1);
	const word = textAt(tokens, next);
	if (word === "half") return halfScale(tokens, next);
	if (word === "quarter") return quarterScale(tokens, next);
	if (word === "couple" && textAt(tokens, next + 1) === "of")
		return { to: next + 2, value: 2, step: 0, scale: 1 };
	if (word === "dozen") return { to: next + 1, value: 12, step: 0, scale: 12 };
	if (word !== "hundred" && !SCALES.has(word)) return undefined;
	return cardinal(tokens, next, 1);
}

type Place = "none" | "unit" | "teen" | "tens" | "hundred" | "scale";

/** English number words from token `at`; `implied` is the count before a leading "hundred" or "million". */
function cardinal(tokens: Tokens, at: number, implied = 0): NumberParse | undefined {
	let total = 0;
	let current = implied;
	let place: Place = implied ? "unit" : "none";
	let lowestScale = Number.POSITIVE_INFINITY;
	let scale = 1;
	let to = at;
	let i = at;
	while (i < tokens.length) {
		const word = textAt(tokens, i);
		const unit = UNITS.get(word);
		const tens = TENS.get(word);
		const factor = SCALES.get(word);
		if (unit !== undefined) {
			const fits =
				place === "none" ||
				place === "hundred" ||
				place === "scale" ||
				(place === "tens" && unit > 0 && unit < 10);
			if (!fits) break;
			current += unit;
			place = unit < 10 ? "unit" : "teen";
		} else if (tens !== undefined) {
			if (place !== "none" && place !== "hundred" && place !== "scale") break;
			current += tens;
			place = "tens";
		} else if (word === "hundred") {
			if ((place !== "unit" && place !== "teen") || current >= 100) break;
			current *= 100;
			place = "hundred";
		} else if (word === "dozen") {
			if (total > 0 || current === 0) break;
			return { to: i + 1, value: current * 12, step: 0, scale: 12 };
		} else if (factor !== undefined) {
			if (place === "none") break;
			if (place === "scale") total *= factor;
			else if (factor < lowestScale) total += current * factor;
			else break;
			current = 0;
			lowestScale = factor;
			scale = Math.max(scale, factor);
			place = "scale";
		} else break;
		to = i + 1;
		i = nextWord(tokens, to, place, place === "hundred" ? 100 : lowestScale);
	}
	if (to === at) return undefined;
	return finish(tokens, { to, value: total + current, scale: place === "scale" ? lowestScale : 1 });
}

/** Where the number may go on: behind a hyphen, or behind an "and" that joins a smaller part. */
function nextWord(tokens: Tokens, at: number, place: Place, below: number): number {
	if (isHyphen(tokens, at)) return at + 1;
	if (textAt(tokens, at) !== "and") return at;
	if (place === "hundred") return joinsBelowHundred(tokens, at + 1) ? at + 1 : at;
	const rest = place === "scale" ? cardinal(tokens, at + 1) : undefined;
	return rest !== undefined && rest.value < below && textAt(tokens, rest.to) !== "and" ? at + 1 : at;
}

/** Whether one to ninety-nine stands at `at`, and not the hundreds of a second number. */
function joinsBelowHundred(tokens: Tokens, at: number): boolean {
	const isTens = TENS.has(textAt(tokens, at));
	if (!isTens && !UNITS.has(textAt(tokens, at))) return false;
	const unit = skipHyphen(tokens, at + 1);
	const to = isTens && UNITS.has(textAt(tokens, unit)) ? unit + 1 : at + 1;
	return textAt(tokens, to) !== "hundred";
}

/** Adds "point five" and "and a half", and tells the step of the last word. */
function finish(tokens: Tokens, number: { to: number; value: number; scale: number }): NumberParse {
	const { to, value } = number;
	if (textAt(tokens, to) === "point") {
		let decimals = "";
		let i = to + 1;
		for (
			let digit = UNITS.get(textAt(tokens, i));
			digit !== undefined && digit < 10;
			digit = UNITS.get(textAt(tokens, i))
		) {
			decimals += String(digit);
			i++;
		}
		if (decimals !== "")
			return scaled(tokens, {
				to: i,
				value: value + Number(`0.${decimals}`),
				step: 10 ** -decimals.length,
				scale: 1,
			});
	}
	const half = number.scale === 1 || number.scale >= 1e6 ? andAHalf(tokens, to) : undefined;
	if (half !== undefined && number.scale > 1)
		return { to: half, value: value + number.scale / 2, step: number.scale / 10, scale: number.scale };
	if (half !== undefined) return scaled(tokens, { to: half, value: value + 0.5, step: 0.1, scale: 1 });
	const step = Math.max(number.scale, 1);
	return { to, value, step, scale: number.scale };
}
