import type { Memory } from "./memory.js";

/** What reading and indexing sources took. */
export interface Reading {
	readonly articles: number;
	/** Milliseconds. */
	readonly taken: number;
	readonly memory: Memory;
}
