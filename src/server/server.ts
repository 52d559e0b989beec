import * as l10n from "@vscode/l10n";
import {
	CodeLensRefreshRequest,
	type Connection,
	DidChangeConfigurationNotification,
	type InitializeResult,
	TextDocumentSyncKind,
} from "vscode-languageserver";
import type { Config } from "../config/schema.js";
import { type CorpusReader, ledgerPath } from "../index.js";
import {
	CheckRequest,
	FindingChangesRequest,
	LookAgainNotification,
	type ReadingProgress,
	ReadSourcesRequest,
	SeenNotification,
	StatusNotification,
	StopCheckingRequest,
	StopReadingRequest,
} from "../protocol/index.js";
import { openCheckProgress } from "./check-progress.js";
import { type Checker, createChecker } from "./checker.js";
import { type Client, readClient } from "./client.js";
import { codeActionKinds } from "./code-actions.js";
import { type Corpora, openCorpora, type Shelf } from "./corpora.js";
import { registerDesk } from "./desk.js";
import { noCounts } from "./diagnostics.js";
import { openDocuments } from "./documents.js";
import { registerFeatures } from "./features.js";
import { openLedgers } from "./ledgers.js";
import { type Places, placesFrom } from "./places.js";
import type { Ports, SourceSet } from "./ports.js";
import { openPublisher } from "./publisher.js";
import { openRescans } from "./rescans.js";
import { openSource, registerSourceRequests, type SourceHost } from "./source-requests.js";
import { folderOf } from "./uri.js";
import { openWatching } from "./watching.js";

const result: InitializeResult = {
	serverInfo: { name: "Corroborate" },
	capabilities: {
		positionEncoding: "utf-16",
		textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
		hoverProvider: true,
		definitionProvider: true,
		referencesProvider: true,
		codeLensProvider: {},
		documentLinkProvider: {},
		workspaceSymbolProvider: true,
		codeActionProvider: { codeActionKinds },
		workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
	},
};

/** Serves one client until it goes. All access to files is through `ports`. */
export function startServer(connection: Connection, ports: Ports): void {
	const corpora: Corpora = openCorpora({ onFresh: checkAll, onReading: sourcesRead });
	const checkers = new Map<string, Checker>();
	const inUse = new Map<string, SourceSet>();
	const ledgers = openLedgers(ports);
	let client: Client | undefined;
	const publisher = openPublisher(connection, () => client);
	const progress = openCheckProgress(
		connection,
		() => client,
		(uri) => checkers.get(uri)?.stop(),
	);
	const watching = openWatching(connection, log);
	const rescans = ports.missesChanges ? openRescans(lookAgain) : undefined;

	function log(message: string): void {
		connection.console.error(message);
	}

	async function config(uri: string): Promise<Config> {
		if (!client) throw new Error("The server is not initialized.");
		return client.settings.of(uri);
	}

	function folderFor(uri: string): string | undefined {
		const folders = client?.folders ?? [];
		return folderOf(uri, folders) ?? folders[0];
	}

	/** A document that is in no folder, such as an unsaved one, is taken to belong to the first. */
	function shelf(uri: string, choice: Config): Promise<Shelf> {
		const set = ports.sourceSet(choice, folderFor(uri), client?.storage);
		if (checkers.has(uri)) inUse.set(uri, set);
		watching.follow(client, inUse.values());
		return corpora.get(set);
	}

	function placesFor(uri: string, corpus: CorpusReader): Places {
		return placesFrom(folderFor(uri) ?? uri, client?.sourceDocuments ?? false, corpus);
	}

	function checkAll(): void {
		for (const checker of checkers.values()) checker.happened("world");
	}

	function sourcesRead(key: string, progress: ReadingProgress | undefined): void {
		for (const [uri, set] of inUse) if (set.key === key) checkers.get(uri)?.sourcesRead(progress);
	}

	async function lookAgain(): Promise<void> {
		if (await corpora.rescan()) checkAll();
	}

	/** What was indexed for settings that are no more would fill the client's disk for ever. */
	async function clearStorage({ storage, folders, settings }: Client): Promise<void> {
		if (storage === undefined || !ports.removeStaleIndexes) return;
		const homes = folders.length > 0 ? folders : [undefined];
		const sets = await Promise.all(
			homes.map(async (home) => ports.sourceSet(await settings.of(home ?? ""), home, storage)),
		);
		const kept = new Set(sets.flatMap(({ index }) => index ?? []));
		for (const line of await ports.removeStaleIndexes(storage, kept)) connection.console.info(line);
	}

	const asksForLensesAgain = () => client?.capabilities.workspace?.codeLens?.refreshSupport === true;

	function lensesChanged(): void {
		if (asksForLensesAgain()) connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
	}

	function ledgersChanged(): void {
		for (const checker of checkers.values()) void checker.ledgerChanged();
	}

	const documents = openDocuments(connection, {
		opened(document) {
			const checker = createChecker(document, {
				config,
				ledger: (uri, facts) => ledgers.view(uri, folderFor(uri), facts),
				shelf,
				placesFor,
				publish: publisher.publish,
				lensesChanged,
				status(status) {
					void connection.sendNotification(StatusNotification, status);
					progress.follow(status);
				},
				log,
			});
			checkers.set(document.uri, checker);
			checker.happened("opened");
		},
		changed(document, edits) {
			const checker = checkers.get(document.uri);
			checker?.edited(edits);
			checker?.happened("edited");
		},
		saved(uri) {
			checkers.get(uri)?.happened("saved");
		},
		closed(uri) {
			checkers.get(uri)?.close();
			progress.follow({ uri, state: "idle", counts: noCounts });
			checkers.delete(uri);
			inUse.delete(uri);
			publisher.clear(uri);
		},
	});

	connection.onInitialize((params) => {
		client = readClient(connection, params);
		return result;
	});

	connection.onInitialized(() => {
		if (client) clearStorage(client).catch((error) => log(`Old indexes are kept: ${String(error)}`));
		const { workspace } = client?.capabilities ?? {};
		if (workspace?.didChangeConfiguration?.dynamicRegistration) {
			connection.client
				.register(DidChangeConfigurationNotification.type, { section: "corroborate" })
				.catch((error) => log(`Changed settings are not followed: ${String(error)}`));
		}
		if (workspace?.workspaceFolders) {
			connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
				const gone = new Set(removed.map(({ uri }) => uri));
				const kept = client?.folders.filter((uri) => !gone.has(uri)) ?? [];
				client?.folders.splice(0, Number.POSITIVE_INFINITY, ...kept, ...added.map(({ uri }) => uri));
				client?.settings.changed(undefined);
				checkAll();
			});
		}
	});

	connection.onDidChangeConfiguration(async ({ settings }) => {
		client?.settings.changed(settings);
		checkAll();
		await Promise.all([...checkers.values()].map((checker) => checker.current()));
		corpora.keepOnly(new Set([...inUse.values()].map(({ key }) => key)));
	});

	connection.onDidChangeWatchedFiles(async ({ changes }) => {
		if (changes.some(({ uri }) => uri.endsWith(`/${ledgerPath}`))) ledgersChanged();
		if (await corpora.filesChanged(changes.map(({ uri }) => uri))) checkAll();
	});

	const sourceHost: SourceHost = {
		document: (uri) => documents.get(uri),
		open: () => checkers.keys(),
		checked: async (uri) => checkers.get(uri)?.known(),
		shelf: shelfFor,
		placesFor,
	};
	registerSourceRequests(connection, sourceHost);

	registerFeatures(connection, {
		document: (uri) => documents.get(uri),
		checked: async (uri) => checkers.get(uri)?.current(),
		checkedAt: async (document, range) =>
			checkers.get(document.uri)?.known({
				start: document.offsetAt(range.start),
				end: document.offsetAt(range.end),
			}),
		checkedSoFar: async (uri) => {
			const checker = checkers.get(uri);
			return asksForLensesAgain() ? checker?.known() : checker?.current();
		},
		async others(uri) {
			const drafts = await Promise.all(
				documents
					.all()
					.filter((document) => document.uri !== uri)
					.map(async (document) => ({ document, checked: await checkers.get(document.uri)?.known() })),
			);
			return drafts.flatMap(({ document, checked }) => (checked ? [{ document, checked }] : []));
		},
		openSource: (uri) => openSource(uri, sourceHost),
		client: () => ({
			commandLinks: client?.commandLinks ?? false,
			versionedEdits: client?.capabilities.workspace?.workspaceEdit?.documentChanges ?? false,
		}),
	});

	registerDesk(connection, {
		config,
		document: (uri) => documents.get(uri),
		checked: async (uri) => checkers.get(uri)?.current(),
		known: async (uri) => checkers.get(uri)?.known(),
		shelf: shelfFor,
		placesFor,
		async decide(uri, facts, decision) {
			const decided = await ledgers.decide(uri, folderFor(uri), facts, decision);
			await checkers.get(uri)?.ledgerChanged();
			return decided;
		},
	});

	connection.onRequest(CheckRequest, async ({ uri }) => {
		const checker = checkers.get(uri);
		return checker
			? checker.now()
			: { uri, state: "idle", counts: noCounts, message: l10n.t("This document is not open") };
	});

	connection.onRequest(FindingChangesRequest, async ({ uri, fresh, at }) => {
		const place = at && documents.get(uri)?.offsetAt(at);
		const span = place === undefined ? undefined : { start: place, end: place };
		const checked = await checkers.get(uri)?.known(span);
		const document = documents.get(uri);
		return document ? publisher.changes(document, checked, fresh) : [];
	});

	connection.onRequest(ReadSourcesRequest, async () => {
		await corpora.readAgain();
		checkAll();
		return null;
	});

	async function shelfFor(uri: string): Promise<Shelf> {
		return shelf(uri, await config(uri));
	}

	connection.onNotification(LookAgainNotification, () => rescans?.soon());

	connection.onNotification(SeenNotification, ({ uri, first, last }) => checkers.get(uri)?.seen(first, last));

	connection.onRequest(StopCheckingRequest, async () => {
		for (const checker of checkers.values()) checker.stop();
		return null;
	});

	connection.onRequest(StopReadingRequest, async () => {
		corpora.stop();
		return null;
	});

	connection.onShutdown(async () => {
		rescans?.close();
		for (const checker of checkers.values()) checker.close();
		checkers.clear();
		await corpora.close();
	});

	connection.listen();
}
