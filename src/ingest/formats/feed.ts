import { decodeSource } from "../decode.js";
import { type Facts, factsFrom } from "./facts.js";
import { addFragment } from "./html-fragment.js";
import type { Limits } from "./limits.js";
import { createTextBuilder } from "./text-builder.js";
import type { Extract, Reader } from "./types.js";
import { declaredEncoding } from "./xml.js";

/** An article of a feed, whatever the feed's form. */
interface Item {
	readonly id: string | undefined;
	readonly title: string | undefined;
	readonly html: string | undefined;
	readonly plain?: string | undefined;
	readonly facts: Facts;
}

type Parsed = ReturnType<typeof import("feedsmith").parseFeed>;
type Person = { readonly name?: string | undefined; readonly email?: string | undefined };

function names(people: readonly Person[] | undefined): string | undefined {
	return people?.map(({ name, email }) => name ?? email).join(", ");
}

/** RSS writes authors as "ann@wire.example (Ann Lee)". */
function rssAuthor(author: string | undefined): string | undefined {
	return /\(([^)]+)\)\s*$/.exec(author ?? "")?.[1] ?? author;
}

function itemsOf(parsed: Parsed): Item[] {
	switch (parsed.format) {
		case "rss": {
			const { title: publisher, language, items = [] } = parsed.feed;
			return items.map(({ title, link, guid, description, content, pubDate, dc, authors }) => ({
				id: guid?.value ?? link,
				title,
				html: content?.encoded ?? description,
				facts: factsFrom([
					["publisher", publisher],
					["language", language],
					["published", pubDate ?? dc?.dates?.[0]],
					["author", dc?.creators?.join(", ") ?? rssAuthor(authors?.map(String).join(", "))],
					["link", link],
				]),
			}));
		}
		case "atom": {
			const { title: publisher, entries = [] } = parsed.feed;
			return entries.map(({ id, title, content, summary, published, updated, authors, links }) => {
				const body = content?.value === undefined ? summary : content;
				const isPlain = body?.type === undefined || body.type === "text" || body.type === "text/plain";
				return {
					id,
					title: title?.value,
					html: isPlain ? undefined : body.value,
					plain: isPlain ? body?.value : undefined,
					facts: factsFrom([
						["publisher", publisher?.value],
						["published", published ?? updated],
						["updated", updated],
						["author", names(authors)],
						["link", links?.find(({ rel = "alternate" }) => rel === "alternate")?.href],
					]),
				};
			});
		}
		case "rdf": {
			const { title: publisher, items = [] } = parsed.feed;
			return items.map(({ title, link, description, content, dc }) => ({
				id: link,
				title,
				html: content?.encoded ?? description,
				facts: factsFrom([
					["publisher", publisher],
					["published", dc?.dates?.[0]],
					["author", dc?.creators?.join(", ")],
					["link", link],
				]),
			}));
		}
		case "json": {
			const { title: publisher, language, items = [] } = parsed.feed;
			return items.map((item) => ({
				id: item.id,
				title: item.title,
				html: item.content_html,
				plain: item.content_text ?? item.summary,
				facts: factsFrom([
					["publisher", publisher],
					["language", item.language ?? language],
					["published", item.date_published],
					["updated", item.date_modified],
					["author", names(item.authors)],
					["link", item.url],
				]),
			}));
		}
	}
}

async function toExtract(
	{ id, title, html, plain, facts }: Item,
	at: number,
	limits: Limits,
): Promise<Extract> {
	const builder = createTextBuilder(limits.characters);
	const heading = createTextBuilder(limits.characters);
	await addFragment(heading, title ?? "", limits);
	const name = heading.text.replace(/\s+/g, " ");
	builder.heading(1, name);
	if (html !== undefined) await addFragment(builder, html, limits);
	else for (const paragraph of plain?.split(/\n\s*\n/) ?? []) builder.paragraph(paragraph);
	const { text, places } = builder;
	return {
		part: id ?? String(at + 1),
		text,
		format: "plain",
		...facts,
		...(name ? { title: name } : {}),
		places,
	};
}

/** Feeds as RSS, Atom, RDF or JSON, saved to disk: each of their articles is a source. */
export const readFeed: Reader = async ({ bytes }, limits) => {
	const decoded = await decodeSource(bytes, declaredEncoding(bytes));
	if ("problem" in decoded) return decoded;
	const { parseFeed } = await import("feedsmith");
	const items = itemsOf(parseFeed(decoded.text));
	const notes: string[] = [];
	if (items.length > limits.parts) notes.push(`only its first ${limits.parts} articles were read`);
	const extracts: Extract[] = [];
	for (const [at, item] of items.slice(0, limits.parts).entries()) {
		const extract = await toExtract(item, at, limits);
		if (extract.text !== "") extracts.push(extract);
	}
	return extracts.length === 0 ? { problem: "a feed without articles" } : { extracts, notes };
};
