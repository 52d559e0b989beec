import assert from "node:assert/strict";
import { cpSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../scripts/setup.mjs";
import { vsixFile } from "../../../scripts/vscode/package.mjs";
import { middleOf, wordsOf } from "./words.mjs";
import { openWorkbench, pictureOfFailure } from "./workbench.mjs";

const draftName = "story.md";
const draftText = `# Libraries and piers

The library service of Ashford cost 8.9 million pounds in 2025.

The Maritime museum had 431 thousand visitors.

The new pier will be 360 metres long, Ines Faber said.
`;

/** A page without a letter on it, as a scanner makes them. */
const scan = `%PDF-1.7
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] >> endobj
trailer << /Root 1 0 R >>
%%EOF
`;

function prepare(workspace) {
	cpSync(join(root, "test", "fixtures", "formats"), join(workspace, "sources"), { recursive: true });
	writeFileSync(join(workspace, "sources", "scan.pdf"), scan);
	mkdirSync(join(workspace, "sources", "old"));
	writeFileSync(join(workspace, "sources", "old", "pier.txt"), "The new pier will be 360 metres long.");
	writeFileSync(join(workspace, draftName), draftText);
	mkdirSync(join(workspace, ".vscode"));
	const settings = {
		"corroborate.sources": ["sources"],
		"corroborate.exclude": ["sources/old"],
		"corroborate.tiers.primary": ["*.pdf"],
	};
	writeFileSync(join(workspace, ".vscode", "settings.json"), JSON.stringify(settings));
}

/** The files that the saved indexes consist of, with the times when they were written. */
function savedSegments(data) {
	return readdirSync(data, { recursive: true, encoding: "utf8" })
		.filter((name) => name.endsWith(".segment"))
		.map((name) => `${name} ${statSync(join(data, name)).mtimeMs}`)
		.sort();
}

describe("Sources of other formats in VS Code", function () {
	this.timeout(120_000);
	let workbench;
	let page;
	let draft;

	async function isChecked() {
		draft = workbench.editor(draftName);
		await draft.waitFor();
		await draft.locator(".squiggly-warning").nth(2).waitFor();
	}

	before(async () => {
		workbench = await openWorkbench(vsixFile, { prepare, open: draftName });
		page = workbench.page;
		await isChecked();
	});

	afterEach(function () {
		return pictureOfFailure(this.currentTest, workbench);
	});

	after(() => workbench?.close());

	/** The hover over some words, once it says the expected: the mark's own message is there before the rest. */
	async function hoverOn(words, expected) {
		await page.locator(`.tab[data-resource-name="${draftName}"]`).first().click();
		await page.mouse.move(5, 5);
		const { x, y } = await middleOf(draft, words);
		const hover = page.locator(".monaco-hover:visible", { hasText: expected }).first();
		await page.mouse.move(x - 20, y + 200);
		await page.mouse.move(x, y, { steps: 4 });
		await hover.waitFor();
		return hover;
	}

	/** The walk from each mark to its evidence; `round` names its pictures. */
	function walk(round) {
		const picture = (name) => workbench.screenshot(`${name}${round}`);

		it("are cited by page, and say that they are primary", async () => {
			const hover = await hoverOn("8.9 million", "page 3");
			const said = await wordsOf(hover);
			assert.ok(said.includes("page 3") && said.includes("primary source"), said);
			await picture("format-hover");
		});

		it("open as text at the words, where the file is no text", async () => {
			const hover = await hoverOn("8.9 million", "page 3");
			await hover.locator("a", { hasText: "Open source" }).first().click();
			const source = page.locator('.monaco-editor[data-uri^="corroborate-source:"]').first();
			await source
				.locator(".view-line", { hasText: /9\.8.million.pounds/ })
				.first()
				.waitFor();
			await page.locator(".statusbar-item", { hasText: /\(\d+ selected\)/ }).waitFor();
			await picture("format-source");
		});

		it("are cited by cell", async () => {
			const hover = await hoverOn("431 thousand", "cell B2");
			const said = await wordsOf(hover);
			assert.ok(said.includes("cell B2 of Visitors"), said);
			await picture("format-cell");
		});

		it("open themselves at the line, where the file is text", async () => {
			const hover = await hoverOn("360 metres", "00:00:04");
			const said = await wordsOf(hover);
			assert.ok(said.includes("at 00:00:04"), said);
			await hover.locator("a", { hasText: "Open transcript" }).first().click();
			const file = workbench.editor("briefing.vtt");
			await file
				.locator(".view-line", { hasText: /310.metres.long/ })
				.first()
				.waitFor();
			await page.locator(".statusbar-item", { hasText: /Ln 8,/ }).first().waitFor();
			await picture("format-transcript");
		});
	}

	walk("");

	it("are listed, and apart from them what was not read, with the reason, and what is left out", async () => {
		await page
			.locator(".activitybar .action-item", { has: page.locator('[aria-label^="Corroborate"]') })
			.first()
			.click();
		const problem = page.locator(".monaco-list-row", { hasText: "scan.pdf" }).first();
		await problem.waitFor();
		assert.ok((await wordsOf(problem)).includes("a scan without text"), await wordsOf(problem));
		const left = page.locator(".monaco-list-row", { hasText: "sources/old" }).first();
		assert.ok((await wordsOf(left)).includes("left out"), await wordsOf(left));
		await workbench.screenshot("format-sources");
	});

	describe("opened again from the index that was saved", () => {
		let saved;

		before(async () => {
			saved = savedSegments(workbench.data);
			await page.reload();
			await isChecked();
		});

		walk("-again");

		it("were not indexed again", () => {
			assert.notDeepEqual(saved, []);
			assert.deepEqual(savedSegments(workbench.data), saved);
		});
	});
});
