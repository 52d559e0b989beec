import assert from "node:assert/strict";
import * as vscode from "vscode";
import { wrongClaim } from "../shared/claims.js";
import { contradictions, diagnostics, noContradictions, openFile, until } from "../shared/editor.js";

function setSeverity(value: string | undefined): Thenable<void> {
	const target = vscode.ConfigurationTarget.Workspace;
	return vscode.workspace.getConfiguration("corroborate").update("severity.contradicted", value, target);
}

describe("The severity of contradicted claims", () => {
	afterEach(() => setSeverity(undefined));

	it('takes the marks away when set to "none", and brings them back', async () => {
		const draft = await openFile("none.md", `${wrongClaim}\n`);
		await contradictions(draft);
		await setSeverity("none");
		await noContradictions(draft);
		await setSeverity(undefined);
		assert.equal((await contradictions(draft)).length, 1);
	});

	it('makes errors of them when set to "error"', async () => {
		const draft = await openFile("error.md", `${wrongClaim}\n`);
		await setSeverity("error");
		const errors = await until("an error", () => {
			const found = diagnostics(draft.uri, vscode.DiagnosticSeverity.Error);
			return found.length > 0 && found;
		});
		assert.equal(errors.length, 1);
	});
});
