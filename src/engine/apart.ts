import { isVerb } from "../claims/counted-thing.js";
import clauses from "../claims/data/clauses.json" with { type: "json" };
import type { Facts, Slot, Term } from "../claims/facts.js";
import { stem } from "../text/tokens.js";
import { areSynonyms } from "../text/word-relations.js";

/** What is around a passage: its neighbours and its title. */
export interface Surroundings {
	has(key: string): boolean;
}

const VERB_LIKE = /(?:ed|ing|ly)$/;

/** Whether a word is a verb or an adverb, as far as its ending or the lexicon tells. */
export function isVerbLike(lower: string): boolean {
	return VERB_LIKE.test(lower) || isVerb(lower);
}

const CLAUSE_MARK = /^[,;:()–—]$/;
const clauseOpeners: ReadonlySet<string> = new Set(clauses.openers);
/** "The company", "the deal": what the text is about already, by another name. */
const selfReferences: ReadonlySet<string> = new Set(clauses.selfReferences);

/** "Its" is whoever the sentence names: only a name that its sentence does not have is another owner. */
export function ownersApart(draft: Facts, a: Slot, passage: Facts, b: Slot): boolean {
	const left = a.counted?.owner;
	const right = b.counted?.owner;
	if (left === undefined || right === undefined || left === right) return false;
	if (left === "") return !draft.byKey.has(right);
	if (right === "") return !passage.byKey.has(left);
	return true;
}

/** Both figures' clauses open with a subject, and neither sentence knows the other's. */
export function subjectsApart(
	draft: Facts,
	a: Slot,
	passage: Facts,
	b: Slot,
	around: Surroundings,
	context: Surroundings,
): boolean {
	const left = subject(draft, a);
	const right = subject(passage, b);
	if (left.length === 0 || right.length === 0) return false;
	const known = left.some(({ key }) => passage.byKey.has(key) || around.has(key));
	return !known && !right.some(({ key }) => draft.byKey.has(key) || context.has(key));
}

/** The run of content words that opens the figure's clause; empty when that is a pronoun, a verb or "the company". */
function subject(facts: Facts, slot: Slot): Term[] {
	let opens = 0;
	for (let i = 0; i < slot.firstToken; i++) {
		const token = facts.tokens[i];
		if (token && (CLAUSE_MARK.test(token.text) || clauseOpeners.has(token.lower))) opens = i + 1;
	}
	const run: Term[] = [];
	for (const term of facts.terms) {
		if (term.at < opens) continue;
		if (term.at >= slot.firstToken) break;
		const word = facts.tokens[term.at]?.lower ?? "";
		if (isVerbLike(word)) break;
		const last = run.at(-1);
		if (last ? term.at - last.at > 1 : term.at - opens > 3) break;
		run.push(term);
	}
	const only = run.length === 1 ? facts.tokens[run[0]?.at ?? -1]?.lower : undefined;
	return only !== undefined && selfReferences.has(only) ? [] : run;
}

/** What stands right after these is a verb: "to lift spending", "would cut spending". */
const infinitiveMarks: ReadonlySet<string> = new Set(clauses.infinitiveMarks);

/** A thing that both name before the figure is told apart by the word before it. */
export function modifierSwapped(draft: Facts, a: Slot, passage: Facts, b: Slot): boolean {
	for (const term of draft.terms) {
		if (term.at >= a.firstToken) break;
		const modifier = modifierOf(draft, term);
		if (!modifier || passage.byKey.has(modifier.key)) continue;
		const there = passage.byKey.get(term.key)?.find(({ at }) => at < b.firstToken);
		const other = there && modifierOf(passage, there);
		if (other && !draft.byKey.has(other.key)) return true;
	}
	return false;
}

/** The content word right before a term, when it is no verb. */
function modifierOf(facts: Facts, term: Term): Term | undefined {
	const before = facts.terms.find(({ at }) => at === term.at - 1);
	const word = facts.tokens[term.at]?.lower ?? "";
	if (!before || isVerbLike(word)) return undefined;
	const lower = facts.tokens[before.at]?.lower ?? "";
	const verb = isVerbLike(lower) || infinitiveMarks.has(facts.tokens[before.at - 1]?.lower ?? "");
	return verb ? undefined : before;
}

/** The last verbs before the figures differ, and neither sentence has the other's. */
export function predicatesApart(draft: Facts, a: Slot, passage: Facts, b: Slot): boolean {
	const left = predicate(draft, a);
	const right = predicate(passage, b);
	if (left === undefined || right === undefined || areSynonyms(left.key, right.key)) return false;
	return !passage.byKey.has(left.key) && !draft.byKey.has(right.key);
}

/** Verbs that tell no event apart: what they say is in their object. */
const lightVerbs: ReadonlySet<string> = new Set(clauses.lightVerbs.map(stem));

/** The last verb before the figure that says what happens, as far as its ending or the lexicon tells. */
function predicate(facts: Facts, slot: Slot): Term | undefined {
	let last: Term | undefined;
	for (const term of facts.terms) {
		if (term.at >= slot.firstToken) break;
		const word = facts.tokens[term.at]?.lower ?? "";
		if ((/(?:ed|ing)$/.test(word) || isVerb(word)) && !lightVerbs.has(term.key)) last = term;
	}
	return last;
}
