import type { Actor } from "../claims/actor.js";
import { mayBeSame } from "../claims/bearer.js";
import { clausesOf } from "../claims/clause.js";
import { isVerb } from "../claims/counted-thing.js";
import grammar from "../claims/data/clauses.json" with { type: "json" };
import roleLexicon from "../claims/data/roles.json" with { type: "json" };
import type { Facts, Term } from "../claims/facts.js";
import { isStopword, type Token } from "../text/tokens.js";
import { areSynonyms } from "../text/word-relations.js";

/** A sentence with its names. */
export interface Scene {
	readonly facts: Facts;
	readonly actors: readonly Actor[];
}

/** One name of a sentence. */
export interface Part extends Scene {
	readonly actor: Actor;
}

/** How far two names stand in the same place of the same statement; all are 0..1, and tell nothing of the names. */
export type SlotFeatures = Readonly<Record<string, number>>;

const NEAR = 4;
const OTHER_CLAUSE = 0.4;
const COMMA = 0.8;
const LONGEST_RUN = 6;
/** How far before a name its preposition may stand. */
const REACH = 5;
/** Content words beside the draft's name that are looked for, and how many beside the other are looked at. */
const CONTENT = 4;
const WINDOW = 7;

const determiners = new Set(grammar.determiners);
const prepositions = new Set(grammar.prepositions);
const titles = new Set([...roleLexicon.honorifics, ...roleLexicon.roles, ...roleLexicon.modifiers]);

/** Measures how the place of one name in a draft's sentence agrees with the place of another name in a passage. */
export function compareSlots(draft: Part, passage: Part): SlotFeatures {
	const left = run(draft, passage, -1);
	const right = run(draft, passage, 1);
	const [a, b] = [slotOf(draft), slotOf(passage)];
	const near = nearness(draft, passage);
	const nearBack = nearness(passage, draft);
	const names = namesAgree(draft, passage);
	const namesBack = namesAgree(passage, draft);
	const figures = figuresAgree(draft, passage);
	return {
		near,
		nearBack,
		nearProduct: near * nearBack,
		cover: cover(draft, passage),
		coverBack: cover(passage, draft),
		leftWords: left.words / LONGEST_RUN,
		rightWords: right.words / LONGEST_RUN,
		leftWeight: left.weight,
		rightWeight: right.weight,
		bothSides: left.words > 0 && right.words > 0 ? 1 : 0,
		runProduct: Math.min(1, (left.weight + right.weight) / 2),
		samePlace: a === b ? 1 : 0,
		sharedWord: draft.actor.words.some((word) => !isStopword(word) && passage.actor.words.includes(word))
			? 1
			: 0,
		namesAgree: names,
		namesBack,
		figuresAgree: figures > 0 ? 1 : 0,
		figuresDiffer: figures < 0 ? 1 : 0,
		pairSame: pairSame(draft, passage) ? 1 : 0,
		short: draft.facts.terms.length < 5 ? 1 : 0,
		leadIn: beside(draft, passage, -1),
		leadOut: beside(draft, passage, 1),
		leadInBack: beside(passage, draft, -1),
		leadOutBack: beside(passage, draft, 1),
		shared: Math.min(1, sharedWeight(draft, passage) / 4),
	};
}

function within(actor: Actor, at: number): boolean {
	return at >= actor.firstToken && at < actor.lastToken;
}

/** The pull of a token on a name: less with each word between, and with each mark or clause. */
function pull({ facts, actor }: Part, at: number, clauses: Uint16Array): number {
	const distance = at < actor.firstToken ? actor.firstToken - at : at - actor.lastToken + 1;
	let factor = NEAR / (NEAR + distance);
	if (clauses[at] !== clauses[actor.firstToken]) factor *= OTHER_CLAUSE;
	const [low, high] = at < actor.firstToken ? [at + 1, actor.firstToken] : [actor.lastToken, at];
	for (let i = low; i < high; i++) if (facts.tokens[i]?.text === ",") factor *= COMMA;
	return factor;
}

/** 0..1: how much of what stands around the name also stands around the other. */
function nearness(from: Part, to: Part): number {
	const [own, others] = [clausesOf(from.facts.tokens), clausesOf(to.facts.tokens)];
	let sum = 0;
	let matched = 0;
	for (const term of from.facts.terms) {
		if (within(from.actor, term.at)) continue;
		const weight = term.weight * pull(from, term.at, own);
		sum += weight;
		let best = 0;
		for (const there of to.facts.byKey.get(term.key) ?? [])
			if (!within(to.actor, there.at)) best = Math.max(best, pull(to, there.at, others));
		if (best > 0) matched += weight * (0.4 + 0.6 * Math.min(1, best * 2));
	}
	return sum > 0 ? matched / sum : 0;
}

function cover(from: Part, to: Part): number {
	return coverOf(from, to.facts);
}

/** 0..1: how much of the name's clause the other sentence has. */
export function coverOf(from: Part, to: Facts): number {
	const clauses = clausesOf(from.facts.tokens);
	let sum = 0;
	let matched = 0;
	for (const term of from.facts.terms) {
		if (within(from.actor, term.at) || clauses[term.at] !== clauses[from.actor.firstToken]) continue;
		sum += term.weight;
		if (to.byKey.has(term.key)) matched += term.weight;
	}
	return sum > 0 ? matched / sum : 0;
}

function sharedWeight(a: Part, b: Part): number {
	return a.facts.terms.reduce(
		(sum, term) => sum + (!within(a.actor, term.at) && b.facts.byKey.has(term.key) ? term.weight : 0),
		0,
	);
}

/** The words that are the same, one by one, before (-1) or after (1) both names; articles, titles and quotation marks are passed over. */
function run(a: Part, b: Part, step: 1 | -1): { words: number; weight: number } {
	let words = 0;
	let weight = 0;
	let i = step > 0 ? a.actor.lastToken : a.actor.firstToken - 1;
	let j = step > 0 ? b.actor.lastToken : b.actor.firstToken - 1;
	while (words < LONGEST_RUN) {
		while (isPassedOver(a.facts.tokens[i])) i += step;
		while (isPassedOver(b.facts.tokens[j])) j += step;
		const [left, right] = [a.facts.tokens[i], b.facts.tokens[j]];
		if (!left || !right || left.stem !== right.stem) break;
		words++;
		if (left.kind !== "punct") weight += isStopword(left.lower) ? 0.15 : 0.5;
		i += step;
		j += step;
	}
	return { words, weight: Math.min(1, weight) };
}

/** 0..1: how many of the content words right before (-1) or after (1) one name stand there beside the other, synonyms too. */
function beside(from: Part, to: Part, step: 1 | -1): number {
	const others = neighbours(to, step, WINDOW);
	let sum = 0;
	let matched = 0;
	for (const [i, term] of neighbours(from, step, CONTENT).entries()) {
		const weight = term.weight / (i + 1);
		sum += weight;
		if (others.some(({ key }) => areSynonyms(key, term.key))) matched += weight;
	}
	return sum > 0 ? matched / sum : 0;
}

/** The content words before or after a name within its clause, the nearest first. */
function neighbours({ facts, actor }: Part, step: 1 | -1, most: number): Term[] {
	const clauses = clausesOf(facts.tokens);
	const own = facts.terms.filter(
		({ at }) =>
			clauses[at] === clauses[actor.firstToken] && (step < 0 ? at < actor.firstToken : at >= actor.lastToken),
	);
	return step < 0 ? own.reverse().slice(0, most) : own.slice(0, most);
}

function isPassedOver(token: Token | undefined): boolean {
	return (
		token !== undefined &&
		(/^["'“”‘’]$/.test(token.text) ||
			determiners.has(token.lower) ||
			titles.has(token.lower.replace(/\.$/, "")))
	);
}

/** What a name is to its clause, as far as the words around it tell: its preposition, an owner, before or after the verb. */
function slotOf({ facts, actor }: Part): string {
	const { tokens } = facts;
	if (/^['’]s?$/.test(tokens[actor.lastToken]?.text ?? "")) return "owner";
	for (let i = actor.firstToken - 1; i >= Math.max(0, actor.firstToken - REACH); i--) {
		const token = tokens[i];
		if (!token) break;
		if (prepositions.has(token.lower)) return token.lower;
		if (token.kind === "punct" && !/^["'“”‘’-]$/.test(token.text)) break;
		if (isVerbLike(token)) return "object";
	}
	const next = tokens[actor.lastToken];
	if (next && (isVerbLike(next) || isAuxiliary(next))) return "subject";
	return "other";
}

function isVerbLike({ kind, lower, text }: Token): boolean {
	return kind === "word" && /^\p{Ll}/u.test(text) && (isVerb(lower) || /(?:ed|ing)$/.test(lower));
}

const auxiliaries = new Set(grammar.auxiliaries);

function isAuxiliary({ lower }: Token): boolean {
	return auxiliaries.has(lower);
}

/** 0..1: how many of the other names around one are known to the other sentence; 1 when there are none. */
function namesAgree(from: Part, to: Part): number {
	const others = from.actors.filter((actor) => actor !== from.actor);
	if (others.length === 0) return 1;
	const knownThere = others.filter((actor) =>
		to.actors.some((there) => there !== to.actor && mayBeSame(actor, there)),
	);
	return knownThere.length / others.length;
}

/** 1: a figure of the name's clause is printed in the other sentence; -1: figures on both sides, none the same; 0: none. */
function figuresAgree(from: Part, to: Part): number {
	const own = numbersOf(from);
	const others = numbersOf(to);
	if (own.length === 0 || others.length === 0) return 0;
	return own.some((stem) => others.includes(stem)) ? 1 : -1;
}

/** Both clauses print figures that the other sentence does not: they may tell two events of one kind. */
export function figuresApart(a: Part, b: Part): boolean {
	return strayFigure(a, b) && strayFigure(b, a);
}

function strayFigure(from: Part, to: Part): boolean {
	const own = printedNumbers(from.facts);
	if (own.length === 0) return false;
	const others = numbersOf(to);
	const clauses = clausesOf(from.facts.tokens);
	return own.some(({ at, stem }) => clauses[at] === clauses[from.actor.firstToken] && !others.includes(stem));
}

function numbersOf({ facts, actor }: Part): string[] {
	return printedNumbers(facts).flatMap(({ at, stem }) => (within(actor, at) ? [] : [stem]));
}

const printed = new WeakMap<Facts, readonly { readonly at: number; readonly stem: string }[]>();

/** The numbers of a sentence with their places: asked for every pair of its names. */
function printedNumbers(facts: Facts): readonly { readonly at: number; readonly stem: string }[] {
	let found = printed.get(facts);
	if (!found) {
		found = facts.tokens.flatMap(({ kind, stem }, at) => (kind === "number" ? [{ at, stem }] : []));
		printed.set(facts, found);
	}
	return found;
}

/** Both names are joined by "and" to names of one bearer: "between Norway and Chile", "between Norway and Peru". */
function pairSame(a: Part, b: Part): boolean {
	return partnersOf(a).some((left) => partnersOf(b).some((right) => mayBeSame(left, right)));
}

function partnersOf({ facts, actors, actor }: Part): Actor[] {
	return actors.filter((other) => {
		if (other === actor) return false;
		const [first, second] = other.firstToken < actor.firstToken ? [other, actor] : [actor, other];
		const between = facts.tokens.slice(first.lastToken, second.firstToken).map(({ lower }) => lower);
		return (
			between.length <= 3 &&
			between.every((word) => word === "and" || word === "," || word === "the" || word === "'s")
		);
	});
}
