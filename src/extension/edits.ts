import type { Place, PlaceRange } from "../protocol/index.js";

/** A replaced part of a document, in the places of the text before it. */
export interface Replacement {
	readonly range: PlaceRange;
	readonly text: string;
}

function isBefore(a: Place, b: Place): boolean {
	return a.line < b.line || (a.line === b.line && a.character < b.character);
}

function endOf({ range: { start }, text }: Replacement): Place {
	const breaks = text.match(/\r\n|\r|\n/g)?.length ?? 0;
	const last = text.length - (Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r")) + 1);
	return breaks === 0
		? { line: start.line, character: start.character + last }
		: { line: start.line + breaks, character: last };
}

function moved({ line, character }: Place, from: Place, to: Place): Place {
	return line === from.line
		? { line: to.line, character: character - from.character + to.character }
		: { line: line - from.line + to.line, character };
}

/**
 * Where words stand after an edit; undefined when the edit touched them. The very object that was given
 * when they stand where they stood.
 */
export function afterEdit<T extends PlaceRange>(words: T, edit: Replacement): T | PlaceRange | undefined {
	const { start, end } = edit.range;
	if (isBefore(words.end, start)) return words;
	if (!isBefore(end, words.start)) return undefined;
	const to = endOf(edit);
	if (to.line === end.line && (words.start.line !== end.line || to.character === end.character)) return words;
	return { start: moved(words.start, end, to), end: moved(words.end, end, to) };
}

/** The same after several edits, each in the places of the text that the one before it left. */
export function afterEdits<T extends PlaceRange>(
	words: T,
	edits: readonly Replacement[],
): T | PlaceRange | undefined {
	let at: T | PlaceRange | undefined = words;
	for (const edit of edits) {
		if (at === undefined) return undefined;
		at = afterEdit(at, edit);
	}
	return at;
}

/** Whole lines, zero-based, the last one included. */
export interface Lines {
	readonly first: number;
	readonly last: number;
}

/** Where lines stand after edits; what is typed within them is among them. */
export function linesAfter(lines: Lines, edits: readonly Replacement[]): Lines {
	return edits.reduce(({ first, last }, edit) => {
		const { start, end } = edit.range;
		const by = endOf(edit).line - end.line;
		const begin = end.line < first ? first + by : Math.min(first, start.line);
		return { first: begin, last: start.line <= last ? Math.max(begin, last + by) : last };
	}, lines);
}
