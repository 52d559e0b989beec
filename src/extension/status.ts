import { Disposable, l10n, MarkdownString, StatusBarAlignment, window, workspace } from "vscode";
import type { Status } from "../protocol/index.js";
import type { Desk } from "./desk.js";
import { statusNotes, statusText } from "./status-text.js";

function commandFor(status: Status | undefined): string {
	if (status?.state === "failed") return "corroborate.showLog";
	if (status?.state === "indexing") return "corroborate.stopReading";
	if (status?.checking) return "corroborate.stopChecking";
	if (status?.idle === "waiting" || status?.idle === "stopped") return "corroborate.checkNow";
	return status?.state === "ready" ? "corroborate.facts.focus" : "corroborate.search";
}

/** Its lines, with links that stop what is under way. */
function tooltip(lines: readonly string[], status: Status | undefined): MarkdownString {
	const markdown = new MarkdownString();
	markdown.isTrusted = { enabledCommands: ["corroborate.stopReading", "corroborate.stopChecking"] };
	lines.forEach((line, at) => {
		if (at > 0) markdown.appendMarkdown("\n\n");
		markdown.appendText(line);
	});
	if (status?.checking)
		markdown.appendMarkdown(`\n\n[${l10n.t("Stop Checking")}](command:corroborate.stopChecking)`);
	if (status?.reading)
		markdown.appendMarkdown(`\n\n[${l10n.t("Stop Reading Sources")}](command:corroborate.stopReading)`);
	return markdown;
}

/** The status bar item: what was found in the active draft, or why nothing was looked for. */
export function showStatus(desk: Desk): Disposable {
	const item = window.createStatusBarItem("corroborate.status", StatusBarAlignment.Left, 10);
	item.name = "Corroborate";

	function show(): void {
		// a table of facts is no text, but the draft is still on the desk
		const document = window.activeTextEditor?.document ?? desk.draft()?.document;
		if (!document) {
			item.hide();
			return;
		}
		const status = desk.status(document.uri.toString());
		const restricted = workspace.isTrusted
			? []
			: [l10n.t("Restricted mode: checked against the articles that ship with Corroborate only.")];
		if (!status && !desk.isChecked(document)) {
			item.text = `$(circle-slash) ${l10n.t("Not a draft")}`;
			item.tooltip = l10n.t(
				"Corroborate checks the languages of the setting corroborate.languages; this is {0}.",
				document.languageId,
			);
		} else {
			item.text = statusText(status) + (workspace.isTrusted ? "" : " $(shield)");
			const notes = [...(status ? statusNotes(status) : []), ...restricted];
			item.tooltip = tooltip(["Corroborate", ...notes], status);
		}
		item.command = commandFor(status);
		item.show();
	}

	show();
	return Disposable.from(
		item,
		desk.onDidChange(show),
		window.onDidChangeActiveTextEditor(show),
		workspace.onDidGrantWorkspaceTrust(show),
	);
}
