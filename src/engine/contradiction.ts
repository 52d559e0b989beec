import type { Facts, Slot } from "../claims/facts.js";
import { isNamedYear } from "../claims/named-year.js";
import { numberedApart } from "../claims/numbered-thing.js";
import type { StoredSource } from "../corpus/store.js";
import { type BoostedTrees, probability, probabilityAtMost } from "./boosted.js";
import { matchClauses } from "./clause.js";
import { complementsApart } from "./complements.js";
import model from "./data/contradiction-weights.json" with { type: "json" };
import { residueOf } from "./residue.js";
import { type Pair, printedIn, type SlotClaim, sideOf } from "./rivals.js";
import { strangeness } from "./story.js";
import { isOfTheBase } from "./then-and-now.js";
import { commonRun, coverAfter, sameOrder } from "./word-order.js";

/** What weighs for or against calling a pair of figures a contradiction; all are 0..1. */
export type Features = Readonly<Record<string, number>>;

/** A figure of a passage that a figure of the draft cannot be true beside, and what tells whether they are of one thing. */
export interface Opponent {
	readonly pair: Pair;
	/** Those that the two sentences and their neighbours tell. */
	readonly near: Features;
	/** All of them: the rest takes reading the whole source. */
	features(): Features;
}

/** The features that are not in `near`. */
const OF_SOURCE: ReadonlySet<string> = new Set(["isPrinted", "strangeWords", "strangeNames"]);

/** A pair of one sentence that agrees this strongly claims its passage's figure for itself. */
const AGREES = 0.3;
/** How many figures are weighed against a claim: the right one is seldom farther down. */
const WEIGHED = 4;

/** The figures that stand against a claim, in the order of how well their words align. */
export function opponents(
	draft: Facts,
	claims: readonly SlotClaim[],
	pairs: readonly (readonly Pair[])[],
	index: number,
): Opponent[] {
	const claim = claims[index];
	const own = pairs[index] ?? [];
	if (!claim) return [];
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
		(pair) =>
			pair.comparison.relation === "exclusive" &&
			!speaksOfOther(draft, pair) &&
			!namesItsYear(draft, pair) &&
			!taken(pair),
	);
	const weighed = against.slice(0, WEIGHED).filter((pair) => !namesAnother(claim, pair, draft));
	const agreeingBest = own.find(
		({ comparison }) => comparison.relation === "equal" || comparison.relation === "implied",
	);
	const printed = new Map<StoredSource, boolean>();
	const isPrintedIn = (source: StoredSource): boolean => {
		const known = printed.get(source) ?? printedIn(source, claim, draft.text);
		printed.set(source, known);
		return known;
	};
	return weighed.map((pair, rank) => {
		const otherValue = against.find(
			(rival) => rival !== pair && claim.check.compare(sideOf(pair), sideOf(rival)).relation === "exclusive",
		);
		const compatible = own.find(({ comparison }) => comparison.relation === "compatible");
		const near: Record<string, number> = {
			...pairFeatures(draft, pair),
			...companyFeatures(claims, pairs, index, pair),
			...valueFeatures(claim.slot.mention, pair.slot.mention),
			...rankFeatures(own, pair),
			rank: rank / WEIGHED,
			printed: agreeingBest ? agreeingBest.strength : 0,
			compatible: compatible?.strength ?? 0,
			rival: otherValue ? Math.min(1, otherValue.strength / Math.max(0.01, pair.strength) / 2) : 0,
			[`kind:${claim.check.kind}`]: 1,
		};
		const features = (): Features => {
			const strange = strangeness(draft, pair.ref, claim.slot);
			return {
				...near,
				isPrinted: agreeingBest || isPrintedIn(pair.ref.source) ? 1 : 0,
				strangeWords: strange.words,
				strangeNames: strange.names,
			};
		};
		return { pair, near, features };
	});
}

/** A source that has "Part 1" and "Part 2" contradicts neither: the other one is a thing of its own. */
function namesAnother(claim: SlotClaim, { ref }: Pair, draft: Facts): boolean {
	return claim.check.kind === "designation" && printedIn(ref.source, claim, draft.text);
}

/** "The World Cup 1994": the year of another one says nothing of it. */
function namesItsYear(draft: Facts, { claim }: Pair): boolean {
	return isNamedYear(draft, claim.slot);
}

/** What a figure of the draft and one of a passage have in common, by the two sentences and their neighbours. */
export function pairFeatures(draft: Facts, pair: Pair): Features {
	return { ...alignmentFeatures(pair), ...wordingFeatures(draft, pair), ...residueFeatures(draft, pair) };
}

function alignmentFeatures({ alignment: a, claim, slot, strength, passage }: Pair): Record<string, number> {
	return {
		near: a.near,
		nearBack: a.nearBack,
		cover: a.cover,
		coverWide: a.coverWide,
		coverBack: a.coverBack,
		strangers: a.strangers,
		strangersBack: a.strangersBack,
		counted: a.counted,
		countedBoth: claim.slot.counted && slot.counted ? 1 : 0,
		narrowing: a.narrowing,
		swapped: a.swapped,
		touching: a.touching,
		shared: a.shared,
		neighbours: a.neighbours,
		lead: a.lead,
		leadBack: a.leadBack,
		pairs: a.pairs,
		predicatesApart: a.predicatesApart ? 1 : 0,
		strength,
		length: Math.min(1, passage.weight / 20),
	};
}

type Mention = Slot["mention"];

/** What is too dear to be measured on every pair. */
function wordingFeatures(draft: Facts, { claim, passage, slot }: Pair): Record<string, number> {
	const clause = matchClauses(draft, claim.slot, passage, slot);
	return {
		runBefore: commonRun(draft, claim.slot, passage, slot, -1),
		runAfter: commonRun(draft, claim.slot, passage, slot, 1),
		after: coverAfter(draft, claim.slot, passage),
		afterBack: coverAfter(passage, slot, draft),
		order: sameOrder(draft, passage),
		clause: clause.cover,
		clauseBack: clause.coverBack,
		clauseShared: clause.shared,
		clauseRarest: clause.rarest,
		clauseSoft: clause.soft,
		clauseSoftBack: clause.softBack,
	};
}

/** What one side says and the other does not. */
function residueFeatures(draft: Facts, { claim, passage, slot, around }: Pair): Record<string, number> {
	const residue = residueOf(draft, claim.slot, passage, slot, around);
	return {
		missing: residue.heaviest,
		missingBack: residue.heaviestBack,
		missingClose: residue.close,
		missingCloseBack: residue.closeBack,
		contrast: residue.contrast,
		opposite: residue.opposite ? 1 : 0,
		timeAgrees: residue.timeAgrees ? 1 : 0,
		timeConflicts: residue.timeConflicts ? 1 : 0,
		companion: residue.companion,
		oneEnd: residue.oneEnd ? 1 : 0,
	};
}

/** How the passage stands among those that have a comparable figure. */
function rankFeatures(own: readonly Pair[], pair: Pair): Record<string, number> {
	let cover = 0;
	let near = 0;
	for (const { alignment } of own) {
		cover = Math.max(cover, alignment.cover);
		near = Math.max(near, alignment.near);
	}
	return {
		bestCover: cover > 0 ? pair.alignment.cover / cover : 0,
		bestNear: near > 0 ? pair.alignment.near / near : 0,
	};
}

/** How the other figures of the sentence fare in the same source and in the same passage. */
function companyFeatures(
	claims: readonly SlotClaim[],
	pairs: readonly (readonly Pair[])[],
	index: number,
	pair: Pair,
): Record<string, number> {
	let agreeing = 0;
	let agreeingHere = 0;
	let disagreeingHere = 0;
	for (const [other, list] of pairs.entries()) {
		if (other === index) continue;
		const equal = list.filter(({ comparison }) => comparison.relation === "equal");
		if (equal.some(({ ref }) => ref.source === pair.ref.source)) agreeing++;
		if (equal.some(({ passage }) => passage === pair.passage)) agreeingHere++;
		else if (list.some((one) => one.passage === pair.passage && one.comparison.relation === "exclusive"))
			disagreeingHere++;
	}
	const others = Math.max(1, claims.length - 1);
	const here = (pairs[index] ?? []).filter(({ passage }) => passage === pair.passage).length;
	return {
		agreeing: agreeing / others,
		agreeingHere: agreeingHere / others,
		disagreeingHere: disagreeingHere / others,
		alone: claims.length === 1 ? 1 : 0,
		figures: Math.min(1, claims.length / 6),
		only: 1 / Math.max(1, here),
		few: 1 / Math.max(1, (pairs[index] ?? []).length),
	};
}

/** One side counts a thing that the other sentence does not speak of at all. */
const COUNTED_ELSEWHERE = 0.3;

/**
 * Whether the two figures are told to be of different things, whatever else is alike: another thing is counted, one
 * set is narrower than the other, or the sentences name different owners, subjects, kinds, purposes or events, or two things
 * of one noun.
 */
export function speaksOfOther(draft: Facts, { alignment: a, claim, slot, passage, around }: Pair): boolean {
	if (a.ownersApart || a.subjectsApart || a.modifierSwapped) return true;
	if (a.predicatesApart && claim.slot.mention.type === "date") return true;
	if (complementsApart(draft, claim.slot, passage, slot, around)) return true;
	if (numberedApart(draft, claim.slot, passage, slot)) return true;
	if (claim.slot.mention.type !== "date" && isOfTheBase(draft, passage)) return true;
	if (claim.slot.counted === undefined || slot.counted === undefined)
		return claim.check.kind === "count" && a.counted < COUNTED_ELSEWHERE;
	// "a 15 % cut" and "a 15 % discount" are one thing in two words; "15 % of voters" is a share of something
	const share = claim.check.kind !== "percent" || claim.slot.counted.of || slot.counted.of;
	return (share && a.counted === 0) || (a.counted === 1 && a.narrowing > 0);
}

/** Shares two words that tell something. */
const TELLING = 0.25;

/** The draft repeats the passage's clause word for word, but for its figures. */
function isRepeated({ cover, clauseBack, order, shared = 0 }: Features): boolean {
	return cover === 1 && clauseBack === 1 && order === 1 && shared >= TELLING;
}

/**
 * Whether both figures are told to be of one set: the same thing with the same words that narrow it, and nothing
 * in the draft's lead that the passage does not know. The number of one set has one value.
 */
export function sameSet({ pair, near }: Opponent): boolean {
	const { alignment: a, claim, slot } = pair;
	if (isRepeated(near)) return true;
	const narrowed = claim.slot.counted?.modifiers.length ?? 0;
	const alike = a.counted === 1 && a.narrowing === 0 && slot.counted?.modifiers.length === narrowed;
	return alike && narrowed > 0 && a.lead >= 0.9 && a.strangers === 0;
}

const trees: BoostedTrees = model;

/** 0..1: how sure it is that the pair is a contradiction. Fitted by scripts/fit-contradiction.ts. */
export function contradictionScore(features: Features): number {
	return probability(trees, features);
}

/** The most that the score of an opponent can come to, from what is near. */
export function contradictionScoreAtMost({ near }: Opponent): number {
	return probabilityAtMost(trees, near, OF_SOURCE);
}

/** At this score the squiggle is shown: a date takes a higher one, since other events of a story have other dates. */
export function contradictionThreshold({ mention }: Slot): number {
	return mention.type === "date" ? model.dateThreshold : model.threshold;
}

/** How two values differ, whatever they are of. */
export function valueFeatures(left: Mention, right: Mention): Record<string, number> {
	if (left.type === "date" || right.type === "date") {
		if (left.type !== "date" || right.type !== "date") return {};
		const same = (["year", "month", "day"] as const).filter(
			(part) => left[part] !== undefined && left[part] === right[part],
		).length;
		return {
			sameGrain: left.grain === right.grain ? 1 : 0,
			sameParts: same / 2,
			relative: right.relative ? 1 : 0,
		};
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
		hedged: left.bound !== "exact" ? 1 : 0,
		sourceHedged: right.bound !== "exact" ? 1 : 0,
	};
}
