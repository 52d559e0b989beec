import { readHeading, withUnit } from "./table-units.js";
import type { TextBuilder } from "./text-builder.js";

/** One cell with something in it: what it says, and what the original calls its place. */
export interface Cell {
	readonly text: string;
	readonly label?: string;
	readonly line?: number;
}

export type Row = readonly (Cell | undefined)[];

const longestHeading = 120;
/** So many words before the figures of a row tell what it is about: a region, a country, a town. */
const mostSubjects = 3;
const bareFigure = /^[-+−]?\p{Sc}?[\d.,\s]+%?$/u;
const year = /^(?:1[89]|20|21)\d\d$/;

function words(cell: Cell | undefined): string {
	return cell?.text.replace(/\s+/gu, " ").trim() ?? "";
}

function filled(row: Row | undefined): number {
	return row?.filter((cell) => words(cell) !== "").length ?? 0;
}

/** Whether a row names the columns: words in its cells, or years, but no other bare figure. */
function isHeader(row: Row): boolean {
	return row.every((cell) => {
		const text = words(cell);
		return text.length <= longestHeading && (!bareFigure.test(text) || year.test(text));
	});
}

interface Column {
	readonly heading: string;
	value(cell: Cell | undefined): string;
}

function columnsOf(header: Row | undefined, width: number): Column[] {
	return Array.from({ length: width }, (_, at) => {
		const { words: heading, unit } = readHeading(words(header?.[at]));
		return { heading, value: (cell) => withUnit(words(cell), unit) };
	});
}

/** The columns whose words tell what a row is about: those before its first figure. */
function subjectColumns(row: Row): number[] {
	const found: number[] = [];
	for (const [at, cell] of row.entries()) {
		const text = words(cell);
		if (text === "") continue;
		if (found.length > 0 && (/\d/u.test(text) || found.length >= mostSubjects)) break;
		found.push(at);
		if (/\d/u.test(text)) break;
	}
	return found;
}

function addRow(builder: TextBuilder, row: Row, columns: readonly Column[]): void {
	const subjects = subjectColumns(row);
	const [first = 0] = subjects;
	const name = words(row[first]);
	const heading = columns[first]?.heading ?? "";
	// a figure at the front, a number or a year, says nothing without its heading
	const subject = /\d/u.test(name) && heading !== "" ? `${heading} ${name}` : name;
	const whole = [subject, ...subjects.slice(1).map((at) => words(row[at]))].join(", ");
	for (const [at, cell] of row.entries()) {
		const column = columns[at];
		if (!cell || !column || at === first || words(cell) === "") continue;
		if (cell.label !== undefined) builder.place(cell.label, cell.line);
		const about = [subjects.includes(at) ? subject : whole, column.heading];
		builder.paragraph(`${about.filter((part) => part !== "").join(", ")}: ${column.value(cell)}`);
	}
}

/**
 * Puts a table into words, a cell a line: "Row heading, column heading: value", with the unit that the column's heading
 * names. A row of one cell is a line of text: a title above the table, a note in it.
 */
export function addTable(builder: TextBuilder, rows: readonly Row[]): void {
	const top = rows.findIndex((row) => filled(row) > 1);
	const first = rows[top];
	const header = first && filled(rows[top + 1]) > 1 && isHeader(first) ? first : undefined;
	const columns = columnsOf(
		header,
		rows.reduce((most, row) => Math.max(most, row.length), 0),
	);
	for (const [at, row] of rows.entries()) {
		if (builder.full) return;
		if (row === header || filled(row) === 0) continue;
		if (filled(row) > 1) {
			addRow(builder, row, columns);
			continue;
		}
		const only = row.find((cell) => words(cell) !== "");
		if (only?.label !== undefined) builder.place(only.label, only.line);
		if (at < top && words(only).length <= longestHeading) builder.heading(2, words(only));
		else builder.paragraph(words(only));
	}
}

/** "B7": a cell as spreadsheets name it; `column` and `row` from 0. */
export function cellName(column: number, row: number): string {
	let letters = "";
	for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
		letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
	}
	return `${letters}${row + 1}`;
}

/** What a table without a title is about, by the name of its file: "seats-by-party.csv" is "seats by party". */
export function nameAsTitle(path: string): string {
	const name = path.replace(/^.*[/\\]/, "").replace(/\.[^.]+$/, "");
	return name.replace(/[_-]+/g, " ").trim();
}
