import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import {
	CancellationTokenSource,
	DefinitionRequest,
	DidChangeConfigurationNotification,
	DidChangeWatchedFilesNotification,
	FileChangeType,
	HoverRequest,
	type PublishDiagnosticsParams,
	WorkspaceSymbolRequest,
} from "vscode-languageserver-protocol/node.js";
import { CheckRequest, FindingsRequest, SearchRequest, SourceRequest } from "../../src/protocol/index.js";
import { type Server, type StartOptions, startServer } from "./client.js";

const wrong = "The U.S. has only two operational rare earth mines.";
const uri = "file:///drafts/draft.md";
const warning = 2;

function contradictions({ diagnostics }: PublishDiagnosticsParams) {
	return diagnostics.filter(({ severity }) => severity === warning);
}

function cut(text: string, { start, end }: { start: Place; end: Place }): string {
	const lines = text.split(/\r\n|\n/);
	assert.equal(start.line, end.line);
	return (lines[start.line] ?? "").slice(start.character, end.character);
}

interface Place {
	readonly line: number;
	readonly character: number;
}

describe("The language server", function () {
	// Each test starts a process of its own.
	this.timeout(30_000);
	let server: Server;

	async function start(options?: StartOptions): Promise<Server> {
		server = await startServer(options);
		return server;
	}

	afterEach(() => server.stop());

	it("marks a wrong claim, with the version, the kind, its page and the source's words", async () => {
		const { open, diagnostics } = await start();
		open(uri, `# Title\n\nBefore it. ${wrong}\n`);
		const first = await diagnostics((params) => params.uri === uri);
		assert.equal(first.version, 1);
		const [mark, ...others] = contradictions(first);
		assert.ok(mark);
		assert.deepEqual(others, []);
		assert.equal(mark.source, "Corroborate");
		assert.equal(mark.code, "count");
		assert.match(mark.codeDescription?.href ?? "", /\/docs\/checks\/count\.md$/);
		assert.match(cut(`# Title\n\nBefore it. ${wrong}\n`, mark.range), /^two/);
		const [related] = mark.relatedInformation ?? [];
		// the words alone: the hover has their sentence
		assert.equal(related?.message, "“one”");
		assert.match(related?.location.uri ?? "", /^file:.*\/seeds\//);
	});

	it("takes the mark away with the edit that puts the claim right, and publishes for the new version", async () => {
		const { open, replace, diagnostics, status } = await start();
		open(uri, wrong);
		await diagnostics((params) => contradictions(params).length === 1);
		const at = wrong.indexOf("two operational rare earth mines");
		const range = {
			start: { line: 0, character: at },
			end: { line: 0, character: at + "two operational rare earth mines".length },
		};
		replace(uri, 2, range, "one operational rare earth mine");
		const after = await diagnostics(({ version }) => version === 2);
		assert.deepEqual(contradictions(after), []);
		await status(({ state, counts }) => state === "ready" && counts.supported > 0);
		assert.deepEqual(server.published.filter((params) => params.version === 2).flatMap(contradictions), []);
	});

	it("drops what it found for a text that is no more", async () => {
		const { open, replace, connection } = await start();
		open(uri, wrong);
		for (let version = 2; version <= 20; version++) {
			const start = { line: 0, character: 0 };
			replace(uri, version, { start, end: start }, "x");
		}
		await connection.sendRequest(CheckRequest, { uri });
		const versions = server.published.flatMap(({ version = 0 }) => version);
		assert.deepEqual(
			versions,
			[...versions].sort((a, b) => a - b),
		);
		assert.equal(versions.at(-1), 20);
	});

	it("keeps its ranges after emoji and Windows line ends", async () => {
		const text = `First 👩🏽‍🚀 line.\r\n\r\n🧲🧲 – ${wrong}\r\n`;
		const { open, diagnostics } = await start();
		open(uri, text);
		const [mark] = contradictions(await diagnostics((params) => params.uri === uri));
		assert.ok(mark);
		assert.match(cut(text, mark.range), /^two/);
	});

	it("shows the evidence in the hover, the compared words in bold, with a link to the file", async () => {
		const { open, connection } = await start();
		open(uri, wrong);
		const position = { line: 0, character: wrong.indexOf("two") };
		const hover = await connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
		assert.ok(hover && typeof hover.contents === "object" && "value" in hover.contents);
		assert.match(hover.contents.value, /✗ Contradicted/);
		assert.match(hover.contents.value, /\*\*one[^*]*\*\*/);
		assert.match(hover.contents.value, /\]\(<file:\/\/\/[^>]*#L\d+>\)/);
		const nowhere = await connection.sendRequest(HoverRequest.type, {
			textDocument: { uri },
			position: { line: 0, character: 1 },
		});
		assert.equal(nowhere, null);
	});

	it("links hovers to a command for a client that says it can follow one", async () => {
		const { open, connection } = await start({ initializationOptions: { commandLinks: true } });
		open(uri, wrong);
		const position = { line: 0, character: wrong.indexOf("two") };
		const hover = await connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
		assert.match(JSON.stringify(hover), /\(command:corroborate\.openSource\?%5B/);
	});

	it("leads from a claim to the source's words", async () => {
		const { open, connection } = await start();
		open(uri, wrong);
		const position = { line: 0, character: wrong.indexOf("two") };
		const places = await connection.sendRequest(DefinitionRequest.type, { textDocument: { uri }, position });
		assert.ok(Array.isArray(places));
		assert.match(places[0] && "uri" in places[0] ? places[0].uri : "", /\/seeds\//);
		const [finding] = await connection.sendRequest(FindingsRequest, { uri });
		assert.equal(finding?.verdict, "contradicted");
	});

	it("answers a cancelled request instead of leaving it open", async () => {
		const { open, connection } = await start();
		open(uri, wrong);
		const source = new CancellationTokenSource();
		const asked = connection.sendRequest(
			HoverRequest.type,
			{ textDocument: { uri }, position: { line: 0, character: 20 } },
			source.token,
		);
		source.cancel();
		await asked.catch(() => undefined);
		assert.equal((await connection.sendRequest(CheckRequest, { uri })).state, "ready");
	});

	it("follows the settings of each folder", async () => {
		const { open, diagnostics } = await start({
			folders: ["file:///one", "file:///two"],
			settingsOf: (scope) =>
				scope.startsWith("file:///one") ? { severity: { contradicted: "none" } } : { severity: "nonsense" },
		});
		open("file:///one/a.md", wrong);
		open("file:///two/b.md", wrong);
		assert.deepEqual(contradictions(await diagnostics((params) => params.uri === "file:///one/a.md")), []);
		assert.equal(contradictions(await diagnostics((params) => params.uri === "file:///two/b.md")).length, 1);
	});

	it("checks again when the settings change", async () => {
		let severity = "none";
		const { open, diagnostics, connection } = await start({
			settingsOf: () => ({ severity: { contradicted: severity } }),
		});
		open(uri, wrong);
		assert.deepEqual(contradictions(await diagnostics((params) => params.uri === uri)), []);
		severity = "warning";
		await connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
		assert.equal(contradictions(await diagnostics((params) => contradictions(params).length > 0)).length, 1);
	});

	it("says why a draft is not checked", async () => {
		const { open, diagnostics, status } = await start({
			settingsOf: () => ({ maxDraftLength: 1000 }),
		});
		open("file:///drafts/program.ts", wrong, "typescript");
		open(uri, `${wrong}\n`.repeat(100));
		const other = await status((one) => one.uri === "file:///drafts/program.ts" && one.state === "idle");
		assert.match(other.message ?? "", /typescript/);
		const long = await diagnostics((params) => params.uri === uri);
		assert.equal(long.diagnostics.length, 1);
		assert.match(long.diagnostics[0]?.message ?? "", /^Not checked: .*1000/);
		assert.match((await status((one) => one.uri === uri && one.state === "idle")).message ?? "", /1000/);
	});

	it("does not check the sources themselves", async () => {
		const seeds = fileURLToPath(new URL("../../seeds/", import.meta.url));
		const seed = pathToFileURL(join(seeds, "000_631887e532ebd43b.txt")).href;
		const { open, status } = await start();
		open(seed, wrong, "plaintext");
		assert.match((await status((one) => one.state === "idle")).message ?? "", /one of the sources/);
	});

	it("reads a changed source again", async () => {
		const folder = await mkdtemp(join(tmpdir(), "corroborate-server-"));
		try {
			const file = join(folder, "article.txt");
			await writeFile(file, "The town of Brindle has three public libraries.\n");
			const { open, diagnostics, status, connection } = await start({
				folders: [pathToFileURL(folder).href],
				settingsOf: () => ({ sources: ["article.txt"] }),
			});
			const draft = `${pathToFileURL(folder).href}/draft.md`;
			open(draft, "The town of Brindle has three public libraries.");
			await status(({ state, counts }) => state === "ready" && counts.supported === 1);
			await writeFile(file, "The town of Brindle has nine public libraries.\n");
			await connection.sendNotification(DidChangeWatchedFilesNotification.type, {
				changes: [{ uri: pathToFileURL(file).href, type: FileChangeType.Changed }],
			});
			await diagnostics((params) => contradictions(params).length === 1);
		} finally {
			await rm(folder, { recursive: true });
		}
	});

	it("tells which sources could not be read", async () => {
		const { open, status } = await start({
			folders: ["file:///nowhere"],
			settingsOf: () => ({ sources: ["missing"] }),
		});
		open("file:///nowhere/draft.md", wrong);
		assert.match((await status(({ state }) => state === "ready")).message ?? "", /missing/);
	});

	it("finds sources, claims and findings in spite of a misspelling, and gives a source's text", async () => {
		const { open, connection } = await start();
		open(uri, wrong);
		const found = await connection.sendRequest(SearchRequest, { query: "operatonal rare earth", uri });
		assert.match(found[0]?.label ?? "", /operational rare earth/);
		const all = await connection.sendRequest(SearchRequest, { query: "", uri });
		assert.deepEqual(new Set(all.map(({ type }) => type)), new Set(["finding", "source"]));
		const claims = await connection.sendRequest(SearchRequest, { query: "claim: rare earth", uri });
		assert.deepEqual(new Set(claims.map(({ type }) => type)), new Set(["claim"]));
		const [source] = await connection.sendRequest(FindingsRequest, { uri });
		const sourceId = source?.evidence[0]?.sourceId ?? "";
		const text = await connection.sendRequest(SourceRequest, { uri, sourceId });
		assert.match(text?.text ?? "", /only one operational rare earth mine/);
		assert.equal(await connection.sendRequest(SourceRequest, { uri, sourceId: "no such" }), null);
	});

	it("lists sources and claims as symbols of the workspace", async () => {
		const { open, connection } = await start();
		assert.deepEqual(await connection.sendRequest(WorkspaceSymbolRequest.type, { query: "" }), []);
		open(uri, wrong);
		const sources = await connection.sendRequest(WorkspaceSymbolRequest.type, { query: "" });
		assert.equal(sources?.length, 3);
		const claims = await connection.sendRequest(WorkspaceSymbolRequest.type, {
			query: "operatonal rare earth",
		});
		assert.match(claims?.[0]?.name ?? "", /operational rare earth/);
	});

	it("ends with exit code 0 after a shutdown, with nothing but the protocol on standard output", async () => {
		const { open, diagnostics, stop, output } = await start();
		open(uri, wrong);
		await diagnostics((params) => params.uri === uri);
		assert.equal(await stop(), 0);
		let rest = Buffer.from(output(), "utf8");
		while (rest.length > 0) {
			const header = /^Content-Length: (\d+)\r\n\r\n/.exec(rest.toString("latin1"));
			assert.ok(header, `not the protocol: ${rest.toString("utf8").slice(0, 80)}`);
			rest = rest.subarray(header[0].length + Number(header[1]));
		}
	});
});
