import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeText, loadSources, readDraft, type SourceRules, seedsFolder } from "../../src/ingest/index.js";

describe("loading sources", () => {
	let base = "";

	async function put(path: string, content: string | Uint8Array): Promise<void> {
		const full = join(base, path);
		await mkdir(join(full, ".."), { recursive: true });
		await writeFile(full, content);
	}

	async function load(...patterns: string[]) {
		const { sources, problems } = await loadSources(patterns, { base });
		return { ids: sources.map(({ id }) => id), sources, problems };
	}

	beforeEach(async () => {
		base = await mkdtemp(join(tmpdir(), "corroborate-ingest-"));
	});

	afterEach(() => rm(base, { recursive: true, force: true }));

	it("walks a folder in order and leaves out other kinds of file, dot folders and node_modules", async () => {
		for (const path of ["b.txt", "a/z.MD", "a/b/c.text", "d.markdown", "e.jpg"]) await put(path, "One.");
		for (const path of [".git/x.txt", "node_modules/p/readme.md", "a/.cache/y.md"]) await put(path, "Two.");
		const { ids, problems } = await load(".");
		assert.deepEqual(ids, ["a/b/c.text", "a/z.MD", "b.txt", "d.markdown"]);
		assert.deepEqual(problems, []);
	});

	it("matches glob patterns relative to the base", async () => {
		for (const path of ["in/a.txt", "in/deep/b.txt", "in/c.md", "out/d.txt"]) await put(path, "One.");
		assert.deepEqual((await load("in/*.txt")).ids, ["in/a.txt"]);
		assert.deepEqual((await load("**/*.txt")).ids, ["in/a.txt", "in/deep/b.txt", "out/d.txt"]);
	});

	it("takes a name that exists as a name, though it looks like a pattern", async () => {
		await put("notes [2].txt", "One.");
		assert.deepEqual((await load("notes [2].txt")).ids, ["notes [2].txt"]);
	});

	it("reads each file once, however often it is named", async () => {
		await put("in/a.txt", "One.");
		await symlink(join(base, "in/a.txt"), join(base, "in/link.txt"));
		assert.deepEqual((await load("in", "in/a.txt", "**/*.txt")).ids, ["in/a.txt"]);
	});

	it("ends at a symbolic link that leads back", async () => {
		await put("in/a.txt", "One.");
		await symlink(join(base, "in"), join(base, "in/again"));
		await symlink("self.txt", join(base, "in/self.txt"));
		await symlink("round", join(base, "in/round"));
		const { ids, problems } = await load("in");
		assert.deepEqual(ids, ["in/a.txt"]);
		assert.deepEqual(problems, [
			{ path: "in/again", message: "a link back to a folder that it lies in; it is not followed" },
			{ path: "in/round", message: "a symbolic link to itself; remove it" },
			{ path: "in/self.txt", message: "a symbolic link to itself; remove it" },
		]);
	});

	it("goes through a link to a folder elsewhere, and reads no folder twice", async () => {
		await put("elsewhere/a.txt", "One.");
		await mkdir(join(base, "in"));
		await symlink(join(base, "elsewhere"), join(base, "in/one"));
		await symlink(join(base, "elsewhere"), join(base, "in/two"));
		const { ids, problems } = await load("in");
		assert.deepEqual(ids, ["in/one/a.txt"]);
		assert.deepEqual(problems, []);
	});

	it("tells of a name that is no Unicode, and reads the others", async function () {
		// other systems do not allow such names
		if (process.platform !== "linux") this.skip();
		await put("in/a.txt", "One.");
		await writeFile(
			Buffer.concat([Buffer.from(`${join(base, "in")}/b`), Buffer.from([0xff]), Buffer.from(".txt")]),
			"Two.",
		);
		await put("in/honest \ufffd.txt", "Three.");
		const { ids, problems } = await load("in");
		assert.deepEqual(ids, ["in/a.txt", "in/honest \ufffd.txt"]);
		assert.deepEqual(problems, [
			{ path: "in/b\ufffd.txt", message: "its name is not valid Unicode; rename it" },
		]);
	});

	it("tells of a file of a gigabyte without reading it", async () => {
		await put("in/a.txt", "One.");
		await put("in/huge.txt", "");
		await truncate(join(base, "in/huge.txt"), 2 ** 30);
		await put("in/huge.pdf", "");
		await truncate(join(base, "in/huge.pdf"), 2 ** 30);
		const { ids, problems } = await load("in");
		assert.deepEqual(ids, ["in/a.txt"]);
		assert.deepEqual(problems, [
			{ path: "in/huge.pdf", message: "larger than 256 MB; split it into smaller files" },
			{ path: "in/huge.txt", message: "larger than 20 MB; split it into smaller files" },
		]);
	});

	it("tells of a folder that may not be read, and reads the others", async function () {
		if (process.platform === "win32" || process.getuid?.() === 0) this.skip();
		await put("in/a.txt", "One.");
		await put("in/shut/b.txt", "Two.");
		await chmod(join(base, "in/shut"), 0o000);
		const { ids, problems } = await load("in");
		await chmod(join(base, "in/shut"), 0o700);
		assert.deepEqual(ids, ["in/a.txt"]);
		assert.deepEqual(problems, [{ path: "in/shut", message: "may not be read; change its permissions" }]);
	});

	describe("with rules of what is left out", () => {
		const rules = (rules: SourceRules, ...patterns: string[]) => loadSources(patterns, { base, rules });
		const idsOf = ({ sources }: { sources: readonly { id: string }[] }) => sources.map(({ id }) => id);

		it("leaves out files and folders by pattern or name, and says how many", async () => {
			for (const path of ["in/a.txt", "in/old/b.txt", "in/old/deep/c.txt", "in/d.draft.md", "in/older/e.txt"])
				await put(path, "One.");
			const loaded = await rules({ exclude: ["in/old/", "**/*.draft.md"] }, "in");
			assert.deepEqual(idsOf(loaded), ["in/a.txt", "in/older/e.txt"]);
			assert.deepEqual(loaded.excluded, [
				{ rule: "**/*.draft.md", count: 1 },
				{ rule: "in/old/", count: 1 },
			]);
			assert.deepEqual(loaded.problems, []);
		});

		it("goes by .gitignore only when it is told to, the deeper one first, and those up to the repository's root", async () => {
			await mkdir(join(base, ".git"));
			await put(".gitignore", "*.tmp.txt\n/in/secret/\n");
			await put("in/.gitignore", "b.txt\n!keep.tmp.txt\n");
			for (const path of ["in/a.txt", "in/b.txt", "in/c.tmp.txt", "in/keep.tmp.txt", "in/secret/d.txt"])
				await put(path, "One.");
			assert.equal(idsOf(await rules({}, "in")).length, 5);
			const loaded = await rules({ gitignore: true }, "in");
			assert.deepEqual(idsOf(loaded), ["in/a.txt", "in/keep.tmp.txt"]);
			assert.deepEqual(loaded.excluded, [
				{ rule: ".gitignore", count: 2 },
				{ rule: "in/.gitignore", count: 1 },
			]);
			assert.deepEqual(loaded.problems, []);
		});

		it("reads a file that is named, whatever leaves others out", async () => {
			await put("in/old/b.txt", "One.");
			assert.deepEqual(idsOf(await rules({ exclude: ["in/old"] }, "in/old/b.txt")), ["in/old/b.txt"]);
		});
	});

	it("gives a file outside the base its absolute path, and every source its address", async () => {
		await put("out/a b.txt", "One.");
		const { sources } = await loadSources([join(base, "out")], { base: join(base, "in") });
		assert.equal(sources[0]?.id, join(base, "out/a b.txt"));
		assert.match(sources[0]?.uri ?? "", /^file:.*\/out\/a%20b\.txt$/);
	});

	it("reads title, publisher and date from front matter, and keeps the text whole", async () => {
		const text =
			'---\ntitle: "Two: a tale"\npublisher: The Post # paper\ndate: 2025-10-30T23:00:00+13:00\n---\n\nOne.\n';
		await put("a.md", text);
		const { sources } = await load("a.md");
		assert.deepEqual(sources[0], {
			id: "a.md",
			text,
			uri: sources[0]?.uri,
			format: "markdown",
			title: "Two: a tale",
			publisher: "The Post",
			published: "2025-10-30",
		});
	});

	it("tells of each file that is no text, and loads the others", async () => {
		await put("good.txt", "One.");
		await put("picture.txt", Uint8Array.of(0x89, 0x50, 0, 0));
		await put("huge.txt", "");
		await truncate(join(base, "huge.txt"), 20 * 1024 * 1024 + 1);
		const { ids, problems } = await load(".");
		assert.deepEqual(ids, ["good.txt"]);
		assert.deepEqual(problems, [
			{ path: "huge.txt", message: "larger than 20 MB; split it into smaller files" },
			{ path: "picture.txt", message: "a binary file, not text; save its text as .txt or .md" },
		]);
	});

	it("tells of files that are likely to be sources and are not read, and reads what an old name hides", async () => {
		await put("in/plans.pptx", "PK");
		await put("in/old.doc", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1));
		await put("in/rich.doc", "{\\rtf1 The dam cost 550 million dollars.}");
		await put("in/photo.jpg", "One.");
		await put("in/empty.txt", "");
		await put("in/lost.pdf", "");
		const { ids, problems } = await load("in");
		assert.deepEqual(ids, ["in/rich.doc"]);
		assert.deepEqual(
			problems.map(({ path }) => path),
			["in/lost.pdf", "in/old.doc", "in/plans.pptx"],
		);
	});

	it("tells of a name that leads nowhere, by that name", async () => {
		await mkdir(join(base, "empty"));
		await put("a.pdf", "Words.");
		assert.deepEqual((await load("missing", "empty", "a.pdf", "*.txt")).problems, [
			{ path: "*.txt", message: "no file that can be read matches; check the pattern" },
			{ path: "a.pdf", message: "no PDF though its name ends in .pdf; save it anew" },
			{ path: "empty", message: "no readable source here; add articles, documents, mails or tables" },
			{ path: "missing", message: "no such file or folder; check the path" },
		]);
	});

	it("tells of a file that may not be read", async function () {
		if (process.getuid?.() === 0 || process.platform === "win32") this.skip();
		await put("secret.txt", "One.");
		await chmod(join(base, "secret.txt"), 0);
		assert.deepEqual((await load("secret.txt")).problems, [
			{ path: "secret.txt", message: "may not be read; change its permissions" },
		]);
	});

	it("says how far it is, and stops when told to", async () => {
		for (let count = 0; count < 40; count++) await put(`${count}.txt`, "One.");
		const seen: string[] = [];
		await loadSources(["."], { base, onProgress: (done, total) => seen.push(`${done}/${total}`) });
		assert.equal(seen.at(-1), "40/40");
		const stopped = await loadSources(["."], { base, signal: AbortSignal.abort() });
		assert.deepEqual(stopped.sources, []);
		assert.equal(stopped.problems.at(-1)?.message, "stopped before every source was read");
	});

	it("reads a draft, and says why not", async () => {
		await put("draft.md", "\ufeffOne.");
		assert.deepEqual(await readDraft(join(base, "draft.md")), { text: "One." });
		assert.deepEqual(await readDraft(base), { problem: "a folder; name the files in it" });
		assert.deepEqual(await readDraft(join(base, "none.md")), { problem: "no such file; check the path" });
	});

	it("finds the seed articles", async () => {
		assert.ok(existsSync(seedsFolder()));
		assert.equal((await loadSources([seedsFolder()])).sources.length, 3);
	});
});

describe("decoding text", () => {
	const utf16 = (text: string) => Buffer.from(text, "utf16le");

	it("leaves a byte order mark out, so that offsets are those of an editor", () => {
		const text = "Café 😀\r\n";
		const little = Buffer.concat([Buffer.of(0xff, 0xfe), utf16(text)]);
		const big = Buffer.concat([Buffer.of(0xfe, 0xff), utf16(text).swap16()]);
		const utf8 = Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), Buffer.from(text)]);
		for (const bytes of [little, big, utf8, Buffer.from(text)]) {
			assert.deepEqual(decodeText(bytes), { text });
		}
	});

	it("refuses broken UTF-16 and text with NUL characters", () => {
		assert.ok("problem" in decodeText(Buffer.of(0xff, 0xfe, 0x00, 0xd8)));
		assert.ok("problem" in decodeText(Buffer.of(0xff, 0xfe, 0x41, 0x00, 0x00, 0x00)));
		assert.ok("problem" in decodeText(Buffer.from("a\0b")));
	});
});
