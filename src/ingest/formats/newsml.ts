import { decodeSource } from "../decode.js";
import type { Element } from "./dom.js";
import { addNode } from "./dom-text.js";
import { factsFrom } from "./facts.js";
import type { Limits } from "./limits.js";
import { nitfReading } from "./nitf.js";
import { createTextBuilder } from "./text-builder.js";
import type { Extract, Reader } from "./types.js";
import { declaredEncoding, elementOf, elementsOf, localName, parseXml, textOf } from "./xml.js";

/** "stat:canceled": the publisher took the item back. */
const withdrawn = /(?:^|[:/])(?:cancell?ed|withheld|killed)$/i;

function statusOf(meta: Element | undefined): string {
	const status = elementOf(meta, "pubstatus");
	return status?.getAttribute("qcode") ?? status?.getAttribute("uri") ?? "";
}

function providerOf(meta: Element | undefined): string | undefined {
	const provider = elementOf(meta, "provider");
	return (
		textOf(provider, "name") ??
		provider?.getAttribute("literal") ??
		provider?.getAttribute("qcode")?.replace(/^.*:/, "")
	);
}

/** The words of an item: its content, in whatever XML or text it is. Undefined of a picture, video or plan. */
function contentOf(item: Element, title: string | undefined, limits: Limits): Extract | undefined {
	const set = elementOf(item, "contentset");
	const inline = elementOf(set, "inlinexml");
	const nitf = elementOf(inline, "nitf");
	if (nitf) {
		const reading = nitfReading(nitf, limits);
		return "extracts" in reading ? reading.extracts[0] : undefined;
	}
	const builder = createTextBuilder(limits.characters);
	if (title) builder.heading(1, title);
	const begun = builder.text.length;
	const page = inline && (elementOf(inline, "body") ?? inline);
	if (page) addNode(builder, page, limits);
	for (const data of inline ? [] : elementsOf(set, "inlinedata")) {
		for (const paragraph of (data.textContent ?? "").split(/\n\s*\n/)) builder.paragraph(paragraph);
	}
	if (builder.text.length === begun) return undefined;
	return { text: builder.text, format: "plain", places: builder.places };
}

function extractOf(item: Element, limits: Limits): Extract | undefined {
	const itemMeta = elementOf(item, "itemmeta");
	const contentMeta = elementOf(item, "contentmeta");
	const title = textOf(contentMeta, "headline") ?? textOf(itemMeta, "title");
	const content = contentOf(item, title, limits);
	if (!content) return undefined;
	const language = elementOf(contentMeta, "language")?.getAttribute("tag") ?? item.getAttribute("xml:lang");
	const facts = factsFrom([
		["title", title],
		["publisher", providerOf(itemMeta) ?? textOf(contentMeta, "creditline")],
		["author", textOf(contentMeta, "by")?.replace(/^by\s+/i, "")],
		["published", textOf(itemMeta, "firstcreated") ?? textOf(contentMeta, "contentcreated")],
		["created", textOf(itemMeta, "versioncreated")],
		["updated", textOf(contentMeta, "contentmodified") ?? textOf(itemMeta, "versioncreated")],
		["language", language],
	]);
	const guid = item.getAttribute("guid");
	return {
		...content,
		...(guid ? { part: guid } : {}),
		...facts,
		...(withdrawn.test(statusOf(itemMeta)) ? { notice: "retracted" } : {}),
	};
}

/** NewsML-G2 of the IPTC: a news item, or a message of several. */
export const readNewsMl: Reader = async ({ bytes }, limits) => {
	const decoded = await decodeSource(bytes, declaredEncoding(bytes));
	if ("problem" in decoded) return decoded;
	const { documentElement: root } = await parseXml(decoded.text);
	if (localName(root) === "newsitem") {
		const extract = extractOf(root, limits);
		if (!extract) return { problem: "a news item without text, such as a picture" };
		// the only item of its file needs nothing to tell it apart
		const { part, ...single } = extract;
		return { extracts: [single] };
	}
	const items = elementsOf(root, "newsitem");
	const extracts = items.slice(0, limits.parts).flatMap((item) => extractOf(item, limits) ?? []);
	const left = items.length - Math.min(items.length, limits.parts);
	if (extracts.length === 0) return { problem: "a news message without text" };
	return { extracts, ...(left > 0 ? { notes: [`only its first ${limits.parts} items were read`] } : {}) };
};
