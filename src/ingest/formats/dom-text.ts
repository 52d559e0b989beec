import type { Node } from "./dom.js";
import { addTable, type Row } from "./table-text.js";
import type { TextBuilder } from "./text-builder.js";

const elementNode = 1;
const textNode = 3;
const cdataNode = 4;

/** Elements that are no part of what is read. */
const unread = new Set(
	"script style template noscript head title meta link svg math iframe object embed canvas audio video form button select textarea input nav dialog".split(
		" ",
	),
);

const blocks = new Set(
	"address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer header hgroup hr html legend li main ol p pre section summary table tbody td tfoot th thead tr ul".split(
		" ",
	),
);

function nameOf(node: Node): string {
	return node.nodeName.toLowerCase().replace(/^.*:/, "");
}

function isHidden(node: Node): boolean {
	const style = node.getAttribute?.("style") ?? "";
	return (
		node.getAttribute?.("hidden") != null ||
		node.getAttribute?.("aria-hidden") === "true" ||
		/display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)
	);
}

function elementsNamed(node: Node, name: string): Node[] {
	const found: Node[] = [];
	const waiting = [...node.childNodes].reverse();
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		if (next.nodeType !== elementNode) continue;
		if (nameOf(next) === name) found.push(next);
		else waiting.push(...[...next.childNodes].reverse());
	}
	return found;
}

/** The words of a node, those of its blocks apart. */
export function wordsOf(node: Node): string {
	let words = "";
	const waiting = [...node.childNodes].reverse();
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		if (next.nodeType === textNode || next.nodeType === cdataNode) words += next.nodeValue ?? "";
		if (next.nodeType !== elementNode) continue;
		const name = nameOf(next);
		if (unread.has(name)) continue;
		if (blocks.has(name) || name === "br") words += " ";
		waiting.push(...[...next.childNodes].reverse());
	}
	return words;
}

const longestCell = 300;

/** The cells of a table of values; undefined of one that only lays out a page. */
function tableRows(table: Node): Row[] | undefined {
	const rows = elementsNamed(table, "tr").map((row) =>
		[...row.childNodes]
			.filter((cell) => cell.nodeType === elementNode && ["td", "th"].includes(nameOf(cell)))
			.flatMap((cell): Row => {
				const text = wordsOf(cell).replace(/\s+/g, " ").trim();
				const columns = Math.min(50, Math.max(1, Number(cell.getAttribute?.("colspan") ?? 1) || 1));
				return [text === "" ? undefined : { text }, ...new Array<undefined>(columns - 1)];
			}),
	);
	const cells = rows.flat().filter((cell) => cell !== undefined);
	const regular = rows.length >= 2 && rows.filter((row) => row.length >= 2).length >= rows.length * 0.8;
	const laysOut =
		elementsNamed(table, "table").length > 0 || cells.some(({ text }) => text.length > longestCell);
	return regular && !laysOut ? rows : undefined;
}

export interface DomTextOptions {
	/** Elements within elements; what is deeper is read as one run of words. */
	readonly depth: number;
}

/** Puts the blocks of a document tree into a text: headings, paragraphs, items, the cells of tables. */
export function addNode(builder: TextBuilder, root: Node, { depth: deepest }: DomTextOptions): void {
	let line = "";
	let kind: "paragraph" | "item" | number = "paragraph";

	function flush(): void {
		const text = line;
		line = "";
		if (text.trim() === "") return;
		if (kind === "item") builder.item(text);
		else if (kind === "paragraph") builder.paragraph(text);
		else builder.heading(kind, text);
		kind = "paragraph";
	}

	function children(node: Node, depth: number): void {
		for (const child of node.childNodes) visit(child, depth + 1);
	}

	function block(node: Node, depth: number, own: typeof kind): void {
		flush();
		kind = own;
		children(node, depth);
		flush();
		kind = "paragraph";
	}

	function visit(node: Node, depth: number): void {
		if (builder.full) return;
		if (node.nodeType === textNode || node.nodeType === cdataNode) {
			line += (node.nodeValue ?? "").replace(/[ \t\r\n\f]+/g, " ");
			return;
		}
		if (node.nodeType !== elementNode) return;
		const name = nameOf(node);
		if (unread.has(name) || isHidden(node)) return;
		if (depth > deepest) {
			line += wordsOf(node);
			return;
		}
		const heading = /^h([1-6])$/.exec(name)?.[1];
		if (heading !== undefined) {
			block(node, depth, Number(heading));
			return;
		}
		if (name === "br") {
			// two breaks end a paragraph
			if (/\n\s*$/.test(line)) flush();
			else line += "\n";
			return;
		}
		if (name === "table") {
			const rows = tableRows(node);
			if (rows) {
				flush();
				addTable(builder, rows);
				return;
			}
		}
		if (name === "q") {
			line += "“";
			children(node, depth);
			line += "”";
		} else if (!blocks.has(name)) children(node, depth);
		else if (name === "li" || (kind === "item" && line.trim() === "")) block(node, depth, "item");
		else block(node, depth, "paragraph");
	}

	visit(root, 0);
	flush();
}
