import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { vsixFile } from "../../../scripts/vscode/package.mjs";
import { readCsv, readDocx, readMarkdown, readPdf, readXlsx } from "./read-back.mjs";
import { webviewFrame } from "./webview.mjs";
import { clickWords, middleOf, wordsOf } from "./words.mjs";
import { draftName, openWorkbench, pictureOfFailure, screenshotFolder } from "./workbench.mjs";

const axeFile = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

describe("Dealing with findings in VS Code", function () {
	this.timeout(120_000);
	let workbench;
	let page;
	let draft;

	before(async () => {
		workbench = await openWorkbench(vsixFile);
		page = workbench.page;
		draft = workbench.editor(draftName);
		await draft.locator(".squiggly-warning").first().waitFor();
	});

	afterEach(function () {
		return pictureOfFailure(this.currentTest, workbench);
	});

	after(() => workbench?.close());

	const line = (pattern) => draft.locator(".view-line", { hasText: pattern }).first();
	const ledger = () => join(workbench.workspace, ".corroborate", "ledger.jsonl");

	function decisions() {
		if (!existsSync(ledger())) return [];
		return readFileSync(ledger(), "utf8").trimEnd().split("\n").map(JSON.parse);
	}

	async function until(what, probe) {
		for (let tries = 0; tries < 200; tries += 1) {
			const found = await probe();
			if (found) return found;
			await page.waitForTimeout(50);
		}
		throw new Error(`Waited in vain for ${what}.`);
	}

	/** How many squiggles are drawn as warnings. */
	const squiggles = () => draft.locator(".squiggly-warning").count();

	it("goes to the first finding and puts it right, with the keyboard alone", async () => {
		await draft.locator(".view-line").first().click();
		await page.keyboard.press("Alt+n");
		await page.locator(".monaco-hover:visible", { hasText: "90 per cent" }).first().waitFor();
		const before = await squiggles();
		await page.keyboard.press("Escape");
		await page.keyboard.press("Control+.");
		const actions = page.locator(".action-widget:visible");
		await actions.locator(".monaco-list-row", { hasText: "Replace with" }).first().waitFor();
		await workbench.screenshot("fix-menu");
		await page.keyboard.press("Enter");
		await line(/China.processes.more.than.90.per.cent/).waitFor();
		await until("the squiggle to go", async () => (await squiggles()) < before);
		await workbench.screenshot("fixed");
		await page.keyboard.press("Control+z");
		await line(/China.processes.60.per.cent/).waitFor();
		await until("the squiggle to be back", async () => (await squiggles()) === before);
	});

	it("peeks at the source from the claim", async () => {
		await clickWords(page, draft, "60 per cent");
		await page.keyboard.press("Control+Shift+F10");
		const peek = page.locator(".peekview-widget");
		await peek
			.locator(".view-line", { hasText: /more.than.90.per.cent/ })
			.first()
			.waitFor();
		await workbench.screenshot("peek");
		await page.keyboard.press("Escape");
	});

	it("accepts a difference with a reason and a name, and the mark goes", async () => {
		await clickWords(page, draft, "two");
		const before = await squiggles();
		await page.keyboard.press("Control+.");
		await page
			.locator(".action-widget:visible .monaco-list-row", { hasText: /Accept ‘two’…/ })
			.first()
			.click();
		const input = page.locator(".quick-input-widget:visible input").first();
		await page.locator(".quick-input-widget:visible", { hasText: "Why is it right" }).waitFor();
		await input.fill("A second mine opened in spring");
		await workbench.screenshot("accept-reason");
		await page.keyboard.press("Enter");
		await page.locator(".quick-input-widget:visible", { hasText: "Your Name" }).waitFor();
		await input.fill("Ann Lee");
		await page.keyboard.press("Enter");
		await until("the mark to go", async () => (await squiggles()) === before - 1);
		const [decision] = decisions();
		assert.equal(decision.by, "Ann Lee");
		assert.equal(decision.reason, "A second mine opened in spring");
		assert.equal(decision.words, "two");
	});

	it("opens the fact again when its sentence is edited, and says why", async () => {
		const before = await squiggles();
		await clickWords(page, draft, "advanced manufacturing");
		await page.keyboard.press("End");
		await page.keyboard.press("ArrowLeft");
		await page.keyboard.type(" at home");
		await until("the mark to be back", async () => (await squiggles()) === before + 1);
		const { x, y } = await middleOf(draft, "two");
		await page.mouse.move(x - 50, y + 100);
		await page.mouse.move(x, y, { steps: 4 });
		const hover = page.locator(".monaco-hover:visible", { hasText: "Accepted by Ann Lee" }).first();
		await hover.waitFor();
		assert.match(await wordsOf(hover), /sentence has changed since/);
		await workbench.screenshot("reopened");
		await page.mouse.move(5, 5);
	});

	it("signs a fact off from the palette", async () => {
		await clickWords(page, draft, "handshake");
		await workbench.runCommand("Corroborate: Sign Off Fact");
		const signed = await until("a second decision", () => decisions()[1]);
		assert.equal(signed.action, "signed");
		assert.equal(signed.by, "Ann Lee");
	});

	describe("The fact sheet", () => {
		let sheet;

		before(async () => {
			await workbench.runCommand("Corroborate: Open Fact Sheet");
			await page
				.frameLocator("iframe.webview.ready")
				.frameLocator("iframe#active-frame")
				.locator("tbody tr")
				.first()
				.waitFor();
			sheet = await webviewFrame(page);
		});

		const facts = () => sheet.locator("tbody tr td.fact").allTextContents();

		it("lists every fact with its verdict, source, and who decided", async () => {
			const row = sheet.locator("tbody tr", { hasText: "handshake" }).filter({ hasText: "Signed off" });
			await row.first().waitFor();
			assert.match(await row.first().textContent(), /Ann Lee/);
			const [count] = /\d+/.exec(await sheet.locator("output").textContent());
			assert.equal((await facts()).length, Number(count));
			await workbench.screenshot("fact-sheet");
		});

		it("is filtered by words and by verdict", async () => {
			const all = (await facts()).length;
			await sheet.locator("input[type=search]").fill("mines");
			await until("fewer rows", async () => (await facts()).length < all);
			assert.ok((await facts()).includes("two"));
			await sheet.locator("input[type=search]").fill("");
			await sheet.locator("select").selectOption("contradicted");
			const differ = await sheet.locator("tbody tr").count();
			assert.ok(differ > 0 && differ < all);
			assert.equal(await sheet.locator("tbody tr.contradicted").count(), differ);
			await sheet.locator("select").selectOption("");
		});

		it("is sorted from the keyboard, and says so", async () => {
			await sheet.locator("th.line button").focus();
			await page.keyboard.press("ArrowRight");
			await page.keyboard.press("Enter");
			assert.equal(await sheet.locator("th.fact").getAttribute("aria-sort"), "ascending");
			const ascending = await facts();
			await page.keyboard.press("Enter");
			assert.equal(await sheet.locator("th.fact").getAttribute("aria-sort"), "descending");
			assert.notDeepEqual(await facts(), ascending);
			await sheet.locator("th.line button").click();
		});

		it("is walked through with the arrow keys, and Enter goes to the fact in the draft", async () => {
			await sheet.locator("tbody tr", { hasText: "60 per cent" }).first().locator("td.fact").click();
			await page.keyboard.press("ArrowDown");
			await page.keyboard.press("ArrowUp");
			const focused = sheet.locator("td:focus");
			assert.equal(await focused.textContent(), "60 per cent");
			await page.keyboard.press("Enter");
			await page
				.locator(".statusbar-item", { hasText: /Ln 11.*selected/ })
				.first()
				.waitFor();
		});

		it("takes back a decision, and the draft and the table follow", async () => {
			const row = sheet.locator("tbody tr", { hasText: "Signed off" }).first();
			await row.locator("td.fact").click();
			await sheet.getByRole("button", { name: "Take Back" }).click();
			await until("a third decision", () => decisions()[2]?.action === "withdrawn");
			await until(
				"the row to be open",
				async () => (await sheet.locator("tr", { hasText: "Signed off" }).count()) === 0,
			);
		});

		it("has nothing that axe finds fault with, in any theme", async () => {
			for (const theme of ["light", "dark", "contrast"]) {
				await workbench.showTheme(theme);
				await sheet.evaluate(readFileSync(axeFile, "utf8"));
				const { violations, passes } = await sheet.evaluate(() => globalThis.axe.run(document));
				const faults = violations.map(({ id, nodes }) => `${theme}: ${id}: ${nodes[0].html}`);
				assert.deepEqual(faults, []);
				assert.ok(passes.length > 20);
			}
			await workbench.showTheme("light");
		});
	});

	describe("The exports, each read by another program than wrote it", () => {
		/** How many facts there are, by the form that loses nothing. */
		let facts;

		/** Exports from the palette, beside the draft, and gives the file. */
		async function exported(choice, extension) {
			const file = join(workbench.workspace, `rare-earths-facts.${extension}`);
			await page.locator(`.tab[data-resource-name="${draftName}"]`).first().click();
			await draft.waitFor();
			await workbench.runCommand("Corroborate: Export Facts");
			const rows = page.locator(".quick-input-list .monaco-list-row");
			await rows.filter({ hasText: choice }).first().click();
			await page.locator(".quick-input-widget:visible", { hasText: "Save the Facts" }).waitFor();
			await page.keyboard.press("Enter");
			const saved = page.locator(".notification-toast", { hasText: basename(file) });
			await saved.waitFor();
			return { file, saved };
		}

		async function dismiss(saved) {
			await page.keyboard.press("Escape");
			await saved.waitFor({ state: "hidden" }).catch(() => {});
			await workbench.runCommand("Notifications: Clear All Notifications");
			await saved.waitFor({ state: "hidden" });
		}

		it("JSON, with every passage of every fact", async () => {
			const { file, saved } = await exported("JSON", "json");
			await dismiss(saved);
			const sheet = JSON.parse(readFileSync(file, "utf8"));
			facts = sheet.rows.length;
			assert.ok(facts > 20);
			const { sources } = sheet.rows.find(({ fact }) => fact === "60 per cent");
			assert.ok(
				sources.every(({ passage, start, end }) => passage.slice(start, end).includes("90 per cent")),
			);
		});

		it("a Word document, with a comment on every fact", async () => {
			const { file, saved } = await exported("Word document", "docx");
			await workbench.screenshot("exported");
			await dismiss(saved);
			const { text, comments } = await readDocx(file);
			assert.ok(text.includes("China processes 60 per cent of the world's rare earths"));
			assert.equal(comments.length, facts);
			assert.ok(comments.some((words) => /contradicted.*more than 90 per cent/.test(words)));
		});

		it("an Excel workbook, a row for every fact", async () => {
			const { file, saved } = await exported("Excel table", "xlsx");
			await dismiss(saved);
			const [heads, ...rows] = await readXlsx(file);
			assert.equal(rows.length, facts);
			const row = rows.find((cells) => cells[heads.indexOf("Fact")] === "60 per cent");
			assert.match(row[heads.indexOf("Source says")], /more than 90 per cent/);
		});

		it("comma-separated values, the same rows", async () => {
			const { file, saved } = await exported("Comma-separated values", "csv");
			await dismiss(saved);
			const [heads, ...rows] = await readCsv(file);
			assert.equal(rows.length, facts);
			assert.ok(rows.every((cells) => cells.length <= heads.length));
			assert.ok(rows.some((cells) => cells[heads.indexOf("Fact")] === "60 per cent"));
		});

		it("Markdown, a footnote for every fact that a source speaks to", async () => {
			const { file, saved } = await exported("Markdown", "md");
			await saved.getByRole("button", { name: "Open" }).click();
			const shown = workbench.editor(basename(file));
			await shown.locator(".view-line", { hasText: "[^fact-" }).first().waitFor();
			const { notes, references } = readMarkdown(file);
			assert.ok(notes.length > 15 && notes.length < facts);
			assert.deepEqual(new Set(references), new Set(notes));
			await page.keyboard.press("Control+F4");
		});

		it("a web page, in a browser, that fetches nothing and fits on paper", async () => {
			const { file, saved } = await exported("Web page", "html");
			await dismiss(saved);
			const context = await page.context().browser().newContext();
			const tab = await context.newPage();
			const fetched = [];
			tab.on("request", (request) => fetched.push(request.url()));
			await tab.goto(pathToFileURL(file).href);
			assert.deepEqual(fetched, [pathToFileURL(file).href]);
			assert.equal(await tab.locator("tbody tr").count(), facts);
			await tab.screenshot({ path: join(screenshotFolder, "exported-page-light.png") });
			await tab.emulateMedia({ colorScheme: "dark" });
			await tab.screenshot({ path: join(screenshotFolder, "exported-page-dark.png") });
			await tab.emulateMedia({ media: "print", colorScheme: "light" });
			await tab.setViewportSize({ width: 720, height: 1000 });
			const overflow = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			assert.ok(overflow <= 0, `${overflow} pixels too wide for a sheet of paper`);
			await tab.screenshot({ path: join(screenshotFolder, "printed-page-light.png") });
			const paper = await readPdf(await tab.pdf({ format: "A4" }));
			assert.ok(paper.length > 1 && paper.every((text) => text.trim() !== ""), "no sheet is blank");
			assert.ok(
				paper.every((text) => text.includes("Verdict")),
				"every sheet has the heads of the table",
			);
			await context.close();
		});
	});
});
