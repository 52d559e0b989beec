import { wordsOf } from "../checks/types.js";
import type { Facts, Slot } from "../claims/facts.js";
import type { PassageRef } from "../corpus/store.js";
import { type Agreement, agreements, isAgreed, isClose, isLikely, isNearlyAgreed } from "./agreement.js";
import {
	contradictionScore,
	contradictionScoreAtMost,
	contradictionThreshold,
	type Opponent,
	opponents,
	sameSet,
} from "./contradiction.js";
import { derivedClaim } from "./derived.js";
import { byStory, isEcho } from "./independence.js";
import type { DraftSentence, JudgedClaim, JudgedEvidence } from "./judged.js";
import { isRefuted, type WeighedSupport, weighSupport, withdrawsFrom } from "./misplaced.js";
import { isPrintedAnywhere } from "./printed-values.js";
import { retold } from "./retold.js";
import { contextOf, type Pair, pairsOf, type SlotClaim, sideOf, slotClaims } from "./rivals.js";
import { isOfAnotherSet, isPartOfIt, subsetClaim } from "./sets.js";

/** Independent sources that contradict must be this sure to turn support into conflict. */
const CONFLICTS = 0.75;
/** A set that is told to be the same has one number: no weighing is needed. */
const SAME_SET = 0.85;
const MOST_EVIDENCE = 5;

/** Judges the figures and dates of a sentence; those in `judged` are left out. */
export function judgeFigures(
	{ facts, context }: DraftSentence,
	refs: readonly PassageRef[],
	judged: ReadonlySet<Slot>,
): JudgedClaim[] {
	const claims = slotClaims(facts);
	const pairs = pairsOf(facts, claims, refs, context);
	const source = claims.length > 0 ? retold(facts, refs) : undefined;
	const known = contextOf(context);
	const weighed = displaced(
		facts,
		pairs,
		claims.map((_, i) => weigh(facts, pairs, i)),
	);
	return claims.flatMap((claim, i) => {
		if (judged.has(claim.slot)) return [];
		const found = judge(facts, claims, pairs, i, claim, weighed[i] ?? [], source);
		const isOpen = found.verdict === "contradicted" || found.verdict === "unverified";
		if (!isOpen) return [found];
		const reckoned = derivedClaim(facts, claim, refs, known);
		if (reckoned?.verdict === "supported") return [reckoned];
		if (found.verdict === "contradicted") return [found];
		return [reckoned ?? subsetClaim(facts, claim, refs) ?? found];
	});
}

/** A pair that agrees in value, and what may stand in its place instead. */
interface Weighed extends Agreement {
	/** Only of those that are close. */
	readonly placed?: WeighedSupport;
}

function ownPairs(facts: Facts, pairs: readonly (readonly Pair[])[], index: number): Pair[] {
	return (pairs[index] ?? []).filter((pair) => !isPartOfIt(facts, pair));
}

function weigh(facts: Facts, pairs: readonly (readonly Pair[])[], index: number): Weighed[] {
	const own = ownPairs(facts, pairs, index);
	return agreements(facts, pairs, index, own).map((agreement) =>
		isClose(agreement)
			? { ...agreement, placed: weighSupport(facts, pairs, index, agreement.pair) }
			: agreement,
	);
}

/** A figure that is shown to belong in another's place cannot speak for that one too. */
function displaced(
	facts: Facts,
	pairs: readonly (readonly Pair[])[],
	weighed: readonly (readonly Weighed[])[],
): (readonly Weighed[])[] {
	const refuted = weighed.map((list) =>
		list.flatMap(({ placed }) => (placed && isRefuted(facts, pairs, placed) ? [placed] : [])),
	);
	return weighed.map((list, i) =>
		list.map((one) => {
			const others = refuted.filter((_, other) => other !== i).flat();
			const wants = others.find(({ rival }) => rival?.slot === one.pair.slot);
			if (!one.placed || !wants) return one;
			return { ...one, placed: { ...one.placed, score: Math.max(one.placed.score, wants.score) } };
		}),
	);
}

function judge(
	facts: Facts,
	claims: readonly SlotClaim[],
	pairs: readonly (readonly Pair[])[],
	index: number,
	claim: SlotClaim,
	equal: readonly Weighed[],
	source: PassageRef | undefined,
): JudgedClaim {
	const own = ownPairs(facts, pairs, index);
	const base = { start: claim.slot.start, end: claim.slot.end, kind: claim.check.kind };
	const close = equal.filter(({ placed }) => placed !== undefined);
	const inPlace = close.filter(({ placed }) => (placed?.score ?? 0) < withdrawsFrom);
	const agreed = inPlace.filter(isAgreed);
	const misplaced = inPlace.length === 0 ? close[0]?.placed : undefined;
	if (misplaced) return misplacedClaim(facts, claim, pairs, misplaced);
	const standing = agreed.map(({ pair }) => pair);
	const [agreeing] = standing;
	const rivals = pairs.map((list, i) =>
		i === index ? own.filter((pair) => !isOfAnotherSet(facts, pair)) : list,
	);
	if (agreeing) {
		const conflict = conflictWith(facts, claims, rivals, index, standing);
		if (conflict) {
			const { against, score } = conflict;
			return {
				...base,
				verdict: "conflicting",
				confidence: score,
				message: `The sources disagree: ${quoted(agreeing)} and ${quoted(against.pair)}.`,
				...workingOf(against.pair),
				evidence: [evidence(agreeing, "supports"), evidence(against.pair, "contradicts")],
			};
		}
		return {
			...base,
			verdict: "supported",
			confidence: agreed[0]?.score ?? 0,
			message: `A source says the same: ${quoted(agreeing)}.`,
			...workingOf(agreeing),
			evidence: distinct(standing, "supports"),
		};
	}
	const { against, score } = equal.some(isNearlyAgreed)
		? { against: undefined, score: 0 }
		: strongest(opponents(facts, claims, rivals, index));
	if (against) {
		const { pair } = against;
		const alike = own.filter(
			(other) =>
				other === pair ||
				(other.comparison.relation === "exclusive" &&
					other.strength >= pair.strength * 0.8 &&
					claim.check.compare(sideOf(pair), sideOf(other)).relation !== "exclusive"),
		);
		return {
			...base,
			verdict: "contradicted",
			confidence: score,
			message: `A source says ${quoted(pair)}, not ${wordsOf({ slot: claim.slot, text: facts.text })}.`,
			...workingOf(pair),
			...(pair.comparison.replacement === undefined ? {} : { replacement: pair.comparison.replacement }),
			evidence: distinct(alike, "contradicts"),
		};
	}
	const open = attention(own, claim, source);
	const alike = equal.find(isLikely);
	if (open.attention !== undefined || !alike) return open;
	return { ...open, message: `A source has ${quoted(alike.pair)}, but it may be of something else.` };
}

/** A value that the source prints, for something else. */
function misplacedClaim(
	facts: Facts,
	{ slot, check }: SlotClaim,
	pairs: readonly (readonly Pair[])[],
	weighed: WeighedSupport,
): JudgedClaim {
	const { own, rival, score } = weighed;
	const base = { start: slot.start, end: slot.end, kind: check.kind };
	if (!rival || !isRefuted(facts, pairs, weighed)) {
		const message = `A source has ${quoted(own)}, by all signs of something else.`;
		return { ...base, verdict: "unverified", confidence: 0, message, evidence: [] };
	}
	const { replacement } = rival.comparison;
	return {
		...base,
		verdict: "contradicted",
		confidence: score,
		message: `A source says ${quoted(rival)} here; it has ${quoted(own)} of something else.`,
		...workingOf(rival),
		...(replacement === undefined ? {} : { replacement }),
		evidence: [evidence(rival, "contradicts")],
	};
}

/** An unverified claim; marked when the source that its sentence retells prints its value nowhere. */
function attention(own: readonly Pair[], claim: SlotClaim, passage: PassageRef | undefined): JudgedClaim {
	const base = {
		start: claim.slot.start,
		end: claim.slot.end,
		kind: claim.check.kind,
		verdict: "unverified" as const,
		confidence: 0,
	};
	if (!passage || isPrintedAnywhere(passage.source, claim.slot))
		return { ...base, message: "The sources do not speak to this.", evidence: [] };
	const nearest = own.find(({ ref }) => ref.source === passage.source);
	const whole = { start: 0, end: passage.source.facts(passage.index).text.length };
	return {
		...base,
		message: "A source speaks of this, but this value is nowhere in it.",
		attention: "value-not-in-source",
		...(nearest ? workingOf(nearest) : {}),
		evidence: [
			nearest ? evidence(nearest, "contradicts") : { ref: passage, span: whole, stance: "contradicts" },
		],
	};
}

/** What contradicts as strongly as another source supports, of a source that is a voice of its own. */
function conflictWith(
	facts: Facts,
	claims: readonly SlotClaim[],
	pairs: readonly (readonly Pair[])[],
	index: number,
	supports: readonly Pair[],
): { against: Opponent; score: number } | undefined {
	// what the agreeing sources print is no reason to doubt another source that says otherwise
	const left = new Set(supports.map(({ ref }) => ref.source));
	const supporting = [...left];
	for (;;) {
		const others = pairs.map((list) => list.filter(({ ref }) => !left.has(ref.source)));
		const { against, score } = strongest(opponents(facts, claims, others, index));
		const agreed = supports[0]?.strength ?? 0;
		if (!against || score < CONFLICTS || against.pair.strength < agreed * 0.9) return undefined;
		const { source } = against.pair.ref;
		if (!isEcho(source, supporting)) return { against, score };
		left.add(source);
	}
}

/** The figure that contradicts most surely, and how sure that is; none where no score comes to the threshold. */
function strongest(weighed: readonly Opponent[]): { against: Opponent | undefined; score: number } {
	let against: Opponent | undefined;
	let score = 0;
	for (const opponent of weighed) {
		const least = Math.max(score, contradictionThreshold(opponent.pair.claim.slot));
		const isSameSet = sameSet(opponent);
		// reading a whole source takes most of the time of a claim
		if (!isSameSet && contradictionScoreAtMost(opponent) < least) continue;
		const own = Math.max(contradictionScore(opponent.features()), isSameSet ? SAME_SET : 0);
		if (own >= least && own > score) {
			score = own;
			against = opponent;
		}
	}
	return { against, score };
}

function quoted(pair: Pair): string {
	return wordsOf(sideOf(pair));
}

function workingOf({ comparison }: Pair): { working?: string } {
	return comparison.working === undefined ? {} : { working: comparison.working };
}

function evidence(pair: Pair, stance: JudgedEvidence["stance"]): JudgedEvidence {
	return { ref: pair.ref, span: { start: pair.slot.start, end: pair.slot.end }, stance };
}

/** The strongest pair of each story, its copies counted. */
function distinct(pairs: readonly Pair[], stance: JudgedEvidence["stance"]): JudgedEvidence[] {
	return byStory(pairs, ({ ref }) => ref.source)
		.slice(0, MOST_EVIDENCE)
		.map(({ one, copies }) => ({ ...evidence(one, stance), ...(copies > 0 ? { copies } : {}) }));
}
