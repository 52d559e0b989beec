import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node.js";
import { type Running, startExtension } from "./shared.js";

let running: Running | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
	const module = context.asAbsolutePath("dist/server/node.cjs");
	const server = { module, transport: TransportKind.ipc };
	running = await startExtension(
		context,
		(options) => new LanguageClient("corroborate", "Corroborate", { run: server, debug: server }, options),
	);
}

export async function deactivate(): Promise<void> {
	await running?.stop();
	running = undefined;
}
