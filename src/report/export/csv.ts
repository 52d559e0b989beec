import Papa from "papaparse";
import { columns } from "./columns.js";
import type { FactSheet } from "./fact-sheet.js";

/** Spreadsheet programs take a file for UTF-8 only if it begins with this. */
const BYTE_ORDER_MARK = "\ufeff";

/**
 * The fact sheet as comma-separated values (RFC 4180). A cell that a spreadsheet would run as a formula is written
 * with an apostrophe before it. What does not fit a table (further sources, offsets) is left out: JSON has it.
 */
export function csvExport({ rows }: FactSheet): string {
	const table = [
		columns.map(({ title }) => title),
		...rows.map((row) => columns.map(({ value }) => value(row))),
	];
	return `${BYTE_ORDER_MARK}${Papa.unparse(table, { escapeFormulae: true, newline: "\r\n" })}\r\n`;
}
