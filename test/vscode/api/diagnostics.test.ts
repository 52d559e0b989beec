import assert from "node:assert/strict";
import * as vscode from "vscode";
import {
	claimKind,
	rightClaim,
	rightWords,
	sourceValue,
	sourceWords,
	wrongClaim,
	wrongWords,
} from "../shared/claims.js";
import { contradictions, diagnostics, noContradictions, openFile } from "../shared/editor.js";

async function replace(document: vscode.TextDocument, words: string, by: string): Promise<void> {
	const start = document.getText().indexOf(words);
	assert.notEqual(start, -1);
	const edit = new vscode.WorkspaceEdit();
	const range = new vscode.Range(document.positionAt(start), document.positionAt(start + words.length));
	edit.replace(document.uri, range, by);
	assert.ok(await vscode.workspace.applyEdit(edit));
}

describe("Diagnostics", () => {
	it("mark a contradicted claim inside its own sentence, with its kind as the code", async () => {
		const draft = await openFile("marked.md", `# Minerals\n\nA line before it. ${wrongClaim}\n`);
		const [mark, ...others] = await contradictions(draft);
		assert.ok(mark);
		assert.deepEqual(others, []);
		assert.equal(mark.severity, vscode.DiagnosticSeverity.Warning);
		assert.equal(draft.getText(mark.range), wrongWords);
		const code = typeof mark.code === "object" ? mark.code.value : mark.code;
		assert.equal(code, claimKind);
	});

	it("lead to the very words of the source", async () => {
		const draft = await openFile("related.md", `${wrongClaim}\n`);
		const [mark] = await contradictions(draft);
		const [related] = mark?.relatedInformation ?? [];
		assert.ok(related);
		const source = await vscode.workspace.openTextDocument(related.location.uri);
		assert.match(source.getText(related.location.range), sourceValue);
		assert.ok(source.lineAt(related.location.range.start.line).text.includes(sourceWords));
	});

	it("go when the text is put right, and come back when it is made wrong again", async () => {
		const draft = await openFile("edited.md", `${wrongClaim}\n`);
		await contradictions(draft);
		await replace(draft, wrongWords, rightWords);
		await noContradictions(draft);
		await replace(draft, rightWords, wrongWords);
		assert.equal((await contradictions(draft)).length, 1);
	});

	it("stay at their words after characters outside the basic plane", async () => {
		const draft = await openFile("emoji.md", `👩🏽‍🚀🧲🧲 – ${wrongClaim}\n`);
		const [mark] = await contradictions(draft);
		assert.ok(mark);
		assert.equal(draft.getText(mark.range), wrongWords);
	});

	it("leave code blocks and front matter alone", async () => {
		const fenced = `---\nnote: ${wrongClaim}\n---\n\n\`\`\`text\n${wrongClaim}\n\`\`\`\n\n    ${wrongClaim}\n\n`;
		const draft = await openFile("fenced.md", `${fenced}${wrongClaim}\n`);
		const found = await contradictions(draft);
		assert.deepEqual(
			found.map((mark) => mark.range.start.line),
			[draft.lineCount - 2],
		);
	});

	it("do not appear for a right claim or in a document that is no draft", async () => {
		const program = await openFile("program.ts", `// ${wrongClaim}\nexport {};\n`);
		const right = await openFile("right.md", `${rightClaim}\n`);
		const wrong = await openFile("wrong.md", `${wrongClaim}\n`);
		await contradictions(wrong);
		assert.deepEqual(diagnostics(right.uri), []);
		assert.deepEqual(diagnostics(program.uri, vscode.DiagnosticSeverity.Hint), []);
	});

	it("appear in plain text as well", async () => {
		const draft = await openFile("plain.txt", `${wrongClaim}\n`);
		assert.equal(draft.languageId, "plaintext");
		assert.equal((await contradictions(draft)).length, 1);
	});
});
