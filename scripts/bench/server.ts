import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
	createProtocolConnection,
	type Diagnostic,
	type ProtocolConnection,
	type PublishDiagnosticsParams,
	StreamMessageReader,
	StreamMessageWriter,
} from "vscode-languageserver/node.js";

import { StatusNotification } from "../../src/protocol/index.js";

/** A language server that was started over standard input and output, as an editor does. */
export interface RunningServer {
	open(uri: string, text: string): void;
	/** Replaces a line, as one keystroke would. */
	changeLine(uri: string, version: number, line: number, length: number, text: string): void;
	/** The first diagnostics from now on that fit. */
	diagnostics(
		uri: string,
		fits: (diagnostics: readonly Diagnostic[], version?: number) => boolean,
	): Promise<void>;
	/** What the server said each check of the document took, in milliseconds, in order. */
	elapsed(uri: string): readonly number[];
	stop(): Promise<void>;
}

const patience = 60_000;

function answerRequests(connection: ProtocolConnection): void {
	connection.onRequest("workspace/configuration", (asked: { items?: unknown[] }) =>
		(asked.items ?? []).map(() => null),
	);
	connection.onRequest("client/registerCapability", () => null);
	connection.onRequest("window/workDoneProgress/create", () => null);
	connection.onRequest("workspace/codeLens/refresh", () => null);
	connection.onRequest("workspace/inlayHint/refresh", () => null);
}

/** Starts the server; resolves when it has answered `initialize`. */
export async function startServer(file: string, rootUri: string): Promise<RunningServer> {
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
	connection.onNotification(StatusNotification, ({ uri, elapsed }) => {
		if (uri !== undefined && elapsed !== undefined) said.push({ uri, elapsed });
	});
	answerRequests(connection);
	connection.listen();
	await connection.sendRequest("initialize", {
		processId: process.pid,
		rootUri,
		workspaceFolders: [{ uri: rootUri, name: "bench" }],
		capabilities: { textDocument: { publishDiagnostics: { versionSupport: true } } },
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
		diagnostics(uri, fits) {
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
		elapsed: (uri) => said.filter((one) => one.uri === uri).map(({ elapsed }) => elapsed),
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
