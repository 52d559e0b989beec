import clauses from "../claims/data/clauses.json" with { type: "json" };
import type { Facts, Slot } from "../claims/facts.js";
import { areSynonyms } from "../text/word-relations.js";
import { isVerbLike, type Surroundings } from "./apart.js";

const prepositions: ReadonlySet<string> = new Set(clauses.prepositions);

/** "At the port" of "the strike at the port": what hangs on a word, or on the figure itself, by a preposition. */
interface Complement {
	/** Stem of what it hangs on; "" for the figure. */
	readonly on: string;
	readonly preposition: string;
	/** Keys of the words after the preposition, up to the next mark, verb or closed-class word. */
	readonly keys: readonly string[];
}

/**
 * Whether one word, or the figure itself, has another complement on either side: "£24m on scanners" and "£42m on
 * nurses", "the strike at the port" and "the strike at the quarry". Each must be unknown to the other sentence.
 */
export function complementsApart(
	draft: Facts,
	a: Slot,
	passage: Facts,
	b: Slot,
	around: Surroundings,
): boolean {
	const there = complementsOf(passage, b);
	return complementsOf(draft, a).some(({ on, preposition, keys }) => {
		if (keys.some((key) => passage.byKey.has(key) || around.has(key))) return false;
		return there.some(
			(other) =>
				other.on === on &&
				other.preposition === preposition &&
				!other.keys.some((key) => draft.byKey.has(key) || keys.some((own) => areSynonyms(own, key))),
		);
	});
}

function complementsOf(facts: Facts, slot: Slot): Complement[] {
	const found: Complement[] = [];
	for (let i = 1; i < facts.tokens.length; i++) {
		const preposition = facts.tokens[i]?.lower ?? "";
		if (!prepositions.has(preposition)) continue;
		const direct = i === slot.lastToken;
		const anchor = facts.terms.find(({ at }) => at === i - 1);
		if (!direct && !anchor) continue;
		const keys = phraseAfter(facts, i + 1);
		if (keys.length > 0) found.push({ on: direct ? "" : (anchor?.key ?? ""), preposition, keys });
	}
	return found;
}

/** An article or a possessive may stand before the words; nothing may stand between them. */
const BEFORE = 2;

function phraseAfter(facts: Facts, from: number): string[] {
	const keys: string[] = [];
	let next = from;
	for (const { at, key } of facts.terms) {
		if (at < from) continue;
		if (at > next + (keys.length === 0 ? BEFORE : 0)) break;
		if (keys.length > 0 && isVerbLike(facts.tokens[at]?.lower ?? "")) break;
		keys.push(key);
		next = at + 1;
	}
	return keys;
}
