import type { SourceInput } from "../index.js";

export interface Problem {
	readonly path: string;
	readonly message: string;
}

export interface Loaded {
	readonly sources: readonly SourceInput[];
	readonly problems: readonly Problem[];
}

/** What to watch for changes: a glob below a folder. */
export interface Watch {
	readonly baseUri: string;
	readonly pattern: string;
}

/** One set of sources. Two folders that name the same files get the same `key`, and share one corpus. */
export interface SourceSet {
	readonly key: string;
	readonly watches: readonly Watch[];
	load(): Promise<Loaded>;
}

/** What the host gives the server: all access to files is here. */
export interface Ports {
	/** `folder` is the URI of the workspace folder that relative patterns start from. No patterns: the articles that ship. */
	sourceSet(patterns: readonly string[], folder: string | undefined): SourceSet;
}
