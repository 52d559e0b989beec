import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { codeOf, type FolderPort } from "./folder-port.js";

/** The folder holds what the sources say: no other user of the machine may read it. */
const ONLY_OWNER = { folder: 0o700, file: 0o600 };
/** An antivirus program or another reader can hold a file for a moment, on Windows. */
const HELD: ReadonlySet<string> = new Set(["EPERM", "EACCES", "EBUSY"]);
const TRIES = 5;

/** The files of a folder on disk. */
export function diskFolder(path: string): FolderPort {
	return {
		path,
		async list() {
			await mkdir(path, { recursive: true, mode: ONLY_OWNER.folder });
			return readdir(path);
		},
		async readWhole(name) {
			try {
				return await readFile(join(path, name));
			} catch (error) {
				if (codeOf(error) === "ENOENT") return undefined;
				throw error;
			}
		},
		async open(name) {
			const file = openSync(join(path, name), "r");
			return {
				length: fstatSync(file).size,
				read: (into, position) => readSync(file, into, 0, into.length, position),
				close: () => closeSync(file),
			};
		},
		async create(name) {
			const file = await open(join(path, name), "wx", ONLY_OWNER.file);
			return {
				async write(bytes) {
					await file.writeFile(bytes);
				},
				async finish() {
					try {
						await file.sync();
					} finally {
						await file.close();
					}
				},
				abandon: () => file.close(),
			};
		},
		rename: (from, to) => patiently(() => rename(join(path, from), join(path, to))),
		remove: (name) => patiently(() => rm(join(path, name), { force: true })),
		async sync() {
			// a folder cannot be opened on Windows, where renaming waits for the disk by itself
			if (process.platform === "win32") return;
			const folder = await open(path, "r");
			try {
				await folder.sync();
			} finally {
				await folder.close();
			}
		},
	};
}

async function patiently(act: () => Promise<void>): Promise<void> {
	for (let left = TRIES; ; left--) {
		try {
			return await act();
		} catch (error) {
			if (left <= 1 || process.platform !== "win32" || !HELD.has(codeOf(error))) throw error;
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
	}
}
