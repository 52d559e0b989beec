import type { Scene, SlotFeatures } from "../checks/name-slot.js";
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
import { type Frame, framesOf } from "../claims/frame.js";
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

/** The name of a scene that may be of the same bearer. */
export function bearerIn(scene: Scene, actor: Actor): Actor | undefined {
	return scene.actors.find((other) => mayBeSame(actor, other));
}

/** Whether the sentence may speak of the bearer: by a name, or by the last word of one. */
export function mentions({ source, index }: PassageRef, actor: Actor): boolean {
	const scene = passageScene({ source, index });
	if (bearerIn(scene, actor)) return true;
	const last = actor.words.at(-1);
	return scene.facts.byKey.has(actor.key) || scene.facts.tokens.some(({ lower }) => lower === last);
}

/** How well two names stand in the same place, for ordering. */
export function slotStrength({ near = 0, nearBack = 0, runProduct = 0 }: SlotFeatures): number {
	return 0.5 * near + 0.25 * nearBack + 0.25 * runProduct;
}

const sourceNames = new WeakMap<StoredSource, readonly Actor[]>();

/** The different names of a source. */
export function namesOf(source: StoredSource): readonly Actor[] {
	const known = sourceNames.get(source);
	if (known) return known;
	const found = new Map<string, Actor>();
	for (let i = 0; i < source.sentences.length; i++)
		for (const actor of actorsOf(source.facts(i))) found.set(actor.words.join(" "), actor);
	const all = [...found.values()];
	sourceNames.set(source, all);
	return all;
}

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
