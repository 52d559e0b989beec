import { type SymbolInformation, SymbolKind } from "vscode-languageserver";
import type { SearchEntry } from "../protocol/index.js";

/** The sources and their claims that answer a query, as symbols of the workspace. */
export function symbolsOf(entries: readonly SearchEntry[]): SymbolInformation[] {
	return entries
		.filter(({ type }) => type === "source" || type === "claim")
		.map(({ type, label, detail, place }) => ({
			name: label,
			kind: type === "source" ? SymbolKind.File : SymbolKind.Constant,
			containerName: detail,
			location: place,
		}));
}
