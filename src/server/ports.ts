import type { Config } from "../config/schema.js";
import type { CorpusReader, SourceInput } from "../index.js";
import type { SourcesNote } from "../protocol/index.js";

export interface Problem {
	readonly path: string;
	readonly message: string;
}

export interface LoadOptions {
	onProgress(done: number, total: number): void;
	readonly signal: AbortSignal;
}

export interface Loaded {
	readonly sources: readonly SourceInput[];
	readonly problems: readonly Problem[];
	readonly notes: readonly SourcesNote[];
	/** How many files were left unread when it was stopped. */
	readonly left: number;
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
	/** The name of the index that is kept of it, in the folder that the client gives. */
	readonly index?: string;
	open(): Promise<OpenSources>;
}

/** A corpus over a set's sources, and the means to bring it up to date. */
export interface OpenSources {
	readonly corpus: CorpusReader;
	/** It answers as it was saved, before any source is read. */
	readonly isSaved: boolean;
	/**
	 * Reads what is new or changed; with a signal that is aborted, only as far as it has come. One at a time. `only` are
	 * the URIs of the files that are known to have changed, if that is known.
	 */
	refresh(options: LoadOptions & { readonly only?: readonly string[] }): Promise<RefreshedSources>;
	/** Whether a file is one of the sources. */
	holds(uri: string): boolean;
	close(): Promise<void>;
}

export interface RefreshedSources {
	readonly problems: readonly Problem[];
	readonly notes: readonly SourcesNote[];
	/** How many sources were left unread. */
	readonly left: number;
	/** Whether the corpus holds anything else than before. */
	readonly changed: boolean;
}

/** The ledger that a draft's decisions are kept in. */
export interface LedgerPlace {
	readonly path: string;
	/** How the draft is named in it. */
	readonly draft: string;
	/** "" when there is no file yet. */
	readonly text: string;
}

/** What of the settings tells which files are the sources, and how they are read. */
export type SourceChoice = Pick<Config, "sources" | "exclude" | "useGitignore" | "reading">;

/** What the host gives the server: all access to files is here. */
export interface Ports {
	/** `folder` is the URI of the draft's workspace folder. Undefined for a draft that is not saved to a file. */
	readLedger(draft: string, folder: string | undefined): Promise<LedgerPlace | undefined>;
	/** Files may change without anybody being told, as on network drives: they are looked at again now and then. */
	readonly missesChanges: boolean;
	appendToLedger(path: string, lines: string): Promise<void>;
	/**
	 * Removes from the client's folder the indexes that are long unused, but for those of the names `kept`. Gives a line
	 * for each that is gone.
	 */
	removeStaleIndexes?(storage: string, kept: ReadonlySet<string>): Promise<readonly string[]>;
	/**
	 * `folder` is the URI of the workspace folder that relative patterns start from. No patterns: the articles that ship.
	 * `storage` is the path of a folder that the index may be kept in, if the client gives one.
	 */
	sourceSet(choice: SourceChoice, folder: string | undefined, storage: string | undefined): SourceSet;
}
