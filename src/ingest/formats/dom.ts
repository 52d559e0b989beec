/** What of a document tree's node is looked at; the compiler's own types of it are those of a browser's window. */
export interface Node {
	readonly nodeType: number;
	/** In upper or lower case, with or without a namespace's prefix. */
	readonly nodeName: string;
	readonly nodeValue?: string | null;
	readonly childNodes: Iterable<Node>;
	getAttribute?(name: string): string | null;
}

export interface Element extends Node {
	readonly children: Iterable<Element>;
	readonly textContent: string | null;
	getAttribute(name: string): string | null;
	querySelector(selector: string): Element | null;
	querySelectorAll(selector: string): Iterable<Element>;
}

/** A document of XML. */
export interface XmlDocument {
	readonly documentElement: Element;
}

/** A web page. */
export interface Document extends XmlDocument, Pick<Element, "querySelector" | "querySelectorAll"> {
	readonly body: Element | null;
	readonly title: string;
}
