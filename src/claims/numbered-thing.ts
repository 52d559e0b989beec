import { overlaps, type Span } from "../text/span.js";
import { isStopword, type Token } from "../text/tokens.js";
import { isPlural, isVerb } from "./counted-thing.js";
import type { Facts, Slot } from "./facts.js";

/** One of several things that share a noun and are told apart by what stands behind it: "island 5", "Phase II", "plan B". */
export interface NumberedThing extends Span {
	/** The stem of the noun. */
	readonly noun: string;
	/** As printed. */
	readonly mark: string;
}

const NUMBER = /^\d{1,3}$/;
/** "I" is a word. */
const LETTER = /^[A-HJ-Z]$/;
const ROMAN = /^(?:II|III|IV|VI{0,3}|IX|XI{0,3})$/;
const VERB_ENDING = /(?:ed|ing|ly)$/;
const LEAST_LETTERS = 4;

/**
 * The numbered things of a sentence, less those of its dates and amounts. A number that counts what stands behind it, as
 * in "last year 5 ships", is none.
 */
export function numberedThings(facts: Facts): readonly NumberedThing[] {
	const things = known.get(facts) ?? read(facts);
	known.set(facts, things);
	return things;
}

/** A sentence is asked again for each figure that is held against it. */
const known = new WeakMap<Facts, readonly NumberedThing[]>();

function read({ tokens, slots }: Facts): NumberedThing[] {
	const isElse = (span: Span): boolean =>
		slots.some(
			({ mention, counted, start, end }) =>
				overlaps({ start, end }, span) &&
				(mention.type === "date" ||
					counted !== undefined ||
					(mention.measure !== "count" && mention.measure !== "designation")),
		);
	const found: NumberedThing[] = [];
	for (const [at, noun] of tokens.entries()) {
		const mark = tokens[at + 1];
		if (!mark || !isNoun(noun) || !isMark(mark, tokens[at + 2])) continue;
		if (mark.start - noun.end !== 1 || isElse(mark)) continue;
		found.push({ noun: noun.stem, mark: mark.text, start: noun.start, end: mark.end });
	}
	return found;
}

function isNoun({ kind, lower }: Token): boolean {
	return (
		kind === "word" &&
		lower.length >= LEAST_LETTERS &&
		!isStopword(lower) &&
		!isPlural(lower) &&
		!isVerb(lower) &&
		!VERB_ENDING.test(lower)
	);
}

function isMark({ text, kind }: Token, next: Token | undefined): boolean {
	if (kind === "number") return NUMBER.test(text) && !isUnit(next);
	return LETTER.test(text) || ROMAN.test(text);
}

/** "Lake 3 km wide", "year 5%": the number is of what follows. */
function isUnit(next: Token | undefined): boolean {
	if (!next) return false;
	return next.kind === "word"
		? !isStopword(next.lower) && !isVerb(next.lower)
		: !/^[.,;:!?)\]”"’–—]$/.test(next.text);
}

/**
 * Whether two figures are of different things because the sentences name things by one noun, and none of them the same
 * one; or because one of the figures is itself what a thing is told apart by.
 */
export function numberedApart(draft: Facts, own: Slot, passage: Facts, other: Slot): boolean {
	const [mine, theirs] = [numberedThings(draft), numberedThings(passage)];
	const isMark = (slot: Slot, things: readonly NumberedThing[]): boolean =>
		slot.mention.type === "quantity" &&
		slot.mention.measure === "count" &&
		things.some((thing) => overlaps(thing, slot));
	if (isMark(own, mine) || isMark(other, theirs)) return true;
	const others = theirs.filter((thing) => !overlaps(thing, other));
	return mine.some((thing) => {
		if (overlaps(thing, own)) return false;
		const { noun, mark } = thing;
		const alike = others.filter((one) => one.noun === noun);
		return alike.length > 0 && !alike.some((one) => one.mark === mark);
	});
}
