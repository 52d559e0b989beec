import { months } from "../claims/date/lexicon.js";
import { LETTER_SCALES, scaleWord, TENS, UNITS } from "../claims/quantity/scales.js";
import type { DateMention, QuantityMention } from "../claims/types.js";
import { type Side, wordsOf } from "./types.js";

/**
 * The source's figure in the draft's own manner: digits or words, sign of the currency, "per cent", "bn".
 * Its value is the source's to the last digit; what is not surely the same in another manner stays as the source has it.
 */
export function figureInStyle(draft: Side, source: Side): string {
	const [a, b] = [draft.slot.mention, source.slot.mention];
	if (a.type !== "quantity" || b.type !== "quantity") return wordsOf(source);
	const own = partsOf(draft, a);
	const other = partsOf(source, b);
	const number = scaleInStyle(own.number, other.number) ?? numeralInStyle(own.number, a, other.number, b);
	return `${signInStyle(own.before, a, other.before, b)}${number}${percentInStyle(own.after, other.after)}`;
}

function partsOf({ slot, text }: Side, { number }: QuantityMention) {
	return {
		before: text.slice(slot.start, number.start),
		number: text.slice(number.start, number.end),
		after: text.slice(number.end, slot.end),
	};
}

const SIGN = /\p{L}{0,3}\p{Sc}\p{L}{0,3} ?$/u;

function signInStyle(own: string, a: QuantityMention, other: string, b: QuantityMention): string {
	const [sign] = SIGN.exec(own) ?? [];
	if (sign === undefined || a.currency === undefined || a.currency !== b.currency) return other;
	return other.replace(SIGN, () => sign);
}

const PERCENT = /^\s?(?:%|per ?cent|pct|pc)$/i;

function percentInStyle(own: string, other: string): string {
	return PERCENT.test(own) && PERCENT.test(other) ? own : other;
}

const SCALED = /^([\d.,]+)([\s-]*)(\p{L}+)$/u;
/** Manners of writing the scales from a thousand up, each whole in itself. */
const SCALE_MANNERS: readonly (readonly string[])[] = [
	["thousand", "million", "billion", "trillion"],
	["k", "m", "bn", "tn"],
	["K", "M", "B", "T"],
	["k", "mn", "bn", "trn"],
];

const scaleOf = (word: string) => scaleWord(word.toLowerCase()) ?? LETTER_SCALES.get(word.toLowerCase());

function scaleInStyle(own: string, other: string): string | undefined {
	const [, , gap = "", name = ""] = SCALED.exec(own) ?? [];
	const [, digits, , otherName = ""] = SCALED.exec(other) ?? [];
	const [scale, wanted] = [scaleOf(name), scaleOf(otherName)];
	if (digits === undefined || scale === undefined || wanted === undefined) return undefined;
	if (scale === wanted) return `${digits}${gap}${name}`;
	const inManner = SCALE_MANNERS.find((manner) => manner.includes(name))?.find(
		(word) => scaleOf(word) === wanted,
	);
	return inManner === undefined ? undefined : `${digits}${gap}${inManner}`;
}

const PLAIN_DIGITS = /^\d{1,2}$/;
/** Newsrooms write numbers below this in words where they count things, and others in digits. */
const FIRST_IN_DIGITS = 10;
const spelt = new Map([...UNITS, ...TENS].map(([word, value]) => [value, word] as const).reverse());

function numeralInStyle(own: string, a: QuantityMention, other: string, b: QuantityMention): string {
	const isWord = (text: string) => UNITS.has(text.toLowerCase()) || TENS.has(text.toLowerCase());
	const plain = (text: string) => PLAIN_DIGITS.test(text) || isWord(text);
	if (!plain(own) || !plain(other)) return other;
	const inWords = isWord(own);
	const follows = a.measure === "count" && inWords === a.value < FIRST_IN_DIGITS;
	const wanted = follows ? b.value < FIRST_IN_DIGITS : inWords;
	if (!wanted) return String(b.value);
	const word = spelt.get(b.value);
	if (word === undefined) return other;
	return /^\p{Lu}/u.test(own) ? `${word.slice(0, 1).toUpperCase()}${word.slice(1)}` : word;
}

const DAY_FIRST = /^(\d{1,2})(st|nd|rd|th)?( of)? (\p{L}+)(\.?)(?:(,? )(\d{4}))?$/u;
const MONTH_FIRST = /^(\p{L}+)(\.?) (\d{1,2})(st|nd|rd|th)?(?:(,? )(\d{4}))?$/u;
const ISO = /^\d{4}-\d{2}-\d{2}$/;
const SHORT_NAME = 4;

/** The source's day in the order and names of the draft's: "5 March 2024", "March 5, 2024", "2024-03-05". */
export function dateInStyle(draft: Side, source: Side): string {
	const words = wordsOf(draft);
	const [a, b] = [draft.slot.mention, source.slot.mention];
	if (a.type !== "date" || b.type !== "date" || !isPlainDay(a) || !isPlainDay(b)) return wordsOf(source);
	const { day, month, year } = b;
	if (day === undefined || month === undefined) return wordsOf(source);
	if (ISO.test(words) && year !== undefined) return [year, pad(month), pad(day)].join("-");
	const dayFirst = DAY_FIRST.exec(words);
	const monthFirst = MONTH_FIRST.exec(words);
	if (dayFirst) {
		const [, , ordinal, of = "", name = "", dot = "", gap, printed] = dayFirst;
		const tail = yearInStyle(a, b, gap, printed);
		if (tail === undefined) return wordsOf(source);
		return `${day}${ordinal ? ordinalEnding(day) : ""}${of} ${monthInStyle(month, name, dot)}${tail}`;
	}
	if (monthFirst) {
		const [, name = "", dot = "", , ordinal, gap, printed] = monthFirst;
		const tail = yearInStyle(a, b, gap, printed);
		if (tail === undefined) return wordsOf(source);
		return `${monthInStyle(month, name, dot)} ${day}${ordinal ? ordinalEnding(day) : ""}${tail}`;
	}
	return wordsOf(source);
}

function isPlainDay({ grain, bound, edge, weekday, impossible }: DateMention): boolean {
	return grain === "day" && !bound && !edge && weekday === undefined && !impossible;
}

/** The year behind the day; undefined when one side tells it and it cannot be left out or added. */
function yearInStyle(
	draft: DateMention,
	source: DateMention,
	gap: string | undefined,
	printed: string | undefined,
): string | undefined {
	if (printed !== undefined) return source.year === undefined ? undefined : `${gap ?? " "}${source.year}`;
	return source.year === undefined || draft.from?.slice(0, 4) === String(source.year) ? "" : undefined;
}

function monthInStyle(month: number, own: string, dot: string): string {
	const [full = "", ...short] = [...months].flatMap(([name, number]) => (number === month ? [name] : []));
	const isShort = own.length <= SHORT_NAME && own.toLowerCase() !== "may" && !isFullName(own);
	const name = isShort ? (short.find(({ length }) => length === own.length) ?? short[0] ?? full) : full;
	return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}${name === full ? "" : dot}`;
}

function isFullName(name: string): boolean {
	const number = months.get(name.toLowerCase());
	return [...months].find(([, value]) => value === number)?.[0] === name.toLowerCase();
}

function ordinalEnding(day: number): string {
	if (day >= 11 && day <= 13) return "th";
	return ["th", "st", "nd", "rd"][day % 10] ?? "th";
}

const pad = (part: number) => String(part).padStart(2, "0");
