import { csvExport } from "./csv.js";
import { docxExport } from "./docx.js";
import type { FactSheet } from "./fact-sheet.js";
import { htmlExport } from "./html.js";
import { jsonExport } from "./json.js";
import { annotatedMarkdown } from "./markdown.js";
import { xlsxExport } from "./xlsx.js";

export { type FactRow, type FactSheet, type FactSource, factSheet } from "./fact-sheet.js";

export interface ExportFormat {
	/** As people choose it. */
	readonly title: string;
	/** File extension, with its dot. */
	readonly extension: string;
	make(sheet: FactSheet): Promise<Uint8Array>;
}

const text = (make: (sheet: FactSheet) => string) => async (sheet: FactSheet) =>
	new TextEncoder().encode(make(sheet));

/** Every form that a checked draft can be taken away in. A new one is a file of its own and a line here. */
export const exportFormats = {
	markdown: { title: "Markdown with footnotes", extension: ".md", make: text(annotatedMarkdown) },
	html: { title: "Fact sheet, HTML page", extension: ".html", make: text(htmlExport) },
	csv: { title: "Fact sheet, CSV", extension: ".csv", make: text(csvExport) },
	xlsx: { title: "Fact sheet, Excel workbook", extension: ".xlsx", make: xlsxExport },
	docx: { title: "Draft with comments, Word document", extension: ".docx", make: docxExport },
	json: { title: "Fact sheet, JSON", extension: ".json", make: text(jsonExport) },
} as const satisfies Record<string, ExportFormat>;

export type ExportName = keyof typeof exportFormats;
