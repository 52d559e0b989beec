import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { vsixFile } from "../../../scripts/vscode/package.mjs";
import { clickWords } from "./words.mjs";
import { openVirtualWorkbench, openWorkbench, pictureOfFailure } from "./workbench.mjs";

const target = "newsroom.code-workspace";
const claim = "The town of Brindle has three public libraries.\n";

function writeAll(folder, files) {
	for (const [name, content] of Object.entries(files)) {
		const path = join(folder, name);
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
	}
}

/** Two desks with sources of their own, which tell the same thing differently. */
function prepare(folder) {
	writeAll(folder, {
		[target]: { folders: [{ path: "north" }, { path: "south" }], settings: {} },
		"north/draft-north.md": claim,
		"north/.vscode/settings.json": { "corroborate.sources": ["archive"] },
		"north/archive/north.txt": "The town of Brindle has three public libraries, the mayor said.\n",
		"south/draft-south.md": claim,
		"south/.vscode/settings.json": {
			"corroborate.sources": ["cuttings"],
			"corroborate.severity.contradicted": "error",
		},
		"south/cuttings/south.txt": "The town of Brindle has five public libraries, the mayor said.\n",
	});
}

describe("A window with two folders", function () {
	this.timeout(120_000);
	let workbench;

	before(async () => {
		workbench = await openWorkbench(vsixFile, { prepare, target, open: "south/draft-south.md" });
	});

	afterEach(function () {
		return pictureOfFailure(this.currentTest, workbench);
	});

	after(() => workbench?.close());

	it("checks each draft against the sources of its own folder, by the settings of that folder", async () => {
		const { page } = workbench;
		const south = workbench.editor("draft-south.md");
		await south.locator(".squiggly-error").first().waitFor();
		await workbench.screenshot("two-folders");
		await page.keyboard.press("Control+p");
		const input = page.locator(".quick-input-widget:visible input").first();
		await input.fill("draft-north.md");
		await page.locator(".quick-input-list .monaco-list-row", { hasText: "draft-north.md" }).first().click();
		const north = workbench.editor("draft-north.md");
		await north.locator(".squiggly-hint").first().waitFor();
		assert.equal(await north.locator(".squiggly-error, .squiggly-warning").count(), 0);
		await workbench.statusItem().filter({ hasText: /agree/ }).waitFor();
	});

	it("lets sources be taken away and added, in the settings of the draft's own folder", async () => {
		const { page, workspace } = workbench;
		const settings = () => JSON.parse(readFileSync(join(workspace, "south/.vscode/settings.json"), "utf8"));
		const south = workbench.editor("draft-south.md");
		await page.locator('.tab[data-resource-name="draft-south.md"]').first().click();
		await south.locator(".squiggly-error").first().waitFor();
		await workbench.runCommand("Corroborate: Remove Sources");
		const row = page.locator(".quick-input-list .monaco-list-row", { hasText: "cuttings" }).first();
		await row.click();
		await page.keyboard.press("Enter");
		await south.locator(".squiggly-error").first().waitFor({ state: "detached" });
		assert.equal(settings()["corroborate.sources"], undefined);
		await workbench.runCommand("Corroborate: Choose Source Folder");
		const input = page.locator(".quick-input-widget:visible input").first();
		await page.locator(".quick-input-widget:visible", { hasText: "Choose the folders" }).waitFor();
		// the dialog writes the folder that it begins with into the box, and then lists it
		await page.locator(".quick-input-list .monaco-list-row", { hasText: "cuttings" }).first().waitFor();
		await input.fill(`${join(workspace, "south", "cuttings")}/`);
		await page.locator(".quick-input-list .monaco-list-row", { hasText: ".." }).first().waitFor();
		await page.locator(".quick-input-widget:visible .monaco-button", { hasText: "Use as Sources" }).click();
		await south.locator(".squiggly-error").first().waitFor();
		assert.deepEqual(settings()["corroborate.sources"], ["cuttings"]);
		await page.locator('.tab[data-resource-name="draft-north.md"]').first().click();
	});

	it("marks the changed side of a comparison with what was saved", async () => {
		const { page } = workbench;
		const north = workbench.editor("draft-north.md");
		await clickWords(page, north, "three");
		await page.keyboard.press("End");
		await page.keyboard.type(" The town of Brindle has nine public libraries.");
		await north.locator(".squiggly-warning").first().waitFor();
		await workbench.runCommand("File: Compare Active File with Saved");
		const changed = page.locator(".monaco-diff-editor .editor.modified");
		await changed.locator(".squiggly-warning").first().waitFor();
		await workbench.screenshot("comparison");
	});
});

describe("A folder that is not trusted", function () {
	this.timeout(120_000);
	let workbench;

	before(async () => {
		const files = (folder) =>
			writeAll(folder, {
				"draft.md": `${claim}\nThe US has two operational rare earth mines.\n`,
				".vscode/settings.json": { "corroborate.sources": ["archive"] },
				"archive/south.txt": "The town of Brindle has five public libraries, the mayor said.\n",
			});
		workbench = await openWorkbench(vsixFile, { prepare: files, open: "draft.md", trusted: false });
	});

	afterEach(function () {
		return pictureOfFailure(this.currentTest, workbench);
	});

	after(() => workbench?.close());

	it("has its drafts checked against the articles that ship alone, and is told so", async () => {
		const { page } = workbench;
		const draft = workbench.editor("draft.md");
		await draft.locator(".squiggly-warning").first().waitFor();
		assert.equal(await draft.locator(".squiggly-warning").count(), 1);
		await workbench.statusItem().locator(".codicon-shield").waitFor();
		await page
			.locator(".activitybar .action-item", { has: page.locator('[aria-label*="Corroborate"]') })
			.first()
			.click();
		await page.locator(".pane-body .message", { hasText: "not trusted" }).first().waitFor();
		await page.locator(".monaco-list-row", { hasText: "charm offensive" }).first().waitFor();
		await workbench.screenshot("not-trusted");
	});
});

describe("The web build in a folder that lies on no disk", function () {
	this.timeout(120_000);
	let workbench;

	before(async () => {
		workbench = await openVirtualWorkbench();
	});

	afterEach(function () {
		return pictureOfFailure(this.currentTest, workbench);
	});

	after(() => workbench?.close());

	it("checks a draft against the sources that the folder names, and opens them", async () => {
		const { page } = workbench;
		const draft = workbench.editor("draft.md");
		await draft.locator(".squiggly-warning").first().waitFor();
		await workbench.statusItem().filter({ hasText: "1 differs" }).waitFor();
		await workbench.screenshot("virtual-folder");
		await clickWords(page, draft, "nine");
		await page.keyboard.press("F12");
		const source = page.locator('.monaco-editor[data-uri^="corroborate-source:"]').first();
		await source
			.locator(".view-line", { hasText: /three.public/ })
			.first()
			.waitFor();
		await page.keyboard.press("Control+F4");
	});

	it("keeps what is signed off in a ledger of that folder", async () => {
		const { page } = workbench;
		const draft = workbench.editor("draft.md");
		await page.locator('.tab[data-resource-name="draft.md"]').first().click();
		await clickWords(page, draft, "nine");
		await workbench.runCommand("Corroborate: Sign Off Fact");
		const input = page.locator(".quick-input-widget:visible input").first();
		await page.locator(".quick-input-widget:visible", { hasText: "Your Name" }).waitFor();
		await input.fill("Ann Lee");
		await page.keyboard.press("Enter");
		await draft.locator(".squiggly-warning").first().waitFor({ state: "detached" });
		await page
			.locator(".explorer-folders-view .monaco-list-row", { hasText: ".corroborate" })
			.first()
			.waitFor();
		await workbench.screenshot("virtual-ledger");
	});
});
