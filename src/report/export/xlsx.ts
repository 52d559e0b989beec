import { cleanForXml } from "../escape.js";
import { columns } from "./columns.js";
import type { FactSheet } from "./fact-sheet.js";

/** Excel takes no longer cell. */
const LONGEST_CELL = 32_767;
const LONGEST_SHEET_NAME = 31;
const clean = (text: string) => cleanForXml(text).slice(0, LONGEST_CELL);

/** The fact sheet as a workbook with one sheet; every text is a text cell, never a formula. */
export async function xlsxExport({ rows, path }: FactSheet): Promise<Uint8Array> {
	const head = columns.map(({ title }) => ({ value: title, type: String, fontWeight: "bold" as const }));
	const body = rows.map((row) =>
		columns.map(({ value }) => {
			const cell = value(row);
			return typeof cell === "number"
				? { value: cell, type: Number, alignVertical: "top" as const }
				: { value: clean(cell), type: String, wrap: true, alignVertical: "top" as const };
		}),
	);
	const sheet = clean(path.replace(/^.*[\\/]/, ""))
		.replace(/[[\]:*?/\\']/g, " ")
		.slice(0, LONGEST_SHEET_NAME);
	// needed by those alone who export: loaded when it is
	const { default: writeXlsxFile } = await import("write-excel-file/universal");
	const blob = await writeXlsxFile([head, ...body], {
		columns: columns.map(({ width }) => ({ width })),
		stickyRowsCount: 1,
		...(sheet.trim() === "" ? {} : { sheet }),
	}).toBlob();
	return new Uint8Array(await blob.arrayBuffer());
}
