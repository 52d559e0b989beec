import type { SearchEntry } from "../protocol/index.js";

export type Scope = SearchEntry["type"];

export interface ScopedQuery {
	/** What is searched for, without the prefix. */
	readonly words: string;
	/** The one kind of entry that is asked for; absent: all. */
	readonly scope?: Scope;
}

const prefixes: ReadonlyMap<string, Scope> = new Map([
	["source", "source"],
	["claim", "claim"],
	["passage", "passage"],
	["draft", "finding"],
]);

/** Reads a prefix such as `claim:` off a query. Other words before a colon are words to look for. */
export function readScope(query: string): ScopedQuery {
	const colon = query.indexOf(":");
	const scope = colon < 0 ? undefined : prefixes.get(query.slice(0, colon).trim().toLowerCase());
	return scope === undefined ? { words: query.trim() } : { words: query.slice(colon + 1).trim(), scope };
}
