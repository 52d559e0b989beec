import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { vsixFile } from "../../../scripts/vscode/package.mjs";
import { middleOf, wordsOf } from "./words.mjs";
import { openWorkbench, pictureOfFailure } from "./workbench.mjs";

const draftName = "skerry.md";

const story = [
	"The harbour at Skerry handled 412,000 containers in 2025, the port authority said on Monday.",
	"It was the highest figure since the new quay opened, and 9 per cent more than in the year before. Two of the three cranes were out of service for most of March, when a storm had bent their booms.",
	"The authority plans to hire 85 dockers this spring. “We are short of hands, not of ships,” said Nora Lind, who heads the port.",
];

function page(paragraphs) {
	const head =
		'<title>Port sets a record</title><link rel="canonical" href="https://apnews.com/article/skerry"><meta property="article:published_time" content="2026-02-03">';
	const body = paragraphs.map((words) => `<p>${words}</p>`).join("");
	return `<!doctype html><html lang="en"><head>${head}</head><body><article><h1>Port sets a record</h1>${body}</article></body></html>`;
}

const files = {
	[draftName]:
		"# Skerry and Holm\n\nThe harbour at Skerry handled 421,000 containers in 2025, the port authority said.\n\nThe ferry to Holm carried 95,600 passengers in 2025.\n\nThe ferry to Holm took 470 cyclists along in 2025.\n\nThe mill at Stor will be rebuilt for 2.1 million kroner.\n",
	"sources/wire/skerry.md": `---\ntitle: Skerry port sets a record\npublisher: The Associated Press\ndate: 2026-02-02\n---\n${story.join("\n\n")}\n`,
	"sources/press/gazette.html": page(story),
	"sources/press/post.md": `---\ntitle: Record year for Skerry\npublisher: The Valley Post\ndate: 2026-02-03\n---\n${story.join("\n\n")}\n`,
	"sources/reports/ferry.txt":
		"Annual report of the ferry company\n\n5 January 2026\n\nThe ferry to Holm carried 96,500 passengers in 2025.\n",
	"sources/press/ferry.md":
		"---\ntitle: Ferry does well\npublisher: The Valley Post\ndate: 2026-01-09\nupdated: 2026-01-12\n---\nThe ferry to Holm took 740 cyclists along in 2025.\n\nCorrection: An earlier version of this article misstated the number of cyclists.\n",
	"sources/press/mill.md":
		"---\ntitle: Mill to be rebuilt\npublisher: The Valley Post\ndate: 2025-11-09\n---\nEditor's note: This article has been retracted.\n\nThe mill at Stor will be rebuilt for 1.2 million kroner.\n",
	".vscode/settings.json": JSON.stringify({
		"corroborate.sources": ["sources"],
		"corroborate.tiers.primary": ["sources/reports"],
		"corroborate.tiers.secondary": ["sources/press"],
		"corroborate.tiers.wire": ["sources/wire"],
	}),
};

function prepare(workspace) {
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(dirname(join(workspace, name)), { recursive: true });
		writeFileSync(join(workspace, name), text);
	}
}

describe("What is known of a source, in VS Code", function () {
	this.timeout(120_000);
	let workbench;
	let window;
	let draft;

	before(async () => {
		workbench = await openWorkbench(vsixFile, { prepare, open: draftName });
		window = workbench.page;
		draft = workbench.editor(draftName);
		await draft.locator(".squiggly-warning").nth(3).waitFor();
	});

	afterEach(function () {
		return pictureOfFailure(this.currentTest, workbench);
	});

	after(() => workbench?.close());

	/** What the hover says over some words, once it says the expected: the mark's own message is there before the rest. */
	async function hoverOn(words, expected) {
		await window.mouse.move(5, 5);
		const { x, y } = await middleOf(draft, words);
		const hover = window.locator(".monaco-hover:visible", { hasText: expected }).first();
		await window.mouse.move(x - 20, y + 200);
		await window.mouse.move(x, y, { steps: 4 });
		await hover.waitFor();
		return wordsOf(hover);
	}

	it("stands in the hover: one name for a publisher, and copies of one story as one source", async () => {
		const said = await hoverOn("421,000", "copies of it");
		assert.match(
			said,
			/Associated Press, Port sets a record, 2026-02-03, secondary source, and 2 copies of it/,
		);
		await workbench.screenshot("source-copies");
	});

	it("stands in the hover: tier, correction and retraction", async () => {
		assert.match(await hoverOn("95,600", "primary source"), /primary source/);
		assert.match(await hoverOn("470", "corrected by"), /corrected by its publisher, updated 2026-01-12/);
		await workbench.screenshot("source-corrected");
		assert.match(await hoverOn("2.1 million", "retracted by"), /retracted by its publisher/);
	});

	it("stands in the list of sources", async () => {
		await workbench.runCommand("Corroborate: Focus on Sources View");
		for (const [name, expected] of [
			["Ferry does well", /corrected by its publisher · The Valley Post · 2026-01-09 · updated 2026-01-12/],
			["Mill to be rebuilt", /retracted by its publisher · The Valley Post/],
			["Skerry port sets a record", /Associated Press · 2026-02-02 · wire copy/],
			["Annual report", /2026-01-05 · primary source/],
		]) {
			const row = window.locator(".monaco-list-row", { hasText: name }).first();
			await row.waitFor();
			assert.match(await wordsOf(row), expected);
		}
		await workbench.screenshot("source-list");
	});

	it("is followed as files come and go", async () => {
		const file = join(workbench.workspace, "sources", "press", "late.md");
		writeFileSync(file, "# Late news\n\nThe lighthouse at Skerry is 31 metres high.\n");
		const row = window.locator(".monaco-list-row", { hasText: "Late news" }).first();
		await row.waitFor();
		writeFileSync(join(workbench.workspace, "sources", "press", "plans.pptx"), "PK");
		const unread = window.locator(".monaco-list-row", { hasText: "plans.pptx" }).first();
		await unread.waitFor();
		assert.match(await wordsOf(unread), /slides, which are not read/);
		await workbench.screenshot("source-late");
	});
});
