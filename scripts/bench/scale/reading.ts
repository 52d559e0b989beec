import type { Memory } from "./memory.js";

/** What reading and indexing sources took. */
export interface Reading {
	readonly articles: number;
	/** Milliseconds, until every article can be found, and until the index is as it will stay. */
	readonly taken: number;
	/** Milliseconds of all processors until then: what it would take is seen on a busy machine too. */
	readonly processor: number;
	readonly tidied: number;
	readonly memory: Memory;
	/** Bytes of the index on disk. */
	readonly size: number;
}

/** What opening that index again and a first check took. */
export interface Opening {
	/** Milliseconds. */
	readonly open: number;
	readonly check: number;
	readonly memory: Memory;
}
