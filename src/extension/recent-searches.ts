import type { Memento } from "vscode";

const key = "corroborate.recentSearches";
const kept = 8;

function isText(value: unknown): value is string {
	return typeof value === "string";
}

/** The queries that led somewhere, latest first. They stay in the editor's own store for this workspace. */
export function recentSearches(store: Memento): readonly string[] {
	const found: unknown = store.get(key);
	return Array.isArray(found) ? found.filter(isText).slice(0, kept) : [];
}

export async function rememberSearch(store: Memento, query: string): Promise<void> {
	const words = query.trim();
	if (words === "") return;
	const others = recentSearches(store).filter((earlier) => earlier !== words);
	await store.update(key, [words, ...others].slice(0, kept));
}

export async function forgetSearches(store: Memento): Promise<void> {
	await store.update(key, undefined);
}
