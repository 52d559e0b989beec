import { TextDocument } from "vscode-languageserver-textdocument";
import type { CorpusReader, SourceInput, SourceSummary } from "../index.js";
import { type SourceAddress, type SourcePlace, sourceFolder, sourceScheme } from "../protocol/index.js";
import { placeInOriginal } from "../report/original.js";
import { shortened } from "../report/source-name.js";
import { nameOfSummary, shownSource } from "./shown-source.js";

interface Offsets {
	readonly start: number;
	readonly end: number;
}

/** Where the sources of one draft can be opened. */
export interface Places {
	span(source: SourceInput, span: Offsets): SourcePlace;
	start(source: SourceSummary): SourcePlace;
}

const texts = new WeakMap<SourceInput, TextDocument>();

function textOf(source: SourceInput): TextDocument {
	const known =
		texts.get(source) ?? TextDocument.create(source.uri ?? source.id, "plaintext", 0, source.text);
	texts.set(source, known);
	return known;
}

/** Tabs, peeks and lists of places have room for so many characters. */
const longestName = 40;

const titles = new WeakMap<SourceSummary, string>();

function titleOf(source: SourceInput | SourceSummary, corpus: CorpusReader): string {
	const known = "text" in source ? shownSource(corpus, source.id)?.name : nameOfSummary(source);
	const name = shortened(known ?? source.id, longestName);
	return encodeURIComponent(name.replaceAll(/[\\/]/g, "-"));
}

/**
 * A document of our own scheme: the source's text as it was indexed. It has one name wherever it is opened from,
 * that which it is shown with: two would be two documents.
 */
function documentOf(source: SourceInput | SourceSummary, home: string, corpus: CorpusReader): string {
	const title = titles.get(source) ?? titleOf(source, corpus);
	titles.set(source, title);
	const address: SourceAddress = { uri: home, sourceId: source.id };
	const query = encodeURIComponent(JSON.stringify(address));
	return `${sourceScheme}:/${encodeURIComponent(sourceFolder)}/${title}?${query}`;
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

/**
 * How places in the sources of a corpus are named for a client.
 *
 * @param home - a folder, or a draft, whose settings name the sources
 * @param own - whether the client opens every source in a document of our own scheme. Otherwise one is opened in its
 *   file, if that can be shown as text
 */
export function placesFrom(home: string, own: boolean, corpus: CorpusReader): Places {
	function inFile(source: SourceSummary, span: Offsets): SourcePlace | undefined {
		return own ? undefined : source.original && linesInFile(source, span);
	}

	function uriOf(source: SourceSummary): string {
		const isText = !own && !source.original;
		return isText && source.uri !== undefined ? source.uri : documentOf(source, home, corpus);
	}

	return {
		span(source, span) {
			const lines = inFile(source, span);
			if (lines) return lines;
			const text = textOf(source);
			const range = { start: text.positionAt(span.start), end: text.positionAt(span.end) };
			return { uri: uriOf(source), range };
		},
		start(source) {
			const start = { line: 0, character: 0 };
			return inFile(source, { start: 0, end: 0 }) ?? { uri: uriOf(source), range: { start, end: start } };
		},
	};
}

/** The source that a document of our own scheme shows. */
export function addressOf(uri: string): SourceAddress | undefined {
	const at = uri.indexOf("?");
	if (!uri.startsWith(`${sourceScheme}:`) || at < 0) return undefined;
	try {
		const { uri: home, sourceId } = JSON.parse(decodeURIComponent(uri.slice(at + 1)));
		return typeof home === "string" && typeof sourceId === "string" ? { uri: home, sourceId } : undefined;
	} catch {
		return undefined;
	}
}
