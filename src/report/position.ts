/** One-based line and column, the column in UTF-16 code units as editors count it. */
export interface Position {
	readonly line: number;
	readonly column: number;
}

/** Where an offset stands in a text. An offset past either end is taken as that end. */
export function positionAt(text: string, offset: number): Position {
	const end = Math.max(0, Math.min(offset, text.length));
	let line = 1;
	let start = 0;
	for (let at = 0; at < end; at++) {
		const code = text.charCodeAt(at);
		// "\r\n" is one break: it is counted at its "\n".
		if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) {
			line++;
			start = at + 1;
		}
	}
	return { line, column: end - start + 1 };
}

/** "path:line:column" of an offset. */
export function place(path: string, text: string, offset: number): string {
	const { line, column } = positionAt(text, offset);
	return `${path}:${line}:${column}`;
}
