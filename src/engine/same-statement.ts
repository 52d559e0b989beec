import clauses from "../claims/data/clauses.json" with { type: "json" };
import lexicon from "../claims/data/statement-words.json" with { type: "json" };
import { compareDates } from "../claims/date-relation.js";
import type { Facts, Slot, Term } from "../claims/facts.js";
import type { Negation } from "../claims/negation.js";
import { isSayingVerb } from "../claims/saying.js";
import type { DateMention } from "../claims/types.js";
import { isThing } from "../claims/word-class.js";
import { areSynonyms, nearness, vectorOf } from "../text/word-relations.js";
import { isVerbLike } from "./apart.js";
import { counterparts, type Item } from "./counterparts.js";

const CLAUSE_MARK = /^[,;:()–—]$/;
const OWNS = /^['’]s?$/;
const openers: ReadonlySet<string> = new Set(clauses.openers);
const infinitiveMarks: ReadonlySet<string> = new Set(clauses.infinitiveMarks);
const determiners: ReadonlySet<string> = new Set(clauses.determiners);
const prepositions: ReadonlySet<string> = new Set(clauses.prepositions);
const parts: ReadonlySet<string> = new Set(lexicon.parts);
const exceptions: ReadonlySet<string> = new Set(lexicon.exceptions);
const deadlines: ReadonlySet<string> = new Set(lexicon.deadlines);
const spans: ReadonlySet<string> = new Set(lexicon.spans);
const contrasts = lexicon.contrasts.map((group) => new Map<string, string>(Object.entries(group)));

/** How far from the words that are opposed something tells what they are said of. */
const NEAR = 10;
/** Between a preposition and its noun. */
const PHRASE = 3;
/** Words used more alike than this may stand for each other. */
const ALIKE = 0.7;

/**
 * Whether two sentences with opposed words are told to speak of two things, whatever else is alike: of the fisheries
 * bill and of the pensions bill, of the family and of the staff, of what was before and of what came after. `at` and
 * `there` are the tokens of the opposed words.
 */
export function toldApart(draft: Facts, at: number, passage: Facts, there: number): boolean {
	return (
		kindsApart(draft, at, passage, there) ||
		complementsApart(draft, at, passage, there) ||
		placesApart(draft, passage) ||
		datesApart(draft, at, passage, there) ||
		spansApart(draft, passage) ||
		subjectsApart(draft, at, passage, there) ||
		sayersApart(draft, at, passage, there)
	);
}

/**
 * Whether a denial holds up to a time only, and the other sentence tells of no such time: "will not open before May"
 * beside "may open from May".
 */
export function deniesUntil({ tokens }: Facts, { to, scopeEnd }: Negation, other: Facts): boolean {
	return (
		tokens.slice(to, scopeEnd).some(({ lower }) => deadlines.has(lower)) &&
		!other.tokens.some(({ lower }) => deadlines.has(lower))
	);
}

/** One thing near the opposed words is told by another word right before it on either side. */
function kindsApart(draft: Facts, at: number, passage: Facts, there: number): boolean {
	const [from, to] = clauseAround(passage, there);
	const here = (term: Term) => term.at >= from && term.at < to;
	return draft.terms.some((term) => {
		if (term.proper || Math.abs(term.at - at) > NEAR) return false;
		const kind = kindOf(draft, term, at);
		if (!kind || passage.byKey.get(kind.key)?.some(here)) return false;
		return passage.byKey.get(term.key)?.some((same) => {
			const other = here(same) ? kindOf(passage, same, there) : undefined;
			return other && !draft.byKey.has(other.key) && !areSynonyms(kind.key, other.key);
		});
	});
}

/** The content word right before a noun, when it is no verb and not one of the opposed words. */
function kindOf(facts: Facts, { at }: Term, opposed: number): Term | undefined {
	if (at === opposed || at - 1 === opposed) return undefined;
	const [two, one, word] = [at - 2, at - 1, at].map((i) => facts.tokens[i]?.lower ?? "");
	// "the west wing": after an article and a word, even what looks like a verb is a noun
	if (isVerbLike(word ?? "") && !determiners.has(two ?? "")) return undefined;
	if (isVerbLike(one ?? "") || infinitiveMarks.has(two ?? "")) return undefined;
	return facts.terms.find((term) => term.at === at - 1);
}

/** Between two marks or conjunctions. */
function clauseAround({ tokens }: Facts, at: number): readonly [from: number, to: number] {
	const bounds = (i: number) =>
		CLAUSE_MARK.test(tokens[i]?.text ?? "") || openers.has(tokens[i]?.lower ?? "");
	let from = at;
	while (from > 0 && !bounds(from - 1)) from--;
	let to = at + 1;
	while (to < tokens.length && !bounds(to)) to++;
	return [from, to];
}

/**
 * What the opposed words are done to, or what one preposition after them brings, is another thing on either side:
 * "found the rucksack" and "did not find the climber", "apologised to the staff" and "to the family". Each must be
 * unknown to the other: what is said of the draft's thing in another clause of the passage is another statement.
 */
function complementsApart(draft: Facts, at: number, passage: Facts, there: number): boolean {
	const [own, others] = [complementsAfter(draft, at), complementsAfter(passage, there)];
	const [from, to] = clauseAround(passage, there);
	return [...own].some(([by, phrase]) => {
		const other = others.get(by);
		const [head, otherHead] = [phrase.at(-1), other?.at(-1)];
		if (!other || !head || !otherHead || head.key === otherHead.key) return false;
		// what stands elsewhere in the passage is none of its other things, however like they are
		if (areAlike(head, otherHead) && !passage.byKey.has(head.key)) return false;
		const known = phrase.some(({ key }) =>
			passage.byKey.get(key)?.some((term) => term.at >= from && term.at < to),
		);
		return !known && !other.some(({ key }) => draft.byKey.get(key)?.some((term) => !isOwner(draft, term)));
	});
}

/** By preposition the words of the phrase that it brings, by "" those of one without; the first of each. */
function complementsAfter(facts: Facts, at: number): Map<string, Term[]> {
	const found = new Map<string, Term[]>();
	const [, to] = clauseAround(facts, at);
	let by = "";
	let open = !isThing(facts, at);
	for (let i = at + 1; i < Math.min(to, at + NEAR + 1); i++) {
		const lower = facts.tokens[i]?.lower ?? "";
		const term = facts.terms.find((one) => one.at === i);
		if (prepositions.has(lower)) {
			by = lower;
			open = !found.has(by);
		} else if (term && open) found.set(by, [...(found.get(by) ?? []), term]);
		else if (OWNS.test(lower)) found.delete(by);
		else if (!determiners.has(lower)) open = open && !found.has(by);
	}
	return found;
}

/** "The climber's rucksack": the owner is another thing. */
function isOwner({ tokens }: Facts, { at }: Term): boolean {
	return OWNS.test(tokens[at + 1]?.lower ?? "");
}

function areAlike(a: Term, b: Term): boolean {
	if (a.key === b.key || areSynonyms(a.key, b.key)) return true;
	if (a.proper || b.proper) return a.proper !== b.proper;
	const [left, right] = [vectorOf(a.key), vectorOf(b.key)];
	return left >= 0 && right >= 0 && nearness(left, right) >= ALIKE;
}

/** "Before the election" and "after the election", "for the plan" and "against the plan". */
function placesApart(draft: Facts, passage: Facts): boolean {
	return draft.terms.some((term) =>
		passage.byKey.get(term.key)?.some((same) =>
			contrasts.some((group) => {
				const [own, other] = [before(draft, term, group), before(passage, same, group)];
				return own !== undefined && other !== undefined && own !== other;
			}),
		),
	);
}

function before({ tokens }: Facts, { at }: Term, group: ReadonlyMap<string, string>): string | undefined {
	for (let i = at - 1; i >= Math.max(0, at - PHRASE); i--) {
		const lower = tokens[i]?.lower ?? "";
		if (prepositions.has(lower)) return group.get(lower);
	}
	return undefined;
}

/** Both clauses tell when, and no time of the one is a time of the other. */
function datesApart(draft: Facts, at: number, passage: Facts, there: number): boolean {
	const [own, others] = [datesAround(draft, at), datesAround(passage, there)];
	const relations = own.flatMap((a) => others.map((b) => compareDates(a, b)));
	return relations.length > 0 && relations.every((relation) => relation === "exclusive");
}

/** The dates of the clause, or the nearest of the sentence where that has none. */
function datesAround(facts: Facts, at: number): DateMention[] {
	const [from, to] = clauseAround(facts, at);
	const dates = facts.slots.flatMap(({ mention, firstToken }) =>
		mention.type === "date" ? [{ mention, firstToken }] : [],
	);
	const near = dates.filter(({ firstToken }) => firstToken >= from && firstToken < to);
	const far = ({ firstToken }: { firstToken: number }) => Math.abs(firstToken - at);
	const nearest = dates.sort((a, b) => far(a) - far(b)).slice(0, 1);
	return (near.length > 0 ? near : nearest).map(({ mention }) => mention);
}

/** "Closed for three years" and "opened after three years". */
function spansApart(draft: Facts, passage: Facts): boolean {
	return draft.slots.some((slot) => {
		const own = draft.tokens[slot.firstToken - 1]?.lower ?? "";
		return (
			spans.has(own) &&
			passage.slots.some((other) => {
				const word = passage.tokens[other.firstToken - 1]?.lower ?? "";
				return word !== own && spans.has(word) && isSameFigure(slot, other);
			})
		);
	});
}

function isSameFigure({ mention: a }: Slot, { mention: b }: Slot): boolean {
	if (a.type === "date" || b.type === "date") return false;
	return a.measure === b.measure && a.value === b.value && a.unit === b.unit;
}

/** Each is what somebody says, and not the same one: "the ministry says it will not" beside "farmers say it will". */
function sayersApart(draft: Facts, at: number, passage: Facts, there: number): boolean {
	const [own, others] = [sayersOf(draft, at), sayersOf(passage, there)];
	if (own.length === 0 || others.length === 0) return false;
	return !others.some(({ key }) => draft.byKey.has(key) || own.some((one) => areSynonyms(one.key, key)));
}

/** The words for who says it: before the verb of saying that leads up to it, or beside one behind a comma after it. */
function sayersOf({ tokens, terms }: Facts, at: number): readonly Term[] {
	const between = (from: number, to: number) => terms.filter((term) => term.at >= from && term.at < to);
	for (let i = at - 1; i > 0 && !/^[;:]$/.test(tokens[i]?.text ?? ""); i--) {
		if (!isSayingVerb(tokens[i]?.lower ?? "")) continue;
		let from = i;
		while (from > i - NEAR && from > 0 && !/^[;:]$/.test(tokens[from - 1]?.text ?? "")) from--;
		return between(from, i);
	}
	for (let i = at + 1; i < tokens.length && !/^[;:]$/.test(tokens[i]?.text ?? ""); i++) {
		if (!isSayingVerb(tokens[i]?.lower ?? "")) continue;
		let comma = i - 1;
		while (comma > at && tokens[comma]?.text !== ",") comma--;
		if (comma === at) return [];
		const before = between(comma + 1, i);
		return before.length > 0 ? before : between(i + 1, i + PHRASE + 1);
	}
	return [];
}

/**
 * The draft's subject is a name that stands behind the passage's verb, or apart from whom that tells of: "Ada lost"
 * and "Bo won against Ada", "Ada does not" and "Bo, unlike Ada, does".
 */
function subjectsApart(draft: Facts, at: number, passage: Facts, there: number): boolean {
	const [from] = clauseAround(draft, at);
	const subject = draft.terms.filter((term) => term.proper && term.at >= from && term.at < at).at(-1);
	const same = subject && passage.byKey.get(subject.key);
	if (!same) return false;
	const [opens, to] = clauseAround(passage, there);
	const excepted = same.some(({ at: other }) => exceptions.has(passage.tokens[other - 1]?.lower ?? ""));
	const rival = passage.terms.some(
		(term) => term.proper && term.at >= opens && term.at < there && !draft.byKey.has(term.key),
	);
	return excepted || (rival && same.every((term) => term.at > there && term.at < to));
}

/** Whether the draft says it of some, of others or of a number that the passage does not tell. */
export function isOfPart(draft: Facts, at: number, passage: Facts): boolean {
	const [from] = clauseAround(draft, at);
	const word = draft.tokens.slice(from, at).find(({ lower }) => parts.has(lower))?.lower;
	if (word !== undefined) return !passage.tokens.some(({ lower }) => lower === word);
	return counterparts(draft, passage).some((item) => isUnknownNumber(draft, item, from, at));
}

function isUnknownNumber({ slots }: Facts, item: Item, from: number, to: number): boolean {
	if (!item.figure || item.at < from || item.at >= to || item.likeness > 0) return false;
	const slot = slots.find(({ firstToken }) => firstToken === item.at);
	return slot?.mention.type === "quantity" && slot.mention.measure === "count";
}
