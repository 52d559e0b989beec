import * as l10n from "@vscode/l10n";
import { type Corpus, openCorpus, type SourceInput } from "../index.js";
import type { Problem, SourceSet } from "./ports.js";
import { isInside, sameUri } from "./uri.js";

/** A corpus and what is known of its sources. */
export interface Shelf {
	readonly set: SourceSet;
	readonly corpus: Corpus;
	/** Grows with every change of the sources. */
	readonly edition: number;
	readonly problems: readonly Problem[];
	/** Whether a file is one of the sources. */
	holds(uri: string): boolean;
}

export type OnProgress = (done: number, total: number) => void;

export interface Corpora {
	/** The corpus of a set of sources, read and indexed on first use. Rejects when the sources cannot be read at all. */
	get(set: SourceSet, onProgress?: OnProgress): Promise<Shelf>;
	/** Reads again those sets that hold, or would hold, one of the files. Gives whether any did. */
	filesChanged(uris: readonly string[]): Promise<boolean>;
	/** Reads every set again. */
	readAgain(): Promise<void>;
	/** Leaves what is being read as far as it has come; the shelf tells how much is missing. */
	stop(): void;
	/** Closes every corpus but those in use. */
	keepOnly(keys: ReadonlySet<string>): void;
	close(): Promise<void>;
}

function isSame(a: SourceInput, b: SourceInput): boolean {
	return (
		a.text === b.text &&
		a.title === b.title &&
		a.publisher === b.publisher &&
		a.published === b.published &&
		a.uri === b.uri
	);
}

function unread(left: number): Problem {
	return {
		path: left === 1 ? l10n.t("1 source") : l10n.t("{0} sources", left),
		message: l10n.t("reading was stopped; run Read Sources Again to go on"),
	};
}

function createShelf(set: SourceSet, listeners: ReadonlySet<OnProgress>) {
	let total = 0;
	let edition = 0;
	let problems: readonly Problem[] = [];
	let files = new Set<string>();
	let isStopped = false;
	const opened = openCorpus({
		onProgress(done) {
			for (const listener of listeners) listener(done, total);
		},
	});

	async function read(): Promise<Shelf> {
		const corpus = await opened;
		isStopped = false;
		const loaded = await set.load();
		const wanted = new Map(loaded.sources.map((source) => [source.id, source]));
		await corpus.remove(
			corpus
				.sources()
				.filter(({ id }) => !wanted.has(id))
				.map(({ id }) => id),
		);
		const fresh = loaded.sources.filter((source) => {
			const old = corpus.source(source.id);
			return !old || !isSame(old, source);
		});
		total = fresh.length;
		let left = fresh.length;
		function* untilStopped() {
			for (const source of fresh) {
				if (isStopped) return;
				left--;
				yield source;
			}
		}
		await corpus.add(untilStopped());
		files = new Set(loaded.sources.flatMap(({ uri }) => (uri === undefined ? [] : [sameUri(uri)])));
		problems = left === 0 ? loaded.problems : [unread(left), ...loaded.problems];
		edition++;
		return {
			set,
			corpus,
			problems,
			edition,
			holds: (uri) => files.has(sameUri(uri)),
		};
	}

	return {
		read,
		stop() {
			isStopped = true;
		},
		close: async () => (await opened).close(),
	};
}

export function openCorpora(): Corpora {
	interface Entry {
		readonly set: SourceSet;
		readonly listeners: Set<OnProgress>;
		readonly shelf: ReturnType<typeof createShelf>;
		current: Promise<Shelf>;
	}
	const entries = new Map<string, Entry>();

	function entryOf(set: SourceSet): Entry {
		const known = entries.get(set.key);
		if (known) return known;
		const listeners = new Set<OnProgress>();
		const shelf = createShelf(set, listeners);
		const entry: Entry = { set, listeners, shelf, current: shelf.read() };
		entries.set(set.key, entry);
		return entry;
	}

	function reread(entry: Entry): Promise<Shelf> {
		entry.current = entry.current.catch(() => undefined).then(() => entry.shelf.read());
		return entry.current;
	}

	return {
		async get(set, onProgress) {
			const entry = entryOf(set);
			if (onProgress) entry.listeners.add(onProgress);
			try {
				return await entry.current;
			} catch (error) {
				// The next one who asks tries again.
				entries.delete(set.key);
				throw error;
			} finally {
				if (onProgress) entry.listeners.delete(onProgress);
			}
		},
		async filesChanged(uris) {
			const touched = [...entries.values()].filter(({ set }) =>
				set.watches.some(({ baseUri }) => uris.some((uri) => isInside(uri, baseUri))),
			);
			await Promise.allSettled(touched.map(reread));
			return touched.length > 0;
		},
		async readAgain() {
			await Promise.allSettled([...entries.values()].map(reread));
		},
		stop() {
			for (const { shelf } of entries.values()) shelf.stop();
		},
		keepOnly(keys) {
			for (const [key, entry] of entries) {
				if (keys.has(key)) continue;
				entries.delete(key);
				void entry.current.catch(() => undefined).then(() => entry.shelf.close());
			}
		},
		async close() {
			await Promise.allSettled([...entries.values()].map(({ shelf }) => shelf.close()));
			entries.clear();
		},
	};
}
