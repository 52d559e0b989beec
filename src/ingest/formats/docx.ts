import { addFragment } from "./html-fragment.js";
import { createTextBuilder, cutNote, topHeading } from "./text-builder.js";
import type { Reader } from "./types.js";
import { parseXml, textOf } from "./xml.js";
import { unpack } from "./zip.js";

/** The parts with words in them, and those that say which they are: no pictures, no fonts, nothing embedded. */
function isRead(name: string): boolean {
	return (
		/(?:\.xml|\.rels)$/i.test(name) && !/\b(?:media|embeddings|fonts|theme|glossary|customXml)\//i.test(name)
	);
}

/**
 * Word documents. Their dates and authors are those of the file, not of what is told in it, so only a dateline in the
 * text gives a date. A document is unpacked within limits first and handed on unpacked.
 */
export const readDocx: Reader = async ({ bytes }, limits) => {
	const unpacked = await unpack(bytes, isRead, limits);
	if ("problem" in unpacked) return unpacked;
	const { zipSync } = await import("fflate");
	const { default: mammoth } = await import("mammoth");
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
	const builder = createTextBuilder(limits.characters);
	await addFragment(builder, value, limits);
	if (builder.text === "") return { problem: "a Word document without text" };
	const core = await parseXml(new TextDecoder().decode(unpacked.get("docProps/core.xml")));
	// what a program called the file while it had no name is no title
	const named = textOf(core.documentElement, "title");
	const title =
		topHeading(builder.text) ?? (named && /^(?:untitled|document)\b/i.test(named) ? undefined : named);
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
