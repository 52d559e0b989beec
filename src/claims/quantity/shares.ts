import { isStopword } from "../../text/tokens.js";
import lexicon from "../data/number-words.json" with { type: "json" };
import { slashed, VULGAR } from "./digits.js";
import { parseNumber } from "./number.js";
import { DOZENS, type NumberParse, SCALES, tidy } from "./scales.js";
import { POINTS, percentOf } from "./shares-behind.js";
import { CURRENCY_NAMES, NEEDS_SCALE, UNIT_PHRASES, type UnitEntry } from "./suffix.js";
import { isHyphen, skipHyphen, type Tokens, textAt } from "./tokens.js";
import { looksCounted } from "./words.js";

/** A part of a whole in words: a share in per cent, or a part of a unit or of a scale word. */
export interface Share {
	readonly to: number;
	readonly value: number;
	/** Tolerance on either side, in the unit of the value. */
	readonly precision: number;
	readonly measure: "percent" | "points" | "unit" | "duration" | "count" | "money";
	readonly unit?: string;
	readonly currency?: string | undefined;
}

const DENOMINATORS = new Map(Object.entries(lexicon.denominators));
/** "half of": what may follow "half" when it is a part of something. */
const HALF_OF = /^(?:of|the|its|their|his|her|our|my|all|those|these)$/;
const NOT_A_HALF =
	/^(?:first|second|other|better|latter|former|later|earlier|same|top|bottom|upper|lower|opposite|this|that|which|each|opening|closing|final|last|attacking|northern|southern|eastern|western|and|half|time)$/;

/**
 * A fraction of a whole is printed loosely: it reaches one percentage point to either side,
 * or a twentieth of itself when that is less ("one in a thousand").
 */
function tolerance(percent: number): number {
	return Math.min(1, percent / 20);
}

const percent = (to: number, part: number): Share => {
	const value = tidy(part * 100);
	return { to, value, precision: tolerance(value), measure: "percent" };
};

/** "two-thirds", "a quarter of", "half of", "one in five", "half an hour", "a quarter of a million" at token `at`. */
export function parseShare(tokens: Tokens, at: number): Share | undefined {
	const word = textAt(tokens, at);
	if (word === "half") return half(tokens, at);
	// "⅔ of them"
	const sign = VULGAR.get(word);
	if (sign !== undefined) {
		const article = /^an?$/.test(textAt(tokens, at + 1));
		const unit = article ? UNIT_PHRASES.match(tokens, at + 2) : undefined;
		if (unit !== undefined) return partOfUnit(unit.entry, unit.to, sign);
		return textAt(tokens, at + 1) === "of" ? percent(at + 1, sign) : undefined;
	}
	if (word === "a" || word === "an") return part(tokens, at, 1, at + 1, false);
	const written = textAt(tokens, at + 1) === "/" ? slashed(tokens, at) : undefined;
	const measured =
		written === undefined || !isReduced(tokens, at)
			? undefined
			: UNIT_PHRASES.match(tokens, skipHyphen(tokens, at + 3));
	if (written !== undefined && measured !== undefined)
		return partOfUnit(measured.entry, measured.to, written);
	if (written !== undefined)
		return written < 1 && textAt(tokens, at + 3) === "of" ? percent(at + 3, written) : undefined;
	const number = parseNumber(tokens, at);
	if (number === undefined || number.scale !== 1)
		return word === "quarter" ? part(tokens, at, 1, at, false) : undefined;
	return (
		halfUnit(tokens, number) ??
		part(tokens, at, number.value, number.to, isHyphen(tokens, number.to)) ??
		oneInFive(tokens, number)
	);
}

/** Whether "1/2" at `at` has no common factor: "15/30 amp" are two sizes. */
function isReduced(tokens: Tokens, at: number): boolean {
	let [a, b] = [Number(textAt(tokens, at)), Number(textAt(tokens, at + 2))];
	while (b > 0) [a, b] = [b, a % b];
	return a === 1;
}

/** "one-half mile", "one half hour". */
function halfUnit(tokens: Tokens, number: NumberParse): Share | undefined {
	const place = skipHyphen(tokens, number.to);
	if (number.value !== 1 || textAt(tokens, place) !== "half") return undefined;
	const unit = UNIT_PHRASES.match(tokens, skipHyphen(tokens, place + 1));
	return unit === undefined ? undefined : partOfUnit(unit.entry, unit.to, 0.5);
}

function half(tokens: Tokens, at: number): Share | undefined {
	if (NOT_A_HALF.test(textAt(tokens, at - 1)) || isHyphen(tokens, at - 1)) return undefined;
	if (textAt(tokens, at - 1) === "a" && textAt(tokens, at - 2) === "and") return undefined;
	const ofPoint = ofPercent(tokens, at + 1, 0.5);
	if (ofPoint !== undefined) return ofPoint;
	const next = textAt(tokens, at + 1);
	const article = next === "a" || next === "an" ? at + 2 : skipHyphen(tokens, at + 1);
	// "half a million"
	if (article === at + 2 && isScale(tokens, article)) return undefined;
	const unit = UNIT_PHRASES.match(tokens, article);
	if (unit?.entry.singular || (unit !== undefined && article === at + 2))
		return partOfUnit(unit.entry, unit.to, 0.5);
	const isShare =
		HALF_OF.test(next) ||
		/^(?:than|nearly|almost|about|least|over|under|around)$/.test(textAt(tokens, at - 1));
	return isShare ? percent(at + 1, 0.5) : undefined;
}

/** "a percentage point", "of one per cent" behind a fraction, which is then a part of that. */
function ofPercent(tokens: Tokens, at: number, fraction: number): Share | undefined {
	let place = textAt(tokens, at) === "of" ? at + 1 : skipHyphen(tokens, at);
	const isCounted = /^(?:an?|one|1)$/.test(textAt(tokens, place));
	if (isCounted) place++;
	else if (place !== at && textAt(tokens, at) === "of") return undefined;
	const share = percentOf(tokens, place);
	const isPoint = textAt(tokens, place) === "point";
	if (share === undefined && !isPoint) return undefined;
	const { measure } = share?.kind ?? POINTS;
	if (measure !== "percent" && measure !== "points") return undefined;
	return {
		to: share?.to ?? place + 1,
		value: tidy(fraction * (share?.kind.factor ?? 1)),
		precision: 0,
		measure,
	};
}

/** "Pounds" of "a quarter of a million pounds". */
function currencyBehind(tokens: Tokens, at: number): { to: number; currency: string } | undefined {
	const named = CURRENCY_NAMES.match(tokens, at);
	if (named !== undefined)
		return named.entry.factor === 1 ? { to: named.to, currency: named.entry.code } : undefined;
	const currency = NEEDS_SCALE.get(textAt(tokens, at));
	return currency === undefined ? undefined : { to: at + 1, currency };
}

function isScale(tokens: Tokens, at: number): boolean {
	const word = textAt(tokens, at);
	return word === "hundred" || DOZENS.has(word) || SCALES.has(word);
}

/** The fraction whose numerator is `numerator` and whose denominator is looked for at `next`. */
function part(
	tokens: Tokens,
	at: number,
	numerator: number,
	next: number,
	hyphen: boolean,
): Share | undefined {
	const place = skipHyphen(tokens, next);
	const word = textAt(tokens, place);
	const single = numerator === 1;
	const denominator =
		DENOMINATORS.get(word) ?? (word.endsWith("s") ? DENOMINATORS.get(word.slice(0, -1)) : undefined);
	if (denominator === undefined || numerator >= denominator) return undefined;
	const plural = word.endsWith("s");
	const to = place + 1;
	if (single === plural && !(hyphen && VOTED.test(textAt(tokens, to)))) return undefined;
	const ofPoint = ofPercent(tokens, to, numerator / denominator);
	if (ofPoint !== undefined) return ofPoint;
	const ofs = textAt(tokens, to) === "of";
	if (ofs && /^an?$/.test(textAt(tokens, to + 1))) {
		const unit = UNIT_PHRASES.match(tokens, to + 2);
		if (unit !== undefined) return partOfUnit(unit.entry, unit.to, numerator / denominator);
		const scale = parseNumber(tokens, to + 1);
		if (scale !== undefined && scale.scale > 1) {
			const paid = currencyBehind(tokens, scale.to);
			return {
				to: paid?.to ?? scale.to,
				value: tidy((scale.value * numerator) / denominator),
				precision: scale.value / 20,
				measure: paid === undefined ? "count" : "money",
				currency: paid?.currency,
			};
		}
	}
	const words = textAt(tokens, at);
	const before = textAt(tokens, at - 1);
	const article = words === "a" || words === "an";
	// "a can and a half of beer"
	if (article && before === "and" && denominator === 2) return undefined;
	const needsOf = article || (single && !hyphen) || denominator === 4;
	// "fell by a third", "one fifth (20 %)": nothing follows that could be counted
	const isAlone =
		(isClosed(tokens, to) && ((single && !article && denominator > 4) || before === "by")) ||
		(article && isCompared(tokens, to));
	if (place === at || (needsOf && !ofs && !isAlone && !(hyphen && denominator === 4))) return undefined;
	return percent(to, numerator / denominator);
}

/** "A two-third majority", "a three-quarter stake": what takes a fraction before it without a plural. */
const VOTED = /^(?:majority|stake|share|vote|supermajority|interest|approval)$/;
const COMPARED = /^(?:more|less|fewer|higher|lower|larger|bigger|smaller|cheaper|dearer)$/;

/** "A third more than", "a fifth lower in May". */
function isCompared(tokens: Tokens, at: number): boolean {
	return COMPARED.test(textAt(tokens, at)) && isClosed(tokens, at + 1);
}

/** Whether no noun begins at `at`: a sign, the end, or a word that none begins with. */
function isClosed(tokens: Tokens, at: number): boolean {
	const token = tokens[at];
	if (token === undefined) return true;
	return token.kind === "word"
		? isStopword(token.text) || AFTER_CHANGE.test(token.text)
		: token.kind === "sign" && !isHyphen(tokens, at);
}

const AFTER_CHANGE = /^(?:last|next|since|over|within|compared|year|between|despite|overnight)$/;

function partOfUnit(unit: UnitEntry, to: number, value: number): Share {
	return { to, value: tidy(value), precision: 0, measure: unit.time ? "duration" : "unit", unit: unit.name };
}

const WHOLES: ReadonlySet<number> = new Set([
	2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 50, 100, 200, 500, 1e3, 1e4, 1e5, 1e6,
]);
const MOST_TO_ONE = 1000;
/** How far behind its number a span of play may stand, in tokens. */
const SPAN_WITHIN = 4;
const SPANS_OF_PLAY =
	/^(?:games?|matches|outings|starts|appearances|seasons|tests|innings|attempts|events|weekends)$/;

/** "one in five", "3 in 10", "nine out of 10". */
function oneInFive(tokens: Tokens, number: NumberParse): Share | undefined {
	const link = skipHyphen(tokens, number.to);
	const word = textAt(tokens, link);
	let at =
		word === "in"
			? skipHyphen(tokens, link + 1)
			: word === "out" && textAt(tokens, link + 1) === "of"
				? link + 2
				: undefined;
	if (at === undefined) return undefined;
	const every = textAt(tokens, at) === "every";
	if (every) at++;
	const whole = parseNumber(tokens, at);
	if (whole === undefined || number.value >= whole.value) return undefined;
	const next = skipHyphen(tokens, whole.to);
	// "one in 14 adults"
	const isOneOfSome = number.value === 1 && whole.value <= MOST_TO_ONE && looksCounted(tokens, next);
	if (!WHOLES.has(whole.value) && !isOneOfSome) return undefined;
	if (UNIT_PHRASES.match(tokens, next) !== undefined) return undefined;
	// "three in seven league matches"
	for (let i = next; i < next + SPAN_WITHIN; i++) if (SPANS_OF_PLAY.test(textAt(tokens, i))) return undefined;
	return percent(whole.to, number.value / whole.value);
}
