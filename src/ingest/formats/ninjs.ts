import { decodeSource } from "../decode.js";
import { factsFrom } from "./facts.js";
import { addFragment } from "./html-fragment.js";
import { createTextBuilder, cutNote } from "./text-builder.js";
import type { Reader } from "./types.js";

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A field of version 1 ("headline"), or the main one of a list of version 2 and later ("headlines"). */
function field(item: Fields, single: string, list: string): string | undefined {
	const value = item[single];
	if (typeof value === "string" && value !== "") return value;
	const rows = item[list];
	if (!Array.isArray(rows)) return undefined;
	const fields = rows.filter(isFields);
	const main = fields.find(({ role }) => role === "main") ?? fields[0];
	return typeof main?.value === "string" ? main.value : undefined;
}

/** The body as HTML or as plain text. */
function bodyOf(item: Fields): { html?: string; plain?: string } {
	for (const name of ["body_html", "body_xhtml"]) {
		const html = item[name];
		if (typeof html === "string" && html !== "") return { html };
	}
	if (typeof item.body_text === "string") return { plain: item.body_text };
	const bodies = Array.isArray(item.bodies) ? item.bodies.filter(isFields) : [];
	const body = bodies.find(({ contenttype }) => /html/.test(String(contenttype))) ?? bodies[0];
	if (typeof body?.value !== "string") return {};
	return /html/.test(String(body.contenttype)) ? { html: body.value } : { plain: body.value };
}

function publisherOf({ infosources, copyrightholder, source, provider }: Fields): unknown {
	const [first] = Array.isArray(infosources) ? infosources.filter(isFields) : [];
	return provider ?? first?.name ?? copyrightholder ?? source;
}

/** News in JSON, ninjs, of the IPTC. */
export const readNinjs: Reader = async ({ bytes }, limits) => {
	const decoded = await decodeSource(bytes);
	if ("problem" in decoded) return decoded;
	let item: unknown;
	try {
		item = JSON.parse(decoded.text);
	} catch {
		return { problem: "damaged JSON; save it anew" };
	}
	if (!isFields(item)) return { problem: "a JSON file of a kind that is not read", foreign: true };
	const title = field(item, "headline", "headlines");
	const { html, plain } = bodyOf(item);
	const builder = createTextBuilder(limits.characters);
	if (title) builder.heading(1, title);
	const begun = builder.text.length;
	if (html !== undefined) await addFragment(builder, html, limits);
	for (const paragraph of plain?.split(/\n\s*\n/) ?? []) builder.paragraph(paragraph);
	if (builder.text.length === begun) return { problem: "a news item without text, such as a picture" };
	const facts = factsFrom([
		["title", title],
		["publisher", publisherOf(item)],
		["author", field(item, "byline", "bylines")?.replace(/^by\s+/i, "")],
		["published", item.firstcreated ?? item.contentcreated],
		["created", item.versioncreated],
		["updated", item.contentmodified ?? item.versioncreated],
		["language", item.language],
	]);
	const withdrawn = typeof item.pubstatus === "string" && /cancell?ed|withheld/i.test(item.pubstatus);
	return {
		extracts: [
			{
				text: builder.text,
				format: "plain",
				...facts,
				...(withdrawn ? { notice: "retracted" as const } : {}),
				places: builder.places,
			},
		],
		...(builder.full ? { notes: [cutNote(limits.characters)] } : {}),
	};
};
