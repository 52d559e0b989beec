import { type ExtensionContext, workspace } from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import { readConfig } from "../config/read-config.js";
import {
	AppendTextRequest,
	ReadFilesRequest,
	ReadTextRequest,
	StatusNotification,
} from "../protocol/index.js";
import { registerCommands } from "./commands.js";
import { appendLedgerText, readLedgerText } from "./ledger-files.js";
import { readFiles } from "./read-files.js";
import { showSearch } from "./search.js";
import { registerSourceDocuments } from "./sources.js";
import { showStatus } from "./status.js";
import { showTicks } from "./ticks.js";

export interface Running {
	stop(): Promise<void>;
}

export type MakeClient = (options: LanguageClientOptions) => BaseLanguageClient;

/** Drafts are files and unsaved documents: not chat input, output or the old side of a comparison. */
const draftSchemes = ["file", "untitled", "vscode-remote", "vscode-vfs", "vscode-test-web", "memfs"];

/** The languages that any folder's settings name. */
function draftLanguages(): string[] {
	const folders = [undefined, ...(workspace.workspaceFolders ?? [])];
	const named = folders.flatMap(
		(folder) => readConfig(workspace.getConfiguration("corroborate", folder)).languages,
	);
	return [...new Set(named)];
}

function clientOptions(): LanguageClientOptions {
	const languages = draftLanguages();
	return {
		documentSelector: draftSchemes.flatMap((scheme) => languages.map((language) => ({ scheme, language }))),
		initializationOptions: { commandLinks: true },
		markdown: { isTrusted: { enabledCommands: ["corroborate.openSource"] } },
		diagnosticCollectionName: "corroborate",
		outputChannelName: "Corroborate",
	};
}

/** Starts the server and everything that shows what it finds. */
export async function startExtension(context: ExtensionContext, make: MakeClient): Promise<Running> {
	let client = make(clientOptions());

	async function start(): Promise<void> {
		client.onRequest(ReadFilesRequest, (request) => readFiles(context.extensionUri, request));
		client.onRequest(ReadTextRequest, ({ uri }) => readLedgerText(uri));
		client.onRequest(AppendTextRequest, ({ uri, text }) => appendLedgerText(uri, text));
		status.restart(draftLanguages());
		// a client keeps one handler for a method: everything that shows the status hangs on this one
		client.onNotification(StatusNotification, (said) => {
			status.update(said);
			ticks.update(said);
		});
		await client.start();
	}

	const current = () => client;
	const status = showStatus();
	const ticks = showTicks(context, current);
	context.subscriptions.push(
		status,
		ticks,
		registerSourceDocuments(current),
		registerCommands({ client: current, search: () => showSearch(client) }),
		workspace.onDidChangeConfiguration(async (event) => {
			if (!event.affectsConfiguration("corroborate.languages")) return;
			const old = client;
			client = make(clientOptions());
			await old.dispose();
			await start();
		}),
	);
	await start();
	return { stop: () => client.dispose() };
}
