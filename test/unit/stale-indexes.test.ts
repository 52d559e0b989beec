import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openFileCorpus, removeStaleIndexes, STALE } from "../../src/indexer/index.js";

describe("indexes that nobody uses any more", () => {
	let base = "";
	const storage = () => join(base, "storage");

	async function makeIndex(name: string, age: number): Promise<void> {
		const index = join(storage(), name);
		const corpus = await openFileCorpus({ sources: ["sources"], base, index });
		await corpus.refresh();
		await corpus.close();
		await makeOld(name, age);
	}

	async function makeOld(name: string, age: number): Promise<void> {
		const used = new Date(Date.now() - age);
		await utimes(join(storage(), name), used, used);
	}

	const remove = (...kept: string[]) =>
		removeStaleIndexes(storage(), (name) => name.startsWith("index"), new Set(kept), Date.now());

	beforeEach(async () => {
		base = await mkdtemp(join(tmpdir(), "corroborate-stale-"));
		await mkdir(join(base, "sources"));
		await mkdir(storage());
		await writeFile(join(base, "sources/dam.txt"), "The dam cost $550 million.");
	});

	afterEach(() => rm(base, { recursive: true, force: true }));

	it("are removed once they are old, unless they are asked for", async () => {
		await makeIndex("index-old", STALE + 60_000);
		await makeIndex("index-kept", STALE + 60_000);
		await makeIndex("index-young", STALE - 60_000);
		assert.deepEqual(
			(await remove("index-kept")).map(({ name }) => name),
			["index-old"],
		);
		assert.deepEqual((await readdir(storage())).sort(), ["index-kept", "index-young"]);
	});

	it("stay while a process has them open", async () => {
		const index = join(storage(), "index-open");
		const corpus = await openFileCorpus({ sources: ["sources"], base, index });
		await corpus.refresh();
		await makeOld("index-open", STALE * 2);
		assert.deepEqual(await remove(), []);
		await corpus.close();
		const again = await openFileCorpus({ sources: ["sources"], base, index });
		assert.equal(again.isWhole, true);
		await again.close();
	});

	it("stay when anything else lies in them, or when they are none", async () => {
		await makeIndex("index-shared", STALE * 2);
		await writeFile(join(storage(), "index-shared/notes.txt"), "mine");
		await makeOld("index-shared", STALE * 2);
		await mkdir(join(storage(), "letters"));
		await makeOld("letters", STALE * 2);
		assert.deepEqual(await remove(), []);
		assert.deepEqual((await readdir(storage())).sort(), ["index-shared", "letters"]);
		assert.ok((await readdir(join(storage(), "index-shared"))).length > 2);
	});

	it("are not missed where there is no folder of indexes", async () => {
		assert.deepEqual(await removeStaleIndexes(join(base, "none"), () => true, new Set(), Date.now()), []);
	});
});
