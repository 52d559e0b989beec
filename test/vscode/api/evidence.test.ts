import assert from "node:assert/strict";
import * as vscode from "vscode";
import { sourceWords, wrongClaim } from "../shared/claims.js";
import { contradictions, hoverText, openFile, plainWords } from "../shared/editor.js";

describe("The evidence", () => {
	it("stands in the hover: the source's own sentence", async () => {
		const draft = await openFile("hover.md", `${wrongClaim}\n`);
		const [mark] = await contradictions(draft);
		assert.ok(mark);
		assert.ok(plainWords(await hoverText(draft, mark.range.start)).includes(sourceWords));
	});

	it("is not offered where there is no claim", async () => {
		const draft = await openFile("no-hover.md", `Words first.\n\n${wrongClaim}\n`);
		await contradictions(draft);
		assert.equal(await hoverText(draft, new vscode.Position(0, 2)), "");
	});
});
