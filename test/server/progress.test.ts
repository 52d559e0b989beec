import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
	CodeActionRequest,
	HoverRequest,
	type PublishDiagnosticsParams,
	WorkDoneProgress,
	WorkDoneProgressCancelNotification,
	WorkDoneProgressCreateRequest,
} from "vscode-languageserver-protocol/node.js";
import {
	CheckRequest,
	DecideRequest,
	type FindingChanges,
	FindingChangesNotification,
	FindingsRequest,
	SeenNotification,
	StopCheckingRequest,
} from "../../src/protocol/index.js";
import { type Server, type StartOptions, startServer } from "./client.js";

const uri = "file:///drafts/long.md";
const wrong = "The U.S. has only two operational rare earth mines.";
const warning = 2;
const ROWS = 450;

/** A wrong claim in every tenth paragraph; the others, no two of them alike, take their time. */
function longDraft(): string {
	const rows = Array.from({ length: ROWS }, (_, row) =>
		row % 10 === 0
			? wrong
			: `In week ${row} the council counted ${row + 7} visitors, ${row % 50} per cent more than Mayor Ann Lee had told.`,
	);
	return rows.join("\n\n");
}

/** The lines of contradicted claims. */
function linesOf({ diagnostics }: PublishDiagnosticsParams): number[] {
	return diagnostics.flatMap(({ severity, range }) => (severity === warning ? range.start.line : []));
}

const wrongLines = Array.from({ length: ROWS / 10 }, (_, at) => at * 20);

describe("The language server, while it checks a long draft", function () {
	// Each test starts a process of its own and checks more than a page.
	this.timeout(60_000);
	let server: Server;
	const text = longDraft();

	async function start(options?: StartOptions): Promise<Server> {
		server = await startServer(options);
		return server;
	}

	/** The first telling of changes that fits, of a client that is told of changes. */
	function changes(fits: (changes: FindingChanges) => boolean): Promise<FindingChanges> {
		return new Promise((resolve) => {
			server.connection.onNotification(FindingChangesNotification, (told) => {
				if (!told.more && fits(told)) resolve(told);
			});
		});
	}

	const isReady = () => server.statuses.some(({ state }) => state === "ready");

	afterEach(() => server.stop());

	it("marks the first screen before the rest, and takes nothing back", async () => {
		const { open, diagnostics, status, published } = await start();
		open(uri, text);
		const first = await diagnostics((params) => linesOf(params).length > 0);
		const before = linesOf(first);
		assert.deepEqual(before, wrongLines.slice(0, before.length));
		assert.ok(before.length < wrongLines.length, `${before.length} marks`);
		await status(({ state }) => state === "ready");
		let told: number[] = [];
		for (const params of published) {
			const lines = linesOf(params);
			assert.deepEqual(lines.slice(0, told.length), told);
			told = lines;
		}
		assert.deepEqual(told, wrongLines);
	});

	it("says how many sentences are judged", async () => {
		const { open, status } = await start();
		open(uri, text);
		const { checking, message } = await status((one) => one.checking !== undefined);
		assert.ok(checking && checking.done < checking.total);
		assert.equal(checking.total, ROWS);
		assert.equal(message, `Still being checked: ${checking.done} of ${ROWS} sentences so far.`);
		const ready = await status(({ state }) => state === "ready");
		assert.equal(ready.checking, undefined);
		assert.equal(ready.message, undefined);
	});

	it("answers a hover and a code action in the midst of the draft before it has come there", async () => {
		const { open, connection } = await start();
		open(uri, text);
		const line = 600;
		const character = text.split("\n")[line]?.indexOf("two") ?? -1;
		const position = { line, character };
		const hover = await connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
		assert.match(JSON.stringify(hover), /✗ Contradicted/);
		const actions = await connection.sendRequest(CodeActionRequest.type, {
			textDocument: { uri },
			range: { start: position, end: position },
			context: { diagnostics: [] },
		});
		const titles = (actions ?? []).map(({ title }) => title);
		assert.match(titles[0] ?? "", /^Replace with ‘one/);
		assert.equal(isReady(), false);
		// the others with the same words are not known yet
		assert.deepEqual(
			titles.filter((title) => title.startsWith("Replace all")),
			[],
		);
	});

	it("begins where the screen is", async () => {
		const { open, status, connection } = await start({ initializationOptions: { findingChanges: true } });
		const part = changes(({ pending }) => {
			const isLeft = (line: number) =>
				pending.some((first, at) => at % 2 === 0 && first <= line && line <= (pending[at + 1] ?? first));
			return pending.length > 0 && isLeft(500) && !isLeft(800) && !isLeft(810) && !isLeft(820);
		});
		open(uri, text);
		await status(({ state }) => state === "checking");
		await connection.sendNotification(SeenNotification, { uri, first: 800, last: 820 });
		const { ranges } = await part;
		const lines = ranges.filter((_, at) => at % 4 === 0);
		assert.ok(lines.includes(800) && lines.includes(820));
		assert.ok(!lines.includes(500));
	});

	it("stops when it is told to, and says what it did not come to", async () => {
		const { open, status, diagnostics, connection } = await start();
		open(uri, text);
		const { checking } = await status((one) => one.checking !== undefined);
		await connection.sendRequest(StopCheckingRequest);
		const stopped = await status(({ state }) => state === "idle");
		assert.equal(stopped.idle, "stopped");
		assert.match(stopped.message ?? "", /^Not checked: The check was stopped before it came to this part/);
		const last = await diagnostics((params) => params.diagnostics.some(({ code }) => code === "not-checked"));
		const found = linesOf(last);
		assert.deepEqual(found, wrongLines.slice(0, found.length));
		assert.ok(checking && found.length >= Math.floor(checking.done / 10) && found.length < wrongLines.length);
		const [gap] = last.diagnostics.filter(({ code }) => code === "not-checked");
		assert.ok((gap?.range.start.line ?? 0) > (found.at(-1) ?? 0));
		// and goes on when it is asked to
		assert.equal((await connection.sendRequest(CheckRequest, { uri })).state, "ready");
		assert.equal((await connection.sendRequest(FindingsRequest, { uri })).length > found.length, true);
	});

	it("shows an editor that does not know it how far it has come, and is stopped there", async () => {
		const { connection, open, status } = await start({ showsProgress: true });
		const told: unknown[] = [];
		connection.onRequest(WorkDoneProgressCreateRequest.type, ({ token }) => {
			connection.onProgress(WorkDoneProgress.type, token, (value) => {
				told.push(value);
				if (value.kind === "report" && told.length === 2)
					void connection.sendNotification(WorkDoneProgressCancelNotification.type, { token });
			});
		});
		open(uri, text);
		await status(({ idle }) => idle === "stopped");
		await connection.sendRequest(FindingsRequest, { uri });
		const [begin, first] = told;
		assert.deepEqual(begin, { kind: "begin", title: "Checking", percentage: 0, cancellable: true });
		assert.match(JSON.stringify(first), /"message":"Checked \d+ of 450 sentences"/);
		assert.deepEqual(told.at(-1), { kind: "end" });
	});

	it("checks on after an edit from where it stands, and keeps the marks of what it has not come to again", async () => {
		const { open, replace, diagnostics, status, published } = await start();
		open(uri, text);
		await diagnostics((params) => linesOf(params).length > 0);
		replace(uri, 2, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, "Well. ");
		await status(({ state }) => state === "ready");
		assert.deepEqual(linesOf(await diagnostics(({ version }) => version === 2)).slice(0, 2), [0, 20]);
		const last = published.at(-1);
		assert.ok(last);
		assert.equal(last.version, 2);
		assert.deepEqual(linesOf(last), wrongLines);
	});

	it("takes a decision about what is marked while it checks", async () => {
		const folder = await mkdtemp(join(tmpdir(), "corroborate-long-"));
		try {
			const home = pathToFileURL(folder).href;
			const draft = `${home}/long.md`;
			const { open, diagnostics, connection } = await start({ folders: [home] });
			open(draft, text);
			const first = await diagnostics((params) => linesOf(params).length > 0);
			const mark = first.diagnostics.find(({ severity }) => severity === warning);
			const data: unknown = mark?.data;
			assert.ok(typeof data === "object" && data !== null && "id" in data && typeof data.id === "string");
			const decided = await connection.sendRequest(DecideRequest, {
				...{ uri: draft, ids: [data.id], action: "accepted", by: "Ann Lee", reason: "two since May" },
				scope: "sentence",
			});
			assert.deepEqual(decided, { written: 1 });
			assert.equal(isReady(), false);
			const next = server.published.at(-1);
			assert.ok(next);
			assert.deepEqual(linesOf(next), []);
			await connection.sendRequest(CheckRequest, { uri: draft });
			const last = server.published.at(-1);
			assert.ok(last);
			// it holds for the same sentence wherever it stands
			assert.deepEqual(linesOf(last), []);
		} finally {
			await rm(folder, { recursive: true });
		}
	});
});
