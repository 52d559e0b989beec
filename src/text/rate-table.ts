import type { Span } from "./span.js";

/** One line of a table of exchange rates; `start` and `end` are offsets into the table's text. */
export interface RateRow extends Span {
	/** ISO date. */
	readonly date: string;
}

/** Exchange rates by day, each so many units of a currency for one of the base. */
export interface RateTable {
	/** ISO 4217. */
	readonly base: "EUR";
	/** ISO 4217 codes in the order of the columns. */
	readonly currencies: readonly string[];
	/** Newest first. */
	readonly rows: readonly RateRow[];
}

/** A rate of a table, and the words of the text that print it. */
export interface PrintedRate extends Span {
	readonly value: number;
	readonly row: RateRow;
}

const HEADER = /^\uFEFF?Date((?:,[ ]?[A-Z]{3})+),?[ \t]*\r?(?:\n|$)/;
const ROW = /^(\d{4}-\d{2}-\d{2}),/;
/** Weekends and holidays: the longest gap between two business days of the euro system is five days. */
const NEAREST_WITHIN_DAYS = 7;
const DAY = 86_400_000;

/** Whether a text is a table of euro reference rates by its first line. */
export function isRateTable(text: string): boolean {
	return HEADER.test(text.slice(0, 2000));
}

/**
 * Reads the European Central Bank's form of its euro reference rates (eurofxref-hist.csv): a header
 * `Date,USD,JPY,...`, a row a day, newest first, "N/A" where there was no rate, a comma at the end of each line.
 * Format: https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/
 */
export function readRateTable(text: string): RateTable | undefined {
	const header = HEADER.exec(text.slice(0, 2000));
	if (!header) return undefined;
	const rows: RateRow[] = [];
	for (let at = header[0].length; at < text.length; ) {
		const newline = text.indexOf("\n", at);
		const stop = newline < 0 ? text.length : newline;
		const end = text[stop - 1] === "\r" ? stop - 1 : stop;
		const date = ROW.exec(text.slice(at, at + 11))?.[1];
		if (date !== undefined) rows.push({ date, start: at, end });
		at = stop + 1;
	}
	rows.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
	const currencies = (header[1] ?? "").split(",").flatMap((code) => code.trim() || []);
	return { base: "EUR", currencies, rows };
}

/** The row of a day, or of the nearest business day before it; undefined when that is more than a week back. */
export function rowOn(table: RateTable, date: string): RateRow | undefined {
	let low = 0;
	let high = table.rows.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((table.rows[middle]?.date ?? "") > date) low = middle + 1;
		else high = middle;
	}
	const row = table.rows[low];
	if (!row) return undefined;
	const age = (Date.parse(date) - Date.parse(row.date)) / DAY;
	return age <= NEAREST_WITHIN_DAYS ? row : undefined;
}

/** Units of a currency for one euro in a row; undefined where the row has none. `text` is the table's. */
export function rateIn(
	table: RateTable,
	text: string,
	row: RateRow,
	currency: string,
): PrintedRate | undefined {
	const column = table.currencies.indexOf(currency) + 1;
	if (column === 0) return undefined;
	let start = row.start;
	for (let i = 0; i < column; i++) {
		start = text.indexOf(",", start) + 1;
		if (start === 0 || start > row.end) return undefined;
	}
	const comma = text.indexOf(",", start);
	const end = comma < 0 || comma > row.end ? row.end : comma;
	const value = Number(text.slice(start, end));
	return Number.isFinite(value) && value > 0 ? { value, row, start, end } : undefined;
}
