import { compareFrames, type FrameComparison, reversedHalf } from "../checks/relation.js";
import type { Actor } from "../claims/actor.js";
import { mayBeSame } from "../claims/bearer.js";
import type { Facts } from "../claims/facts.js";
import { type Frame, isPronoun } from "../claims/frame.js";
import type { PassageRef } from "../corpus/store.js";
import type { JudgedClaim } from "./judged.js";
import { bearerOf, draftScene, framesIn, framesTold, passageScene } from "./scenes.js";

/** Of what the sentence says beside the two names and the event, the passage must have this much. */
const COVERED = 0.6;
const CONFIDENCE = 0.85;

interface Found {
	readonly frame: Frame;
	readonly ref: PassageRef;
	readonly there: Frame;
	readonly comparison: FrameComparison;
}

/** Judges who did what to whom: an event that a source tells of the same two the other way round, and none this way. */
export function judgeSwaps(facts: Facts, refs: readonly PassageRef[]): JudgedClaim[] {
	const lead = refs[0];
	if (!lead) return [];
	const scene = draftScene(facts, lead.source);
	if (scene.actors.length < 2) return [];
	return framesIn(scene)
		.filter(({ participants }) => participants.length > 1)
		.flatMap((frame) => judge(frame, facts, refs) ?? []);
}

function judge(frame: Frame, facts: Facts, refs: readonly PassageRef[]): JudgedClaim | undefined {
	const found: Found[] = [];
	for (const ref of refs) {
		for (const there of framesTold(ref)) {
			const comparison = compareFrames(frame, there);
			const told = comparison ?? half(frame, there, ref);
			if (told) found.push({ frame, ref, there, comparison: told });
		}
	}
	if (found.some(({ comparison }) => comparison.relation === "equal")) return undefined;
	const best = found.find((one) => restCovered(one, facts) >= COVERED);
	return best && contradicted(best, facts);
}

/** The source must know the draft's other name as well, and nowhere let the draft's agent do the same. */
function half(frame: Frame, there: Frame, { source }: PassageRef): FrameComparison | undefined {
	const comparison = reversedHalf(frame, there);
	if (!comparison) return undefined;
	const { first, second } = comparison.draft;
	const does = source.sentences.some((_, index) =>
		framesTold({ source, index }).some(
			({ predicate, participants }) =>
				predicate === frame.predicate &&
				participants.some(({ role, actor }) => role === "agent" && mayBeSame(actor, first.actor)),
		),
	);
	return !does && bearerOf(source, second.actor).sentences.size > 0 ? comparison : undefined;
}

/** Of half an event something must be left to tell that it is the same. */
const LEFT = 0.8;

/**
 * 0..1: how much of the sentence, the two names and the event left out, the passage has; 1 when nothing is left of an
 * event whose two sides the passage names.
 */
function restCovered({ comparison, frame, ref }: Found, facts: Facts): number {
	const passage = passageScene(ref).facts;
	const before = isByPronoun(comparison, passage) ? ref.source.facts(ref.index - 1) : undefined;
	const out = [comparison.draft.first.actor, comparison.draft.second.actor];
	let sum = 0;
	let matched = 0;
	for (const { at, key, weight } of facts.terms) {
		if (at === frame.at || out.some((actor) => at >= actor.firstToken && at < actor.lastToken)) continue;
		sum += weight;
		if (passage.byKey.has(key) || before?.byKey.has(key)) matched += weight;
	}
	if (isHalf(comparison) && sum < LEFT) return 0;
	return sum > 0 ? matched / sum : 1;
}

/** "He recommended Holm": whom the sentence before tells of. */
function isByPronoun({ source }: FrameComparison, { tokens }: Facts): boolean {
	return [source.first, source.second].some(({ actor }) => isPronoun(tokens[actor.firstToken]?.lower ?? ""));
}

function isHalf({ source }: FrameComparison): boolean {
	return source.first === source.second;
}

function contradicted({ comparison, frame, ref, there }: Found, facts: Facts): JudgedClaim {
	const passage = passageScene(ref).facts;
	const { draft, source } = comparison;
	const names = [draft.first.actor, draft.second.actor];
	const others = [source.first.actor, source.second.actor];
	const theirs = told(passage, isHalf(comparison) ? undefined : others[0], there, others[1]);
	return {
		...around(names),
		kind: "relation",
		verdict: "contradicted",
		confidence: CONFIDENCE,
		message: `A source tells this the other way round: ${theirs}.`,
		working: `source: ${theirs}; draft: ${told(facts, names[0], frame, names[1])}`,
		evidence: [{ ref, span: around(others), stance: "contradicts" }],
	};
}

function told(facts: Facts, first: Actor | undefined, frame: Frame, second: Actor | undefined): string {
	const words = (actor: Actor | undefined) => (actor ? facts.text.slice(actor.start, actor.end) : "…");
	return `${words(first)} → ${facts.tokens[frame.at]?.text ?? ""} → ${words(second)}`;
}

function around(actors: readonly Actor[]): { start: number; end: number } {
	return {
		start: Math.min(...actors.map(({ start }) => start)),
		end: Math.max(...actors.map(({ end }) => end)),
	};
}
