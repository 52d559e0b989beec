import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { DamagedIndexError } from "../corpus/segment/bytes.js";
import { type CorpusReader, readCorpus } from "../engine/corpus-reader.js";
import { type Exclusion, type SourceProblem, type SourceRules, sourceId } from "../ingest/index.js";
import { diskFolder } from "./disk-folder.js";
import type { FolderPort } from "./folder-port.js";
import { openKeeper } from "./keeper.js";
import type { IndexNote } from "./notes.js";
import { recipe } from "./recipe.js";
import { type Refreshed, type RefreshOptions, refresh } from "./refresh.js";
import { openUnitIndex } from "./unit-index.js";

export interface FileCorpusOptions {
	/** Files, folders and glob patterns that are the sources. */
	readonly sources: readonly string[];
	/** The folder that they and the ids are relative to; the working folder unless told. */
	readonly base?: string;
	/** The folder that the index is kept in, on disk; in memory if there is none. */
	readonly index?: string | FolderPort;
	/** Whether a file is left out, such as the draft itself. */
	readonly isLeftOut?: (path: string) => boolean;
	/** What of the named folders is not to be read. */
	readonly rules?: SourceRules;
	/** How many threads read and index many files: as many as the machine has processors, four at most, unless told. */
	readonly workers?: number;
	/** About how much memory reading may take, in megabytes; 600 unless told. */
	readonly memory?: number;
}

const MOST_WORKERS = 4;

/** The sources that files hold. Opened as they were saved; `refresh` brings them up to date. */
export interface FileCorpus extends CorpusReader {
	/** Reads what changed since. One refresh runs at a time. `only` is heeded once all files have been looked at. */
	refresh(options?: RefreshOptions): Promise<Refreshed>;
	/** It answers from what was saved, all of which is there; otherwise it must be refreshed before it is asked. */
	readonly isWhole: boolean;
	/** Whether a file, by its absolute path, is one of the sources. */
	holds(path: string): boolean;
	/** What happened to the saved index that its user should know. */
	readonly notes: readonly IndexNote[];
	/** Of the last refresh. */
	readonly problems: readonly SourceProblem[];
	/** Merges what many changes left in pieces; checks go on meanwhile. */
	tidy(signal?: AbortSignal): Promise<void>;
	/** Saves what is not saved yet. */
	close(): Promise<void>;
}

export async function openFileCorpus(options: FileCorpusOptions): Promise<FileCorpus> {
	const base = resolve(options.base ?? ".");
	const { sources: patterns, isLeftOut, rules, memory } = options;
	const { workers = Math.min(MOST_WORKERS, availableParallelism()) } = options;
	const ceiling = memory === undefined ? {} : { memory };
	const folder = typeof options.index === "string" ? diskFolder(resolve(options.index)) : options.index;
	const keeper = folder && (await openKeeper(folder, recipe(), base));
	const index = await openUnitIndex(keeper);
	const reader = readCorpus(index.store);
	let refreshing: Promise<unknown> = Promise.resolve();
	let problems: readonly SourceProblem[] = [];
	let excluded: readonly Exclusion[] = [];

	/** Whether every file was looked at, and none of those to be read was left. */
	let isComplete = false;

	async function refreshNow({ only, ...given }: RefreshOptions): Promise<Refreshed> {
		const files = { patterns, base, ...(isLeftOut && { isLeftOut }), ...(rules && { rules }) };
		const { losses } = index;
		const some = only && isComplete ? { only } : {};
		isComplete = false;
		const done = await refresh(index, files, { workers, ...ceiling, ...given, ...some });
		const { lookedAt } = done;
		problems = lookedAt
			? [...problems.filter(({ path }) => !lookedAt.has(path)), ...done.problems]
			: done.problems;
		if (!lookedAt) excluded = done.excluded;
		isComplete = done.left === 0 && given.signal?.aborted !== true && index.losses === losses;
		return { ...done, problems, excluded };
	}

	function refreshed(refreshOptions: RefreshOptions = {}): Promise<Refreshed> {
		const next = refreshing.then(() => refreshNow(refreshOptions));
		refreshing = next.catch(() => undefined);
		return next;
	}

	/** Answers from what is left when a part proves to be damaged; `check` and `refresh` then read it again. */
	function undamaged<T>(ask: () => T): T {
		for (;;) {
			const { losses } = index;
			try {
				return ask();
			} catch (error) {
				if (!(error instanceof DamagedIndexError) || index.losses === losses) throw error;
			}
		}
	}

	return {
		get size() {
			return reader.size;
		},
		get isWhole() {
			return index.isWhole;
		},
		holds: (path) => index.holds(sourceId(path, base)),
		get notes() {
			return index.notes;
		},
		get problems() {
			return problems;
		},
		async check(draft, checkOptions) {
			for (;;) {
				const { losses } = index;
				const release = index.hold();
				try {
					const report = await reader.check(draft, checkOptions);
					if (index.losses === losses) return report;
				} catch (error) {
					if (!(error instanceof DamagedIndexError) || index.losses === losses) throw error;
				} finally {
					release();
				}
				await refreshed();
			}
		},
		search: (query, searchOptions) => undamaged(() => reader.search(query, searchOptions)),
		source: (id) => undamaged(() => reader.source(id)),
		sources: () => undamaged(() => reader.sources()),
		factsOf: (id) => undamaged(() => reader.factsOf(id)),
		remarksOf: (id) => undamaged(() => reader.remarksOf(id)),
		claimsOf: (id) => undamaged(() => reader.claimsOf(id)),
		refresh: refreshed,
		tidy: (signal) => index.tidy(signal),
		async close() {
			await refreshing;
			await index.close();
		},
	};
}
