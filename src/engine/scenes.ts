import {
	type Actor,
	actorsAmong,
	actorsOf,
	type Inventory,
	inventoryOf,
	isLowerCased,
} from "../claims/actor.js";
import { mayBeSame } from "../claims/bearer.js";
import type { Facts } from "../claims/facts.js";
import { type Frame, framesOf, subjectOf } from "../claims/frame.js";
import { type HeldWords, heldWordsOf, mayHold } from "../claims/held-words.js";
import type { Scene } from "../claims/standing.js";
import type { PassageRef, StoredSource } from "../corpus/store.js";

const inventories = new WeakMap<StoredSource, Inventory>();

/** The sentence of the draft with its names; in lower case, with those that the source knows. */
export function draftScene(facts: Facts, source: StoredSource): Scene {
	if (!isLowerCased(facts.text)) return { facts, actors: actorsOf(facts) };
	let inventory = inventories.get(source);
	if (!inventory) {
		inventory = inventoryOf(source.sentences.map((_, i) => source.facts(i)));
		inventories.set(source, inventory);
	}
	return { facts, actors: actorsAmong(facts, inventory) };
}

export function passageScene({ source, index }: PassageRef): Scene {
	const facts = source.facts(index);
	return { facts, actors: actorsOf(facts) };
}

/** Whether the sentence may speak of the bearer: by a name, or by the last word of one. */
export function mentions({ source, index }: PassageRef, actor: Actor): boolean {
	const { facts, actors } = passageScene({ source, index });
	if (actors.some((other) => mayBeSame(actor, other))) return true;
	const last = actor.words.at(-1);
	return facts.byKey.has(actor.key) || facts.tokens.some(({ lower }) => lower === last);
}

const heldWords = new WeakMap<StoredSource, (HeldWords | undefined)[]>();

/** Those sentences of a source that may hold a name of the bearer: reading the names of all takes far longer. */
function sentencesThatMayHold(source: StoredSource, actor: Actor): number[] {
	const held = heldWords.get(source) ?? [];
	heldWords.set(source, held);
	return source.sentences.flatMap(({ text }, index) => {
		held[index] ??= heldWordsOf(text);
		return mayHold(held[index], actor) ? [index] : [];
	});
}

/** What a source tells of a bearer by all the names that may be theirs. */
export interface Bearer {
	/** Those that have such a name, in order. */
	readonly sentences: ReadonlySet<number>;
	/** How many of the mentions stand within a sentence, so that their capitals tell a name. */
	readonly inside: number;
	/** Whether the bearer is ever titled or speaks. */
	readonly speaks: boolean;
}

const bearers = new WeakMap<StoredSource, Map<string, Bearer>>();

export function bearerOf(source: StoredSource, actor: Actor): Bearer {
	const known = bearers.get(source) ?? new Map<string, Bearer>();
	bearers.set(source, known);
	const key = `${actor.key}|${actor.words.join(" ")}|${actor.fullWords?.join(" ") ?? ""}`;
	let bearer = known.get(key);
	if (!bearer) {
		const names = sentencesThatMayHold(source, actor).flatMap((index) =>
			actorsOf(source.facts(index)).flatMap((other) => (mayBeSame(actor, other) ? [{ index, other }] : [])),
		);
		bearer = {
			sentences: new Set(names.map(({ index }) => index)),
			inside: names.filter(({ other }) => other.inside).length,
			speaks: names.some(({ other }) => other.speaks),
		};
		if (known.size > MOST) known.clear();
		known.set(key, bearer);
	}
	return bearer;
}

/** Bearers that are remembered for one source. */
const MOST = 2000;

const frames = new WeakMap<readonly Actor[], readonly Frame[]>();

/** The events of a sentence. */
export function framesIn({ facts, actors }: Scene): readonly Frame[] {
	let found = frames.get(actors);
	if (!found) {
		found = framesOf(facts.tokens, actors);
		frames.set(actors, found);
	}
	return found;
}

const toldFrames = new WeakMap<StoredSource, Map<number, readonly Frame[]>>();

/** The events of a passage; a pronoun that opens it stands for whom the sentence before tells of. */
export function framesTold({ source, index }: PassageRef): readonly Frame[] {
	const known = toldFrames.get(source) ?? new Map<number, readonly Frame[]>();
	toldFrames.set(source, known);
	let found = known.get(index);
	if (!found) {
		const { facts, actors } = passageScene({ source, index });
		const before = index > 0 ? passageScene({ source, index: index - 1 }) : undefined;
		found = framesOf(facts.tokens, actors, before && subjectOf(before.facts.tokens, before.actors));
		known.set(index, found);
	}
	return found;
}
