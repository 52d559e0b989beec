import {
	commands,
	env,
	Range,
	Selection,
	TabInputWebview,
	TextEditorRevealType,
	UIKind,
	Uri,
	ViewColumn,
	window,
	workspace,
} from "vscode";
import type { SourcePlace } from "../protocol/index.js";

/** Where a text is opened: where the reader is, but not over a table that it was asked for from. */
export function textColumn(): ViewColumn {
	const { activeTab, viewColumn } = window.tabGroups.activeTabGroup;
	if (!(activeTab?.input instanceof TabInputWebview)) return ViewColumn.Active;
	const beside = window.visibleTextEditors.find((editor) => editor.viewColumn !== viewColumn);
	return beside?.viewColumn ?? (viewColumn === ViewColumn.One ? ViewColumn.Beside : ViewColumn.One);
}

/**
 * Opens a place, with its words selected, in the middle of the editor.
 *
 * @param glance - leaves the focus where it is, in an editor that the next place takes over
 */
export async function openPlace({ uri, range }: SourcePlace, glance = false): Promise<void> {
	const document = await workspace.openTextDocument(Uri.parse(uri));
	const words = new Range(range.start.line, range.start.character, range.end.line, range.end.character);
	const editor = await window.showTextDocument(
		document,
		glance ? { preview: true, preserveFocus: true } : { viewColumn: textColumn() },
	);
	editor.selection = new Selection(words.start, words.end);
	editor.revealRange(words, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Farther right than any line reaches. */
const endOfLine = 100_000;

/** The URI of a file that a link, a row of the sources or the document of a source names. */
function fileOf(argument: unknown): string | undefined {
	if (typeof argument !== "object" || argument === null) return undefined;
	if ("uri" in argument && typeof argument.uri === "string") return argument.uri;
	return "source" in argument && typeof argument.source === "object" && argument.source !== null
		? fileOf({ uri: "file" in argument.source ? argument.source.file : undefined })
		: undefined;
}

/** The line, from 1, that a link to a file of text names. */
function lineOf(argument: unknown): number | undefined {
	if (typeof argument !== "object" || argument === null || !("line" in argument)) return undefined;
	const { line } = argument;
	return typeof line === "number" && Number.isInteger(line) && line > 0 ? line : undefined;
}

/**
 * Opens the file that a source's text was taken out of: one of text at the line, another on a desktop with the program
 * that is made for it, elsewhere with what the editor has for it.
 */
export async function openOriginal(argument: unknown): Promise<void> {
	const file = fileOf(argument);
	if (file === undefined) return;
	const uri = Uri.parse(file);
	const line = lineOf(argument);
	if (line !== undefined) {
		const [start, end] = [
			{ line: line - 1, character: 0 },
			{ line: line - 1, character: endOfLine },
		];
		await openPlace({ uri: file, range: { start, end } });
		return;
	}
	const onDesktop = env.uiKind === UIKind.Desktop && env.remoteName === undefined && uri.scheme === "file";
	if (onDesktop && (await env.openExternal(uri))) return;
	await commands.executeCommand("vscode.open", uri);
}

function isPosition(value: unknown): boolean {
	return (
		typeof value === "object" &&
		value !== null &&
		"line" in value &&
		Number.isInteger(value.line) &&
		"character" in value &&
		Number.isInteger(value.character)
	);
}

/** Whether an argument that a link brought is a place. */
export function isPlace(value: unknown): value is SourcePlace {
	if (typeof value !== "object" || value === null) return false;
	if (!("uri" in value && typeof value.uri === "string" && "range" in value)) return false;
	const { range } = value;
	if (typeof range !== "object" || range === null || !("start" in range && "end" in range)) return false;
	return isPosition(range.start) && isPosition(range.end);
}
