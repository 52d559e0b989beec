import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { PassThrough } from "node:stream";
import { fileURLToPath } from "node:url";
import {
	type ClientCapabilities,
	ConfigurationRequest,
	createProtocolConnection,
	DidChangeTextDocumentNotification,
	DidOpenTextDocumentNotification,
	ExitNotification,
	InitializedNotification,
	InitializeRequest,
	LogMessageNotification,
	type ProtocolConnection,
	PublishDiagnosticsNotification,
	type PublishDiagnosticsParams,
	RegistrationRequest,
	ShutdownRequest,
	StreamMessageReader,
	StreamMessageWriter,
} from "vscode-languageserver-protocol/node.js";
import { type Status, StatusNotification } from "../../src/protocol/index.js";

const root = new URL("../../", import.meta.url);
/** The server as it ships once it is built for the tests; from source, slower to start, when a test file is run alone. */
const program = process.env.CORROBORATE_BUILT
	? [fileURLToPath(new URL("dist/server/node.cjs", root))]
	: ["--import=tsx", fileURLToPath(new URL("src/server/node.ts", root))];

export interface StartOptions {
	readonly folders?: readonly string[];
	/** Answers what the server asks for; without it the client is one that cannot be asked. */
	readonly settingsOf?: (uri: string) => unknown;
	readonly initializationOptions?: unknown;
	/** The language of the client's own words, BCP 47. */
	readonly locale?: string;
	/** The client takes edits of no version only. */
	readonly plainEdits?: boolean;
	/** The client shows how far work has come. */
	readonly showsProgress?: boolean;
}

export interface Server {
	readonly connection: ProtocolConnection;
	readonly process: ChildProcess;
	/** All that the server wrote to standard output. */
	output(): string;
	readonly published: PublishDiagnosticsParams[];
	readonly statuses: Status[];
	open(uri: string, text: string, languageId?: string): void;
	/** Replaces the first occurrence of some words, as an editor sends it. */
	replace(uri: string, version: number, range: EditRange, text: string): void;
	/** The first diagnostics, published already or not, that fit. */
	diagnostics(fits: (params: PublishDiagnosticsParams) => boolean): Promise<PublishDiagnosticsParams>;
	/** The first line of the log that fits. */
	logged(fits: (line: string) => boolean): Promise<string>;
	status(fits: (status: Status) => boolean): Promise<Status>;
	/** Ends the server as the protocol says; gives its exit code. */
	stop(): Promise<number | null>;
}

export interface EditRange {
	readonly start: { readonly line: number; readonly character: number };
	readonly end: { readonly line: number; readonly character: number };
}

/** Waits for the first of a growing list that fits. */
function awaited<T>() {
	const all: T[] = [];
	const waiting = new Set<() => void>();
	return {
		all,
		push(item: T) {
			all.push(item);
			for (const look of waiting) look();
		},
		first(fits: (item: T) => boolean): Promise<T> {
			return new Promise((resolve) => {
				const look = () => {
					const found = all.find(fits);
					if (found === undefined) return;
					waiting.delete(look);
					resolve(found);
				};
				waiting.add(look);
				look();
			});
		},
	};
}

export async function startServer(options: StartOptions = {}): Promise<Server> {
	const child = spawn(process.execPath, [...program, "--stdio"], {
		stdio: ["pipe", "pipe", "inherit"],
	});
	let output = "";
	const messages = new PassThrough();
	child.stdout.on("data", (chunk: Buffer) => {
		output += chunk.toString("utf8");
		messages.write(chunk);
	});
	const connection = createProtocolConnection(
		new StreamMessageReader(messages),
		new StreamMessageWriter(child.stdin),
	);
	const published = awaited<PublishDiagnosticsParams>();
	const statuses = awaited<Status>();
	const lines = awaited<string>();
	connection.onNotification(PublishDiagnosticsNotification.type, (params) => published.push(params));
	connection.onNotification(StatusNotification, (status) => statuses.push(status));
	connection.onNotification(LogMessageNotification.type, ({ message }) => lines.push(message));
	connection.onRequest(RegistrationRequest.type, () => undefined);
	const { settingsOf } = options;
	if (settingsOf) {
		connection.onRequest(ConfigurationRequest.type, ({ items }) =>
			items.map(({ scopeUri = "" }) => settingsOf(scopeUri)),
		);
	}
	connection.listen();
	const capabilities: ClientCapabilities = {
		...(options.showsProgress && { window: { workDoneProgress: true } }),
		workspace: {
			workspaceFolders: true,
			configuration: settingsOf !== undefined,
			workspaceEdit: { documentChanges: options.plainEdits !== true },
			didChangeConfiguration: { dynamicRegistration: true },
			didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
		},
	};
	await connection.sendRequest(InitializeRequest.type, {
		processId: process.pid,
		rootUri: null,
		...(options.locale !== undefined && { locale: options.locale }),
		capabilities,
		initializationOptions: options.initializationOptions,
		workspaceFolders: (options.folders ?? []).map((uri) => ({ uri, name: uri })),
	});
	await connection.sendNotification(InitializedNotification.type, {});
	return {
		connection,
		process: child,
		output: () => output,
		published: published.all,
		statuses: statuses.all,
		open(uri, text, languageId = "markdown") {
			const textDocument = { uri, languageId, version: 1, text };
			void connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
		},
		replace(uri, version, range, text) {
			void connection.sendNotification(DidChangeTextDocumentNotification.type, {
				textDocument: { uri, version },
				contentChanges: [{ range, text }],
			});
		},
		diagnostics: published.first,
		logged: lines.first,
		status: statuses.first,
		async stop() {
			if (child.exitCode !== null) return child.exitCode;
			const exited = once(child, "exit");
			await connection.sendRequest(ShutdownRequest.type);
			await connection.sendNotification(ExitNotification.type);
			await exited;
			connection.dispose();
			return child.exitCode;
		},
	};
}
