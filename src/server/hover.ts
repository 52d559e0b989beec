import * as l10n from "@vscode/l10n";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { DraftPlace, Evidence, FactState, Finding, SourceInput, Verdict } from "../index.js";
import type { SourcePlace } from "../protocol/index.js";
import { escapeMarkdown, markdownLink } from "../report/escape.js";
import { placeInOriginal } from "../report/original.js";
import { shortened } from "../report/source-name.js";
import { withTier } from "../report/tier.js";
import type { Checked } from "./checked.js";
import { isSettled } from "./diagnostics.js";
import { factsById } from "./facts-by-id.js";
import { told, toldRemarks } from "./language.js";
import { shownSource } from "./shown-source.js";

function verdictWords(verdict: Verdict): string {
	switch (verdict) {
		case "contradicted":
			return `✗ ${l10n.t("Contradicted")}`;
		case "supported":
			return `✓ ${l10n.t("Supported")}`;
		case "conflicting":
			return `≠ ${l10n.t("Sources disagree")}`;
		case "unverified":
			return `? ${l10n.t("Not in the sources")}`;
	}
}

const shownRelated = 3;

/** So much of a passage stands on each side of the compared words; a hover is read in two seconds. */
const aside = 110;

export interface HoverContext {
	readonly document: TextDocument;
	readonly checked: Checked;
	readonly commandLinks: boolean;
}

/** The passage on one line, folded around the compared words, which are bold. */
function quoted({ passage, start, end }: DraftPlace): string {
	const { text } = passage;
	const [from, to] = [start - passage.start, end - passage.start];
	const value = text.slice(from, to);
	// Markdown does not take bold that begins or ends with a space.
	const bold =
		value === "" || value.trim() !== value ? escapeMarkdown(value) : `**${escapeMarkdown(value)}**`;
	return `${escapeMarkdown(foldedEnd(text.slice(0, from)))}${bold}${escapeMarkdown(foldedStart(text.slice(to)))}`.trim();
}

/** The last words of what stands before. */
function foldedEnd(text: string): string {
	if (text.length <= aside) return text;
	const cut = text.indexOf(" ", text.length - aside);
	return `… ${text.slice(cut < 0 ? text.length - aside : cut + 1)}`;
}

/** The first words of what stands behind. */
function foldedStart(text: string): string {
	if (text.length <= aside) return text;
	const cut = text.lastIndexOf(" ", aside);
	return `${text.slice(0, cut <= 0 ? aside : cut)} …`;
}

function commandLink(label: string, command: string, argument: unknown): string {
	const args = encodeURIComponent(JSON.stringify([argument]))
		.replaceAll("(", "%28")
		.replaceAll(")", "%29");
	return `[${label}](command:${command}?${args})`;
}

function openLink(place: SourcePlace, commandLinks: boolean): string {
	if (commandLinks) return commandLink(l10n.t("Open source"), "corroborate.openSource", place);
	if (!place.uri.startsWith("file:")) return "";
	return markdownLink(l10n.t("Open source"), `${place.uri}#L${place.range.start.line + 1}`);
}

/** A link to the file itself, where "Open source" leads to the text that was taken out of it. */
function originalLink(source: SourceInput, at: number, commandLinks: boolean): string {
	const { original, uri } = source;
	if (!original || uri === undefined) return "";
	const label = l10n.t("Open {0}", told("format", original.format));
	const line = placeInOriginal(source, at)?.line;
	if (!commandLinks) return markdownLink(label, line === undefined ? uri : `${uri}#L${line}`);
	return commandLink(label, "corroborate.openOriginal", { uri, ...(line === undefined ? {} : { line }) });
}

const DAY = 86_400_000;

/** A source's date; of one that is much older than the draft, said so that it is seen. */
function dated(published: string | undefined, { published: own, config }: Checked): string | undefined {
	if (published === undefined) return undefined;
	const age = own === undefined ? 0 : Date.parse(own.slice(0, 10)) - Date.parse(published.slice(0, 10));
	return age > config.staleAfterDays * DAY
		? `**${l10n.t("as of {0}", escapeMarkdown(published))}**`
		: escapeMarkdown(published);
}

/** A passage in the form of a quotation, and below it whose words they are. */
function quotation(place: DraftPlace, from: string): string {
	return `> ${quoted(place)}  \n> — ${from}`;
}

const longestName = 60;
const longestReplacement = 40;

function evidenceMarkdown(evidence: Evidence, { checked }: HoverContext): string {
	const source = shownSource(checked.shelf.corpus, evidence.sourceId);
	if (!source) return `> ${quoted(evidence)}`;
	const place = placeInOriginal(source.input, evidence.start)?.label;
	const where = place === undefined ? undefined : told("place", place);
	const { corpus } = checked.shelf;
	const remarked = withTier(corpus.remarksOf(evidence.sourceId), evidence.sourceId, checked.config.tiers);
	const remarks = toldRemarks(remarked, evidence.copies);
	const names = [source.publisher, shortened(source.name, longestName)];
	const from = [
		...names.flatMap((fact) => (fact === undefined ? [] : [escapeMarkdown(fact)])),
		dated(source.published, checked),
		where === undefined ? undefined : escapeMarkdown(where),
		...remarks.map((words, at) =>
			remarked.notice && at === 0 ? `**${escapeMarkdown(words)}**` : escapeMarkdown(words),
		),
	];
	return quotation(evidence, from.filter((fact) => fact !== undefined).join(", "));
}

/** The strongest passage; where sources disagree, the strongest on each side. */
function foremost({ verdict, evidence }: Finding): readonly Evidence[] {
	const [first] = evidence;
	if (!first) return [];
	const other = evidence.find(({ stance }) => stance !== first.stance);
	return verdict === "conflicting" && other ? [first, other] : [first];
}

function headline({ verdict, attention, related }: Finding): string {
	if (verdict === "unverified" && attention !== undefined) {
		return `? ${l10n.t("Not in the source that supports the rest of this sentence")}`;
	}
	if (verdict === "contradicted" && related !== undefined)
		return `✗ ${l10n.t("Contradicted by the draft itself")}`;
	return verdictWords(verdict);
}

/** The draft's other words, where they are in another sentence than the finding; within one, the working says it all. */
function relatedMarkdown({ start, related = [] }: Finding, { document }: HoverContext): string[] {
	return related
		.filter(({ passage }) => start < passage.start || start >= passage.end)
		.slice(0, shownRelated)
		.map((place) =>
			quotation(place, l10n.t("line {0} of this draft", document.positionAt(place.start).line + 1)),
		);
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
	return [quotation({ start: at, end: at + words.length, passage }, l10n.t("this draft"))];
}

function ledgerMarkdown(state: FactState | undefined): string[] {
	if (!state || state.state === "open") return [];
	const { action, by, on, reason } = state.entry;
	const [who, day] = [escapeMarkdown(by), escapeMarkdown(on.slice(0, 10))];
	const deed =
		action === "signed"
			? l10n.t("Signed off by {0} on {1}", who, day)
			: l10n.t("Accepted by {0} on {1}", who, day);
	const why = reason === undefined ? "" : `: ${escapeMarkdown(reason)}`;
	if (state.state !== "reopened") return [`${deed}${why}.`];
	const since =
		state.because === "sentence"
			? l10n.t("The sentence has changed since.")
			: l10n.t("The evidence has changed since.");
	return [`${deed}${why}. ${since}`];
}

/** What can be done, as links in one line. */
function actionsMarkdown(finding: Finding, context: HoverContext): string[] {
	const { document, checked, commandLinks } = context;
	const [first] = finding.evidence;
	const source = first && checked.shelf.corpus.source(first.sourceId);
	const argument = { uri: document.uri, id: finding.id };
	const more = finding.evidence.length - foremost(finding).length;
	const links =
		first && source
			? [
					openLink(checked.places.span(source, first), commandLinks),
					originalLink(source, first.start, commandLinks),
				]
			: [];
	if (commandLinks && first) {
		links.push(
			commandLink(
				more > 0 ? l10n.t("Peek ({0} more)", more) : l10n.t("Peek"),
				"corroborate.peekSources",
				argument,
			),
		);
	} else if (more > 0)
		links.push(more === 1 ? l10n.t("and 1 more passage") : l10n.t("and {0} more passages", more));
	if (
		commandLinks &&
		finding.replacement !== undefined &&
		!isSettled(checked.ledger.states.get(finding.id))
	) {
		const words = escapeMarkdown(shortened(finding.replacement, longestReplacement));
		links.unshift(commandLink(l10n.t("Replace with ‘{0}’", words), "corroborate.replace", argument));
	}
	if (commandLinks && !isSettled(checked.ledger.states.get(finding.id))) {
		if (differs(finding)) {
			links.push(commandLink(l10n.t("Accept…"), "corroborate.accept", argument));
			links.push(commandLink(l10n.t("Accept everywhere…"), "corroborate.acceptEverywhere", argument));
		} else links.push(commandLink(l10n.t("Sign off"), "corroborate.signOff", argument));
	}
	const line = links.filter((one) => one !== "").join(" · ");
	return line === "" ? [] : [line];
}

function findingMarkdown(finding: Finding, context: HoverContext): string {
	// the editor shows the message above the hover: the working says the same and more
	const said =
		finding.working === undefined ? told("message", finding.message) : told("working", finding.working);
	return [
		`**${headline(finding)}**: ${escapeMarkdown(said)}`,
		...ledgerMarkdown(context.checked.ledger.states.get(finding.id)),
		// above the passages: however long they are, what can be done stays in sight
		...actionsMarkdown(finding, context),
		...foremost(finding).map((evidence) => evidenceMarkdown(evidence, context)),
		...relatedMarkdown(finding, context),
		...draftMarkdown(finding, context),
	].join("\n\n");
}

/** The findings at one place as Markdown, the narrowest first. */
export function hoverMarkdown(findings: readonly Finding[], context: HoverContext): string {
	return [...findings]
		.sort((a, b) => a.end - a.start - (b.end - b.start))
		.map((finding) => findingMarkdown(finding, context))
		.join("\n\n---\n\n");
}
