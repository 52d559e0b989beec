import {
	compareWording,
	joinChanges,
	printed,
	type WordChange,
	type Wording,
	type WordingComparison,
} from "../checks/quotation.js";
import type { Quotation } from "../claims/quotation.js";
import { type Attribution, attributionOf } from "../claims/quotation-attribution.js";
import { cutAtGaps, type QuotedWord, quotedWords } from "../claims/quotation-words.js";
import { keysOf, type Store } from "../corpus/store.js";
import type { Block } from "../text/prose.js";
import type { Span } from "../text/span.js";
import { evidenceAt, type Run, spanEvidence, speechAround, textAround } from "./quotation-runs.js";
import { compareSpeakers, type SpeakerRelation, sourceAttribution } from "./quotation-speakers.js";
import type { Evidence, Finding } from "./types.js";

/** A claim about a quotation; its span is of the text of the draft's block with that number. */
export interface QuotationClaim extends Omit<Finding, "id" | "kind"> {
	readonly block: number;
	/** All the words that were compared, the claim's own among them. */
	readonly whole: Span;
}

/** Shorter ones are found everywhere: they are compared only where the words around agree. */
export const SHORTEST = 4;
/** Longer quotations are looked for in pieces. */
const LONGEST = 160;
const QUOTATIONS = 8;
const PASSAGES = 4;
const AROUND_WEIGHT = 0.25;
/** Fewer shared words leave no doubt that two utterances are meant. */
const NEAR_SHARE = 0.5;
const MOST_CHANGES = 4;

interface Candidate {
	readonly run: Run;
	readonly comparison: WordingComparison;
	/** The quotation of the source that the words were found in; -1 for words outside quotation marks. */
	readonly quotation: number;
	readonly speaker: SpeakerRelation;
}

/** Judges one quotation of a draft by the sources' quotations and, failing these, by their text. */
export function judgeQuotation(
	quotation: Quotation,
	blocks: readonly Block[],
	store: Store,
): QuotationClaim[] {
	const textOf = (block: number): string => blocks[block]?.prose.text ?? "";
	const words = quotation.parts.flatMap((part) => quotedWords(textOf(part.block), part, part.block));
	const attribution = attributionOf(quotation, blocks);
	if (words.length < SHORTEST) return [];
	const inHeading = quotation.parts.some(({ block }) => blocks[block]?.kind === "heading");
	if (!attribution.said && isTitle(words, textOf)) return [];
	const claims: QuotationClaim[] = [];
	let speakerTold = false;
	for (const unit of cutAtGaps(words, SHORTEST, LONGEST)) {
		const draft: Wording = { words: unit, textOf };
		const found = candidatesFor(draft, attribution, store);
		for (const claim of judgeWords(draft, found, quotation, attribution)) {
			if (claim.verdict !== "supported" && inHeading) continue;
			claims.push(claim);
		}
		if (!speakerTold) {
			const other = wrongSpeaker(draft, found, attribution);
			if (other) {
				speakerTold = true;
				claims.push(other);
			}
		}
	}
	if (!speakerTold) return claims;
	return claims.filter(({ verdict }) => verdict !== "supported");
}

function candidatesFor(draft: Wording, attribution: Attribution, store: Store): Candidate[] {
	const keys = draft.words.map(({ key }) => key);
	const found: Candidate[] = [];
	const add = (run: Run): void => {
		const comparison = compareWording(draft, run);
		if (!comparison) return;
		const quotation = quotationOf(run, comparison);
		const speakers = quotation < 0 ? [] : sourceAttribution(run.source, quotation).speakers;
		const speaker = compareSpeakers(attribution.speakers, run.source, speakers);
		found.push({ run, comparison, quotation, speaker });
	};
	for (const ref of store.quotedLike(keys, QUOTATIONS)) add(speechAround(ref, keys.length));
	if (!found.some(({ comparison }) => comparison.changes.length === 0)) {
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

function judgeWords(
	draft: Wording,
	found: readonly Candidate[],
	quotation: Quotation,
	attribution: Attribution,
): QuotationClaim[] {
	const exact = found.filter(({ comparison }) => comparison.changes.length === 0 && comparison.matched > 0);
	const near = found.filter(
		(candidate) => candidate.comparison.changes.length > 0 && isNear(draft, candidate),
	);
	const best = exact[0];
	const rival = near.find(({ run }) => !exact.some((other) => other.run.source === run.source));
	if (best) {
		const conflict = rival !== undefined && rival.quotation >= 0 && isSure(draft, rival);
		if (conflict) return [conflicting(draft, best, rival)];
		return [supported(draft, exact)];
	}
	const first = near[0];
	if (first) return contradicted(draft, first, near);
	const nearest = found.find(({ comparison }) => comparison.matched >= draft.words.length * NEAR_SHARE);
	if (quotation.told === "block" || !(attribution.said || nearest)) return [];
	return [unverified(draft, nearest)];
}

/** Whether two wordings can only be meant for one utterance. */
function isNear({ words }: Wording, { comparison, quotation, speaker }: Candidate): boolean {
	const { matched, longestRun, weight } = comparison;
	const share = matched / words.length;
	if (speaker === "different") return false;
	if (quotation < 0) return words.length >= 8 && share >= 0.8 && longestRun >= 5 && weight >= 2;
	if (words.length < 6) return share >= 0.7 && matched >= 3 && weight >= (speaker === "same" ? 0.8 : 1);
	return share >= 0.7 && longestRun >= 3 && weight >= 1.2;
}

/** Sure enough to set one source against another. */
function isSure({ words }: Wording, { comparison, speaker }: Candidate): boolean {
	if (speaker === "same") return comparison.matched / words.length >= 0.75;
	return words.length >= 8 && comparison.matched / words.length >= 0.85 && comparison.longestRun >= 5;
}

function supported(draft: Wording, exact: readonly Candidate[]): QuotationClaim {
	const best = exact[0];
	const inMarks = (best?.quotation ?? -1) >= 0;
	const seen = new Set<unknown>();
	const evidence = exact.flatMap((candidate) => {
		if (seen.has(candidate.run.source)) return [];
		seen.add(candidate.run.source);
		return evidenceOf(candidate, "supports") ?? [];
	});
	return {
		...spanOf(draft.words),
		whole: wholeOf(draft.words),
		verdict: "supported",
		confidence: inMarks ? 1 : 0.8,
		message: inMarks
			? "A source quotes the same words."
			: "The same words stand in a source, not in quotation marks.",
		evidence: evidence.slice(0, 3),
	};
}

function evidenceOf({ run, comparison }: Candidate, stance: Evidence["stance"]): Evidence | undefined {
	return evidenceAt(run.source, run.words.slice(...comparison.source), stance);
}

function conflicting(draft: Wording, best: Candidate, rival: Candidate): QuotationClaim {
	const [change] = joinChanges(rival.comparison.changes);
	const shown = change && showChange(draft, rival, change);
	return {
		...spanOf(draft.words),
		whole: wholeOf(draft.words),
		verdict: "conflicting",
		confidence: 0.9,
		message: `The sources disagree on the wording${shown ? `: “${shown.draftWords}” and “${shown.sourceWords}”` : ""}.`,
		...(shown ? { working: `one source: “${shown.draftWords}”; another: “${shown.sourceWords}”` } : {}),
		evidence: [evidenceOf(best, "supports") ?? [], shown?.evidence ?? []].flat(),
	};
}

function contradicted(draft: Wording, first: Candidate, near: readonly Candidate[]): QuotationClaim[] {
	const others = near.filter(({ run }) => run.source !== first.run.source);
	return joinChanges(first.comparison.changes)
		.slice(0, MOST_CHANGES)
		.flatMap((change) => {
			const shown = showChange(draft, first, change);
			if (!shown?.evidence) return [];
			return [
				{
					...shown.span,
					whole: wholeOf(draft.words),
					verdict: "contradicted" as const,
					confidence: 0.9,
					message: `A source quotes this as “${shown.sourceWords}”, not “${shown.draftWords}”.`,
					working: `source: “${shown.sourceWords}”; draft: “${shown.draftWords}”`,
					...(shown.replacement === undefined ? {} : { replacement: shown.replacement }),
					evidence: [
						shown.evidence,
						...others.flatMap((other) => evidenceOf(other, "contradicts") ?? []).slice(0, 1),
					],
				},
			];
		});
}

interface ShownChange {
	readonly span: Span & { readonly block: number };
	readonly draftWords: string;
	readonly sourceWords: string;
	readonly replacement: string | undefined;
	readonly evidence: Evidence | undefined;
}

/** What is marked of a change: the changed words; where words are left out or added, with the word beside them. */
function showChange(
	draft: Wording,
	{ run }: Candidate,
	{ draft: [a, b], source: [c, d] }: WordChange,
): ShownChange | undefined {
	const [lead, trail] = [a > 0 ? 1 : 0, b < draft.words.length ? 1 : 0];
	const marked =
		a === b
			? [a - lead, b + trail, c - lead, d + trail]
			: c === d
				? trail
					? [a, b + 1, c, d + 1]
					: [a - lead, b, c - lead, d]
				: [a, b, c, d];
	const [from = a, to = b, sourceFrom = c, sourceTo = d] = marked;
	const span = spanOf(draft.words.slice(from, to));
	if (!draft.words[from] || sameBlock(draft.words.slice(from, to)) === undefined) return undefined;
	const own = run.words.slice(sourceFrom, sourceTo);
	const right = printed(own, run);
	return {
		span,
		draftWords: printed(draft.words.slice(Math.max(0, a - 1), Math.min(draft.words.length, b + 1)), draft),
		sourceWords: printed(run.words.slice(Math.max(0, c - lead), d + trail), run),
		replacement: own.length > 0 && sameBlock(own) !== undefined && !/["“”]/.test(right) ? right : undefined,
		evidence: evidenceAt(run.source, own.length > 0 ? own : run.words.slice(c - 1, d + 1), "contradicts"),
	};
}

function sameBlock(words: readonly QuotedWord[]): number | undefined {
	const block = words[0]?.block;
	return words.every((word) => word.block === block) ? block : undefined;
}

function unverified(draft: Wording, nearest: Candidate | undefined): QuotationClaim {
	const evidence = nearest && evidenceOf(nearest, "contradicts");
	return {
		...spanOf(draft.words),
		whole: wholeOf(draft.words),
		verdict: "unverified",
		confidence: 0,
		message: evidence ? "A source has words like these, but not these." : "No source has these words.",
		...(evidence ? { attention: "value-not-in-source" as const } : {}),
		evidence: evidence ? [evidence] : [],
	};
}

function wrongSpeaker(
	draft: Wording,
	found: readonly Candidate[],
	attribution: Attribution,
): QuotationClaim | undefined {
	const exact = found.filter(
		({ comparison, quotation }) => comparison.changes.length === 0 && quotation >= 0,
	);
	const [first] = exact;
	const named = attribution.speakers[0];
	if (!first || !named || draft.words.length < SHORTEST + 1) return undefined;
	if (exact.some(({ speaker }) => speaker !== "different")) return undefined;
	const right = sourceAttribution(first.run.source, first.quotation).speakers[0];
	if (!right) return undefined;
	const evidence = spanEvidence(first.run.source, right.block, right, "contradicts");
	const name = first.run.textOf(right.block).slice(right.start, right.end);
	const said = draft.textOf(named.block).slice(named.start, named.end);
	return {
		block: named.block,
		start: named.start,
		end: named.end,
		whole: { start: named.start, end: named.end },
		verdict: "contradicted",
		confidence: 0.9,
		message: `The source gives these words to ${name}, not ${said}.`,
		working: `source: ${name}; draft: ${said}`,
		replacement: name,
		evidence: evidence ? [evidence] : [],
	};
}

/** The span of some words, or of those in the first one's block. */
function spanOf(words: readonly QuotedWord[]): Span & { readonly block: number } {
	const first = words[0];
	const last = words.filter(({ block }) => block === first?.block).at(-1);
	return { block: first?.block ?? 0, start: first?.start ?? 0, end: last?.end ?? 0 };
}

function wholeOf(words: readonly QuotedWord[]): Span {
	const { start, end } = spanOf(words);
	return { start, end };
}

/** Every word of weight has a capital: the title of a work. */
function isTitle(words: readonly QuotedWord[], textOf: (block: number) => string): boolean {
	const long = words.filter(({ start, end }) => end - start > 3);
	return (
		long.length > 1 &&
		long.every(({ start, block }) => /^[\p{Lu}\p{N}]/u.test(textOf(block).slice(start, start + 2)))
	);
}
