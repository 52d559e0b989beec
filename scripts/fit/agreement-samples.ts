import { createStore } from "../../src/corpus/store.js";
import { agreeing, agreementFeatures } from "../../src/engine/agreement.js";
import type { Features } from "../../src/engine/contradiction.js";
import { overlaps, type Span } from "../../src/text/span.js";
import { type AnySet, allSets, loadClaims, loadMutations, loadSources } from "../bench/data.js";
import { figureKinds } from "../bench/mutations.js";
import { retellerOf } from "./retelling.js";
import { butFrom, here, leftOut, type Retrieval, tellingSentences } from "./retrievals.js";
import { pairsIn, sentencesIn } from "./sentence-pairs.js";

/**
 * Where a figure comes from. "supported": a claim that people judged supported; "changed": one that was changed in such
 * a claim; "replaced": another value of the same source in its place; "elsewhere": a supported claim's, against all the
 * other sources of its set; "left out": a source's own sentence, against the source without it, which often says it twice.
 */
export const agreementGroups = [
	"supported",
	"retold",
	"changed",
	"replaced",
	"replaced, retold",
	"elsewhere",
	"elsewhere, retold",
	"left out",
] as const;
export type AgreementGroup = (typeof agreementGroups)[number];

/** A figure with what agrees with it in value. */
export interface AgreementSample {
	readonly group: AgreementGroup;
	readonly set: AnySet;
	readonly source: string;
	readonly sentence: string;
	readonly words: string;
	/** Of the pairs that agree, the best aligned first. */
	readonly pairs: readonly {
		readonly strength: number;
		readonly passage: string;
		readonly features: Features;
	}[];
}

/** How many other values of a source are put in one figure's place. */
const REPLACED = 3;
const ELSEWHERE = 15;
const LEFT_OUT = 10;

export function collectAgreements(): AgreementSample[] {
	const samples: AgreementSample[] = [];
	const retold = retellerOf(allSets.flatMap((set) => loadClaims(set).map(({ claim }) => claim)));
	const mutations = loadMutations().filter(({ kind }) => figureKinds.includes(kind));
	for (const set of allSets) {
		const sources = loadSources(set);
		const everything = createStore();
		everything.add(...sources);
		const supported = loadClaims(set).filter((claim) => claim.supported);
		for (const source of sources) {
			const store = createStore();
			store.add(source);
			const whole = store.get(source.id);
			if (!whole) continue;
			const read = here(store);
			const add = (group: AgreementGroup, refs: Retrieval, text: string, span?: Span): void => {
				for (const found of figuresOf(text, refs, span))
					samples.push({ group, set, source: source.id, sentence: text, ...found });
			};
			const own = supported.filter((claim) => claim.source === source.id);
			const texts = new Set(own.flatMap(({ claim }) => sentencesIn(claim)));
			for (const [at, text] of [...texts].entries()) {
				const others = butFrom(everything, source.id);
				add("supported", read, text);
				add("retold", read, retold(text));
				if (at < ELSEWHERE) add("elsewhere", others, text);
				if (at < ELSEWHERE) add("elsewhere, retold", others, retold(text));
				for (const change of replacements(text, read)) add("replaced", read, change.text, change);
				for (const change of replacements(retold(text), read))
					add("replaced, retold", read, change.text, change);
			}
			for (const row of mutations) if (row.source === source.id) add("changed", read, row.claim, row);
			for (const index of tellingSentences(whole, LEFT_OUT))
				add("left out", leftOut(store, whole, index), whole.sentences[index]?.text ?? "");
		}
	}
	return samples;
}

function figuresOf(
	text: string,
	refs: Retrieval,
	span: Span = { start: 0, end: text.length },
): Pick<AgreementSample, "words" | "pairs">[] {
	const { facts, claims, pairs } = pairsIn(text, refs);
	return claims.flatMap(({ slot }, index) =>
		overlaps(slot, span)
			? [
					{
						words: text.slice(slot.start, slot.end),
						pairs: agreeing(pairs[index] ?? []).map((pair) => ({
							strength: pair.strength,
							passage: pair.passage.text,
							features: agreementFeatures(facts, pairs, index, pair),
						})),
					},
				]
			: [],
	);
}

/** The sentence with another value of its source in a figure's place. */
function replacements(text: string, refs: Retrieval): ({ readonly text: string } & Span)[] {
	const { claims, pairs } = pairsIn(text, refs);
	return claims.flatMap(({ slot }, index) => {
		const others = (pairs[index] ?? []).filter(({ comparison }) => comparison.relation === "exclusive");
		const printed = others.map((pair) => pair.passage.text.slice(pair.slot.start, pair.slot.end));
		return [...new Set(printed)].slice(0, REPLACED).map((words) => ({
			text: text.slice(0, slot.start) + words + text.slice(slot.end),
			start: slot.start,
			end: slot.start + words.length,
		}));
	});
}
