import type { Facts } from "../claims/facts.js";
import type { PassageRef, StoredSource } from "../corpus/store.js";

/** How many passages of one source may together cover a sentence: drafts put two sentences of a source into one. */
const TOGETHER = 3;
/** From this share of its words on, by weight, a sentence is taken to retell the source. */
const RETELLS = 0.5;

/** The source that a sentence retells, by the passage that covers most of it; undefined when none does. */
export function retold(facts: Facts, refs: readonly PassageRef[]): PassageRef | undefined {
	const bySource = new Map<StoredSource, PassageRef[]>();
	for (const ref of refs) {
		const list = bySource.get(ref.source);
		if (!list) bySource.set(ref.source, [ref]);
		else if (list.length < TOGETHER) list.push(ref);
	}
	let most = RETELLS;
	let best: PassageRef | undefined;
	for (const passages of bySource.values()) {
		const share = coverOf(facts, passages);
		if (share <= most) continue;
		most = share;
		best = passages.reduce((a, b) => (coverOf(facts, [b]) > coverOf(facts, [a]) ? b : a));
	}
	return best;
}

function coverOf(facts: Facts, passages: readonly PassageRef[]): number {
	const known = passages.map(({ source, index }) => source.facts(index).byKey);
	let sum = 0;
	for (const { key, weight } of facts.terms) if (known.some((keys) => keys.has(key))) sum += weight;
	return facts.weight > 0 ? sum / facts.weight : 0;
}
