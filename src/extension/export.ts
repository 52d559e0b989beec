import { commands, type Disposable, env, l10n, type QuickPickItem, Uri, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type ExportName, ExportRequest } from "../protocol/index.js";
import type { Desk } from "./desk.js";

interface Format extends QuickPickItem {
	readonly format: ExportName;
	readonly extension: string;
	/** Whether the editor itself can show it. */
	readonly text: boolean;
}

function formats(): Format[] {
	return [
		{
			format: "docx",
			extension: "docx",
			text: false,
			label: l10n.t("Word document"),
			description: ".docx",
		},
		{ format: "xlsx", extension: "xlsx", text: false, label: l10n.t("Excel table"), description: ".xlsx" },
		{ format: "html", extension: "html", text: false, label: l10n.t("Web page"), description: ".html" },
		{ format: "markdown", extension: "md", text: true, label: l10n.t("Markdown"), description: ".md" },
		{
			format: "csv",
			extension: "csv",
			text: true,
			label: l10n.t("Comma-separated values"),
			description: ".csv",
		},
		{ format: "json", extension: "json", text: true, label: l10n.t("JSON"), description: ".json" },
	];
}

/** Beside the draft, or in the workspace where the draft has no file yet. */
function proposedFile(draft: Uri, extension: string): Uri | undefined {
	const name = (draft.path.split("/").at(-1) ?? "draft").replace(/\.[^.]*$/, "");
	const file = `${name}-facts.${extension}`;
	if (draft.scheme !== "untitled") return Uri.joinPath(draft, "..", file);
	const [folder] = workspace.workspaceFolders ?? [];
	return folder && Uri.joinPath(folder.uri, file);
}

function bytesOf(base64: string): Uint8Array {
	return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** Saves the facts of the draft on the desk in a form that others can read. */
export function registerExport(current: () => BaseLanguageClient, desk: Desk): Disposable {
	return commands.registerCommand("corroborate.export", async (asked: unknown) => {
		const uri = typeof asked === "string" ? asked : desk.draft()?.uri;
		if (uri === undefined) {
			await window.showInformationMessage(l10n.t("Open a draft to export its facts."));
			return;
		}
		const chosen = await window.showQuickPick(formats(), { title: l10n.t("Export the Facts as") });
		if (!chosen) return;
		const proposed = proposedFile(Uri.parse(uri), chosen.extension);
		const target = await window.showSaveDialog({
			filters: { [chosen.label]: [chosen.extension] },
			title: l10n.t("Save the Facts"),
			...(proposed && { defaultUri: proposed }),
		});
		if (!target) return;
		const made = await current().sendRequest(ExportRequest, { uri, format: chosen.format });
		if (!made) {
			await window.showWarningMessage(l10n.t("This draft is not checked, so there are no facts to export."));
			return;
		}
		await workspace.fs.writeFile(target, bytesOf(made.base64));
		const open = l10n.t("Open");
		const saved = l10n.t("The facts were saved as {0}.", target.path.split("/").at(-1) ?? "");
		if ((await window.showInformationMessage(saved, open)) !== open) return;
		if (chosen.text || target.scheme !== "file") await commands.executeCommand("vscode.open", target);
		else await env.openExternal(target);
	});
}
