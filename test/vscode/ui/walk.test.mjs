import assert from "node:assert/strict";
import { vsixFile } from "../../../scripts/vscode/package.mjs";
import { middleOf, wordsOf } from "./words.mjs";
import { draftName, openWorkbench, pictureOfFailure } from "./workbench.mjs";

const sourceWords = "China processes more than 90 per cent of the world's rare earths";

describe("A draft in VS Code", function () {
	this.timeout(120_000);
	let workbench;
	let page;
	let draft;

	before(async () => {
		workbench = await openWorkbench(vsixFile);
		page = workbench.page;
		draft = workbench.editor(draftName);
		await draft.waitFor();
	});

	afterEach(function () {
		return pictureOfFailure(this.currentTest, workbench);
	});

	after(() => workbench?.close());

	async function hoverWrongFigure() {
		await page.mouse.move(5, 5);
		const { x, y } = await middleOf(draft, "60 per cent");
		const hover = page.locator(".monaco-hover:visible", { hasText: "90 per cent" }).first();
		await page.mouse.move(x - 60, y + 120);
		await page.mouse.move(x, y, { steps: 4 });
		await hover.waitFor();
		return hover;
	}

	it("gets squiggles under its contradicted claims", async () => {
		await draft.locator(".squiggly-warning").first().waitFor();
		await workbench.screenshot("squiggles");
	});

	it("says in the status bar how it stands", async () => {
		const item = page.locator('.statusbar-item[id^="corroborate."]').first();
		await item.filter({ hasText: /[1-9]\d* differ/ }).waitFor({ timeout: 20_000 });
	});

	it("lists the facts and the sources, and goes to a fact from the keyboard", async () => {
		await workbench.runCommand("Corroborate: Focus on Facts View");
		const facts = page.locator(".pane", { has: page.locator('[aria-label^="Facts"]') }).first();
		const row = facts.locator(".monaco-list-row", { hasText: "60 per cent" }).first();
		await row.waitFor();
		// every row tells by its words, not by its icon alone, how the fact stands
		assert.match(await row.getAttribute("aria-label"), /^Differs from the sources: 60 per cent/);
		const sources = page.locator(".monaco-list-row", { hasText: "charm offensive" }).first();
		await sources.waitFor();
		await page.keyboard.press("ArrowDown");
		await page.keyboard.press("ArrowDown");
		await page.keyboard.press("ArrowRight");
		await facts
			.locator(".monaco-list-row", { hasText: /China processes more than 90/ })
			.first()
			.waitFor();
		await workbench.screenshot("views");
		await page.keyboard.press("Enter");
		await page.locator(".statusbar-item", { hasText: /Ln 11.*\(11 selected\)/ }).waitFor();
		await workbench.runCommand("View: Show Explorer");
	});

	it("tells in Get Started what there is to do, in four steps", async () => {
		await workbench.runCommand("Corroborate: Get Started");
		const steps = page.locator(".getting-started-step");
		await steps.first().waitFor();
		assert.equal(await steps.count(), 4);
		await workbench.screenshot("get-started");
		await openDraft();
	});

	it("shows the source's own sentence when the mouse rests on a claim", async () => {
		const hover = await hoverWrongFigure();
		assert.ok((await wordsOf(hover)).includes(sourceWords), await wordsOf(hover));
		await workbench.screenshot("hover");
	});

	it("opens the source at the sentence from the hover's link", async () => {
		const hover = await hoverWrongFigure();
		await hover.locator("a", { hasText: "Open source" }).first().click();
		const source = page.locator('.monaco-editor[data-uri^="corroborate-source:"]').first();
		const passage = source.locator(".view-line", { hasText: /more.than.90.per.cent/ }).first();
		await passage.waitFor();
		await page.locator(".statusbar-item", { hasText: /\(\d+ selected\)/ }).waitFor();
		await workbench.screenshot("source");
		await page.keyboard.type("x");
		await page.locator(".monaco-editor-overlaymessage", { hasText: "read-only" }).waitFor();
		assert.ok((await wordsOf(passage)).includes("more than 90 per cent"));
	});

	it("finds every place that states a source's passage, in drafts and in other sources", async () => {
		await page.keyboard.press("Shift+F12");
		const peek = page.locator(".peekview-widget");
		await peek.locator(".monaco-list-row", { hasText: draftName }).waitFor();
		await workbench.screenshot("references");
		await page.keyboard.press("Escape");
		await page.keyboard.press("Control+F4");
	});

	it("lists the contradicted claims in Problems", async () => {
		await openDraft();
		await page.keyboard.press("Control+Shift+M");
		const rows = page.locator(".markers-panel .monaco-list-row", { hasText: "Corroborate" });
		await rows.first().waitFor();
		assert.ok((await rows.count()) > 1);
		await workbench.screenshot("problems");
		await page.keyboard.press("Control+Shift+M");
	});

	it("finds sources from the palette in spite of a slip of the finger", async () => {
		await openDraft();
		await workbench.runCommand("Corroborate: Search Sources and Claims");
		const input = page.locator(".quick-input-widget:visible input").first();
		await input.fill("operatonal rare earth mine");
		const row = page.locator(".quick-input-list .monaco-list-row", { hasText: /operational/ }).first();
		await row.waitFor();
		await workbench.screenshot("search");
		await row.click();
		const shown = page.locator(".monaco-editor .view-line", { hasText: /operational.rare.earth.mine/ });
		await shown.first().waitFor();
		await workbench.screenshot("found");
	});

	async function openDraft() {
		const tab = page.locator(`.tab[data-resource-name="${draftName}"]`).first();
		await tab.click();
		await draft.waitFor();
	}
});
