import {
	commands,
	Disposable,
	Location,
	l10n,
	Range,
	Selection,
	TextEditorRevealType,
	Uri,
	window,
	workspace,
} from "vscode";
import type { FindingEvidence, PlacedFinding, PlaceRange, Status } from "../protocol/index.js";
import { isFactAddress } from "./decide.js";
import type { Desk } from "./desk.js";
import { isPressing, neighbour } from "./facts.js";
import { textColumn } from "./places.js";

function toRange({ start, end }: PlaceRange): Range {
	return new Range(start.line, start.character, end.line, end.character);
}

async function show(uri: string, { range }: PlacedFinding): Promise<void> {
	const document = await workspace.openTextDocument(Uri.parse(uri));
	const shown = window.visibleTextEditors.find((editor) => editor.document === document);
	const editor = await window.showTextDocument(document, shown?.viewColumn ?? textColumn());
	const words = toRange(range);
	editor.selection = new Selection(words.start, words.end);
	editor.revealRange(words, TextEditorRevealType.InCenterIfOutsideViewport);
}

function toLocation({ place: { uri, range } }: FindingEvidence): Location {
	return new Location(Uri.parse(uri), toRange(range));
}

/** Shows the passages that a fact rests on in the draft, without leaving it. */
async function peek(desk: Desk, address: unknown): Promise<void> {
	if (!isFactAddress(address)) return;
	const fact = (await desk.factsNow(address.uri)).find(({ id }) => id === address.id);
	if (!fact || fact.evidence.length === 0) return;
	const draft = Uri.parse(address.uri);
	await commands.executeCommand(
		"editor.action.peekLocations",
		draft,
		toRange(fact.range).start,
		fact.evidence.map(toLocation),
		"peek",
	);
}

/** Why there is no finding to go to. */
function noneWords(status: Status | undefined): string {
	if (status?.state === "ready") return l10n.t("No finding is open in this draft.");
	return status?.checking
		? l10n.t("No finding yet: the check is still under way.")
		: l10n.t("This draft is not checked.");
}

/** Goes from finding to finding, and to the words of a fact that a view names. */
export function registerTravel(desk: Desk): Disposable {
	async function go(direction: "next" | "previous"): Promise<void> {
		const editor = window.activeTextEditor;
		if (!editor) return;
		const uri = editor.document.uri.toString();
		const { start, end } = editor.selection;
		const wanted = neighbour((await desk.factsNow(uri)).filter(isPressing), { start, end }, direction);
		if (!wanted) {
			window.setStatusBarMessage(noneWords(desk.status(uri)), 4000);
			return;
		}
		await show(uri, wanted);
		await commands.executeCommand("editor.action.showHover");
	}

	return Disposable.from(
		commands.registerCommand("corroborate.nextFinding", () => go("next")),
		commands.registerCommand("corroborate.previousFinding", () => go("previous")),
		commands.registerCommand("corroborate.peekSources", (address: unknown) => peek(desk, address)),
		commands.registerCommand("corroborate.goToFinding", async (address: unknown) => {
			if (!isFactAddress(address)) return;
			await workspace.openTextDocument(Uri.parse(address.uri));
			const fact = (await desk.factsNow(address.uri)).find(({ id }) => id === address.id);
			if (fact) await show(address.uri, fact);
		}),
	);
}
