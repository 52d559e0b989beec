import { decodeSource } from "../decode.js";
import type { Element } from "./dom.js";
import { addNode } from "./dom-text.js";
import { factsFrom } from "./facts.js";
import type { Limits } from "./limits.js";
import { createTextBuilder, cutNote } from "./text-builder.js";
import type { Reader, Reading } from "./types.js";
import { declaredEncoding, elementOf, localName, parseXml, textOf } from "./xml.js";

/** The story of a NITF document: its headline, dateline and text, with what its head says of it. */
export function nitfReading(root: Element, limits: Limits): Reading {
	const head = elementOf(root, "head");
	const bodyHead = elementOf(root, "body.head");
	const title = textOf(bodyHead, "hl1") ?? textOf(head, "title");
	const content = elementOf(root, "body.content");
	const builder = createTextBuilder(limits.characters);
	if (title) builder.heading(1, title);
	for (const second of [textOf(bodyHead, "hl2"), textOf(bodyHead, "dateline")]) {
		if (second) builder.paragraph(second);
	}
	const begun = builder.text.length;
	for (const part of content?.children ?? []) {
		if (localName(part) !== "media") addNode(builder, part, limits);
	}
	if (builder.text.length === begun) return { problem: "a NITF document without text" };
	const facts = factsFrom([
		["title", title],
		[
			"author",
			textOf(elementOf(bodyHead, "byline"), "person") ?? textOf(bodyHead, "byline")?.replace(/^by\s+/i, ""),
		],
		[
			"publisher",
			textOf(bodyHead, "distributor") ?? elementOf(head, "doc.copyright")?.getAttribute("holder"),
		],
		["published", elementOf(head, "date.release", "date.issue")?.getAttribute("norm")],
		["language", root.getAttribute("xml:lang") ?? root.getAttribute("lang")],
	]);
	return {
		extracts: [{ text: builder.text, format: "plain", ...facts, places: builder.places }],
		...(builder.full ? { notes: [cutNote(limits.characters)] } : {}),
	};
}

/** The News Industry Text Format of the IPTC. */
export const readNitf: Reader = async ({ bytes }, limits) => {
	const decoded = await decodeSource(bytes, declaredEncoding(bytes));
	if ("problem" in decoded) return decoded;
	return nitfReading((await parseXml(decoded.text)).documentElement, limits);
};
