import assert from "node:assert/strict";
import type { SourceRules } from "../../src/ingest/index.js";
import { findVirtualFiles, type VirtualFolder } from "../../src/server/virtual-files.js";

/** A folder of files in memory, by their paths; one that ends in "/" may not be listed. */
function folderOf(files: Readonly<Record<string, string>>): VirtualFolder {
	const paths = Object.keys(files);
	const short = (path: string) => path.replace(/^\.(?:\/|$)/, "").replace(/\/$/, "");
	const isFolder = (path: string) => path === "" || paths.some((file) => file.startsWith(`${path}/`));
	return {
		async lookUp(given) {
			const path = short(given);
			if (path in files) return { path, type: "file" };
			return isFolder(path) ? { path, type: "folder" } : null;
		},
		async list(path) {
			if (`${path}/` in files) return { problem: "may not be listed" };
			const start = path === "" ? "" : `${path}/`;
			const names = new Map<string, "file" | "folder">();
			for (const file of paths.filter((one) => one.startsWith(start))) {
				const [name = "", ...more] = file.slice(start.length).split("/");
				names.set(name, more.length > 0 ? "folder" : "file");
			}
			return { entries: [...names] };
		},
		readText: async (path) => files[path],
	};
}

describe("sources that only the editor reaches", () => {
	const find = (
		patterns: readonly string[],
		files: Readonly<Record<string, string>>,
		rules: SourceRules = {},
	) => findVirtualFiles(patterns, rules, folderOf(files));

	it("are found in folders, by name and by pattern, each once and in order", async () => {
		const files = { "in/b.txt": "", "in/a/c.md": "", "in/d.jpg": "", "in/.x/e.txt": "", "out/f.txt": "" };
		assert.deepEqual((await find(["in"], files)).paths, ["in/a/c.md", "in/b.txt"]);
		assert.deepEqual((await find(["in/**/*.md", "in/b.txt", "in"], files)).paths, ["in/a/c.md", "in/b.txt"]);
		assert.deepEqual((await find(["."], files)).paths, ["in/a/c.md", "in/b.txt", "out/f.txt"]);
	});

	it("are left out by pattern or name and by .gitignore, which is counted", async () => {
		const files = {
			".git/config": "",
			".gitignore": "*.tmp.txt\n",
			"in/.gitignore": "b.txt\n!keep.tmp.txt\n",
			"in/a.txt": "",
			"in/b.txt": "",
			"in/c.tmp.txt": "",
			"in/keep.tmp.txt": "",
			"in/old/d.txt": "",
			"in/old/e.txt": "",
		};
		const { paths, excluded } = await find(["in"], files, { exclude: ["in/old"], gitignore: true });
		assert.deepEqual(paths, ["in/a.txt", "in/keep.tmp.txt"]);
		assert.deepEqual(excluded, [
			{ rule: "in/.gitignore", count: 1 },
			{ rule: ".gitignore", count: 1 },
			{ rule: "in/old", count: 1 },
		]);
		assert.equal((await find(["in"], files)).paths.length, 6);
		assert.deepEqual((await find(["in/b.txt"], files, { gitignore: true })).paths, ["in/b.txt"]);
	});

	it("tell what leads nowhere, what may not be listed, and where all is left out", async () => {
		const files = { "in/a.txt": "", "shut/": "", "shut/b.txt": "" };
		const { paths, problems } = await find(["in", "shut", "none", "none/*.txt"], files);
		assert.deepEqual(paths, ["in/a.txt"]);
		assert.deepEqual(
			problems.map(({ path }) => path),
			["shut", "none", "none/*.txt"],
		);
		const left = await find(["in"], files, { exclude: ["**/*.txt"] });
		assert.match(left.problems[0]?.message ?? "", /left out/);
	});

	it("are found no further than a loop of links goes", async () => {
		const endless: VirtualFolder = {
			lookUp: async (path) => ({ path, type: "folder" }),
			list: async () => ({
				entries: [
					["a.txt", "file"],
					["again", "folder"],
				],
			}),
			readText: async () => undefined,
		};
		const { paths, problems } = await findVirtualFiles(["in"], {}, endless);
		assert.ok(paths.length > 10 && paths.length < 100, String(paths.length));
		assert.equal(problems.length, 1);
	});
});
