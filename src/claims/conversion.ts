import type { Span } from "../text/span.js";
import patterns from "./data/conversion.json" with { type: "json" };
import type { Facts, Slot } from "./facts.js";
import type { QuantityMention } from "./types.js";
import { inBaseUnit } from "./units.js";

/** One amount given twice: "$US550 billion ($838 billion)", "100 km (62 miles)". Offsets are into the sentence. */
export interface Conversion extends Span {
	/** Two currencies at a rate of their day, or two units whose rate is fixed. */
	readonly type: "currency" | "unit";
	readonly first: Slot;
	readonly second: Slot;
	readonly from: QuantityMention;
	readonly to: QuantityMention;
	/** Units of the second for one of the first, as printed. */
	readonly rate: number;
}

const same = patterns.sameAs.join("|");
const hedge = `(?:(?:${patterns.hedges.join("|")})\\s+)?`;
/** "(", "(or", "(worth about": what is between the amounts of a bracketed pair. */
const BRACKET = new RegExp(`^\\s*[([]\\s*(?:(?:${same}),?\\s+){0,2}${hedge}$`, "i");
/** ", £50m": a further amount in the same bracket. */
const IN_LIST = /^\s*[,;/]\s*(?:or |and )?$/;
const IN_OTHER_WORDS = new RegExp(`^\\s*,?\\s*(?:(?:${same}),?(?:\\s+|$)){1,2}${hedge}$`, "i");
const DASH = new RegExp(`^\\s*(?:[–—]| -)\\s*(?:(?:${same}),?\\s+)?${hedge}$`, "i");
const SLASH = /^\s*\/\s*$/;
/** Behind a dash, the second amount must stand alone: "€20m – £5m of it in cash" is two amounts. */
const ALONE = /^\s*(?:[–—,.;:)]| -|$)/;
/** "10 miles, or 3 km of it uphill": the second amount is a part. */
const PART = new RegExp(`^\\s*(?:${patterns.partWords.join("|")})\\b`, "i");
/** What may stand between the second amount and the end of the bracket: "at today's rates". */
const CLOSES = new RegExp(`^\\s*(?:(?:${patterns.rateWords.join("|")})[^()\\[\\]\\d;]{0,40})?[)\\];,/]`, "i");
/** "3 miles or 6 km" are two distances; a comma or a hedge makes them one. */
const ALTERNATIVE = /^\s*or\s*$/i;
/** Two currencies that traded farther apart than this are two amounts, not one. */
const WIDEST_RATE = 100_000;
/** The same distance in two units is never printed this far apart: the second is another distance. */
const ANOTHER_THING = 20;

/** What joins the two amounts of any conversion, wherever in the sentence. */
const ANY_LINK = new RegExp(`[(\\[/–—]| -|(?<!\\p{L})(?:${same})(?!\\p{L})`, "iu");

/** Whether a sentence may hold a conversion: worth reading closer, for most have nothing that could join two amounts. */
export function mayConvert(text: string): boolean {
	return ANY_LINK.test(text);
}

/** The conversions of a sentence, either order: in brackets, between dashes, after "or", "equivalent to", "worth". */
export function conversionsOf(facts: Facts): Conversion[] {
	const found: Conversion[] = [];
	let listed: Slot | undefined;
	for (let i = 0; i + 1 < facts.slots.length; i++) {
		const before = facts.slots[i];
		const second = facts.slots[i + 1];
		if (!before || !second) continue;
		const gap = facts.text.slice(before.end, second.start);
		const first = listed && IN_LIST.test(gap) ? listed : before;
		listed = undefined;
		const behind = facts.text.slice(second.end);
		const bracketed = (first !== before || BRACKET.test(gap)) && CLOSES.test(behind);
		if (!bracketed && !linked(gap, second, behind)) continue;
		const conversion = pairOf(first, second, bracketed);
		if (!conversion) continue;
		if (bracketed) listed = first;
		const close = bracketed && first === before ? closingBracket(behind) : 0;
		found.push({ start: first.start, end: second.end + close, ...conversion });
	}
	return found;
}

function linked(gap: string, { mention }: Slot, behind: string): boolean {
	if (mention.type !== "quantity") return false;
	const isMoney = mention.measure === "money";
	if (ALTERNATIVE.test(gap)) return isMoney || (mention.bound === "about" && !PART.test(behind));
	if (DASH.test(gap)) return ALONE.test(behind);
	return SLASH.test(gap) || (IN_OTHER_WORDS.test(gap) && (isMoney || !PART.test(behind)));
}

/** How far behind the second amount its bracket closes, when nothing but words is before that. */
function closingBracket(behind: string): number {
	return /^\s*[)\]]/.exec(behind)?.[0].length ?? 0;
}

function pairOf(
	first: Slot,
	second: Slot,
	bracketed: boolean,
): Omit<Conversion, "start" | "end"> | undefined {
	const from = first.mention;
	const to = second.mention;
	if (from.type !== "quantity" || to.type !== "quantity" || from.measure !== to.measure) return undefined;
	if (from.bound === "range" || to.bound === "range") return undefined;
	const rate = to.value / from.value;
	const pair = { first, second, from, to, rate };
	if (from.measure === "money") {
		if (from.unit !== to.unit) return undefined;
		// one bare dollar sign beside another is two currencies in brackets only
		if (from.currency === to.currency && !(bracketed && from.currency === "$")) return undefined;
		const told = Number.isFinite(rate) && rate > 0 && rate <= WIDEST_RATE && rate >= 1 / WIDEST_RATE;
		return told ? { type: "currency", ...pair } : undefined;
	}
	if (from.measure !== "unit" || from.unit === undefined || to.unit === undefined || from.unit === to.unit)
		return undefined;
	const a = inBaseUnit(from.unit, from.value);
	const b = inBaseUnit(to.unit, to.value);
	if (!a || !b || a.dimension !== b.dimension) return undefined;
	if (a.dimension !== "temperature") {
		const ratio = b.value / a.value;
		if (!(ratio < ANOTHER_THING && ratio > 1 / ANOTHER_THING)) return undefined;
	}
	return { type: "unit", ...pair };
}
