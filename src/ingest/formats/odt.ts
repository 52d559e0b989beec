import type { Element, Node } from "./dom.js";
import { factsFrom } from "./facts.js";
import { addTable, type Row } from "./table-text.js";
import { createTextBuilder, cutNote, type TextBuilder, topHeading } from "./text-builder.js";
import type { Reader } from "./types.js";
import { elementOf, elementsOf, localName, parseXml, textOf } from "./xml.js";
import { unpack } from "./zip.js";

const unread = new Set([
	"tracked-changes",
	"annotation",
	"annotation-end",
	"note-citation",
	"forms",
	"sequence-decls",
	"frame",
	"bibliography-mark",
]);

/** The words of a paragraph, with the white space that the format writes as elements. */
function wordsIn(node: Node): string {
	let words = "";
	for (const child of node.childNodes) {
		if (child.nodeType === 3) words += (child.nodeValue ?? "").replace(/\s+/g, " ");
		if (child.nodeType !== 1) continue;
		const name = localName(child);
		if (name === "tab" || name === "s") words += " ";
		else if (name === "line-break") words += "\n";
		else if (!unread.has(name)) words += wordsIn(child);
	}
	return words;
}

function rowsOf(table: Element): Row[] {
	return elementsOf(table, "table-row").map((row) =>
		[...row.children]
			.filter((cell) => localName(cell) === "table-cell" || localName(cell) === "covered-table-cell")
			.flatMap((cell): Row => {
				const text = [...cell.children].map(wordsIn).join(" ").trim();
				// a cell that goes on to the end of the sheet repeats thousands of times
				const repeated = Math.min(50, Number(cell.getAttribute("table:number-columns-repeated") ?? 1) || 1);
				return new Array(repeated).fill(text === "" ? undefined : { text });
			}),
	);
}

function addBody(builder: TextBuilder, body: Element, depth: number, item: boolean): void {
	for (const child of body.children) {
		const name = localName(child);
		if (builder.full || unread.has(name)) continue;
		if (name === "h")
			builder.heading(Number(child.getAttribute("text:outline-level") ?? 1) || 1, wordsIn(child));
		else if (name === "p") {
			if (item) builder.item(wordsIn(child));
			else builder.paragraph(wordsIn(child));
		} else if (name === "table") addTable(builder, rowsOf(child));
		else if (depth > 0) addBody(builder, child, depth - 1, item || name === "list-item");
	}
}

/** OpenDocument texts, as LibreOffice writes them. Their dates are those of the file, not of what is told in it. */
export const readOdt: Reader = async ({ bytes }, limits) => {
	const unpacked = await unpack(bytes, (name) => name === "content.xml" || name === "meta.xml", limits);
	if ("problem" in unpacked) return unpacked;
	const content = new TextDecoder().decode(unpacked.get("content.xml"));
	if (/<manifest:encryption-data/.test(content))
		return { problem: "protected by a password; save it without one" };
	const { documentElement } = await parseXml(content);
	const body = elementOf(documentElement, "text");
	const builder = createTextBuilder(limits.characters);
	if (body) addBody(builder, body, limits.depth, false);
	if (builder.text === "") return { problem: "an OpenDocument text without words, or with a password" };
	const meta = await parseXml(new TextDecoder().decode(unpacked.get("meta.xml")));
	const facts = factsFrom([
		["title", topHeading(builder.text) ?? textOf(meta.documentElement, "title")],
		["language", textOf(meta.documentElement, "language")],
	]);
	return {
		extracts: [{ text: builder.text, format: "plain", ...facts, places: builder.places }],
		...(builder.full ? { notes: [cutNote(limits.characters)] } : {}),
	};
};
