import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
	type CodeAction,
	CodeActionKind,
	CodeActionRequest,
	CodeActionTriggerKind,
	type Diagnostic,
	DocumentLinkRequest,
	HoverRequest,
	TextDocumentEdit,
	type TextEdit,
} from "vscode-languageserver-protocol/node.js";
import { TextDocument } from "vscode-languageserver-textdocument";
import { DecideRequest, FindingsRequest } from "../../src/protocol/index.js";
import { type Server, type StartOptions, startServer } from "./client.js";

const source = `---
title: A Quiet Town
publisher: The Valley Post
date: 2024-03-05
---
The town of Brindle has three public libraries. Mayor Thessaly Okonkwo opened the newest library in Brindle. Thessaly Okonkwo spoke to Ambrose Quillfeather.
`;

describe("The code actions of the language server", function () {
	// Each test starts a process of its own.
	this.timeout(30_000);
	let server: Server;
	let folder = "";
	let uri = "";

	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), "corroborate-actions-"));
		await writeFile(join(folder, "article.md"), source);
		uri = pathToFileURL(join(folder, "draft.md")).href;
	});

	afterEach(async () => {
		await server.stop();
		await rm(folder, { recursive: true, force: true });
	});

	async function start(text: string, options: StartOptions = {}, settings = {}): Promise<void> {
		server = await startServer({
			folders: [pathToFileURL(folder).href],
			settingsOf: () => ({ sources: ["article.md"], ...settings }),
			...options,
		});
		server.open(uri, text);
	}

	async function actions(
		text: string,
		at: string,
		context: { only?: string[]; diagnostics?: Diagnostic[]; triggerKind?: CodeActionTriggerKind } = {},
	): Promise<CodeAction[]> {
		const position = TextDocument.create(uri, "markdown", 1, text).positionAt(text.indexOf(at));
		const offered = await server.connection.sendRequest(CodeActionRequest.type, {
			textDocument: { uri },
			range: { start: position, end: position },
			context: { diagnostics: [], ...context },
		});
		return (offered ?? []).filter((one): one is CodeAction => !("arguments" in one));
	}

	/** The text after an action; its edit must name the version it is for. */
	function applied(text: string, action: CodeAction | undefined): string {
		const [change] = action?.edit?.documentChanges ?? [];
		assert.ok(change && TextDocumentEdit.is(change));
		assert.deepEqual(change.textDocument, { uri, version: 1 });
		const edits = change.edits.filter((one): one is TextEdit => "newText" in one);
		return TextDocument.applyEdits(TextDocument.create(uri, "markdown", 1, text), edits);
	}

	const wrong = "The town of Brindle has nine public libraries.";

	it("puts the source's value in the claim's place, as the one preferred fix, beside the client's mark", async () => {
		await start(wrong);
		const { diagnostics } = await server.diagnostics((params) => params.uri === uri);
		const offered = await actions(wrong, "nine", { diagnostics });
		const [fix, ...others] = offered.filter(({ isPreferred }) => isPreferred);
		assert.deepEqual(others, []);
		assert.match(fix?.title ?? "", /^Replace with ‘three/);
		assert.equal(fix?.diagnostics?.length, 1);
		assert.equal(applied(wrong, fix), "The town of Brindle has three public libraries.");
	});

	it("offers nothing away from every claim, and nothing of a kind that was not asked for", async () => {
		await start(wrong);
		assert.deepEqual(await actions(wrong, "The"), []);
		assert.deepEqual(await actions(wrong, "nine", { only: [CodeActionKind.Source] }), []);
		assert.ok((await actions(wrong, "nine", { only: [CodeActionKind.QuickFix] })).length > 0);
	});

	it("replaces the same words everywhere in one edit", async () => {
		const text = `${wrong}\n\nAgain: the town of Brindle has nine public libraries.\n`;
		await start(text);
		const offered = await actions(text, "nine");
		const everywhere = offered.find(({ title }) => title.startsWith("Replace all 2 ‘nine"));
		assert.doesNotMatch(applied(text, everywhere), /nine/);
	});

	it("puts misspelt names right when a save asks for it, and only then", async () => {
		const text =
			"Thessaly Okonkvo opened the newest library in Brindle. Thessaly Okonkvo spoke to the crowd.";
		await start(text);
		const [fix] = await actions(text, "crowd", { only: [CodeActionKind.SourceFixAll] });
		assert.equal(fix?.kind, "source.fixAll.corroborate");
		assert.equal(applied(text, fix), text.replaceAll("Okonkvo", "Okonkwo"));
		const offered = await actions(text, "Okonkvo");
		assert.ok(offered.every(({ kind }) => kind !== "source.fixAll.corroborate"));
	});

	it("puts all misspelt names right from the menu of one of them, when there are others", async () => {
		const text =
			"Thessaly Okonkvo opened the newest library in Brindle. Thessaly Okonkvo spoke to Ambrose Quillfether.";
		await start(text);
		const all = (await actions(text, "Okonkvo")).find(({ title }) => title.startsWith("Put all"));
		assert.equal(all?.title, "Put all 3 misspelt names right");
		const right = text.replaceAll("Okonkvo", "Okonkwo").replace("Quillfether", "Quillfeather");
		assert.equal(applied(text, all), right);
		assert.ok((await actions(text, "newest")).every(({ title }) => !title.startsWith("Put all")));
	});

	it("offers no more than the replacement everywhere when one name alone is misspelt", async () => {
		const text =
			"Thessaly Okonkvo opened the newest library in Brindle. Thessaly Okonkvo spoke to the crowd.";
		await start(text);
		const titles = (await actions(text, "Okonkvo")).map(({ title }) => title);
		assert.ok(titles.some((title) => title.startsWith("Replace all 2")));
		assert.ok(titles.every((title) => !title.startsWith("Put all")));
	});

	it("sends edits without a version to a client that knows no other", async () => {
		await start(wrong, { plainEdits: true });
		const [fix] = await actions(wrong, "nine");
		assert.equal(fix?.edit?.documentChanges, undefined);
		assert.equal(fix?.edit?.changes?.[uri]?.length, 1);
	});

	it("cites the source in a footnote after the sentence, without the path of its file", async () => {
		const text = "The town of Brindle has three public libraries. More to come.\n";
		await start(text);
		const cite = (await actions(text, "three")).find(({ title }) => title === "Cite ‘A Quiet Town’");
		assert.equal(
			applied(text, cite),
			"The town of Brindle has three public libraries.[^1] More to come.\n\n[^1]: The Valley Post, A Quiet Town, 2024-03-05.\n",
		);
	});

	it("links a footnote that cites a source to that source", async () => {
		const note = "The Valley Post, A Quiet Town, 2024-03-05.";
		const text = `Three libraries.[^1]\n\n[^1]: ${note}\n\n[^2]: The Valley Post, Another Town.\n`;
		await start(text);
		const links = await server.connection.sendRequest(DocumentLinkRequest.type, { textDocument: { uri } });
		assert.deepEqual(
			links?.map(({ range, target }) => [range.start, range.end, target]),
			[
				[
					{ line: 2, character: 6 },
					{ line: 2, character: 6 + note.length },
					pathToFileURL(join(folder, "article.md")).href,
				],
			],
		);
	});

	it("cites in parentheses when the setting says so", async () => {
		const text = "The town of Brindle has three public libraries.";
		await start(text, {}, { citationStyle: "link" });
		const cite = (await actions(text, "three")).find(({ title }) => title.startsWith("Cite"));
		assert.equal(
			applied(text, cite),
			"The town of Brindle has three public libraries (The Valley Post, A Quiet Town).",
		);
	});

	it("offers decisions as commands to a client that has them, and to no other", async () => {
		await start(wrong, { initializationOptions: { commandLinks: true } });
		const [finding] = await server.connection.sendRequest(FindingsRequest, { uri });
		const commands = (await actions(wrong, "nine")).flatMap(({ command }) => command ?? []);
		assert.deepEqual(
			commands.map(({ command }) => command),
			[
				"corroborate.accept",
				"corroborate.acceptEverywhere",
				"corroborate.peekSources",
				"corroborate.openSource",
			],
		);
		assert.deepEqual(commands[0]?.arguments, [{ uri, id: finding?.id }]);
		await server.connection.sendRequest(DecideRequest, {
			...{ uri, ids: [finding?.id ?? ""], action: "accepted", by: "Ann Lee", scope: "sentence" },
		});
		const settled = await actions(wrong, "nine");
		assert.deepEqual(
			settled.flatMap(({ command }) => command?.command ?? []),
			["corroborate.peekSources", "corroborate.openSource"],
		);
		assert.ok(settled.every(({ isPreferred }) => !isPreferred));
	});

	it("offers nothing unasked but for what calls for a look, so that no light bulb comes with what agrees", async () => {
		const text = `${wrong} Brindle has three public libraries.`;
		await start(text, { initializationOptions: { commandLinks: true } });
		const unasked = { triggerKind: CodeActionTriggerKind.Automatic };
		assert.ok((await actions(text, "nine", unasked)).length > 0);
		assert.deepEqual(await actions(text, "three", unasked), []);
		assert.ok((await actions(text, "three")).length > 0);
	});

	it("speaks the language of a client that brings its words", async () => {
		const german: unknown = JSON.parse(
			await readFile(new URL("../../l10n/bundle.l10n.de.json", import.meta.url), "utf8"),
		);
		await start(wrong, { initializationOptions: { commandLinks: true, translations: german } });
		const titles = (await actions(wrong, "nine")).map(({ title }) => title);
		assert.deepEqual(titles.slice(0, 2), ["Ersetzen durch ‚three‘", "‚nine‘ gelten lassen …"]);
		const { contents } =
			(await server.connection.sendRequest(HoverRequest.type, {
				textDocument: { uri },
				position: { line: 0, character: wrong.indexOf("nine") },
			})) ?? {};
		assert.match(JSON.stringify(contents), /✗ Widerspruch\*\*.*dieser Entwurf/);
	});

	it("offers no command to a client that has none", async () => {
		await start(wrong);
		assert.ok((await actions(wrong, "nine")).every(({ command }) => command === undefined));
	});
});
