import type { DraftPlace, Evidence, Finding, Verdict } from "../engine/types.js";
import { escapeMarkdown, markdownLink } from "./escape.js";
import { placeInOriginal } from "./original.js";
import { place, positionAt } from "./position.js";
import { remarkWords } from "./remarks.js";
import { summarize, summaryLine, verdictNames } from "./summary.js";
import type { CheckedDraft, SourceLookup } from "./types.js";

export interface MarkdownOptions {
	/** Shows supported and unverified claims too, not only their number. */
	readonly all?: boolean;
}

const shownSources = 3;

const verdictOrder: readonly Verdict[] = ["contradicted", "conflicting", "supported", "unverified"];

function emphasised(evidence: Evidence | DraftPlace): string {
	const { passage } = evidence;
	const from = evidence.start - passage.start;
	const to = evidence.end - passage.start;
	const before = passage.text.slice(0, from);
	const value = passage.text.slice(from, to);
	const after = passage.text.slice(to);
	// Emphasis needs a non-space on its inner sides; a span of spaces has nothing to stress.
	const marked =
		value.trim() === value && value !== "" ? `**${escapeMarkdown(value)}**` : escapeMarkdown(value);
	return `${escapeMarkdown(before)}${marked}${escapeMarkdown(after)}`.trim();
}

/** One piece of evidence as a quotation of its sentence, with the compared words in bold and a link to the source. */
export function evidenceMarkdown(evidence: Evidence, sourceOf: SourceLookup): string {
	const source = sourceOf(evidence.sourceId);
	const label = source?.title ?? evidence.sourceId;
	const original = source && placeInOriginal(source, evidence.start);
	const line = source?.original ? original?.line : source && positionAt(source.text, evidence.start).line;
	const uri = source?.uri?.startsWith("file:") && line !== undefined ? `${source.uri}#L${line}` : source?.uri;
	const facts = [
		markdownLink(label, uri),
		...[source?.publisher, source?.published].filter((fact) => fact !== undefined).map(escapeMarkdown),
		...remarkWords(source?.remarks ?? {}, evidence.copies).map(escapeMarkdown),
		...(line === undefined ? [] : [`line ${line}`]),
		...(original === undefined ? [] : [escapeMarkdown(original.label)]),
	];
	return `> ${emphasised(evidence)}\n>\n> ${evidence.stance}: ${facts.join(", ")}`;
}

function relatedMarkdown(draft: CheckedDraft, related: DraftPlace): string {
	const { line } = positionAt(draft.text, related.start);
	return `> ${emphasised(related)}\n>\n> in this draft, line ${line}`;
}

function findingMarkdown(draft: CheckedDraft, finding: Finding, sourceOf: SourceLookup): string {
	const words = escapeMarkdown(draft.text.slice(finding.start, finding.end));
	const where = escapeMarkdown(place(draft.path, draft.text, finding.start));
	const parts = [
		`### ${words}: ${verdictNames[finding.verdict]}`,
		`${where} (${finding.kind})`,
		escapeMarkdown(finding.message),
		...finding.evidence.slice(0, shownSources).map((evidence) => evidenceMarkdown(evidence, sourceOf)),
		...(finding.related ?? []).slice(0, shownSources).map((related) => relatedMarkdown(draft, related)),
	];
	const more = finding.evidence.length - shownSources;
	if (more > 0) parts.push(`And ${more} more ${more === 1 ? "passage" : "passages"}.`);
	if (finding.working !== undefined) parts.push(`Working: ${escapeMarkdown(finding.working)}`);
	if (finding.replacement !== undefined) {
		parts.push(`The sources say: ${escapeMarkdown(finding.replacement)}`);
	}
	return parts.join("\n\n");
}

function draftMarkdown(draft: CheckedDraft, sourceOf: SourceLookup, verdicts: readonly Verdict[]): string {
	const parts = [`## ${escapeMarkdown(draft.path)}`, `${summaryLine(summarize([draft]))}.`];
	for (const verdict of verdicts) {
		const findings = draft.report.claims.filter((finding) => finding.verdict === verdict);
		parts.push(...findings.map((finding) => findingMarkdown(draft, finding, sourceOf)));
	}
	for (const part of draft.report.notChecked) {
		const where = escapeMarkdown(place(draft.path, draft.text, part.start));
		parts.push(`**Not checked** from ${where} (${part.reason}): ${escapeMarkdown(part.message)}`);
	}
	return parts.join("\n\n");
}

/** Findings as a Markdown document, the gravest first within each draft. */
export function markdownReport(
	drafts: readonly CheckedDraft[],
	sourceOf: SourceLookup,
	options: MarkdownOptions = {},
): string {
	const verdicts = options.all ? verdictOrder : verdictOrder.slice(0, 2);
	const parts = [
		"# Checked against the sources",
		...drafts.map((draft) => draftMarkdown(draft, sourceOf, verdicts)),
		`${drafts.length === 1 ? "In all" : `In all ${drafts.length} drafts`}: ${summaryLine(summarize(drafts))}.`,
	];
	return `${parts.join("\n\n")}\n`;
}
