import {
	commands,
	Disposable,
	EventEmitter,
	l10n,
	ProgressLocation,
	ThemeColor,
	ThemeIcon,
	type TreeDataProvider,
	TreeItem,
	TreeItemCollapsibleState,
	Uri,
	window,
	workspace,
} from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
	type ListedSource,
	type PlacedFinding,
	ReadSourcesRequest,
	SourcesRequest,
	StopReadingRequest,
} from "../protocol/index.js";
import type { Desk } from "./desk.js";
import { standingOf } from "./facts.js";
import { openOriginal } from "./places.js";
import { readingWords } from "./reading-words.js";
import { type SourceGroup, type SourceNode, type SourceRow, sourceRows } from "./source-tree.js";
import { readSource } from "./sources.js";
import { factLabel, goToFact, oneLine, sourceFacts, standingIcon } from "./words.js";

interface RestingNode {
	readonly type: "resting";
	readonly fact: PlacedFinding;
	readonly uri: string;
}

type Node = SourceRow | RestingNode;

/** In milliseconds. */
const settleTime = 700;

const { Collapsed, Expanded, None } = TreeItemCollapsibleState;

const groupIcons: Readonly<Partial<Record<SourceGroup["name"], string>>> = {
	problems: "warning",
	notes: "info",
};

function groupName({ name }: SourceGroup): string {
	switch (name) {
		case "problems":
			return l10n.t("Not read");
		case "notes":
			return l10n.t("Notes");
		case "used":
			return l10n.t("What the draft rests on");
		case "others":
			return l10n.t("All other sources");
	}
}

const noticeIcons: Readonly<Record<NonNullable<ListedSource["notice"]>, string>> = {
	corrected: "edit",
	retracted: "circle-slash",
};

function iconOf({ notice, findings }: ListedSource): ThemeIcon {
	if (notice) return new ThemeIcon(noticeIcons[notice], new ThemeColor("list.warningForeground"));
	return new ThemeIcon(findings.length > 0 ? "book" : "file-text");
}

function sourceItem(source: ListedSource): TreeItem {
	const resting = source.findings.length;
	const item = new TreeItem(oneLine(source.title), resting > 0 ? Collapsed : None);
	item.id = source.id;
	const uses =
		resting === 0
			? ""
			: resting === 1
				? l10n.t("1 fact of the draft rests on it")
				: l10n.t("{0} facts of the draft rest on it", resting);
	item.description = sourceFacts(source);
	item.tooltip = [source.title, sourceFacts(source), source.id, uses].filter(Boolean).join("\n");
	item.iconPath = iconOf(source);
	const file = source.file?.startsWith("file:") ? "source.file" : "source";
	item.contextValue = source.format === undefined ? file : `${file}.original`;
	item.accessibilityInformation = {
		label: [source.title, sourceFacts(source), uses].filter(Boolean).join(", "),
	};
	item.command = {
		command: "corroborate.openSource",
		title: l10n.t("Open Source"),
		arguments: [source.place],
	};
	return item;
}

function restingItem({ fact, uri }: RestingNode): TreeItem {
	const item = new TreeItem(oneLine(fact.words), None);
	item.description = oneLine(fact.sentence);
	item.iconPath = standingIcon(standingOf(fact));
	item.tooltip = fact.message;
	item.accessibilityInformation = { label: factLabel(fact) };
	item.command = goToFact(uri, fact.id);
	return item;
}

function itemOf(node: Node): TreeItem {
	switch (node.type) {
		case "source":
			return sourceItem(node.source);
		case "resting":
			return restingItem(node);
		case "page": {
			const item = new TreeItem(`${oneLine(node.from)} … ${oneLine(node.to)}`, Collapsed);
			item.description = String(node.sources.length);
			return item;
		}
		case "group": {
			const item = new TreeItem(groupName(node), node.name === "others" ? Collapsed : Expanded);
			item.description = String(node.size);
			const icon = groupIcons[node.name];
			if (icon !== undefined) item.iconPath = new ThemeIcon(icon);
			return item;
		}
		case "problem": {
			const item = new TreeItem(oneLine(node.path), None);
			item.description = node.message;
			item.tooltip = `${node.path}\n${node.message}`;
			item.iconPath = new ThemeIcon("error");
			item.accessibilityInformation = { label: l10n.t("{0} was not read: {1}", node.path, node.message) };
			return item;
		}
		case "note": {
			const item = new TreeItem(oneLine(node.name), None);
			item.description = node.message;
			item.tooltip = `${node.name}\n${node.message}`;
			item.iconPath = new ThemeIcon(node.kind === "index" ? "info" : "filter");
			item.accessibilityInformation = { label: `${node.name}: ${node.message}` };
			return item;
		}
	}
}

async function reveal(node: SourceNode): Promise<void> {
	await commands.executeCommand("revealInExplorer", Uri.parse(node.source.file ?? node.source.place.uri));
}

/** What the view says above its rows: whose articles these are. */
function note(uri: string | undefined): string | undefined {
	if (!workspace.isTrusted) {
		return l10n.t(
			"This workspace is not trusted: drafts are checked against the articles that ship with Corroborate.",
		);
	}
	const scope = uri === undefined ? undefined : Uri.parse(uri);
	const chosen = workspace.getConfiguration("corroborate", scope).get<readonly string[]>("sources");
	return chosen === undefined || chosen.length === 0
		? l10n.t("No folder is chosen yet: these are the articles that ship with Corroborate.")
		: undefined;
}

/** Reading that takes longer than this is shown with how far it has come, in milliseconds. */
const patience = 1500;

function later(milliseconds: number): Promise<true> {
	return new Promise((resolve) => {
		setTimeout(() => resolve(true), milliseconds);
	});
}

/** Says how far the reading of the sources has come, and lets it be stopped, until it is over. */
async function showReading(
	reading: Promise<unknown>,
	desk: Desk,
	stop: () => Promise<unknown>,
): Promise<void> {
	const location = ProgressLocation.Notification;
	const title = l10n.t("Reading the sources");
	await window.withProgress({ location, title, cancellable: true }, async (progress, cancelled) => {
		cancelled.onCancellationRequested(() => void stop());
		const following = desk.onDidChange(() => {
			const reading = desk.draft()?.status?.reading;
			if (reading) progress.report({ message: readingWords(reading) });
		});
		try {
			await reading;
		} finally {
			following.dispose();
		}
	});
}

/** The view of the sources that the draft on the desk is checked against. */
export function showSourcesView(current: () => BaseLanguageClient, desk: Desk): Disposable {
	const changed = new EventEmitter<undefined>();

	async function rows(): Promise<SourceRow[]> {
		if (!current().isRunning()) return [];
		try {
			const listed = await current().sendRequest(SourcesRequest, { uri: desk.draft()?.uri ?? "" });
			view.description = String(listed.sources.length);
			const isEmpty = listed.sources.length === 0 && listed.problems.length === 0;
			void commands.executeCommand("setContext", "corroborate.noSources", isEmpty);
			return sourceRows(listed);
		} catch (error) {
			current().error("The sources could not be listed.", error, false);
			return [];
		}
	}

	function resting({ findings }: ListedSource): RestingNode[] {
		const draft = desk.draft();
		const wanted = new Set(findings);
		return (draft?.facts ?? [])
			.filter(({ id }) => wanted.has(id))
			.map((fact) => ({ type: "resting", fact, uri: draft?.uri ?? "" }));
	}

	const provider: TreeDataProvider<Node> = {
		onDidChangeTreeData: changed.event,
		getChildren(node) {
			switch (node?.type) {
				case undefined:
					return rows();
				case "group":
					return [...node.children];
				case "page":
					return node.sources.map((source): SourceNode => ({ type: "source", source }));
				case "source":
					return resting(node.source);
				default:
					return [];
			}
		},
		getTreeItem: itemOf,
	};
	const view = window.createTreeView("corroborate.sources", {
		treeDataProvider: provider,
		showCollapseAll: true,
	});

	function show(): void {
		const said = note(desk.draft()?.uri);
		if (said === undefined) delete view.message;
		else if (view.message !== said) view.message = said;
		if (view.visible) changed.fire(undefined);
	}

	let draftShown: string | undefined;

	function look(): void {
		const uri = desk.draft()?.uri;
		if (uri === draftShown) return;
		draftShown = uri;
		show();
	}

	/** What rests on the sources is read from the list of facts, which a keystroke changes: it may settle first. */
	let settling: ReturnType<typeof setTimeout> | undefined;
	function showSoon(): void {
		clearTimeout(settling);
		settling = setTimeout(show, settleTime);
	}

	const stopReading = () => current().sendRequest(StopReadingRequest);

	async function readAgain(): Promise<void> {
		const reading = current().sendRequest(ReadSourcesRequest);
		await window.withProgress({ location: { viewId: "corroborate.sources" } }, async () => {
			const isLong = await Promise.race([reading.then(() => false), later(patience)]);
			if (isLong) await showReading(reading, desk, stopReading);
		});
		show();
	}

	show();
	return Disposable.from(
		changed,
		view,
		view.onDidChangeVisibility(({ visible }) => {
			if (visible) show();
		}),
		new Disposable(() => clearTimeout(settling)),
		desk.onDidChange(look),
		desk.onDidReadSources(show),
		desk.onDidChangeFacts(showSoon),
		workspace.onDidGrantWorkspaceTrust(show),
		commands.registerCommand("corroborate.readSourcesAgain", readAgain),
		commands.registerCommand("corroborate.stopReading", stopReading),
		commands.registerCommand("corroborate.revealSource", reveal),
		commands.registerCommand("corroborate.openOriginal", async (argument: unknown) => {
			if (!(argument instanceof Uri)) return openOriginal(argument);
			const source = await readSource(current(), argument);
			if (source?.uri !== undefined) await openOriginal({ uri: source.uri });
		}),
	);
}
