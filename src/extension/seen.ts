import { Disposable, type TextEditor, window } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { SeenNotification } from "../protocol/index.js";
import type { Desk } from "./desk.js";
import { coalesced } from "./settle.js";

/** While the text is scrolled nothing is told, in milliseconds. */
const settleTime = 60;

/** Tells the server, while it checks a draft, which of its lines are on the screen: they are judged first. */
export function tellWhatIsSeen(current: () => BaseLanguageClient, desk: Desk): Disposable {
	const told = new Map<string, string>();

	function look({ document, visibleRanges }: TextEditor): void {
		const uri = document.uri.toString();
		const [top, bottom] = [visibleRanges[0], visibleRanges.at(-1)];
		if (desk.status(uri)?.state !== "checking") told.delete(uri);
		else if (top && bottom && current().isRunning()) tell(uri, top.start.line, bottom.end.line);
	}

	function tell(uri: string, first: number, last: number): void {
		const lines = `${first}–${last}`;
		if (told.get(uri) === lines) return;
		told.set(uri, lines);
		void current().sendNotification(SeenNotification, { uri, first, last });
	}

	const lookAtAll = () => window.visibleTextEditors.forEach(look);
	const scrolled = coalesced(settleTime, lookAtAll);
	return Disposable.from(
		scrolled,
		desk.onDidChange(lookAtAll),
		window.onDidChangeTextEditorVisibleRanges(() => scrolled.soon()),
	);
}
