import { l10n, type QuickPickItem, window } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type SearchEntry, SearchRequest } from "../protocol/index.js";
import { openPlace } from "./places.js";

interface Item extends QuickPickItem {
	readonly entry: SearchEntry;
}

const icons: Readonly<Record<SearchEntry["type"], string>> = {
	source: "$(book)",
	claim: "$(quote)",
	passage: "$(search)",
	finding: "$(edit)",
};

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

/** Searches sources, their claims and the draft's findings, ranked by the server. */
export async function showSearch(client: BaseLanguageClient): Promise<void> {
	const uri = window.activeTextEditor?.document.uri.toString();
	const pick = window.createQuickPick<Item>();
	pick.placeholder = l10n.t("Search the sources, their claims and this draft's findings");
	pick.matchOnDescription = false;
	pick.matchOnDetail = false;
	let asked = 0;

	async function update(query: string): Promise<void> {
		const mine = ++asked;
		pick.busy = true;
		try {
			const entries = await client.sendRequest(SearchRequest, uri === undefined ? { query } : { query, uri });
			if (mine === asked) pick.items = entries.map(toItem);
		} catch (error) {
			if (mine === asked) pick.items = [];
			client.error("The search failed.", error, false);
		} finally {
			if (mine === asked) pick.busy = false;
		}
	}

	pick.onDidChangeValue((query) => void update(query));
	pick.onDidAccept(() => {
		const [chosen] = pick.selectedItems;
		pick.hide();
		if (chosen) void openPlace(chosen.entry.place);
	});
	pick.onDidHide(() => {
		asked++;
		pick.dispose();
	});
	pick.show();
	await update("");
}
