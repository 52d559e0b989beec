import * as vscode from "vscode";
import { contradictions, extensionId, openFile, until } from "../shared/editor.js";

/** What VS Code calls in its extension host: times the way from an opened draft to its first mark. */
export async function run(): Promise<void> {
	await openFile("data.json", "{}\n");
	const extension = vscode.extensions.getExtension(extensionId);
	if (!extension) throw new Error("The extension is not installed.");
	const opened = performance.now();
	const draft = await openFile("draft.md", "The US has two operational rare earth mines.\n");
	await until("the extension to be active", () => extension.isActive);
	const active = performance.now() - opened;
	await contradictions(draft);
	const marked = performance.now() - opened;
	console.log(`##line ${JSON.stringify({ active: Math.round(active), marked: Math.round(marked) })}`);
	console.log('##counts {"passed":1,"failed":0,"skipped":0}');
}
