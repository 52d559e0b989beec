import assert from "node:assert/strict";
import * as vscode from "vscode";
import { wrongClaim } from "../shared/claims.js";
import { contradictions, extensionId, openFile, until } from "../shared/editor.js";

function extension(): vscode.Extension<unknown> {
	const found = vscode.extensions.getExtension(extensionId);
	if (!found) throw new Error(`${extensionId} is not installed.`);
	return found;
}

describe("Activation", function () {
	// Without it everything after would only run out of time.
	this.bail(true);

	it("does not happen for a window that shows a JSON file only", async () => {
		const json = await openFile("data.json", '{ "mines": 2 }\n');
		assert.equal(json.languageId, "json");
		await until(
			"JSON's own support",
			() => vscode.extensions.getExtension("vscode.json-language-features")?.isActive,
		);
		assert.equal(extension().isActive, false);
	});

	it("happens when a Markdown draft is opened, and the draft is checked at once", async () => {
		const draft = await openFile("first.md", `${wrongClaim}\n`);
		await until("the extension to be active", () => extension().isActive);
		// A failed start counts as active as well, but this tells of it.
		await extension().activate();
		assert.equal((await contradictions(draft)).length, 1);
	});

	it("registers the commands that the manifest promises", async () => {
		const registered = new Set(await vscode.commands.getCommands(true));
		const promised: { command: string }[] = extension().packageJSON.contributes.commands;
		const wanted = [
			"corroborate.search",
			"corroborate.checkNow",
			"corroborate.chooseSources",
			"corroborate.showLog",
			...promised.map(({ command }) => command),
		];
		assert.deepEqual(
			wanted.filter((command) => !registered.has(command)),
			[],
		);
	});
});
