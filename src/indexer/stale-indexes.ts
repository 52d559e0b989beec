import { readdir, rmdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { diskFolder } from "./disk-folder.js";
import { catalogueName, isOwnFile } from "./keeper.js";
import { lockName, takeLock } from "./lock.js";

/** An index that nobody opened for so long, and that no settings ask for, is not kept; in milliseconds. */
export const STALE = 42 * 86_400_000;

export interface StaleIndex {
	readonly name: string;
	/** When it was last used, in milliseconds since 1970. */
	readonly used: number;
}

/**
 * Removes the indexes of a folder of indexes that are stale at the time `now`: all but those of the names `kept`. One
 * that a process has open, or that holds anything that is not of an index, stays. Gives those that are gone.
 */
export async function removeStaleIndexes(
	folder: string,
	isIndex: (name: string) => boolean,
	kept: ReadonlySet<string>,
	now: number,
): Promise<readonly StaleIndex[]> {
	const removed: StaleIndex[] = [];
	for (const name of await readdir(folder).catch(() => [])) {
		if (!isIndex(name) || kept.has(name)) continue;
		try {
			// whoever opens an index puts a lock into its folder, which tells the folder's time
			const { mtimeMs: used } = await stat(join(folder, name));
			if (now - used > STALE && (await remove(join(folder, name)))) removed.push({ name, used });
		} catch {
			// one that cannot be looked at or removed now may be the next time
		}
	}
	return removed;
}

async function remove(path: string): Promise<boolean> {
	const folder = diskFolder(path);
	const lock = await takeLock(folder);
	if ("pid" in lock) return false;
	try {
		const files = (await folder.list()).filter((file) => file !== lockName);
		if (!files.every(isOwnFile)) return false;
		// the catalogue goes first: segments without one are nothing that could be read
		for (const file of [catalogueName, ...files]) await folder.remove(file);
	} finally {
		await lock.release();
	}
	await rmdir(path);
	return true;
}
