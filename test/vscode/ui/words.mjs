/** Where words stand on the screen, and putting the cursor there. */
import assert from "node:assert/strict";

/** The words as a reader sees them: VS Code draws blanks as no-break spaces. */
export async function wordsOf(locator) {
	return (await locator.textContent()).replace(/\s+/g, " ");
}

/**
 * The middle of some words in an editor. The words must be of one colour and on the screen. A line is drawn anew while
 * marks come and go, and its words may be in pieces for a moment: they are looked for until they stand still.
 */
export async function middleOf(editor, words) {
	const blanks = words.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(" ", "\\s");
	const line = editor.locator(".view-line", { hasText: new RegExp(blanks) }).first();
	await line.waitFor();
	const page = editor.page();
	for (let tries = 0, before; tries < 100; tries += 1) {
		const box = await line.evaluate(middleInLine, blanks, { timeout: 1_000 }).catch(() => undefined);
		if (box && before && box.x === before.x && box.y === before.y) return box;
		before = box;
		await page.waitForTimeout(50);
	}
	assert.fail(`“${words}” is not on the screen.`);
}

/** Runs in the window. */
function middleInLine(element, wanted) {
	const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const found = new RegExp(wanted).exec(node.data);
		if (!found) continue;
		const range = document.createRange();
		range.setStart(node, found.index);
		range.setEnd(node, found.index + found[0].length);
		const { x, y, width, height } = range.getBoundingClientRect();
		return { x: x + width / 2, y: y + height / 2 };
	}
	return undefined;
}

/** Puts the cursor into some words with the mouse. */
export async function clickWords(page, editor, words) {
	const { x, y } = await middleOf(editor, words);
	await page.mouse.click(x, y);
}
