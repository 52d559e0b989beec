import { commands, Disposable, type ExtensionContext, l10n, Uri, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { walkthrough } from "../config/walkthrough.js";
import { CheckRequest, StopCheckingRequest } from "../protocol/index.js";
import { isPlace, openPlace } from "./places.js";

export interface CommandHost {
	readonly context: ExtensionContext;
	client(): BaseLanguageClient;
	search(): Promise<void>;
}

async function checkNow(client: BaseLanguageClient): Promise<void> {
	const document = window.activeTextEditor?.document;
	if (!document) {
		void window.showInformationMessage(l10n.t("Open a draft to check it."));
		return;
	}
	const { state, idle, message } = await client.sendRequest(CheckRequest, { uri: document.uri.toString() });
	if (state === "ready" || idle === "stopped") return;
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
		commands.registerCommand("corroborate.stopChecking", () => client().sendRequest(StopCheckingRequest)),
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
