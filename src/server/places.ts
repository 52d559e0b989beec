import { TextDocument } from "vscode-languageserver-textdocument";
import type { SourceInput } from "../index.js";
import { type SourcePlace, sourceScheme } from "../protocol/index.js";

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

/** A document of our own scheme, for a source that has no file. `draft` finds the corpus again. */
function virtualUri(source: SourceInput, draft: string): string {
	const name = encodeURIComponent((source.title ?? source.id).replaceAll(/[\\/]/g, "-"));
	const query = encodeURIComponent(JSON.stringify({ uri: draft, sourceId: source.id }));
	return `${sourceScheme}:/${name}?${query}`;
}

/** Where a span of a source can be opened. */
export function placeInSource(source: SourceInput, span: Offsets, draft: string): SourcePlace {
	const text = textOf(source);
	return {
		uri: source.uri ?? virtualUri(source, draft),
		range: { start: text.positionAt(span.start), end: text.positionAt(span.end) },
	};
}
