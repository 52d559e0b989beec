import { datelineOf } from "../../text/article-facts.js";
import { decodeSource } from "../decode.js";
import type { Document, Element } from "./dom.js";
import { addNode } from "./dom-text.js";
import type { Facts } from "./facts.js";
import { htmlFacts } from "./html-facts.js";
import { parseHtml } from "./html-fragment.js";
import type { Limits } from "./limits.js";
import { createTextBuilder, cutNote } from "./text-builder.js";
import type { Extract, Reader, Reading } from "./types.js";
import { declaredEncoding } from "./xml.js";

/** Pages of more elements are read whole: finding the article in them takes too long. */
const mostElements = 50_000;
/** Deeper than any page that people wrote: the search for the article takes time by the square of the depth. */
const deepestArticle = 150;
/** A found article shorter than this, in a page so many times longer, is a teaser or a notice. */
const shortArticle = 200;
const longerPage = 5;
/** A dateline stands among the first lines of a page; its menus come before it. */
const datelineWithin = 20_000;

interface Size {
	readonly elements: number;
	readonly depth: number;
}

function sizeOf(root: Element): Size {
	let elements = 0;
	let deepest = 0;
	const waiting: [Element, number][] = [[root, 1]];
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		const [element, depth] = next;
		elements++;
		deepest = Math.max(deepest, depth);
		for (const child of element.children) waiting.push([child, depth + 1]);
	}
	return { elements, depth: deepest };
}

function datelineIn(text: string): string | undefined {
	for (const line of text.slice(0, datelineWithin).split("\n")) {
		const day = datelineOf(line);
		if (day !== undefined) return day;
	}
	return undefined;
}

/** The text of a whole page, furniture included: what looks like a menu is left out when it is indexed. */
function wholeText(document: Document, limits: Limits): ReturnType<typeof createTextBuilder> {
	const builder = createTextBuilder(limits.characters);
	if (document.body) addNode(builder, document.body, limits);
	return builder;
}

interface Article {
	readonly title: string | undefined;
	readonly content: Element;
	readonly facts: Facts;
}

async function findArticle(document: Document): Promise<Article | undefined> {
	const { elements, depth } = sizeOf(document.documentElement);
	if (elements > mostElements || depth > deepestArticle) return undefined;
	const { Readability } = await import("@mozilla/readability");
	const found = new Readability<Element>(document, { serializer: (node) => node }).parse();
	if (!found?.content) return undefined;
	const { title, byline, siteName, lang, content } = found;
	return {
		title: title || undefined,
		content,
		facts: {
			...(byline ? { author: byline } : {}),
			...(siteName ? { publisher: siteName } : {}),
			...(lang ? { language: lang } : {}),
		},
	};
}

/** A web page's article with what the page says of it. */
export async function extractPage(html: string, limits: Limits): Promise<Reading> {
	const document = await parseHtml(html);
	const stated = htmlFacts(document);
	const page = wholeText(document, limits);
	const article = await findArticle(document);
	const title = stated.title ?? article?.title ?? document.title?.trim();
	const builder = createTextBuilder(limits.characters);
	if (article) {
		if (title) builder.heading(1, title);
		addNode(builder, article.content, limits);
	}
	const teaser = builder.text.length < shortArticle && page.text.length > builder.text.length * longerPage;
	const { text, places, full } = article && !teaser ? builder : page;
	if (text === "")
		return { problem: "a web page without text; it may be made by a script: save its text as .txt" };
	const published = stated.published ?? datelineIn(page.text);
	const extract: Extract = {
		text,
		format: "plain",
		...article?.facts,
		...stated,
		...(title ? { title } : {}),
		...(published === undefined ? {} : { published }),
		places,
	};
	return { extracts: [extract], ...(full ? { notes: [cutNote(limits.characters)] } : {}) };
}

/** Web pages, as a browser saves them. */
export const readHtml: Reader = async ({ bytes }, limits) => {
	const decoded = await decodeSource(bytes, declaredEncoding(bytes));
	return "problem" in decoded ? decoded : extractPage(decoded.text, limits);
};
