/** What one contender took, and found. */
export interface Outcome {
	/** Milliseconds. */
	readonly build: number;
	/** Milliseconds of each query, in their order, all asked once before. */
	readonly queries: readonly number[];
	/** What the index takes, in bytes: what is held after the queries less what was held before. */
	readonly memory: number | undefined;
	/** What the process has from the system after the queries, in bytes. */
	readonly resident: number;
	/** The most that the process took from the system, in bytes. */
	readonly peak: number;
	/** The passages that each query found, best first. */
	readonly found: readonly (readonly number[])[];
}

/** So many passages are asked for. */
export const TOP = 10;
