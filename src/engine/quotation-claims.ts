import { joinChanges, printed, type WordChange, type Wording } from "../checks/quotation.js";
import type { Attribution } from "../claims/quotation-attribution.js";
import type { QuotedWord } from "../claims/quotation-words.js";
import type { Span } from "../text/span.js";
import { type Candidate, isSame } from "./quotation-candidates.js";
import { evidenceAt, spanEvidence } from "./quotation-runs.js";
import { sourceAttribution } from "./quotation-speakers.js";
import type { Evidence, Finding } from "./types.js";

/** A claim about a quotation; its span is of the text of the draft's block with that number. */
export interface QuotationClaim extends Omit<Finding, "id" | "kind"> {
	readonly block: number;
	/** All the words that were compared, the claim's own among them. */
	readonly whole: Span;
}

const MOST_CHANGES = 4;
const MOST_EVIDENCE = 3;
/** Fewer words may be anyone's. */
const FEWEST_SPOKEN = 5;

export function supported(draft: Wording, exact: readonly Candidate[]): QuotationClaim {
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
		evidence: evidence.slice(0, MOST_EVIDENCE),
	};
}

function evidenceOf({ run, comparison }: Candidate, stance: Evidence["stance"]): Evidence | undefined {
	return evidenceAt(run.source, run.words.slice(...comparison.source), stance);
}

export function conflicting(draft: Wording, best: Candidate, rival: Candidate): QuotationClaim {
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

export function contradicted(draft: Wording, first: Candidate, near: readonly Candidate[]): QuotationClaim[] {
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

export function unverified(draft: Wording, nearest: Candidate | undefined): QuotationClaim {
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

export function wrongSpeaker(
	draft: Wording,
	found: readonly Candidate[],
	attribution: Attribution,
): QuotationClaim | undefined {
	const exact = found.filter(({ comparison, quotation }) => isSame(draft, comparison) && quotation >= 0);
	const first = exact.find(({ speaker }) => speaker === "different");
	const named = attribution.speakers[0];
	if (!first || !named || draft.words.length < FEWEST_SPOKEN) return undefined;
	if (exact.some(({ speaker }) => speaker === "same")) return undefined;
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
export function spanOf(words: readonly QuotedWord[]): Span & { readonly block: number } {
	const first = words[0];
	const last = words.filter(({ block }) => block === first?.block).at(-1);
	return { block: first?.block ?? 0, start: first?.start ?? 0, end: last?.end ?? 0 };
}

export function wholeOf(words: readonly QuotedWord[]): Span {
	const { start, end } = spanOf(words);
	return { start, end };
}
