import type { Facts } from "../claims/facts.js";
import model from "./data/contradiction-weights.json" with { type: "json" };
import { type Pair, printedIn, type SlotClaim } from "./rivals.js";

/** What weighs for or against calling a pair of figures a contradiction; all are 0..1. */
export type Features = Readonly<Record<string, number>>;

/** A pair of one sentence that agrees this strongly claims its passage's figure for itself. */
const AGREES = 0.3;

/** The features of the strongest exclusive pair of a claim, or undefined when no figure stands against it. */
export function contradictionFeatures(
	draft: Facts,
	claims: readonly SlotClaim[],
	pairs: readonly (readonly Pair[])[],
	index: number,
): { pair: Pair; features: Features } | undefined {
	const claim = claims[index];
	const own = pairs[index] ?? [];
	if (!claim) return undefined;
	const taken = (pair: Pair) =>
		pairs.some(
			(list, other) =>
				other !== index &&
				list.some(
					(rival) =>
						rival.slot === pair.slot &&
						rival.comparison.relation === "equal" &&
						rival.strength >= Math.max(AGREES, pair.strength),
				),
		);
	const against = own.filter(
		(pair) => pair.comparison.relation === "exclusive" && speaksOfOther(pair) === undefined && !taken(pair),
	);
	const pair = against[0];
	if (!pair) return undefined;
	const best = own.find(
		({ comparison }) => comparison.relation === "equal" || comparison.relation === "implied",
	);
	const otherValue = against.find(
		(rival) => rival !== pair && claim.check.compare(side(pair), side(rival)).relation === "exclusive",
	);
	const agreeing = pairs.filter((list, other) =>
		other === index
			? false
			: list.some((rival) => rival.comparison.relation === "equal" && rival.ref.source === pair.ref.source),
	).length;
	const agreeingHere = pairs.filter((list, other) =>
		other === index
			? false
			: list.some((rival) => rival.comparison.relation === "equal" && rival.passage === pair.passage),
	).length;
	const others = Math.max(1, claims.length - 1);
	const a = pair.alignment;
	const left = claim.slot.mention;
	const right = pair.slot.mention;
	const features: Record<string, number> = {
		near: a.near,
		nearBack: a.nearBack,
		nearProduct: a.near * a.nearBack,
		cover: a.cover,
		coverWide: a.coverWide,
		strangers: a.strangers,
		countedSame: a.counted >= 1 ? 1 : 0,
		countedAlike:
			a.counted >= 1 && a.narrowing === 0 && (claim.slot.counted?.modifiers.length ?? 0) > 0 ? 1 : 0,
		countedOther: a.counted < 0.5 ? 1 : 0,
		strangersBack: a.strangersBack,
		strangersBoth: a.strangers * a.strangersBack,
		swapped: a.swapped,
		parallelSwap: a.swapped * a.coverBack * a.cover,
		leadApart: (1 - a.lead) * (1 - a.leadBack),
		narrowing: a.narrowing,
		touching: a.touching,
		shared: a.shared,
		neighbours: a.neighbours,
		lead: a.lead,
		leadBack: a.leadBack,
		pairs: a.pairs,
		coverBack: a.coverBack,
		coverProduct: a.coverWide * a.near,
		leadProduct: a.lead * a.neighbours,
		strength: pair.strength,
		printed: best ? best.strength : printedIn(pair.ref.source, claim, draft.text) ? 0.15 : 0,
		isPrinted: best || printedIn(pair.ref.source, claim, draft.text) ? 1 : 0,
		rival: otherValue ? otherValue.strength / Math.max(0.01, pair.strength) : 0,
		agreeing: agreeing / others,
		agreeingHere: agreeingHere / others,
		alone: claims.length === 1 ? 1 : 0,
		hedged: left.type === "quantity" && left.bound !== "exact" ? 1 : 0,
		sourceHedged: right.type === "quantity" && right.bound !== "exact" ? 1 : 0,
		...valueFeatures(left, right),
	};
	features[`kind:${claim.check.kind}`] = 1;
	return { pair, features };
}

/** What tells two figures apart. */
type Apart =
	| "other thing"
	| "other set"
	| "other owner"
	| "other subject"
	| "other kind"
	| "other event"
	| "other names"
	| "other lead";

/**
 * Whether the two figures are told to be of different things, whatever else is alike: another thing is counted,
 * one set is narrower than the other, or the two sentences name different subjects.
 */
export function speaksOfOther({ alignment: a, claim, slot }: Pair): Apart | undefined {
	const counts = claim.slot.counted !== undefined && slot.counted !== undefined;
	// "a 15 % cut" and "a 15 % discount" are one thing in two words; "15 % of voters" is a share of something
	const share =
		claim.check.kind !== "percent" || claim.slot.counted?.of === true || slot.counted?.of === true;
	if (counts && share && a.counted === 0) return "other thing";
	if (counts && a.counted === 1 && a.narrowing > 0) return "other set";
	if (a.ownersApart) return "other owner";
	if (a.subjectsApart) return "other subject";
	if (a.modifierSwapped) return "other kind";
	if (a.predicatesApart && claim.slot.mention.type === "date") return "other event";
	if (a.strangers > 0.4 && a.strangersBack > 0.4) return "other names";
	return a.lead < 0.2 && a.leadBack < 0.2 ? "other lead" : undefined;
}

/**
 * Whether both figures are told to be of one set: the same thing with the same words that narrow it, and nothing
 * in the draft's lead that the passage does not know. The number of one set has one value.
 */
export function sameSet({ alignment: a, claim, slot }: Pair): boolean {
	const narrowed = claim.slot.counted?.modifiers.length ?? 0;
	const alike = a.counted === 1 && a.narrowing === 0 && slot.counted?.modifiers.length === narrowed;
	return alike && narrowed > 0 && a.lead >= 0.9 && a.strangers === 0;
}

/** 0..1: how sure it is that the pair is a contradiction. Logistic; fitted by scripts/fit-contradiction.ts. */
export function contradictionScore(features: Features): number {
	const weights: Readonly<Record<string, number>> = model.weights;
	let sum = model.bias;
	for (const [name, value] of Object.entries(features)) sum += (weights[name] ?? 0) * value;
	return 1 / (1 + Math.exp(-sum));
}

/** At this score the squiggle is shown. */
export const contradictionThreshold: number = model.threshold;

function side(pair: Pair): { slot: Pair["slot"]; text: string } {
	return { slot: pair.slot, text: pair.passage.text };
}

function valueFeatures(
	left: SlotClaim["slot"]["mention"],
	right: SlotClaim["slot"]["mention"],
): Record<string, number> {
	if (left.type === "date" || right.type === "date") {
		if (left.type !== right.type) return {};
		return { sameGrain: left.type === "date" && right.type === "date" && left.grain === right.grain ? 1 : 0 };
	}
	const ratio = left.value / right.value;
	const distance = Number.isFinite(ratio) && ratio > 0 ? Math.abs(Math.log10(ratio)) : 1;
	const scale = Math.abs(distance - Math.round(distance)) < 0.004 && distance > 0.5;
	return {
		otherScale: scale ? 1 : 0,
		veryNear: distance < 0.025 ? 1 : 0,
		farOff: distance > 1.5 && !scale ? 1 : 0,
		smallNumber: left.value <= 3 ? 1 : 0,
		one: left.value === 1 || right.value === 1 ? 1 : 0,
	};
}
