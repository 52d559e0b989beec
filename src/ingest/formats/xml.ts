import type { Element, XmlDocument } from "./dom.js";
import { wordsOf } from "./dom-text.js";

/** The encoding that an XML or HTML document says it is in. */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
	const head = new TextDecoder("latin1").decode(bytes.subarray(0, 4096));
	return (/<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i.exec(head) ??
		/<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head))?.[1];
}

/** Parses XML. Entities that a document type declares stay as they are written: none is expanded, none is fetched. */
export async function parseXml(text: string): Promise<XmlDocument> {
	const { DOMParser } = await import("linkedom/worker");
	return new DOMParser().parseFromString(text, "text/xml");
}

/** The name of an element in lower case, without the prefix of its namespace. */
export function localName({ nodeName }: { readonly nodeName: string }): string {
	return nodeName.toLowerCase().replace(/^.*:/, "");
}

/** The elements below `root` with one of the names, in their order; what lies in one of them is not looked at. */
export function elementsOf(root: Element | null | undefined, ...names: readonly string[]): Element[] {
	const found: Element[] = [];
	const waiting = root ? [...root.children].reverse() : [];
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		if (names.includes(localName(next))) found.push(next);
		else waiting.push(...[...next.children].reverse());
	}
	return found;
}

/** The first element below `root` with one of the names. */
export function elementOf(
	root: Element | null | undefined,
	...names: readonly string[]
): Element | undefined {
	return elementsOf(root, ...names)[0];
}

/** The words of the first element below `root` with one of the names; undefined if it has none. */
export function textOf(root: Element | null | undefined, ...names: readonly string[]): string | undefined {
	const element = elementOf(root, ...names);
	const words = element && wordsOf(element).replace(/\s+/g, " ").trim();
	return words === "" ? undefined : words;
}
