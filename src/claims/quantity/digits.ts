import lexicon from "../data/number-words.json" with { type: "json" };
import { andPart, type NumberParse, tidy } from "./scales.js";
import { attached, skipHyphen, type Tokens, textAt } from "./tokens.js";

export const VULGAR: ReadonlyMap<string, number> = new Map(Object.entries(lexicon.vulgar));

/** The number in digits at token `at`, with a fraction or an exponent behind it. */
export function parseDigits(tokens: Tokens, at: number): NumberParse {
	let digits = textAt(tokens, at);
	let to = at + 1;
	if (/^[1-9]\d{0,2}$/.test(digits))
		while (isSpacedGroup(tokens, to)) {
			digits += textAt(tokens, to);
			to++;
		}
	const plain = plainDigits(digits);
	const point = plain.indexOf(".");
	const step = point < 0 ? 1 : 10 ** -(plain.length - point - 1);
	const value = Number(plain);
	const power = powerOfTen(tokens, to);
	if (power !== undefined)
		return { to: power.to, value: tidy(value * power.factor), step: step * power.factor, scale: 1, digits };
	const vulgar = VULGAR.get(textAt(tokens, to));
	if (vulgar !== undefined && point < 0)
		return { to: to + 1, value: value + vulgar, step: 0, scale: 1, digits };
	const joined = skipHyphen(tokens, to);
	const fraction = slashed(tokens, joined);
	if (point < 0 && fraction !== undefined && fraction < 1)
		return { to: joined + 3, value: value + fraction, step: 0, scale: 1, digits };
	const part = point < 0 ? andPart(tokens, to) : undefined;
	if (part !== undefined) return { to: part.to, value: tidy(value + part.part), step: 0.1, scale: 1, digits };
	return { to, value, step, scale: 1, digits };
}

/** Without the marks between groups: "1,234.5", and "1.234,5" where both marks tell which is which. */
function plainDigits(digits: string): string {
	const comma = digits.lastIndexOf(",");
	const isContinental = comma > digits.lastIndexOf(".") && digits.includes(".");
	return isContinental ? digits.replaceAll(".", "").replace(",", ".") : digits.replaceAll(",", "");
}

/** "x10^6", "×10−5", "e6", "e-7" that touch the digits before them. */
function powerOfTen(tokens: Tokens, at: number): { to: number; factor: number } | undefined {
	const mark = textAt(tokens, at);
	if (!attached(tokens, at)) return undefined;
	const isTimes = (mark === "x" || mark === "×" || mark === "*") && textAt(tokens, at + 1) === "10";
	if (!isTimes && mark !== "e") return undefined;
	let i = isTimes ? at + 2 : at + 1;
	const raised = isTimes && textAt(tokens, i) === "^";
	if (raised) i++;
	const sign = textAt(tokens, i);
	const isSigned = sign === "-" || sign === "+";
	if (isTimes && !raised && sign !== "-") return undefined;
	if (isSigned) i++;
	const exponent = textAt(tokens, i);
	for (let touching = at; touching <= i; touching++) if (!attached(tokens, touching)) return undefined;
	if (!/^\d{1,2}$/.test(exponent)) return undefined;
	return { to: i + 1, factor: 10 ** (sign === "-" ? -Number(exponent) : Number(exponent)) };
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
