import { type Disposable, l10n, type Uri, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type SourceAddress, SourceRequest, sourceScheme } from "../protocol/index.js";

function addressOf(uri: Uri): SourceAddress | undefined {
	try {
		const { uri: draft, sourceId } = JSON.parse(uri.query);
		return typeof draft === "string" && typeof sourceId === "string" ? { uri: draft, sourceId } : undefined;
	} catch {
		return undefined;
	}
}

/** Shows sources that have no file, read-only, as they were indexed. */
export function registerSourceDocuments(client: () => BaseLanguageClient): Disposable {
	return workspace.registerTextDocumentContentProvider(sourceScheme, {
		async provideTextDocumentContent(uri) {
			const address = addressOf(uri);
			const source = address && (await client().sendRequest(SourceRequest, address));
			return source?.text ?? l10n.t("This source is no longer in the corpus.");
		},
	});
}
