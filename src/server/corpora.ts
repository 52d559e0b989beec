import * as l10n from "@vscode/l10n";
import type { CorpusReader } from "../index.js";
import { isSkippedFolder } from "../ingest/ignore-rules.js";
import type { ReadingProgress, SourcesNote } from "../protocol/index.js";
import { told } from "./language.js";
import type { OpenSources, Problem, SourceSet, Watch } from "./ports.js";
import { followReading } from "./reading-progress.js";
import { namesWithin } from "./uri.js";

/** A corpus and what is known of its sources. */
export interface Shelf {
	readonly set: SourceSet;
	readonly corpus: CorpusReader;
	/** Grows with every change of the sources. */
	readonly edition: number;
	readonly problems: readonly Problem[];
	readonly notes: readonly SourcesNote[];
	/** Whether a file is one of the sources. */
	holds(uri: string): boolean;
}

export interface Corpora {
	/**
	 * The corpus of a set of sources, read and indexed on first use, or as it was saved. Rejects when the sources cannot
	 * be read at all.
	 */
	get(set: SourceSet): Promise<Shelf>;
	/** Reads again those sets that hold, or would hold, one of the files. Gives whether that changed anything. */
	filesChanged(uris: readonly string[]): Promise<boolean>;
	/** Reads every set again. */
	readAgain(): Promise<void>;
	/** Looks for what changed; gives whether anything did. */
	rescan(): Promise<boolean>;
	/** Leaves what is being read as far as it has come; the shelf tells how much is missing. */
	stop(): void;
	/** Closes every corpus but those in use. */
	keepOnly(keys: ReadonlySet<string>): void;
	close(): Promise<void>;
}

function unread(left: number): Problem {
	return {
		path: left === 1 ? l10n.t("1 source") : l10n.t("{0} sources", left),
		message: l10n.t("reading was stopped; run Read Sources Again to go on"),
	};
}

/** What a reading said of the sources. */
type Told = Pick<Shelf, "problems" | "notes">;

const nothing: Told = { problems: [], notes: [] };

function isSame(some: Told, others: Told): boolean {
	return JSON.stringify([some.problems, some.notes]) === JSON.stringify([others.problems, others.notes]);
}

/** Whether a file may be one of the sources: what lies in folders that are never walked, such as `.git`, is none. */
function mayBeOf(uri: string, { baseUri }: Watch): boolean {
	const folders = namesWithin(uri, baseUri)?.slice(0, -1);
	return folders !== undefined && !folders.some(isSkippedFolder);
}

function inWords({ path, message }: Problem): Problem {
	return { path, message: told("source", message) };
}

interface Entry {
	readonly set: SourceSet;
	readonly sources: Promise<OpenSources>;
	/** Ends what is being read. */
	reading: AbortController;
	shelf: Promise<Shelf>;
	/** By the last reading; undefined before the first. */
	told: Told | undefined;
	/** The last reading that was asked for. */
	refreshed: Promise<unknown>;
}

export interface CorporaListener {
	/** A corpus that answered as it was saved has been brought up to date, and was changed by it. */
	onFresh(): void;
	/** The sources of a set are being read; `undefined` when that is over. */
	onReading(key: string, progress: ReadingProgress | undefined): void;
}

export function openCorpora({ onFresh, onReading }: CorporaListener): Corpora {
	const entries = new Map<string, Entry>();
	let editions = 0;

	function shelfOf(set: SourceSet, { corpus, holds }: OpenSources, told: Told): Shelf {
		return { set, corpus, ...told, edition: editions++, holds };
	}

	async function read(entry: Entry, only?: readonly string[]): Promise<boolean> {
		const sources = await entry.sources;
		const reading = new AbortController();
		entry.reading = reading;
		const following = followReading((progress) => onReading(entry.set.key, progress));
		try {
			const { problems, notes, left, changed } = await sources.refresh({
				...(only && { only }),
				signal: reading.signal,
				onProgress: following.update,
			});
			const unreadable = problems.map(inWords);
			const said = { problems: left === 0 ? unreadable : [unread(left), ...unreadable], notes };
			const isNews = changed || !isSame(entry.told ?? nothing, said);
			if (isNews || !entry.told) entry.shelf = Promise.resolve(shelfOf(entry.set, sources, said));
			entry.told = said;
			return isNews;
		} finally {
			following.end();
		}
	}

	function readNext(entry: Entry, only?: readonly string[]): Promise<boolean> {
		const next = entry.refreshed.catch(() => undefined).then(() => read(entry, only));
		entry.refreshed = next;
		return next;
	}

	/** What was saved answers at once, and is brought up to date behind. */
	async function firstShelf(entry: Entry): Promise<Shelf> {
		const sources = await entry.sources;
		const first = readNext(entry);
		if (!sources.isSaved) {
			await first;
			return entry.shelf;
		}
		first.then(
			(changed) => changed && onFresh(),
			() => undefined,
		);
		return shelfOf(entry.set, sources, nothing);
	}

	function entryOf(set: SourceSet): Entry {
		const known = entries.get(set.key);
		if (known) return known;
		const sources = set.open();
		const entry: Entry = {
			...{ set, sources, told: undefined, reading: new AbortController() },
			...{ refreshed: sources, shelf: sources.then(() => firstShelf(entry)) },
		};
		entries.set(set.key, entry);
		return entry;
	}

	async function closeEntry(entry: Entry): Promise<void> {
		entry.reading.abort();
		await entry.refreshed.catch(() => undefined);
		await (await entry.sources).close();
	}

	return {
		async get(set) {
			const entry = entryOf(set);
			try {
				return await entry.shelf;
			} catch (error) {
				// The next one who asks tries again.
				entries.delete(set.key);
				void closeEntry(entry).catch(() => undefined);
				throw error;
			}
		},
		async filesChanged(uris) {
			const touched = [...entries.values()].flatMap((entry) => {
				const own = uris.filter((uri) => entry.set.watches.some((watch) => mayBeOf(uri, watch)));
				return own.length > 0 ? [readNext(entry, own)] : [];
			});
			const done = await Promise.allSettled(touched);
			return done.some((one) => one.status === "rejected" || one.value);
		},
		async readAgain() {
			await Promise.allSettled([...entries.values()].map((entry) => readNext(entry)));
		},
		async rescan() {
			const own = [...entries.values()].filter(({ set }) => set.watches.length > 0);
			const done = await Promise.allSettled(own.map((entry) => readNext(entry)));
			return done.some((one) => one.status === "fulfilled" && one.value);
		},
		stop() {
			for (const { reading } of entries.values()) reading.abort();
		},
		keepOnly(keys) {
			for (const [key, entry] of entries) {
				if (keys.has(key)) continue;
				entries.delete(key);
				void closeEntry(entry).catch(() => undefined);
			}
		},
		async close() {
			const open = [...entries.values()];
			entries.clear();
			await Promise.allSettled(open.map(closeEntry));
		},
	};
}
