import * as l10n from "@vscode/l10n";
import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Config, SeverityName } from "../config/schema.js";
import type { DraftPlace, FactState, Finding, LedgerView, NotChecked, Note } from "../index.js";
import type { Counts, FindingMark } from "../protocol/index.js";
import type { Checked } from "./checked.js";
import { told } from "./language.js";

const name = "Corroborate";
const pages = "https://github.com/corroborate/corroborate/blob/main/docs/checks";
/** The strongest passage; the hover and the peek have the others, and a list of problems is soon too long. */
const shownEvidence = 1;
/** Words of the draft itself that a finding rests on, such as the parts of a sum. */
const shownRelated = 3;

/** The compared words alone: the editor shows them above the hover, which has the whole sentence. */
function compared({ passage, start, end }: DraftPlace): string {
	const words = passage.text.slice(start - passage.start, end - passage.start);
	return `“${words.replace(/\s+/g, " ").trim()}”`;
}

const severities: Readonly<Record<SeverityName, DiagnosticSeverity | undefined>> = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	information: DiagnosticSeverity.Information,
	hint: DiagnosticSeverity.Hint,
	none: undefined,
};

function severityOf(finding: Finding, config: Config): DiagnosticSeverity | undefined {
	const { severity } = config;
	if (finding.attention !== undefined && finding.verdict === "unverified" && severity.attention !== "none") {
		return severities[severity.attention];
	}
	return severities[severity[finding.verdict]];
}

/** How a finding is marked, but for the range; undefined when the settings or a decision hide it. */
export function markOf(
	finding: Finding,
	document: TextDocument,
	{ shelf: { corpus }, config, places }: Checked,
	state: FactState | undefined,
): FindingMark | undefined {
	const severity = severityOf(finding, config);
	if (severity === undefined || (isSettled(state) && finding.verdict !== "supported")) return undefined;
	// A hint is in no list: its evidence is in the hover, and a long draft has hundreds of them to send at every pause.
	const listed = severity === DiagnosticSeverity.Hint ? [] : finding.evidence.slice(0, shownEvidence);
	const relatedInformation = listed.flatMap((evidence) => {
		const source = corpus.source(evidence.sourceId);
		if (!source) return [];
		return [{ location: places.span(source, evidence), message: compared(evidence) }];
	});
	for (const place of (finding.related ?? []).slice(0, shownRelated)) {
		const range = { start: document.positionAt(place.start), end: document.positionAt(place.end) };
		relatedInformation.push({ location: { uri: document.uri, range }, message: compared(place) });
	}
	return {
		severity,
		source: name,
		code: finding.kind,
		codeDescription: { href: `${pages}/${finding.kind}.md` },
		message: [told("message", finding.message), reopenedWords(state)].filter((part) => part !== "").join(" "),
		...(relatedInformation.length > 0 ? { relatedInformation } : {}),
		data: { id: finding.id },
	};
}

/** Every mark of a draft: its findings, and what there is to say beside them. */
export function diagnosticsOf(
	document: TextDocument,
	checked: Checked | undefined,
	remarks: readonly Diagnostic[],
): Diagnostic[] {
	const marks = checked?.findings.flatMap((finding): Diagnostic[] => {
		const mark = markOf(finding, document, checked, checked.ledger.states.get(finding.id));
		if (!mark) return [];
		const range = { start: document.positionAt(finding.start), end: document.positionAt(finding.end) };
		return [{ ...mark, range }];
	});
	return [...remarks, ...(marks ?? [])];
}

/** Says at a part of the draft that it was not judged: silence would look like a clean bill. */
export function notCheckedDiagnostic(part: NotChecked, document: TextDocument): Diagnostic {
	const start = document.positionAt(part.start);
	return {
		range: { start, end: { line: start.line + 1, character: 0 } },
		severity: DiagnosticSeverity.Information,
		source: name,
		code: "not-checked",
		message: l10n.t("Not checked: {0}", told("draft", part.message)),
	};
}

/** Tells of an ignore comment that does not do what it asks for. */
export function noteDiagnostic({ start, end, message }: Note, document: TextDocument): Diagnostic {
	return {
		range: { start: document.positionAt(start), end: document.positionAt(end) },
		severity: DiagnosticSeverity.Information,
		source: name,
		code: "ignore-comment",
		message: told("draft", message),
	};
}

export const noCounts: Counts = {
	supported: 0,
	contradicted: 0,
	conflicting: 0,
	unverified: 0,
	attention: 0,
	settled: 0,
	reopened: 0,
	stale: 0,
};

/** Whether a person has dealt with a finding: it is no longer marked as open. */
export function isSettled(state: FactState | undefined): boolean {
	return state?.state === "signed" || state?.state === "accepted";
}

/** Says of a finding that was settled once why it is open again; the hover tells who had decided what, and when. */
export function reopenedWords(state: FactState | undefined): string {
	if (state?.state !== "reopened") return "";
	return state.because === "sentence"
		? l10n.t("Open again: the sentence has changed.")
		: l10n.t("Open again: the evidence has changed.");
}

export function countFindings(findings: readonly Finding[], { states, stale }: LedgerView): Counts {
	const counts = { ...noCounts, stale: stale.length };
	for (const { id, verdict, attention } of findings) {
		const state = states.get(id);
		if (isSettled(state)) {
			counts.settled++;
			continue;
		}
		if (state?.state === "reopened") counts.reopened++;
		counts[verdict]++;
		if (attention !== undefined) counts.attention++;
	}
	return counts;
}
