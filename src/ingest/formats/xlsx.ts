import type { Element } from "./dom.js";
import { addTable, type Cell, nameAsTitle, type Row } from "./table-text.js";
import { createTextBuilder, cutNote } from "./text-builder.js";
import type { Reader } from "./types.js";
import { cellsOfSheet, numberFormats, type RawCell, sharedStrings } from "./xlsx-parts.js";
import { elementsOf, parseXml } from "./xml.js";
import { unpack } from "./zip.js";

interface Sheet {
	readonly name: string;
	readonly path: string;
}

const widest = 1000;

function isRead(name: string): boolean {
	return /^xl\/(?:workbook|sharedStrings|styles)\.xml$|^xl\/_rels\/workbook\.xml\.rels$|^xl\/worksheets\/[^/]+\.xml$/i.test(
		name,
	);
}

/** The sheets that are shown, in their order. */
function sheetsOf(workbook: Element, relations: Element): Sheet[] {
	const targets = new Map(
		elementsOf(relations, "relationship").map((one) => [one.getAttribute("Id"), one.getAttribute("Target")]),
	);
	return elementsOf(workbook, "sheet").flatMap((sheet) => {
		const target = targets.get(sheet.getAttribute("r:id"));
		if (!target || sheet.getAttribute("state")?.toLowerCase().includes("hidden")) return [];
		const path = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
		return [{ name: sheet.getAttribute("name") ?? "", path }];
	});
}

function placeOf(reference: string): { column: number; row: number } | undefined {
	const [, letters, digits] = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? [];
	if (letters === undefined || digits === undefined) return undefined;
	const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
	return column < widest ? { column, row: Number(digits) - 1 } : undefined;
}

/** Rows of cells by their places; empty rows between others are left out. */
function rowsOf(cells: readonly RawCell[], sheet: string, shown: (cell: RawCell) => string): Row[] {
	const rows = new Map<number, (Cell | undefined)[]>();
	for (const cell of cells) {
		const place = placeOf(cell.reference);
		const text = shown(cell);
		if (!place || text.trim() === "") continue;
		const row = rows.get(place.row) ?? [];
		rows.set(place.row, row);
		while (row.length < place.column) row.push(undefined);
		row[place.column] = { text, label: `cell ${cell.reference} of ${sheet}` };
	}
	return [...rows].sort(([a], [b]) => a - b).map(([, row]) => row);
}

/** How a cell is shown: a date as a date, a share as a percentage, a sum with its currency. */
async function displayOf(
	parts: ReadonlyMap<string, Uint8Array>,
	from1904: boolean,
): Promise<(cell: RawCell) => string> {
	const { format, getFormatFromId, isDateFormat } = await import("numfmt");
	const strings = await sharedStrings(parts.get("xl/sharedStrings.xml"));
	const { ofStyle, codes } = await numberFormats(parts.get("xl/styles.xml"));
	/** Days from the first of 1900 to the first of 1904. */
	const shift = from1904 ? 1462 : 0;
	return ({ type, value, style }) => {
		if (type === "s") return strings[Number(value)] ?? "";
		if (type === "b") return value === "1" ? "yes" : "no";
		if (type === "e") return "";
		if (type !== "n") return value;
		const number = Number(value);
		if (!Number.isFinite(number)) return "";
		const id = ofStyle[style] ?? 0;
		const code = codes.get(id) ?? String(getFormatFromId(id) ?? "General");
		if (isDateFormat(code)) {
			const day = /[ymd]/i.test(code) ? "d mmmm yyyy" : code;
			return format(day, number + shift, { throws: false });
		}
		// a sign of currency stands apart where it is put at the edge of its column
		return format(code, number, { throws: false })
			.trim()
			.replace(/(\p{Sc})\s+(?=\d)/u, "$1");
	};
}

/** Excel workbooks: a cell with its headings is a sentence of its own, and each sheet has its name as a heading. */
export const readXlsx: Reader = async ({ path, bytes }, limits) => {
	const parts = await unpack(bytes, isRead, limits);
	if ("problem" in parts) return parts;
	const xml = async (name: string) =>
		(await parseXml(new TextDecoder().decode(parts.get(name)))).documentElement;
	const workbook = await xml("xl/workbook.xml");
	const from1904 = /^(?:1|true)$/.test(elementsOf(workbook, "workbookpr")[0]?.getAttribute("date1904") ?? "");
	const shown = await displayOf(parts, from1904);
	const builder = createTextBuilder(limits.characters);
	const title = nameAsTitle(path);
	builder.heading(1, title);
	const notes: string[] = [];
	let left = limits.cells;
	for (const { name, path: entry } of sheetsOf(workbook, await xml("xl/_rels/workbook.xml.rels"))) {
		const { cells, cut } = await cellsOfSheet(parts.get(entry), left);
		left -= cells.length;
		const rows = rowsOf(cells, name, shown);
		if (rows.length > 0 && !/^(?:sheet|tabelle)\s?\d+$/i.test(name)) builder.heading(2, name);
		addTable(builder, rows);
		if (cut) {
			notes.push(
				`only its first ${limits.cells.toLocaleString("en")} cells were read; split it into smaller files`,
			);
			break;
		}
	}
	if (builder.full) notes.push(cutNote(limits.characters));
	if (builder.places.length === 0) return { problem: "a workbook without values" };
	return { extracts: [{ text: builder.text, format: "plain", title, places: builder.places }], notes };
};
