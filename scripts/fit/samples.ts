import type { Side } from "../../src/checks/types.js";
import { type Facts, factsOf } from "../../src/claims/facts.js";
import { createStore, type Store, type StoredSource } from "../../src/corpus/store.js";
import { agreements, isAgreed } from "../../src/engine/agreement.js";
import { type Features, opponents } from "../../src/engine/contradiction.js";
import { type Pair, pairsOf, sideOf, slotClaims } from "../../src/engine/rivals.js";
import { plainBlocks } from "../../src/text/plain.js";
import { sentencesOf } from "../../src/text/sentences.js";
import type { Span } from "../../src/text/span.js";
import { type ChangedFact, changedAlone, inCompany } from "../bench/company.js";
import {
	type AnySet,
	allSets,
	loadClaims,
	loadMutations,
	loadSources,
	type Mutation,
} from "../bench/data.js";
import { figureKinds } from "../bench/mutations.js";
import { butFrom, here, isProse, leftOut, type Retrieval, tellingSentences } from "./retrievals.js";

/**
 * Where a figure comes from. "changed": one that was changed in a claim that people judged supported; "company": one of
 * such a claim in which other facts were changed as well; "supported":
 * one of such a claim as it was; "left out": one of a source's own sentence, against the source without it; "elsewhere":
 * one of a supported claim, against all the other sources of its set; "line": as "left out", of a line that is no prose.
 */
export type Group = "changed" | "company" | "restated" | "supported" | "left out" | "elsewhere" | "line";

/** A figure that no passage supports, with the figures that stand against it. */
export interface Sample {
	readonly group: Group;
	readonly set: AnySet;
	readonly source: string;
	readonly kind: string;
	readonly sentence: string;
	readonly words: string;
	/** `right` tells whether it prints what a changed figure was before. */
	readonly opponents: readonly {
		readonly pair: Pair;
		readonly features: Features;
		readonly right: boolean;
	}[];
}

export interface Samples {
	readonly samples: readonly Sample[];
	/** Changed claims, or sentences, that were looked at. */
	readonly totals: Readonly<Record<Group, number>>;
}

function isFigure({ row }: ChangedFact): boolean {
	return figureKinds.includes(row.kind);
}

/** How many sentences of one source are left out in turn. */
const LEFT_OUT = 15;

/** Reads every sample from the labelled data. */
export function collectSamples(): Samples {
	const samples: Sample[] = [];
	const totals: Record<Group, number> = {
		changed: 0,
		company: 0,
		restated: 0,
		supported: 0,
		"left out": 0,
		elsewhere: 0,
		line: 0,
	};
	const mutations = loadMutations();
	for (const set of allSets) {
		const sources = loadSources(set);
		const supported = loadClaims(set).filter((claim) => claim.supported);
		const everything = createStore();
		everything.add(...sources);
		for (const source of sources) {
			const store = createStore();
			store.add(source);
			const own = mutations.filter((row) => row.source === source.id);
			const clean = new Set([
				...own.map(({ original }) => original),
				...supported.filter((claim) => claim.source === source.id).map(({ claim }) => claim),
			]);
			const add = (group: Group, text: string, refs: Retrieval, fact?: ChangedFact): void => {
				const place = { group, set, source: source.id };
				totals[group] += fact ? 1 : plainBlocks(text).flatMap(sentencesOf).length;
				for (const found of figuresOf(text, refs, fact)) samples.push({ ...place, ...found });
			};
			const refs = here(store);
			for (const claim of clean) add("supported", claim, refs);
			for (const fact of own.map(changedAlone).filter(isFigure)) add("changed", fact.text, refs, fact);
			for (const fact of inCompany(own).filter(isFigure)) add("company", fact.text, refs, fact);
			for (const claim of [...clean].slice(0, LEFT_OUT))
				add("elsewhere", claim, butFrom(everything, source.id));
			const whole = store.get(source.id);
			if (!whole) continue;
			for (const index of tellingSentences(whole, LEFT_OUT)) {
				const group = isProse(whole.facts(index)) ? "left out" : "line";
				add(group, whole.sentences[index]?.text ?? "", leftOut(store, whole, index));
			}
			for (const change of restatements(store, whole)) {
				const fact = changedAlone(change.row);
				add("restated", fact.text, leftOut(store, change.source, change.index), fact);
			}
		}
	}
	return { samples, totals };
}

/** How many restated figures of one source are changed. */
const RESTATED = 8;
const LONGEST_RESTATED = 400;
/** From this strength on, an equal figure in another sentence of the source is taken to restate it. */
const RESTATES = 0.45;

/** A source's own sentences, each with a figure changed that another sentence of the source restates. */
function restatements(
	store: Store,
	source: StoredSource,
): { row: Mutation; source: StoredSource; index: number }[] {
	const found: { row: Mutation; source: StoredSource; index: number }[] = [];
	for (const [index, sentence] of source.sentences.entries()) {
		if (found.length >= RESTATED) break;
		if (sentence.text.length > LONGEST_RESTATED) continue;
		const facts = source.facts(index);
		const claims = slotClaims(facts);
		if (claims.length === 0) continue;
		const refs = leftOut(store, source, index)({ facts, context: [] });
		const pairs = pairsOf(facts, claims, refs, []);
		for (const [i, { slot, check }] of claims.entries()) {
			const restated = pairs[i]?.some(
				({ comparison, strength }) => comparison.relation === "equal" && strength >= RESTATES,
			);
			const row = restated ? changed(sentence.text, slot, check.kind, source.input.id) : undefined;
			if (row) found.push({ row, source, index });
		}
	}
	return found.slice(0, RESTATED);
}

/** The sentence with the first number of a figure changed, by a factor that its place in the sentence picks. */
function changed(text: string, slot: Span, kind: string, source: string): Mutation | undefined {
	const printed = /\d[\d,]*/.exec(text.slice(slot.start, slot.end));
	if (!printed) return undefined;
	const old = printed[0].replace(/,$/, "");
	const value = Number(old.replaceAll(",", ""));
	const year = old.length === 4 && value > 1500 && value < 2100;
	const step = (slot.start % 5) + 1;
	const next = year
		? value + (slot.start % 2 === 0 ? step : -step)
		: Math.round(value * ([2, 3, 0.5, 1.6, 1.2][step - 1] ?? 2)) + (value < 4 ? 1 : 0);
	if (next === value || next === 0) return undefined;
	const words = old.includes(",") ? next.toLocaleString("en-US") : String(next);
	const start = slot.start + printed.index;
	return {
		id: `${source}:${start}`,
		source,
		kind,
		original: text,
		claim: `${text.slice(0, start)}${words}${text.slice(start + old.length)}`,
		start,
		end: start + words.length,
		old,
		new: words,
	};
}

/** The unsupported figures of a text; of a changed one only the changed figure. */
function figuresOf(
	text: string,
	retrieve: Retrieval,
	fact: ChangedFact | undefined,
): Pick<Sample, "kind" | "sentence" | "words" | "opponents">[] {
	const found: Pick<Sample, "kind" | "sentence" | "words" | "opponents">[] = [];
	let previous: Facts | undefined;
	for (const sentence of plainBlocks(text).flatMap(sentencesOf)) {
		const facts = factsOf(sentence.text);
		const context = previous ? [previous] : [];
		previous = facts;
		const claims = slotClaims(facts);
		const changed = (span: Span): boolean =>
			fact === undefined ||
			(sentence.span.start + span.start < fact.span.end && fact.span.start < sentence.span.start + span.end);
		if (!claims.some(({ slot }) => changed(slot))) continue;
		const pairs = pairsOf(facts, claims, retrieve({ facts, context }), context);
		const before = fact && originalOf(fact.row);
		for (const [index, { slot, check }] of claims.entries()) {
			if (!changed(slot)) continue;
			const agrees = agreements(facts, pairs, index).some(isAgreed);
			const against = agrees ? [] : opponents(facts, claims, pairs, index);
			if (against.length === 0) continue;
			found.push({
				kind: fact?.row.kind ?? check.kind,
				sentence: sentence.text,
				words: facts.text.slice(slot.start, slot.end),
				opponents: against.map((opponent) => ({
					pair: opponent.pair,
					features: opponent.features(),
					right:
						before !== undefined &&
						["equal", "implied", "compatible"].includes(
							check.compare(before, sideOf(opponent.pair)).relation,
						),
				})),
			});
			if (fact) return found;
		}
	}
	return found;
}

/** The figure as it was before it was changed. */
export function originalOf(row: Mutation): Side | undefined {
	for (const sentence of plainBlocks(row.original).flatMap(sentencesOf)) {
		const facts = factsOf(sentence.text);
		const slot = facts.slots.find(({ start, end }) => {
			const at = sentence.span.start;
			return at + start < row.start + row.old.length && row.start < at + end;
		});
		if (slot) return { slot, text: facts.text };
	}
	return undefined;
}
