import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { DidSaveTextDocumentNotification } from "vscode-languageserver-protocol/node.js";
import {
	CheckRequest,
	FindingsRequest,
	ReadSourcesRequest,
	SourcesRequest,
	StopReadingRequest,
} from "../../src/protocol/index.js";
import { type Server, startServer } from "./client.js";

const uri = "untitled:draft";
const wrong = "The US has two operational rare earth mines.";
const at = { line: 0, character: 0 };

describe("When the language server checks", function () {
	// Each test starts a process of its own.
	this.timeout(30_000);
	let server: Server;

	const start = async (run: string) => {
		server = await startServer({ settingsOf: () => ({ run }) });
		server.open(uri, wrong);
	};
	const differing = async () =>
		(await server.connection.sendRequest(FindingsRequest, { uri })).filter(
			({ verdict }) => verdict === "contradicted",
		).length;

	afterEach(() => server.stop());

	it("on demand: only when it is asked to, and says until then that nothing was checked", async () => {
		await start("onDemand");
		const { message = "" } = await server.status(({ idle }) => idle === "waiting");
		assert.match(message, /^Not checked yet/);
		assert.equal(await differing(), 0);
		assert.equal((await server.connection.sendRequest(CheckRequest, { uri })).state, "ready");
		assert.equal(await differing(), 1);
	});

	it("on save: an edit waits, and says so, until the draft is saved", async () => {
		await start("onSave");
		assert.equal(await differing(), 1);
		server.replace(uri, 2, { start: at, end: at }, `${wrong} `);
		const { message = "" } = await server.status(({ idle }) => idle === "waiting");
		assert.match(message, /^Changed since it was checked/);
		assert.equal(await differing(), 1);
		await server.connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } });
		assert.equal(await differing(), 2);
	});

	it("when typing pauses: a sentence that is still being written waits for its stop, or for a longer pause", async () => {
		await start("onPause");
		assert.equal(await differing(), 1);
		const end = { line: 0, character: wrong.length };
		server.replace(uri, 2, { start: { line: 0, character: wrong.length - 1 }, end }, " and");
		assert.equal(await differing(), 0);
		server.replace(
			uri,
			3,
			{ start: { line: 0, character: wrong.length + 3 }, end: { line: 0, character: wrong.length + 3 } },
			".",
		);
		assert.equal(await differing(), 1);
		server.replace(
			uri,
			4,
			{ start: { line: 0, character: wrong.length + 3 }, end: { line: 0, character: wrong.length + 4 } },
			"",
		);
		assert.equal(await differing(), 0);
		await server.status(({ state, counts }) => state === "ready" && counts.contradicted === 0);
		const told = server.statuses.length;
		await server.status(
			(status) => server.statuses.indexOf(status) >= told && status.counts.contradicted === 1,
		);
	});

	it("at every keystroke: without being asked", async () => {
		await start("onType");
		await server.status(({ state, counts }) => state === "ready" && counts.contradicted === 1);
	});

	it("anew when the sources are read again", async () => {
		await start("onPause");
		await server.status(({ state }) => state === "ready");
		const before = server.statuses.length;
		await server.connection.sendRequest(ReadSourcesRequest);
		assert.equal(await differing(), 1);
		assert.ok(server.statuses.length > before);
	});
});

describe("The reading of many sources", function () {
	this.timeout(60_000);
	const many = 3000;
	let server: Server;
	let folder = "";

	before(async () => {
		folder = await mkdtemp(join(tmpdir(), "corroborate-many-"));
		const paragraph =
			"The council met on Tuesday and spoke of roads, bridges and the budget of 12 million pounds. ";
		await Promise.all(
			Array.from({ length: many }, (_, at) =>
				writeFile(join(folder, `${at}.txt`), `${paragraph.repeat(5)}It was meeting number ${at + 1}.\n`),
			),
		);
	});

	after(async () => {
		await server.stop();
		await rm(folder, { recursive: true, force: true });
	});

	it("tells how far it has come, can be stopped, says what is missing, and goes on when asked to", async () => {
		const uri = pathToFileURL(join(folder, "..", "draft-of-many.md")).href;
		server = await startServer({
			folders: [pathToFileURL(folder).href],
			settingsOf: () => ({ sources: ["*.txt"] }),
		});
		server.open(uri, "The council met on Tuesday.");
		const { reading } = await server.status((status) => (status.reading?.done ?? 0) > 0);
		assert.equal(reading?.total, many);
		await server.connection.sendRequest(StopReadingRequest);
		const { message = "" } = await server.status(({ state }) => state === "ready");
		assert.match(message, /Not read: \d+ sources: reading was stopped; run Read Sources Again to go on/);
		const some = await server.connection.sendRequest(SourcesRequest, { uri });
		assert.ok(some.sources.length > 0 && some.sources.length < many, String(some.sources.length));
		await server.connection.sendRequest(ReadSourcesRequest);
		const all = await server.connection.sendRequest(SourcesRequest, { uri });
		assert.deepEqual([all.sources.length, all.problems], [many, []]);
	});
});
