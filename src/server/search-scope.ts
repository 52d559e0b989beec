import type { SearchEntry } from "../protocol/index.js";

export type Scope = SearchEntry["type"];

export interface ScopedQuery {
	/** What is searched for, without the prefix. */
	readonly words: string;
	/** The one type of entry that is asked for; absent: all. */
	readonly scope?: Scope;
	/** The one kind of claim that is asked for, such as "money". */
	readonly kind?: string;
}

const prefixes: ReadonlyMap<string, Scope> = new Map([
	["source", "source"],
	["claim", "claim"],
	["passage", "passage"],
	["draft", "finding"],
]);

/**
 * Reads a prefix such as `claim:` or `money:` off a query. Other words before a colon are words to look for.
 *
 * @param kinds - the kinds of claims that there are
 */
export function readScope(query: string, kinds: ReadonlySet<string>): ScopedQuery {
	const colon = query.indexOf(":");
	const prefix = query.slice(0, Math.max(0, colon)).trim().toLowerCase();
	const words = query.slice(colon + 1).trim();
	const scope = prefixes.get(prefix);
	if (scope !== undefined) return { words, scope };
	return kinds.has(prefix) ? { words, kind: prefix } : { words: query.trim() };
}
