import assert from "node:assert/strict";
import { mkdtemp, open as openFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createStore } from "../../src/corpus/store.js";
import type { SourceInput } from "../../src/corpus/types.js";
import { readCorpus } from "../../src/engine/corpus-reader.js";
import { diskFolder } from "../../src/indexer/disk-folder.js";
import { openKeeper } from "../../src/indexer/keeper.js";
import { openUnitIndex, type UnitIndex } from "../../src/indexer/unit-index.js";

/** Together more than are merged without a thread, and so many pieces that they are merged at all. */
const PIECES = 5;
const SOURCES = 850;

const piece = (number: number): SourceInput[] =>
	Array.from({ length: SOURCES }, (_, i) => {
		const harbour = number * SOURCES + i;
		// what is hard to pack fills blocks of the file with texts alone
		const berths = Array.from({ length: 6 }, (_, berth) =>
			(((harbour * 6 + berth) * 2_654_435_761) % 2 ** 32).toString(36),
		);
		const text = `Harbour ${harbour} took in ${harbour + 40} ships in ${1900 + (harbour % 100)}, at ${berths.join(", ")}.`;
		return { id: `piece-${number}/${i}`, text };
	});

const unit = (number: number, sources = piece(number)) => ({ key: `piece-${number}`, stamp: "", sources });
const draft = "Harbour 12 took in 52 ships in 1912. Harbour 3131 took in 99 ships in 1931.";

describe("saved pieces of an index", function () {
	this.timeout(60_000);
	let folder = "";
	let threads = 0;
	const count = (): void => {
		threads++;
	};

	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), "corroborate-merge-"));
		threads = 0;
		process.on("worker", count);
	});

	afterEach(async () => {
		process.off("worker", count);
		await rm(folder, { recursive: true });
	});

	const open = async (): Promise<UnitIndex> =>
		openUnitIndex(await openKeeper(diskFolder(folder), "recipe", "/base"));

	async function inPieces(): Promise<UnitIndex> {
		const index = await open();
		for (let number = 0; number < PIECES; number++) await index.put([unit(number)]);
		return index;
	}

	const files = async (ending: string): Promise<string[]> =>
		(await readdir(folder)).filter((name) => name.endsWith(ending));

	/** It answers as one that was made of these sources in one go. */
	async function assertHolds(index: UnitIndex, sources: readonly SourceInput[]): Promise<void> {
		const fresh = createStore();
		fresh.add(...sources);
		const [is, wanted] = [readCorpus(index.store), readCorpus(fresh)];
		assert.deepEqual(is.sources(), wanted.sources());
		assert.deepEqual(await is.check(draft), await wanted.check(draft));
		assert.deepEqual(is.search("harbour 3131", { limit: 9 }), wanted.search("harbour 3131", { limit: 9 }));
	}

	const all = Array.from({ length: PIECES }, (_, number) => piece(number)).flat();

	it("are made one in a thread of its own, and answer as before, opened again too", async () => {
		const index = await inPieces();
		assert.equal((await files(".segment")).length, PIECES);
		await index.tidy();
		assert.equal(threads, 1);
		assert.equal((await files(".segment")).length, 1);
		assert.deepEqual(await files(".new"), []);
		await assertHolds(index, all);
		await index.close();
		const again = await open();
		assert.ok(again.isWhole);
		await assertHolds(again, all);
		await again.close();
	});

	it("lose nothing of what is changed and taken away meanwhile", async () => {
		const index = await inPieces();
		const merging = index.tidy();
		await index.forget(["piece-1"]);
		const changed = piece(7);
		await index.put([unit(3, changed)]);
		await merging;
		assert.equal(threads, 1);
		await assertHolds(index, [...piece(0), ...piece(2), ...piece(4), ...changed]);
		await index.close();
	});

	it("stay as they are when it is stopped, with nothing left behind", async () => {
		const index = await inPieces();
		const stop = new AbortController();
		process.once("worker", () => setTimeout(() => stop.abort(), 5));
		await index.tidy(stop.signal);
		assert.equal(threads, 1);
		assert.equal((await files(".segment")).length, PIECES);
		assert.deepEqual(await files(".new"), []);
		await assertHolds(index, all);
		await index.close();
	});

	it("lose only the one that proves to be damaged, and it is said", async () => {
		await (await inPieces()).close();
		const [name = ""] = await files(".segment");
		const file = await openFile(join(folder, name), "r+");
		// in the texts, which are read when they are merged
		await file.write(Buffer.alloc(200, 7), 0, 200, 2_000);
		await file.close();
		const index = await open();
		await index.tidy();
		assert.equal(threads, 1);
		assert.equal(index.losses, 1);
		assert.match(index.notes.map(({ message }) => message).join(), /damaged/);
		assert.equal(readCorpus(index.store).size, (PIECES - 1) * SOURCES);
		await index.close();
	});
});
