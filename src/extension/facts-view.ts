import {
	commands,
	Disposable,
	EventEmitter,
	l10n,
	type Memento,
	type QuickPickItem,
	ThemeIcon,
	type TreeDataProvider,
	TreeItem,
	TreeItemCollapsibleState,
	window,
} from "vscode";
import type { FindingEvidence, PlacedFinding } from "../protocol/index.js";
import type { Desk, Draft } from "./desk.js";
import {
	type Arrangement,
	arrangements,
	type FactGroup,
	grouped,
	inOrder,
	isPressing,
	matching,
	standingOf,
	standings,
} from "./facts.js";
import { factLabel, goToFact, ledgerWords, oneLine, standingIcon, standingName } from "./words.js";

interface GroupNode {
	readonly type: "group";
	readonly group: FactGroup;
	readonly uri: string;
}

/** `uri` and `id` are what the commands that decide about a fact take. */
export interface FactNode {
	readonly type: "fact";
	readonly uri: string;
	readonly id: string;
	readonly fact: PlacedFinding;
}

interface EvidenceNode {
	readonly type: "evidence";
	readonly evidence: FindingEvidence;
}

type Node = GroupNode | FactNode | EvidenceNode;

function factNodes(facts: readonly PlacedFinding[], uri: string): FactNode[] {
	return facts.map((fact) => ({ type: "fact", uri, id: fact.id, fact }));
}

function groupName({ by, name }: FactGroup): string {
	const standing = by === "standing" ? standings.find((known) => known === name) : undefined;
	return standing ? standingName(standing) : name;
}

function groupItem({ group }: GroupNode): TreeItem {
	const quiet = group.name === "settled" || group.name === "supported" || group.name === "unverified";
	const state = quiet ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.Expanded;
	const item = new TreeItem(groupName(group), state);
	item.id = `${group.by} ${group.name}`;
	item.description = String(group.facts.length);
	item.contextValue = "group";
	return item;
}

function factItem({ uri, fact }: FactNode): TreeItem {
	const standing = standingOf(fact);
	const state = fact.evidence.length > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None;
	const item = new TreeItem(oneLine(fact.words), state);
	item.id = `${uri} ${fact.id}`;
	const differs = fact.replacement !== undefined && fact.verdict === "contradicted";
	item.description = differs ? `→ ${oneLine(fact.replacement ?? "")}` : oneLine(fact.sentence);
	item.tooltip = [fact.sentence, fact.message, fact.working, ledgerWords(fact)].filter(Boolean).join("\n\n");
	item.iconPath = standingIcon(standing);
	item.contextValue = `fact.${fact.ledger.state}`;
	item.accessibilityInformation = { label: factLabel(fact) };
	item.command = goToFact(uri, fact.id);
	return item;
}

function evidenceItem({ evidence }: EvidenceNode): TreeItem {
	const item = new TreeItem(oneLine(evidence.passage), TreeItemCollapsibleState.None);
	const supports = evidence.stance === "supports";
	item.description = evidence.sourceId;
	item.tooltip = `${evidence.passage}\n\n${evidence.sourceId}`;
	item.iconPath = new ThemeIcon("quote");
	item.contextValue = "evidence";
	item.accessibilityInformation = {
		label: supports
			? l10n.t("{0} agrees: {1}", evidence.sourceId, evidence.passage)
			: l10n.t("{0} differs: {1}", evidence.sourceId, evidence.passage),
	};
	item.command = {
		command: "corroborate.openSource",
		title: l10n.t("Open Source"),
		arguments: [evidence.place],
	};
	return item;
}

/** Why the list may not be what the draft says now; undefined when it is. */
function noteOf(draft: Draft | undefined): string | undefined {
	const { status } = draft ?? {};
	if (!draft || !status) return undefined;
	return status.state === "idle" || status.state === "failed" || status.message !== undefined
		? status.message
		: undefined;
}

const arrangementKey = "corroborate.arrangement";

function arrangementName(arrangement: Arrangement): string {
	switch (arrangement) {
		case "standing":
			return l10n.t("By Verdict");
		case "kind":
			return l10n.t("By Kind");
		case "order":
			return l10n.t("In the Draft's Order");
	}
}

/** The view of a draft's facts. */
export function showFactsView(desk: Desk, memory: Memento): Disposable {
	const changed = new EventEmitter<undefined>();
	const remembered = memory.get<string>(arrangementKey);
	let arrangement = arrangements.find((known) => known === remembered) ?? "standing";
	let query = "";

	function roots(): Node[] {
		const draft = desk.draft();
		if (!draft) return [];
		const facts = matching(draft.facts, query);
		if (arrangement === "order") return factNodes(inOrder(facts), draft.uri);
		return grouped(facts, arrangement).map((group) => ({ type: "group", group, uri: draft.uri }));
	}

	const provider: TreeDataProvider<Node> = {
		onDidChangeTreeData: changed.event,
		getChildren(node) {
			if (!node) return roots();
			if (node.type === "group") return factNodes(node.group.facts, node.uri);
			if (node.type === "evidence") return [];
			return node.fact.evidence.map((evidence) => ({ type: "evidence", evidence }));
		},
		getTreeItem(node) {
			if (node.type === "group") return groupItem(node);
			return node.type === "fact" ? factItem(node) : evidenceItem(node);
		},
	};
	const view = window.createTreeView("corroborate.facts", {
		treeDataProvider: provider,
		canSelectMany: true,
		showCollapseAll: true,
	});

	function show(): void {
		const draft = desk.draft();
		const pressing = draft?.facts.filter(isPressing).length ?? 0;
		view.badge =
			pressing === 0
				? undefined
				: {
						value: pressing,
						tooltip: pressing === 1 ? l10n.t("1 fact to look at") : l10n.t("{0} facts to look at", pressing),
					};
		const name = draft && oneLine(draft.document.uri.path.replace(/^.*\//, ""));
		view.description = query === "" ? (name ?? "") : l10n.t("{0}, only “{1}”", name ?? "", query);
		const note = noteOf(draft);
		// a welcome is shown only where there is neither a row nor a message
		if (draft?.status?.idle === "waiting" && draft.facts.length === 0) delete view.message;
		else if (note === undefined) delete view.message;
		else view.message = note;
		changed.fire(undefined);
	}

	function filter(text: string): void {
		query = text.trim();
		void commands.executeCommand("setContext", "corroborate.factsFiltered", query !== "");
		show();
	}

	async function askFilter(): Promise<void> {
		const text = await window.showInputBox({
			title: l10n.t("Filter Facts"),
			placeHolder: l10n.t("Words of the fact, its sentence, its kind or its evidence"),
			value: query,
		});
		if (text !== undefined) filter(text);
	}

	async function askArrangement(): Promise<void> {
		const items = arrangements.map((name): QuickPickItem & { name: Arrangement } => ({
			name,
			label: arrangementName(name),
			...(name === arrangement ? { description: l10n.t("now") } : {}),
		}));
		const chosen = await window.showQuickPick(items, { title: l10n.t("Arrange Facts") });
		if (!chosen) return;
		arrangement = chosen.name;
		await memory.update(arrangementKey, arrangement);
		show();
	}

	show();
	return Disposable.from(
		changed,
		view,
		desk.onDidChange(show),
		commands.registerCommand("corroborate.filterFacts", askFilter),
		commands.registerCommand("corroborate.showAllFacts", () => filter("")),
		commands.registerCommand("corroborate.arrangeFacts", askArrangement),
	);
}
