import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { madeFiles } from "./bench/articles.js";

const usage = `npx tsx scripts/make-articles.ts FOLDER [--count N] [--seed N]
Writes made articles of about 400 words as plain text files, a thousand to a folder: the same for the same seed.`;

/** Writes `count` made articles below a folder; gives the bytes written. */
export async function makeArticles(folder: string, count: number, seed: number): Promise<number> {
	let bytes = 0;
	let made = "";
	for (const { id, text } of madeFiles(count, seed)) {
		const path = join(folder, id);
		if (dirname(path) !== made) {
			made = dirname(path);
			await mkdir(made, { recursive: true });
		}
		await writeFile(path, text);
		bytes += Buffer.byteLength(text);
	}
	return bytes;
}

async function main(): Promise<void> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { count: { type: "string", default: "1000" }, seed: { type: "string", default: "1" } },
	});
	const [folder] = positionals;
	const count = Number(values.count);
	if (folder === undefined || !Number.isInteger(count) || count < 1) {
		console.error(usage);
		process.exitCode = 2;
		return;
	}
	const bytes = await makeArticles(resolve(folder), count, Number(values.seed));
	console.log(`${count} articles, ${(bytes / 1e6).toFixed(1)} MB in ${folder}`);
}

if (process.argv[1]?.endsWith("make-articles.ts")) await main();
