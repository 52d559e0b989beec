import assert from "node:assert/strict";
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { vsixFile } from "../../../scripts/vscode/package.mjs";
import { clickWords } from "./words.mjs";
import { openWorkbench, pictureOfFailure } from "./workbench.mjs";

const source = `---
title: A Quiet Town
publisher: The Valley Post
date: 2024-03-05
---
The town of Brindle has three public libraries. Mayor Thessaly Okonkwo opened the newest library in Brindle. Thessaly Okonkwo spoke to Ambrose Quillfeather. The library cost $4.2 million.
`;

const draftText = `# Brindle

The town of Brindle has nine public libraries.

Again: the town of Brindle has nine public libraries.

Thessaly Okonkvo opened the newest library in Brindle. Thessaly Okonkvo spoke to Ambrose Quillfether.

The library in Brindle cost $4.2 million.

A ferry to Brindle costs 17 euros.
`;

const notebook = {
	cells: [
		{ cell_type: "markdown", metadata: {}, source: ["The town of Brindle has nine public libraries."] },
	],
	metadata: {},
	nbformat: 4,
	nbformat_minor: 5,
};

function prepare(folder) {
	const files = {
		"draft.md": draftText,
		"notes.ipynb": JSON.stringify(notebook),
		"sources/town.md": source,
		".vscode/settings.json": JSON.stringify({ "corroborate.sources": ["sources"] }),
	};
	for (const [name, content] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, name)), { recursive: true });
		writeFileSync(join(folder, name), content);
	}
}

describe("What can be done about findings in VS Code", function () {
	this.timeout(120_000);
	let workbench;
	let page;
	let draft;

	before(async () => {
		workbench = await openWorkbench(vsixFile, { prepare, open: "draft.md" });
		page = workbench.page;
		draft = workbench.editor("draft.md");
		await draft.locator(".squiggly-warning").nth(4).waitFor();
	});

	afterEach(function () {
		return pictureOfFailure(this.currentTest, workbench);
	});

	after(() => workbench?.close());

	const line = (pattern) => draft.locator(".view-line", { hasText: pattern });

	async function until(what, condition) {
		for (let tries = 0; tries < 400; tries += 1) {
			if (await condition()) return;
			await page.waitForTimeout(50);
		}
		throw new Error(`Waited in vain for ${what}.`);
	}

	async function showDraft() {
		await page.locator('.tab[data-resource-name="draft.md"]').first().click();
		await draft.locator(".view-line").first().waitFor();
	}

	/** Opens the menu at some words with the keyboard and takes the action with this title. */
	async function act(words, title, picture) {
		const row = page.locator(".action-widget:visible .monaco-list-row", { hasText: title }).first();
		// a menu that was asked for before the draft is checked again may come to nothing
		for (let tries = 0; tries < 4 && !(await row.isVisible()); tries += 1) {
			await clickWords(page, draft, words);
			await page.keyboard.press("Control+.");
			await row.waitFor({ timeout: 8_000 }).catch(() => {});
		}
		if (picture) await workbench.screenshot(picture);
		await row.click();
	}

	/** One step back puts the draft as it was. */
	async function undo() {
		await page.keyboard.press("Control+z");
		await line(/nine.public/)
			.nth(1)
			.waitFor();
		await line(/Okonkvo.spoke/)
			.first()
			.waitFor();
		assert.equal(await line(/\[\^1\]/).count(), 0);
		await draft.locator(".squiggly-warning").nth(4).waitFor();
	}

	it("replaces the same words everywhere, in one step", async () => {
		await act("nine", "Replace all 2 ‘nine’ with ‘three’");
		await line(/three.public/)
			.nth(1)
			.waitFor();
		await undo();
	});

	it("puts every misspelt name right from the menu of one", async () => {
		await act("Okonkvo", "Put all 3 misspelt names right", "all-names");
		await line(/Okonkwo.spoke/)
			.first()
			.waitFor();
		assert.equal(await line(/Okonkvo/).count(), 0);
		await undo();
	});

	it("cites the source of what it supports", async () => {
		await act("4.2 million", "Cite ‘A Quiet Town’", "cite-menu");
		await line(/\[\^1\]:.The.Valley.Post/)
			.first()
			.waitFor();
		await workbench.screenshot("cited");
		await undo();
	});

	it("shows no light bulb at what agrees until it is asked, and one at what differs", async () => {
		const bulb = draft.locator(".lightBulbWidget:visible, [class*='gutter-lightbulb']");
		await clickWords(page, draft, "nine");
		await bulb.first().waitFor();
		await clickWords(page, draft, "4.2 million");
		await bulb.first().waitFor({ state: "hidden" });
		// a bulb would come within this time, as the one above did
		await page.waitForTimeout(1_500);
		assert.equal(await bulb.count(), 0);
	});

	it("puts dots under what no source speaks to, and takes them away", async () => {
		const ruled = () =>
			draft.evaluate(
				(editor) =>
					[...editor.querySelectorAll(".view-overlays [class*='ced-']")].filter(
						(element) => getComputedStyle(element).borderBottomStyle === "dotted",
					).length,
			);
		assert.equal(await ruled(), 0);
		await workbench.runCommand("Corroborate: Show or Hide What No Source Speaks To");
		await until("dots", async () => (await ruled()) > 0);
		await workbench.screenshot("unverified");
		await workbench.runCommand("Corroborate: Show or Hide What No Source Speaks To");
		await until("no dots", async () => (await ruled()) === 0);
	});

	it("judges a sentence when it has its full stop", async () => {
		const before = await draft.locator(".squiggly-warning").count();
		await clickWords(page, draft, "17 euros");
		await page.keyboard.press("End");
		await page.keyboard.type(" The town of Brindle has five public libraries.");
		await draft.locator(".squiggly-warning").nth(before).waitFor();
		await workbench.runCommand("File: Revert File");
		await draft.locator(".squiggly-warning").nth(before).waitFor({ state: "detached" });
	});

	it("filters the facts, and says so when none is left", async () => {
		await workbench.runCommand("Corroborate: Focus on Facts View");
		const rows = page
			.locator(".pane", { has: page.locator('[aria-label^="Facts"]') })
			.first()
			.locator(".monaco-list-row");
		await rows.filter({ hasText: "nine" }).first().waitFor();
		await page.locator('.pane-header .action-label[aria-label="Filter Facts..."]').first().click();
		const input = page.locator(".quick-input-widget:visible input").first();
		await input.fill("zeppelin");
		await page.keyboard.press("Enter");
		await page.locator(".welcome-view-content", { hasText: "No fact has these words" }).first().waitFor();
		await workbench.screenshot("no-match");
		await page.locator(".welcome-view-content .monaco-button", { hasText: "Show All Facts" }).first().click();
		await rows.filter({ hasText: "nine" }).first().waitFor();
		await workbench.runCommand("View: Show Explorer");
	});

	it("searches for claims of one kind", async () => {
		await workbench.runCommand("Corroborate: Search Sources and Claims");
		const input = page.locator(".quick-input-widget:visible input").first();
		await input.fill("money:");
		const rows = page.locator(".quick-input-list .monaco-list-row");
		await rows.filter({ hasText: "$4.2 million" }).first().waitFor();
		await workbench.screenshot("search-kind");
		const found = await rows.allTextContents();
		assert.ok(found.length > 1 && found.every((text) => !text.includes("public")), found.join("\n"));
		await page.keyboard.press("Escape");
	});

	it("checks the Markdown cells of a notebook", async () => {
		await page
			.locator(".explorer-folders-view .monaco-list-row", { hasText: "notes.ipynb" })
			.first()
			.dblclick();
		await page.locator(".statusbar-item", { hasText: "Cell 1 of 1" }).first().waitFor();
		await page.keyboard.press("Control+Shift+M");
		const rows = page.locator(".markers-panel .monaco-list-row");
		await rows.first().click();
		await page.keyboard.press("End");
		// the only line of the cell
		await rows.filter({ hasText: "not nine" }).filter({ hasText: "[Ln 1," }).first().waitFor();
		await workbench.screenshot("notebook");
		await page.keyboard.press("Control+Shift+M");
	});

	describe("The ledger", () => {
		const file = () => join(workbench.workspace, ".corroborate", "ledger.jsonl");
		const warnings = () => draft.locator(".squiggly-warning").count();
		let before;

		const untilWarnings = (count) => until(`${count} warnings`, async () => (await warnings()) === count);

		it("takes the mark from a difference that is accepted", async () => {
			await showDraft();
			before = await warnings();
			await act("nine", "Accept ‘nine’…");
			const input = page.locator(".quick-input-widget:visible input").first();
			await page.locator(".quick-input-widget:visible", { hasText: "Why is it right" }).waitFor();
			await input.fill("counted on the spot");
			await page.keyboard.press("Enter");
			await page.locator(".quick-input-widget:visible", { hasText: "Your Name" }).waitFor();
			await input.fill("Ann Lee");
			await page.keyboard.press("Enter");
			await untilWarnings(before - 1);
		});

		it("opens it again when the source changes, says so, and closes it when the source is as it was", async () => {
			const town = join(workbench.workspace, "sources", "town.md");
			writeFileSync(town, source.replace("three public", "four public"));
			await untilWarnings(before);
			await page.keyboard.press("Control+Shift+M");
			await page
				.locator(".markers-panel .monaco-list-row", { hasText: "Open again: the evidence has changed" })
				.first()
				.waitFor();
			await workbench.screenshot("evidence-changed");
			await page.keyboard.press("Control+Shift+M");
			writeFileSync(town, source);
			await untilWarnings(before - 1);
		});

		it("follows the decision of a colleague that comes in with the file", async () => {
			const [line] = readFileSync(file(), "utf8").split("\n");
			const later = {
				...JSON.parse(line),
				by: "Ben Ode",
				on: "2999-01-01T00:00:00.000Z",
				action: "withdrawn",
			};
			appendFileSync(file(), `${JSON.stringify(later)}\n`);
			await untilWarnings(before);
		});

		it("tells of a decision about words that are gone", async () => {
			await clickWords(page, draft, "17 euros");
			await workbench.runCommand("Corroborate: Sign Off Fact");
			await page.locator(".statusbar-item", { hasText: "Signed off" }).first().waitFor();
			await clickWords(page, draft, "17 euros");
			await page.keyboard.press("Home");
			await page.keyboard.press("Shift+End");
			await page.keyboard.press("Delete");
			await workbench.statusItem().hover();
			await page
				.locator(".monaco-hover:visible", { hasText: "about words that are no longer" })
				.first()
				.waitFor();
			await workbench.screenshot("stale");
			await draft.locator(".view-line").first().click();
			await page.keyboard.press("Control+z");
			await line(/17.euros/)
				.first()
				.waitFor();
		});
	});
});
