import type { ICommentOptions, Paragraph, ParagraphChild } from "docx";
import { markdownBlocks } from "../../text/markdown.js";
import { plainBlocks } from "../../text/plain.js";
import { type Block, type Prose, toDocument } from "../../text/prose.js";
import { cleanForXml } from "../escape.js";
import type { FactRow, FactSheet } from "./fact-sheet.js";
import { dayOf, sourceWords, statusWords, verdictWords } from "./words.js";

const author = "Corroborate";
const headings = ["Heading1", "Heading2", "Heading3", "Heading4", "Heading5", "Heading6"] as const;

type Docx = typeof import("docx");

/** The draft as a document for a word processor, with a comment on every checked claim. */
export async function docxExport(sheet: FactSheet): Promise<Uint8Array> {
	const blocks = sheet.format === "markdown" ? markdownBlocks(sheet.text).blocks : plainBlocks(sheet.text);
	const { rows } = sheet;
	// large, and needed by those alone who export: loaded when it is
	const docx = await import("docx");
	const document = new docx.Document({
		creator: author,
		title: cleanForXml(sheet.path),
		comments: { children: rows.map((row) => comment(docx, row, sheet.made)) },
		sections: [{ children: blocks.map((block) => paragraph(docx, block, rows)) }],
	});
	return new Uint8Array(await docx.Packer.toArrayBuffer(document));
}

function paragraph(docx: Docx, block: Block, rows: readonly FactRow[]): Paragraph {
	const { prose, kind, level } = block;
	const heading = kind === "heading" ? headings[level - 1] : undefined;
	return new docx.Paragraph({
		children: runs(docx, prose, rows),
		spacing: { after: 160 },
		...(heading === undefined ? {} : { heading }),
		...(kind === "listItem" ? { bullet: { level: 0 } } : {}),
		...(kind === "quote" ? { indent: { left: 480 } } : {}),
	});
}

/** The block's text, cut where comments begin and end. */
function runs(docx: Docx, prose: Prose, rows: readonly FactRow[]): ParagraphChild[] {
	const { text } = prose;
	const first = toDocument(prose, 0, "start");
	const last = toDocument(prose, text.length, "end");
	const edges = rows
		.filter(({ start, end }) => start >= first && end <= last)
		.flatMap((row) => [
			{ at: proseOffset(prose, row.start, "start"), opens: true, id: row.number },
			{ at: proseOffset(prose, row.end, "end"), opens: false, id: row.number },
		])
		.sort((a, b) => a.at - b.at || Number(a.opens) - Number(b.opens));
	const children: ParagraphChild[] = [];
	let from = 0;
	for (const { at, opens, id } of edges) {
		if (at > from) children.push(new docx.TextRun(cleanForXml(text.slice(from, at))));
		from = Math.max(from, at);
		if (opens) children.push(new docx.CommentRangeStart(id));
		else
			children.push(
				new docx.CommentRangeEnd(id),
				new docx.TextRun({ children: [new docx.CommentReference(id)] }),
			);
	}
	if (from < text.length) children.push(new docx.TextRun(cleanForXml(text.slice(from))));
	return children;
}

/** The offset in the prose of an offset in the document: `toDocument` rises, so it is searched. */
function proseOffset(prose: Prose, offset: number, edge: "start" | "end"): number {
	let low = 0;
	let high = prose.text.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (toDocument(prose, middle, edge) < offset) low = middle + 1;
		else high = middle;
	}
	return low;
}

function comment(docx: Docx, row: FactRow, made: string): ICommentOptions {
	const [first] = row.sources;
	const more = row.sources.length - 1;
	const status = [statusWords(row), row.checkedBy, dayOf(row.checkedOn), row.note]
		.filter((part) => part !== undefined && part !== "")
		.join(", ");
	const lines = [
		`${verdictWords(row)}: ${row.method}`,
		...(first ? [`“${first.passage.trim()}”`, sourceWords(first)] : []),
		...(more > 0 ? [`and ${more} more ${more === 1 ? "passage" : "passages"}`] : []),
		...(row.status === "open" ? [] : [status]),
	];
	return {
		id: row.number,
		author: cleanForXml(row.checkedBy ?? author),
		date: new Date(row.checkedOn ?? made),
		children: lines.map((line) => new docx.Paragraph({ children: [new docx.TextRun(cleanForXml(line))] })),
	};
}
