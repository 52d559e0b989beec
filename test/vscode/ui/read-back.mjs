/** Reads exported files with libraries that had no part in writing them. */
import { readFileSync } from "node:fs";
import ExcelJS from "exceljs";
import mammoth from "mammoth";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { extractText, getDocumentProxy } from "unpdf";

function rowsOf(sheet) {
	const rows = [];
	sheet.eachRow((row) => rows.push(row.values.slice(1).map((value) => String(value ?? ""))));
	return rows;
}

/** The rows of an Excel workbook's first sheet, heads included. */
export async function readXlsx(file) {
	const book = new ExcelJS.Workbook();
	await book.xlsx.readFile(file);
	return rowsOf(book.worksheets[0]);
}

/** The rows of comma-separated values, heads included. */
export async function readCsv(file) {
	return rowsOf(await new ExcelJS.Workbook().csv.readFile(file, { map: (value) => value }));
}

/** A Word document's text and the text of each of its comments. */
export async function readDocx(file) {
	const { value: text } = await mammoth.extractRawText({ path: file });
	const options = { styleMap: ["comment-reference => sup"] };
	const { value: html } = await mammoth.convertToHtml({ path: file }, options);
	const comments = [...html.matchAll(/id="comment-\d+"[\s\S]*?<dd>([\s\S]*?)<\/dd>/g)].map(
		([, words]) => words,
	);
	return { text, comments };
}

/** The labels of a Markdown file's footnotes, and of the references to them. */
export function readMarkdown(file) {
	const tree = fromMarkdown(readFileSync(file, "utf8"), {
		extensions: [gfm()],
		mdastExtensions: [gfmFromMarkdown()],
	});
	const found = { footnoteDefinition: [], footnoteReference: [] };
	const visit = (node) => {
		found[node.type]?.push(node.identifier);
		for (const child of node.children ?? []) visit(child);
	};
	visit(tree);
	return { notes: found.footnoteDefinition, references: found.footnoteReference };
}

/** The text of each sheet of a PDF file. */
export async function readPdf(bytes) {
	const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)));
	return text;
}
