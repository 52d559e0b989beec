import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { randomFrom } from "../../scripts/bench/articles.js";
import type { FolderPort } from "../../src/indexer/folder-port.js";
import { type FileCorpus, openFileCorpus } from "../../src/indexer/index.js";
import { afterItsEnd, faultyFolder } from "./faulty-folder.js";

const places = ["Kiruna", "Umea", "Boden", "Lulea", "Pitea", "Kalix", "Gallivare", "Haparanda"];

/** Tells something else of the place in each edition. */
function article(number: number, edition: number): string {
	const place = places[number % places.length];
	return `The dam at ${place} holds ${40 + number * 7 + edition} million cubic metres. It was built in ${1950 + number}.\n\n“We have never let water over the wall of ${place} before,” said Anna Berg, its director.\n`;
}

const draft = places
	.slice(0, 4)
	.map((place, number) => `The dam at ${place} holds ${40 + number * 7} million cubic metres.`)
	.join("\n\n");

describe("an index on a disk that fails", function () {
	this.timeout(300_000);
	let base = "";

	async function put(name: string, text: string): Promise<void> {
		const path = join(base, "sources", name);
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, text);
	}

	async function putEdition(edition: number): Promise<void> {
		for (const [number, place] of places.entries()) {
			if (number < 5 + edition) await put(`${place}.txt`, article(number, number % 2 === 0 ? edition : 0));
		}
		await rm(join(base, "sources", `${places[edition + 1]}.txt`), { force: true });
	}

	const open = (index?: FolderPort | string): Promise<FileCorpus> =>
		openFileCorpus({ sources: ["sources"], base, ...(index && { index }) });

	/** Everything that it answers of the draft. */
	async function answers(corpus: FileCorpus) {
		const { claims } = await corpus.check(draft);
		return { claims, hits: corpus.search("dam water Kiruna"), ids: corpus.sources().map(({ id }) => id) };
	}

	async function freshAnswers() {
		const corpus = await open();
		await corpus.refresh();
		const told = await answers(corpus);
		await corpus.close();
		return told;
	}

	/** Makes the index of the first edition, of as many segments as articles, and gives its files. */
	async function firstIndex(): Promise<ReadonlyMap<string, Uint8Array>> {
		const folder = faultyFolder(new Map());
		const corpus = await open(folder.port);
		for (const [number, place] of places.slice(0, 5).entries()) {
			await put(`${place}.txt`, article(number, 0));
			await corpus.refresh();
		}
		await putEdition(0);
		await corpus.refresh();
		await corpus.close();
		return folder.files;
	}

	beforeEach(async () => {
		base = await mkdtemp(join(tmpdir(), "corroborate-faults-"));
	});

	afterEach(() => rm(base, { recursive: true, force: true }));

	for (const keepsRename of [true, false]) {
		const what = keepsRename ? "the process is ended" : "the machine stops and forgets what was not synced";
		it(`is the old or the new one, at whatever step ${what}`, async () => {
			const start = await firstIndex();
			const old = await freshAnswers();
			await putEdition(1);
			const fresh = await freshAnswers();
			assert.notDeepEqual(old, fresh);
			let isWhole = false;
			let sawOld = 0;
			let sawNew = 0;
			for (let endsAt = 1; !isWhole; endsAt++) {
				const folder = faultyFolder(start, { endsAt, keepsRename: () => keepsRename });
				const cut = await open(folder.port);
				await cut.refresh();
				await cut.tidy();
				// what is in memory is right, whatever the disk did
				assert.deepEqual(await answers(cut), fresh, `step ${endsAt}`);
				await cut.close();
				isWhole = folder.steps < endsAt;
				const again = faultyFolder(afterItsEnd(folder.files));
				const corpus = await open(again.port);
				const saved = await answers(corpus);
				const isOld = JSON.stringify(saved) === JSON.stringify(old);
				if (isOld) sawOld++;
				else sawNew++;
				assert.deepEqual(saved, isOld ? old : fresh, `saved at step ${endsAt}`);
				assert.deepEqual(corpus.notes, [], `step ${endsAt}`);
				await corpus.refresh();
				assert.deepEqual(await answers(corpus), fresh, `refreshed after step ${endsAt}`);
				await corpus.close();
				assert.equal(again.open, 0, "every file is closed");
				const left = [...again.files.keys()].filter((name) => !name.endsWith(".segment"));
				assert.deepEqual(left, ["corroborate.index"], `nothing is left behind of step ${endsAt}`);
			}
			assert.ok(sawOld > 5 && sawNew > 1, `${sawOld} old, ${sawNew} new`);
		});
	}

	it("says that the disk is full, answers rightly, and leaves the old index whole", async () => {
		const start = await firstIndex();
		const old = await freshAnswers();
		await putEdition(1);
		const fresh = await freshAnswers();
		const used = [...start.values()].reduce((sum, { length }) => sum + length, 0);
		let refusals = 0;
		for (let room = used; room < used * 4; room += Math.ceil(used / 20)) {
			const folder = faultyFolder(start, { room });
			const corpus = await open(folder.port);
			await corpus.refresh();
			await corpus.tidy();
			assert.deepEqual(await answers(corpus), fresh);
			const said = corpus.notes.map(({ message }) => message);
			await corpus.close();
			const later = await open(faultyFolder(afterItsEnd(folder.files)).port);
			const saved = await answers(later);
			if (said.length > 0) {
				refusals++;
				assert.match(said.join(), /the disk is full/);
				if (JSON.stringify(saved) !== JSON.stringify(fresh)) assert.deepEqual(saved, old);
			} else assert.deepEqual(saved, fresh);
			await later.refresh();
			assert.deepEqual(await answers(later), fresh);
			await later.close();
		}
		assert.ok(refusals > 3);
	});

	it("never answers wrongly from files that were changed, cut short, swapped or taken away", async () => {
		const start = await firstIndex();
		const expected = await freshAnswers();
		let noticed = 0;
		for (let seed = 1; seed <= 80; seed++) {
			const files = new Map(start);
			const hurt = damage(files, randomFrom(seed));
			const corpus = await open(faultyFolder(files).port);
			if (!corpus.isWhole) await corpus.refresh();
			assert.deepEqual(await answers(corpus), expected, `seed ${seed}: ${hurt}`);
			if (corpus.notes.length > 0) noticed++;
			await corpus.close();
			const later = await open(faultyFolder(files).port);
			await later.refresh();
			assert.deepEqual(await answers(later), expected, `seed ${seed}, refreshed: ${hurt}`);
			await later.close();
		}
		assert.ok(noticed > 45, `${noticed} noticed`);
	});

	it("lets one process write; another answers from memory and says so", async () => {
		const start = await firstIndex();
		await putEdition(1);
		const fresh = await freshAnswers();
		const folder = faultyFolder(start);
		const first = await open(folder.port);
		const second = await open(folder.port);
		assert.deepEqual(first.notes, []);
		assert.match(second.notes.map(({ message }) => message).join(), /in use by process \d+/);
		await second.refresh();
		const before = [...folder.files.keys()];
		assert.deepEqual(await answers(second), fresh);
		assert.deepEqual(before.sort(), [...start.keys(), "corroborate.lock"].sort());
		await first.refresh();
		assert.deepEqual(await answers(first), fresh);
		await second.refresh();
		assert.deepEqual(await answers(second), fresh);
		await first.close();
		await second.close();
		const third = await open(folder.port);
		assert.deepEqual(third.notes, []);
		assert.deepEqual(await answers(third), fresh);
		await third.close();
	});

	it("takes over from a process that is no more, and from half a lock, but not from another machine", async () => {
		const start = await firstIndex();
		const alive = { pid: process.pid, host: "elsewhere", boot: 1, beat: Date.now(), token: "x" };
		const locks: readonly (readonly [lock: string, isTaken: boolean])[] = [
			["", true],
			['{"pid":12,"ho', true],
			[JSON.stringify({ ...alive, host: undefined }), true],
			[JSON.stringify({ ...alive, beat: Date.now() - 3_600_000 }), true],
			[JSON.stringify(alive), false],
		];
		for (const [lock, isTaken] of locks) {
			const folder = faultyFolder(new Map(start).set("corroborate.lock", new TextEncoder().encode(lock)));
			const corpus = await open(folder.port);
			assert.equal(corpus.notes.length === 0, isTaken, lock);
			await corpus.close();
			assert.equal(folder.files.has("corroborate.lock"), !isTaken, lock);
		}
	});

	it("survives that its process is killed again and again", async () => {
		for (const [number, place] of places.entries())
			for (let copy = 0; copy < 25; copy++) await put(`${copy}/${place}.txt`, article(number + copy, 0));
		const index = join(base, "index");
		const program = `
			import { openFileCorpus } from ${JSON.stringify(new URL("../../src/indexer/index.ts", import.meta.url).href)};
			const open = () => openFileCorpus({ sources: ["sources"], base: ${JSON.stringify(base)}, index: ${JSON.stringify(index)} });
			process.stdout.write("begun\\n");
			for (;;) {
				const corpus = await open();
				await corpus.refresh();
				await corpus.tidy();
				await corpus.close();
				const { utimes, writeFile, readFile } = await import("node:fs/promises");
				for (let i = 0; i < 5; i++) {
					const path = ${JSON.stringify(join(base, "sources"))} + "/" + i + "/Kiruna.txt";
					await writeFile(path, (await readFile(path, "utf8")) + "More.\\n\\n");
				}
			}`;
		const script = join(base, "writer.mts");
		await writeFile(script, program);
		for (const wait of [300, 1500]) {
			const child = spawn(process.execPath, ["--import=tsx", script], {
				stdio: ["ignore", "pipe", "inherit"],
			});
			await once(child.stdout, "data");
			await new Promise((resolve) => setTimeout(resolve, wait));
			child.kill("SIGKILL");
			await once(child, "exit");
			const corpus = await open(index);
			assert.deepEqual(corpus.notes, [], `killed after ${wait} ms`);
			await corpus.refresh();
			assert.deepEqual(await answers(corpus), await freshAnswers(), `killed after ${wait} ms`);
			await corpus.close();
			assert.deepEqual(
				(await readdir(index)).filter((name) => !name.endsWith(".segment")),
				["corroborate.index"],
			);
		}
	});
});

/** Hurts one file as disks and people do; gives what was done. */
function damage(files: Map<string, Uint8Array>, random: () => number): string {
	const pick = (length: number): number => Math.floor(random() * length);
	const names = [...files.keys()].sort();
	const name = names[pick(names.length)] ?? "";
	const bytes = Uint8Array.from(files.get(name) ?? []);
	const at = pick(bytes.length);
	const acts: readonly (readonly [string, () => void])[] = [
		["a bit flipped", () => bytes.set([(bytes[at] ?? 0) ^ (1 << pick(8))], at)],
		[
			"some bytes overwritten",
			() => bytes.set(Array.from({ length: 16 }, () => pick(256)).slice(0, bytes.length - at), at),
		],
		["a block of zeros", () => bytes.fill(0, at, at + 4096)],
	];
	const [what, act] = acts[pick(acts.length)] ?? ["nothing", () => undefined];
	const choice = pick(10);
	if (choice === 0) {
		files.set(name, bytes.subarray(0, at));
		return `${name} cut at ${at}`;
	}
	if (choice === 1) {
		files.set(name, Buffer.concat([bytes, bytes.subarray(0, at)]));
		return `${name} made longer`;
	}
	if (choice === 2) {
		files.delete(name);
		return `${name} taken away`;
	}
	if (choice === 3) {
		const other = names[pick(names.length)] ?? "";
		files.set(name, files.get(other) ?? bytes);
		return `${name} replaced by ${other}`;
	}
	act();
	files.set(name, bytes);
	return `${name}: ${what} at ${at} of ${bytes.length}`;
}
