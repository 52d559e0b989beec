import { passageOf, spanInSource } from "../corpus/store.js";
import { type Sentence, spanInDocument } from "../text/prose.js";
import type { Span } from "../text/span.js";
import type { PlacedSentence } from "./draft-parts.js";
import { findingId } from "./finding-id.js";
import type { JudgedClaim, JudgedSentence } from "./judged.js";
import type { DraftPlace, Finding, NotChecked, Report, SentenceReport } from "./types.js";

/** A report while it is made. */
export type Collected = Report & { claims: Finding[]; sentences: SentenceReport[]; notChecked: NotChecked[] };

/** What became of a sentence, or why it could not be judged. */
export type Outcome = { readonly result: Prepared } | { readonly failure: string };

/** A sentence's findings but for their place in the draft: made once, used at every check. */
export interface Prepared {
	readonly sentence: Pick<JudgedSentence, "verdict" | "support">;
	/** Without their evidence: what is remembered must not keep sources in memory. */
	readonly claims: readonly Pick<JudgedClaim, "kind" | "start" | "end" | "related">[];
	readonly findings: readonly Omit<Finding, "id" | "start" | "end">[];
	/** Ids by occurrence of the same sentence in one draft. */
	readonly ids: Map<number, readonly string[]>;
}

export function prepare(judged: JudgedSentence): Prepared {
	const findings = judged.claims.map((claim) => ({
		kind: claim.kind,
		verdict: claim.verdict,
		confidence: claim.confidence,
		message: claim.message,
		...(claim.working === undefined ? {} : { working: claim.working }),
		...(claim.attention === undefined ? {} : { attention: claim.attention }),
		evidence: claim.evidence.map(({ ref, span, stance, copies }) => ({
			sourceId: ref.source.input.id,
			...spanInSource(ref, span),
			passage: passageOf(ref),
			stance,
			...(copies === undefined ? {} : { copies }),
		})),
		...(claim.replacement === undefined ? {} : { replacement: claim.replacement }),
	}));
	const claims = judged.claims.map(({ kind, start, end, related }) => ({
		...{ kind, start, end },
		...(related ? { related } : {}),
	}));
	const { verdict, support } = judged;
	return { sentence: { verdict, support }, claims, findings, ids: new Map() };
}

/** Puts a sentence's findings at their offsets of the draft. */
export function place(
	{ sentence, occurrence }: PlacedSentence,
	outcome: Outcome,
	draft: string,
	report: Collected,
): void {
	if ("failure" in outcome) {
		const message = `This sentence could not be checked: ${outcome.failure}`;
		report.notChecked.push({ ...sentence.span, reason: "failed", message });
		return;
	}
	const { sentence: judged, claims, findings, ids } = outcome.result;
	report.sentences.push({ ...sentence.span, verdict: judged.verdict, support: judged.support });
	let own = ids.get(occurrence);
	if (!own) {
		own = claims.map((claim) => findingId(claim.kind, sentence.text, claim, occurrence));
		ids.set(occurrence, own);
	}
	for (const [i, claim] of claims.entries()) {
		const finding = findings[i];
		const id = own[i];
		if (finding && id !== undefined)
			report.claims.push({
				id,
				...spanInDocument(sentence, claim),
				...finding,
				...(claim.related
					? { related: claim.related.map((span) => placeInDraft(sentence, span, draft)) }
					: {}),
			});
	}
}

function placeInDraft(sentence: Sentence, span: Span, draft: string): DraftPlace {
	const { start, end } = sentence.span;
	return { ...spanInDocument(sentence, span), passage: { start, end, text: draft.slice(start, end) } };
}
