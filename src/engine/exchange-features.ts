import type { SlotFeatures } from "../checks/name-slot.js";
import { type Actor, isLowerCased } from "../claims/actor.js";
import { mayBeSame } from "../claims/bearer.js";
import nameLexicon from "../claims/data/name-words.json" with { type: "json" };
import { isPlace } from "../claims/gazetteer.js";
import { type Standing, standingOf } from "../claims/standing.js";
import type { PassageRef, StoredSource } from "../corpus/store.js";
import { isOrdinaryWord } from "../text/weights.js";
import { areSynonyms } from "../text/word-relations.js";
import { counterparts } from "./counterparts.js";
import { type Bearer, bearerOf, framesIn, mentions, passageScene } from "./scenes.js";

/** What the source tells of the two bearers. */
export function sourceFeatures(draft: Standing, ref: PassageRef, passage: Standing): SlotFeatures {
	const { source, index } = ref;
	const { actor, facts } = draft;
	const [mine, others] = [bearerOf(source, actor), bearerOf(source, passage.actor)];
	const [a, b] = [kindOf(actor, mine), kindOf(passage.actor, others)];
	let nearest = Number.POSITIVE_INFINITY;
	for (const at of mine.sentences) nearest = Math.min(nearest, Math.abs(at - index));
	const [close, closeOther] = [affinity(draft, source, mine), affinity(draft, source, others)];
	return {
		affinity: close,
		affinityOther: closeOther,
		affinityBehind: Math.max(0, closeOther - close),
		inPassage: mentions(ref, actor) ? 1 : 0,
		nearby: isNearby(ref, actor) ? 1 : 0,
		nearest: 1 / (1 + nearest),
		together: standTogether(source, actor, passage.actor) ? 1 : 0,
		mentions: Math.min(1, mine.sentences.size / 10),
		mentionsOther: Math.min(1, others.sentences.size / 10),
		inside: mine.inside > 0 ? 1 : 0,
		insideOther: others.inside > 0 ? 1 : 0,
		ordinary: actor.words.every(isOrdinaryWord) ? 1 : 0,
		ordinaryOther: passage.actor.words.every(isOrdinaryWord) ? 1 : 0,
		kindSame: a !== undefined && a === b ? 1 : 0,
		kindOther: a !== undefined && b !== undefined && a !== b ? 1 : 0,
		kindUntold: a === undefined ? 1 : 0,
		kindUntoldOther: b === undefined ? 1 : 0,
		sameLength: actor.words.length === passage.actor.words.length ? 1 : 0,
		lower: isLowerCased(facts.text) ? 1 : 0,
	};
}

/** The features that `sourceFeatures` measures. */
export const sourceFeatureNames: ReadonlySet<string> = new Set([
	"affinity",
	"affinityOther",
	"affinityBehind",
	"inPassage",
	"nearby",
	"nearest",
	"together",
	"mentions",
	"mentionsOther",
	"inside",
	"insideOther",
	"ordinary",
	"ordinaryOther",
	"kindSame",
	"kindOther",
	"kindUntold",
	"kindUntoldOther",
	"sameLength",
	"lower",
]);

/** How near the words around the draft's name, or words that mean the same, stand to the other. */
export function softFeatures(draft: Standing, passage: Standing): SlotFeatures {
	const { actor, pulls } = draft;
	const clause = new Set(draft.clause.map(({ at }) => at));
	let [sum, matched, whole, known] = [0, 0, 0, 0];
	for (const { at, weight, likeness, there, figure } of counterparts(draft.facts, passage.facts)) {
		if (figure || (at >= actor.firstToken && at < actor.lastToken)) continue;
		const pulled = weight * (pulls[at] ?? 0);
		sum += pulled;
		let best = 0;
		for (const other of there) best = Math.max(best, passage.pulls[other] ?? 0);
		matched += pulled * likeness * Math.min(1, best / Math.max(0.01, pulls[at] ?? 0));
		if (!clause.has(at)) continue;
		whole += weight;
		known += weight * likeness;
	}
	return { softNear: sum > 0 ? matched / sum : 0, softClause: whole > 0 ? known / whole : 0 };
}

/** Whether the two verbs that the names belong to are one event, and the names the same to it. */
export function frameFeatures(draft: Standing, passage: Standing): SlotFeatures {
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

/** 0..1: how much of the clause stands in one sentence that has the bearer, or half as well in one beside it. */
function affinity({ clause }: Standing, source: StoredSource, { sentences }: Bearer): number {
	const sum = clause.reduce((total, { weight }) => total + weight, 0);
	let most = 0;
	let read = 0;
	for (const index of sentences) {
		if (read++ > MOST_READ) break;
		const here = source.facts(index).byKey;
		const around = [index - 1, index + 1].flatMap((at) =>
			source.sentences[at] ? [source.facts(at).byKey] : [],
		);
		let known = 0;
		for (const { key, weight } of clause)
			known += here.has(key) ? weight : around.some((keys) => keys.has(key)) ? weight / 2 : 0;
		most = Math.max(most, known);
	}
	return sum > 0 ? most / sum : 0;
}

const MOST_READ = 30;

type NameKind = "place" | "institution" | "speaker";

function kindOf({ words }: Actor, { speaks }: Bearer): NameKind | undefined {
	if (isPlace(placeName({ words }))) return "place";
	if (institutions.has(words.at(-1) ?? "")) return "institution";
	return speaks ? "speaker" : undefined;
}

/**
 * "Oslo signed" and "the prime minister signed": a place is told for those who speak for it, and the two are no rivals,
 * unless it is told as a place: "signed in Oslo".
 */
export function isPlaceForSpeaker(source: StoredSource, a: Standing, b: Standing): boolean {
	const isOne = ({ actor: place, part }: Standing, { actor: speaker }: Standing) =>
		!whereabouts.has(part) &&
		isPlace(placeName(place)) &&
		kindOf(speaker, bearerOf(source, speaker)) === "speaker";
	return isOne(a, b) || isOne(b, a);
}

const whereabouts: ReadonlySet<string> = new Set(["in", "at", "near"]);

const institutions = new Set(nameLexicon.institutions);

export function placeName({ words }: Pick<Actor, "words">): string {
	return words.join(" ");
}

/** A sentence of the source names both, apart: they are two. */
function standTogether(source: StoredSource, a: Actor, b: Actor): boolean {
	const withA = bearerOf(source, a).sentences;
	return [...bearerOf(source, b).sentences].some((index) => {
		if (!withA.has(index)) return false;
		const scene = passageScene({ source, index });
		const other = scene.actors.find((actor) => mayBeSame(b, actor));
		const own = scene.actors.filter((actor) => mayBeSame(actor, a));
		return other !== undefined && !isBeside(own, standingOf(scene, other));
	});
}

/** Whether a passage tells one name by another of a bearer: "Exeter, Devon", "Ann Lee (Labour)", "the Lotus of Ann Lee". */
export function isBeside(names: readonly Actor[], { facts, actor: other }: Standing): boolean {
	return names.some((own) => {
		const [first, second] = own.firstToken < other.firstToken ? [own, other] : [other, own];
		const between = facts.tokens.slice(first.lastToken, second.firstToken);
		return between.length <= 3 && between.every(({ lower }) => BESIDE.has(lower));
	});
}

const BESIDE: ReadonlySet<string> = new Set([",", "(", "of", "in", "at", "the", "'s", "’s"]);

/** The sentence before or after names the bearer, so that a pronoun may stand for it. */
function isNearby({ source, index }: PassageRef, actor: Actor): boolean {
	return [index - 1, index + 1].some((at) => source.sentences[at] && mentions({ source, index: at }, actor));
}
