import type { TextDocument } from "vscode-languageserver-textdocument";
import type { DraftPlace, Evidence, FactState, Finding, SourceInput, Verdict } from "../index.js";
import type { SourcePlace } from "../protocol/index.js";
import { escapeMarkdown, markdownLink } from "../report/escape.js";
import { placeInOriginal } from "../report/original.js";
import type { Checked } from "./checked.js";
import { isSettled } from "./diagnostics.js";
import { factsById } from "./facts-by-id.js";
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
	readonly checked: Checked;
	readonly commandLinks: boolean;
}

/** The passage on one line, with the compared words in bold. */
function quoted({ passage, start, end }: DraftPlace): string {
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

function commandLink(label: string, command: string, argument: unknown): string {
	const args = encodeURIComponent(JSON.stringify([argument]))
		.replaceAll("(", "%28")
		.replaceAll(")", "%29");
	return `[${label}](command:${command}?${args})`;
}

function link(place: SourcePlace, commandLinks: boolean): string {
	if (commandLinks) return commandLink("Open source", "corroborate.openSource", place);
	if (!place.uri.startsWith("file:")) return "";
	return markdownLink("Open source", `${place.uri}#L${place.range.start.line + 1}`);
}

/** A link to the file itself, where "Open source" leads to the text that was taken out of it. */
function originalLink({ original, uri }: SourceInput, commandLinks: boolean): string {
	if (!original || uri === undefined) return "";
	const label = `Open ${original.format}`;
	return commandLinks ? commandLink(label, "corroborate.openOriginal", { uri }) : markdownLink(label, uri);
}

const DAY = 86_400_000;

/** A source's date; of one that is much older than the draft, said so that it is seen. */
function dated(published: string | undefined, { published: own, config }: Checked): string | undefined {
	if (published === undefined) return undefined;
	const age = own === undefined ? 0 : Date.parse(own.slice(0, 10)) - Date.parse(published.slice(0, 10));
	return age > config.staleAfterDays * DAY
		? `**as of ${escapeMarkdown(published)}**`
		: escapeMarkdown(published);
}

function evidenceMarkdown(evidence: Evidence, { document, checked, commandLinks }: HoverContext): string {
	const { corpus } = checked.shelf;
	const source = corpus.source(evidence.sourceId);
	if (!source) return `> ${quoted(evidence)}`;
	const facts = corpus.factsOf(source.id);
	const place = placeInSource(source, evidence, document.uri);
	const names = [source.publisher, facts.title ?? source.id].filter((fact) => fact !== undefined);
	const where = placeInOriginal(source, evidence.start)?.label;
	const from = [
		...names.map(escapeMarkdown),
		dated(facts.published, checked),
		where === undefined ? undefined : escapeMarkdown(where),
	];
	// the links come first: a long title or passage must not push them out of sight
	const parts = [
		link(place, commandLinks),
		originalLink(source, commandLinks),
		from.filter((fact) => fact !== undefined).join(", "),
	];
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

function differs({ verdict, attention }: Finding): boolean {
	return verdict === "contradicted" || verdict === "conflicting" || attention !== undefined;
}

/** The draft's sentence with the claim in bold, below what differs from it: the writer has it under the hover as well. */
function draftMarkdown(finding: Finding, { checked }: HoverContext): string[] {
	if (!differs(finding)) return [];
	const sentence = factsById(checked).get(finding.id);
	if (!sentence) return [];
	const { words, sentence: text } = sentence;
	const at = text.indexOf(words);
	// said twice in one sentence: which of them is meant, the editor's own mark tells
	if (at < 0 || text.indexOf(words, at + 1) >= 0) return [];
	const passage = { start: 0, end: text.length, text };
	return [`This draft\n\n> ${quoted({ start: at, end: at + words.length, passage })}`];
}

function ledgerMarkdown(state: FactState | undefined): string[] {
	if (!state || state.state === "open") return [];
	const { action, by, on, reason } = state.entry;
	const deed = action === "signed" ? "Signed off" : "Accepted";
	const why = reason === undefined ? "" : `: ${escapeMarkdown(reason)}`;
	const since = state.state === "reopened" ? ` The ${state.because} has changed since.` : "";
	return [`${deed} by ${escapeMarkdown(by)} on ${escapeMarkdown(on.slice(0, 10))}${why}.${since}`];
}

function actionsMarkdown(finding: Finding, context: HoverContext): string[] {
	const { document, checked, commandLinks } = context;
	if (!commandLinks || isSettled(checked.ledger.states.get(finding.id))) return [];
	const argument = { uri: document.uri, id: finding.id };
	if (!differs(finding)) return [commandLink("Sign off", "corroborate.signOff", argument)];
	const accept = commandLink("Accept…", "corroborate.accept", argument);
	return [`${accept} · ${commandLink("Accept everywhere…", "corroborate.acceptEverywhere", argument)}`];
}

function findingMarkdown(finding: Finding, context: HoverContext): string {
	// the editor shows the message above the hover: the working says the same and more
	const said = finding.working ?? finding.message;
	const more = finding.evidence.length - shownEvidence;
	return [
		`**${headline(finding)}**: ${escapeMarkdown(said)}`,
		...ledgerMarkdown(context.checked.ledger.states.get(finding.id)),
		...finding.evidence.slice(0, shownEvidence).map((evidence) => evidenceMarkdown(evidence, context)),
		...(more > 0 ? [`and ${more} more ${more === 1 ? "passage" : "passages"}`] : []),
		...relatedMarkdown(finding, context),
		...draftMarkdown(finding, context),
		...actionsMarkdown(finding, context),
	].join("\n\n");
}

/** The findings at one place as Markdown, the narrowest first. */
export function hoverMarkdown(findings: readonly Finding[], context: HoverContext): string {
	return [...findings]
		.sort((a, b) => a.end - a.start - (b.end - b.start))
		.map((finding) => findingMarkdown(finding, context))
		.join("\n\n---\n\n");
}
