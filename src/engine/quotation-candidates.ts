import { compareWording, printed, type Wording, type WordingComparison } from "../checks/quotation.js";
import type { Attribution } from "../claims/quotation-attribution.js";
import { type Answers, keysOf, type StoredSource } from "../corpus/store.js";
import { wordWeight } from "../text/weights.js";
import { type Run, speechAround, textAround } from "./quotation-runs.js";
import { compareSpeakers, type SpeakerRelation, sourceAttribution } from "./quotation-speakers.js";

const QUOTATIONS = 8;
const PASSAGES = 4;
const AROUND_WEIGHT = 0.25;
/** From this share on, the words around say that one utterance is meant. */
export const SAME_CONTEXT = 0.6;
/** Less than this weight of words around tells nothing. */
const LEAST_CONTEXT = 1;
const SAME_SHARE = 0.6;

/** Words of a source that a quotation was fitted to. */
export interface Candidate {
	readonly run: Run;
	readonly comparison: WordingComparison;
	/** The quotation of the source that the words were found in; -1 for words outside quotation marks. */
	readonly quotation: number;
	readonly speaker: SpeakerRelation;
	/** 0..1: how much of what stands around the draft's quotation stands around the source's. */
	readonly context: number;
}

/** The places of the sources that come nearest to a quotation, the nearest first. */
export function candidatesFor(draft: Wording, attribution: Attribution, store: Answers): Candidate[] {
	const keys = draft.words.map(({ key }) => key);
	const found: Candidate[] = [];
	const add = (run: Run): void => {
		const comparison = compareWording(draft, run);
		if (!comparison) return;
		const quotation = quotationOf(run, comparison);
		const known = quotation < 0 ? undefined : sourceAttribution(run.source, quotation);
		const speaker = compareSpeakers(attribution.speakers, run.source, known?.speakers ?? []);
		const context = known ? shareOf(attribution.around, known.around) : 0;
		found.push({ run, comparison, quotation, speaker, context });
	};
	for (const ref of store.quotedLike(keys, QUOTATIONS)) add(speechAround(ref, keys.length));
	if (!found.some(({ comparison }) => isSame(draft, comparison))) {
		const query = new Map<string, number>();
		for (const key of keysOf(attribution.around)) query.set(key, AROUND_WEIGHT);
		for (const key of keysOf(printed(draft.words, draft))) query.set(key, 1);
		for (const ref of store.candidates(query, PASSAGES)) add(textAround(ref, keys.length));
	}
	return found.sort((a, b) => distance(a) - distance(b));
}

function distance({ comparison, quotation }: Candidate): number {
	return (
		comparison.changes.reduce(
			(sum, { draft, source }) => sum + Math.max(draft[1] - draft[0], source[1] - source[0]),
			0,
		) + (quotation < 0 ? 0.5 : 0)
	);
}

/** The quotation that most of the fitted words stand in. */
function quotationOf({ quotation }: Run, { source: [from, to] }: WordingComparison): number {
	const counts = new Map<number, number>();
	for (const index of quotation.slice(from, to)) counts.set(index, (counts.get(index) ?? 0) + 1);
	return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? -1;
}

/** How much of a text's content, by weight, stands in another. */
export function shareOf(text: string, other: string): number {
	const present = new Set(keysOf(other));
	let [shared, whole] = [0, 0];
	for (const key of new Set(keysOf(text))) {
		const weight = wordWeight(key);
		whole += weight;
		if (present.has(key)) shared += weight;
	}
	return whole < LEAST_CONTEXT ? 0 : shared / whole;
}

/** Told once more for a quotation of which another part stands in the same source: that is context enough. */
export function withHome(found: readonly Candidate[], homes: ReadonlySet<StoredSource>): Candidate[] {
	return found.map((candidate) =>
		homes.has(candidate.run.source) ? { ...candidate, context: 1 } : candidate,
	);
}

/** Nothing is changed; a word or two between ellipses may not have been found. */
export function isSame({ words }: Wording, { changes, matched }: WordingComparison): boolean {
	const own = words.filter(({ inserted }) => !inserted).length;
	return changes.length === 0 && matched >= own * SAME_SHARE;
}

/** Whether two wordings can only be meant for one utterance. */
export function isNear({ words }: Wording, { comparison, quotation, speaker, context }: Candidate): boolean {
	const { matched, longestRun, weight } = comparison;
	const share = matched / words.length;
	if (speaker === "different") return false;
	if (context >= SAME_CONTEXT) return matched >= 2 && (share >= 0.6 || (share >= 0.5 && longestRun >= 4));
	if (quotation < 0) return words.length >= 8 && share >= 0.8 && longestRun >= 5 && weight >= 2;
	if (words.length < 6) return speaker === "same" && share >= 0.7 && matched >= 3 && weight >= 0.8;
	return share >= 0.7 && longestRun >= 3 && weight >= (speaker === "same" ? 0.8 : 1.2);
}

/** Sure enough to set one source against another. */
export function isSure({ words }: Wording, { comparison, speaker }: Candidate): boolean {
	if (speaker === "same") return comparison.matched / words.length >= 0.75;
	return words.length >= 8 && comparison.matched / words.length >= 0.85 && comparison.longestRun >= 5;
}
