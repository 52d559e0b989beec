import {
	type Bearers,
	bearersOf,
	compareSlots,
	coverOf,
	figuresApart,
	type SlotFeatures,
	slotStrength,
} from "../checks/name-slot.js";
import type { Actor } from "../claims/actor.js";
import { isCountry, mayBeSame } from "../claims/bearer.js";
import { isVerb } from "../claims/counted-thing.js";
import grammar from "../claims/data/clauses.json" with { type: "json" };
import type { Facts } from "../claims/facts.js";
import { isSaidToSomeone, isSayingVerb } from "../claims/saying.js";
import { type Scene, type Standing, standingOf } from "../claims/standing.js";
import type { PassageRef, StoredSource } from "../corpus/store.js";
import { isOrdinaryWord } from "../text/weights.js";
import { areSynonyms } from "../text/word-relations.js";
import model from "./data/relation-weights.json" with { type: "json" };
import { draftScene, framesIn, mentions, namesOf, passageScene } from "./scenes.js";

/** A name of a passage that stands where the draft has another one. */
export interface Exchange {
	/** The draft's name. */
	readonly actor: Actor;
	readonly ref: PassageRef;
	/** The passage's name. */
	readonly other: Actor;
	/** Whether the two are told to be two: the source has the draft's name as well, or both are countries. */
	readonly apart: boolean;
	readonly features: SlotFeatures;
}

/** Content that draft and passage must share, names aside, for a comparison to be worth while. */
const SHARED = 0.8;
/** Another name of the source that fits this nearly as well as the best one. */
const AS_STRONG = 0.95;

/** Share of the name's clause that a passage must have: below it no comparison has come near the threshold. */
const COVERED = 0.3;

/** A passage beside the draft's sentence. */
interface Reading {
	readonly ref: PassageRef;
	readonly scene: Scene;
	readonly bearers: Bearers;
	/** The passage's names that the draft does not have, each with the words by which it may speak of them all the same. */
	readonly others: readonly { readonly actor: Actor; readonly toldBy: readonly string[] }[];
}

/** For each name of the draft's sentence, the name of a passage that most likely stands in its place, if any. */
export function exchangesOf(facts: Facts, refs: readonly PassageRef[]): Exchange[] {
	const lead = refs[0];
	if (!lead) return [];
	const scene = draftScene(facts, lead.source);
	if (scene.actors.length === 0 || !isStatement(facts)) return [];
	const read = new Map<PassageRef, Reading>();
	const readingOf = (ref: PassageRef): Reading => {
		const known = read.get(ref) ?? readBeside(scene, ref);
		read.set(ref, known);
		return known;
	};
	return scene.actors.flatMap((actor) => strongest(standingOf(scene, actor), refs, readingOf) ?? []);
}

function readBeside(draft: Scene, ref: PassageRef): Reading {
	const scene = passageScene(ref);
	const bearers = bearersOf(draft, scene);
	const others = scene.actors.flatMap((actor) => {
		if (bearers.inDraft(actor)) return [];
		const toldBy = actor.words.filter(
			(word) => !isOrdinaryWord(word) && draft.facts.tokens.some(({ lower }) => lower === word),
		);
		return [{ actor, toldBy }];
	});
	return { ref, scene, bearers, others };
}

/** A line without a verb states nothing: a heading, a fixture, a caption. A full stop after many words will do. */
function isStatement({ text, tokens }: Facts): boolean {
	if (tokens.length > CAPTION && /[.!?]["'”’]?\s*$/.test(text)) return true;
	return tokens.some(({ kind, lower, text }) => {
		if (kind !== "word" || !/^\p{Ll}/u.test(text)) return false;
		return isVerb(lower) || auxiliaries.has(lower) || /(?:ed|ing)$/.test(lower);
	});
}

/** Captions and lists of fixtures are no longer than so many words. */
const CAPTION = 8;

const auxiliaries = new Set(grammar.auxiliaries);

interface Candidate {
	readonly reading: Reading;
	readonly passage: Standing;
	readonly strength: number;
	readonly features: SlotFeatures;
	readonly score: number;
}

function strongest(
	draft: Standing,
	refs: readonly PassageRef[],
	readingOf: (ref: PassageRef) => Reading,
): Exchange | undefined {
	const telling = refs.flatMap((ref) => {
		const passage = ref.source.facts(ref.index);
		return sharedWeight(draft, passage) >= SHARED && coverOf(draft, passage) >= COVERED
			? [readingOf(ref)]
			: [];
	});
	const own = telling.map((reading) => ownStrength(draft, reading));
	const supported = Math.max(0, ...own);
	const found: Candidate[] = [];
	for (const [i, reading] of telling.entries()) {
		const { ref, scene, bearers } = reading;
		const around = lazily(() => ({
			inPassage: (own[i] ?? 0) > 0 || mentions(ref, draft.actor) ? 1 : 0,
			nearby: isNearby(ref, draft.actor) ? 1 : 0,
		}));
		for (const { actor, toldBy } of reading.others) {
			if (toldBy.some((word) => !draft.actor.words.includes(word))) continue;
			const passage = standingOf(scene, actor);
			if (figuresApart(draft, passage)) continue;
			const slots = compareSlots(draft, passage, bearers);
			const { strength = 0 } = slots;
			const features = {
				...slots,
				...frameFeatures(draft, passage),
				supported,
				behind: Math.max(0, strength - supported),
				...around(),
			};
			found.push({ reading, passage, strength, features, score: exchangeScore(features) });
		}
	}
	const best = found.reduce<Candidate | undefined>(
		(top, one) => (top && top.score >= one.score ? top : one),
		undefined,
	);
	if (!best || isBeside(draft.actor, best.passage)) return undefined;
	const { reading, passage } = best;
	const { ref } = reading;
	const rivals = found.filter(
		(one) => one.reading.ref !== ref && !mayBeSame(one.passage.actor, passage.actor),
	);
	// fouls, guests and speakers are many: who else stands in the place shows that it holds more than one
	if (rivals.some(({ strength }) => strength >= best.strength * AS_STRONG)) return undefined;
	const features = {
		...best.features,
		rival: Math.max(0, ...rivals.map(({ strength }) => strength)) / Math.max(0.01, best.strength),
		together: standTogether(ref.source, draft.actor, passage.actor) ? 1 : 0,
	};
	const apart = isKnown(ref, draft.actor) || (isCountry(draft.actor) && isCountry(passage.actor));
	return { actor: draft.actor, ref, other: passage.actor, apart, features };
}

function lazily<T>(make: () => T): () => T {
	let made: { readonly value: T } | undefined;
	return () => {
		made ??= { value: make() };
		return made.value;
	};
}

/** The passage tells the one by the other: "Exeter, Devon", "Ann Lee (Labour)", "the Lotus of Ann Lee". */
function isBeside(actor: Actor, { facts, actors, actor: other }: Standing): boolean {
	return actors.some((own) => {
		if (!mayBeSame(own, actor)) return false;
		const [first, second] = own.firstToken < other.firstToken ? [own, other] : [other, own];
		const between = facts.tokens.slice(first.lastToken, second.firstToken);
		return between.length <= 3 && between.every(({ lower }) => BESIDE.has(lower));
	});
}

const BESIDE: ReadonlySet<string> = new Set([",", "(", "of", "in", "at", "the", "'s", "’s"]);

/** Whether the two verbs that the names belong to are one event, and the names the same to it. */
function frameFeatures(draft: Standing, passage: Standing): SlotFeatures {
	let same = 0;
	let other = 0;
	for (const frame of framesIn(draft)) {
		const own = frame.participants.find(({ actor }) => actor === draft.actor);
		if (!own) continue;
		for (const there of framesIn(passage)) {
			if (there.predicate !== frame.predicate && !areSynonyms(there.predicate, frame.predicate)) continue;
			const part = there.participants.find(({ actor }) => actor === passage.actor);
			if (part?.role === own.role) same = 1;
			else if (part) other = 1;
		}
	}
	return { sameFrame: same, otherFrame: same === 1 ? 0 : other };
}

/** A sentence of the source names both, apart: they are two. */
function standTogether(source: StoredSource, a: Actor, b: Actor): boolean {
	const having = (actor: Actor) =>
		new Set(namesOf(source).flatMap((name) => (mayBeSame(actor, name.actor) ? name.sentences : [])));
	const withA = having(a);
	return [...having(b)].some((index) => {
		if (!withA.has(index)) return false;
		const scene = passageScene({ source, index });
		const other = scene.actors.find((actor) => mayBeSame(b, actor));
		return other !== undefined && !isBeside(a, standingOf(scene, other));
	});
}

/** How well the passage speaks for the draft's own name in its place; 0 when it does not name it. */
function ownStrength(draft: Standing, { scene, bearers }: Reading): number {
	const own = bearers.inPassage(draft.actor);
	return own ? slotStrength(draft, standingOf(scene, own)) : 0;
}

/** The sentence before or after names the bearer, so that a pronoun may stand for it. */
function isNearby({ source, index }: PassageRef, actor: Actor): boolean {
	return [index - 1, index + 1].some((at) => source.sentences[at] && mentions({ source, index: at }, actor));
}

/**
 * The weight of the content that both have, the name left out. Many speak to one paper: of a speaker only what else is
 * told counts, not the verb of saying and not other names.
 */
function sharedWeight({ facts, actor, around }: Standing, passage: Facts): number {
	const speaks = isSpeaker(facts, actor);
	let sum = 0;
	for (const { key, at, weight, proper } of around) {
		if (!passage.byKey.has(key)) continue;
		if (!speaks || !(proper || isSaying(facts, at))) sum += weight;
	}
	return sum;
}

function isSpeaker(facts: Facts, { firstToken, lastToken }: Actor): boolean {
	return isSaying(facts, firstToken - 1) || isSaying(facts, lastToken);
}

function isSaying({ tokens }: Facts, at: number): boolean {
	const lower = tokens[at]?.lower ?? "";
	return isSayingVerb(lower) || isSaidToSomeone(lower);
}

/** Whether the source of the passage has the name, as somebody or something else. */
function isKnown({ source }: PassageRef, actor: Actor): boolean {
	return namesOf(source).some((other) => mayBeSame(actor, other.actor));
}

/** 0..1: how sure it is that the names were exchanged. Logistic; fitted by scripts/fit-relation.ts. */
export function exchangeScore(features: SlotFeatures): number {
	const weights: Readonly<Record<string, number>> = model.weights;
	let sum = model.bias;
	for (const [name, value] of Object.entries(features)) sum += (weights[name] ?? 0) * value;
	return 1 / (1 + Math.exp(-sum));
}

/** At this score the squiggle is shown. */
export const exchangeThreshold: number = model.threshold;
