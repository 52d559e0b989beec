import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { SourcesRequest } from "../../src/protocol/index.js";
import { locked, scan } from "../fixtures/made-pdf.js";
import { type Server, startServer } from "./client.js";

const gigabyte = 2 ** 30;
const isRoot = process.getuid?.() === 0;

/** How each file comes to be unreadable, and what is said of it; undefined where this system knows no such file. */
const unreadable: Readonly<Record<string, { make?: (path: string) => unknown; said: RegExp }>> = {
	"binary.txt": {
		make: (path) => writeFile(path, Uint8Array.of(1, 0, 0, 2)),
		said: /a binary file, not text/,
	},
	"huge.txt": { make: (path) => huge(path), said: /larger than 20 MB; split it/ },
	"huge.pdf": { make: (path) => huge(path), said: /larger than 256 MB; split it/ },
	"locked.pdf": {
		make: (path) => writeFile(path, locked()),
		said: /protected by a password; save it without one/,
	},
	"scan.pdf": {
		make: (path) => writeFile(path, scan()),
		said: /a scan without text \(1 page\); run text recognition/,
	},
	"self.txt": { make: (path) => symlink("self.txt", path), said: /a symbolic link to itself/ },
	"lost.txt": { make: (path) => symlink("nowhere.txt", path), said: /no such file/ },
	again: {
		make: (path) => symlink(".", path),
		said: /a link back to a folder that it lies in; it is not followed/,
	},
	"slides.pptx": { make: (path) => writeFile(path, "PK\u0003\u0004"), said: /slides, which are not read/ },
	"old.doc": {
		make: (path) => writeFile(path, Buffer.from("d0cf11e0a1b11ae1", "hex")),
		said: /save it as \.docx/,
	},
	"broken.docx": { make: (path) => writeFile(path, "PK\u0003\u0004 nothing"), said: /./ },
	...(process.platform !== "win32" && {
		"pipe.txt": {
			make: (path: string) => execFileSync("mkfifo", [path]),
			said: /neither a file nor a folder/,
		},
	}),
	...(!isRoot &&
		process.platform !== "win32" && {
			"shut.txt": { make: shut, said: /may not be read; change its permissions/ },
		}),
	...(process.platform === "linux" && {
		"b\ufffd.txt": { said: /its name is not valid Unicode; rename it/ },
	}),
};

async function huge(path: string): Promise<void> {
	await writeFile(path, "");
	await truncate(path, gigabyte);
}

async function shut(path: string): Promise<void> {
	await writeFile(path, "Words.");
	await chmod(path, 0o000);
}

describe("Sources that cannot be read", function () {
	this.timeout(60_000);
	let base = "";
	let server: Server | undefined;

	before(async () => {
		base = await mkdtemp(join(tmpdir(), "corroborate-unread-"));
		await mkdir(join(base, "in"));
		for (const [name, { make }] of Object.entries(unreadable)) await make?.(join(base, "in", name));
		if (process.platform === "linux") {
			const name = Buffer.concat([
				Buffer.from(`${join(base, "in")}/b`),
				Buffer.of(0xff),
				Buffer.from(".txt"),
			]);
			await writeFile(name, "Words.");
		}
		await writeFile(join(base, "in/dam.txt"), "The Kelso dam cost $550 million, the state auditor said.");
	});

	after(async () => {
		await server?.stop();
		await rm(base, { recursive: true, force: true });
	});

	it("are each listed with the reason, and the others are read", async () => {
		server = await startServer({
			folders: [pathToFileURL(base).href],
			settingsOf: () => ({ sources: ["in"] }),
		});
		const uri = pathToFileURL(join(base, "draft.md")).href;
		server.open(uri, "The Kelso dam cost $650 million, the state auditor said.");
		const { counts } = await server.status(({ state }) => state === "ready");
		assert.equal(counts.contradicted, 1);
		const { sources, problems } = await server.connection.sendRequest(SourcesRequest, { uri });
		assert.deepEqual(
			sources.map(({ id }) => id),
			["in/dam.txt"],
		);
		assert.deepEqual(
			problems.map(({ path }) => path),
			Object.keys(unreadable)
				.map((name) => `in/${name}`)
				.sort(),
		);
		for (const { path, message } of problems)
			assert.match(message, unreadable[path.slice("in/".length)]?.said ?? /never/, path);
	});
});
