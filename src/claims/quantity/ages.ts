import { isStopword } from "../../text/tokens.js";
import lexicon from "../data/number-words.json" with { type: "json" };
import { isCapital } from "./capitals.js";
import { parseNumber } from "./number.js";
import type { Amount } from "./parts.js";
import { attached, type Tokens, textAt } from "./tokens.js";
import { looksCounted } from "./words.js";

const AGED: ReadonlySet<string> = new Set(lexicon.aged);
const OLDEST = 120;
/** Below it a bare number behind a pronoun is as often something else. */
const GROWN = 10;
const DYING = /^(?:died|dies|die|dead|dying|life)$/;
const PRONOUN = /^(?:he|she|i|who)$/;
const PERSON = /^(?:he|she|i|they|we|his|her|their)$/;
const BEING = /^(?:is|was|were|am|been)$/;
const AT_THE_TIME = /^(?:when|at|and|now|but)$/;

type Bare = Pick<Amount, "from" | "to" | "number">;

/** Whether a bare number is an age, by the words around it: "aged 42", "John Smith, 42, of Leeds", "when she was 12". */
export function ageBy(tokens: Tokens, bare: Bare): boolean {
	const { from, to, number } = bare;
	if (saysAge(tokens, bare) || continuesAges(tokens, bare)) return true;
	if (!mayBeAge(number)) return false;
	const before = textAt(tokens, from - 1);
	if (/^turn(?:ed|s|ing)$/.test(before) && number.value >= GROWN && !looksCounted(tokens, to)) return true;
	if (/^(?:under|over|below|above)$/.test(before) && AGED.has(textAt(tokens, from - 2)))
		return isClosed(tokens, to);
	// "older than 55", "the 18-34 age range"
	if (before === "than" && /^(?:older|younger)$/.test(textAt(tokens, from - 2))) return isClosed(tokens, to);
	if (before === ",") return isApposition(tokens, from, to, number);
	// "people aged over 45"
	if (/^(?:under|over|below|above)$/.test(before) && /^age[ds]$/.test(textAt(tokens, from - 2))) return true;
	if (number.value === 0 || !isClosed(tokens, to)) return false;
	if (before === "then" || before === "now" || before === "just" || before === "only")
		return number.value >= GROWN && isBornBy(tokens, from - 1, to);
	if (before === "at") return DYING.test(textAt(tokens, from - 2)) || isAtAge(tokens, from, to, number.value);
	return isBeing(tokens, from - 1, to) && (number.value >= GROWN || textAt(tokens, from - 3) === "when");
}

/** "Under-18s", "over 65s". */
export interface AgeGroup {
	readonly from: number;
	readonly numberFrom: number;
	readonly numberTo: number;
	readonly to: number;
	readonly value: number;
	readonly isOver: boolean;
}

/** The group of people whose age is the number at token `at`. */
export function ageGroup(tokens: Tokens, at: number): AgeGroup | undefined {
	if (textAt(tokens, at + 1) !== "s" || !attached(tokens, at + 1) || tokens[at]?.kind !== "number")
		return undefined;
	const side = textAt(tokens, at - 1) === "-" ? at - 2 : at - 1;
	const word = textAt(tokens, side);
	const value = Number(textAt(tokens, at));
	if (!/^(?:over|under)$/.test(word) || !Number.isInteger(value) || value > OLDEST) return undefined;
	return { from: side, numberFrom: at, numberTo: at + 1, to: at + 2, value, isOver: word === "over" };
}

/** How many ages may stand beside each other. */
const MOST_AGES = 6;

/** "Aged 7, 9 and 12", "were 19 and 23": the ages behind the first, which the words before tell. */
function continuesAges(tokens: Tokens, { from, to, number }: Bare): boolean {
	if (!mayBeAge(number) || number.value === 0 || looksCounted(tokens, to)) return false;
	let at = from;
	for (let count = 0; count < MOST_AGES; count++) {
		if (/^(?:and|or|&)$/.test(textAt(tokens, at - 1))) at--;
		if (textAt(tokens, at - 1) === ",") at--;
		const before = at === from ? undefined : parseNumber(tokens, at - 1);
		if (before?.to !== at || !mayBeAge(before)) return false;
		const first = { from: at - 1, to: at, number: before };
		if (saysAge(tokens, first) || (isClosed(tokens, to) && isBeing(tokens, at - 2, at))) return true;
		at--;
		from = at;
	}
	return false;
}

/** Whether the words before a number, or before the first of two, say that it is an age: "aged", "between the ages of". */
export function saysAge(tokens: Tokens, { from, to, number }: Bare): boolean {
	const before = textAt(tokens, from - 1);
	const isGroup =
		textAt(tokens, to) === "age" && /^(?:range|group|bracket|band)s?$/.test(textAt(tokens, to + 1));
	const isSaid =
		isGroup || /^age[ds]?$/.test(before) || (before === "of" && /^ages?$/.test(textAt(tokens, from - 2)));
	return isSaid && mayBeAge(number);
}

function mayBeAge({ value, scale }: Amount["number"]): boolean {
	return Number.isInteger(value) && value <= OLDEST && scale === 1;
}

const OF_A_PLACE = /^(?:the|of|in|at|from|an?)$/;

/** "John Smith, 42, of Leeds"; "and Ann, three, live here"; "Smith, 42." at the end. */
function isApposition(tokens: Tokens, from: number, to: number, number: Amount["number"]): boolean {
	if (number.value === 0 || tokens[from - 2]?.kind !== "word") return false;
	if (number.digits === undefined && !isCapital(tokens, from - 2)) return false;
	if (textAt(tokens, to) === ",") return tokens[to + 1]?.kind !== "number";
	// "Ann Hale, 31 and from Derby", "Bob Roe, 42 and a father"
	if (textAt(tokens, to) === "and" && number.digits !== undefined && isCapital(tokens, from - 2))
		return /^(?:an?|from|of|living|originally)$/.test(textAt(tokens, to + 1));
	const isLast = to >= tokens.length - 1 && /^[.!?]?$/.test(textAt(tokens, to));
	// "The Jews of Leeds, 18." is a page
	const isName = isCapital(tokens, from - 2) && from > 2 && !OF_A_PLACE.test(textAt(tokens, from - 3));
	return isLast && isName && number.digits !== undefined && number.value >= GROWN;
}

/** "then 26, decided", "is now 81 and". */
function isBornBy(tokens: Tokens, adverb: number, to: number): boolean {
	const before = textAt(tokens, adverb - 1);
	if (before === "," && textAt(tokens, adverb) !== "only") return textAt(tokens, to) === ",";
	return isBeing(tokens, adverb, to);
}

/** "when she was 12", "he is 55.", "was 13 at the time". */
function isBeing(tokens: Tokens, at: number, to: number): boolean {
	const verb = BEING.test(textAt(tokens, at)) ? at : at - 1;
	if (
		!BEING.test(textAt(tokens, verb)) ||
		(verb !== at && !/^(?:now|just|only|then)$/.test(textAt(tokens, at)))
	)
		return false;
	const next = textAt(tokens, to);
	if (next === "at") return textAt(tokens, to + 1) === "the" && textAt(tokens, to + 2) === "time";
	const isEnd = tokens[to]?.kind !== "word" || AT_THE_TIME.test(next);
	if (!isEnd || /^[%:/-]$/.test(next)) return false;
	const subject = textAt(tokens, verb - 1);
	if (PRONOUN.test(subject) || (verb !== at && isCapital(tokens, verb - 1))) return true;
	return next === "when" && PERSON.test(textAt(tokens, to + 1));
}

/** "At 22, she won", "“At 26, Hale is": at the start, and a person after it. */
function isAtAge(tokens: Tokens, from: number, to: number, years: number): boolean {
	const isFirst = from === 1 || (from === 2 && tokens[0]?.kind === "sign");
	if (!isFirst || years < GROWN || textAt(tokens, to) !== ",") return false;
	return /^(?:s?he|i)$/.test(textAt(tokens, to + 1)) || isCapital(tokens, to + 1);
}

function isClosed(tokens: Tokens, at: number): boolean {
	return tokens[at]?.kind !== "word" || isStopword(textAt(tokens, at));
}
