/**
 * Starts the server with its compiled code kept in a folder, which `CORROBORATE_CODE_CACHE` names: from the second start
 * on less is done before the first mark. Node keeps the code itself, from 22.1 on, and proves that it is of the same
 * program; older ones compile anew.
 */
import { readdirSync, rmSync } from "node:fs";
import module, { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { olderCaches } from "./node-code-cache.js";

function keepCode(folder: string): void {
	if (!("enableCompileCache" in module) || typeof module.enableCompileCache !== "function") return;
	module.enableCompileCache(folder);
}

/** What other versions of the program kept is of no use any more. */
function clearOlder(folder: string): void {
	try {
		const home = dirname(folder);
		for (const name of olderCaches(readdirSync(home), basename(folder)))
			rmSync(join(home, name), { recursive: true, force: true });
	} catch {
		// a folder that is not there yet, or not to be written to: nothing is kept, and nothing lost
	}
}

const folder = process.env.CORROBORATE_CODE_CACHE;
if (folder) keepCode(folder);
const load = createRequire(import.meta.url);
load("./node.cjs");
if (folder) setTimeout(() => clearOlder(folder), 10_000).unref();
