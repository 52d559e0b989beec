/** One contender, alone in its process: builds its index over the passages, answers the queries, tells what that took. */

import { contenders } from "./contenders/index.js";
import { millisecondsOf } from "./figures.js";
import { memoryInUse, ownMemory } from "./memory.js";
import { type Outcome, TOP } from "./outcome.js";
import { type PassageFiles, readPassages, readQueries } from "./passages.js";
import { tell } from "./tell.js";

async function contend(name: string, folder: string, files: PassageFiles): Promise<Outcome> {
	const open = contenders[name];
	if (!open) throw new Error(`No contender is called ${name}`);
	const queries = readQueries(files);
	const before = memoryInUse();
	const contender = open(folder);
	const build = await millisecondsOf(async () => {
		let number = 0;
		for await (const words of readPassages(files)) contender.add(number++, words);
		contender.finish();
	});
	const found = queries.map((query) => contender.search(query, TOP));
	const times: number[] = [];
	for (const query of queries) times.push(await millisecondsOf(() => contender.search(query, TOP)));
	const memory = contender.elsewhere ? undefined : memoryInUse() - before;
	const { resident, peak } = ownMemory();
	contender.close();
	return { build, queries: times, memory, resident, peak, found };
}

const [name = "", folder = "", files = ""] = process.argv.slice(2);
await tell(await contend(name, folder, JSON.parse(files)));
