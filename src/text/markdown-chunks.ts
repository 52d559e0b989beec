import type { Span } from "./span.js";

/** A part of a Markdown document that can be parsed on its own. */
export interface Chunk {
	readonly start: number;
	readonly text: string;
	/** Stubs of the definitions that the chunk's references need, to be parsed behind it. */
	readonly definitions: string;
}

const frontmatterBlock = /^(---|\+\+\+)[ \t]*\r?\n(?:[\s\S]*?\n)?(?:\1|\.\.\.)[ \t]*(?=\r?\n|$)/;
const fenceLine = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
const htmlOpening = /^ {0,3}<(!--|script\b|pre\b|style\b|textarea\b|\?|!\[CDATA\[)/i;
const definition = /^[ \t>]*\[((?:[^\]\\]|\\.)+)\]:/gm;

const htmlClosing: Readonly<Record<string, RegExp>> = {
	"!--": /-->/,
	"?": /\?>/,
	"![cdata[": /\]\]>/,
};
const tagClosing = /<\/(?:script|pre|style|textarea)>/i;

/** The front matter of a document, fences included, or undefined. */
export function frontmatterOf(text: string): Span | undefined {
	const found = frontmatterBlock.exec(text);
	return found ? { start: 0, end: found[0].length } : undefined;
}

/** What an open fence or HTML block waits for; undefined when nothing is open. */
type Closing = (line: string) => boolean;

function opens(line: string): Closing | undefined {
	const fence = fenceLine.exec(line)?.[1];
	if (fence) {
		const mark = fence[0] ?? "`";
		const closing = new RegExp(`^ {0,3}${mark}{${fence.length},}[ \\t]*$`);
		return (later) => closing.test(later);
	}
	const html = htmlOpening.exec(line)?.[1]?.toLowerCase();
	if (html === undefined) return undefined;
	const closing = htmlClosing[html] ?? tagClosing;
	return closing.test(line.slice(line.indexOf("<") + 1)) ? undefined : (later) => closing.test(later);
}

function mayOpen(text: string, at: number): boolean {
	let first = at;
	while (first < at + 3 && text.charCodeAt(first) === 32) first++;
	const code = text.charCodeAt(first);
	return code === 0x60 || code === 0x7e || code === 0x3c;
}

function isBlankLine(text: string, from: number, to: number): boolean {
	for (let at = from; at < to; at++) {
		const code = text.charCodeAt(at);
		if (code !== 32 && code !== 9 && code !== 13) return false;
	}
	return true;
}

/** Where chunks start: an unindented line behind a blank one, outside fences and HTML blocks. */
function chunkStarts(text: string, from: number): number[] {
	const starts: number[] = [from];
	let closing: Closing | undefined;
	let afterBlank = false;
	for (let at = from; at < text.length; ) {
		const newline = text.indexOf("\n", at);
		const stop = newline < 0 ? text.length : newline;
		if (closing) {
			if (closing(text.slice(at, stop).trimEnd())) closing = undefined;
			afterBlank = false;
		} else if (isBlankLine(text, at, stop)) {
			afterBlank = true;
		} else {
			const code = text.charCodeAt(at);
			if (afterBlank && code !== 32 && code !== 9 && at > from) starts.push(at);
			afterBlank = false;
			if (mayOpen(text, at)) closing = opens(text.slice(at, stop).trimEnd());
		}
		at = stop + 1;
	}
	return starts;
}

function definedLabels(text: string): string[] {
	if (!text.includes("]:")) return [];
	return [...new Set([...text.matchAll(definition)].map((match) => match[1] ?? ""))];
}

function stubsFor(text: string, labels: readonly string[]): string {
	if (labels.length === 0 || !text.includes("[")) return "";
	const lower = text.toLowerCase();
	const needed = labels.filter((label) => lower.includes(`[${label.toLowerCase()}]`));
	return needed.map((label) => `\n\n[${label}]: x`).join("");
}

/** Cuts a document, from `from` on, into parts that can be parsed one by one. */
export function chunksOf(text: string, from: number): Chunk[] {
	const labels = definedLabels(text);
	const starts = chunkStarts(text, from);
	return starts.map((start, i) => {
		const part = text.slice(start, starts[i + 1] ?? text.length);
		return { start, text: part, definitions: stubsFor(part, labels) };
	});
}
