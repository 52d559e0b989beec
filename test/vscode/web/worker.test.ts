import * as vscode from "vscode";
import { rightClaim, sourceWords, wrongClaim } from "../shared/claims.js";
import {
	contradictions,
	diagnostics,
	extensionId,
	hoverText,
	noContradictions,
	openFile,
	plainWords,
	until,
} from "../shared/editor.js";

function check(condition: boolean, what: string): void {
	if (!condition) throw new Error(what);
}

describe("In the browser's worker host", () => {
	it("the extension runs on the web build and starts with a draft", async () => {
		const extension = vscode.extensions.getExtension(extensionId);
		check(vscode.env.uiKind === vscode.UIKind.Web, "This is no web window.");
		check(extension?.extensionUri.scheme === "http", `It was loaded from ${extension?.extensionUri}.`);
		await openFile("first.md", "Nothing to check here.\n");
		await until("the extension to be active", () => extension?.isActive);
		// A failed start counts as active as well, but this tells of it.
		await extension?.activate();
	});

	it("marks a claim that the articles which ship with it contradict", async () => {
		const draft = await openFile("web.md", `${wrongClaim}\n`);
		const found = await contradictions(draft);
		check(found.length === 1, `${found.length} marks`);
		check(
			found[0] !== undefined && wrongClaim.includes(draft.getText(found[0].range)),
			"The mark is elsewhere.",
		);
	});

	it("shows the source's own sentence in the hover", async () => {
		const draft = await openFile("web-hover.md", `${wrongClaim}\n`);
		const [mark] = await contradictions(draft);
		const words = plainWords(await hoverText(draft, mark?.range.start ?? new vscode.Position(0, 0)));
		check(words.includes(sourceWords), `The hover says: ${words}`);
	});

	it("reads tables and transcripts, and goes on where it may not read a file", async () => {
		const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
		if (!folder) throw new Error("No folder is open.");
		const files = {
			"staff.csv": "Depot,Drivers\nNorthgate,214\n",
			"pier.vtt": "WEBVTT\n\n00:04.000 --> 00:08.000\n<v Ines Faber>The new pier will be 310 metres long.\n",
			"report.pdf": "%PDF-1.7\n",
		};
		for (const [name, text] of Object.entries(files)) {
			const uri = vscode.Uri.joinPath(folder, "kinds", name);
			await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
		}
		const settings = vscode.workspace.getConfiguration("corroborate");
		await settings.update("sources", ["kinds"], vscode.ConfigurationTarget.Workspace);
		try {
			const text = "Northgate has 241 drivers.\n\nThe new pier will be 360 metres long, Ines Faber said.\n";
			const draft = await openFile("web-kinds.md", text);
			await until("two marks", () => diagnostics(draft.uri).length === 2);
		} finally {
			await settings.update("sources", undefined, vscode.ConfigurationTarget.Workspace);
		}
	});

	it("leaves out what the settings leave out", async () => {
		const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
		if (!folder) throw new Error("No folder is open.");
		const files = { "a.txt": "Brindle has three libraries.\n", "old/b.txt": "Marlow has five bridges.\n" };
		for (const [name, text] of Object.entries(files)) {
			const uri = vscode.Uri.joinPath(folder, "some", name);
			await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
		}
		const settings = vscode.workspace.getConfiguration("corroborate");
		const target = vscode.ConfigurationTarget.Workspace;
		await settings.update("exclude", ["some/old"], target);
		await settings.update("sources", ["some"], target);
		try {
			const draft = await openFile(
				"web-some.md",
				"Brindle has nine libraries.\n\nMarlow has seven bridges.\n",
			);
			await until("one mark", () => diagnostics(draft.uri).length === 1);
			await settings.update("exclude", undefined, target);
			await until("two marks", () => diagnostics(draft.uri).length === 2);
		} finally {
			await settings.update("exclude", undefined, target);
			await settings.update("sources", undefined, target);
		}
	});

	it("takes the mark away when the text is put right", async () => {
		const draft = await openFile("web-edit.md", `${wrongClaim}\n`);
		await contradictions(draft);
		const all = new vscode.Range(0, 0, 1, 0);
		const edit = new vscode.WorkspaceEdit();
		edit.replace(draft.uri, all, `${rightClaim}\n`);
		await vscode.workspace.applyEdit(edit);
		await noContradictions(draft);
	});
});
