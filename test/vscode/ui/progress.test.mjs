import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { vsixFile } from "../../../scripts/vscode/package.mjs";
import { wordsOf } from "./words.mjs";
import { openWorkbench, pictureOfFailure, screenshotFolder } from "./workbench.mjs";

const draftName = "long.md";
const ROWS = 5000;

/** A draft that takes a while: no two of its sentences are alike, but for every fifth, which is wrong. */
function longDraft() {
	const rows = Array.from({ length: ROWS }, (_, row) =>
		row % 5 === 0
			? "The harbour at Skerry handled 421,000 containers in 2025."
			: `In week ${row} the harbour at Skerry saw ${row + 7} ships, ${row % 50} per cent more than Nora Lind had told the port authority on Monday.`,
	);
	return `# A long year\n\n${rows.join("\n\n")}\n`;
}

const story = [
	"The harbour at Skerry handled 412,000 containers in 2025, the port authority said on Monday.",
	"It was the highest figure since the new quay opened, and 9 per cent more than in the year before.",
	"The authority plans to hire 85 dockers this spring. “We are short of hands, not of ships,” said Nora Lind, who heads the port.",
];

function write(workspace, name, text) {
	const file = join(workspace, name);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, text);
}

const settings = JSON.stringify({ "corroborate.sources": ["sources"] });

describe("A long check, in VS Code", function () {
	this.timeout(180_000);
	let workbench;
	let window;

	before(async () => {
		workbench = await openWorkbench(vsixFile, {
			open: draftName,
			prepare(workspace) {
				write(workspace, draftName, longDraft());
				write(workspace, "sources/port.md", `---\ntitle: Skerry port\n---\n${story.join("\n\n")}\n`);
				for (let at = 0; at < 60; at += 1) {
					const told = `In week ${at} the harbour at Skerry saw ${at * 3} ships, said Nora Lind of the port authority.`;
					write(workspace, `sources/week-${at}.md`, `---\ntitle: Week ${at}\n---\n${told}\n\n${story[0]}\n`);
				}
				write(workspace, ".vscode/settings.json", settings);
			},
		});
		window = workbench.page;
	});

	afterEach(function () {
		return pictureOfFailure(this.currentTest, workbench);
	});

	after(() => workbench?.close());

	const underWay = () => workbench.statusItem().filter({ hasText: /Checked [\d,]+ of [\d,]+ sentences/ });

	async function goToLine(line) {
		await window.keyboard.press("Control+g");
		const input = window.locator(".quick-input-widget:visible input").first();
		await input.waitFor();
		await input.fill(`:${line}`);
		await window.keyboard.press("Enter");
	}

	it("shows the marks on the screen before it is over, and says how far it has come", async () => {
		const draft = workbench.editor(draftName);
		await draft.locator(".squiggly-warning").first().waitFor();
		await underWay().waitFor();
		const [, done, total] = /Checked ([\d,]+) of ([\d,]+)/.exec(await wordsOf(workbench.statusItem())) ?? [];
		assert.equal(total, "5,001");
		assert.ok(Number(done.replace(",", "")) < 5001, done);
		await window.screenshot({ path: join(screenshotFolder, "progress-first.png") });
	});

	it("judges what is on the screen first, wherever that is, and shows what it has not come to as that", async () => {
		const draft = workbench.editor(draftName);
		await draft.click();
		await window.keyboard.press("Control+End");
		await draft.locator(".squiggly-warning").first().waitFor();
		// the end of the draft is judged now, and the middle is not
		await underWay().waitFor();
		await goToLine(1000);
		await window.screenshot({ path: join(screenshotFolder, "progress-middle.png") });
	});

	it("stops at the word of the status bar, and says that not all is checked", async () => {
		await underWay().click();
		await workbench.statusItem().filter({ hasText: "Stopped: not all was checked" }).waitFor();
		// what lies between the beginning and the end is come to last
		await goToLine(7000);
		await workbench.screenshot("progress-stopped");
	});

	it("goes on when it is asked to, from the status bar again", async () => {
		await workbench.statusItem().click();
		await workbench.statusItem().filter({ hasText: "differ" }).waitFor({ timeout: 120_000 });
		assert.match(await wordsOf(workbench.statusItem()), /\d+ differ, \d+ agree/);
	});
});
