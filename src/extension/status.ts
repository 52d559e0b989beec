import { Disposable, StatusBarAlignment, window } from "vscode";
import type { Status } from "../protocol/index.js";

export interface StatusItem extends Disposable {
	/** Forgets what an older server said; the next one is asked about documents of these languages. */
	restart(languages: readonly string[]): void;
	/** Takes what the server says of a draft. */
	update(status: Status): void;
}

function counted(amount: number, text: string, icon: string): string[] {
	return amount === 0 ? [] : [`${icon} ${amount} ${text}`.trim()];
}

function results({ counts, message }: Status): string {
	const parts = [
		...counted(counts.supported, "agree", "$(check)"),
		...counted(counts.contradicted, counts.contradicted === 1 ? "differs" : "differ", "$(warning)"),
		...counted(counts.conflicting, "disputed", "$(question)"),
		...counted(counts.unverified, "not in sources", ""),
	];
	if (message !== undefined) parts.push("$(info) see note");
	return parts.length === 0 ? "$(check) No claims to check" : parts.join(" · ");
}

function textOf(status: Status): string {
	switch (status.state) {
		case "ready":
			return results(status);
		case "checking":
			return "$(sync~spin) Checking";
		case "indexing":
			return `$(sync~spin) Indexing ${status.done ?? 0} of ${status.total ?? "?"}`;
		case "failed":
			return "$(error) Corroborate failed";
		case "idle":
			return "$(circle-slash) Not checked";
	}
}

/** The status bar item: what was found in the active draft, or why nothing was looked for. */
export function showStatus(): StatusItem {
	const item = window.createStatusBarItem("corroborate.status", StatusBarAlignment.Left, 10);
	item.name = "Corroborate";
	const known = new Map<string, Status>();
	let checkedLanguages: readonly string[] = [];

	function show(): void {
		const document = window.activeTextEditor?.document;
		if (!document) {
			item.hide();
			return;
		}
		const status = known.get(document.uri.toString());
		if (!status && !checkedLanguages.includes(document.languageId)) {
			item.text = "$(circle-slash) Not a draft";
			item.tooltip = `Corroborate checks the languages of the setting corroborate.languages; this is ${document.languageId}.`;
			item.command = "corroborate.search";
		} else {
			item.text = status ? textOf(status) : "$(sync~spin) Starting";
			item.tooltip = status?.message ?? "Corroborate: search the sources";
			item.command = status?.state === "failed" ? "corroborate.showLog" : "corroborate.search";
		}
		item.show();
	}

	const listening = window.onDidChangeActiveTextEditor(show);
	show();
	return {
		restart(languages) {
			known.clear();
			checkedLanguages = languages;
			show();
		},
		update(status) {
			if (status.uri !== undefined) known.set(status.uri, status);
			show();
		},
		dispose: () => Disposable.from(item, listening).dispose(),
	};
}
