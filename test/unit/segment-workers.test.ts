import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type FileCorpus, openFileCorpus } from "../../src/indexer/index.js";
import { bytesPerSegment } from "../../src/indexer/segment-workers.js";

const FILES = 420;

/** Sources of every fate: text in two encodings, Markdown, web pages, tables, what cannot be read, what is no source. */
async function makeSources(folder: string): Promise<void> {
	await mkdir(join(folder, "desk"), { recursive: true });
	for (let i = 0; i < FILES; i++) {
		const name = join(folder, i % 3 === 0 ? "desk" : ".", `report-${String(i).padStart(3, "0")}`);
		const said = `Harbour ${i} took in ${i + 40} ships on ${1 + (i % 28)} March 2024, “far more than in the year before it”, Ann Lee said.`;
		if (i % 60 === 7)
			await writeFile(`${name}.html`, `<title>Ships ${i}</title><article><p>${said}</p></article>`);
		else if (i % 60 === 11) await writeFile(`${name}.csv`, `Harbour,Ships\nNorth ${i},${i + 40}\n`);
		else if (i % 60 === 13) await writeFile(`${name}.pdf`, "%PDF-1.7 and nothing more");
		else if (i % 60 === 17) await writeFile(`${name}.json`, '{ "scripts": {} }');
		else if (i % 60 === 19) await writeFile(`${name}.txt`, Buffer.from([0, 1, 2, 0]));
		else if (i % 2 === 0) await writeFile(`${name}.md`, `---\ntitle: Ships ${i}\n---\n\n${said}\n`);
		else await writeFile(`${name}.txt`, Buffer.from(`${said}\n`, i % 5 === 0 ? "latin1" : "utf8"));
	}
}

async function answers(corpus: FileCorpus) {
	const draft =
		"Harbour 12 took in 52 ships on 13 March 2024. Harbour 31 took in 99 ships, “far more than ever before”.";
	return {
		sources: corpus.sources(),
		problems: corpus.problems,
		found: corpus.search("harbour ships north", { limit: 40 }),
		report: await corpus.check(draft),
	};
}

describe("files that are read and indexed in workers", function () {
	this.timeout(120_000);
	let folder = "";
	before(async () => {
		folder = await mkdtemp(join(tmpdir(), "corroborate-workers-"));
		await makeSources(join(folder, "sources"));
	});
	after(() => rm(folder, { recursive: true }));

	const open = (workers: number, options: { index?: string } = {}): Promise<FileCorpus> =>
		openFileCorpus({ sources: [join(folder, "sources")], base: folder, workers, ...options });

	it("give what they give in one thread, problems and all", async () => {
		const [one, two] = [await open(0), await open(2)];
		const progress: number[] = [];
		const refreshed = [
			await one.refresh(),
			await two.refresh({ onProgress: (done, total) => progress.push(done / total) }),
		];
		assert.deepEqual(refreshed[1], refreshed[0]);
		assert.deepEqual(await answers(two), await answers(one));
		assert.ok(refreshed[0]?.problems.some(({ path }) => path.endsWith(".pdf")));
		assert.equal(progress.at(-1), 1);
		assert.deepEqual(
			progress,
			[...progress].sort((a, b) => a - b),
		);
		await Promise.all([one.close(), two.close()]);
	});

	it("keep what they came to when they are stopped, and go on from there", async () => {
		const index = join(folder, "index");
		const corpus = await open(2, { index });
		const stop = new AbortController();
		const halted = await corpus.refresh({ signal: stop.signal, onProgress: () => stop.abort() });
		assert.ok(halted.left > 0, "nothing was left to be read");
		assert.equal(halted.read + halted.left <= FILES, true);
		const kept = corpus.size;
		await corpus.close();
		const again = await open(2, { index });
		assert.equal(again.size, kept);
		const rest = await again.refresh();
		assert.equal(halted.read + rest.read, (await reference()).read);
		assert.deepEqual(await answers(again), (await reference()).answers);
		await again.close();
	});

	async function reference() {
		const corpus = await open(0);
		const { read } = await corpus.refresh();
		const told = { read, answers: await answers(corpus) };
		await corpus.close();
		return told;
	}
});

describe("the memory of reading", () => {
	it("is shared out among the workers, below the ceiling, however small that is", () => {
		for (const workers of [1, 2, 4]) {
			const [little, some, much] = [100, 600, 100_000].map((memory) => bytesPerSegment(memory, workers));
			assert.equal(little, 4_000_000);
			assert.ok((some ?? 0) * workers * 3 <= 600_000_000);
			assert.ok((little ?? 0) <= (some ?? 0) && (some ?? 0) <= (much ?? 0));
			assert.equal(much, 48_000_000);
		}
	});
});
