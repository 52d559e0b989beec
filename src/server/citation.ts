import type { TextEdit } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { CitationStyle } from "../config/schema.js";
import type { Fact } from "../index.js";
import { escapeMarkdown, markdownLink } from "../report/escape.js";

/** What a citation tells of a source. */
export interface CitedSource {
	readonly title: string;
	readonly publisher?: string | undefined;
	readonly published?: string | undefined;
	readonly uri?: string | undefined;
}

const FOOTNOTE = /^\[\^([^\]\s]{1,100})\]:[ \t]*(.*)$/gm;
const MARK = /\[\^(\d{1,6})\]/g;
const LAST_STOP = /[.!?…]+$/;

/** The edits that cite a source at a claim's sentence; undefined when it is cited there already. */
export function citationEdits(
	document: TextDocument,
	fact: Fact,
	source: CitedSource,
	style: CitationStyle,
): TextEdit[] | undefined {
	const end = sentenceEnd(document.getText(), fact);
	return style === "link" ? linkEdits(document, fact, end, source) : footnoteEdits(document, end, source);
}

/** The offset behind the claim's sentence. */
function sentenceEnd(text: string, { finding, sentence }: Fact): number {
	const start = text.indexOf(sentence, Math.max(0, finding.start - sentence.length));
	return start >= 0 && start <= finding.start ? start + sentence.length : finding.end;
}

/** Where a file lies on one's own machine is nothing to publish. */
function webAddress({ uri }: CitedSource): string | undefined {
	return uri !== undefined && /^https?:\/\//i.test(uri) ? uri : undefined;
}

function insertion(document: TextDocument, at: number, newText: string): TextEdit {
	const position = document.positionAt(at);
	return { range: { start: position, end: position }, newText };
}

function linkEdits(
	document: TextDocument,
	fact: Fact,
	end: number,
	source: CitedSource,
): TextEdit[] | undefined {
	const label = [source.publisher, source.title].filter((part) => part !== undefined).join(", ");
	const cited = `(${markdownLink(label, webAddress(source))})`;
	if (fact.sentence.includes(cited) || document.getText().slice(end).trimStart().startsWith(cited))
		return undefined;
	const stop = LAST_STOP.exec(document.getText().slice(0, end).slice(-10))?.[0].length ?? 0;
	return [insertion(document, end - stop, ` ${cited}`)];
}

/** What a footnote says of a source, as Markdown. */
export function citedWords({ publisher, title, published }: CitedSource): string {
	const facts = [publisher, title, published].filter((part) => part !== undefined);
	return `${escapeMarkdown(facts.join(", "))}.`;
}

/** What may be a citation: its words, and where they stand. */
export interface Citation {
	readonly start: number;
	readonly end: number;
	readonly words: string;
}

/** The footnotes of a draft that may cite a source; `citedWords` tells which. */
export function citationsIn(text: string): Citation[] {
	return [...text.matchAll(FOOTNOTE)].map(({ 0: whole, 2: words = "", index }) => {
		const start = index + whole.length - words.length;
		const cited = words.replace(/ \[Source\]\(.*$/, "").trimEnd();
		return { start, end: start + cited.length, words: cited };
	});
}

function footnoteEdits(document: TextDocument, end: number, source: CitedSource): TextEdit[] | undefined {
	const text = document.getText();
	const address = webAddress(source);
	const note = `${citedWords(source)}${address ? ` ${markdownLink("Source", address)}` : ""}`;
	const notes = [...text.matchAll(FOOTNOTE)];
	const known = notes.find(([, , words = ""]) => words.trimEnd() === note)?.[1];
	if (known !== undefined) {
		const mark = `[^${known}]`;
		const marksHere = /^(?:\[\^[^\]\s]{1,100}\])*/.exec(text.slice(end, end + 500))?.[0] ?? "";
		return marksHere.includes(mark) ? undefined : [insertion(document, end, mark)];
	}
	const numbers = [...text.matchAll(MARK)].map(([, digits]) => Number(digits));
	const mark = `[^${numbers.reduce((most, number) => Math.max(most, number), 0) + 1}]`;
	const trimmed = text.trimEnd();
	const lastLine = trimmed.slice(trimmed.lastIndexOf("\n") + 1);
	const gap = /^\[\^[^\]]+\]:/.test(lastLine) ? "\n" : "\n\n";
	const have = /\n*$/.exec(text.replaceAll("\r", ""))?.[0].length ?? 0;
	return [
		insertion(document, end, mark),
		insertion(document, text.length, `${gap.slice(Math.min(have, gap.length))}${mark}: ${note}\n`),
	];
}
