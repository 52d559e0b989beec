import * as l10n from "@vscode/l10n";
import {
	type CodeAction,
	type CodeActionContext,
	CodeActionKind,
	CodeActionTriggerKind,
	type Range,
	type TextEdit,
	type WorkspaceEdit,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Finding } from "../index.js";
import type { Checked } from "./checked.js";
import { citationEdits } from "./citation.js";
import { isSettled } from "./diagnostics.js";
import { factsById } from "./facts-by-id.js";
import { findingsIn } from "./finding-index.js";
import { shownSource } from "./shown-source.js";

/** The kind of the action that puts every misspelt name right. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.corroborate`;
export const codeActionKinds = [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, fixAllKind];

export interface ActionContext {
	readonly document: TextDocument;
	readonly checked: Checked;
	readonly asked: CodeActionContext;
	/** The client runs the commands that the extension registers. */
	readonly commandLinks: boolean;
	/** The client takes edits that name the version of the document they are for. */
	readonly versionedEdits: boolean;
}

/** What can be done about the findings that touch a range. */
export function codeActions(range: Range, context: ActionContext): CodeAction[] {
	const { document, checked, asked } = context;
	const touched = findingsIn(
		checked.findings,
		document.offsetAt(range.start),
		document.offsetAt(range.end),
	).sort((a, b) => a.end - a.start - (b.end - b.start));
	// a light bulb that comes unasked is for what calls for a look; who asks gets all there is
	const unasked = asked.triggerKind === CodeActionTriggerKind.Automatic;
	const found = touched.filter((one) => !unasked || (differs(one) && isOpen(one, context)));
	const fixes = wants(asked, CodeActionKind.QuickFix) ? found.flatMap((one) => fixesOf(one, context)) : [];
	const decisions = wants(asked, CodeActionKind.QuickFix)
		? found.flatMap((one) => decisionsOf(one, context))
		: [];
	const citations = wants(asked, CodeActionKind.RefactorRewrite)
		? found.flatMap((one) => citationOf(one, context))
		: [];
	// what changes the whole document is for those who ask for it: a save, or a command
	const all = needsAll(asked) ? fixAll(context) : [];
	const [name] = wants(asked, CodeActionKind.QuickFix) ? found.filter(isMisspelt) : [];
	const names = name ? allNames(name, context) : [];
	return [...onePreferred(fixes), ...names, ...citations, ...decisions, ...all];
}

/** Whether what is asked for changes the whole document, of which everything must then be known. */
export function needsAll(asked: CodeActionContext): boolean {
	return asked.only !== undefined && wants(asked, fixAllKind);
}

function wants({ only }: CodeActionContext, kind: string): boolean {
	return !only || only.some((asked) => asked === "" || kind === asked || kind.startsWith(`${asked}.`));
}

function edit(
	{ document: { uri, version }, versionedEdits }: ActionContext,
	edits: TextEdit[],
): WorkspaceEdit {
	return versionedEdits
		? { documentChanges: [{ textDocument: { uri, version }, edits }] }
		: { changes: { [uri]: edits } };
}

function replaced(document: TextDocument, { start, end }: Finding, newText: string): TextEdit {
	return { range: { start: document.positionAt(start), end: document.positionAt(end) }, newText };
}

function wordsOf(document: TextDocument, { start, end }: Finding): string {
	return document.getText().slice(start, end);
}

/** The client's own marks of a finding, which the action then stands beside. */
function marksOf({ id }: Finding, { asked }: ActionContext): Pick<CodeAction, "diagnostics"> {
	const diagnostics = asked.diagnostics.filter(({ data }) => {
		const known: unknown = data;
		return typeof known === "object" && known !== null && "id" in known && known.id === id;
	});
	return diagnostics.length > 0 ? { diagnostics } : {};
}

const LONGEST_TITLE = 60;

function inTitle(words: string): string {
	const line = words.replaceAll(/\s+/g, " ").trim();
	return line.length > LONGEST_TITLE ? `${line.slice(0, LONGEST_TITLE).trimEnd()}…` : line;
}

function fixesOf(finding: Finding, context: ActionContext): CodeAction[] {
	const { replacement } = finding;
	if (replacement === undefined) return [];
	const { document } = context;
	const fix: CodeAction = {
		title: l10n.t("Replace with ‘{0}’", inTitle(replacement)),
		kind: CodeActionKind.QuickFix,
		...marksOf(finding, context),
		...(isSafe(finding, context) ? { isPreferred: true } : {}),
		edit: edit(context, [replaced(document, finding, replacement)]),
	};
	const words = wordsOf(document, finding);
	const alike = apart(
		context.checked.findings.filter(
			(other) =>
				other.kind === finding.kind &&
				other.replacement === replacement &&
				wordsOf(document, other) === words &&
				isOpen(other, context),
		),
	);
	// what a check has not come to may hold the same words
	if (alike.length < 2 || context.checked.pending.length > 0) return [fix];
	const everywhere: CodeAction = {
		title: l10n.t("Replace all {0} ‘{1}’ with ‘{2}’", alike.length, inTitle(words), inTitle(replacement)),
		kind: CodeActionKind.QuickFix,
		...marksOf(finding, context),
		edit: edit(
			context,
			alike.map((other) => replaced(document, other, replacement)),
		),
	};
	return [fix, everywhere];
}

/** Whether a finding calls for a look. */
function differs({ verdict, attention }: Finding): boolean {
	return verdict === "contradicted" || verdict === "conflicting" || attention !== undefined;
}

function isOpen({ id }: Finding, { checked }: ActionContext): boolean {
	return !isSettled(checked.ledger.states.get(id));
}

/** Whether every source says the same, and it can stand in the draft's place without a second look. */
function isSafe(finding: Finding, context: ActionContext): boolean {
	const { verdict, evidence, replacement = "", kind } = finding;
	if (verdict !== "contradicted" || kind === "polarity" || kind === "relation") return false;
	if (replacement.includes("\n") || !isOpen(finding, context)) return false;
	const said = new Set(
		evidence.map(({ passage, start, end }) =>
			passage.text.slice(start - passage.start, end - passage.start).toLowerCase(),
		),
	);
	return said.size === 1 && evidence.every(({ stance }) => stance === "contradicts");
}

/** "Fix this" takes the one preferred action: the first, which is that of the narrowest finding. */
function onePreferred(actions: readonly CodeAction[]): CodeAction[] {
	const first = actions.find(({ isPreferred }) => isPreferred);
	return actions.map((action) => (action === first ? action : { ...action, isPreferred: false }));
}

/** Those that overlap none before them: one edit may not change the same words twice. */
function apart(findings: readonly Finding[]): Finding[] {
	let end = -1;
	return [...findings]
		.sort((a, b) => a.start - b.start)
		.filter((finding) => {
			if (finding.start < end) return false;
			end = finding.end;
			return true;
		});
}

function isMisspelt({ kind, verdict, replacement }: Finding): boolean {
	return kind === "name" && verdict === "contradicted" && replacement !== undefined;
}

function misspeltNames(context: ActionContext): Finding[] {
	return apart(context.checked.findings.filter((one) => isMisspelt(one) && isOpen(one, context)));
}

function nameEdits(misspelt: readonly Finding[], { document }: ActionContext): TextEdit[] {
	return misspelt.map((one) => replaced(document, one, one.replacement ?? ""));
}

function fixAll(context: ActionContext): CodeAction[] {
	const edits = nameEdits(misspeltNames(context), context);
	if (edits.length === 0) return [];
	return [{ title: l10n.t("Put every misspelt name right"), kind: fixAllKind, edit: edit(context, edits) }];
}

/** The same from the menu of one misspelt name, when there are others: one name is put right everywhere by its own fix. */
function allNames(finding: Finding, context: ActionContext): CodeAction[] {
	if (context.checked.pending.length > 0) return [];
	const misspelt = misspeltNames(context);
	if (new Set(misspelt.map((one) => wordsOf(context.document, one))).size < 2) return [];
	const title = l10n.t("Put all {0} misspelt names right", misspelt.length);
	const kind = CodeActionKind.QuickFix;
	return [{ title, kind, ...marksOf(finding, context), edit: edit(context, nameEdits(misspelt, context)) }];
}

const citedSources = 2;

function citationOf(finding: Finding, context: ActionContext): CodeAction[] {
	const { document, checked } = context;
	if (document.languageId !== "markdown" || finding.verdict !== "supported") return [];
	const fact = factsById(checked).get(finding.id);
	if (!fact) return [];
	const { corpus } = checked.shelf;
	const supporting = finding.evidence.filter(({ stance }) => stance === "supports");
	const ids = [...new Set(supporting.map(({ sourceId }) => sourceId))].slice(0, citedSources);
	return ids.flatMap((id) => {
		const source = shownSource(corpus, id);
		if (!source) return [];
		const { input, name: title, publisher, published } = source;
		const cited = { title, published, publisher, uri: input.webAddress ?? input.uri };
		const edits = citationEdits(document, fact, cited, checked.config.citationStyle);
		if (!edits) return [];
		return [
			{
				title: l10n.t("Cite ‘{0}’", inTitle(title)),
				kind: CodeActionKind.RefactorRewrite,
				edit: edit(context, edits),
			},
		];
	});
}

/** What a person says about a finding; the editor asks for name and reason. */
function decisionsOf(finding: Finding, context: ActionContext): CodeAction[] {
	if (!context.commandLinks) return [];
	const { document, checked } = context;
	const { id, evidence } = finding;
	const argument = { uri: document.uri, id };
	const act = (title: string, command: string, given: unknown): CodeAction => ({
		title,
		kind: CodeActionKind.QuickFix,
		...marksOf(finding, context),
		command: { title, command, arguments: [given] },
	});
	const words = inTitle(wordsOf(document, finding));
	const actions: CodeAction[] = [];
	if (isOpen(finding, context)) {
		if (differs(finding)) {
			actions.push(
				act(l10n.t("Accept ‘{0}’…", words), "corroborate.accept", argument),
				act(l10n.t("Accept ‘{0}’ everywhere…", words), "corroborate.acceptEverywhere", argument),
			);
		} else {
			actions.push(act(l10n.t("Sign off ‘{0}’", words), "corroborate.signOff", argument));
		}
	}
	const [strongest] = evidence;
	const source = strongest && shownSource(checked.shelf.corpus, strongest.sourceId);
	if (source) {
		const place = checked.places.span(source.input, strongest);
		actions.push(act(l10n.t("Peek at the sources"), "corroborate.peekSources", argument));
		actions.push(act(l10n.t("Open ‘{0}’", inTitle(source.name)), "corroborate.openSource", place));
	}
	return actions;
}
