import { compareSlots, type Part, type SlotFeatures } from "../checks/name-slot.js";
import type { Actor } from "../claims/actor.js";
import { mayBeSame } from "../claims/bearer.js";
import type { Facts } from "../claims/facts.js";
import type { PassageRef } from "../corpus/store.js";
import model from "./data/relation-weights.json" with { type: "json" };
import { bearerIn, draftScene, mentions, namesOf, passageScene, slotStrength } from "./scenes.js";

/** A name of a passage that stands where the draft has another one. */
export interface Exchange {
	/** The draft's name. */
	readonly actor: Actor;
	readonly ref: PassageRef;
	/** The passage's name. */
	readonly other: Actor;
	/** Whether the draft's name stands anywhere in the passage's source. */
	readonly known: boolean;
	readonly features: SlotFeatures;
}

/** Content that draft and passage must share, names aside, for a comparison to be worth while. */
const SHARED = 0.8;

/** For each name of the draft's sentence, the name of a passage that most likely stands in its place, if any. */
export function exchangesOf(facts: Facts, refs: readonly PassageRef[]): Exchange[] {
	const lead = refs[0];
	if (!lead) return [];
	const { actors } = draftScene(facts, lead.source);
	return actors.flatMap((actor) => strongest({ facts, actors, actor }, refs) ?? []);
}

function strongest(draft: Part, refs: readonly PassageRef[]): Exchange | undefined {
	const telling = refs.filter((ref) => sharedWeight(draft, passageScene(ref).facts) >= SHARED);
	const own = telling.map((ref) => ownStrength(draft, ref));
	const supported = Math.max(0, ...own);
	let best: Exchange | undefined;
	let bestScore = 0;
	for (const [i, ref] of telling.entries()) {
		const scene = passageScene(ref);
		for (const other of scene.actors) {
			if (mayBeSame(draft.actor, other) || draft.actors.some((actor) => mayBeSame(actor, other))) continue;
			const passage = { ...scene, actor: other };
			const slots = compareSlots(draft, passage);
			const strength = slotStrength(slots);
			const features = {
				...slots,
				strength,
				supported,
				behind: Math.max(0, strength - supported),
				inPassage: (own[i] ?? 0) > 0 || mentions(ref, draft.actor) ? 1 : 0,
				nearby: isNearby(ref, draft.actor) ? 1 : 0,
			};
			const score = exchangeScore(features);
			if (best && score <= bestScore) continue;
			best = { actor: draft.actor, ref, other, known: false, features };
			bestScore = score;
		}
	}
	return best && { ...best, known: isKnown(best.ref, draft.actor) };
}

/** How well the passage speaks for the draft's own name in its place; 0 when it does not name it. */
function ownStrength(draft: Part, ref: PassageRef): number {
	const scene = passageScene(ref);
	const own = bearerIn(scene, draft.actor);
	return own ? slotStrength(compareSlots(draft, { ...scene, actor: own })) : 0;
}

/** The sentence before or after names the bearer, so that a pronoun may stand for it. */
function isNearby({ source, index }: PassageRef, actor: Actor): boolean {
	return [index - 1, index + 1].some((at) => source.sentences[at] && mentions({ source, index: at }, actor));
}

/** The weight of the content that both have, the name left out. */
function sharedWeight({ facts, actor }: Part, passage: Facts): number {
	return facts.terms.reduce(
		(sum, { key, at, weight }) =>
			sum + (at >= actor.firstToken && at < actor.lastToken ? 0 : passage.byKey.has(key) ? weight : 0),
		0,
	);
}

/** Whether the source of the passage has the name, as somebody or something else. */
function isKnown({ source }: PassageRef, actor: Actor): boolean {
	return namesOf(source).some((other) => mayBeSame(actor, other));
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
