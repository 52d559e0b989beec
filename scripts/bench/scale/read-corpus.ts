/** Reads and indexes the sources below a folder, alone in its process; tells what that took. */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { builtLibrary } from "./built.js";
import { millisecondsOf } from "./figures.js";
import { ownMemory } from "./memory.js";
import type { Reading } from "./reading.js";
import { tell } from "./tell.js";

function bytesIn(folder: string): number {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
		entry.isFile(),
	);
	return files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

async function read(library: string, folder: string, index: string): Promise<Reading> {
	const { openFileCorpus } = await builtLibrary(library);
	const before = process.cpuUsage();
	const corpus = await openFileCorpus({ sources: [folder], base: folder, index });
	let articles = 0;
	const taken = await millisecondsOf(async () => {
		articles = (await corpus.refresh()).read;
	});
	const { user, system } = process.cpuUsage(before);
	const tidied = taken + (await millisecondsOf(() => corpus.tidy()));
	const memory = ownMemory();
	await corpus.close();
	return { articles, taken, processor: (user + system) / 1000, tidied, memory, size: bytesIn(index) };
}

const [library, folder, index] = process.argv.slice(2);
if (library === undefined || folder === undefined || index === undefined)
	throw new Error("The library, the sources and a folder for the index are needed");
await tell(await read(library, folder, index));
