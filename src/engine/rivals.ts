import { slotChecks } from "../checks/index.js";
import type { Comparison, Side, SlotCheck } from "../checks/types.js";
import type { Facts, Slot } from "../claims/facts.js";
import type { PassageRef, StoredSource } from "../corpus/store.js";
import { type Alignment, align } from "./alignment.js";
import type { Surroundings } from "./apart.js";

/** A figure or date of the draft's sentence with the check it falls to. */
export interface SlotClaim {
	readonly slot: Slot;
	readonly check: SlotCheck;
}

/** A figure of a passage beside a figure of the draft. */
export interface Pair {
	readonly claim: SlotClaim;
	readonly ref: PassageRef;
	readonly passage: Facts;
	/** The words of the passage's title and neighbours. */
	readonly around: Surroundings;
	readonly slot: Slot;
	readonly comparison: Comparison;
	readonly alignment: Alignment;
	/** 0..1: how likely both speak of the same thing, from the alignment alone. */
	readonly strength: number;
}

/** The figures and dates of a sentence that some check takes. */
export function slotClaims(facts: Facts): SlotClaim[] {
	return facts.slots.flatMap((slot) => {
		const check = slotChecks.find((candidate) => candidate.accepts(slot));
		return check ? [{ slot, check }] : [];
	});
}

/** Every comparable figure of the candidate passages beside every claim, strongest first. */
export function pairsOf(
	draft: Facts,
	claims: readonly SlotClaim[],
	refs: readonly PassageRef[],
	context: readonly Facts[] = [],
): Pair[][] {
	const known = contextOf(context);
	const pairs: Pair[][] = claims.map(() => []);
	for (const ref of refs) {
		const passage = ref.source.facts(ref.index);
		if (passage.slots.length === 0) continue;
		const around = surroundings(ref.source, ref.index);
		for (const [i, claim] of claims.entries()) {
			for (const slot of passage.slots) {
				const comparison = claim.check.compare(
					{ slot: claim.slot, text: draft.text },
					{ slot, text: passage.text },
				);
				if (comparison.relation === "apart") continue;
				const alignment = align(draft, claim.slot, passage, slot, around, known);
				pairs[i]?.push({
					claim,
					ref,
					passage,
					around,
					slot,
					comparison,
					alignment,
					strength: sameThing(alignment),
				});
			}
		}
	}
	for (const list of pairs) list.sort((a, b) => b.strength - a.strength || order(a, b));
	return pairs;
}

/** The passage's figure of a pair, as a side of a comparison. */
export function sideOf({ slot, passage }: Pair): Side {
	return { slot, text: passage.text };
}

/** An order of pairs that does not lean on the order in which sources were added. */
function order(a: Pair, b: Pair): number {
	const left = a.ref.source.input.id;
	const right = b.ref.source.input.id;
	if (left !== right) return left < right ? -1 : 1;
	return a.ref.index - b.ref.index || a.slot.start - b.slot.start;
}

/** A small whole number is printed in every text: only for the same thing does it tell something. */
const SMALL = 20;

/** Whether the source prints the claim's value anywhere; a small count only where it counts the same thing. */
export function printedIn(source: StoredSource, claim: SlotClaim, draftText: string): boolean {
	for (let i = 0; i < source.sentences.length; i++) {
		const passage = source.facts(i);
		for (const slot of passage.slots) {
			const { relation } = claim.check.compare(
				{ slot: claim.slot, text: draftText },
				{ slot, text: passage.text },
			);
			if (relation === "equal" && tells(claim.slot, slot)) return true;
		}
	}
	return false;
}

function tells(a: Slot, b: Slot): boolean {
	if (a.mention.type === "date" || a.mention.value > SMALL) return true;
	return a.counted === undefined || b.counted === undefined || a.counted.head === b.counted.head;
}

/** A hand-set blend, used to order pairs and to grant support; contradictions are weighed further. */
export function sameThing(a: Alignment): number {
	const blend =
		0.3 * a.near +
		0.15 * a.nearBack +
		0.25 * a.cover +
		0.1 * a.coverWide +
		0.1 * a.touching +
		0.2 * a.counted;
	return Math.max(0, Math.min(1, blend - 0.15 * a.narrowing - 0.3 * a.strangers));
}

/** What the draft says right before the sentence. */
export function contextOf(context: readonly Facts[]): Surroundings {
	return { has: (key) => context.some(({ byKey }) => byKey.has(key)) };
}

/** Read when first asked for. */
function surroundings(source: StoredSource, index: number): Surroundings {
	const readers = [
		() => source.titleFacts(),
		...[index - 1, index + 1]
			.filter((at) => at >= 0 && at < source.sentences.length)
			.map((at) => () => source.facts(at)),
	];
	return { has: (key) => readers.some((read) => read()?.byKey.has(key) === true) };
}
