import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Facts, factsOf } from "../../src/claims/facts.js";
import { negationsOf } from "../../src/claims/negation.js";
import { createStore, type PassageRef, type StoredSource } from "../../src/corpus/store.js";
import { denialPairs } from "../../src/engine/denial.js";
import type { DraftSentence } from "../../src/engine/judged.js";
import { reversalPairs } from "../../src/engine/reversal.js";
import { withinStory } from "../../src/engine/story.js";
import { plainBlocks } from "../../src/text/plain.js";
import { sentencesOf } from "../../src/text/sentences.js";
import { overlaps, type Span } from "../../src/text/span.js";
import { type AnySet, allSets, hash, loadClaims, loadMutations, loadSources } from "../bench/data.js";
import { butFrom, here, leftOut, type Retrieval } from "./retrievals.js";

/**
 * Where a pair comes from. "changed": a claim that people judged supported, with a negation put in or taken out or a
 * word turned into its opposite; "supported": such a claim as it was; "left out": a source's own sentence against the
 * source without it; "elsewhere": a supported claim against all the other sources of its set; "article": a source's own
 * sentence against the other sources of its set.
 */
export type PolarityGroup = "changed" | "supported" | "left out" | "elsewhere" | "article";
export type PolarityPart = "denial" | "reversal";

/** Something that is denied or turned round between a sentence and a passage of a source that tells its story. */
export interface PolaritySample {
	readonly part: PolarityPart;
	readonly group: PolarityGroup;
	readonly set: AnySet;
	readonly source: string;
	readonly sentence: string;
	readonly passage: string;
	readonly words: string;
	readonly there: string;
	readonly features: Readonly<Record<string, number>>;
}

export interface PolaritySamples {
	readonly samples: readonly PolaritySample[];
	/** Changed claims by part, sentences of the other groups. */
	readonly totals: Readonly<Record<PolarityPart, Record<PolarityGroup, number>>>;
}

interface Found {
	readonly ref: PassageRef;
	readonly span: Span;
	readonly there: Span;
	readonly passage: Facts;
	readonly features: Readonly<Record<string, number>>;
}

const PARTS: Readonly<Record<PolarityPart, (facts: Facts, refs: readonly PassageRef[]) => readonly Found[]>> =
	{ denial: denialPairs, reversal: reversalPairs };
/** How many sentences of one source are left out in turn, and how many are held against the other sources. */
const LEFT_OUT = 15;
const READ = 60;
const LONGEST = 400;
const EVERY = 3;
/** How many supported claims of one source are held against the others. */
const ELSEWHERE = 6;

const opposites = JSON.parse(readFileSync(join(import.meta.dirname, "opposite-words.json"), "utf8")) as [
	string,
	string,
][];
const opposite = new Map(opposites.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]));

interface Change {
	readonly span: Span;
	readonly part: PolarityPart;
}

/** Reads every sample from the labelled data. */
export function collectPolaritySamples(): PolaritySamples {
	const samples: PolaritySample[] = [];
	const none = () => ({ changed: 0, supported: 0, "left out": 0, elsewhere: 0, article: 0 });
	const totals: Record<PolarityPart, Record<PolarityGroup, number>> = {
		denial: none(),
		reversal: none(),
	};
	const mutations = loadMutations().filter(({ kind }) => kind === "negation");
	for (const set of allSets) {
		const sources = loadSources(set);
		const supported = loadClaims(set).filter((claim) => claim.supported);
		const everything = createStore();
		everything.add(...sources);
		for (const source of sources) {
			const store = createStore();
			store.add(source);
			const refs = here(store);
			const others = butFrom(everything, source.id);
			const add = (
				group: PolarityGroup,
				text: string,
				refs: Retrieval,
				change?: Change,
				before?: Facts,
			): void => {
				for (const part of ["denial", "reversal"] as const) {
					if (change && change.part !== part) continue;
					// words with opposites are in every sentence: one in so many will do
					if (group === "article" && part !== "denial" && hash(text) % EVERY !== 0) continue;
					totals[part][group] += change ? 1 : plainBlocks(text).flatMap(sentencesOf).length;
					for (const found of pairsIn(text, refs, part, change?.span, before))
						samples.push({ part, group, set, source: source.id, ...found });
				}
			};
			const clean = new Set(
				supported.filter((claim) => claim.source === source.id).map(({ claim }) => claim),
			);
			const own = mutations.filter((row) => row.source === source.id);
			for (const { original } of own) clean.add(original);
			for (const claim of clean) {
				add("supported", claim, refs);
				for (const { text, span } of reversed(claim)) add("changed", text, refs, { span, part: "reversal" });
				for (const denied of deniedThere(claim, source, refs)) {
					totals.reversal.changed++;
					for (const found of pairsIn(claim, denied.refs, "reversal", denied.span, undefined))
						samples.push({ part: "reversal", group: "changed", set, source: source.id, ...found });
				}
			}
			for (const row of own) add("changed", row.claim, refs, { span: row, part: "denial" });
			for (const claim of [...clean].slice(0, ELSEWHERE)) add("elsewhere", claim, others);
			const whole = store.get(source.id);
			for (const index of whole ? telling(whole, LEFT_OUT) : [])
				if (whole) add("left out", whole.sentences[index]?.text ?? "", leftOut(store, whole, index));
			for (const index of whole ? telling(whole, READ) : [])
				if (whole)
					add(
						"article",
						whole.sentences[index]?.text ?? "",
						others,
						undefined,
						index > 0 ? whole.facts(index - 1) : undefined,
					);
		}
	}
	return { samples, totals };
}

function pairsIn(
	text: string,
	retrieve: Retrieval,
	part: PolarityPart,
	changed: Span | undefined,
	before: Facts | undefined,
): Pick<PolaritySample, "sentence" | "passage" | "words" | "there" | "features">[] {
	const found: Pick<PolaritySample, "sentence" | "passage" | "words" | "there" | "features">[] = [];
	let previous = before;
	for (const sentence of plainBlocks(text).flatMap(sentencesOf)) {
		const facts = factsOf(sentence.text);
		const context = previous ? [previous] : [];
		const around: DraftSentence = { facts, context, ...(previous ? { topic: previous } : {}) };
		previous = facts;
		if (changed && !overlaps(sentence.span, changed)) continue;
		// what denies nothing need not be looked up
		if (part === "denial" && negationsOf(facts).length === 0) continue;
		for (const { ref, span, there, passage, features } of PARTS[part](facts, retrieve(around))) {
			const start = sentence.span.start + span.start;
			const end = sentence.span.start + span.end;
			if (changed && !overlaps({ start, end }, changed)) continue;
			const told = withinStory(around, [
				{
					...span,
					kind: "polarity",
					verdict: "contradicted",
					confidence: 1,
					message: "",
					evidence: [{ ref, span: there, stance: "contradicts" }],
				},
			]);
			if (told.length === 0) continue;
			found.push({
				sentence: facts.text,
				passage: passage.text,
				words: facts.text.slice(span.start, span.end),
				there: passage.text.slice(there.start, there.end),
				features,
			});
		}
	}
	return found;
}

function telling({ sentences }: StoredSource, most: number): number[] {
	const found = sentences.flatMap(({ text }, index) => (text.length <= LONGEST ? [index] : []));
	const step = Math.max(1, Math.floor(found.length / most));
	return found.filter((_, at) => at % step === 0);
}

const DENIABLE =
	/(?<![\p{L}])(?:is|are|was|were|has|have|had|will|would|can|could)(?= \p{Ll})(?! (?:not|never|no)\b)/gu;
/** Passages of one sentence that are denied in turn. */
const DENIED = 2;

/** The source with one of its sentences denied that a claim bears out, for some of them, and what it denies in the claim. */
function deniedThere(
	claim: string,
	source: { readonly id: string; readonly text: string },
	refs: Retrieval,
): { span: Span; refs: Retrieval }[] {
	return plainBlocks(claim)
		.flatMap(sentencesOf)
		.flatMap((sentence) => {
			const facts = factsOf(sentence.text);
			const said = refs({ facts, context: [] }).flatMap((ref) => deniedWord(facts, ref) ?? []);
			return said.slice(0, DENIED).map(({ term, passage, denied }) => {
				const store = createStore();
				store.add({ ...source, text: source.text.replace(passage, denied) });
				const start = sentence.span.start + term.start;
				return { span: { start, end: start + term.end - term.start }, refs: here(store) };
			});
		});
}

/** A passage with "not" before a verb that the sentence has too, and states. */
function deniedWord(
	facts: Facts,
	{ source, index }: PassageRef,
): { term: Span; passage: string; denied: string } | undefined {
	const passage = source.sentences[index]?.text ?? "";
	for (const { 0: auxiliary, index: at } of passage.matchAll(DENIABLE)) {
		const denied = `${passage.slice(0, at + auxiliary.length)} not${passage.slice(at + auxiliary.length)}`;
		const read = factsOf(denied);
		const negation = negationsOf(read).find(
			(one) => read.tokens[one.at]?.start === at + auxiliary.length + 1,
		);
		const key = read.terms.find((term) => term.at === negation?.head)?.key;
		const term = key === undefined ? undefined : facts.byKey.get(key)?.[0];
		if (term && negationsOf(facts).length === 0) return { term, passage, denied };
	}
	return undefined;
}

/** The claim with one word turned round or one negation taken out, for each word and negation that it has. */
function reversed(claim: string): { text: string; span: Span }[] {
	const turned = [...claim.matchAll(/[a-z]+/g)].flatMap(({ 0: word, index }) => {
		const other = opposite.get(word);
		if (other === undefined) return [];
		const text = `${claim.slice(0, index)}${other}${claim.slice(index + word.length)}`;
		return [{ text, span: { start: index, end: index + other.length } }];
	});
	const stated = [...claim.matchAll(/(?: not|n['’]t| never)(?= [a-z]+)/g)].map(({ 0: cue, index }) => {
		const text = `${claim.slice(0, index)}${claim.slice(index + cue.length)}`;
		const end = /^ [a-z]+(?: [a-z]+)?/.exec(text.slice(index))?.[0].length ?? 0;
		return { text, span: { start: index, end: index + end } };
	});
	return [...turned, ...stated];
}
