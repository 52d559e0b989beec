import * as l10n from "@vscode/l10n";
import type { IndexNote } from "../indexer/index.js";
import type { Exclusion } from "../ingest/index.js";
import type { SourcesNote } from "../protocol/index.js";
import { told } from "./language.js";

export function indexNote({ message }: IndexNote): SourcesNote {
	return { kind: "index", name: l10n.t("Index"), message: told("index", message) };
}

/** How much a rule leaves out. */
export function exclusionNote({ rule, count }: Exclusion): SourcesNote {
	const message =
		count === 1
			? l10n.t("1 file or folder is left out by this")
			: l10n.t("{0} files and folders are left out by this", count);
	return { kind: "excluded", name: rule, message };
}
