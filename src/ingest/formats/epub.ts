import type { Element } from "./dom.js";
import { addNode } from "./dom-text.js";
import { factsFrom } from "./facts.js";
import { parseHtml } from "./html-fragment.js";
import { createTextBuilder, cutNote } from "./text-builder.js";
import type { Reader } from "./types.js";
import { elementOf, elementsOf, parseXml, textOf } from "./xml.js";
import { unpack } from "./zip.js";

const longestName = 80;

/** The name of an entry that a reference leads to, from the file that holds it; no entry lies outside of the book. */
function resolve(reference: string, from: string): string {
	const parts = from.split("/").slice(0, -1);
	for (const part of decodeURI(reference.replace(/[#?].*$/, "")).split("/")) {
		if (part === "..") parts.pop();
		else if (part !== "." && part !== "") parts.push(part);
	}
	return parts.join("/");
}

/** The names of the chapters' files in the order in which they are read. */
function chaptersOf(root: Element, packagePath: string): string[] {
	const files = new Map(
		elementsOf(elementOf(root, "manifest"), "item").map((item) => [
			item.getAttribute("id"),
			item.getAttribute("href"),
		]),
	);
	return elementsOf(elementOf(root, "spine"), "itemref").flatMap((item) => {
		const href = files.get(item.getAttribute("idref"));
		return href ? [resolve(href, packagePath)] : [];
	});
}

/** Electronic books: every chapter, each a place of its own. */
export const readEpub: Reader = async ({ bytes }, limits) => {
	const isRead = (name: string) => /\.(?:x?html?|xml|opf)$/i.test(name);
	const entries = await unpack(bytes, isRead, limits);
	if ("problem" in entries) return entries;
	const text = (name: string) => new TextDecoder().decode(entries.get(name));
	if (
		entries.has("META-INF/encryption.xml") &&
		/<[\w:]*EncryptedData/.test(text("META-INF/encryption.xml"))
	) {
		const fontsAlone = /obfuscation/i.test(text("META-INF/encryption.xml"));
		if (!fontsAlone) return { problem: "protected against copying; it cannot be read" };
	}
	const container = await parseXml(text("META-INF/container.xml"));
	const packagePath = elementOf(container.documentElement, "rootfile")?.getAttribute("full-path");
	if (!packagePath || !entries.has(packagePath)) return { problem: "a damaged book; save it anew" };
	const { documentElement: root } = await parseXml(text(packagePath));
	const meta = elementOf(root, "metadata");
	const title = textOf(meta, "title");
	const builder = createTextBuilder(limits.characters);
	for (const [at, chapter] of chaptersOf(root, packagePath).slice(0, limits.pages).entries()) {
		if (builder.full || !entries.has(chapter)) continue;
		const { body } = await parseHtml(text(chapter));
		const name = textOf(body, "h1", "h2", "h3")?.slice(0, longestName);
		builder.place(name === undefined ? `part ${at + 1}` : `part ${at + 1}, “${name}”`);
		if (body) addNode(builder, body, limits);
	}
	if (builder.text === "") return { problem: "a book without text" };
	const facts = factsFrom([
		["title", title],
		["author", textOf(meta, "creator")],
		["publisher", textOf(meta, "publisher")],
		["published", textOf(meta, "date")],
		["language", textOf(meta, "language")],
	]);
	return {
		extracts: [{ text: builder.text, format: "plain", ...facts, places: builder.places }],
		...(builder.full ? { notes: [cutNote(limits.characters)] } : {}),
	};
};
