import type { Actor } from "../claims/actor.js";
import { mayBeSame } from "../claims/bearer.js";
import grammar from "../claims/data/clauses.json" with { type: "json" };
import roleLexicon from "../claims/data/roles.json" with { type: "json" };
import type { Facts, Term } from "../claims/facts.js";
import type { Scene, Standing } from "../claims/standing.js";
import { isStopword, type Token } from "../text/tokens.js";
import { areSynonyms } from "../text/word-relations.js";

/** How far two names stand in the same place of the same statement; all are 0..1, and tell nothing of the names. */
export type SlotFeatures = Readonly<Record<string, number>>;

const LONGEST_RUN = 6;
/** Content words beside a name that are looked for beside the other. */
const CONTENT = 4;

const prepositions = new Set(grammar.prepositions);
const determiners = new Set(grammar.determiners);
const titles = new Set([...roleLexicon.honorifics, ...roleLexicon.roles, ...roleLexicon.modifiers]);

/** Which names of two sentences may be of one bearer. */
export interface Bearers {
	same(draft: Actor, passage: Actor): boolean;
	/** Whether any name of the draft may be of the bearer. */
	inDraft(passage: Actor): boolean;
	/** The names of the passage that may be of the bearer. */
	inPassage(draft: Actor): readonly Actor[];
}

/** Compares every name of two sentences once. */
export function bearersOf(draft: Scene, passage: Scene): Bearers {
	const rows = new Map(
		draft.actors.map((own) => [own, passage.actors.filter((other) => mayBeSame(own, other))] as const),
	);
	const known = new Set([...rows.values()].flat());
	return {
		same: (own, other) => rows.get(own)?.includes(other) === true,
		inDraft: (other) => known.has(other),
		inPassage: (own) => rows.get(own) ?? [],
	};
}

/** How well two names stand in the same place, for ordering. */
export function slotStrength(draft: Standing, passage: Standing): number {
	const run = runsBeside(draft, passage);
	return 0.5 * nearness(draft, passage) + 0.25 * nearness(passage, draft) + 0.25 * run.product;
}

/** Measures how the place of one name in a draft's sentence agrees with the place of another name in a passage. */
export function compareSlots(draft: Standing, passage: Standing, bearers: Bearers): SlotFeatures {
	const { left, right, product } = runsBeside(draft, passage);
	const near = nearness(draft, passage);
	const nearBack = nearness(passage, draft);
	const figures = figuresAgree(draft, passage);
	return {
		strength: 0.5 * near + 0.25 * nearBack + 0.25 * product,
		near,
		nearBack,
		nearProduct: near * nearBack,
		cover: coverOf(draft, passage.facts),
		coverBack: coverOf(passage, draft.facts),
		leftWords: left.words / LONGEST_RUN,
		rightWords: right.words / LONGEST_RUN,
		leftWeight: left.weight,
		rightWeight: right.weight,
		bothSides: left.words > 0 && right.words > 0 ? 1 : 0,
		runProduct: product,
		samePlace: draft.part === passage.part ? 1 : 0,
		modifies: draft.modifies ? 1 : 0,
		modifiesOther: passage.modifies ? 1 : 0,
		subject: draft.part === "subject" ? 1 : 0,
		object: draft.part === "object" ? 1 : 0,
		owner: draft.part === "owner" ? 1 : 0,
		other: draft.part === "other" ? 1 : 0,
		sharedWord: draft.actor.words.some((word) => !isStopword(word) && passage.actor.words.includes(word))
			? 1
			: 0,
		namesAgree: shareOf(draft, (own) =>
			passage.actors.some((other) => other !== passage.actor && bearers.same(own, other)),
		),
		namesBack: shareOf(passage, (other) =>
			draft.actors.some((own) => own !== draft.actor && bearers.same(own, other)),
		),
		figuresAgree: figures > 0 ? 1 : 0,
		figuresDiffer: figures < 0 ? 1 : 0,
		pairSame: draft.partners.some((own) => passage.partners.some((other) => bearers.same(own, other)))
			? 1
			: 0,
		short: draft.facts.terms.length < 5 ? 1 : 0,
		leadIn: beside(draft.before, passage.before),
		leadOut: beside(draft.after, passage.after),
		leadInBack: beside(passage.before, draft.before),
		leadOutBack: beside(passage.after, draft.after),
		shared: Math.min(1, weightIn(draft.around, passage.facts) / 4),
	};
}

/** Whether both stand in lists of three names or more that are the same but for these two. */
export function isOddInList(
	{ list: own, actor, clause }: Standing,
	passage: Standing,
	bearers: Bearers,
): boolean {
	const mine = own.filter((one) => one !== actor);
	const others = passage.list.filter((other) => other !== passage.actor);
	return (
		mine.length >= SHORTEST_LIST - 1 &&
		mine.length === others.length &&
		mine.every((one) => others.some((other) => bearers.same(one, other))) &&
		isToldAlike(own, { clause, byKey: passage.facts.byKey })
	);
}

/** What the clause says beside the list stands in the passage too. */
function isToldAlike(
	list: readonly Actor[],
	{ clause, byKey }: Pick<Standing, "clause"> & Pick<Facts, "byKey">,
): boolean {
	let [sum, known] = [0, 0];
	for (const { at, key, weight } of clause) {
		if (list.some(({ firstToken, lastToken }) => at >= firstToken && at < lastToken)) continue;
		sum += weight;
		if (byKey.has(key)) known += weight;
	}
	return known >= LIST_TOLD && known >= sum * LIST_COVERED;
}

/** By weight, and of all that the clause says. */
const LIST_TOLD = 0.6;
const LIST_COVERED = 0.45;

const SHORTEST_LIST = 3;

/** 0..1: how much of what stands around the name also stands around the other. */
function nearness(from: Standing, to: Standing): number {
	let sum = 0;
	let matched = 0;
	for (const { key, at, weight } of from.around) {
		const pulled = weight * (from.pulls[at] ?? 0);
		sum += pulled;
		let best = 0;
		for (const there of to.facts.byKey.get(key) ?? []) best = Math.max(best, to.pulls[there.at] ?? 0);
		if (best > 0) matched += pulled * (0.4 + 0.6 * Math.min(1, best * 2));
	}
	return sum > 0 ? matched / sum : 0;
}

/** 0..1: how much of the name's clause the other sentence has. */
export function coverOf({ clause }: Standing, to: Facts): number {
	const sum = clause.reduce((total, { weight }) => total + weight, 0);
	return sum > 0 ? weightIn(clause, to) / sum : 0;
}

function weightIn(terms: readonly Term[], { byKey }: Facts): number {
	return terms.reduce((sum, { key, weight }) => sum + (byKey.has(key) ? weight : 0), 0);
}

interface Run {
	readonly words: number;
	readonly weight: number;
}

function runsBeside(draft: Standing, passage: Standing): { left: Run; right: Run; product: number } {
	const left = run(draft, passage, -1);
	const right = run(draft, passage, 1);
	return { left, right, product: Math.min(1, (left.weight + right.weight) / 2) };
}

/**
 * The words that are the same, one by one, before (-1) or after (1) both names. One preposition does for another;
 * articles, titles and quotation marks are passed over.
 */
function run(a: Standing, b: Standing, step: 1 | -1): Run {
	const [own, others] = [passedOver(a.facts.tokens), passedOver(b.facts.tokens)];
	let words = 0;
	let weight = 0;
	let i = step > 0 ? a.actor.lastToken : a.actor.firstToken - 1;
	let j = step > 0 ? b.actor.lastToken : b.actor.firstToken - 1;
	while (words < LONGEST_RUN) {
		while (own[i] === 1) i += step;
		while (others[j] === 1) j += step;
		const [left, right] = [a.facts.tokens[i], b.facts.tokens[j]];
		if (!left || !right) break;
		if (left.stem !== right.stem && !(prepositions.has(left.lower) && prepositions.has(right.lower))) break;
		words++;
		if (left.kind !== "punct") weight += isStopword(left.lower) ? 0.15 : 0.5;
		i += step;
		j += step;
	}
	return { words, weight: Math.min(1, weight) };
}

const passed = new WeakMap<readonly Token[], Uint8Array>();

/** By token: 1 for one that tells nothing of what stands beside it. */
function passedOver(tokens: readonly Token[]): Uint8Array {
	let found = passed.get(tokens);
	if (!found) {
		found = Uint8Array.from(tokens, (token, i) =>
			isPassedOver(token) || (i > 0 && isOfTitle(token)) ? 1 : 0,
		);
		passed.set(tokens, found);
	}
	return found;
}

/** A small word with a capital inside a sentence is a part of the name after it: "In Plain Sight". */
function isOfTitle({ text, lower }: Token): boolean {
	return isStopword(lower) && /^\p{Lu}\p{Ll}/u.test(text);
}

function isPassedOver({ text, lower }: Token): boolean {
	return /^["'“”‘’]$/.test(text) || determiners.has(lower) || titles.has(lower.replace(/\.$/, ""));
}

/** 0..1: how many of the content words right beside one name stand there beside the other, synonyms too. */
function beside(from: readonly Term[], to: readonly Term[]): number {
	let sum = 0;
	let matched = 0;
	for (const [i, { key, weight }] of from.slice(0, CONTENT).entries()) {
		const said = weight / (i + 1);
		sum += said;
		if (to.some((other) => areSynonyms(other.key, key))) matched += said;
	}
	return sum > 0 ? matched / sum : 0;
}

/** 0..1: how many of the other names around one are known; 1 when there are none. */
function shareOf({ actors, actor }: Standing, isKnown: (other: Actor) => boolean): number {
	if (actors.length < 2) return 1;
	let known = 0;
	for (const other of actors) if (other !== actor && isKnown(other)) known++;
	return known / (actors.length - 1);
}

/** 1: a figure is printed in both; -1: figures on both sides, none the same; 0: none. */
function figuresAgree({ numbers: own }: Standing, { numbers: others }: Standing): number {
	if (own.size === 0 || others.size === 0) return 0;
	for (const number of own) if (others.has(number)) return 1;
	return -1;
}

/** Both clauses print figures that the other sentence does not: they may tell two events of one kind. */
export function figuresApart(a: Standing, b: Standing): boolean {
	return strayFigure(a, b) && strayFigure(b, a);
}

function strayFigure({ clauseNumbers }: Standing, { numbers }: Standing): boolean {
	return clauseNumbers.some((number) => !numbers.has(number));
}
