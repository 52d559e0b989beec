import { type Connection, DidChangeWatchedFilesNotification, type Disposable } from "vscode-languageserver";
import { ledgerPath } from "../index.js";
import type { Client } from "./client.js";
import type { SourceSet, Watch } from "./ports.js";

/** Asks the client to watch the sources in use and the ledgers, and asks anew when they are others. */
export function openWatching(
	connection: Connection,
	log: (message: string) => void,
): { follow(client: Client | undefined, sets: Iterable<SourceSet>): void } {
	let watching: { readonly key: string; readonly registration: Promise<Disposable> } | undefined;

	return {
		follow(client, sets) {
			const files = client?.capabilities.workspace?.didChangeWatchedFiles;
			if (!files?.dynamicRegistration || !files.relativePatternSupport) return;
			const watches = new Map<string, Watch>(
				(client?.folders ?? []).map((baseUri) => [
					`ledger ${baseUri}`,
					{ baseUri, pattern: `**/${ledgerPath}` },
				]),
			);
			for (const set of sets) {
				for (const one of set.watches) watches.set(`${one.baseUri} ${one.pattern}`, one);
			}
			const key = [...watches.keys()].sort().join("\n");
			if (key === (watching?.key ?? "")) return;
			void watching?.registration.then((old) => old.dispose()).catch(() => undefined);
			const registration = connection.client.register(DidChangeWatchedFilesNotification.type, {
				watchers: [...watches.values()].map(({ baseUri, pattern }) => ({
					globPattern: { baseUri, pattern },
				})),
			});
			registration.catch((error) => log(`Sources are not watched: ${String(error)}`));
			watching = { key, registration };
		},
	};
}
