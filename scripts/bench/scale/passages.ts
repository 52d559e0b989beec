import { once } from "node:events";
import { createReadStream, createWriteStream, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { keysOf } from "../../../src/corpus/keys.js";
import { readSource } from "../../../src/corpus/read-source.js";
import { type MadeArticle, madeFiles } from "../articles.js";

/** What every contender is given: passages as the words they are found by, and queries of the same words. */
export interface PassageFiles {
	/** One passage a line, its number being the line's, from 0. */
	readonly passages: string;
	/** One query a line. */
	readonly queries: string;
	readonly count: number;
}

/** The seed of the articles that the queries are sentences of: others than the passages, of the same world. */
const QUERY_SEED = 2;
/** A query is a sentence of at least so many words, as one that is checked is. */
const SHORTEST_QUERY = 5;

/** A word that every contender takes as one, whatever it thinks of signs. */
function plain(key: string): string {
	return key.replace(/[^\p{L}\p{N}]/gu, "ˣ");
}

function wordsOf(sentence: string): string {
	return keysOf(sentence).map(plain).join(" ");
}

const sentencesOf = ({ id, text }: MadeArticle): readonly { readonly text: string }[] =>
	readSource({ id, text }).sentences;

/** Writes the passages of `articles` made articles and `queries` queries below a folder. */
export async function writePassages(
	folder: string,
	articles: number,
	queries: number,
): Promise<PassageFiles> {
	const files = { passages: join(folder, "passages.txt"), queries: join(folder, "queries.txt") };
	const out = createWriteStream(files.passages);
	let count = 0;
	for (const article of madeFiles(articles)) {
		const lines = sentencesOf(article).map(({ text }) => wordsOf(text));
		count += lines.length;
		if (!out.write(`${lines.join("\n")}\n`)) await once(out, "drain");
	}
	out.end();
	await once(out, "finish");
	const asked: string[] = [];
	for (const article of madeFiles(queries, QUERY_SEED)) {
		const middle = sentencesOf(article)
			.slice(2)
			.find(({ text }) => text.split(" ").length >= SHORTEST_QUERY);
		if (middle) asked.push([...new Set(wordsOf(middle.text).split(" "))].join(" "));
	}
	writeFileSync(files.queries, `${asked.join("\n")}\n`);
	return { ...files, count };
}

/** The passages, one after the other: never all in memory. */
export async function* readPassages({ passages }: PassageFiles): AsyncGenerator<string> {
	yield* createInterface({ input: createReadStream(passages), crlfDelay: Number.POSITIVE_INFINITY });
}

export function readQueries({ queries }: PassageFiles): string[] {
	return readFileSync(queries, "utf8")
		.split("\n")
		.filter((line) => line !== "");
}
