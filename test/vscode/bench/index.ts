import * as vscode from "vscode";
import { contradictions, diagnostics, extensionId, openFile, until } from "../shared/editor.js";
import { watchHolds } from "./holds.js";
import { profiled } from "./profile.js";

const sentences = 1_000;
const edits = 20;
/** The server waits so long for typing to pause, in milliseconds. */
const pause = 150;

/**
 * Ten words, and one that makes each sentence another. Every `step`th has a claim that the articles that ship
 * contradict.
 */
function sentence(index: number, step: number): string {
	const mark = [...index.toString(26)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)));
	return index % step === 0
		? `The US has two operational rare earth mines, wrote reader ${mark.join("")}.`
		: `Nobody in that room had an answer to the letter of reader ${mark.join("")}.`;
}

/** Plain text: VS Code's own Markdown support works in the same host, and its time is not ours. */
function longDraft(step: number): string {
	return Array.from({ length: sentences }, (_, index) => sentence(index, step)).join("\n\n");
}

function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function reached(what: string, condition: () => boolean): Promise<number> {
	const started = performance.now();
	const deadline = started + 20_000;
	while (!condition()) {
		if (performance.now() > deadline) throw new Error(`Waited in vain for ${what}.`);
		await new Promise((resolve) => setTimeout(resolve, 1));
	}
	return performance.now() - started;
}

/** The facts are drawn, in the editor and in the view, after the marks are there; VS Code has work of its own too. */
function rest(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, 2_000));
}

/** Times the way from an opened draft to its first mark. */
async function timeOpening(): Promise<Record<string, number>> {
	await openFile("data.json", "{}\n");
	const extension = vscode.extensions.getExtension(extensionId);
	if (!extension) throw new Error("The extension is not installed.");
	const opened = performance.now();
	const draft = await openFile("draft.md", "The US has two operational rare earth mines.\n");
	await until("the extension to be active", () => extension.isActive);
	const active = performance.now() - opened;
	await contradictions(draft);
	return { active, marked: performance.now() - opened };
}

/**
 * A draft of more than 10,000 words, with a finding in every `step`th sentence: how long the extension host is held up at most, how soon
 * a squiggle goes when its words are touched, and how soon after the pause the new verdict is there.
 */
async function timeEditing(name: string, step: number): Promise<Record<string, number>> {
	await rest();
	const holds = watchHolds();
	const draft = await openFile(`${name}.txt`, longDraft(step));
	const started = performance.now();
	await until("every finding", () => diagnostics(draft.uri).length >= sentences / step);
	const checked = performance.now() - started;
	await rest();
	const opening = holds.longest();
	const gone: number[] = [];
	const anew: number[] = [];
	for (let edit = 0; edit < edits; edit++) {
		const line = 2 * (sentences / edits) * edit;
		const marks = (severity?: vscode.DiagnosticSeverity) =>
			diagnostics(draft.uri, severity).filter(({ range }) => range.start.line === line);
		const change = new vscode.WorkspaceEdit();
		const at = draft.lineAt(line).text.indexOf("two");
		change.replace(draft.uri, new vscode.Range(line, at, line, at + 3), "one");
		await vscode.workspace.applyEdit(change);
		const toGone = await reached("a squiggle to go", () => marks().length === 0);
		gone.push(toGone);
		const toAnew = await reached("a verdict", () => marks(vscode.DiagnosticSeverity.Hint).length > 0);
		anew.push(toGone + toAnew - pause);
	}
	const editing = holds.longest();
	holds.stop();
	return {
		findings: sentences / step,
		checked,
		"longest hold while opening": opening.wall,
		"longest work at a stretch while opening": opening.own,
		"longest hold while editing": editing.wall,
		"longest work at a stretch while editing": editing.own,
		"squiggle gone, median": median(gone),
		"squiggle gone, worst": Math.max(...gone),
		"verdict after the pause, median": median(anew),
		"verdict after the pause, worst": Math.max(...anew),
	};
}

function say(figures: Readonly<Record<string, number>>): void {
	const rounded = Object.entries(figures).map(([name, value]) => [name, Math.round(value)]);
	console.log(`##line ${JSON.stringify(Object.fromEntries(rounded))}`);
}

/** What VS Code calls in its extension host. */
export async function run(): Promise<void> {
	say(await timeOpening());
	say(await timeEditing("few", 10));
	say(await profiled("many", () => timeEditing("many", 1)));
	await vscode.commands.executeCommand("corroborate.facts.focus");
	say({ "views open": 1, ...(await profiled("views", () => timeEditing("many-and-views", 1))) });
	console.log('##counts {"passed":1,"failed":0,"skipped":0}');
}
