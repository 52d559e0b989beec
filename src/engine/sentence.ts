import { keysOfValue } from "../claims/typed-value.js";
import type { Answers, PassageRef } from "../corpus/store.js";
import { overlaps } from "../text/span.js";
import { judgeAffiliations } from "./affiliations.js";
import { judgeArithmetic } from "./arithmetic.js";
import { judgeBefallen } from "./befallen.js";
import { judgeCallings } from "./callings.js";
import type { ConversionBook } from "./conversion-book.js";
import { judgeConversions } from "./conversions.js";
import { judgeFigures } from "./figures.js";
import type { DraftSentence, JudgedClaim, JudgedSentence } from "./judged.js";
import { withMisfits } from "./misfits.js";
import { judgeNames } from "./names.js";
import { judgePlaces } from "./places.js";
import { judgePolarity } from "./polarity.js";
import { judgeRelations } from "./relations.js";
import { judgeRoles } from "./roles.js";
import { withinStory } from "./story.js";
import { supportOf } from "./support.js";
import type { Verdict } from "./types.js";

/** How many passages are read for one sentence. */
export const CANDIDATES = 16;
const CONTEXT_WEIGHT = 0.25;
/** Passages that tell of the same are wanted, whatever figure they give. */
const FIGURE_WEIGHT = 0.3;

/** Checks one sentence against the sources. */
export function judgeSentence(sentence: DraftSentence, store: Answers, book: ConversionBook): JudgedSentence {
	const { refs, claims } = judgeClaims(sentence, store, book);
	const support = supportOf(sentence.facts, refs, claims);
	return { claims, support, verdict: verdictOf(claims, support) };
}

/** The passages that come into question for a sentence, and its claims held against them. */
export function judgeClaims(
	sentence: DraftSentence,
	store: Answers,
	book: ConversionBook,
): { refs: readonly PassageRef[]; claims: readonly JudgedClaim[] } {
	const { facts } = sentence;
	const refs = store.candidates(queryOf(sentence), CANDIDATES);
	const conversions = judgeConversions(facts, refs, book);
	const told = [
		...withMisfits(facts, judgeFigures(sentence, refs, conversions.judged)),
		...judgePolarity(facts, refs),
	];
	const judged = [
		...judgeArithmetic(facts),
		...conversions.claims,
		...withBefallen(told, judgeBefallen(sentence, refs)),
		...judgeNames(facts, refs, store),
		...withCallings(judgeRoles(facts, refs, store), judgeCallings(facts, refs, store)),
		...judgeAffiliations(facts, refs, store),
		...judgePlaces(facts, refs, store),
		...judgeRelations(facts, refs),
	].sort((a, b) => a.start - b.start || a.end - b.end);
	return { refs, claims: withinStory(sentence, judged) };
}

/** One mark for what a person is called. */
function withCallings(roles: readonly JudgedClaim[], callings: readonly JudgedClaim[]): JudgedClaim[] {
	const fails = roles.filter(({ verdict }) => verdict === "contradicted" || verdict === "conflicting");
	return [...roles, ...callings.filter((claim) => !fails.some((other) => overlaps(claim, other)))];
}

/** One mark for what befell people or nobody: it says more than that a figure or a word is another. */
function withBefallen(others: readonly JudgedClaim[], befallen: readonly JudgedClaim[]): JudgedClaim[] {
	const isTold = (claim: JudgedClaim) =>
		claim.verdict === "contradicted" && befallen.some((other) => overlaps(claim, other));
	return [...others.filter((claim) => !isTold(claim)), ...befallen];
}

/** The words that a sentence's passages are looked up by, with their weights. */
export function queryOf({ facts, context }: DraftSentence): Map<string, number> {
	const query = new Map<string, number>();
	for (const around of context) {
		for (const term of around.terms) query.set(term.key, term.weight * CONTEXT_WEIGHT);
	}
	for (const term of facts.terms) query.set(term.key, term.weight);
	for (const { mention } of facts.slots) {
		for (const token of facts.tokens) {
			if (token.start >= mention.start && token.end <= mention.end && token.kind !== "punct") {
				query.set(token.stem, Math.max(query.get(token.stem) ?? 0, FIGURE_WEIGHT));
			}
		}
		for (const key of keysOfValue(facts.text, mention))
			query.set(key, Math.max(query.get(key) ?? 0, FIGURE_WEIGHT));
	}
	return query;
}

/** From this support on, a sentence with no claim that fails is called supported. */
const SUPPORTED = 0.6;

function verdictOf(claims: readonly JudgedClaim[], support: number): Verdict {
	if (claims.some(({ verdict }) => verdict === "contradicted")) return "contradicted";
	if (claims.some(({ verdict }) => verdict === "conflicting")) return "conflicting";
	return support >= SUPPORTED ? "supported" : "unverified";
}
