import type { Connection, Diagnostic } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { type FindingChanges, FindingChangesNotification } from "../protocol/index.js";
import type { Checked } from "./checked.js";
import type { Client } from "./client.js";
import { diagnosticsOf } from "./diagnostics.js";
import { openFindingFeed } from "./finding-feed.js";

/** Shows what was found: as diagnostics, or, to a client that wants it, as changes of the findings. */
export interface Publisher {
	publish(document: TextDocument, checked: Checked | undefined, remarks: readonly Diagnostic[]): void;
	/** What a client that is told of changes does not know yet; `fresh`: it knows nothing. */
	changes(document: TextDocument, checked: Checked | undefined, fresh: boolean): FindingChanges[];
	/** Takes everything away from a document that is closed. */
	clear(uri: string): void;
}

export function openPublisher(connection: Connection, client: () => Client | undefined): Publisher {
	const feed = openFindingFeed();
	const remarksOf = new Map<string, readonly Diagnostic[]>();
	return {
		publish(document, checked, remarks) {
			const { uri, version } = document;
			remarksOf.set(uri, remarks);
			if (!client()?.findingChanges) {
				const diagnostics = diagnosticsOf(document, checked, remarks);
				void connection.sendDiagnostics({ uri, version, diagnostics });
				return;
			}
			for (const changes of feed.next(document, checked, remarks)) {
				void connection.sendNotification(FindingChangesNotification, changes);
			}
		},
		changes: (document, checked, fresh) =>
			feed.next(document, checked, remarksOf.get(document.uri) ?? [], fresh),
		clear(uri) {
			remarksOf.delete(uri);
			feed.forget(uri);
			if (!client()?.findingChanges) void connection.sendDiagnostics({ uri, diagnostics: [] });
		},
	};
}
