import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { vsixFile } from "../../../scripts/vscode/package.mjs";
import { readCsv } from "./read-back.mjs";
import { clickWords } from "./words.mjs";
import { openWorkbench, pictureOfFailure, screenshotFolder } from "./workbench.mjs";

/** From an empty window to facts in a file, by what the window itself offers. */
describe("Somebody who has just installed it", function () {
	this.timeout(120_000);
	let workbench;
	let page;

	before(async () => {
		workbench = await openWorkbench(vsixFile, { empty: true });
		page = workbench.page;
		await page.locator(".activitybar").waitFor();
	});

	afterEach(function () {
		return pictureOfFailure(this.currentTest, workbench);
	});

	after(() => workbench?.close());

	const sample = () => page.locator(".monaco-editor[data-uri]").first();

	/** Names the file in VS Code's own dialog, which writes a proposal into its box first. */
	async function nameFile(path) {
		const input = page.locator(".quick-input-widget:visible input").first();
		await page.locator(".quick-input-list .monaco-list-row").first().waitFor();
		await input.fill(path);
		await page.locator(".quick-input-list .monaco-list-row", { hasText: ".." }).first().waitFor();
		await page
			.locator(".quick-input-widget:visible .monaco-button", { hasText: /^(OK|Save)$/ })
			.first()
			.click();
	}

	const welcome = () => page.locator(".welcome-view-content", { hasText: "New here?" }).first();

	async function lookAtViews() {
		await welcome().waitFor();
		await page.locator(".monaco-list-row", { hasText: "Japan and US sign deal" }).first().waitFor();
	}

	const picture = (name) => page.screenshot({ path: join(screenshotFolder, `${name}.png`) });

	it("finds in the activity bar what the views are for, and the way to the first steps", async () => {
		await page
			.locator(".activitybar .action-item", { has: page.locator('[aria-label*="Corroborate"]') })
			.first()
			.click();
		await lookAtViews();
		for (const theme of ["contrast", "dark", "light"]) {
			await workbench.inTheme(theme, async () => {
				await workbench.runCommand("Corroborate: Focus on Facts View");
				await lookAtViews();
			});
			await picture(`welcome-${theme}`);
		}
		await welcome().locator("a", { hasText: "Get started" }).click();
		await page.locator(".getting-started-step").first().waitFor();
	});

	it("opens the sample from the first step, and sees what is wrong with it and what is right", async () => {
		await page.locator(".getting-started-step .monaco-button", { hasText: "Open the Sample" }).click();
		await sample().locator(".squiggly-warning").nth(2).waitFor();
		await workbench.statusItem().filter({ hasText: "3 differ, 2 agree" }).waitFor();
		// the tick beside the one line on which everything agrees
		assert.equal(
			await sample().locator(".glyph-margin-widgets .cgmr, .margin .cgmr").filter({ visible: true }).count(),
			1,
		);
		await picture("sample-light");
	});

	it("puts the first finding right with the keyboard alone", async () => {
		await sample().locator(".view-line").first().click();
		await page.keyboard.press("Alt+n");
		await page.locator(".monaco-hover:visible", { hasText: "90 per cent" }).first().waitFor();
		const fix = page.locator(".action-widget:visible .monaco-list-row", { hasText: "Replace with" }).first();
		for (let tries = 0; tries < 4 && !(await fix.isVisible()); tries += 1) {
			await page.keyboard.press("Escape");
			await page.keyboard.press("Control+.");
			await fix.waitFor({ timeout: 8_000 }).catch(() => {});
		}
		await page.keyboard.press("Enter");
		await sample()
			.locator(".view-line", { hasText: /China.processes.more.than.90.per.cent/ })
			.first()
			.waitFor();
		await workbench.statusItem().filter({ hasText: "2 differ" }).waitFor();
	});

	it("is asked to save the draft before a decision, and is then led on to it", async () => {
		await clickWords(page, sample(), "two");
		await workbench.runCommand("Corroborate: Accept with a Reason");
		const asked = page.locator(".notification-toast", { hasText: "Save the draft first" });
		await asked.waitFor();
		await picture("save-first-light");
		await asked.locator(".monaco-button", { hasText: "Save Draft" }).click();
		await nameFile(join(workbench.workspace, "sample.md"));
		const input = page.locator(".quick-input-widget:visible input").first();
		await page.locator(".quick-input-widget:visible", { hasText: "Why is it right" }).waitFor();
		await input.fill("A second mine opened in spring");
		await page.keyboard.press("Enter");
		await page.locator(".quick-input-widget:visible", { hasText: "Your Name" }).waitFor();
		await input.fill("Ann Lee");
		await page.keyboard.press("Enter");
		await workbench.statusItem().filter({ hasText: "1 differs" }).waitFor();
		const ledger = join(workbench.workspace, ".corroborate", "ledger.jsonl");
		assert.ok(existsSync(ledger));
		assert.equal(JSON.parse(readFileSync(ledger, "utf8")).words, "two");
	});

	it("hands the facts on", async () => {
		await workbench.runCommand("Corroborate: Export Facts");
		await page
			.locator(".quick-input-list .monaco-list-row", { hasText: "Comma-separated values" })
			.first()
			.click();
		await page.locator(".quick-input-widget:visible", { hasText: "Save the Facts" }).waitFor();
		const file = join(workbench.workspace, "facts.csv");
		await nameFile(file);
		await page.locator(".notification-toast", { hasText: "facts.csv" }).waitFor();
		const [heads, ...rows] = await readCsv(file);
		assert.ok(rows.some((cells) => cells[heads.indexOf("Checked by")] === "Ann Lee"));
	});
});
