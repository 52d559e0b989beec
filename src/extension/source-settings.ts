import {
	ConfigurationTarget,
	commands,
	Disposable,
	l10n,
	type QuickPickItem,
	type Uri,
	type WorkspaceFolder,
	window,
	workspace,
} from "vscode";
import type { Desk } from "./desk.js";

const setting = "sources";

function settingsOf({ uri }: WorkspaceFolder) {
	return workspace.getConfiguration("corroborate", uri);
}

function sourcesOf(folder: WorkspaceFolder): readonly string[] {
	return settingsOf(folder).get<readonly string[]>(setting) ?? [];
}

/** With several folders each keeps its own list; a single one is the workspace. */
async function setSources(folder: WorkspaceFolder, sources: readonly string[]): Promise<void> {
	const target = workspace.workspaceFile
		? ConfigurationTarget.WorkspaceFolder
		: ConfigurationTarget.Workspace;
	await settingsOf(folder).update(setting, sources.length === 0 ? undefined : sources, target);
}

/** Relative to the workspace folder where it lies in it: the setting is then good on other machines. */
function asSetting(chosen: Uri, folder: WorkspaceFolder): string {
	const home = `${folder.uri.path.replace(/\/$/, "")}/`;
	if (`${chosen.path}/` === home) return ".";
	if (chosen.path.startsWith(home)) return chosen.path.slice(home.length);
	return chosen.scheme === "file" ? chosen.fsPath : chosen.path;
}

/** The folder whose list is meant: that of the draft on the desk. Without a folder, says what to do. */
async function folderFor(desk: Desk): Promise<WorkspaceFolder | undefined> {
	const draft = desk.draft()?.document.uri;
	const folder = (draft && workspace.getWorkspaceFolder(draft)) ?? workspace.workspaceFolders?.[0];
	if (folder) return folder;
	const open = l10n.t("Open Folder");
	const answer = await window.showInformationMessage(
		l10n.t(
			"Corroborate keeps the list of your sources in the settings of a folder. Open the folder of your draft first.",
		),
		open,
	);
	if (answer === open) await commands.executeCommand("workbench.action.files.openFolder");
	return undefined;
}

async function add(desk: Desk, what: "folders" | "files"): Promise<void> {
	const folder = await folderFor(desk);
	if (!folder) return;
	const chosen = await window.showOpenDialog({
		canSelectFolders: what === "folders",
		canSelectFiles: what === "files",
		canSelectMany: true,
		defaultUri: folder.uri,
		openLabel: l10n.t("Use as Sources"),
		title:
			what === "folders"
				? l10n.t("Choose the folders of your source articles")
				: l10n.t("Choose the files of your source articles"),
	});
	if (!chosen || chosen.length === 0) return;
	const named = chosen.map((uri) => asSetting(uri, folder));
	await setSources(folder, [...new Set([...sourcesOf(folder), ...named])]);
}

async function remove(desk: Desk): Promise<void> {
	const folder = await folderFor(desk);
	if (!folder) return;
	const sources = sourcesOf(folder);
	if (sources.length === 0) {
		void window.showInformationMessage(
			l10n.t("No source is chosen: drafts are checked against the articles that ship with Corroborate."),
		);
		return;
	}
	const items = sources.map((label): QuickPickItem => ({ label }));
	const chosen = await window.showQuickPick(items, {
		canPickMany: true,
		title: l10n.t("Remove from the Sources"),
		placeHolder: l10n.t("The files themselves stay where they are"),
	});
	if (!chosen || chosen.length === 0) return;
	const gone = new Set(chosen.map(({ label }) => label));
	await setSources(
		folder,
		sources.filter((source) => !gone.has(source)),
	);
}

/** The commands that change which sources a folder's drafts are checked against. */
export function registerSourceSettings(desk: Desk): Disposable {
	return Disposable.from(
		commands.registerCommand("corroborate.chooseSources", () => add(desk, "folders")),
		commands.registerCommand("corroborate.addSourceFiles", () => add(desk, "files")),
		commands.registerCommand("corroborate.removeSources", () => remove(desk)),
	);
}
