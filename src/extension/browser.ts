import { type ExtensionContext, Uri } from "vscode";
import { LanguageClient } from "vscode-languageclient/browser.js";
import { type Running, startExtension } from "./shared.js";

let running: Running | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
	const script = Uri.joinPath(context.extensionUri, "dist", "server", "browser.js");
	running = await startExtension(
		context,
		(options) => new LanguageClient("corroborate", "Corroborate", options, new Worker(script.toString(true))),
	);
}

export async function deactivate(): Promise<void> {
	await running?.stop();
	running = undefined;
}
