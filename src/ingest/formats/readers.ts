import { readDocx } from "./docx.js";
import { readHtml } from "./html.js";
import type { FormatName } from "./kinds.js";
import { readMarkdown } from "./markdown.js";
import { readPdf } from "./pdf.js";
import { readTable } from "./table.js";
import { readText } from "./text.js";
import type { Reader } from "./types.js";

/** What reads each format. For the worker: whoever imports this has every library in its bundle. */
export const readers: Readonly<Record<FormatName, Reader>> = {
	text: readText,
	markdown: readMarkdown,
	table: readTable,
	html: readHtml,
	pdf: readPdf,
	docx: readDocx,
};
