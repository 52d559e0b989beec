import type { FolderPort, NewFile } from "../../src/indexer/folder-port.js";

/** A folder in memory whose disk can be pulled out at any step. */
export interface FaultyFolder {
	readonly port: FolderPort;
	/** What the disk holds: of each file its bytes. */
	readonly files: ReadonlyMap<string, Uint8Array>;
	/** How many steps were taken. */
	readonly steps: number;
	/** How many files are open for reading. */
	readonly open: number;
}

export interface Faults {
	/** From this step on nothing is done any more, as if the process had been ended there. */
	readonly endsAt?: number;
	/** At this step, and every later one that writes, there is no room. */
	readonly room?: number;
	/** What a machine that stops may lose: whether a rename that was not synced is kept. */
	readonly keepsRename?: (step: number) => boolean;
}

class FileFault extends Error {
	constructor(readonly code: string) {
		super(code);
	}
}

/** A number that no process has. */
export const NOBODY = 2 ** 22 + 7;

/**
 * Folder contents go on from `start`. When the process is ended, a file that was being written stays as far as it had
 * come: half of the last piece is there. Renames that were not followed by `sync` may be undone.
 */
export function faultyFolder(start: ReadonlyMap<string, Uint8Array>, faults: Faults = {}): FaultyFolder {
	const files = new Map(start);
	let steps = 0;
	let open = 0;
	let unsynced: (() => void)[] = [];

	/** A step that the disk takes, or not. */
	function step(writes: number): void {
		steps++;
		if (faults.endsAt !== undefined && steps >= faults.endsAt) {
			if (steps === faults.endsAt) stop();
			throw new FileFault("ENDED");
		}
		if (faults.room === undefined || writes === 0) return;
		const used = [...files.values()].reduce((sum, { length }) => sum + length, 0);
		if (used + writes > faults.room) throw new FileFault("ENOSPC");
	}

	function stop(): void {
		for (const [i, undo] of unsynced.reverse().entries())
			if (faults.keepsRename?.(steps + i) === false) undo();
		unsynced = [];
	}

	function isEnding(): boolean {
		return faults.endsAt === steps + 1;
	}

	function newFile(name: string): NewFile {
		let isOpen = true;
		const append = (bytes: Uint8Array): void =>
			void files.set(name, Buffer.concat([files.get(name) ?? new Uint8Array(0), bytes]));
		return {
			async write(bytes) {
				if (isEnding()) append(bytes.subarray(0, bytes.length >> 1));
				step(bytes.length);
				append(bytes);
			},
			async finish() {
				isOpen = false;
				step(0);
			},
			async abandon() {
				if (!isOpen) throw new FileFault("EBADF");
				isOpen = false;
				step(0);
			},
		};
	}

	const port: FolderPort = {
		async list() {
			step(0);
			return [...files.keys()];
		},
		async readWhole(name) {
			step(0);
			return files.get(name);
		},
		async open(name) {
			step(0);
			const bytes = files.get(name);
			if (!bytes) throw new FileFault("ENOENT");
			open++;
			return {
				length: bytes.length,
				read(into, position) {
					const part = bytes.subarray(position, position + into.length);
					into.set(part);
					return part.length;
				},
				close: () => void open--,
			};
		},
		async create(name) {
			step(1);
			if (files.has(name)) throw new FileFault("EEXIST");
			files.set(name, new Uint8Array(0));
			return newFile(name);
		},
		async rename(from, to) {
			step(0);
			const bytes = files.get(from);
			if (!bytes) throw new FileFault("ENOENT");
			const before = files.get(to);
			files.delete(from);
			files.set(to, bytes);
			unsynced.push(() => {
				files.set(from, bytes);
				if (before) files.set(to, before);
				else files.delete(to);
			});
		},
		async remove(name) {
			step(0);
			files.delete(name);
		},
		async sync() {
			step(0);
			unsynced = [];
		},
	};

	return {
		port,
		files,
		get steps() {
			return steps;
		},
		get open() {
			return open;
		},
	};
}

/** The files as they are when the process that wrote them is no more. */
export function afterItsEnd(files: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
	const left = new Map(files);
	const lock = left.get("corroborate.lock");
	if (lock) {
		const text = new TextDecoder().decode(lock).replace(`"pid":${process.pid},`, `"pid":${NOBODY},`);
		left.set("corroborate.lock", new TextEncoder().encode(text));
	}
	return left;
}
