import {
	type Bearers,
	bearersOf,
	compareSlots,
	coverOf,
	figuresApart,
	isOddInList,
	type SlotFeatures,
	slotStrength,
} from "../checks/name-slot.js";
import type { Actor } from "../claims/actor.js";
import { isCountry, mayBeSame } from "../claims/bearer.js";
import type { Facts } from "../claims/facts.js";
import { type PlaceRelation, relatePlaces } from "../claims/gazetteer.js";
import { modalityAt } from "../claims/modality.js";
import { isSaidToSomeone, isSayingVerb } from "../claims/saying.js";
import { type Scene, type Standing, standingOf } from "../claims/standing.js";
import { isStatement } from "../claims/statement.js";
import { isDone } from "../claims/word-class.js";
import type { PassageRef } from "../corpus/store.js";
import { isOrdinaryWord } from "../text/weights.js";
import { type BoostedTrees, probability, probabilityAtMost } from "./boosted.js";
import model from "./data/relation-weights.json" with { type: "json" };
import {
	frameFeatures,
	isBeside,
	isPlaceForSpeaker,
	placeName,
	softFeatures,
	sourceFeatureNames,
	sourceFeatures,
} from "./exchange-features.js";
import { bearerOf, draftScene, passageScene } from "./scenes.js";
import { type Staying, thoseThatStay } from "./those-that-stay.js";

/** A name of a passage that may stand where the draft has another one. */
export interface Candidate {
	readonly ref: PassageRef;
	/** The passage's name. */
	readonly other: Actor;
	/** Whether the two are told to be two: the source has the draft's name as well, or both are countries. */
	apart(): boolean;
	/** It is the one name of a list that the draft's list does not have, and the draft's name the other way round. */
	readonly oddInList: boolean;
	/** The words around it are the same as around the draft's name. */
	readonly inSameWords: boolean;
	/** What the sentences themselves tell. */
	readonly near: SlotFeatures;
	/** All of it: the rest takes reading the whole source. */
	features(): SlotFeatures;
}

/** A name of the draft with those names of the sources that may stand in its place. */
export interface Exchange {
	readonly actor: Actor;
	/** 0..1: how well any passage speaks for the draft's own name. */
	readonly supported: number;
	/** Those that stand there best. */
	readonly candidates: readonly Candidate[];
}

/** Content that draft and passage must share, names aside, for a comparison to be worth while. */
const SHARED = 0.8;
/** How many names are weighed against one: the right one is seldom farther down. */
const WEIGHED = 5;

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
	return scene.actors.map((actor) => strongest(standingOf(scene, actor), refs, readingOf));
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

interface Found {
	readonly reading: Reading;
	readonly passage: Standing;
	readonly strength: number;
	/** The draft has a telling word of the name. */
	readonly told: boolean;
}

function strongest(
	draft: Standing,
	refs: readonly PassageRef[],
	readingOf: (ref: PassageRef) => Reading,
): Exchange {
	const { actor } = draft;
	const telling = refs.flatMap((ref) => {
		const passage = ref.source.facts(ref.index);
		if (onlyPlans(draft, passage)) return [];
		return sharedWeight(draft, passage) >= SHARED &&
			coverOf(draft, passage) >= COVERED &&
			isStatement(passage)
			? [readingOf(ref)]
			: [];
	});
	const found: Found[] = [];
	let supported = 0;
	for (const reading of telling) {
		supported = Math.max(supported, ownStrength(draft, reading));
		for (const other of reading.others) {
			const passage = standingOf(reading.scene, other.actor);
			if (figuresApart(draft, passage) || isBeside(reading.bearers.inPassage(actor), passage)) continue;
			if (LIES_IN.has(relatePlaces(placeName(actor), placeName(other.actor)))) continue;
			const told = other.toldBy.some((word) => !actor.words.includes(word));
			found.push({ reading, passage, told, strength: slotStrength(draft, passage) });
		}
	}
	found.sort((a, b) => b.strength - a.strength);
	const rivals = thoseThatStay(
		found,
		({ reading, passage }) => !isPlaceForSpeaker(reading.ref.source, draft, passage),
	);
	const candidates = rivals.first(WEIGHED).map((one, rank): Candidate => {
		const { reading, passage } = one;
		const { ref } = reading;
		const other = passage.actor;
		const near = {
			...compareSlots(draft, passage, reading.bearers),
			...frameFeatures(draft, passage),
			...companyFeatures(one, rank, rivals),
			...softFeatures(draft, passage),
			told: one.told ? 1 : 0,
			supported,
			behind: Math.max(0, one.strength - supported),
		};
		const features = () => ({ ...near, ...sourceFeatures(draft, ref, passage) });
		const oddInList = isOddInList(draft, passage, reading.bearers);
		const inSameWords = isInSameWords(near, draft, passage);
		return { ref, other, apart: () => isApart(ref, draft, other), oddInList, inSameWords, near, features };
	});
	return { actor, supported, candidates };
}

/** Whether the draft tells as planned or wanted what the passage tells as done: what was wanted may come out otherwise. */
function onlyPlans({ clause, facts }: Standing, passage: Facts): boolean {
	return clause.some(({ key, at }) => {
		const there = passage.byKey.get(key)?.[0]?.at;
		if (there === undefined || !isDone(passage, there) || modalityAt(passage, there) !== "stated")
			return false;
		return modalityAt(facts, at) === "ahead";
	});
}

/** How the candidate stands among the other names that were found. */
function companyFeatures(
	{ reading, passage, strength }: Found,
	rank: number,
	rivals: Staying<Found>,
): SlotFeatures {
	const isSame = ({ passage: rival }: Found) => mayBeSame(rival.actor, passage.actor);
	const shareOf = (rival: Found | undefined) =>
		Math.min(1, (rival?.strength ?? 0) / Math.max(0.01, strength) / 2);
	const again = rivals.find((one) => one.reading !== reading && isSame(one));
	return {
		rank: rank / WEIGHED,
		rival: shareOf(rivals.find((one) => one.reading !== reading && !isSame(one))),
		rivalHere: shareOf(rivals.find((one) => one.reading === reading && !isSame(one))),
		again: again && again.strength >= 0.8 * strength ? 1 : 0,
	};
}

/** "In Norway" may be said of what is in Oslo, and of what is elsewhere in the country. */
const LIES_IN: ReadonlySet<PlaceRelation> = new Set(["same", "inside", "around"]);

function isApart({ source }: PassageRef, { actor, facts }: Standing, other: Actor): boolean {
	if (bearerOf(source, actor).sentences.size > 0 || (isCountry(actor) && isCountry(other))) return true;
	if (relatePlaces(placeName(actor), placeName(other)) === "elsewhere") return true;
	return source.input.text.includes(facts.text.slice(actor.start, actor.end));
}

/** How well the passage speaks for the draft's own name in its place; 0 when it does not name it. */
function ownStrength(draft: Standing, { scene, bearers }: Reading): number {
	const [own] = bearers.inPassage(draft.actor);
	return own ? slotStrength(draft, standingOf(scene, own)) : 0;
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

const trees: BoostedTrees = model;

/** 0..1: how sure it is that the names were exchanged. Fitted by scripts/fit-relation.ts. */
export function exchangeScore(features: SlotFeatures): number {
	return probability(trees, features);
}

/** The score of a candidate; of one that stands in a list or in words that are the same, at least what these are worth. */
export function scoreOf(candidate: Candidate): number {
	return Math.max(exchangeScore(candidate.features()), leastScore(candidate));
}

/** The most that the score of a candidate can come to, from what is near. */
export function scoreAtMost(candidate: Candidate): number {
	return Math.max(probabilityAtMost(trees, candidate.near, sourceFeatureNames), leastScore(candidate));
}

/** Set on held-out samples of the fit, where they flag no supported sentence. */
const ODD_IN_LIST = 0.85;
const IN_SAME_WORDS = 0.82;

/** What a candidate is worth whatever the model says. */
export function leastScore({ oddInList, inSameWords }: Candidate): number {
	return oddInList ? ODD_IN_LIST : inSameWords ? IN_SAME_WORDS : 0;
}

/** Words right beside both names that are the same, in sixths of the longest run. */
const RUN = 0.5;
/** Two of them at least have content. */
const RUN_WEIGHT = 1;
const BEHIND = 0.3;
const COVERED_BY = 0.7;
const COVERED_BACK = 0.5;
/** Another name that fits nearly as well: half of its strength, as the features have it. */
const RIVAL = 0.45;

/** The two sentences are the same around the names, and no other name comes near to fitting there. */
function isInSameWords(near: SlotFeatures, draft: Standing, passage: Standing): boolean {
	const least = (name: string, bar: number) => (near[name] ?? 0) >= bar;
	return (
		(near.leftWords ?? 0) + (near.rightWords ?? 0) >= RUN &&
		(near.leftWeight ?? 0) + (near.rightWeight ?? 0) >= RUN_WEIGHT &&
		least("behind", BEHIND) &&
		least("cover", COVERED_BY) &&
		least("coverBack", COVERED_BACK) &&
		!["rival", "rivalHere"].some((name) => least(name, RIVAL)) &&
		near.figuresDiffer === 0 &&
		// one of several who did it
		!passage.list.some((one) => mayBeSame(one, draft.actor)) &&
		![draft, passage].some(isBracketed)
	);
}

/** "Halden (home to Orrel)": many stand so. */
function isBracketed({ facts: { tokens }, actor }: Standing): boolean {
	for (let i = actor.firstToken - 1; i >= 0; i--) {
		if (tokens[i]?.text === ")") return false;
		if (tokens[i]?.text === "(") return true;
	}
	return false;
}

/** At this score the squiggle is shown. */
export const exchangeThreshold: number = model.threshold;
