import { attachSegment, removeUnit, type UnitNames } from "../corpus/attach.js";
import { createLiveSegment, type LiveSegment } from "../corpus/live-segment.js";
import { planMerge } from "../corpus/merge-plan.js";
import type { Unit } from "../corpus/segment/build.js";
import { type ByteSource, memorySource } from "../corpus/segment/byte-source.js";
import { DamagedIndexError } from "../corpus/segment/bytes.js";
import type { UnitHead } from "../corpus/segment/head.js";
import { openSegment } from "../corpus/segment/segment.js";
import { createSegmentStore, type Store } from "../corpus/segment-store.js";
import { createBreath } from "./breathe.js";
import { carryRemovals } from "./carry-removals.js";
import { beginGroup } from "./group.js";
import type { Keeper, SavedSegment } from "./keeper.js";
import { makeMerged } from "./merging.js";
import { type IndexNote, noteOf } from "./notes.js";
import { deflated } from "./packing.js";

/** An index that is kept up to date by units: whole files with what sources are in them. */
export interface UnitIndex {
	readonly store: Store;
	readonly units: number;
	/** It was saved before, and all of it could be opened. */
	readonly isWhole: boolean;
	/** Whether a unit has sources. */
	holds(key: string): boolean;
	/** What is kept of a unit; undefined of one that must be read. */
	known(key: string): UnitHead | undefined;
	keys(): Generator<string, void>;
	/** Puts units in the place of those with their keys, and saves them. */
	put(units: AsyncIterable<Unit> | Iterable<Unit>): Promise<void>;
	/**
	 * The same with units that were made a segment elsewhere; `units` are the segment's own, in order. Tells whether
	 * nobody reads the segment's bytes any more, since they are on disk now.
	 */
	adopt(segment: Uint8Array, units: readonly UnitNames[]): Promise<boolean>;
	/** Leaves units out; that is saved with what is put next, or by `save`. */
	forget(keys: Iterable<string>): Promise<void>;
	/** Notes that a unit is unchanged though its stamp is another. */
	restamp(key: string, stamp: string): void;
	save(): Promise<void>;
	/** Makes few segments of many, as long as there are some to be merged and nobody stops it. */
	tidy(signal?: AbortSignal): Promise<void>;
	/** How often a part of the index was lost because it proved to be damaged; its units are no longer known. */
	readonly losses: number;
	readonly notes: readonly IndexNote[];
	/** Keeps open what is in use now, until it is let go by calling what this gives. */
	hold(): () => void;
	close(): Promise<void>;
}

/** A segment in use. Without `saved` it is in memory, until it can be written to disk. */
interface Entry {
	readonly live: LiveSegment;
	readonly bytes: ByteSource;
	readonly saved: SavedSegment | undefined;
}

/** Without a keeper everything is in memory. */
export async function openUnitIndex(keeper: Keeper | undefined): Promise<UnitIndex> {
	const store = createSegmentStore();
	const said = new Map<string, IndexNote>();
	let entries: readonly Entry[] = [];
	let stamps = new Map<string, string>();
	let losses = 0;
	let isWhole = false;
	let isStale = false;
	let queue: Promise<unknown> = Promise.resolve();
	let holds = 0;
	let retired: SavedSegment[] = [];

	/** One change after the other: each leaves a state that may be saved. */
	function alone<T>(act: () => Promise<T>): Promise<T> {
		const done = queue.then(act);
		queue = done.catch(() => undefined);
		return done;
	}

	/** Closes a segment that is no longer used, once nobody can be in the middle of reading it. */
	function retire(saved: SavedSegment | undefined): void {
		if (saved) retired.push(saved);
		if (holds > 0) return;
		for (const one of retired) one.close();
		retired = [];
	}

	function use(next: readonly Entry[], isChange: boolean): void {
		entries = next;
		store.use(
			next.map(({ live }) => live),
			isChange,
		);
		isStale = true;
	}

	/** Leaves out what proved to be damaged at once: it must not answer any more. */
	function lose(name: string): void {
		const lost = entries.find(({ saved }) => saved?.name === name);
		if (!lost) return;
		use(
			entries.filter((entry) => entry !== lost),
			true,
		);
		losses++;
		const note = noteOf("damaged");
		said.set(note.message, note);
		retire(lost.saved);
	}

	async function load(from: Keeper): Promise<void> {
		const state = await from.load(lose);
		const found: Entry[] = [];
		for (const { saved, removals } of state.segments) {
			try {
				const live = createLiveSegment(openSegment(saved.source, deflated), removals);
				found.push({ live, bytes: saved.source, saved });
			} catch (error) {
				if (!(error instanceof DamagedIndexError)) throw error;
				said.set(noteOf("damaged").message, noteOf("damaged"));
				saved.close();
			}
		}
		use(found, true);
		stamps = new Map(state.stamps);
		isStale = found.length < state.segments.length;
		isWhole = state.isWhole && !isStale;
	}

	/** Runs an act anew without what proved to be damaged on the way. */
	function undamaged<T>(act: () => T): T {
		for (;;) {
			const before = losses;
			try {
				return act();
			} catch (error) {
				if (!(error instanceof DamagedIndexError) || losses === before) throw error;
			}
		}
	}

	function attach(bytes: Uint8Array, units: readonly UnitNames[]): void {
		// what stays in memory must not keep more room than it needs
		const source = memorySource(keeper ? bytes : bytes.slice());
		const live = createLiveSegment(openSegment(source, deflated));
		undamaged(() => attachSegment(store, live, units));
		use([...entries, { live, bytes: source, saved: undefined }], true);
		for (const { key } of units) stamps.delete(key);
	}

	/** Writes to disk what is in memory alone. False when it cannot be. */
	async function write(entry: Entry, to: Keeper): Promise<boolean> {
		const file = await to.begin();
		if (!file) return false;
		let saved: SavedSegment;
		try {
			const { bytes } = entry;
			for (let at = 0; at < bytes.length; at += PIECE) {
				file.sink.write(bytes.read(at, Math.min(bytes.length, at + PIECE)));
				await file.flush();
			}
		} catch (error) {
			await file.abandon();
			throw error;
		}
		saved = await file.finish(() => lose(saved.name));
		const live = createLiveSegment(openSegment(saved.source, deflated), entry.live.removals());
		use(
			entries.map((other) => (other === entry ? { live, bytes: saved.source, saved } : other)),
			false,
		);
		return true;
	}

	async function saveNow(): Promise<void> {
		if (!keeper || !isStale) return;
		try {
			// the saved state stays as it was until all of the new one can be saved
			for (const entry of entries) if (!entry.saved && !(await write(entry, keeper))) return;
			const segments = entries.flatMap(({ live, saved }) =>
				saved ? [{ name: saved.name, removals: live.removals() }] : [],
			);
			await keeper.commit(segments, stamps);
			isStale = false;
		} catch (error) {
			keeper.refused(error);
		}
	}

	async function merge(given: readonly Entry[], signal: AbortSignal | undefined): Promise<boolean> {
		const chosen = risingEntries(given);
		const parts = chosen.map(({ live, saved }) => ({
			live: createLiveSegment(live.segment, live.removals()),
			name: saved?.name,
		}));
		const isUnwanted = (): boolean =>
			signal?.aborted === true || !chosen.every((entry) => entries.includes(entry));
		try {
			const made = await makeMerged(parts, keeper, { isUnwanted, signal });
			if (!made) return signal?.aborted !== true;
			await alone(async () => {
				if (isUnwanted()) return made.abandon();
				const { source, saved } = await made.segment(lose);
				const live = createLiveSegment(openSegment(source, deflated));
				carryRemovals(
					parts.map((part) => part.live),
					chosen.map((entry) => entry.live),
					live,
				);
				const others = entries.filter((entry) => !chosen.includes(entry));
				use(live.units > 0 ? [...others, { live, bytes: source, saved }] : others, false);
				await saveNow();
				for (const entry of chosen) retire(entry.saved);
			});
			return true;
		} catch (error) {
			if (error instanceof DamagedIndexError) return true;
			keeper?.refused(error);
			return false;
		}
	}

	if (keeper) await load(keeper);

	function find(key: string): { live: LiveSegment; unit: number } | undefined {
		for (const { live } of entries)
			for (const unit of live.segment.findUnits(key)) if (live.isLiveUnit(unit)) return { live, unit };
		return undefined;
	}

	return {
		store,
		get units() {
			return entries.reduce((sum, { live }) => sum + live.units, 0);
		},
		get isWhole() {
			return isWhole && losses === 0;
		},
		holds: (key) =>
			undamaged(() => {
				const place = find(key);
				if (!place) return false;
				const [first, next] = place.live.segment.documentsOf(place.unit);
				for (let document = first; document < next; document++) if (place.live.isLive(document)) return true;
				return false;
			}),
		get losses() {
			return losses;
		},
		get notes() {
			return [...said.values(), ...(keeper?.notes ?? [])];
		},
		known: (key) =>
			undamaged(() => {
				const place = find(key);
				if (!place) return undefined;
				const head = place.live.segment.unit(place.unit);
				return { ...head, stamp: stamps.get(key) ?? head.stamp };
			}),
		*keys() {
			for (const { live } of entries) {
				for (let unit = 0; unit < live.segment.counts.units; unit++)
					if (live.isLiveUnit(unit)) yield live.segment.unit(unit).key;
			}
		},
		async put(units) {
			const breath = createBreath();
			let group = beginGroup();
			for await (const unit of units) {
				group.add(unit);
				await breath();
				if (!group.isFull()) continue;
				await adopt(group.finish(), group.units);
				group = beginGroup();
			}
			if (group.units.length > 0) await adopt(group.finish(), group.units);
		},
		adopt,
		forget: (keys) =>
			alone(async () => {
				let found = false;
				for (const key of keys) {
					const isKnown = undamaged(() =>
						removeUnit(
							entries.map(({ live }) => live),
							key,
						),
					);
					found = isKnown || found;
					stamps.delete(key);
				}
				if (!found) return;
				isStale = true;
				store.changed();
			}),
		restamp(key, stamp) {
			stamps.set(key, stamp);
			isStale = true;
		},
		save: () => alone(saveNow),
		async tidy(signal) {
			for (let goesOn = true; goesOn && !signal?.aborted; ) {
				const sizes = entries.map((entry) => ({
					...{ documents: entry.live.documents, removed: entry.live.removed, entry },
				}));
				const chosen = planMerge(sizes).map(({ entry }) => entry);
				if (chosen.length === 0) return;
				goesOn = await merge(chosen, signal);
			}
		},
		hold() {
			holds++;
			return () => {
				holds--;
				retire(undefined);
			};
		},
		async close() {
			await alone(saveNow);
			for (const { saved } of entries) retire(saved);
			use([], true);
			await keeper?.close();
		},
	};

	function adopt(segment: Uint8Array, units: readonly UnitNames[]): Promise<boolean> {
		return alone(async () => {
			attach(segment, units);
			const bytes = entries.at(-1)?.bytes;
			await saveNow();
			return holds === 0 && entries.every((entry) => entry.bytes !== bytes);
		});
	}
}

/**
 * The entries by their first ids. Files are read in the order of their ids, a run of neighbours to a segment: put
 * together in this order their ids go on rising.
 */
function risingEntries(entries: readonly Entry[]): readonly Entry[] {
	try {
		const firsts = new Map(
			entries.map((entry) => {
				const { segment } = entry.live;
				return [entry, segment.documents.size > 0 ? segment.head(0).input.id : ""];
			}),
		);
		const firstOf = (entry: Entry): string => firsts.get(entry) ?? "";
		return [...entries].sort((a, b) => (firstOf(a) < firstOf(b) ? -1 : 1));
	} catch (error) {
		// the merge itself will meet the damage
		if (error instanceof DamagedIndexError) return entries;
		throw error;
	}
}

const PIECE = 1 << 20;
