import assert from "node:assert/strict";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { PublishDiagnosticsParams } from "vscode-languageserver-protocol/node.js";
import { STALE } from "../../src/indexer/index.js";
import { type Server, startServer } from "./client.js";

const uri = "file:///drafts/draft.md";
const draft = "The Kelso dam cost $650 million, the state auditor said.";
const warning = 2;

function marks({ diagnostics }: PublishDiagnosticsParams): number {
	return diagnostics.filter(({ severity }) => severity === warning).length;
}

describe("The language server with a folder for its index", function () {
	this.timeout(60_000);
	let base = "";
	let server: Server;

	async function start(): Promise<Server> {
		server = await startServer({
			folders: [pathToFileURL(base).href],
			settingsOf: () => ({ sources: ["sources"] }),
			initializationOptions: { storage: join(base, "storage") },
		});
		server.open(uri, draft);
		return server;
	}

	async function segments(): Promise<string[]> {
		const folders = await readdir(join(base, "storage"));
		assert.equal(folders.length, 1);
		return (await readdir(join(base, "storage", folders[0] ?? ""))).filter((name) =>
			name.endsWith(".segment"),
		);
	}

	beforeEach(async () => {
		base = await mkdtemp(join(tmpdir(), "corroborate-storage-"));
		await mkdir(join(base, "sources"));
		await writeFile(
			join(base, "sources/dam.txt"),
			"The Kelso dam cost $550 million, the state auditor said.\n",
		);
	});

	afterEach(() => rm(base, { recursive: true, force: true }));

	it("keeps the index there, opens it the next time, and then follows what changed meanwhile", async () => {
		await (await start()).diagnostics((params) => marks(params) === 1);
		assert.equal(await server.stop(), 0);
		const saved = await segments();
		assert.equal(saved.length, 1);
		await (await start()).diagnostics((params) => marks(params) === 1);
		assert.equal(await server.stop(), 0);
		assert.deepEqual(await segments(), saved);
		await writeFile(
			join(base, "sources/dam.txt"),
			"The Kelso dam cost $650 million, the state auditor said.\n",
		);
		await start();
		await server.status(({ state, counts }) => state === "ready" && counts.supported > 0);
		assert.equal(marks(await server.diagnostics((params) => marks(params) === 0)), 0);
		assert.equal(await server.stop(), 0);
	});

	it("removes an index that was not used for long and that no settings ask for, and says so", async () => {
		await (await start()).diagnostics((params) => marks(params) === 1);
		assert.equal(await server.stop(), 0);
		const storage = join(base, "storage");
		const [own = ""] = await readdir(storage);
		const old = new Date(Date.now() - STALE - 86_400_000);
		const others = { stale: "index-00000000000000aa", fresh: "index-00000000000000bb", foreign: "notes" };
		for (const name of Object.values(others))
			await cp(join(storage, own), join(storage, name), { recursive: true });
		for (const name of [own, others.stale, others.foreign]) await utimes(join(storage, name), old, old);
		await start();
		await server.logged((line) => line.includes(others.stale));
		await server.diagnostics((params) => marks(params) === 1);
		assert.deepEqual((await readdir(storage)).sort(), [own, others.fresh, others.foreign].sort());
		assert.equal(await server.stop(), 0);
	});

	it("goes on where it was killed", async () => {
		await (await start()).diagnostics((params) => marks(params) === 1);
		server.connection.dispose();
		server.process.kill("SIGKILL");
		await once(server.process, "exit");
		await (await start()).diagnostics((params) => marks(params) === 1);
		const status = await server.status(({ state }) => state === "ready");
		assert.equal(status.message, undefined);
		assert.equal(await server.stop(), 0);
		assert.equal((await segments()).length, 1);
	});
});
