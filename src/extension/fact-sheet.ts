import {
	commands,
	Disposable,
	type ExtensionContext,
	env,
	l10n,
	Uri,
	ViewColumn,
	type WebviewPanel,
	window,
	workspace,
} from "vscode";
import type { FromSheet, ToSheet } from "../protocol/sheet.js";
import { isFactAddress } from "./decide.js";
import type { Desk } from "./desk.js";
import { inOrder } from "./facts.js";
import { openPlace } from "./places.js";
import { draftOfState, readFromSheet, sheetFolder, sheetHtml } from "./sheet-page.js";
import { noticeOf, sheetRow, sheetWords } from "./sheet-rows.js";

const viewType = "corroborate.factSheet";

/** A message of more rows than this would hold the window up. */
const mostAtOnce = 50;

/** What is typed may settle before the table follows, in milliseconds. */
const settleTime = 200;

interface Sheet extends Disposable {
	readonly panel: WebviewPanel;
	show(): void;
}

const decisions = {
	signOff: "corroborate.signOff",
	accept: "corroborate.accept",
	takeBack: "corroborate.takeBack",
} as const;

function nameOf(uri: string): string {
	return Uri.parse(uri).path.split("/").at(-1) ?? uri;
}

/** Keeps the table of one draft in step with its facts. */
function fillSheet(panel: WebviewPanel, uri: string, extension: Uri, desk: Desk): Sheet {
	/** What the page was told of each row. */
	let told = new Map<string, string>();
	let isReady = false;
	let settling: ReturnType<typeof setTimeout> | undefined;
	let sending = 0;

	const tell = (message: ToSheet) => panel.webview.postMessage(message);

	async function send(): Promise<void> {
		const mine = ++sending;
		const draft = workspace.textDocuments.find((document) => document.uri.toString() === uri);
		const facts = inOrder(desk.facts(uri));
		// the facts of a closed draft are gone from the desk: what the page has stays in sight
		const status = desk.status(uri);
		const notice = noticeOf(draft && (status ? { status } : {}));
		if (!draft && told.size > 0) {
			await tell({ type: "notice", notice });
			return;
		}
		const rows = facts.map(sheetRow).map((row) => ({ row, said: JSON.stringify(row) }));
		const fresh = rows.filter(({ row, said }) => told.get(row.id) !== said);
		told = new Map(rows.filter((one) => !fresh.includes(one)).map(({ row, said }) => [row.id, said]));
		const ids = facts.map(({ id }) => id);
		const lines = facts.map(({ range }) => range.start.line + 1);
		do {
			const part = fresh.splice(0, mostAtOnce);
			await tell({ type: "rows", ids, lines, changed: part.map(({ row }) => row), notice });
			for (const { row, said } of part) told.set(row.id, said);
			// one that began later has all that is left
		} while (fresh.length > 0 && mine === sending);
	}

	function show(): void {
		clearTimeout(settling);
		settling = setTimeout(() => {
			if (isReady && panel.visible) void send();
		}, settleTime);
	}

	async function openSource(id: string): Promise<void> {
		const place = desk.facts(uri).find((fact) => fact.id === id)?.evidence[0]?.place;
		if (place) await openPlace(place);
	}

	async function take(message: FromSheet): Promise<void> {
		switch (message.type) {
			case "ready":
				isReady = true;
				told = new Map();
				await tell({ type: "words", words: sheetWords(nameOf(uri)) });
				await send();
				return;
			case "go":
				await commands.executeCommand("corroborate.goToFinding", { uri, id: message.id });
				return;
			case "source":
				await openSource(message.id);
				return;
			case "copy":
				await env.clipboard.writeText(message.text);
				window.setStatusBarMessage(`$(check) ${l10n.t("Copied.")}`, 4000);
				return;
			case "export":
				await commands.executeCommand("corroborate.export", uri);
				return;
			default: {
				const addresses = message.ids.map((id) => ({ uri, id }));
				await commands.executeCommand(decisions[message.type], addresses[0], addresses);
			}
		}
	}

	panel.webview.options = { enableScripts: true, localResourceRoots: [sheetFolder(extension)] };
	const icon = (theme: string) => Uri.joinPath(extension, "media", `sheet-${theme}.svg`);
	panel.iconPath = { light: icon("light"), dark: icon("dark") };
	const listening = Disposable.from(
		panel.webview.onDidReceiveMessage((message: unknown) => {
			const asked = readFromSheet(message);
			if (asked) void take(asked);
		}),
		panel.onDidChangeViewState(show),
		desk.onDidChangeFacts((changed) => {
			if (changed === uri) show();
		}),
		desk.onDidChange(show),
	);
	panel.webview.html = sheetHtml(panel.webview, extension, uri, env.language);
	return {
		panel,
		show,
		dispose() {
			clearTimeout(settling);
			listening.dispose();
		},
	};
}

/** The table of a draft's facts, in an editor of its own; one for each draft. */
export function registerFactSheets({ extensionUri }: ExtensionContext, desk: Desk): Disposable {
	const sheets = new Map<string, Sheet>();

	function fill(panel: WebviewPanel, uri: string): void {
		sheets.set(uri, fillSheet(panel, uri, extensionUri, desk));
		panel.onDidDispose(() => {
			sheets.get(uri)?.dispose();
			sheets.delete(uri);
		});
	}

	function open(argument: unknown): void {
		const uri = isFactAddress(argument) ? argument.uri : desk.draft()?.uri;
		if (uri === undefined) {
			void window.showInformationMessage(l10n.t("Open a draft to see its facts."));
			return;
		}
		const known = sheets.get(uri);
		if (known) {
			known.panel.reveal();
			return;
		}
		const title = l10n.t("Facts of {0}", nameOf(uri));
		fill(window.createWebviewPanel(viewType, title, ViewColumn.Beside, { enableFindWidget: true }), uri);
	}

	return Disposable.from(
		commands.registerCommand("corroborate.openFactSheet", open),
		window.registerWebviewPanelSerializer(viewType, {
			async deserializeWebviewPanel(panel, state: unknown) {
				const uri = draftOfState(state);
				if (uri === undefined || sheets.has(uri)) panel.dispose();
				else fill(panel, uri);
			},
		}),
		new Disposable(() => {
			for (const sheet of sheets.values()) sheet.panel.dispose();
		}),
	);
}
