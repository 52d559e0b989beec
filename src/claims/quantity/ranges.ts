import { parseAmount } from "./amount.js";
import { CHANGE_VERBS, rangeOpener, SCORE_WORDS } from "./bounds.js";
import { isCapital, isHeadline } from "./capitals.js";
import { type Amount, COUNT, type Kind, printedValue, times } from "./parts.js";
import { LETTER_SCALES, tidy } from "./scales.js";
import { attached, isHyphen, type Tokens, textAt } from "./tokens.js";
import { looksCounted } from "./words.js";

export interface Pair {
	readonly type: "range" | "score";
	/** First token, the opener ("between", "from") included. */
	readonly from: number;
	/** As printed; the low end is not always the first: "-18 °C to -34 °C". */
	readonly first: Amount;
	readonly second: Amount;
	readonly low: Amount;
	readonly high: Amount;
}

type Link = "-" | "to" | "and" | "or" | ":";

/** The range or score that begins with `first`; undefined when `first` stands alone. */
export function parsePair(tokens: Tokens, first: Amount, floor: number): Pair | undefined {
	const link = linkAt(tokens, first.to);
	if (link === undefined) return undefined;
	const linkTo = first.to + (suspended(tokens, first.to) ? 2 : 1);
	// "3-to-1"
	const isJoined = linkTo === first.to + 2 && isHyphen(tokens, linkTo);
	const behind = parseAmount(tokens, isJoined ? linkTo + 1 : linkTo);
	if (behind === undefined || (link === "-" && behind.negative)) return undefined;
	const second = first.kind.measure === "money" ? scaledLike(tokens, behind) : behind;
	// "7-Eleven"
	const inDigits = first.number.digits !== undefined;
	if ((link === "-" || link === ":") && inDigits !== (second.number.digits !== undefined)) return undefined;
	const opener = rangeOpener(tokens, first.from, floor);
	if (link === "and" && opener?.entry !== "between") return undefined;
	const from = opener?.from ?? first.from;
	if (link === ":") return ratio(tokens, first, second);
	if (isJoined && first.bare && second.bare && first.number.value > second.number.value)
		return { type: "score", from: first.from, first, second, low: first, high: second };
	if (first.bare && second.bare && looksLikeScore(tokens, first, second, link, opener !== undefined))
		return { type: "score", from: first.from, first, second, low: first, high: second };
	const ends = sameMeasure(link === "-" ? thousandsLike(first, second) : first, second);
	if (ends === undefined) return undefined;
	// Degrees of frost are told from the milder end: "-18 °C to -34 °C".
	const [low, high] =
		ends[0].negative && ends[1].negative && link === "to" && printedValue(ends[0]) > printedValue(ends[1])
			? [ends[1], ends[0]]
			: ends;
	if (printedValue(low) >= printedValue(high)) return undefined;
	if (link === "to" && opener === undefined && isStep(tokens, first, behind)) return undefined;
	if (isYearLike(tokens, low) && isYearLike(tokens, high)) return undefined;
	if (link === "or" && (printedValue(high) > 2 * printedValue(low) || opener !== undefined)) return undefined;
	if (opener?.entry === "from" && changes(tokens, opener.from)) return undefined;
	return { type: "range", from, first, second, low, high };
}

/** "15:1", "a 3:2 ratio"; not the verse of "Genesis 1:1". */
function ratio(tokens: Tokens, first: Amount, second: Amount): Pair | undefined {
	const isWhole = (amount: Amount): boolean => amount.bare && /^\d{1,4}$/.test(amount.number.digits ?? "");
	if (!isWhole(first) || !isWhole(second) || isCapital(tokens, first.from - 1)) return undefined;
	return { type: "score", from: first.from, first, second, low: first, high: second };
}

/** "50m" of "£30–50m": behind money the letter is a scale, and no metre. */
function scaledLike(tokens: Tokens, amount: Amount): Amount {
	const { number, kind } = amount;
	const factor = LETTER_SCALES.get(textAt(tokens, number.to));
	const isUnit = kind.measure === "unit" && amount.to === number.to + 1 && attached(tokens, number.to);
	if (factor === undefined || number.digits === undefined || !isUnit) return amount;
	return {
		...amount,
		number: times(number, factor, amount.to),
		kind: COUNT,
		numberTo: amount.to,
		bare: true,
	};
}

/** "3" of "rose from 3 to 5 per cent": it takes over what is printed once, and stays a figure of its own. */
export function startOfChange(tokens: Tokens, first: Amount, floor: number): Amount | undefined {
	if (!first.bare || textAt(tokens, first.to) !== "to") return undefined;
	const opener = rangeOpener(tokens, first.from, floor);
	if (opener?.entry !== "from" || !changes(tokens, opener.from)) return undefined;
	const second = parseAmount(tokens, first.to + 1);
	return second === undefined ? undefined : sameMeasure(first, second)?.[0];
}

/** "3" of "three- and four-year-olds": it takes over the unit that is printed once, and stays a figure of its own. */
export function startOfPair(tokens: Tokens, first: Amount): Amount | undefined {
	if (!first.bare || !suspended(tokens, first.to)) return undefined;
	const second = parseAmount(tokens, first.to + 2);
	if (second === undefined || second.bare || second.kind.measure === "money") return undefined;
	return { ...first, kind: second.kind, bare: false };
}

/** "51 votes to 49", "carried 320 to 298": what was counted on either side. */
export function parseVotes(tokens: Tokens, first: Amount): Pair | undefined {
	if (!first.bare || !Number.isInteger(first.number.value)) return undefined;
	const isNamed = VOTES.test(textAt(tokens, first.to));
	const link = isNamed ? first.to + 1 : first.to;
	if (textAt(tokens, link) !== "to" && !(isNamed && textAt(tokens, link) === "against")) return undefined;
	const second = parseAmount(tokens, link + 1);
	if (!second?.bare || !Number.isInteger(second.number.value) || first.number.scale !== second.number.scale)
		return undefined;
	if (
		!isNamed &&
		(first.number.value <= second.number.value || !nearScoreWord(tokens, first.from, second.to))
	)
		return undefined;
	return { type: "score", from: first.from, first, second, low: first, high: second };
}

const VOTES = /^votes?$/;

function linkAt(tokens: Tokens, at: number): Link | undefined {
	const word = textAt(tokens, suspended(tokens, at) ? at + 1 : at);
	if (word === "to" || word === "and" || word === "or") return word;
	if (word === "through") return "to";
	if (word === ":") return attached(tokens, at) && attached(tokens, at + 1) ? ":" : undefined;
	if (word !== "-") return undefined;
	return attached(tokens, at) === attached(tokens, at + 1) ? "-" : undefined;
}

/** The hyphen of "8- to 16-metre". */
function suspended(tokens: Tokens, at: number): boolean {
	return textAt(tokens, at) === "-" && attached(tokens, at) && /^(?:to|or|and)$/.test(textAt(tokens, at + 1));
}

function isYearLike(tokens: Tokens, amount: Amount): boolean {
	return (
		amount.bare && amount.to === amount.from + 1 && /^(?:1[5-9]|20)\d\d$/.test(textAt(tokens, amount.from))
	);
}

/** Whether a verb of change stands shortly before "from": "rose to 7 from 5", "up from 3 to 5"; not "ranged from". */
function changes(tokens: Tokens, opener: number): boolean {
	if (RANGING.test(textAt(tokens, opener - 1))) return false;
	for (let i = opener - 1; i >= 0 && i >= opener - 9; i--)
		if (CHANGE_VERBS.has(textAt(tokens, i))) return true;
	return false;
}

/** "Rose by $12 million to $52 million": how far, and to where. */
function isStep(tokens: Tokens, first: Amount, second: Amount): boolean {
	const before = textAt(tokens, first.from - 1);
	if (first.bare !== second.bare || (before !== "by" && !CHANGE_VERBS.has(before))) return false;
	return printedValue(second) > 2 * printedValue(first);
}

const RANGING = /^(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|anything|anywhere|everything)$/;

/** "20-30,000 people": the thousands that are printed once belong to both. */
function thousandsLike(first: Amount, second: Amount): Amount {
	const { number } = first;
	const isPart = /^[1-9]\d{0,2}$/.test(number.digits ?? "") && number.scale === 1;
	if (!isPart || !/^\d{1,3},000$/.test(second.number.digits ?? "")) return first;
	const value = number.value * THOUSAND;
	if (value >= second.number.value || value * WIDEST < second.number.value) return first;
	return { ...first, number: { ...number, value, step: THOUSAND } };
}

const THOUSAND = 1000;
/** By how much the ends of such a range differ at the most. */
const WIDEST = 5;

/** Both ends in one measure: "5" of "5 to 7 per cent" and "$5" of "$5-7 billion" take over what is left out. */
function sameMeasure(first: Amount, second: Amount): [Amount, Amount] | undefined {
	let low = first;
	let high = second;
	if (low.bare && !high.bare) low = { ...low, kind: high.kind };
	else if (high.bare && low.kind.measure === "money") high = { ...high, kind: low.kind };
	if (!comparable(low.kind, high.kind)) return undefined;
	const factor = high.number.scale;
	if (
		low.number.scale === 1 &&
		factor > 1 &&
		tidy(low.number.value * factor) <= high.number.value &&
		low.number.value < 1000
	)
		low = {
			...low,
			number: {
				...low.number,
				value: tidy(low.number.value * factor),
				step: low.number.step * factor,
				scale: factor,
			},
		};
	return [low, high];
}

function comparable(a: Kind, b: Kind): boolean {
	if (a.measure !== b.measure || a.factor !== b.factor) return false;
	if (a.measure !== "money") return a.unit === b.unit;
	// "$3 or $5 a month", but not "£2,100 a year – £17,800 rather than £15,700"
	if (a.unit !== undefined && a.unit !== b.unit) return false;
	return a.currency === b.currency || a.currency === "$" || b.currency === "$";
}

function looksLikeScore(tokens: Tokens, first: Amount, second: Amount, link: Link, opened: boolean): boolean {
	if (link === "and" || link === "or" || first.negative) return false;
	// "fought back from 5-2 down"
	if (opened && !(link === "-" && /^(?:up|down|ahead|behind)$/.test(textAt(tokens, second.to)))) return false;
	const isSmall = (amount: Amount): boolean =>
		Number.isInteger(amount.number.value) && amount.number.value < 600 && amount.number.scale === 1;
	const [a, b] = [first.number.value, second.number.value];
	// "won the two-party vote 55.2-44.8"
	if (link === "-" && Math.abs(a + b - 100) < 0.2 && first.number.step < 1 && second.number.step < 1)
		return true;
	if (!isSmall(first) || !isSmall(second)) return false;
	const played = nearScoreWord(tokens, first.from, second.to);
	if (link === "to") return a > b && played;
	if (a >= b) return true;
	// "the 4-6 Bears"
	if (textAt(tokens, first.from - 1) === "the" && isCapital(tokens, second.to) && !isHeadline(tokens))
		return true;
	if (looksCounted(tokens, second.to)) return false;
	return played || (b < 20 && !isNounLike(tokens, second.to));
}

function isNounLike(tokens: Tokens, at: number): boolean {
	return (
		tokens[at]?.kind === "word" &&
		!/^(?:at|in|on|to|by|with|after|against|from|and|but|as|over|for|the|a)$/.test(textAt(tokens, at))
	);
}

function nearScoreWord(tokens: Tokens, from: number, to: number): boolean {
	for (let i = Math.max(0, from - 5); i < from; i++) if (SCORE_WORDS.has(textAt(tokens, i))) return true;
	for (let i = to; i < to + 3; i++) if (SCORE_WORDS.has(textAt(tokens, i))) return true;
	return false;
}
