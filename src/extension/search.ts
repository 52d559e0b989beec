import {
	type Disposable,
	l10n,
	type Memento,
	type QuickInputButton,
	type QuickPickItem,
	QuickPickItemKind,
	type TextEditor,
	ThemeIcon,
	window,
} from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type SearchEntry, SearchRequest } from "../protocol/index.js";
import { openPlace } from "./places.js";
import { forgetSearches, recentSearches, rememberSearch } from "./recent-searches.js";

interface Item extends QuickPickItem {
	readonly entry?: SearchEntry;
	/** A query of before, to be asked again. */
	readonly query?: string;
}

const icons: Readonly<Record<SearchEntry["type"], string>> = {
	source: "$(book)",
	claim: "$(quote)",
	passage: "$(search)",
	finding: "$(edit)",
};

/** Moving through the list with an arrow key held down opens only where one stops. */
const glanceAfter = 120;

/**
 * A QuickPick moves items whose label matches to the top, in an order of its own. A label that is only an
 * icon never matches, so the words stand in the description, and the server's order stays.
 */
function toItem(entry: SearchEntry): Item {
	return {
		label: icons[entry.type],
		description: entry.label,
		detail: entry.detail,
		alwaysShow: true,
		entry,
	};
}

function recentItems(store: Memento): Item[] {
	const queries = recentSearches(store);
	if (queries.length === 0) return [];
	return [
		{ label: l10n.t("recent searches"), kind: QuickPickItemKind.Separator },
		...queries.map((query) => ({ label: "$(history)", description: query, alwaysShow: true, query })),
		{ label: l10n.t("in the sources and this draft"), kind: QuickPickItemKind.Separator },
	];
}

/** Shows what the list stands at beside it, and on request puts back what was shown before. */
function createGlance(): Disposable & { at(entry: SearchEntry): void; undo(): Promise<void> } {
	const before: TextEditor | undefined = window.activeTextEditor;
	const selection = before?.selection;
	const visible = before?.visibleRanges[0];
	let timer: ReturnType<typeof setTimeout> | undefined;
	let glanced = false;
	return {
		at(entry) {
			clearTimeout(timer);
			timer = setTimeout(() => {
				glanced = true;
				void openPlace(entry.place, true);
			}, glanceAfter);
		},
		async undo() {
			clearTimeout(timer);
			if (!glanced || !before) return;
			const editor = await window.showTextDocument(before.document, {
				...(before.viewColumn === undefined ? {} : { viewColumn: before.viewColumn }),
				...(selection === undefined ? {} : { selection }),
			});
			if (visible) editor.revealRange(visible);
		},
		dispose: () => clearTimeout(timer),
	};
}

/**
 * Searches sources, their claims and the draft's findings, ranked by the server. The place that the list
 * stands at is shown while one moves through it; leaving without a choice puts the draft back as it was.
 */
export async function showSearch(client: BaseLanguageClient, store: Memento): Promise<void> {
	const uri = window.activeTextEditor?.document.uri.toString();
	const pick = window.createQuickPick<Item>();
	const glance = createGlance();
	const forget: QuickInputButton = {
		iconPath: new ThemeIcon("clear-all"),
		tooltip: l10n.t("Forget the recent searches"),
	};
	pick.title = l10n.t("Search Sources and Claims");
	pick.placeholder = l10n.t(
		"Words, names or values; before them, for one kind: source: claim: passage: draft: money: date: …",
	);
	pick.matchOnDescription = false;
	pick.matchOnDetail = false;
	pick.buttons = [forget];
	let asked = 0;
	let chosen = false;
	/** VS Code makes the first item active by itself: only a move of the reader's is a wish to see it. */
	let first: Item | undefined;

	async function update(query: string): Promise<void> {
		const mine = ++asked;
		pick.busy = true;
		try {
			const entries = await client.sendRequest(SearchRequest, uri === undefined ? { query } : { query, uri });
			if (mine !== asked) return;
			const items = [...(query === "" ? recentItems(store) : []), ...entries.map(toItem)];
			first = items.find(({ kind }) => kind !== QuickPickItemKind.Separator);
			pick.items =
				items.length > 0
					? items
					: [
							{
								label: "$(info)",
								description: l10n.t("Nothing found in the sources or this draft"),
								alwaysShow: true,
							},
						];
		} catch (error) {
			if (mine === asked) pick.items = [];
			client.error("The search failed.", error, false);
		} finally {
			if (mine === asked) pick.busy = false;
		}
	}

	async function accept(): Promise<void> {
		const [item] = pick.selectedItems;
		if (item?.query !== undefined) {
			pick.value = item.query;
			await update(item.query);
			return;
		}
		if (!item?.entry) return;
		chosen = true;
		void rememberSearch(store, pick.value);
		pick.hide();
		await openPlace(item.entry.place);
	}

	pick.onDidChangeValue((query) => void update(query));
	pick.onDidChangeActive(([item]) => {
		if (item?.entry && item !== first) glance.at(item.entry);
	});
	pick.onDidTriggerButton(async () => {
		await forgetSearches(store);
		await update(pick.value);
	});
	pick.onDidAccept(() => void accept());
	pick.onDidHide(() => {
		asked++;
		if (!chosen) void glance.undo();
		glance.dispose();
		pick.dispose();
	});
	pick.show();
	await update("");
}
