import lexicon from "./data/subset.json" with { type: "json" };
import type { Facts, Slot } from "./facts.js";
import type { QuantityMention } from "./types.js";

const having: ReadonlySet<string> = new Set(lexicon.having);
const determiners: ReadonlySet<string> = new Set(lexicon.determiners);
const skipped: ReadonlySet<string> = new Set(lexicon.skipped);

function count({ mention }: Slot): QuantityMention | undefined {
	return mention.type === "quantity" && mention.measure === "count" && mention.bound !== "range"
		? mention
		: undefined;
}

/** Whether a figure counts some of a set that is told: "60 of its members". */
export function isOfASet(facts: Facts, slot: Slot): boolean {
	return (
		count(slot) !== undefined &&
		slot.counted?.of === true &&
		facts.tokens[slot.lastToken]?.lower === "of" &&
		determiners.has(facts.tokens[slot.lastToken + 1]?.lower ?? "")
	);
}

/** Whether a figure is that of a set of which the sentence tells a part: the 90 of "many of the 90 voters". */
export function isSetOfAPart({ tokens }: Facts, slot: Slot): boolean {
	const before = slot.firstToken - 1;
	return (
		count(slot) !== undefined &&
		determiners.has(tokens[before]?.lower ?? "") &&
		tokens[before - 1]?.lower === "of" &&
		!lexicon.allOf.includes(tokens[before - 2]?.lower ?? "")
	);
}

/** Whether a figure tells how many there are in all: "has 50 members", "its 50 members". */
export function isWholeSet({ tokens }: Facts, slot: Slot): boolean {
	if (count(slot)?.bound !== "exact" || slot.counted === undefined || slot.counted.of) return false;
	let at = slot.firstToken - 1;
	while (skipped.has(tokens[at]?.lower ?? "")) at--;
	const lower = tokens[at]?.lower ?? "";
	return having.has(lower) || lower === "'s";
}

/** A part of a set that is larger than the set. */
export interface Oversized {
	readonly part: Slot;
	readonly whole: Slot;
}

/**
 * A part that one sentence tells of a set, and the number of the whole set in the other, where the part is the
 * larger. Both must count by the same noun, the whole must be told no narrower than the part, and the two sentences
 * must share a name, or the owner of the set.
 */
export function oversized(ofPart: Facts, ofWhole: Facts): Oversized | undefined {
	for (const part of ofPart.slots) {
		if (!isOfASet(ofPart, part)) continue;
		for (const whole of ofWhole.slots) {
			if (!isWholeSet(ofWhole, whole) || !isSameSet(ofPart, part, ofWhole, whole)) continue;
			const [some, all] = [count(part), count(whole)];
			if (some && all && some.lower > all.upper) return { part, whole };
		}
	}
	return undefined;
}

function isSameSet(ofPart: Facts, part: Slot, ofWhole: Facts, whole: Slot): boolean {
	const [a, b] = [part.counted, whole.counted];
	if (!a || !b || a.head !== b.head || !b.modifiers.every((modifier) => a.modifiers.includes(modifier)))
		return false;
	if (a.owner !== undefined && a.owner !== "") return ofWhole.byKey.has(a.owner);
	if (tellsYears(ofPart) || tellsYears(ofWhole)) return false;
	return ofPart.terms.some(({ proper, key }) => proper && ofWhole.byKey.has(key));
}

/** Sets grow: two sentences that tell a time may tell two. */
function tellsYears({ slots }: Facts): boolean {
	return slots.some(({ mention }) => mention.type === "date" && mention.grain === "year");
}
