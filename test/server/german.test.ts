import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { HoverRequest } from "vscode-languageserver-protocol/node.js";
import { FindingsRequest, SourcesRequest } from "../../src/protocol/index.js";
import { scan } from "../fixtures/made-pdf.js";
import { type Server, startServer } from "./client.js";

const root = new URL("../../", import.meta.url);
const draft =
	"The library service cost 8.9 million pounds.\n\nThe Kelso dam cost $650 million, auditors said.\n";

describe("A client that brings German words", function () {
	this.timeout(60_000);
	let base = "";
	let server: Server;
	const uri = () => pathToFileURL(join(base, "draft.md")).href;

	before(async () => {
		base = await mkdtemp(join(tmpdir(), "corroborate-german-"));
		await mkdir(join(base, "in"));
		await cp(
			fileURLToPath(new URL("test/fixtures/formats/libraries.pdf", root)),
			join(base, "in/libraries.pdf"),
		);
		await writeFile(join(base, "in/scan.pdf"), scan());
		await writeFile(
			join(base, "in/dam.md"),
			"---\nlanguage: fr\n---\nThis article has been corrected.\n\nThe Kelso dam cost $550 million, auditors said.\n",
		);
		await writeFile(join(base, "storage"), "A file where the folder of the index should be.");
		const translations: unknown = JSON.parse(
			await readFile(new URL("l10n/bundle.l10n.de.json", root), "utf8"),
		);
		server = await startServer({
			folders: [pathToFileURL(base).href],
			settingsOf: () => ({ sources: ["in"], tiers: { primary: ["*.pdf"] } }),
			initializationOptions: { translations, storage: join(base, "storage") },
			locale: "de",
		});
		server.open(uri(), draft);
	});

	after(async () => {
		await server.stop();
		await rm(base, { recursive: true, force: true });
	});

	async function hoverOn(words: string): Promise<string> {
		const lines = draft.slice(0, draft.indexOf(words)).split("\n");
		const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
		const hover = await server.connection.sendRequest(HoverRequest.type, {
			textDocument: { uri: uri() },
			position,
		});
		return JSON.stringify(hover?.contents).replaceAll("\\\\", "");
	}

	it("is told of findings in German, with the values as they are printed", async () => {
		const { diagnostics } = await server.diagnostics(({ diagnostics }) => diagnostics.length > 1);
		assert.deepEqual(
			diagnostics.map(({ message }) => message),
			[
				"Eine Quelle sagt 9.8 million pounds, nicht 8.9 million pounds.",
				"Eine Quelle sagt $550 million, nicht $650 million.",
			],
		);
		const findings = await server.connection.sendRequest(FindingsRequest, { uri: uri() });
		assert.equal(
			findings[0]?.working,
			"Quelle: 9.8 million pounds; Entwurf: 8.9 million pounds, 9.2 % niedriger",
		);
	});

	it("reads German words around the evidence: place, tier, correction, language", async () => {
		const first = await hoverOn("8.9 million");
		assert.match(first, /Widerspruch.*Quelle: .*; Entwurf: .*Seite 3.*Primärquelle/);
		assert.match(await hoverOn("$650 million"), /berichtigt vom Herausgeber.*auf Französisch/);
	});

	it("is told in German of what cannot be read, and of the index", async () => {
		const { problems, notes, sources } = await server.connection.sendRequest(SourcesRequest, { uri: uri() });
		assert.deepEqual(problems, [
			{
				path: "in/scan.pdf",
				message: "ein Scan ohne Text (1 Seite); lass eine Texterkennung darüber laufen",
			},
		]);
		assert.match(notes[0]?.message ?? "", /^der Index ist nicht gespeichert, da sein Ordner eine Datei ist;/);
		assert.ok(sources.some(({ remarks }) => remarks.includes("Primärquelle")));
	});
});
