import { compareSlots, type Part, type Scene } from "../checks/relation.js";
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
export function slotStrength(draft: Part, passage: Part): number {
	const { near = 0, nearBack = 0, runProduct = 0 } = compareSlots(draft, passage);
	return 0.5 * near + 0.25 * nearBack + 0.25 * runProduct;
}
