import { table } from "../table.js";
import { runApart } from "./apart.js";
import { contenders } from "./contenders/index.js";
import { agreement, createExactBm25 } from "./exact-bm25.js";
import { mean, megabytes, ms, percent, percentile, seconds } from "./figures.js";
import { type Outcome, TOP } from "./outcome.js";
import { readPassages, readQueries, writePassages } from "./passages.js";

/** Builds and asks every contender over the same passages; prints a line for each. */
export async function benchSideBySide(folder: string, articles: number, queries: number): Promise<void> {
	const files = await writePassages(folder, articles, queries);
	const asked = readQueries(files);
	console.log(
		`\nSide by side: ${files.count} passages of ${articles} made articles, ${asked.length} sentences as queries`,
	);
	const outcomes = new Map<string, Outcome>();
	for (const name of Object.keys(contenders)) {
		outcomes.set(name, await runApart<Outcome>("contend.ts", [name, folder, JSON.stringify(files)]));
	}
	const exact = createExactBm25();
	for await (const words of readPassages(files)) exact.add(words.split(" "));
	const agreed = new Map<string, number[]>([...outcomes.keys()].map((name) => [name, []]));
	for (const [number, query] of asked.entries()) {
		const scores = exact.scores(query.split(" "));
		for (const [name, { found }] of outcomes)
			agreed.get(name)?.push(agreement(found[number] ?? [], scores, TOP));
	}
	console.log(
		table([
			["", "build", "query p50", "query p95", "in use", "resident", "peak", `top ${TOP} as exact BM25`],
			...[...outcomes].map(([name, { build, queries: times, memory, resident, peak }]) => [
				name,
				seconds(build),
				ms(percentile(times, 0.5)),
				ms(percentile(times, 0.95)),
				memory === undefined ? "-" : megabytes(memory),
				megabytes(resident),
				megabytes(peak),
				percent(mean(agreed.get(name) ?? [])),
			]),
		]),
	);
}
