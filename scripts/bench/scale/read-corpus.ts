/** Reads and indexes the sources below a folder, alone in its process; tells what that took. */
import { openCorpus } from "../../../src/index.js";
import { loadSources } from "../../../src/ingest/index.js";
import { tell } from "./apart.js";
import { millisecondsOf } from "./figures.js";
import { ownMemory } from "./memory.js";
import type { Reading } from "./reading.js";

async function read(folder: string): Promise<Reading> {
	const corpus = await openCorpus();
	const taken = await millisecondsOf(async () => {
		const { sources } = await loadSources([folder], { base: folder });
		await corpus.add(sources);
	});
	const articles = corpus.size;
	const memory = ownMemory();
	await corpus.close();
	return { articles, taken, memory };
}

await tell(await read(process.argv[2] ?? "."));
