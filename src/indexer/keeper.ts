import type { ByteSink, ByteSource } from "../corpus/segment/byte-source.js";
import { createBlockCache } from "./block-cache.js";
import { type CataloguedSegment, readCatalogue, writeCatalogue } from "./catalogue.js";
import { createCheckedWriter, openChecked } from "./checked-file.js";
import { codeOf, type FolderPort, type NewFile } from "./folder-port.js";
import { type Lock, takeLock } from "./lock.js";
import { mergeAside } from "./merge-aside.js";
import { type IndexNote, inUseNote, lostLockNote, noteOf, notSavedNote } from "./notes.js";
import { segmentFileName, segmentOfFile } from "./segment-file.js";

/** A segment in a file. */
export interface SavedSegment {
	readonly name: string;
	readonly source: ByteSource;
	close(): void;
}

/** A segment that is written, and counts from now on or is thrown away. */
export interface MadeFile {
	finish(onDamage: () => void): Promise<SavedSegment>;
	abandon(): Promise<void>;
}

/** A segment while it is written. */
export interface SegmentFile extends MadeFile {
	readonly sink: ByteSink;
	/** Hands on what waits to be written, if that is much. */
	flush(): Promise<void>;
}

/** What the folder holds when it is opened. */
export interface SavedState {
	/** There was a saved state, and all of it could be opened. */
	readonly isWhole: boolean;
	readonly segments: readonly { readonly saved: SavedSegment; readonly removals: Uint8Array }[];
	readonly stamps: ReadonlyMap<string, string>;
}

/** Keeps segments in the files of a folder. */
export interface Keeper {
	/** Reads what was saved; `onDamage` is told when one of the segments proves to be damaged later. */
	load(onDamage: (name: string) => void): Promise<SavedState>;
	/** Rejects when the disk refuses. Undefined when this process may not write. */
	begin(): Promise<SegmentFile | undefined>;
	/**
	 * Makes one segment of saved ones, in a thread of its own. Undefined when that was stopped or cannot be, as where the
	 * folder is not on disk.
	 */
	merge(parts: readonly CataloguedSegment[], signal: AbortSignal | undefined): Promise<MadeFile | undefined>;
	/** Makes these segments the saved state, whole or not at all. */
	commit(segments: readonly CataloguedSegment[], stamps: ReadonlyMap<string, string>): Promise<void>;
	readonly notes: readonly IndexNote[];
	/** Notes why something was not saved. */
	refused(error: unknown): void;
	close(): Promise<void>;
}

export const catalogueName = "corroborate.index";
/** The folder may hold files of others: what is removed from it must be sure to be our own. */
const oldLocks = /^corroborate\.lock\.[0-9a-f-]{36}$/;
const unfinishedFiles = /^(?:corroborate\.index\.)?\d+-\d+\.new$/;

/** Whether a file, by its name, is one that an index consists of; its lock is told apart. */
export function isOwnFile(name: string): boolean {
	return (
		name === catalogueName ||
		segmentOfFile(name) !== undefined ||
		oldLocks.test(name) ||
		unfinishedFiles.test(name)
	);
}

/** Blocks of all segments are kept up to so many bytes. */
const CACHE = 32_000_000;
/** Bytes are written in pieces of about so many. */
const PIECE = 1 << 20;
/** A reader may meet segments that the writer has just merged away: then it reads the catalogue again. */
const READ_TRIES = 5;

let writings = 0;

/** Opens the folder of an index. Rejects when it cannot even be listed or locked for other reasons than being in use. */
export async function openKeeper(folder: FolderPort, recipe: string, base: string): Promise<Keeper> {
	const cache = createBlockCache(CACHE);
	const notes = new Map<string, IndexNote>();
	const say = (note: IndexNote): void => void notes.set(note.message, note);
	let lock: Lock | undefined;
	try {
		await folder.list();
		const taken = await takeLock(folder);
		if ("pid" in taken) say(inUseNote(taken.pid));
		else lock = taken;
	} catch (error) {
		say(notSavedNote(codeOf(error)));
	}

	async function openSegment(name: string, onDamage: () => void): Promise<SavedSegment> {
		const file = await folder.open(segmentFileName(name));
		try {
			return { name, source: openChecked(file, name, cache, onDamage), close: () => file.close() };
		} catch (error) {
			file.close();
			throw error;
		}
	}

	async function readCatalogueFile(): Promise<Uint8Array | undefined> {
		try {
			return await folder.readWhole(catalogueName);
		} catch {
			if (lock) say(noteOf("unreadable"));
			return undefined;
		}
	}

	async function loadOnce(
		onDamage: (name: string) => void,
		isLastTry: boolean,
	): Promise<SavedState | undefined> {
		const none: SavedState = { isWhole: false, segments: [], stamps: new Map() };
		const bytes = await readCatalogueFile();
		if (!bytes) return none;
		const catalogue = readCatalogue(bytes);
		if (typeof catalogue === "string") {
			say(noteOf(catalogue === "version" ? "otherVersion" : catalogue));
			return none;
		}
		if (catalogue.recipe !== recipe || catalogue.base !== base) {
			say(noteOf(catalogue.recipe !== recipe ? "otherVersion" : "otherBase"));
			return none;
		}
		const segments: { saved: SavedSegment; removals: Uint8Array }[] = [];
		for (const { name, removals } of catalogue.segments) {
			try {
				segments.push({ saved: await openSegment(name, () => onDamage(name)), removals });
			} catch (error) {
				if (!isLastTry && codeOf(error) === "ENOENT") {
					for (const { saved } of segments) saved.close();
					return undefined;
				}
				say(noteOf("damaged"));
			}
		}
		const isWhole = segments.length === catalogue.segments.length;
		return { isWhole, segments, stamps: catalogue.stamps };
	}

	async function writeWhole(name: string, bytes: Uint8Array): Promise<void> {
		const fresh = `${name}.${process.pid}-${writings++}.new`;
		const file = await folder.create(fresh);
		try {
			await file.write(bytes);
			await file.finish();
			await folder.rename(fresh, name);
		} catch (error) {
			await file.abandon().catch(() => undefined);
			await folder.remove(fresh).catch(() => undefined);
			throw error;
		}
		await folder.sync();
	}

	/** What no catalogue names is left behind by a process that was ended, or was merged away. */
	async function removeOthers(names: ReadonlySet<string>): Promise<void> {
		for (const file of await folder.list()) {
			const segment = segmentOfFile(file);
			const isUnused = segment !== undefined && !names.has(segment);
			const isUnfinished = unfinishedFiles.test(file) && !writing.has(file);
			// one that is still open somewhere stays on some systems, until the next time
			if (isUnused || isUnfinished || oldLocks.test(file)) await folder.remove(file).catch(() => undefined);
		}
	}

	const writing = new Set<string>();

	function freshName(): string {
		const fresh = `${process.pid}-${writings++}.new`;
		writing.add(fresh);
		return fresh;
	}

	async function forget(fresh: string): Promise<void> {
		await folder.remove(fresh).catch(() => undefined);
		writing.delete(fresh);
	}

	/** Gives a whole file its name. */
	async function settle(fresh: string, name: string, onDamage: () => void): Promise<SavedSegment> {
		try {
			await folder.rename(fresh, segmentFileName(name));
			return await openSegment(name, onDamage);
		} catch (error) {
			await forget(fresh);
			throw error;
		} finally {
			writing.delete(fresh);
		}
	}

	function segmentFile(file: NewFile, fresh: string): SegmentFile {
		const writer = createCheckedWriter(file);
		async function abandon(): Promise<void> {
			await file.abandon().catch(() => undefined);
			await forget(fresh);
		}
		async function written(): Promise<string> {
			try {
				const name = await writer.finish();
				await file.finish();
				return name;
			} catch (error) {
				await abandon();
				throw error;
			}
		}
		return {
			sink: writer,
			flush: async () => {
				if (writer.waiting > PIECE) await writer.flush();
			},
			finish: async (onDamage) => settle(fresh, await written(), onDamage),
			abandon,
		};
	}

	async function mayWrite(): Promise<boolean> {
		if (!lock) return false;
		if (await lock.isHeld()) return true;
		say(lostLockNote);
		await lock.release();
		lock = undefined;
		return false;
	}

	return {
		get notes() {
			return [...notes.values()];
		},
		refused: (error) => say(notSavedNote(codeOf(error))),
		async load(onDamage) {
			for (let left = READ_TRIES; ; left--) {
				const state = await loadOnce(onDamage, left <= 1);
				if (!state) continue;
				const names = new Set(state.segments.map(({ saved }) => saved.name));
				if (lock) await removeOthers(names).catch(() => undefined);
				return state;
			}
		},
		async begin() {
			if (!(await mayWrite())) return undefined;
			const fresh = freshName();
			return segmentFile(await folder.create(fresh), fresh);
		},
		async merge(parts, signal) {
			if (folder.path === undefined || !(await mayWrite())) return undefined;
			const fresh = freshName();
			const name = await mergeAside({ path: folder.path, fresh, parts }, signal);
			if (name === undefined) {
				await forget(fresh);
				return undefined;
			}
			return { finish: (onDamage) => settle(fresh, name, onDamage), abandon: () => forget(fresh) };
		},
		async commit(segments, stamps) {
			if (!(await mayWrite())) return;
			// the segments are found by their names before the catalogue tells of them
			await folder.sync();
			await writeWhole(catalogueName, writeCatalogue({ recipe, base, segments, stamps }));
			await removeOthers(new Set(segments.map(({ name }) => name)));
		},
		async close() {
			await lock?.release();
			lock = undefined;
		},
	};
}
