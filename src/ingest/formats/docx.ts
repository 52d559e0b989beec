import type { Document } from "./dom.js";
import { addNode } from "./dom-text.js";
import { createTextBuilder, cutNote } from "./text-builder.js";
import type { Reader } from "./types.js";
import { unpack } from "./zip.js";

/** The parts with words in them, and those that say which they are: no pictures, no fonts, nothing embedded. */
function isRead(name: string): boolean {
	return (
		/(?:\.xml|\.rels)$/i.test(name) && !/\b(?:media|embeddings|fonts|theme|glossary|customXml)\//i.test(name)
	);
}

function field(xml: string, name: string): string | undefined {
	const raw = new RegExp(`<${name}(?:\\s[^>]*)?>([^<]{1,500})</${name}>`).exec(xml)?.[1];
	return raw?.replace(/&(lt|gt|quot|apos|amp);/g, (_, sign: string) => signs[sign] ?? "").trim();
}

const signs: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

/**
 * Word documents. Their dates and authors are those of the file, not of what is told in it, so only a dateline in the
 * text gives a date. A document is unpacked within limits first and handed on unpacked.
 */
export const readDocx: Reader = async ({ bytes }, limits) => {
	const unpacked = await unpack(bytes, isRead, limits);
	if ("problem" in unpacked) return unpacked;
	const { zipSync } = await import("fflate");
	const { default: mammoth } = await import("mammoth");
	const { DOMParser } = await import("linkedom/worker");
	const plain = zipSync(Object.fromEntries(unpacked), { level: 0 });
	const options = {
		includeDefaultStyleMap: true,
		includeEmbeddedStyleMap: false,
		styleMap: [
			"p[style-name='Title'] => h1:fresh",
			"p[style-name='Subtitle'] => p:fresh",
			"comment-reference => ",
		],
	};
	const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(plain) }, options);
	const document: Document = new DOMParser().parseFromString(
		`<!doctype html><html><body>${value}</body></html>`,
		"text/html",
	);
	const builder = createTextBuilder(limits.characters);
	if (document.body) addNode(builder, document.body, limits);
	if (builder.text === "") return { problem: "a Word document without text" };
	const core = new TextDecoder().decode(unpacked.get("docProps/core.xml"));
	// what a program called the file while it had no name is no title; a heading at its top is read as one
	const named = field(core, "dc:title");
	const title =
		builder.text.startsWith("# ") || (named && /^(?:untitled|document)\b/i.test(named)) ? undefined : named;
	return {
		extracts: [
			{
				text: builder.text,
				format: "plain",
				...(title ? { title } : {}),
				places: builder.places,
			},
		],
		...(builder.full ? { notes: [cutNote(limits.characters)] } : {}),
	};
};
