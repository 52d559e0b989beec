import assert from "node:assert/strict";
import { chmod, mkdir, mkdtemp, readdir, rename, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type CorpusReader, openCorpus } from "../../src/index.js";
import { type FileCorpus, openFileCorpus } from "../../src/indexer/index.js";
import { loadSources, seedsFolder } from "../../src/ingest/index.js";

const dam = "The dam at Kiruna holds 40 million cubic metres. It was built in 1962.\n";
const port = "Port of Oslo\n\nThe port handled 6,100 ships in 2019, said Anna Berg, its director.\n";
const draft = "The dam at Kiruna holds 45 million cubic metres. The port handled 6,100 ships in 2019.";

describe("a corpus of files", function () {
	this.timeout(30_000);
	let base = "";
	const opened: FileCorpus[] = [];

	async function put(path: string, text: string): Promise<void> {
		const full = join(base, path);
		await mkdir(dirname(full), { recursive: true });
		await writeFile(full, text);
	}

	async function open(index = join(base, "index")): Promise<FileCorpus> {
		const corpus = await openFileCorpus({ sources: ["sources"], base, ...(index && { index }) });
		opened.push(corpus);
		return corpus;
	}

	async function verdicts(corpus: CorpusReader): Promise<string[]> {
		const { claims } = await corpus.check(draft);
		return claims.map((claim) => `${draft.slice(claim.start, claim.end)}: ${claim.verdict}`);
	}

	beforeEach(async () => {
		base = await mkdtemp(join(tmpdir(), "corroborate-index-"));
		await put("sources/dam.txt", dam);
		await put("sources/port.txt", port);
	});

	afterEach(async () => {
		for (const corpus of opened.splice(0)) await corpus.close();
		await rm(base, { recursive: true, force: true });
	});

	it("answers from what was saved, before any file is looked at", async () => {
		const first = await open();
		const { read } = await first.refresh();
		const told = await verdicts(first);
		await first.close();
		const second = await open();
		assert.equal(read, 2);
		assert.equal(second.size, 2);
		assert.deepEqual(await verdicts(second), told);
		assert.ok(told.some((claim) => claim.endsWith("contradicted")));
		assert.deepEqual(second.notes, []);
	});

	it("reads again only what was changed, added, renamed or taken away", async () => {
		await put("sources/gone.txt", "The bridge at Umea is 312 metres long.\n");
		const first = await open();
		await first.refresh();
		await first.close();
		await put("sources/dam.txt", dam.replace("40", "45"));
		await put("sources/new/mine.txt", "The mine at Gallivare employs 900 people.\n");
		await rm(join(base, "sources/gone.txt"));
		await rename(join(base, "sources/port.txt"), join(base, "sources/harbour.txt"));
		const second = await open();
		const { files, read, removed } = await second.refresh();
		assert.deepEqual({ files, read, removed }, { files: 3, read: 3, removed: 2 });
		assert.deepEqual(
			second.sources().map(({ id }) => id),
			["sources/dam.txt", "sources/harbour.txt", "sources/new/mine.txt"],
		);
		assert.ok((await verdicts(second)).every((claim) => !claim.endsWith("contradicted")));
	});

	it("looks only at the files that it is told of, as long as it knows them", async () => {
		const corpus = await open();
		await corpus.refresh();
		const dams = join(base, "sources/dam.txt");
		const ports = join(base, "sources/port.txt");
		await put("sources/dam.txt", dam.replace("40", "45"));
		await put("sources/mine.txt", "The mine at Gallivare employs 900 people.\n");
		const { files, read } = await corpus.refresh({ only: [dams] });
		assert.deepEqual({ files, read, size: corpus.size }, { files: 1, read: 1, size: 2 });
		await rm(ports);
		const { removed } = await corpus.refresh({ only: [ports] });
		assert.deepEqual(
			{ removed, size: corpus.size, problems: corpus.problems },
			{ removed: 1, size: 1, problems: [] },
		);
		await corpus.refresh({ only: [join(base, "sources/mine.txt")] });
		assert.deepEqual(
			corpus.sources().map(({ id }) => id),
			["sources/dam.txt", "sources/mine.txt"],
		);
	});

	it("keeps the problems of other files when it looks at some", async () => {
		await put("sources/scan.pdf", "%PDF-1.4\nthis is no PDF\n");
		const corpus = await open();
		const { problems } = await corpus.refresh();
		assert.equal(problems.length, 1);
		assert.deepEqual((await corpus.refresh({ only: [join(base, "sources/dam.txt")] })).problems, problems);
		await rm(join(base, "sources/scan.pdf"));
		assert.deepEqual((await corpus.refresh({ only: [join(base, "sources/scan.pdf")] })).problems, []);
	});

	it("takes in what changes while its pieces are merged", async () => {
		const corpus = await open();
		for (let number = 0; number < 6; number++) {
			await put(`sources/dam${number}.txt`, dam.replace("Kiruna", `Dam${number}`));
			await corpus.refresh();
		}
		await put("sources/dam3.txt", dam.replace("Kiruna", "Dam3").replace("40", "44"));
		await put("sources/dam9.txt", dam.replace("Kiruna", "Dam9"));
		await rm(join(base, "sources/dam4.txt"));
		await Promise.all([corpus.tidy(), corpus.refresh()]);
		await corpus.tidy();
		const memory = await open("");
		await memory.refresh();
		assert.deepEqual(corpus.sources(), memory.sources());
		assert.deepEqual(corpus.search("dam holds", { limit: 50 }), memory.search("dam holds", { limit: 50 }));
		await corpus.close();
		const again = await open();
		assert.deepEqual(again.sources(), memory.sources());
		assert.deepEqual(again.search("dam holds", { limit: 50 }), memory.search("dam holds", { limit: 50 }));
		const segments = (await readdir(join(base, "index"))).filter((name) => name.endsWith(".segment"));
		assert.ok(segments.length <= 4, `${segments.length} segments`);
	});

	it("does not take in again a file that was only touched, and then trusts its new time", async () => {
		const long = new Date(Date.now() - 3_600_000);
		for (const name of ["dam.txt", "port.txt"]) await utimes(join(base, "sources", name), long, long);
		const first = await open();
		await first.refresh();
		await first.close();
		const later = new Date(Date.now() - 60_000);
		await utimes(join(base, "sources/dam.txt"), later, later);
		const second = await open();
		const touched: number[] = [];
		const { read } = await second.refresh({ onProgress: (_, total) => touched.push(total) });
		assert.deepEqual({ read, touched }, { read: 0, touched: [1] });
		await second.close();
		const third = await open();
		const again: number[] = [];
		await third.refresh({ onProgress: (_, total) => again.push(total) });
		assert.deepEqual(again, []);
	});

	it("notices a change that neither size nor time tell, when it came right after the file was read", async () => {
		const first = await open();
		await first.refresh();
		await first.close();
		const now = new Date();
		await utimes(join(base, "sources/dam.txt"), now, now);
		const second = await open();
		await second.refresh();
		await second.close();
		await put("sources/dam.txt", dam.replace("40", "45"));
		await utimes(join(base, "sources/dam.txt"), now, now);
		const third = await open();
		await third.refresh();
		assert.ok((await verdicts(third)).every((claim) => !claim.endsWith("contradicted")));
	});

	it("remembers what could not be read of a file, and reads one that may be read again", async () => {
		await put("sources/scan.pdf", "%PDF-1.4\nthis is no PDF\n");
		await put("sources/secret.txt", "The secret is 12.\n");
		await chmod(join(base, "sources/secret.txt"), 0o000);
		const first = await open();
		const problems = (await first.refresh()).problems.map(({ path }) => path);
		await first.close();
		if (process.getuid?.() === 0) assert.deepEqual(problems, ["sources/scan.pdf"]);
		else assert.deepEqual(problems, ["sources/scan.pdf", "sources/secret.txt"]);
		await chmod(join(base, "sources/secret.txt"), 0o600);
		const second = await open();
		const again = await second.refresh();
		assert.deepEqual(
			again.problems.map(({ path }) => path),
			["sources/scan.pdf"],
		);
		assert.equal(second.size, 3);
	});

	it("finds what a corpus in memory finds in the articles that ship, to the letter", async () => {
		const seeds = seedsFolder();
		const { sources } = await loadSources([seeds], { base: seeds });
		const memory = await openCorpus();
		await memory.add(sources);
		const index = join(base, "index");
		const made = await openFileCorpus({ sources: [seeds], base: seeds, index });
		await made.refresh();
		await made.close();
		const saved = await openFileCorpus({ sources: [seeds], base: seeds, index });
		opened.push(saved);
		for (const { id, text } of sources) {
			const some = text.slice(0, 1200);
			const changed = some.replace(/\d+/g, (figure) => String(Number(figure) + 1));
			for (const one of [some, changed])
				assert.deepEqual(await saved.check(one), await memory.check(one), id);
			assert.deepEqual(saved.source(id), memory.source(id));
			assert.deepEqual(saved.claimsOf(id), memory.claimsOf(id));
		}
		assert.deepEqual(saved.sources(), memory.sources());
	});

	it("works without a folder for its index", async () => {
		const corpus = await open("");
		await corpus.refresh();
		assert.equal(corpus.size, 2);
		assert.deepEqual((await readdir(base)).sort(), ["sources"]);
	});
});
