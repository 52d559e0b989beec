import {
	andPart,
	DOZENS,
	denominatorOf,
	type NumberParse,
	SCALES,
	scaled,
	TENS,
	tidy,
	UNITS,
} from "./scales.js";
import { isHyphen, skipHyphen, type Tokens, textAt } from "./tokens.js";

/** The number in words that begins at token `at`. */
export function parseWords(tokens: Tokens, at: number): NumberParse | undefined {
	const first = textAt(tokens, at);
	if (first === "half") return halfScale(tokens, at);
	if (first === "quarter") return quarterScale(tokens, at);
	if (first === "a" || first === "an") return articleScale(tokens, at);
	if (first === "three") {
		const quarters = partOfScale(tokens, at);
		if (quarters !== undefined) return quarters;
	}
	if (first === "hundred" && SCALES.has(textAt(tokens, at + 1))) return cardinal(tokens, at, 1);
	return cardinal(tokens, at);
}

/** "half a million", "half-million", "half a dozen". */
function halfScale(tokens: Tokens, at: number): NumberParse | undefined {
	let next = skipHyphen(tokens, at + 1);
	if (textAt(tokens, next) === "a") next = skipHyphen(tokens, next + 1);
	const word = textAt(tokens, next);
	if (DOZENS.has(word)) return { to: next + 1, value: 6, step: 0, scale: 12 };
	const factor = SCALES.get(word);
	return factor === undefined
		? undefined
		: { to: next + 1, value: factor / 2, step: factor / 10, scale: factor };
}

/** "three quarters billion" */
function partOfScale(tokens: Tokens, at: number): NumberParse | undefined {
	const name = skipHyphen(tokens, at + 1);
	const next = skipHyphen(tokens, name + 1);
	const factor = SCALES.get(textAt(tokens, next));
	return textAt(tokens, name) !== "quarters" || factor === undefined
		? undefined
		: { to: next + 1, value: 0.75 * factor, step: factor / 10, scale: factor };
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
	if (word === "couple") {
		const behind = textAt(tokens, next + 1) === "of" ? next + 2 : next + 1;
		// "a couple of hundred", "a couple hundred"
		const times = textAt(tokens, behind) === "hundred" ? 100 : SCALES.get(textAt(tokens, behind));
		if (times !== undefined) return { to: behind + 1, value: 2 * times, step: times, scale: times };
		return behind === next + 2 ? { to: behind, value: 2, step: 0, scale: 1 } : undefined;
	}
	if (DOZENS.has(word)) return { to: next + 1, value: 12, step: 0, scale: 12 };
	if (word !== "hundred" && !SCALES.has(word)) return undefined;
	return cardinal(tokens, next, 1);
}

type Place = "none" | "unit" | "teen" | "tens" | "hundred" | "scale";

/** English number words from token `at`; `implied` is the count before a leading "hundred" or "million". */
export function cardinal(tokens: Tokens, at: number, implied = 0): NumberParse | undefined {
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
		} else if (DOZENS.has(word)) {
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
	// "five million and three quarters"
	if (rest !== undefined && denominatorOf(textAt(tokens, skipHyphen(tokens, rest.to))) !== undefined)
		return at;
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
	const decimals = textAt(tokens, to) === "point" ? spokenDecimals(tokens, to + 1) : undefined;
	if (decimals !== undefined)
		return scaled(tokens, {
			to: decimals.to,
			value: tidy(value + Number(`0.${decimals.digits}`)),
			step: 10 ** -decimals.digits.length,
			scale: 1,
		});
	const part = number.scale === 1 || number.scale >= 1e6 ? andPart(tokens, to) : undefined;
	if (part !== undefined && number.scale > 1)
		return {
			to: part.to,
			value: tidy(value + number.scale * part.part),
			step: number.scale / 10,
			scale: number.scale,
		};
	if (part !== undefined)
		return scaled(tokens, { to: part.to, value: tidy(value + part.part), step: 0.1, scale: 1 });
	const step = Math.max(number.scale, 1);
	return { to, value, step, scale: number.scale };
}

/** The digits behind "point": "two five", "nought four", "seventy-one", "eleven". */
function spokenDecimals(tokens: Tokens, at: number): { to: number; digits: string } | undefined {
	let digits = "";
	let i = at;
	for (
		let digit = UNITS.get(textAt(tokens, i));
		digit !== undefined && digit < 10;
		digit = UNITS.get(textAt(tokens, i))
	) {
		digits += String(digit);
		i++;
	}
	if (digits !== "") return { to: i, digits };
	const tens = TENS.get(textAt(tokens, i));
	if (tens === undefined) {
		const teen = UNITS.get(textAt(tokens, i));
		return teen === undefined ? undefined : { to: i + 1, digits: String(teen) };
	}
	const next = skipHyphen(tokens, i + 1);
	const unit = UNITS.get(textAt(tokens, next)) ?? 0;
	return unit > 0 && unit < 10
		? { to: next + 1, digits: String(tens + unit) }
		: { to: i + 1, digits: String(tens) };
}
