import { commands, Disposable, l10n, Range, Uri, WorkspaceEdit, window, workspace } from "vscode";
import { isFactAddress } from "./decide.js";
import type { Desk } from "./desk.js";

/** Puts what the sources say in a fact's place: one step to undo. */
async function replaceFact(desk: Desk, address: unknown): Promise<void> {
	if (!isFactAddress(address)) return;
	const uri = Uri.parse(address.uri);
	const document = await workspace.openTextDocument(uri);
	const fact = (await desk.factsNow(address.uri)).find(({ id }) => id === address.id);
	if (fact?.replacement === undefined) {
		void window.showInformationMessage(l10n.t("This fact is no longer in the draft as it was."));
		return;
	}
	const { start, end } = fact.range;
	const range = new Range(start.line, start.character, end.line, end.character);
	// what was typed in the meantime is the writer's
	if (document.getText(range) !== fact.words) return;
	const edit = new WorkspaceEdit();
	edit.replace(uri, range, fact.replacement);
	await workspace.applyEdit(edit);
}

/** The command behind the links and buttons that put a fact right. */
export function registerReplace(desk: Desk): Disposable {
	return Disposable.from(
		commands.registerCommand("corroborate.replace", (address: unknown) => replaceFact(desk, address)),
	);
}
