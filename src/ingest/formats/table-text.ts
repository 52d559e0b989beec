import type { TextBuilder } from "./text-builder.js";

/** One cell with something in it: what it says, and what the original calls its place. */
export interface Cell {
	readonly text: string;
	readonly label?: string;
	readonly line?: number;
}

export type Row = readonly (Cell | undefined)[];

const figure = /\d/u;
const longestHeading = 120;

function words(cell: Cell | undefined): string {
	return cell?.text.replace(/\s+/gu, " ").trim() ?? "";
}

/** Whether a row names the columns: words in most of its cells, none of them a mere figure. */
function isHeader(row: Row, below: Row | undefined): boolean {
	const filled = row.filter((cell) => words(cell) !== "");
	if (filled.length < 2 || filled.some((cell) => words(cell).length > longestHeading)) return false;
	const isBareFigure = (cell: Cell | undefined) => /^[-+−]?[\p{Sc}]?[\d.,\s]+%?$/u.test(words(cell));
	const isYear = (cell: Cell | undefined) => /^(?:1[89]|20|21)\d\d$/.test(words(cell));
	if (filled.some((cell) => isBareFigure(cell) && !isYear(cell))) return false;
	return below !== undefined;
}

/**
 * Puts a table into words, a cell a line: "Row heading, column heading: value". The heading of a row is its first
 * cell; a cell without a heading stands for itself.
 */
export function addTable(builder: TextBuilder, rows: readonly Row[]): void {
	const top = rows.findIndex((row) => row.some((cell) => words(cell) !== ""));
	if (top < 0) return;
	const first = rows[top] ?? [];
	const header = isHeader(first, rows[top + 1]) ? first : undefined;
	const place = (cell: Cell | undefined) => cell?.label !== undefined && builder.place(cell.label, cell.line);
	for (const row of rows.slice(header ? top + 1 : top)) {
		if (builder.full) return;
		const at = row.findIndex((cell) => words(cell) !== "");
		const name = words(row[at]);
		const values = row.flatMap((cell, column) =>
			column > at && words(cell) !== "" ? [{ cell, heading: words(header?.[column]) }] : [],
		);
		if (values.length === 0) {
			place(row[at]);
			const heading = words(header?.[at]);
			builder.paragraph(heading === "" ? name : `${heading}: ${name}`);
			continue;
		}
		// a first column of figures, a number or a code of the row, says nothing of itself
		const subject =
			figure.test(name) && header && words(header[at]) !== "" ? `${words(header[at])} ${name}` : name;
		for (const { cell, heading } of values) {
			place(cell);
			const about = [subject, heading].filter((part) => part !== "").join(", ");
			builder.paragraph(`${about}: ${words(cell)}`);
		}
	}
}
