import { TextDocument } from "vscode-languageserver-textdocument";
import type { SourceInput, SourceSummary } from "../index.js";
import { type SourcePlace, sourceScheme } from "../protocol/index.js";
import { placeInOriginal } from "../report/original.js";

interface Offsets {
	readonly start: number;
	readonly end: number;
}

const texts = new WeakMap<SourceInput, TextDocument>();

function textOf(source: SourceInput): TextDocument {
	const known =
		texts.get(source) ?? TextDocument.create(source.uri ?? source.id, "plaintext", 0, source.text);
	texts.set(source, known);
	return known;
}

/**
 * A document of our own scheme, for a source that has no file of just its text. `draft` finds the corpus again. Its name
 * is that of Markdown: editors then wrap its lines, which are whole paragraphs.
 */
function virtualUri(source: SourceSummary, draft: string): string {
	const title = (source.title ?? source.id).replaceAll(/[\\/]/g, "-").slice(0, 100);
	const name = encodeURIComponent(`${title}${source.original ? ".md" : ""}`);
	const query = encodeURIComponent(JSON.stringify({ uri: draft, sourceId: source.id }));
	return `${sourceScheme}:/${name}?${query}`;
}

const endOfLine = 100_000;

/** The lines of its file that a span was read from, if the file is one that an editor can show. */
function linesInFile(source: SourceSummary, span: Offsets): SourcePlace | undefined {
	const first = placeInOriginal(source, span.start)?.line;
	const last = placeInOriginal(source, Math.max(span.start, span.end - 1))?.line;
	if (source.uri === undefined || first === undefined || last === undefined) return undefined;
	const [start, end] = [
		{ line: first - 1, character: 0 },
		{ line: last - 1, character: endOfLine },
	];
	return { uri: source.uri, range: { start, end } };
}

/** Where a source can be opened at its beginning. */
export function startOfSource(source: SourceSummary, draft: string): SourcePlace {
	const lines = source.original && linesInFile(source, { start: 0, end: 0 });
	if (lines) return lines;
	const start = { line: 0, character: 0 };
	const uri = source.original || source.uri === undefined ? virtualUri(source, draft) : source.uri;
	return { uri, range: { start, end: start } };
}

/** Where a span of a source can be opened: in its file, or in its text where the file has no editor for text. */
export function placeInSource(source: SourceInput, span: Offsets, draft: string): SourcePlace {
	const lines = source.original && linesInFile(source, span);
	if (lines) return lines;
	const text = textOf(source);
	return {
		uri: source.original || source.uri === undefined ? virtualUri(source, draft) : source.uri,
		range: { start: text.positionAt(span.start), end: text.positionAt(span.end) },
	};
}
