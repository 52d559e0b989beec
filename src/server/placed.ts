import type { Range } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Evidence, FactState, Finding } from "../index.js";
import type { FindingEvidence, LedgerMark, PlacedFinding } from "../protocol/index.js";
import type { Checked } from "./checked.js";
import { markOf } from "./diagnostics.js";
import { factsById } from "./facts-by-id.js";
import { told } from "./language.js";
import { shownSource } from "./shown-source.js";

/** More than the strongest few would only fill lists and messages: the exports have them all. */
const shownEvidence = 5;

export function rangeOf(document: TextDocument, { start, end }: { start: number; end: number }): Range {
	return { start: document.positionAt(start), end: document.positionAt(end) };
}

function ledgerMark(state: FactState | undefined): LedgerMark {
	if (state === undefined || state.state === "open") return { state: "open" };
	const { by, on, reason } = state.entry;
	return {
		state: state.state,
		by,
		on,
		...(reason === undefined ? {} : { reason }),
		...(state.state === "reopened" ? { because: state.because } : {}),
	};
}

function placedEvidence(
	evidence: Evidence,
	{ shelf: { corpus }, places }: Checked,
): FindingEvidence | undefined {
	const source = shownSource(corpus, evidence.sourceId);
	if (!source) return undefined;
	const { sourceId, stance, passage } = evidence;
	const { input, name, ...dated } = source;
	return {
		sourceId,
		title: name,
		...dated,
		stance,
		passage: passage.text,
		at: evidence.start - passage.start,
		place: places.span(input, evidence),
	};
}

/** A finding as the client is told of it. */
export function placed(finding: Finding, document: TextDocument, checked: Checked): PlacedFinding {
	const fact = factsById(checked).get(finding.id);
	const state = checked.ledger.states.get(finding.id);
	const mark = markOf(finding, document, checked, state);
	return {
		id: finding.id,
		kind: finding.kind,
		verdict: finding.verdict,
		attention: finding.attention !== undefined,
		range: rangeOf(document, finding),
		message: told("message", finding.message),
		...(finding.working === undefined ? {} : { working: told("working", finding.working) }),
		...(finding.replacement === undefined ? {} : { replacement: finding.replacement }),
		words: fact?.words ?? document.getText().slice(finding.start, finding.end),
		sentence: fact?.sentence ?? "",
		ledger: ledgerMark(state),
		evidence: finding.evidence
			.slice(0, shownEvidence)
			.flatMap((evidence) => placedEvidence(evidence, checked) ?? []),
		more: Math.max(0, finding.evidence.length - shownEvidence),
		...(mark === undefined ? {} : { mark }),
	};
}
