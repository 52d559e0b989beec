import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Corpus, DraftPlace, Evidence, Finding, Verdict } from "../index.js";
import type { SourcePlace } from "../protocol/index.js";
import { escapeMarkdown, markdownLink } from "../report/escape.js";
import { placeInSource } from "./places.js";

const headlines: Readonly<Record<Verdict, string>> = {
	contradicted: "✗ Contradicted",
	supported: "✓ Supported",
	conflicting: "≠ Sources disagree",
	unverified: "? Not in the sources",
};

const shownEvidence = 3;

export interface HoverContext {
	readonly document: TextDocument;
	readonly corpus: Corpus;
	readonly commandLinks: boolean;
}

/** The passage on one line, with the compared words in bold. */
function quoted({ passage, start, end }: Evidence | DraftPlace): string {
	const value = passage.text.slice(start - passage.start, end - passage.start);
	const [before, after] = [
		passage.text.slice(0, start - passage.start),
		passage.text.slice(end - passage.start),
	];
	// Markdown does not take bold that begins or ends with a space.
	const bold =
		value === "" || value.trim() !== value ? escapeMarkdown(value) : `**${escapeMarkdown(value)}**`;
	return `${escapeMarkdown(before)}${bold}${escapeMarkdown(after)}`.trim();
}

function commandLink(place: SourcePlace): string {
	const args = encodeURIComponent(JSON.stringify([place]))
		.replaceAll("(", "%28")
		.replaceAll(")", "%29");
	return `[Open source](command:corroborate.openSource?${args})`;
}

function link(place: SourcePlace, commandLinks: boolean): string {
	if (commandLinks) return commandLink(place);
	if (!place.uri.startsWith("file:")) return "";
	return markdownLink("Open source", `${place.uri}#L${place.range.start.line + 1}`);
}

function evidenceMarkdown(evidence: Evidence, context: HoverContext): string {
	const source = context.corpus.source(evidence.sourceId);
	if (!source) return `> ${quoted(evidence)}`;
	const facts = context.corpus.factsOf(source.id);
	const place = placeInSource(source, evidence, context.document.uri);
	const from = [source.publisher, facts.title ?? source.id, facts.published].filter(
		(fact) => fact !== undefined,
	);
	// the link comes first: a long title or passage must not push it out of sight
	const parts = [link(place, context.commandLinks), from.map(escapeMarkdown).join(", ")];
	return `${parts.filter((part) => part !== "").join(" · ")}\n\n> ${quoted(evidence)}`;
}

function headline({ verdict, attention, related }: Finding): string {
	if (verdict === "unverified" && attention !== undefined) {
		return "? Not in the source that supports the rest of this sentence";
	}
	if (verdict === "contradicted" && related !== undefined) return "✗ Contradicted by the draft itself";
	return headlines[verdict];
}

/** The draft's other words, where they are in another sentence than the finding; within one, the working says it all. */
function relatedMarkdown({ start, related = [] }: Finding, { document }: HoverContext): string[] {
	return related
		.filter(({ passage }) => start < passage.start || start >= passage.end)
		.slice(0, shownEvidence)
		.map((place) => `Line ${document.positionAt(place.start).line + 1} of this draft\n\n> ${quoted(place)}`);
}

function findingMarkdown(finding: Finding, context: HoverContext): string {
	// the editor shows the message above the hover: the working says the same and more
	const said = finding.working ?? finding.message;
	const parts = [
		`**${headline(finding)}**: ${escapeMarkdown(said)}`,
		...finding.evidence.slice(0, shownEvidence).map((evidence) => evidenceMarkdown(evidence, context)),
		...relatedMarkdown(finding, context),
	];
	const more = finding.evidence.length - shownEvidence;
	if (more > 0) parts.push(`and ${more} more ${more === 1 ? "passage" : "passages"}`);
	return parts.join("\n\n");
}

/** The findings at one place as Markdown, the narrowest first. */
export function hoverMarkdown(findings: readonly Finding[], context: HoverContext): string {
	return [...findings]
		.sort((a, b) => a.end - a.start - (b.end - b.start))
		.map((finding) => findingMarkdown(finding, context))
		.join("\n\n---\n\n");
}
