import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
	createProtocolConnection,
	type Diagnostic,
	FileChangeType,
	type ProtocolConnection,
	type PublishDiagnosticsParams,
	StreamMessageReader,
	StreamMessageWriter,
} from "vscode-languageserver/node.js";

import { SeenNotification, StatusNotification } from "../../src/protocol/index.js";
import { type Memory, memoryOf } from "./scale/memory.js";

/** A language server that was started over standard input and output, as an editor does. */
export interface RunningServer {
	open(uri: string, text: string): void;
	/** Replaces a line, as one keystroke would. */
	changeLine(uri: string, version: number, line: number, length: number, text: string): void;
	/** The first diagnostics from now on that fit. */
	diagnostics(
		uri: string,
		fits: (diagnostics: readonly Diagnostic[], version?: number) => boolean,
		patience?: number,
	): Promise<void>;
	/** Hands over all diagnostics of a document from now on; gives what ends that. */
	follow(uri: string, take: (diagnostics: readonly Diagnostic[]) => void): () => void;
	/** Tells which lines of a document are on the screen, as an editor does that knows Corroborate. */
	seen(uri: string, first: number, last: number): void;
	/** What the server said each check of the document took, in milliseconds, in order. */
	elapsed(uri: string): readonly number[];
	/** Resolves when the next check of the document is over; there is no bound to how long it waits. */
	checked(uri: string): Promise<void>;
	/** Tells the server that files were changed, as an editor that watches them does. */
	filesChanged(uris: readonly string[]): void;
	/** What the process holds; undefined where the system does not tell. */
	memory(): Memory | undefined;
	stop(): Promise<void>;
}

/** Milliseconds. */
const usualPatience = 60_000;

function answerRequests(connection: ProtocolConnection): void {
	connection.onRequest("workspace/configuration", (asked: { items?: unknown[] }) =>
		(asked.items ?? []).map(() => null),
	);
	connection.onRequest("client/registerCapability", () => null);
	connection.onRequest("window/workDoneProgress/create", () => null);
	connection.onRequest("workspace/codeLens/refresh", () => null);
	connection.onRequest("workspace/inlayHint/refresh", () => null);
}

/** Starts the server; resolves when it has answered `initialize`. `options` are what an editor hands over. */
export async function startServer(
	file: string,
	rootUri: string,
	options: { readonly settings?: Readonly<Record<string, unknown>>; readonly storage?: string } = {},
): Promise<RunningServer> {
	const child: ChildProcess = spawn(process.execPath, [file, "--stdio"], {
		stdio: ["pipe", "pipe", "ignore"],
	});
	const { stdin, stdout } = child;
	if (stdin === null || stdout === null) throw new Error("The server has no standard streams");
	const connection = createProtocolConnection(
		new StreamMessageReader(stdout),
		new StreamMessageWriter(stdin),
	);
	const listeners = new Set<(published: PublishDiagnosticsParams) => void>();
	connection.onNotification("textDocument/publishDiagnostics", (published: PublishDiagnosticsParams) => {
		for (const listener of listeners) listener(published);
	});
	const said: { uri: string; elapsed: number }[] = [];
	const waiting = new Set<(uri: string) => void>();
	connection.onNotification(StatusNotification, ({ uri, elapsed }) => {
		if (uri === undefined || elapsed === undefined) return;
		said.push({ uri, elapsed });
		for (const told of waiting) told(uri);
	});
	answerRequests(connection);
	connection.listen();
	await connection.sendRequest("initialize", {
		processId: process.pid,
		rootUri,
		workspaceFolders: [{ uri: rootUri, name: "bench" }],
		capabilities: { textDocument: { publishDiagnostics: { versionSupport: true } } },
		initializationOptions: options,
	});
	await connection.sendNotification("initialized", {});

	return {
		open(uri, text) {
			void connection.sendNotification("textDocument/didOpen", {
				textDocument: { uri, languageId: "markdown", version: 1, text },
			});
		},
		changeLine(uri, version, line, length, text) {
			void connection.sendNotification("textDocument/didChange", {
				textDocument: { uri, version },
				contentChanges: [
					{ range: { start: { line, character: 0 }, end: { line, character: length } }, text },
				],
			});
		},
		diagnostics(uri, fits, patience = usualPatience) {
			return new Promise((resolve, reject) => {
				const timer = setTimeout(() => {
					listeners.delete(listener);
					reject(new Error(`No such diagnostics within ${patience / 1000} s`));
				}, patience);
				const listener = (published: PublishDiagnosticsParams): void => {
					if (published.uri !== uri || !fits(published.diagnostics, published.version)) return;
					clearTimeout(timer);
					listeners.delete(listener);
					resolve();
				};
				listeners.add(listener);
			});
		},
		follow(uri, take) {
			const listener = (published: PublishDiagnosticsParams): void => {
				if (published.uri === uri) take(published.diagnostics);
			};
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		seen: (uri, first, last) => void connection.sendNotification(SeenNotification, { uri, first, last }),
		elapsed: (uri) => said.filter((one) => one.uri === uri).map(({ elapsed }) => elapsed),
		checked(uri) {
			return new Promise((resolve) => {
				const told = (of: string): void => {
					if (of !== uri) return;
					waiting.delete(told);
					resolve();
				};
				waiting.add(told);
			});
		},
		filesChanged(uris) {
			void connection.sendNotification("workspace/didChangeWatchedFiles", {
				changes: uris.map((uri) => ({ uri, type: FileChangeType.Changed })),
			});
		},
		memory: () => (child.pid === undefined ? undefined : memoryOf(child.pid)),
		async stop() {
			const ended = once(child, "exit");
			await connection.sendRequest("shutdown");
			await connection.sendNotification("exit");
			await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 2000))]);
			connection.dispose();
			if (child.exitCode === null) child.kill();
		},
	};
}
