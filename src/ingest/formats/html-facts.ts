import type { Document, Element } from "./dom.js";
import { type Facts, factsFrom } from "./facts.js";
import { jsonLdFields } from "./json-ld.js";

type Field = readonly [string, string | undefined];

function attribute(element: Element | null, name: string): string | undefined {
	return element?.getAttribute(name) ?? undefined;
}

function metaFields(document: Document): Field[] {
	return [...document.querySelectorAll("meta")].slice(0, 500).flatMap((meta): Field[] => {
		const content = attribute(meta, "content");
		const keys = ["property", "name", "itemprop", "http-equiv"].map((key) => attribute(meta, key));
		return keys.flatMap((key): Field[] => (key === undefined ? [] : [[key, content]]));
	});
}

/** Values that are marked in the page's own text, as microdata or with a `time` element. */
function markedFields(document: Document): Field[] {
	const marked = ["datePublished", "dateModified"].map((name): Field => {
		const element = document.querySelector(`[itemprop="${name}"]`);
		return [
			name,
			attribute(element, "datetime") ?? attribute(element, "content") ?? element?.textContent ?? undefined,
		];
	});
	const time = document.querySelector("article time[datetime], header time[datetime], main time[datetime]");
	return [...marked, ["issued", attribute(time, "datetime")]];
}

/** What a web page says of its article: in JSON-LD first, then in Open Graph and other metadata, then in its text. */
export function htmlFacts(document: Document): Facts {
	const scripts = [...document.querySelectorAll('script[type="application/ld+json"]')];
	return factsFrom([
		...jsonLdFields(scripts.map((script) => script.textContent ?? "")),
		...metaFields(document),
		...markedFields(document),
		["lang", attribute(document.documentElement, "lang")],
		["canonical", attribute(document.querySelector('link[rel="canonical"]'), "href")],
	]);
}
