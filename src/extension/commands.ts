import {
	ConfigurationTarget,
	commands,
	Disposable,
	type ExtensionContext,
	l10n,
	Uri,
	window,
	workspace,
} from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { walkthrough } from "../config/walkthrough.js";
import { CheckRequest } from "../protocol/index.js";
import { isPlace, openPlace } from "./places.js";

export interface CommandHost {
	readonly context: ExtensionContext;
	client(): BaseLanguageClient;
	search(): Promise<void>;
}

/** Relative to the workspace folder where it lies in it: the setting is then good on other machines. */
function asSetting(chosen: Uri): string {
	const folder = workspace.getWorkspaceFolder(chosen);
	if (!folder) return chosen.scheme === "file" ? chosen.fsPath : chosen.path;
	const relative = chosen.path.slice(folder.uri.path.length).replace(/^\//, "");
	return relative === "" ? "." : relative;
}

async function chooseSources(): Promise<void> {
	const [folder] = workspace.workspaceFolders ?? [];
	if (!folder) {
		const open = l10n.t("Open Folder");
		const answer = await window.showInformationMessage(
			l10n.t(
				"Corroborate keeps the list of your sources in the settings of a folder. Open the folder of your draft first.",
			),
			open,
		);
		if (answer === open) await commands.executeCommand("workbench.action.files.openFolder");
		return;
	}
	const chosen = await window.showOpenDialog({
		canSelectFolders: true,
		canSelectFiles: false,
		canSelectMany: true,
		defaultUri: folder.uri,
		openLabel: l10n.t("Use as Sources"),
		title: l10n.t("Choose the folders of your source articles"),
	});
	if (!chosen || chosen.length === 0) return;
	const settings = workspace.getConfiguration("corroborate", folder.uri);
	await settings.update("sources", chosen.map(asSetting), ConfigurationTarget.Workspace);
}

async function checkNow(client: BaseLanguageClient): Promise<void> {
	const document = window.activeTextEditor?.document;
	if (!document) {
		void window.showInformationMessage(l10n.t("Open a draft to check it."));
		return;
	}
	const { state, message } = await client.sendRequest(CheckRequest, { uri: document.uri.toString() });
	if (state === "ready") return;
	void window.showInformationMessage(
		l10n.t("Corroborate did not check this document: {0}", message ?? state),
	);
}

/** Opens the sample of the walkthrough as a document without a file. */
async function openSample({ extensionUri }: ExtensionContext): Promise<void> {
	const file = Uri.joinPath(extensionUri, "media", "walkthrough", "sample.md");
	const content = new TextDecoder().decode(await workspace.fs.readFile(file));
	const document = await workspace.openTextDocument({ language: "markdown", content });
	await window.showTextDocument(document);
}

/** The commands of the manifest, and the one that hovers link to. */
export function registerCommands({ context, client, search }: CommandHost): Disposable {
	return Disposable.from(
		commands.registerCommand("corroborate.search", search),
		commands.registerCommand("corroborate.checkNow", () => checkNow(client())),
		commands.registerCommand("corroborate.chooseSources", chooseSources),
		commands.registerCommand("corroborate.openSample", () => openSample(context)),
		commands.registerCommand("corroborate.openWalkthrough", () =>
			commands.executeCommand(
				"workbench.action.openWalkthrough",
				`${context.extension.id}#${walkthrough.id}`,
			),
		),
		commands.registerCommand("corroborate.showLog", () => client().outputChannel.show()),
		commands.registerCommand("corroborate.openSource", async (place: unknown) => {
			if (isPlace(place)) await openPlace(place);
		}),
	);
}
