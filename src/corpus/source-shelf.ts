import type { LiveSegment } from "./live-segment.js";
import { type StoredSource, storedSource } from "./stored-source.js";

/** Keeps the sources that were read last, so that one that is asked for again need not be read anew. */
export interface SourceShelf {
	get(live: LiveSegment, document: number): StoredSource;
}

interface Kept {
	readonly source: StoredSource;
	/** About what it takes in memory, in sentences whose facts were read. */
	weight: number;
}

/** A source that was opened takes about as much memory as the facts of so many of its sentences, for each 1,000 characters. */
const OPENED = 1;
/** More segments than documents of one fit in a number beside theirs. */
const DOCUMENTS = 2 ** 26;
/** Of the sources that nobody holds any more, so many are noted before the notes are looked through. */
const NOTES = 4096;

/**
 * Keeps sources up to a weight. A source that is dropped but still held by somebody is given again, so that what was
 * found out about it once need not be found out again.
 */
export function createSourceShelf(most: number): SourceShelf {
	/** Those asked for last come last. */
	const kept = new Map<number, Kept>();
	const alive = new Map<number, WeakRef<StoredSource>>();
	let weight = 0;
	let notes = NOTES;

	function drop(): void {
		for (const [key, { weight: own }] of kept) {
			if (weight <= most || kept.size <= 1) return;
			kept.delete(key);
			weight -= own;
		}
	}

	function keep(key: number, source: StoredSource, own: number): void {
		kept.set(key, { source, weight: own });
		weight += own;
		drop();
	}

	function note(key: number, source: StoredSource): void {
		alive.set(key, new WeakRef(source));
		if (alive.size < notes) return;
		for (const [other, reference] of alive) if (!reference.deref()) alive.delete(other);
		notes = Math.max(NOTES, alive.size * 2);
	}

	return {
		get(live, document) {
			const key = live.serial * DOCUMENTS + document;
			const known = kept.get(key);
			if (known) {
				kept.delete(key);
				kept.set(key, known);
				return known.source;
			}
			const held = alive.get(key)?.deref();
			if (held) {
				keep(key, held, OPENED);
				return held;
			}
			const { segment } = live;
			const source = storedSource(segment.head(document), segment.record(document), () => {
				const own = kept.get(key);
				if (!own) return;
				own.weight++;
				weight++;
				drop();
			});
			note(key, source);
			keep(key, source, Math.max(OPENED, source.input.text.length / 1000));
			return source;
		},
	};
}
