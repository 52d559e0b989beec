import assert from "node:assert/strict";
import { DidSaveTextDocumentNotification } from "vscode-languageserver-protocol/node.js";
import { CheckRequest, FindingsRequest, ReadSourcesRequest } from "../../src/protocol/index.js";
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
