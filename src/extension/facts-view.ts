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
import { coalesced } from "./settle.js";
import {
	factLabel,
	goToFact,
	ledgerWords,
	oneLine,
	sourceLine,
	standingIcon,
	standingName,
} from "./words.js";

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

/** A stretch of a long list: VS Code takes all rows of an open one at once. */
interface PageNode {
	readonly type: "page";
	readonly from: number;
	readonly facts: readonly PlacedFinding[];
	readonly uri: string;
}

interface EvidenceNode {
	readonly type: "evidence";
	readonly evidence: FindingEvidence;
}

type Node = GroupNode | PageNode | FactNode | EvidenceNode;

/** What is typed may settle before the rows follow, in milliseconds. */
const settleTime = 120;

const pageSize = 100;

function factNodes(facts: readonly PlacedFinding[], uri: string): FactNode[] {
	return facts.map((fact) => ({ type: "fact", uri, id: fact.id, fact }));
}

function listed(facts: readonly PlacedFinding[], uri: string): (PageNode | FactNode)[] {
	if (facts.length <= pageSize) return factNodes(facts, uri);
	const pages = Math.ceil(facts.length / pageSize);
	return Array.from({ length: pages }, (_, at): PageNode => {
		const from = at * pageSize;
		return { type: "page", from, facts: facts.slice(from, from + pageSize), uri };
	});
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

function pageItem({ from, facts }: PageNode): TreeItem {
	const state = from === 0 ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
	return new TreeItem(`${from + 1}–${from + facts.length}`, state);
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
	item.contextValue = `fact.${fact.ledger.state}${differs ? ".fix" : ""}`;
	item.accessibilityInformation = { label: factLabel(fact) };
	item.command = goToFact(uri, fact.id);
	return item;
}

function evidenceItem({ evidence }: EvidenceNode): TreeItem {
	const item = new TreeItem(oneLine(evidence.passage), TreeItemCollapsibleState.None);
	const supports = evidence.stance === "supports";
	const source = sourceLine(evidence);
	item.description = source;
	item.tooltip = `${evidence.passage}\n\n${source}`;
	item.iconPath = new ThemeIcon("quote");
	item.contextValue = "evidence";
	item.accessibilityInformation = {
		label: supports
			? l10n.t("{0} agrees: {1}", source, evidence.passage)
			: l10n.t("{0} differs: {1}", source, evidence.passage),
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
		if (arrangement === "order") return listed(inOrder(facts), draft.uri);
		return grouped(facts, arrangement).map((group) => ({ type: "group", group, uri: draft.uri }));
	}

	const provider: TreeDataProvider<Node> = {
		onDidChangeTreeData: changed.event,
		getChildren(node) {
			if (!node) return roots();
			switch (node.type) {
				case "group":
					return listed(node.group.facts, node.uri);
				case "page":
					return factNodes(node.facts, node.uri);
				case "fact":
					return node.fact.evidence.map((evidence) => ({ type: "evidence", evidence }));
				case "evidence":
					return [];
			}
		},
		getTreeItem(node) {
			switch (node.type) {
				case "group":
					return groupItem(node);
				case "page":
					return pageItem(node);
				case "fact":
					return factItem(node);
				case "evidence":
					return evidenceItem(node);
			}
		},
	};
	const view = window.createTreeView("corroborate.facts", {
		treeDataProvider: provider,
		canSelectMany: true,
		showCollapseAll: true,
	});

	/** What stands around the rows. Every part that is set is sent to the window: only what changed is set. */
	function showFrame(): void {
		const draft = desk.draft();
		const pressing = draft?.facts.filter(isPressing).length ?? 0;
		if ((view.badge?.value ?? 0) !== pressing) {
			const tooltip = pressing === 1 ? l10n.t("1 fact to look at") : l10n.t("{0} facts to look at", pressing);
			view.badge = pressing === 0 ? undefined : { value: pressing, tooltip };
		}
		const name = draft && oneLine(draft.document.uri.path.replace(/^.*\//, ""));
		const description = query === "" ? (name ?? "") : l10n.t("{0}, only “{1}”", name ?? "", query);
		if (view.description !== description) view.description = description;
		// a welcome is shown only where there is neither a row nor a message
		const isWelcome = draft?.status?.idle === "waiting" && draft.facts.length === 0;
		const note = isWelcome ? undefined : noteOf(draft);
		if (view.message === note) return;
		if (note === undefined) delete view.message;
		else view.message = note;
	}

	function show(): void {
		showFrame();
		changed.fire(undefined);
	}

	let draftShown: string | undefined;

	function look(): void {
		const uri = desk.draft()?.uri;
		if (uri === draftShown) showFrame();
		else show();
		draftShown = uri;
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

	const following = coalesced(settleTime, show);
	show();
	return Disposable.from(
		changed,
		view,
		desk.onDidChange(look),
		following,
		desk.onDidChangeFacts((uri) => {
			if (uri === desk.draft()?.uri) following.soon();
		}),
		commands.registerCommand("corroborate.filterFacts", askFilter),
		commands.registerCommand("corroborate.showAllFacts", () => filter("")),
		commands.registerCommand("corroborate.arrangeFacts", askArrangement),
	);
}
