import type { DraftPlace, Evidence, Finding, NotChecked, Verdict } from "../engine/types.js";
import { escapeTerminal } from "./escape.js";
import { type Excerpt, excerpt, linesAround } from "./excerpt.js";
import { sourcePlace } from "./original.js";
import { type Paint, painter, type Style } from "./paint.js";
import { place, positionAt } from "./position.js";
import { remarkWords } from "./remarks.js";
import { summarize, summaryLine, verdictNames } from "./summary.js";
import type { CheckedDraft, ShownSource, SourceLookup } from "./types.js";

export interface TextOptions {
	readonly color: boolean;
	/** Shows supported and unverified claims too, not only their number. */
	readonly all?: boolean;
	/** Terminal columns; 100 unless told. */
	readonly columns?: number;
}

const verdictStyles: Readonly<Record<Verdict, Style>> = {
	contradicted: "red",
	conflicting: "yellow",
	supported: "green",
	unverified: "dim",
};

const shownSources = 3;
const indent = "  ";

interface Layout {
	readonly paint: Paint;
	readonly columns: number;
	readonly sourceOf: SourceLookup;
}

function excerptLines(shown: Excerpt, gutter: string, style: Style, paint: Paint): string[] {
	const margin = " ".repeat(gutter.length);
	const line = `${paint("dim", gutter)}${shown.before}${paint("bold", shown.marked)}${shown.after}`;
	return [line.trimEnd(), `${margin}${paint(style, shown.underline)}`];
}

function sourceFacts(source: ShownSource, copies: number | undefined): string {
	const { title, publisher, published, remarks = {} } = source;
	const facts = [title, publisher, published, ...remarkWords(remarks, copies)].filter(
		(fact) => fact !== undefined,
	);
	return facts.length === 0 ? "" : ` (${escapeTerminal(facts.join(", "))})`;
}

function evidenceLines(evidence: Evidence, layout: Layout): string[] {
	const { paint } = layout;
	const source = layout.sourceOf(evidence.sourceId);
	const text = source?.text ?? evidence.passage.text;
	const shift = source === undefined ? evidence.passage.start : 0;
	const span = { start: evidence.start - shift, end: evidence.end - shift };
	const passage = { start: evidence.passage.start - shift, end: evidence.passage.end - shift };
	const where = escapeTerminal(
		source === undefined ? evidence.sourceId : sourcePlace(source, evidence.start),
	);
	const style = evidence.stance === "supports" ? "green" : "cyan";
	const shown = excerpt(text, passage, span, "~", layout.columns - indent.length * 2);
	return [
		`${indent}${paint("cyan", where)}${paint("dim", source ? sourceFacts(source, evidence.copies) : "")} ${evidence.stance}`,
		...excerptLines(shown, indent.repeat(2), style, paint),
	];
}

function relatedLines(draft: CheckedDraft, related: DraftPlace, layout: Layout): string[] {
	const where = escapeTerminal(place(draft.path, draft.text, related.start));
	const shown = excerpt(draft.text, related.passage, related, "~", layout.columns - indent.length * 2);
	return [
		`${indent}${layout.paint("cyan", where)} in this draft`,
		...excerptLines(shown, indent.repeat(2), "cyan", layout.paint),
	];
}

function findingLines(draft: CheckedDraft, finding: Finding, layout: Layout): string[] {
	const { paint } = layout;
	const where = escapeTerminal(place(draft.path, draft.text, finding.start));
	const style = verdictStyles[finding.verdict];
	const gutter = `${indent}${positionAt(draft.text, finding.start).line} `;
	const window = linesAround(draft.text, finding);
	const shown = excerpt(draft.text, window, finding, "^", layout.columns - gutter.length);
	const lines = [
		`${paint("cyan", where)} - ${paint(style, verdictNames[finding.verdict])} ${paint("dim", `(${finding.kind})`)}: ${escapeTerminal(finding.message)}`,
		"",
		...excerptLines(shown, gutter, style, paint),
		"",
	];
	for (const evidence of finding.evidence.slice(0, shownSources)) {
		lines.push(...evidenceLines(evidence, layout));
	}
	for (const related of (finding.related ?? []).slice(0, shownSources)) {
		lines.push(...relatedLines(draft, related, layout));
	}
	const more = finding.evidence.length - shownSources;
	if (more > 0) lines.push(`${indent}and ${more} more ${more === 1 ? "passage" : "passages"}`);
	if (finding.working !== undefined) lines.push(`${indent}working: ${escapeTerminal(finding.working)}`);
	if (finding.replacement !== undefined) {
		lines.push(`${indent}the sources say: ${escapeTerminal(finding.replacement)}`);
	}
	if (lines.at(-1) !== "") lines.push("");
	return lines;
}

function notCheckedLines(draft: CheckedDraft, part: NotChecked, paint: Paint): string[] {
	const where = escapeTerminal(place(draft.path, draft.text, part.start));
	const message = escapeTerminal(part.message);
	return [
		`${paint("cyan", where)} - ${paint("yellow", "not checked")} ${paint("dim", `(${part.reason})`)}: ${message}`,
		"",
	];
}

/** Findings for a person at a terminal: each with the draft's line, the source's sentence and the working. */
export function textReport(
	drafts: readonly CheckedDraft[],
	sourceOf: SourceLookup,
	options: TextOptions,
): string {
	const layout = { paint: painter(options.color), columns: Math.max(40, options.columns ?? 100), sourceOf };
	const lines: string[] = [];
	for (const draft of drafts) {
		for (const finding of draft.report.claims) {
			const listed = options.all || finding.verdict === "contradicted" || finding.verdict === "conflicting";
			if (listed) lines.push(...findingLines(draft, finding, layout));
		}
		for (const part of draft.report.notChecked) lines.push(...notCheckedLines(draft, part, layout.paint));
	}
	lines.push(summaryLine(summarize(drafts)));
	return `${lines.join("\n")}\n`;
}
