import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ledgerPath } from "../../src/index.js";
import {
	CheckRequest,
	DecideRequest,
	ExportRequest,
	type FindingChanges,
	FindingChangesNotification,
	FindingChangesRequest,
	FindingsRequest,
	type PlacedFinding,
	SourcesRequest,
} from "../../src/protocol/index.js";
import { type Server, startServer } from "./client.js";

const wrong = "The US has two operational rare earth mines.";
const warning = 2;

describe("The desk of the language server", function () {
	// Each test starts a process of its own.
	this.timeout(30_000);
	let server: Server;
	let folder = "";
	let uri = "";

	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), "corroborate-desk-"));
		uri = pathToFileURL(join(folder, "draft.md")).href;
		server = await startServer({ folders: [pathToFileURL(folder).href] });
	});

	afterEach(async () => {
		await server.stop();
		await rm(folder, { recursive: true, force: true });
	});

	async function differing(): Promise<PlacedFinding> {
		const findings = await server.connection.sendRequest(FindingsRequest, { uri });
		const found = findings.find(({ verdict }) => verdict === "contradicted");
		assert.ok(found, "the draft has a contradicted claim");
		return found;
	}

	const accept = ({ id }: PlacedFinding) =>
		server.connection.sendRequest(DecideRequest, {
			...{ uri, ids: [id], action: "accepted", by: "Ann Lee", reason: "a second opened", scope: "sentence" },
		});

	const warnings = () =>
		server.published.at(-1)?.diagnostics.filter(({ severity }) => severity === warning) ?? [];

	it("takes the mark away when a difference is accepted, and writes who said so beside the draft", async () => {
		server.open(uri, wrong);
		assert.equal((await differing()).ledger.state, "open");
		assert.deepEqual(await accept(await differing()), { written: 1 });
		assert.deepEqual(warnings(), []);
		const finding = await differing();
		assert.deepEqual([finding.ledger.state, finding.ledger.by], ["accepted", "Ann Lee"]);
		assert.equal(server.statuses.at(-1)?.counts.settled, 1);
		const lines = (await readFile(join(folder, ledgerPath), "utf8")).trimEnd().split("\n");
		assert.equal(lines.length, 1);
		assert.match(lines[0] ?? "", /"reason":"a second opened","draft":"draft.md"/);
	});

	it("marks again, and says why, when the sentence of an accepted difference is edited", async () => {
		server.open(uri, wrong);
		await accept(await differing());
		const at = { line: 0, character: 0 };
		server.replace(uri, 2, { start: at, end: at }, "Today ");
		await server.connection.sendRequest(CheckRequest, { uri });
		const [mark] = warnings();
		assert.match(mark?.message ?? "", /Open again: the sentence has changed\.$/);
		assert.equal((await differing()).ledger.state, "reopened");
	});

	it("marks again when the decision is taken back", async () => {
		server.open(uri, wrong);
		const finding = await differing();
		await accept(finding);
		await server.connection.sendRequest(DecideRequest, {
			...{ uri, ids: [finding.id], action: "withdrawn", by: "Ann Lee", scope: "sentence" },
		});
		assert.equal(warnings().length, 1);
	});

	it("records nothing for a draft that is not saved, and says what to do", async () => {
		uri = "untitled:Untitled-1";
		server.open(uri, wrong);
		const { written, problem } = await accept(await differing());
		assert.equal(written, 0);
		assert.match(problem ?? "", /Save it to a folder first/);
	});

	it("records nothing for a finding that is gone", async () => {
		server.open(uri, wrong);
		const { written, problem } = await accept({ ...(await differing()), id: "gone" });
		assert.equal(written, 0);
		assert.match(problem ?? "", /no longer in the draft/);
	});

	it("says that a line of the ledger cannot be read, and still checks", async () => {
		server.open(uri, wrong);
		await accept(await differing());
		const path = join(folder, ledgerPath);
		await writeFile(path, `>>>>>>> theirs\n${await readFile(path, "utf8")}`);
		const { state, message } = await server.connection.sendRequest(CheckRequest, { uri });
		assert.equal(state, "ready");
		assert.match(message ?? "", /line 1 is not read \(an unresolved merge\)/);
		assert.deepEqual(warnings(), []);
	});

	it("tells a client that asked for it of findings and their marks, and after an edit only what is new", async () => {
		await server.stop();
		server = await startServer({
			folders: [pathToFileURL(folder).href],
			initializationOptions: { findingChanges: true },
		});
		const told: FindingChanges[] = [];
		server.connection.onNotification(FindingChangesNotification, (changes) => told.push(changes));
		server.open(uri, `${wrong}\n\n${wrong.replace("US", "United States")}`);
		await server.connection.sendRequest(CheckRequest, { uri });
		const [first] = told;
		assert.equal(first?.changed.length, first?.ids.length);
		const marked = first?.changed.filter(({ mark }) => mark?.severity === warning) ?? [];
		assert.deepEqual(
			marked.map(({ words }) => words),
			["two", "two"],
		);
		const end = { line: 2, character: 0 };
		server.replace(uri, 2, { start: end, end }, "Now: ");
		await server.connection.sendRequest(CheckRequest, { uri });
		const last = told.at(-1);
		assert.equal(last?.version, 2);
		assert.equal(last?.ids.length, first?.ids.length);
		assert.ok(last?.changed.every(({ sentence }) => sentence.startsWith("Now: ")));
		assert.deepEqual(server.published, []);
		const [anew] = await server.connection.sendRequest(FindingChangesRequest, { uri, fresh: true });
		assert.equal(anew?.changed.length, first?.ids.length);
	});

	it("exports the checked draft", async () => {
		server.open(uri, wrong);
		const exported = await server.connection.sendRequest(ExportRequest, { uri, format: "csv" });
		assert.match(Buffer.from(exported?.base64 ?? "", "base64").toString("utf8"), /two,count/);
		const book = await server.connection.sendRequest(ExportRequest, { uri, format: "xlsx" });
		assert.equal(
			Buffer.from(book?.base64 ?? "", "base64")
				.subarray(0, 2)
				.toString(),
			"PK",
		);
	});

	it("lists the sources with what rests on each", async () => {
		server.open(uri, wrong);
		const { id } = await differing();
		const { sources, problems } = await server.connection.sendRequest(SourcesRequest, { uri });
		assert.deepEqual(problems, []);
		assert.equal(sources.length, 3);
		assert.ok(sources.every(({ claims = 0 }) => claims > 0));
		assert.ok(sources.some(({ findings }) => findings.includes(id)));
	});
});
