import * as l10n from "@vscode/l10n";
import {
	type ClientCapabilities,
	type Connection,
	type Diagnostic,
	DidChangeConfigurationNotification,
	DidChangeWatchedFilesNotification,
	type Disposable,
	type InitializeResult,
	TextDocumentSyncKind,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Config } from "../config/schema.js";
import { ledgerPath } from "../index.js";
import {
	CheckRequest,
	FindingChangesNotification,
	FindingChangesRequest,
	ReadSourcesRequest,
	SearchRequest,
	SourceRequest,
	StatusNotification,
} from "../protocol/index.js";
import type { Checked } from "./checked.js";
import { type Checker, createChecker } from "./checker.js";
import { codeActionKinds } from "./code-actions.js";
import { type Corpora, openCorpora, type Shelf } from "./corpora.js";
import { registerDesk } from "./desk.js";
import { diagnosticsOf, noCounts } from "./diagnostics.js";
import { openDocuments } from "./documents.js";
import { registerFeatures } from "./features.js";
import { openFindingFeed } from "./finding-feed.js";
import { openLedgers } from "./ledgers.js";
import { addressOf, type Places, placesFrom } from "./places.js";
import type { Ports, SourceSet, Watch } from "./ports.js";
import type { OpenSource } from "./references.js";
import { createFinder, findingEntries } from "./search.js";
import { openSettings, type Settings } from "./settings.js";
import { shownSource } from "./shown-source.js";
import { symbolsOf } from "./symbols.js";
import { folderOf, sameUri } from "./uri.js";

/** What the client said of itself in `initialize`. */
interface Client {
	readonly capabilities: ClientCapabilities;
	readonly folders: string[];
	readonly commandLinks: boolean;
	readonly sourceDocuments: boolean;
	/** It is told of findings and their marks, in the place of diagnostics. */
	readonly findingChanges: boolean;
	readonly settings: Settings;
}

function field(value: unknown, name: string): unknown {
	return typeof value === "object" && value !== null
		? Object.entries(value).find(([key]) => key === name)?.[1]
		: undefined;
}

function isTexts(value: unknown): value is Record<string, string> {
	return (
		typeof value === "object" &&
		value !== null &&
		Object.values(value).every((text) => typeof text === "string")
	);
}

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
	const corpora: Corpora = openCorpora();
	const checkers = new Map<string, Checker>();
	const inUse = new Map<string, SourceSet>();
	const finder = createFinder();
	const ledgers = openLedgers(ports);
	let client: Client | undefined;
	let watching: { readonly key: string; readonly registration: Promise<Disposable> } | undefined;

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
	function shelf(
		uri: string,
		{ sources }: Config,
		onProgress?: (done: number, total: number) => void,
	): Promise<Shelf> {
		const set = ports.sourceSet(sources, folderFor(uri));
		if (checkers.has(uri)) inUse.set(uri, set);
		watch();
		return corpora.get(set, onProgress);
	}

	function placesFor(uri: string): Places {
		return placesFrom(folderFor(uri) ?? uri, client?.sourceDocuments ?? false);
	}

	/** Asks the client to watch the folders of every set in use. */
	function watch(): void {
		const files = client?.capabilities.workspace?.didChangeWatchedFiles;
		if (!files?.dynamicRegistration || !files.relativePatternSupport) return;
		const watches = new Map<string, Watch>(
			(client?.folders ?? []).map((baseUri) => [
				`ledger ${baseUri}`,
				{ baseUri, pattern: `**/${ledgerPath}` },
			]),
		);
		for (const set of inUse.values()) {
			for (const one of set.watches) watches.set(`${one.baseUri} ${one.pattern}`, one);
		}
		const key = [...watches.keys()].sort().join("\n");
		if (key === (watching?.key ?? "")) return;
		void watching?.registration.then((old) => old.dispose()).catch(() => undefined);
		const registration = connection.client.register(DidChangeWatchedFilesNotification.type, {
			watchers: [...watches.values()].map(({ baseUri, pattern }) => ({ globPattern: { baseUri, pattern } })),
		});
		registration.catch((error) => log(`Sources are not watched: ${String(error)}`));
		watching = { key, registration };
	}

	function checkAll(): void {
		for (const checker of checkers.values()) checker.happened("world");
	}

	function ledgersChanged(): void {
		for (const checker of checkers.values()) void checker.ledgerChanged();
	}

	const feed = openFindingFeed();
	/** What stands beside the findings of each draft. */
	const shown = new Map<string, readonly Diagnostic[]>();

	function publish(
		document: TextDocument,
		checked: Checked | undefined,
		remarks: readonly Diagnostic[],
	): void {
		const { uri, version } = document;
		shown.set(uri, remarks);
		if (!client?.findingChanges) {
			const diagnostics = diagnosticsOf(document, checked, remarks);
			void connection.sendDiagnostics({ uri, version, diagnostics });
			return;
		}
		for (const changes of feed.next(document, checked, remarks)) {
			void connection.sendNotification(FindingChangesNotification, changes);
		}
	}

	const documents = openDocuments(connection, {
		opened(document) {
			const checker = createChecker(document, {
				config,
				ledger: (uri, facts) => ledgers.view(uri, folderFor(uri), facts),
				shelf,
				placesFor,
				publish,
				status: (status) => void connection.sendNotification(StatusNotification, status),
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
			checkers.delete(uri);
			inUse.delete(uri);
			shown.delete(uri);
			feed.forget(uri);
			void connection.sendDiagnostics({ uri, diagnostics: [] });
		},
	});

	connection.onInitialize(({ capabilities, workspaceFolders, rootUri, initializationOptions }) => {
		const translations = field(initializationOptions, "translations");
		if (isTexts(translations)) l10n.config({ contents: translations });
		const fallback = rootUri ? [rootUri] : [];
		client = {
			capabilities,
			folders: workspaceFolders?.map(({ uri }) => uri) ?? fallback,
			commandLinks: field(initializationOptions, "commandLinks") === true,
			sourceDocuments: field(initializationOptions, "sourceDocuments") === true,
			findingChanges: field(initializationOptions, "findingChanges") === true,
			settings: openSettings(
				connection,
				capabilities.workspace?.configuration === true,
				field(initializationOptions, "settings"),
			),
		};
		return result;
	});

	connection.onInitialized(() => {
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

	registerFeatures(connection, {
		document: (uri) => documents.get(uri),
		checked: async (uri) => checkers.get(uri)?.current(),
		async others(uri) {
			const drafts = await Promise.all(
				documents
					.all()
					.filter((document) => document.uri !== uri)
					.map(async (document) => ({ document, checked: await checkers.get(document.uri)?.current() })),
			);
			return drafts.flatMap(({ document, checked }) => (checked ? [{ document, checked }] : []));
		},
		openSource,
		client: () => ({
			commandLinks: client?.commandLinks ?? false,
			versionedEdits: client?.capabilities.workspace?.workspaceEdit?.documentChanges ?? false,
		}),
	});

	registerDesk(connection, {
		config,
		document: (uri) => documents.get(uri),
		checked: async (uri) => checkers.get(uri)?.current(),
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

	connection.onRequest(FindingChangesRequest, async ({ uri, fresh }) => {
		const checked = await checkers.get(uri)?.current();
		const document = documents.get(uri);
		return document ? feed.next(document, checked, shown.get(uri) ?? [], fresh) : [];
	});

	connection.onRequest(ReadSourcesRequest, async () => {
		await corpora.readAgain();
		checkAll();
		return null;
	});

	async function openSource(uri: string): Promise<OpenSource | null> {
		const address = addressOf(uri);
		const shelf = await shelfFor(address?.uri ?? uri);
		const { corpus } = shelf;
		const inFile = () => corpus.sources().find((one) => one.uri && sameUri(one.uri) === sameUri(uri))?.id;
		const id = address ? address.sourceId : inFile();
		const source = id === undefined ? undefined : corpus.source(id);
		// in a file of another form the offsets are not those of the text
		if (!source || (!address && source.original)) return null;
		return { source, corpus, places: placesFor(address?.uri ?? uri) };
	}

	async function shelfFor(uri: string): Promise<Shelf> {
		return shelf(uri, await config(uri));
	}

	connection.onRequest(SourceRequest, async ({ uri, sourceId }) => {
		const { corpus } = await shelfFor(uri);
		const source = shownSource(corpus, sourceId);
		if (!source) return null;
		const { text, uri: file } = source.input;
		return { text, title: source.name, ...(file === undefined ? {} : { uri: file }) };
	});

	connection.onRequest(SearchRequest, async ({ query, uri = "" }) => {
		const shelf = await shelfFor(uri);
		const { corpus, set, edition } = shelf;
		const document = documents.get(uri);
		const findings = (document && (await checkers.get(uri)?.current())?.findings) ?? [];
		const own = document ? findingEntries(document, findings) : [];
		return finder.find(query, corpus, `${edition} ${set.key} ${uri}`, own, placesFor(uri));
	});

	connection.onWorkspaceSymbol(async ({ query }) => {
		const shelves = new Map<string, { uri: string; shelf: Shelf }>();
		for (const uri of checkers.keys()) {
			const shelf = await shelfFor(uri);
			if (!shelves.has(shelf.set.key)) shelves.set(shelf.set.key, { uri, shelf });
		}
		return [...shelves.values()].flatMap(({ uri, shelf }) => {
			const edition = `${shelf.edition} ${shelf.set.key} ${uri}`;
			return symbolsOf(finder.find(query, shelf.corpus, edition, [], placesFor(uri)));
		});
	});

	connection.onShutdown(async () => {
		for (const checker of checkers.values()) checker.close();
		checkers.clear();
		await corpora.close();
	});

	connection.listen();
}
