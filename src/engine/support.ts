import type { Facts } from "../claims/facts.js";
import { isNegationWord } from "../claims/negation.js";
import type { PassageRef, StoredSource } from "../corpus/store.js";
import model from "./data/support-weights.json" with { type: "json" };
import type { JudgedClaim } from "./judged.js";
import { likelyReversal } from "./polarity.js";
import { type Cover, coverOf } from "./support-cover.js";
import { type Run, runsOf } from "./support-runs.js";
import { hasOpposite, leastCoveredClause, missingNear, repeatedWords } from "./support-shape.js";
import { companyOf, wordFeatures } from "./support-words.js";

/** A logistic model over named features; a feature that is not given is 0. */
interface Model {
	readonly bias: number;
	readonly weights: Readonly<Record<string, number>>;
}

/** A sentence beside the source that covers most of it. */
export interface Reading {
	readonly cover: Cover;
	/** What tells each of the cover's items that the source does not bear it out. */
	readonly words: readonly Readonly<Record<string, number>>[];
	readonly runs: readonly Run[];
	/** What does not hang on the single words. */
	readonly whole: Readonly<Record<string, number>>;
}

/**
 * 0..1: how likely a reader would find the sentence borne out by one source. First each word and figure is judged: how
 * likely is it that the source does not bear it out; then the sentence, by its strangest words, by how it hangs
 * together in the source and by what its claims came to. Both are logistic, fitted by scripts/fit-support.ts.
 */
export function supportOf(facts: Facts, refs: readonly PassageRef[], claims: readonly JudgedClaim[]): number {
	const reading = readingOf(facts, refs, claims);
	if (!reading) return 0;
	const strange = reading.words.map((features) => probabilityOf(model.word, features));
	return probabilityOf(model.sentence, sentenceFeatures(reading, strange));
}

/** Reads a sentence beside its best source; undefined when there is nothing to compare. */
export function readingOf(
	facts: Facts,
	refs: readonly PassageRef[],
	claims: readonly JudgedClaim[],
): Reading | undefined {
	const source = bestSource(facts, refs);
	if (!source) return undefined;
	const cover = coverOf(facts, source);
	if (cover.source.passages === 0 || cover.items.length === 0) return undefined;
	const runs = runsOf(cover.words, cover.source, cover.best);
	const { items, weight } = cover;
	const last = items.at(-1);
	const passage = source.facts(cover.best);
	const whole = {
		wide: items.reduce((sum, item) => sum + item.weight * item.wide, 0) / (weight || 1),
		missing: missingNear(cover),
		clause: leastCoveredClause(facts, cover),
		lastHeld: last?.wide ?? 1,
		lastCompany: last ? companyOf(cover, last) : 1,
		repeated: repeatedWords(cover),
		verbatim: runs.length === 1 ? 1 : 0,
		sameNegation: negates(facts) === negates(passage) ? 1 : 0,
		opposite: hasOpposite(cover, passage) ? 1 : 0,
		reversal: likelyReversal(facts, refs),
		contradicted: claims.some(({ verdict }) => verdict === "contradicted") ? 1 : 0,
		attention: claims.some(({ attention }) => attention !== undefined) ? 1 : 0,
	};
	return { cover, words: wordFeatures(cover, runs), runs, whole };
}

/** What speaks for and against a sentence, each 0..1; `strange` is the probability of each word to be unsupported. */
export function sentenceFeatures(
	{ whole }: Reading,
	strange: readonly number[],
): Readonly<Record<string, number>> {
	const strangest = [...strange].sort((a, b) => b - a).slice(0, STRANGEST);
	return {
		...whole,
		strangest: strangest[0] ?? 1,
		strangestFew: strangest.reduce((sum, value) => sum + value, 0) / (strangest.length || 1),
	};
}

const STRANGEST = 3;

function probabilityOf({ bias, weights }: Model, features: Readonly<Record<string, number>>): number {
	let sum = bias;
	for (const [name, value] of Object.entries(features)) sum += (weights[name] ?? 0) * value;
	return 1 / (1 + Math.exp(-sum));
}

/** How many passages of one source are weighed to choose it. */
const TOGETHER = 3;

/** The source whose best passages share most with the sentence. */
function bestSource(facts: Facts, refs: readonly PassageRef[]): StoredSource | undefined {
	const bySource = new Map<StoredSource, number[]>();
	for (const { source, index } of refs) {
		const shared = sharedWeight(facts, source.facts(index));
		const list = bySource.get(source);
		if (list) list.push(shared);
		else bySource.set(source, [shared]);
	}
	let best: { source: StoredSource; total: number } | undefined;
	for (const [source, list] of bySource) {
		list.sort((a, b) => b - a);
		const total = list.slice(0, TOGETHER).reduce((sum, shared, i) => sum + shared / (i + 1), 0);
		if (!best || total > best.total) best = { source, total };
	}
	return best?.source;
}

function sharedWeight(facts: Facts, passage: Facts): number {
	return facts.terms.reduce((sum, { key, weight }) => sum + (passage.byKey.has(key) ? weight : 0), 0);
}

function negates({ tokens }: Facts): boolean {
	return tokens.some(({ lower }) => isNegationWord(lower));
}
