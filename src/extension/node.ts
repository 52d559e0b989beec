import { join } from "node:path";
import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node.js";
import { type Running, startExtension } from "./shared.js";

let running: Running | undefined;

/** Where the server may keep its compiled code: in the extension's own storage, by version. */
function codeCache({ globalStorageUri, extension }: ExtensionContext): Record<string, string> {
	if (globalStorageUri.scheme !== "file") return {};
	const { version }: { version?: unknown } = extension.packageJSON;
	return { CORROBORATE_CODE_CACHE: join(globalStorageUri.fsPath, `code-${String(version)}`) };
}

export async function activate(context: ExtensionContext): Promise<void> {
	const module = context.asAbsolutePath("dist/server/cached-node.cjs");
	const server = { module, transport: TransportKind.ipc, options: { env: codeCache(context) } };
	running = await startExtension(
		context,
		(options) => new LanguageClient("corroborate", "Corroborate", { run: server, debug: server }, options),
	);
}

export async function deactivate(): Promise<void> {
	await running?.stop();
	running = undefined;
}
