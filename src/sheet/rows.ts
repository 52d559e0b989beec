import { type SheetColumn, type SheetRow, sheetColumns } from "../protocol/sheet.js";

/** A row with its line in the draft, from 1. */
export interface PlacedRow extends SheetRow {
	readonly line: number;
}

export interface Order {
	readonly column: SheetColumn;
	readonly descending: boolean;
}

/** Standings in the order of their urgency. */
const urgency = ["contradicted", "conflicting", "attention", "unverified", "supported", "settled"];

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

function compareBy(column: SheetColumn, a: PlacedRow, b: PlacedRow): number {
	if (column === "line") return a.line - b.line;
	if (column === "verdict") return urgency.indexOf(a.standing) - urgency.indexOf(b.standing);
	return collator.compare(a[column], b[column]);
}

function isBlank(row: PlacedRow, column: SheetColumn): boolean {
	return column !== "line" && row[column] === "";
}

/** The rows in an order; what has nothing in the column comes last either way, equals stay as they were. */
export function sorted(rows: readonly PlacedRow[], { column, descending }: Order): PlacedRow[] {
	const sign = descending ? -1 : 1;
	return [...rows].sort((a, b) => {
		const [blankA, blankB] = [isBlank(a, column), isBlank(b, column)];
		if (blankA !== blankB) return blankA ? 1 : -1;
		return sign * compareBy(column, a, b);
	});
}

/** The rows that have every word of `query` somewhere, and the standing if one is asked for. */
export function filtered(rows: readonly PlacedRow[], query: string, standing: string): PlacedRow[] {
	const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
	return rows.filter((row) => {
		if (standing !== "" && row.standing !== standing) return false;
		if (wanted.length === 0) return true;
		const text = [...sheetColumns.map((column) => row[column]), row.publisher, row.passage]
			.join("\n")
			.toLowerCase();
		return wanted.every((word) => text.includes(word));
	});
}

/** One line, that a spreadsheet takes for text and never runs. */
function cell(text: string): string {
	const line = text.replace(/\s+/g, " ").trim();
	return /^[=+\-@]/.test(line) ? `'${line}` : line;
}

/** The cells of a row as text; the source with all that is known of it. */
export function cellsOf(row: PlacedRow): string[] {
	return sheetColumns.map((column) => {
		if (column === "line") return String(row.line);
		if (column !== "source") return cell(row[column]);
		const named = [row.publisher, row.source].filter((part) => part !== "").join(", ");
		return cell(row.passage === "" ? named : `“${row.passage.trim()}” (${named})`);
	});
}

/** Rows as tab-separated values with their heads: what spreadsheets and word processors paste as a table. */
export function tabSeparated(
	rows: readonly PlacedRow[],
	heads: Readonly<Record<SheetColumn, string>>,
): string {
	const head = sheetColumns.map((column) => cell(heads[column]));
	return [head, ...rows.map(cellsOf)].map((cells) => cells.join("\t")).join("\r\n");
}
