import Papa from "papaparse";
import { isRateTable } from "../../text/rate-table.js";
import { decodeSource } from "../decode.js";
import { addTable, cellName, nameAsTitle, type Row } from "./table-text.js";
import { createTextBuilder, cutNote } from "./text-builder.js";
import type { Reader } from "./types.js";

function breaksIn(text: string, from: number, to: number): number {
	let count = 0;
	for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) count++;
	return count;
}

/** The rows of a table of separated values, each cell with its name and its line; at most so many cells. */
function rowsOf(text: string, mostCells: number, withLines: boolean): { rows: Row[]; cut: boolean } {
	const rows: Row[] = [];
	let cells = 0;
	let cut = false;
	let line = 1;
	let at = 0;
	Papa.parse<string[]>(text, {
		step({ data, meta }, parser) {
			const row = rows.length;
			rows.push(
				data.map((value, column) =>
					value.trim() === ""
						? undefined
						: { text: value, label: `cell ${cellName(column, row)}`, ...(withLines ? { line } : {}) },
				),
			);
			line += breaksIn(text, at, meta.cursor);
			at = meta.cursor;
			cells += data.length;
			if (cells < mostCells) return;
			cut = true;
			parser.abort();
		},
	});
	return { rows, cut };
}

/** Tables of separated values: a cell with its headings is a sentence of its own. Tables of exchange rates stay as they are. */
export const readTable: Reader = async ({ path, bytes }, limits) => {
	const decoded = await decodeSource(bytes);
	if ("problem" in decoded) return decoded;
	const { text, encoding } = decoded;
	if (isRateTable(text)) return { extracts: [{ text, format: "rates", title: nameAsTitle(path) }] };
	const { rows, cut } = rowsOf(text, limits.cells, encoding === undefined);
	const builder = createTextBuilder(limits.characters);
	const title = nameAsTitle(path);
	builder.heading(1, title);
	addTable(builder, rows);
	if (builder.places.length === 0) return { problem: "a table without values", foreign: true };
	const notes = [
		...(cut ? [`only its first ${rows.length} rows were read; split it into smaller files`] : []),
		...(builder.full ? [cutNote(limits.characters)] : []),
	];
	return { extracts: [{ text: builder.text, format: "plain", title, places: builder.places }], notes };
};
