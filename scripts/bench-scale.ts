import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runBuilt } from "./bench/scale/apart.js";
import { libraryPath } from "./bench/scale/built.js";
import { draftParagraphs } from "./bench/scale/draft.js";
import { megabytes, ms, percent, percentile, seconds } from "./bench/scale/figures.js";
import { benchServer } from "./bench/scale/in-server.js";
import type { Opening, Reading } from "./bench/scale/reading.js";
import { benchSideBySide } from "./bench/scale/side-by-side.js";
import { table } from "./bench/table.js";
import { makeArticles } from "./make-articles.js";

const usage = `npm run bench:scale -- [options]
  --articles N    how many made articles of about 400 words are the sources (10000)
  --side N        how many of them the contenders are compared over (5000 at most, unless told)
  --queries N     how many sentences they are asked for (300)
  --seed N        of the articles (1)
  --only PART     corpus, server or side
  --folder DIR    where everything is made; it is left there (a temporary folder)
The library and the server are measured as they are built: npm run build.`;

const MOST_SIDE = 5000;
/** Words of the first draft that is checked, at least. */
const FIRST_DRAFT = 60;

interface Options {
	readonly articles: number;
	readonly side: number;
	readonly queries: number;
	readonly seed: number;
	readonly only: string | undefined;
	readonly folder: string | undefined;
}

/** Undefined where the arguments make no sense. */
function readOptions(): Options | undefined {
	const values = parse();
	if (!values) return undefined;
	const { only, folder } = values;
	const [articles, queries, seed] = [Number(values.articles), Number(values.queries), Number(values.seed)];
	const side = values.side === undefined ? Math.min(articles, MOST_SIDE) : Number(values.side);
	const whole = [articles, side, queries].every((count) => Number.isInteger(count) && count > 0);
	const known = only === undefined || ["corpus", "server", "side"].includes(only);
	return whole && known && Number.isInteger(seed)
		? { articles, side, queries, seed, only, folder }
		: undefined;
}

function parse() {
	try {
		return parseArgs({
			options: {
				articles: { type: "string", default: "10000" },
				side: { type: "string" },
				queries: { type: "string", default: "300" },
				seed: { type: "string", default: "1" },
				only: { type: "string" },
				folder: { type: "string" },
			},
		}).values;
	} catch {
		return undefined;
	}
}

async function benchCorpus(folder: string, sources: string, bytes: number): Promise<void> {
	const index = join(folder, "index");
	const { articles, taken, processor, tidied, memory, size } = await runBuilt<Reading>(
		"read-corpus.ts",
		folder,
		[libraryPath, sources, index],
	);
	const draft = draftParagraphs(FIRST_DRAFT).join("\n\n");
	const {
		open,
		check,
		memory: opened,
	} = await runBuilt<Opening>("open-corpus.ts", folder, [libraryPath, sources, index, draft]);
	console.log(
		table([
			["", "", "goal"],
			["articles read and indexed a second, from plain text on disk", rate(articles, taken), "1500"],
			["  processor time for one", ms(processor / articles), ""],
			["  until the index is as it will stay", rate(articles, tidied), ""],
			["  taken, the whole of it", seconds(tidied), ""],
			["  most memory meanwhile", megabytes(memory.peak), "600 MB"],
			["index, of the plain text", percent(size / bytes), "60 %"],
			["plain text", megabytes(bytes), ""],
			["opening that index", ms(open), ""],
			["opening it and checking a first, short draft", ms(open + check), "500 ms"],
			["  memory then", megabytes(opened.resident), "400 MB"],
		]),
	);
}

const rate = (count: number, milliseconds: number): string =>
	String(Math.round((1000 * count) / milliseconds));

async function benchWriter(folder: string, sources: string): Promise<void> {
	const figures = await benchServer(folder, sources);
	if (!figures) {
		console.log("\nThe server is not built: nothing of it was measured.");
		return;
	}
	const { begin, open, cold, top, middle, sentence, source, memory } = figures;
	console.log("");
	console.log(
		table([
			["in the server", "", "goal"],
			["from its first start to the marks of a short draft, all sources being read", ms(begin), ""],
			["from a later start to the marks of a short draft", ms(open), "500 ms"],
			["a draft of 10,000 words, cold, to the marks of its first 40 lines", ms(top), "200 ms"],
			["  opened in its middle, to the marks of 40 lines there", ms(middle), "200 ms"],
			["a draft of 10,000 words, cold, to all its marks", ms(cold), "2000 ms"],
			["one changed sentence of it, p50", ms(percentile(sentence, 0.5)), ""],
			["one changed sentence of it, p95", ms(percentile(sentence, 0.95)), "16 ms"],
			["one changed source file to fresh marks, p50", ms(percentile(source, 0.5)), "1000 ms"],
			["memory, checking", memory ? megabytes(memory.resident) : "not told here", "400 MB"],
			["memory, the most ever", memory ? megabytes(memory.peak) : "not told here", ""],
		]),
	);
}

async function bench(options: Options, folder: string): Promise<void> {
	const does = (part: string): boolean => options.only === undefined || options.only === part;
	if (does("corpus") || does("server")) {
		const sources = join(folder, "sources");
		const bytes = await makeArticles(sources, options.articles, options.seed);
		console.log(`${options.articles} made articles`);
		if (does("corpus")) await benchCorpus(folder, sources, bytes);
		if (does("server")) await benchWriter(folder, sources);
	}
	if (does("side")) await benchSideBySide(folder, options.side, options.queries);
}

async function main(): Promise<void> {
	const options = readOptions();
	if (!options) {
		console.error(usage);
		process.exitCode = 2;
		return;
	}
	const processors = cpus();
	console.log(
		`scale on ${processors.length} x ${processors[0]?.model ?? "?"}, Node ${process.versions.node}`,
	);
	const folder = options.folder ?? mkdtempSync(join(tmpdir(), "corroborate-scale-"));
	mkdirSync(folder, { recursive: true });
	try {
		await bench(options, folder);
	} finally {
		if (options.folder === undefined) rmSync(folder, { recursive: true });
	}
}

await main();
