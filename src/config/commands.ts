/** Where a command stands in the editor's menus. */
export interface MenuPlace {
	readonly menu:
		| "commandPalette"
		| "editor/title"
		| "editor/context"
		| "view/title"
		| "view/item/context"
		| "corroborate.desk";
	readonly when?: string;
	readonly group?: string;
}

export interface Command {
	readonly command: `corroborate.${string}`;
	readonly title: string;
	readonly icon?: string;
	readonly menus?: readonly MenuPlace[];
	readonly keys?: { readonly key: string; readonly mac: string };
}

/** In the palette only while a draft is in the editor: these commands act on it. */
const ofDraft: MenuPlace = { menu: "commandPalette", when: "corroborate.isDraft" };
const never: MenuPlace = { menu: "commandPalette", when: "false" };

/** A button of the view, or, in another group, a line of its menu: more than three buttons leave its name no room. */
function onFactsTitle(order: number, when: string, group = "navigation"): MenuPlace {
	return { menu: "view/title", when: `view == corroborate.facts && ${when}`, group: `${group}@${order}` };
}

function onSourcesTitle(order: number): MenuPlace {
	return { menu: "view/title", when: "view == corroborate.sources", group: `navigation@${order}` };
}

/** On a fact of the tree whose state in the ledger is one of `states`. */
function onFact(states: string, group: string): MenuPlace {
	return {
		menu: "view/item/context",
		when: `view == corroborate.facts && viewItem =~ /^fact\\.(${states})(\\.fix)?$/`,
		group,
	};
}

const openStates = "open|reopened";
const settledStates = "signed|accepted";

/**
 * The commands of the command palette and the menus. The manifest's `contributes.commands`, `menus` and
 * `keybindings` are generated from this table. A key works only in a draft.
 */
export const commands: readonly Command[] = [
	{
		command: "corroborate.search",
		title: "Search Sources and Claims",
		icon: "$(search)",
		menus: [onSourcesTitle(1)],
	},
	{
		command: "corroborate.checkNow",
		title: "Check Draft Now",
		icon: "$(refresh)",
		menus: [ofDraft, onFactsTitle(1, "corroborate.hasDraft", "1_draft")],
	},
	{
		command: "corroborate.stopChecking",
		title: "Stop Checking",
		icon: "$(debug-stop)",
		menus: [{ menu: "commandPalette", when: "corroborate.isChecking" }],
	},
	{
		command: "corroborate.chooseSources",
		title: "Choose Source Folder...",
		icon: "$(folder-opened)",
		menus: [onSourcesTitle(2)],
	},
	{
		command: "corroborate.addSourceFiles",
		title: "Add Source Files...",
		icon: "$(new-file)",
		menus: [{ menu: "view/title", when: "view == corroborate.sources", group: "1_sources@2" }],
	},
	{
		command: "corroborate.removeSources",
		title: "Remove Sources...",
		menus: [{ menu: "view/title", when: "view == corroborate.sources", group: "1_sources@3" }],
	},
	{
		command: "corroborate.readSourcesAgain",
		title: "Read Sources Again",
		icon: "$(refresh)",
		menus: [onSourcesTitle(3)],
	},
	{
		command: "corroborate.stopReading",
		title: "Stop Reading Sources",
		icon: "$(debug-stop)",
		menus: [{ menu: "commandPalette", when: "corroborate.isReading" }],
	},
	{
		command: "corroborate.revealSource",
		title: "Show Source File in Explorer",
		icon: "$(go-to-file)",
		menus: [
			never,
			{
				menu: "view/item/context",
				when: "view == corroborate.sources && viewItem =~ /^source\\.file/",
				group: "inline@1",
			},
			{
				menu: "view/item/context",
				when: "view == corroborate.sources && viewItem =~ /^source\\.file/",
				group: "1_open@1",
			},
		],
	},
	{
		command: "corroborate.openOriginal",
		title: "Open the File Itself",
		icon: "$(link-external)",
		menus: [
			never,
			{
				menu: "view/item/context",
				when: "view == corroborate.sources && viewItem =~ /\\.original$/",
				group: "inline@2",
			},
			{
				menu: "view/item/context",
				when: "view == corroborate.sources && viewItem =~ /\\.original$/",
				group: "1_open@2",
			},
			{ menu: "editor/title", when: "resourceScheme == corroborate-source", group: "navigation@1" },
		],
	},
	{
		command: "corroborate.replace",
		title: "Replace with What the Sources Say",
		icon: "$(wand)",
		menus: [
			never,
			{
				menu: "view/item/context",
				when: "view == corroborate.facts && viewItem =~ /^fact\\.(open|reopened)\\.fix$/",
				group: "inline@0",
			},
			{
				menu: "view/item/context",
				when: "view == corroborate.facts && viewItem =~ /^fact\\.(open|reopened)\\.fix$/",
				group: "1_decide@0",
			},
		],
	},
	{
		command: "corroborate.signOff",
		title: "Sign Off Fact",
		icon: "$(check)",
		menus: [
			ofDraft,
			onFact(openStates, "inline@1"),
			onFact(openStates, "1_decide@1"),
			{ menu: "corroborate.desk", group: "1_decide@1" },
		],
	},
	{
		command: "corroborate.accept",
		title: "Accept with a Reason...",
		icon: "$(comment)",
		menus: [
			ofDraft,
			onFact(openStates, "inline@2"),
			onFact(openStates, "1_decide@2"),
			{ menu: "corroborate.desk", group: "1_decide@2" },
		],
	},
	{
		command: "corroborate.acceptEverywhere",
		title: "Accept Everywhere with a Reason...",
		menus: [ofDraft, onFact(openStates, "1_decide@3"), { menu: "corroborate.desk", group: "1_decide@3" }],
	},
	{
		command: "corroborate.takeBack",
		title: "Take Back Decision",
		icon: "$(discard)",
		menus: [
			ofDraft,
			onFact(settledStates, "inline@1"),
			onFact(settledStates, "1_decide@1"),
			{ menu: "corroborate.desk", group: "1_decide@4" },
		],
	},
	{
		command: "corroborate.nextFinding",
		title: "Next Finding",
		icon: "$(arrow-down)",
		menus: [ofDraft, { menu: "corroborate.desk", group: "2_go@1" }],
		keys: { key: "alt+n", mac: "ctrl+alt+n" },
	},
	{
		command: "corroborate.previousFinding",
		title: "Previous Finding",
		icon: "$(arrow-up)",
		menus: [ofDraft, { menu: "corroborate.desk", group: "2_go@2" }],
		keys: { key: "shift+alt+n", mac: "ctrl+shift+alt+n" },
	},
	{
		command: "corroborate.openFactSheet",
		title: "Open Fact Sheet",
		icon: "$(table)",
		menus: [
			ofDraft,
			onFactsTitle(3, "corroborate.hasDraft"),
			{ menu: "corroborate.desk", group: "3_show@2" },
		],
	},
	{
		command: "corroborate.export",
		title: "Export Facts...",
		icon: "$(export)",
		menus: [ofDraft, onFactsTitle(2, "corroborate.hasDraft", "1_draft")],
	},
	{
		command: "corroborate.toggleUnverified",
		title: "Show or Hide What No Source Speaks To",
		icon: "$(eye)",
		menus: [
			ofDraft,
			onFactsTitle(1, "corroborate.hasDraft", "2_show"),
			{ menu: "corroborate.desk", group: "3_show@1" },
		],
	},
	{
		command: "corroborate.arrangeFacts",
		title: "Arrange Facts...",
		icon: "$(list-tree)",
		menus: [never, onFactsTitle(2, "corroborate.hasDraft")],
	},
	{
		command: "corroborate.filterFacts",
		title: "Filter Facts...",
		icon: "$(filter)",
		menus: [never, onFactsTitle(1, "corroborate.hasDraft && !corroborate.factsFiltered")],
	},
	{
		command: "corroborate.showAllFacts",
		title: "Show All Facts",
		icon: "$(filter-filled)",
		menus: [never, onFactsTitle(1, "corroborate.factsFiltered")],
	},
	{ command: "corroborate.openWalkthrough", title: "Get Started" },
	{ command: "corroborate.openSample", title: "Open Sample Draft" },
	{ command: "corroborate.showLog", title: "Show Log" },
];

/** When the key of a command works. */
export const keysWork = "editorTextFocus && corroborate.isDraft";

/** The menu "Corroborate" in a draft's context menu. */
export const deskMenu = {
	id: "corroborate.desk",
	label: "Corroborate",
	when: "corroborate.isDraft",
} as const;
