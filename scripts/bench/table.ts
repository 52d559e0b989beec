/** Lays rows out in columns: the first to the left, the others to the right. */
export function table(rows: readonly (readonly string[])[]): string {
	const widths: number[] = [];
	for (const row of rows) {
		for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
	}
	return rows
		.map((row) =>
			row
				.map((cell, column) => {
					const width = widths[column] ?? 0;
					return column === 0 ? cell.padEnd(width) : cell.padStart(width);
				})
				.join("  ")
				.trimEnd(),
		)
		.join("\n");
}

/** "12/34 35.3%", or "-" of nothing. */
export function share(part: number, whole: number): string {
	return whole === 0 ? "-" : `${part}/${whole} ${((100 * part) / whole).toFixed(1).padStart(5)}%`;
}
