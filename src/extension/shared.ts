import { type ExtensionContext, l10n, window, workspace } from "vscode";
import {
	type BaseLanguageClient,
	State as ClientState,
	type DocumentSelector,
	type LanguageClientOptions,
} from "vscode-languageclient";
import { readConfig } from "../config/read-config.js";
import {
	AppendTextRequest,
	type ClientOptions,
	FindingChangesNotification,
	ListFolderRequest,
	LookAgainNotification,
	LookUpRequest,
	ReadFileRequest,
	ReadSeedsRequest,
	ReadTextRequest,
	StatusNotification,
	sourceScheme,
} from "../protocol/index.js";
import { registerCommands } from "./commands.js";
import { registerDecisions } from "./decide.js";
import { openDesk } from "./desk.js";
import { registerExport } from "./export.js";
import { registerFactSheets } from "./fact-sheet.js";
import { showFactsView } from "./facts-view.js";
import { appendLedgerText, readLedgerText } from "./ledger-files.js";
import { showMarks } from "./marks.js";
import { registerReplace } from "./replace.js";
import { showSearch } from "./search.js";
import { tellWhatIsSeen } from "./seen.js";
import { showSourceMarks } from "./source-marks.js";
import { registerSourceSettings } from "./source-settings.js";
import { registerSourceDocuments } from "./sources.js";
import { showSourcesView } from "./sources-view.js";
import { openSquiggles } from "./squiggles.js";
import { showStatus } from "./status.js";
import { registerTravel } from "./travel.js";
import { listFolder, lookUp, readFile, readSeeds } from "./virtual-files.js";

export interface Running {
	stop(): Promise<void>;
}

export type MakeClient = (options: LanguageClientOptions) => BaseLanguageClient;

/**
 * Drafts are files, unsaved documents and cells of notebooks: not chat input, output or the old side of a
 * comparison.
 */
const draftSchemes = [
	"file",
	"untitled",
	"vscode-notebook-cell",
	"vscode-remote",
	"vscode-vfs",
	"vscode-test-web",
	"memfs",
];

/** What links in hovers may run. */
const linkedCommands = [
	"corroborate.openSource",
	"corroborate.peekSources",
	"corroborate.replace",
	"corroborate.openOriginal",
	"corroborate.accept",
	"corroborate.acceptEverywhere",
	"corroborate.signOff",
	"corroborate.takeBack",
];

/** The languages that any folder's settings name. */
function draftLanguages(): string[] {
	const folders = [undefined, ...(workspace.workspaceFolders ?? [])];
	const named = folders.flatMap(
		(folder) => readConfig(workspace.getConfiguration("corroborate", folder)).languages,
	);
	return [...new Set(named)];
}

function draftSelector(): DocumentSelector {
	const languages = draftLanguages();
	const drafts = draftSchemes.flatMap((scheme) => languages.map((language) => ({ scheme, language })));
	// sources are told to the server too: it answers where else a passage of theirs is stated
	return [...drafts, { scheme: sourceScheme }];
}

/** What is kept for the workspace, or for all where none is open; a web page has no folder for it. */
function storageOf({ storageUri, globalStorageUri }: ExtensionContext): string | undefined {
	const folder = storageUri ?? globalStorageUri;
	return folder.scheme === "file" ? folder.fsPath : undefined;
}

function optionsForServer(context: ExtensionContext): ClientOptions {
	const storage = storageOf(context);
	return {
		commandLinks: true,
		findingChanges: true,
		sourceDocuments: true,
		...(l10n.bundle && { translations: l10n.bundle }),
		...(storage !== undefined && { storage }),
	};
}

function clientOptions(context: ExtensionContext): LanguageClientOptions {
	return {
		documentSelector: draftSelector(),
		initializationOptions: optionsForServer(context),
		markdown: { isTrusted: { enabledCommands: linkedCommands } },
		outputChannelName: "Corroborate",
	};
}

/** Starts the server and everything that shows what it finds. */
export async function startExtension(context: ExtensionContext, make: MakeClient): Promise<Running> {
	let client = make(clientOptions(context));
	const current = () => client;
	const squiggles = openSquiggles((mark) => client.protocol2CodeConverter.asDiagnostic(mark));
	const desk = openDesk(current, squiggles);

	async function start(): Promise<void> {
		client.onRequest(ReadSeedsRequest, () => readSeeds(context.extensionUri));
		client.onRequest(LookUpRequest, lookUp);
		client.onRequest(ListFolderRequest, listFolder);
		client.onRequest(ReadFileRequest, ({ mostBytes, ...address }) => readFile(address, mostBytes));
		client.onRequest(ReadTextRequest, ({ uri }) => readLedgerText(uri));
		client.onRequest(AppendTextRequest, ({ uri, text }) => appendLedgerText(uri, text));
		desk.restart(draftSelector());
		client.onDidChangeState(({ newState }) => {
			if (newState === ClientState.Stopped) desk.restart(draftSelector());
		});
		// a client keeps one handler for a method: everything that shows the status hangs on the desk
		client.onNotification(StatusNotification, (said) => desk.update(said));
		client.onNotification(FindingChangesNotification, (changes) => desk.take(changes));
		await client.start();
		desk.started();
	}

	context.subscriptions.push(
		squiggles,
		desk,
		showStatus(desk),
		showMarks(context, desk),
		showFactsView(desk, context.workspaceState),
		showSourcesView(current, desk),
		registerSourceDocuments(current, desk),
		showSourceMarks(desk),
		tellWhatIsSeen(current, desk),
		registerCommands({ context, client: current, search: () => showSearch(client, context.workspaceState) }),
		registerDecisions(current, desk),
		registerSourceSettings(desk),
		registerTravel(desk),
		registerReplace(desk),
		registerExport(current, desk),
		registerFactSheets(context, desk),
		window.onDidChangeWindowState(({ focused }) => {
			if (focused && client.isRunning()) void client.sendNotification(LookAgainNotification);
		}),
		workspace.onDidChangeConfiguration(async (event) => {
			if (!event.affectsConfiguration("corroborate.languages")) return;
			const old = client;
			client = make(clientOptions(context));
			await old.dispose();
			await start();
		}),
	);
	await start();
	return { stop: () => client.dispose() };
}
