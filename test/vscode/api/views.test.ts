import assert from "node:assert/strict";
import * as vscode from "vscode";
import { rightWords, wrongClaim, wrongWords } from "../shared/claims.js";
import { contradictions, noContradictions, openFile } from "../shared/editor.js";

function cursorAt(words: string): void {
	const editor = vscode.window.activeTextEditor;
	assert.ok(editor);
	const at = editor.document.positionAt(editor.document.getText().indexOf(words) + 1);
	editor.selection = new vscode.Selection(at, at);
}

function selectedWords(): string {
	const editor = vscode.window.activeTextEditor;
	return editor ? editor.document.getText(editor.selection) : "";
}

function settings(): vscode.WorkspaceConfiguration {
	return vscode.workspace.getConfiguration("corroborate");
}

describe("Going through the findings", () => {
	it("goes from one to the next and begins again at the end", async () => {
		const draft = await openFile("travel.md", `Words first.\n\n${wrongClaim}\n\n${wrongClaim}\n`);
		await contradictions(draft);
		const lines: number[] = [];
		for (let step = 0; step < 3; step += 1) {
			await vscode.commands.executeCommand("corroborate.nextFinding");
			assert.equal(selectedWords(), wrongWords);
			lines.push(vscode.window.activeTextEditor?.selection.start.line ?? -1);
		}
		assert.deepEqual(lines, [2, 4, 2]);
		await vscode.commands.executeCommand("corroborate.previousFinding");
		assert.equal(vscode.window.activeTextEditor?.selection.start.line, 4);
	});

	it("has keys that nothing else in the editor has", async () => {
		const uri = vscode.Uri.parse("vscode://defaultsettings/keybindings.json");
		const text = (await vscode.workspace.openTextDocument(uri)).getText();
		const list = text.slice(text.indexOf("["), text.lastIndexOf("]") + 1).replace(/^\s*\/\/.*$/gm, "");
		const bound: { key: string; command: string; when?: string }[] = JSON.parse(list);
		assert.ok(bound.length > 500);
		// the chat's own key works in the chat's own list alone
		const others = bound.filter(
			({ key, command, when }) =>
				["alt+n", "shift+alt+n"].includes(key) &&
				!command.startsWith("corroborate.") &&
				when?.includes("inChat") !== true,
		);
		assert.deepEqual(others, []);
	});
});

describe("Decisions", () => {
	before(() => settings().update("name", "Ann Lee", vscode.ConfigurationTarget.Global));
	after(() => settings().update("name", undefined, vscode.ConfigurationTarget.Global));

	it("sign off the fact at the cursor, and take it back", async () => {
		const draft = await openFile("decide.md", `${wrongClaim}\n`);
		await contradictions(draft);
		cursorAt(wrongWords);
		await vscode.commands.executeCommand("corroborate.signOff");
		await noContradictions(draft);
		const folder = vscode.workspace.workspaceFolders?.[0];
		assert.ok(folder);
		const ledger = vscode.Uri.joinPath(folder.uri, ".corroborate", "ledger.jsonl");
		const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(ledger));
		assert.match(text, /"Ann Lee"/);
		cursorAt(wrongWords);
		await vscode.commands.executeCommand("corroborate.takeBack");
		assert.equal((await contradictions(draft)).length, 1);
	});
});

describe("When drafts are checked", () => {
	const set = (value: string | undefined) =>
		settings().update("run", value, vscode.ConfigurationTarget.Workspace);
	afterEach(() => set(undefined));

	it("is at every save, when so chosen", async () => {
		const draft = await openFile("on-save.md", `${wrongClaim}\n`);
		await contradictions(draft);
		await set("onSave");
		const start = draft.getText().indexOf(wrongWords);
		const edit = new vscode.WorkspaceEdit();
		const range = new vscode.Range(draft.positionAt(start), draft.positionAt(start + wrongWords.length));
		edit.replace(draft.uri, range, rightWords);
		assert.ok(await vscode.workspace.applyEdit(edit));
		edit.set(draft.uri, [vscode.TextEdit.insert(draft.positionAt(0), `${wrongClaim}\n\n`)]);
		assert.ok(await vscode.workspace.applyEdit(edit));
		await noContradictions(draft);
		assert.ok(await draft.save());
		assert.equal((await contradictions(draft)).length, 1);
	});

	it("is on demand alone, when so chosen", async () => {
		await set("onDemand");
		const draft = await openFile("on-demand.md", `${wrongClaim}\n`);
		await vscode.commands.executeCommand("corroborate.checkNow");
		assert.equal((await contradictions(draft)).length, 1);
	});
});

describe("Other documents that are drafts", () => {
	it("are the sample of the walkthrough, which has no file", async () => {
		await vscode.commands.executeCommand("corroborate.openSample");
		const editor = vscode.window.activeTextEditor;
		assert.ok(editor?.document.isUntitled);
		assert.ok((await contradictions(editor.document)).length > 0);
	});

	it("are Markdown cells of notebooks", async () => {
		const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, wrongClaim, "markdown");
		const notebook = await vscode.workspace.openNotebookDocument(
			"jupyter-notebook",
			new vscode.NotebookData([cell]),
		);
		await vscode.window.showNotebookDocument(notebook);
		const { document } = notebook.cellAt(0);
		assert.equal((await contradictions(document)).length, 1);
	});
});
