import * as l10n from "@vscode/l10n";
import type { RunName } from "../config/schema.js";
import type { NotChecked } from "../index.js";
import type { Shelf } from "./corpora.js";

/** When a draft is checked that waits for it. */
export function waitingFor(mode: RunName): string {
	switch (mode) {
		case "onType":
			return l10n.t("it is checked as you type");
		case "onPause":
			return l10n.t("it is checked when typing pauses");
		case "onSave":
			return l10n.t("it is checked when it is saved");
		case "onDemand":
			return l10n.t("it is checked when you run Check Draft Now");
	}
}

/** What became of the index: what the settings leave out is no news. */
export function describeIndex({ notes }: Shelf): string[] {
	return notes.filter(({ kind }) => kind === "index").map(({ name, message }) => `${name}: ${message}`);
}

/** What is wrong with the sources. */
export function describeProblems({ problems, corpus }: Shelf): string | undefined {
	const [first] = problems;
	if (!first) return corpus.size === 0 ? l10n.t("There are no sources to check against.") : undefined;
	const others = problems.length - 1;
	return [
		...(corpus.size === 0 ? [l10n.t("There are no sources to check against.")] : []),
		l10n.t("Not read: {0}: {1}", first.path, first.message),
		...(others > 0 ? [l10n.t("(and {0} more)", others)] : []),
	].join(" ");
}

export function tooLong(length: number, most: number): NotChecked {
	return {
		start: 0,
		end: length,
		reason: "too-large",
		message: l10n.t(
			"this draft has {0} characters and the setting corroborate.maxDraftLength allows {1}",
			length,
			most,
		),
	};
}
