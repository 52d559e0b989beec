import assert from "node:assert/strict";
import * as vscode from "vscode";
import { claimsByFormat, draftByFormat } from "../../fixtures/claims-by-format.js";
import { diagnostics, extensionId, hoverText, openFile, plainWords, until } from "../shared/editor.js";

const folderName = "kinds";

function set(name: string, value: readonly string[] | undefined): Thenable<void> {
	const target = vscode.ConfigurationTarget.Workspace;
	return vscode.workspace.getConfiguration("corroborate").update(name, value, target);
}

/** Copies the example files of every format beside the draft. */
async function copyExamples(): Promise<vscode.Uri> {
	const extension = vscode.extensions.getExtension(extensionId);
	const workspace = vscode.workspace.workspaceFolders?.[0];
	assert.ok(extension && workspace);
	const folder = vscode.Uri.joinPath(workspace.uri, folderName);
	const examples = vscode.Uri.joinPath(extension.extensionUri, "test", "fixtures", "formats");
	await vscode.workspace.fs.copy(examples, folder, { overwrite: true });
	return folder;
}

/** The address and the arguments of the links of a hover, by their labels. */
function linksOf(markdown: string): Map<string, unknown> {
	const links = markdown.matchAll(/\[([^\]]+)\]\(command:[\w.]+\?([^)]+)\)/g);
	return new Map(
		[...links].map(([, label = "", args = ""]) => {
			const [argument]: unknown[] = JSON.parse(decodeURIComponent(args));
			return [label, argument] as const;
		}),
	);
}

describe("A draft about sources of every format", () => {
	let draft: vscode.TextDocument;
	let folder: vscode.Uri;

	before(async () => {
		folder = await copyExamples();
		await set("sources", [folderName]);
		draft = await openFile("every-format.md", draftByFormat);
	});

	after(async () => {
		await set("sources", undefined);
		await set("languages", undefined);
		await vscode.commands.executeCommand("workbench.action.closeAllEditors");
		await vscode.workspace.fs.delete(folder, { recursive: true });
	});

	const marked = () =>
		until("a mark for each format", () => diagnostics(draft.uri).length >= claimsByFormat.length);

	/** What begins each round. A change of the languages starts another server. */
	const starts: Readonly<Record<string, () => Promise<unknown>>> = {
		"as they were read": marked,
		"as the index that was saved has them": async () => {
			await set("languages", ["markdown", "plaintext", "latex"]);
			await until("the first server to be gone", () => diagnostics(draft.uri).length === 0);
			await marked();
		},
	};

	for (const [since, begin] of Object.entries(starts)) {
		describe(since, () => {
			before(begin);

			it("has a mark for each, and no other", () => {
				const marked = diagnostics(draft.uri).map(({ range }) => draft.lineAt(range.start.line).text);
				assert.deepEqual(marked.sort(), claimsByFormat.map(({ claim }) => claim).sort());
			});

			for (const { file, claim, right, where, line } of claimsByFormat) {
				it(`opens ${file} at the words that differ`, async () => {
					const mark = diagnostics(draft.uri).find(
						({ range }) => draft.lineAt(range.start.line).text === claim,
					);
					const location = mark?.relatedInformation?.[0]?.location;
					assert.ok(mark && location);
					const shown = await vscode.workspace.openTextDocument(location.uri);
					assert.ok(shown.getText(location.range).includes(right), shown.getText(location.range));

					const hover = await hoverText(draft, mark.range.start);
					if (where !== undefined) assert.ok(plainWords(hover).includes(where), hover);
					await vscode.commands.executeCommand("corroborate.openSource", linksOf(hover).get("Open source"));
					const editor = vscode.window.activeTextEditor;
					assert.ok(editor);
					assert.equal(editor.document.uri.toString(), location.uri.toString());
					assert.ok(editor.document.getText(editor.selection).includes(right));
					assert.ok(editor.visibleRanges.some((visible) => visible.contains(editor.selection.start)));

					const original = [...linksOf(hover)].find(([label]) => /^Open (?!source)/.test(label));
					if (!original) return assert.ok(["council.md"].includes(file), `no link to ${file}`);
					await vscode.commands.executeCommand("corroborate.openOriginal", original[1]);
					if (line === undefined) return;
					const opened = vscode.window.activeTextEditor;
					assert.ok(opened);
					assert.ok(opened.document.uri.path.endsWith(`/${folderName}/${file}`));
					assert.equal(opened.selection.start.line, line - 1);
					assert.ok(opened.document.getText(opened.selection).includes(right));
				});
			}
		});
	}
});
