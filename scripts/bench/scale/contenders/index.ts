import { openCorroborate } from "./corroborate.js";
import { openFlexSearch } from "./flexsearch.js";
import { openMiniSearch } from "./minisearch.js";
import { openSqlite } from "./sqlite.js";
import type { Contender } from "./types.js";

/** Ours first. `folder` is for what is kept on disk. */
export const contenders: Readonly<Record<string, (folder: string) => Contender>> = {
	corroborate: openCorroborate,
	minisearch: openMiniSearch,
	flexsearch: openFlexSearch,
	"SQLite FTS5": openSqlite,
	// what the process takes that does nothing but read the passages
	"(no index)": () => ({ add() {}, finish() {}, search: () => [], close() {} }),
};
