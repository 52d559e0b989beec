import type { Document } from "./dom.js";
import { addNode } from "./dom-text.js";
import type { Limits } from "./limits.js";
import type { TextBuilder } from "./text-builder.js";

/** Parses HTML, a page or a part of one. No script of it is run. */
export async function parseHtml(html: string): Promise<Document> {
	const { DOMParser } = await import("linkedom/worker");
	// without a document element the words of a fragment would be nowhere
	const page = /<html[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`;
	return new DOMParser().parseFromString(page, "text/html");
}

/** Puts the text of a piece of HTML, all of it, behind what a builder has. */
export async function addFragment(builder: TextBuilder, html: string, limits: Limits): Promise<void> {
	const { body } = await parseHtml(html);
	if (body) addNode(builder, body, limits);
}
