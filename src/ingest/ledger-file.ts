import { appendFile, mkdir, readFile, stat } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";

/** A ledger file and how drafts are named in it. */
export interface LedgerPlace {
	readonly path: string;
	/** Relative to the folder that holds `.corroborate`, with forward slashes. */
	readonly draft: string;
	/** "" when there is no file yet. */
	readonly text: string;
}

const FOLDER = ".corroborate";
const FILE = "ledger.jsonl";

async function isFolder(path: string): Promise<boolean> {
	try {
		return (await stat(path)).isDirectory();
	} catch {
		return false;
	}
}

/**
 * The ledger of a draft: of the nearest folder above it that has a `.corroborate`, no higher than `top`; otherwise
 * the one that `top` (or else the draft's own folder) would get. Throws what reading the file throws, but for its absence.
 */
export async function findLedger(draft: string, top?: string): Promise<LedgerPlace> {
	const own = dirname(resolve(draft));
	const highest = top === undefined ? undefined : resolve(top);
	let home = highest ?? own;
	for (let folder = own; ; folder = dirname(folder)) {
		if (await isFolder(join(folder, FOLDER))) {
			home = folder;
			break;
		}
		if (folder === highest || dirname(folder) === folder) break;
	}
	const path = join(home, FOLDER, FILE);
	const name = relative(home, resolve(draft)).split(sep).join("/");
	return { path, draft: name, text: await readOrNothing(path) };
}

async function readOrNothing(path: string): Promise<string> {
	try {
		return await readFile(path, "utf8");
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
		throw error;
	}
}

/**
 * Adds lines to the end of a ledger in one write; nothing that is there is touched. A last line that an editor or a
 * stopped write left without its line break gets one first.
 */
export async function appendToLedger(path: string, lines: string): Promise<void> {
	await mkdir(dirname(path), { recursive: true });
	const before = await readOrNothing(path);
	const gap = before === "" || before.endsWith("\n") ? "" : "\n";
	await appendFile(path, `${gap}${lines}`, "utf8");
}
