import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { vsixFile } from "../../../scripts/vscode/package.mjs";
import { wordsOf } from "./words.mjs";
import { openWorkbench, pictureOfFailure } from "./workbench.mjs";

const draftName = "holm.md";
/** So many that one thread still has work for some seconds after pictures were taken and commands looked for. */
const SOURCES = 15_000;

/** Reports of one form, each of another island. */
function report(at) {
	const rows = Array.from({ length: 12 }, (_, week) => {
		const boats = (at * 7 + week * 3) % 90;
		return `In week ${week + 1} of 2025, ${boats} boats called at island ${at}, the harbour master said, and ${boats * 4} passengers came ashore.`;
	});
	return `---\ntitle: Island ${at}\ndate: 2026-01-05\n---\n${rows.join("\n\n")}\n`;
}

function prepare(workspace) {
	const sources = join(workspace, "sources");
	mkdirSync(sources);
	for (let at = 0; at < SOURCES; at += 1) writeFileSync(join(sources, `island-${at}.md`), report(at));
	writeFileSync(
		join(workspace, draftName),
		"# Holm\n\nIn week 3 of 2025, 41 boats called at island 5, the harbour master said.\n",
	);
	mkdirSync(join(workspace, ".vscode"));
	const settings = { "corroborate.sources": ["sources"], "corroborate.reading.threads": 1 };
	writeFileSync(join(workspace, ".vscode", "settings.json"), JSON.stringify(settings));
}

describe("Stopping the reading of many sources, in VS Code", function () {
	this.timeout(180_000);
	let workbench;
	let window;

	before(async () => {
		workbench = await openWorkbench(vsixFile, { prepare, open: draftName });
		window = workbench.page;
	});

	afterEach(function () {
		return pictureOfFailure(this.currentTest, workbench);
	});

	after(() => workbench?.close());

	const status = (words) => workbench.statusItem().filter({ hasText: words });

	/** What the status bar's item tells under the pointer. */
	async function notes(expected) {
		await window.mouse.move(5, 5);
		await workbench.statusItem().hover();
		const hover = window.locator(".monaco-hover:visible", { hasText: expected }).first();
		await hover.waitFor();
		return wordsOf(hover);
	}

	it("is one click in the status bar; the draft is then checked against what was read", async () => {
		await status(new RegExp(`Indexing [\\d,]+ of ${SOURCES.toLocaleString("en")}`)).waitFor();
		await workbench.screenshot("reading");
		await status(/Indexing/).click();
		await status("see note").waitFor();
		const [, left] = /([\d,]+) sources: reading was stopped/.exec(await notes("reading was stopped")) ?? [];
		assert.ok(left !== undefined && Number(left.replace(",", "")) < SOURCES, left);
		await workbench.screenshot("reading-stopped");
	});

	it("can be undone: reading goes on where it was stopped, and is stopped by the command too", async () => {
		await workbench.runCommand("Corroborate: Read Sources Again");
		await status(/[\d,]+ of [\d,]+/).waitFor();
		await workbench.runCommand("Corroborate: Stop Reading Sources");
		assert.match(await notes("reading was stopped"), /sources: reading was stopped/);
		await workbench.runCommand("Corroborate: Read Sources Again");
		// what the draft says is true of its island, which is among the sources when all are read
		const ended = status(/^\s*4 agree\s*$/);
		await ended.waitFor({ timeout: 120_000 });
	});
});
