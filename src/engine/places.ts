import { comparePlaces, isSameSubject } from "../checks/place.js";
import type { Relation } from "../checks/types.js";
import type { Facts } from "../claims/facts.js";
import { type Placement, placements } from "../claims/place.js";
import type { Answers, PassageRef } from "../corpus/store.js";
import { foldForMatch } from "../text/fold.js";
import type { JudgedClaim } from "./judged.js";

/** How much of the rest of the draft's sentence the passage must cover: less where a name tells what is meant. */
const COVERED_NAMED = 0.35;
const COVERED_BUILDING = 0.5;
const COVERED_EVENT = 0.7;

interface Answer {
	readonly ref: PassageRef;
	readonly placement: Placement;
	readonly relation: Relation;
}

/** Judges where a sentence puts a named thing, person or event, by where the sources put the same. */
export function judgePlaces(facts: Facts, refs: readonly PassageRef[], store: Answers): JudgedClaim[] {
	if (refs.length === 0) return [];
	return placements(facts.text, facts.tokens).flatMap((draft) => judge(draft, facts, refs, store) ?? []);
}

function judge(
	draft: Placement,
	facts: Facts,
	refs: readonly PassageRef[],
	store: Answers,
): JudgedClaim | undefined {
	const answers = refs.flatMap((ref) => answersOf(draft, facts, ref));
	const told = (relation: Relation) => answers.find((answer) => answer.relation === relation);
	const support = told("equal") ?? told("implied");
	if (support) return supported(draft, support);
	const rival = told("exclusive");
	if (!rival || told("compatible")) return undefined;
	return isToldElsewhere(draft, store) ? undefined : contradicted(draft, rival);
}

function answersOf(draft: Placement, facts: Facts, ref: PassageRef): Answer[] {
	const passage = ref.source.facts(ref.index);
	return placements(passage.text, passage.tokens).flatMap((placement): Answer[] => {
		if (placement.predicate !== draft.predicate) return [];
		const named = isSameSubject(draft, placement);
		if (!named && draft.subject.length + placement.subject.length > 0) return [];
		const bar = !named ? COVERED_EVENT : draft.predicate === "stands" ? COVERED_BUILDING : COVERED_NAMED;
		if (coverage(draft, facts, passage) < bar) return [];
		return [{ ref, placement, relation: comparePlaces(draft, placement) }];
	});
}

/** 0..1: how much of the sentence but for the place stands in the passage. */
function coverage(draft: Placement, facts: Facts, passage: Facts): number {
	let [weight, covered] = [0, 0];
	for (const term of facts.terms) {
		if (term.start >= draft.start && term.end <= draft.end) continue;
		weight += term.weight;
		if (passage.byKey.has(term.key)) covered += term.weight;
	}
	return weight === 0 ? 0 : covered / weight;
}

/** Whether any sentence of a source has both the draft's place and what it is told of: then its words decide, not ours. */
function isToldElsewhere(draft: Placement, store: Answers): boolean {
	const both = [foldForMatch(draft.place), draft.subject.at(-1) ?? ""];
	return store.mayBeSaid(both, ({ source, index }) => {
		const facts = source.facts(index);
		const words = foldForMatch(facts.text);
		return both.every((phrase) => words.includes(phrase)) && !isForAnother(draft, facts);
	});
}

const JOINED = /^[\s,]*(?:(?:and|or|in|at|both|the)[\s,]*)*$/u;

/** "Was born in Oslo and studied in Bergen": the sentence tells the same of another place, and the draft's of something else. */
function isForAnother(draft: Placement, { text, tokens }: Facts): boolean {
	return placements(text, tokens).some((told) => {
		if (told.predicate !== draft.predicate || !isSameSubject(draft, told)) return false;
		const at = text.indexOf(draft.place);
		return at >= told.end && !JOINED.test(text.slice(told.end, at));
	});
}

function supported(draft: Placement, { ref, placement, relation }: Answer): JudgedClaim {
	const { start, end, place } = placement;
	return {
		start: draft.start,
		end: draft.end,
		kind: "place",
		verdict: "supported",
		confidence: relation === "equal" ? 0.9 : 0.8,
		message: "The sources give the same place.",
		...(relation === "implied" && { working: `${place} is in ${draft.place}` }),
		evidence: [{ ref, span: { start, end }, stance: "supports" }],
	};
}

function contradicted(draft: Placement, { ref, placement }: Answer): JudgedClaim {
	const { start, end, place } = placement;
	return {
		start: draft.start,
		end: draft.end,
		kind: "place",
		verdict: "contradicted",
		confidence: 0.85,
		message: `The sources say ${place}.`,
		working: `source: ${place}; draft: ${draft.place}`,
		replacement: place,
		evidence: [{ ref, span: { start, end }, stance: "contradicts" }],
	};
}
