import type { Connection, TextDocumentContentChangeEvent } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";

/** An edit in offsets of the text before it. */
export interface Edit {
	readonly start: number;
	readonly end: number;
	readonly inserted: number;
}

export interface DocumentEvents {
	opened(document: TextDocument): void;
	/** After the edits were made, in their order; undefined when the whole text was replaced. */
	changed(document: TextDocument, edits: readonly Edit[] | undefined): void;
	saved(uri: string): void;
	closed(uri: string): void;
}

export interface Documents {
	get(uri: string): TextDocument | undefined;
	all(): TextDocument[];
}

/**
 * The open documents, kept in step with the client.
 * Unlike the library's own manager it tells which ranges an edit touched.
 */
export function openDocuments(connection: Connection, events: DocumentEvents): Documents {
	const open = new Map<string, TextDocument>();

	function apply(document: TextDocument, change: TextDocumentContentChangeEvent): Edit | undefined {
		if (!("range" in change)) return undefined;
		const start = document.offsetAt(change.range.start);
		return { start, end: Math.max(start, document.offsetAt(change.range.end)), inserted: change.text.length };
	}

	connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
		const document = TextDocument.create(uri, languageId, version, text);
		open.set(uri, document);
		events.opened(document);
	});
	connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
		const document = open.get(uri);
		if (!document) return;
		const edits: Edit[] = [];
		let replaced = false;
		for (const change of contentChanges) {
			const edit = apply(document, change);
			if (edit) edits.push(edit);
			else replaced = true;
			TextDocument.update(document, [change], version);
		}
		events.changed(document, replaced ? undefined : edits);
	});
	connection.onDidSaveTextDocument(({ textDocument: { uri } }) => {
		if (open.has(uri)) events.saved(uri);
	});
	connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
		if (open.delete(uri)) events.closed(uri);
	});
	return { get: (uri) => open.get(uri), all: () => [...open.values()] };
}
