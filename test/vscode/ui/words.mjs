/** Where words stand on the screen, and putting the cursor there. */
import assert from "node:assert/strict";

/** The words as a reader sees them: VS Code draws blanks as no-break spaces. */
export async function wordsOf(locator) {
	return (await locator.textContent()).replace(/\s+/g, " ");
}

/** The middle of some words in an editor. The words must be of one colour and on the screen. */
export async function middleOf(editor, words) {
	const blanks = words.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(" ", "\\s");
	const line = editor.locator(".view-line", { hasText: new RegExp(blanks) }).first();
	await line.waitFor();
	const box = await line.evaluate((element, wanted) => {
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
	}, blanks);
	assert.ok(box, `“${words}” is not on the screen.`);
	return box;
}

/** Puts the cursor into some words with the mouse. */
export async function clickWords(page, editor, words) {
	const { x, y } = await middleOf(editor, words);
	await page.mouse.click(x, y);
}
