import {
	ConfigurationTarget,
	commands,
	Disposable,
	l10n,
	type QuickPickItem,
	window,
	workspace,
} from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type Decide, DecideRequest, type PlacedFinding } from "../protocol/index.js";
import type { Desk } from "./desk.js";
import { isSettled, standingOf } from "./facts.js";
import { ledgerWords, oneLine, standingName } from "./words.js";

export interface FactAddress {
	readonly uri: string;
	readonly id: string;
}

/** Whether an argument of a command names a fact. */
export function isFactAddress(value: unknown): value is FactAddress {
	return (
		typeof value === "object" &&
		value !== null &&
		"uri" in value &&
		typeof value.uri === "string" &&
		"id" in value &&
		typeof value.id === "string"
	);
}

/** The name that stands beside decisions: asked for once, and kept in the user's own settings. */
async function nameOfUser(): Promise<string | undefined> {
	const settings = workspace.getConfiguration("corroborate");
	const known = settings.get<string>("name")?.trim();
	if (known) return known;
	const given = await window.showInputBox({
		title: l10n.t("Your Name"),
		prompt: l10n.t(
			"It stands beside what you sign off or accept. It is kept in your settings and sent nowhere.",
		),
		validateInput: (text) => (text.trim() === "" ? l10n.t("A decision needs a name.") : undefined),
		ignoreFocusOut: true,
	});
	const name = given?.trim();
	if (name) await settings.update("name", name, ConfigurationTarget.Global);
	return name;
}

function askReason(): Thenable<string | undefined> {
	return window.showInputBox({
		title: l10n.t("Why is it right as it stands?"),
		placeHolder: l10n.t("For example: confirmed by telephone with the ministry"),
		validateInput: (text) => (text.trim() === "" ? l10n.t("Say in a few words why.") : undefined),
		ignoreFocusOut: true,
	});
}

interface Deed {
	readonly action: Decide["action"];
	readonly scope: Decide["scope"];
	/** Which facts it can be done to. */
	readonly fits: (fact: PlacedFinding) => boolean;
}

const deeds: Readonly<Record<string, Deed>> = {
	"corroborate.signOff": { action: "signed", scope: "sentence", fits: (fact) => !isSettled(fact) },
	"corroborate.accept": { action: "accepted", scope: "sentence", fits: (fact) => !isSettled(fact) },
	"corroborate.acceptEverywhere": {
		action: "accepted",
		scope: "everywhere",
		fits: (fact) => !isSettled(fact),
	},
	"corroborate.takeBack": { action: "withdrawn", scope: "sentence", fits: isSettled },
};

function doneWords(action: Decide["action"], count: number): string {
	switch (action) {
		case "signed":
			return count === 1 ? l10n.t("Signed off.") : l10n.t("{0} facts signed off.", count);
		case "accepted":
			return count === 1 ? l10n.t("Accepted.") : l10n.t("{0} facts accepted.", count);
		case "withdrawn":
			return count === 1 ? l10n.t("Taken back.") : l10n.t("{0} decisions taken back.", count);
	}
}

/** The fact that the cursor is at; of several, the one that is picked. */
async function factAtCursor(desk: Desk, fits: Deed["fits"]): Promise<FactAddress | undefined> {
	const editor = window.activeTextEditor;
	if (!editor) return undefined;
	const uri = editor.document.uri.toString();
	const { active } = editor.selection;
	const { line, character } = active;
	const here = (await desk.factsNow(uri, active)).filter(({ range: { start, end } }) => {
		const begun = start.line < line || (start.line === line && start.character <= character);
		const open = end.line > line || (end.line === line && end.character >= character);
		return begun && open;
	});
	const fitting = here.filter(fits);
	if (fitting.length === 0) {
		const [other] = here;
		void window.showInformationMessage(
			other
				? ledgerWords(other) || l10n.t("Nobody has decided about this fact yet.")
				: l10n.t("Put the cursor into a figure, date, name or quotation that was checked."),
		);
		return undefined;
	}
	const [only] = fitting;
	if (only && fitting.length === 1) return { uri, id: only.id };
	const items = fitting.map((fact): QuickPickItem & { id: string } => ({
		id: fact.id,
		label: oneLine(fact.words),
		description: standingName(standingOf(fact)),
		detail: fact.message,
	}));
	const chosen = await window.showQuickPick(items, { title: l10n.t("Which fact?") });
	return chosen && { uri, id: chosen.id };
}

/** The draft as a file: a decision is kept beside it. One that has none yet can be saved; undefined if it is not. */
async function savedDraft(uri: string): Promise<string | undefined> {
	const draft = workspace.textDocuments.find((document) => document.uri.toString() === uri);
	if (!draft?.isUntitled) return uri;
	const save = l10n.t("Save Draft...");
	const answer = await window.showInformationMessage(
		l10n.t("Decisions are kept in a file beside the draft. Save the draft first."),
		save,
	);
	const file = answer === save ? await workspace.save(draft.uri) : undefined;
	if (!file) return undefined;
	await workspace.openTextDocument(file);
	return file.toString();
}

/** The commands that write a decision into the ledger. Without an argument they are about the fact at the cursor. */
export function registerDecisions(current: () => BaseLanguageClient, desk: Desk): Disposable {
	async function decide(deed: Deed, argument: unknown, selected: unknown): Promise<void> {
		const many = Array.isArray(selected) ? selected.filter(isFactAddress) : [];
		const one = isFactAddress(argument) ? argument : many[0];
		const first = one ?? (await factAtCursor(desk, deed.fits));
		if (!first) return;
		const uri = await savedDraft(first.uri);
		if (uri === undefined) return;
		const ids = many.filter((address) => address.uri === first.uri).map(({ id }) => id);
		const reason = deed.action === "accepted" ? (await askReason())?.trim() : undefined;
		if (deed.action === "accepted" && !reason) return;
		const by = await nameOfUser();
		if (!by) return;
		const { written, problem } = await current().sendRequest(DecideRequest, {
			uri,
			ids: ids.includes(first.id) ? ids : [first.id],
			action: deed.action,
			scope: deed.scope,
			by,
			...(reason === undefined ? {} : { reason }),
		});
		if (problem !== undefined) void window.showWarningMessage(problem);
		else window.setStatusBarMessage(`$(check) ${doneWords(deed.action, written)}`, 4000);
	}

	return Disposable.from(
		...Object.entries(deeds).map(([command, deed]) =>
			commands.registerCommand(command, (argument: unknown, selected: unknown) =>
				decide(deed, argument, selected),
			),
		),
	);
}
