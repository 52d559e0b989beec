import {
	Disposable,
	EventEmitter,
	l10n,
	type TextDocumentContentProvider,
	type Uri,
	workspace,
} from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type SourceAddress, SourceRequest, type SourceText, sourceScheme } from "../protocol/index.js";
import type { Desk } from "./desk.js";

function addressOf(uri: Uri): SourceAddress | undefined {
	try {
		const { uri: home, sourceId } = JSON.parse(uri.query);
		return typeof home === "string" && typeof sourceId === "string" ? { uri: home, sourceId } : undefined;
	} catch {
		return undefined;
	}
}

/** The source that a document of our own scheme shows, as it was indexed. */
export async function readSource(client: BaseLanguageClient, uri: Uri): Promise<SourceText | undefined> {
	const address = addressOf(uri);
	return (address && (await client.sendRequest(SourceRequest, address))) ?? undefined;
}

/** Shows sources in documents that cannot be written to, and shows them anew when they were read again. */
export function registerSourceDocuments(client: () => BaseLanguageClient, desk: Desk): Disposable {
	const changed = new EventEmitter<Uri>();
	const provider: TextDocumentContentProvider = {
		onDidChange: changed.event,
		async provideTextDocumentContent(uri) {
			const source = await readSource(client(), uri);
			return source?.text ?? l10n.t("This source is no longer in the corpus.");
		},
	};
	return Disposable.from(
		changed,
		workspace.registerTextDocumentContentProvider(sourceScheme, provider),
		desk.onDidReadSources(() => {
			for (const { uri } of workspace.textDocuments) if (uri.scheme === sourceScheme) changed.fire(uri);
		}),
	);
}
