import { isOrdinaryWord } from "../../text/weights.js";

/** A run of letters on a page; the origin is at the lower left. */
export interface Run {
	readonly text: string;
	readonly x: number;
	readonly y: number;
	readonly width: number;
	/** The size of its letters. */
	readonly size: number;
	/** Whether the page goes on in another line after it. */
	readonly endsLine: boolean;
}

/** A line of a page. */
export interface Line {
	readonly text: string;
	readonly x: number;
	readonly right: number;
	readonly y: number;
	readonly size: number;
}

export interface PageBlock {
	readonly kind: "paragraph" | "heading";
	readonly text: string;
	/** From 1. */
	readonly page: number;
}

/** Runs farther apart than this part of a letter's size have a space between them. */
const SPACE = 0.15;
/** Lines farther apart than this many letters' sizes belong to two paragraphs; the usual distance is 1.2. */
const PARAGRAPH_GAP = 1.75;
/** A first line set in by this many letters' sizes begins a paragraph. */
const INDENT = 0.8;
/** Letters so much larger than the text's make a heading. */
const HEADING_SIZE = 1.15;
const LONGEST_HEADING = 160;
/** A line that stands on at least so many pages, and this part of them, at one height is a running title. */
const RUNNING_PAGES = 3;
const RUNNING_SHARE = 0.4;
/** Only so many lines from the top and the bottom of a page may be running titles or page numbers. */
const MARGIN_LINES = 2;

const endOfSentence = /[.!?…:;]["'”’»)\]]*$/u;
const pageNumber = /^(?:page\s+)?[-–—|\s]*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|\/)\s*\d{1,4})?[-–—|\s]*$/iu;

/** The lines of a page, in the order in which the page has them: that of its columns. */
export function linesOf(runs: readonly Run[]): Line[] {
	const lines: Line[] = [];
	let open: Run[] = [];
	const close = (): void => {
		const text = joined(open);
		const [first] = open;
		if (first && text !== "") {
			const right = Math.max(...open.map(({ x, width }) => x + width));
			const size = Math.max(...open.map((run) => (run.text.trim() === "" ? 0 : run.size)));
			lines.push({ text, x: first.x, right, y: first.y, size });
		}
		open = [];
	};
	for (const run of runs) {
		const last = open.at(-1);
		if (last && Math.abs(run.y - last.y) > Math.max(last.size, run.size, 1) * 0.6) close();
		open.push(run);
		if (run.endsLine) close();
	}
	close();
	return lines;
}

function joined(runs: readonly Run[]): string {
	let text = "";
	let right: number | undefined;
	for (const run of runs) {
		const gap = right === undefined ? 0 : run.x - right;
		if (gap > run.size * SPACE && !/\s$/u.test(text) && !/^\s/u.test(run.text)) text += " ";
		text += run.text;
		right = run.x + run.width;
	}
	return text.replace(/\s+/gu, " ").trim();
}

/** What a running title has in common on all its pages: all but its figures. */
function running({ text }: Line): string {
	return text.replace(/\d+/gu, "0").toLowerCase();
}

function marginLines(lines: readonly Line[]): Line[] {
	const byHeight = [...lines].sort((a, b) => b.y - a.y);
	return [...new Set([...byHeight.slice(0, MARGIN_LINES), ...byHeight.slice(-MARGIN_LINES)])];
}

/** Takes out page numbers, and titles that run over the pages. */
function withoutMargins(pages: readonly (readonly Line[])[]): Line[][] {
	const margins = pages.map(marginLines);
	const counts = new Map<string, number>();
	for (const lines of margins) {
		for (const key of new Set(lines.map(running))) counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	const least = Math.max(RUNNING_PAGES, pages.length * RUNNING_SHARE);
	return pages.map((lines, i) => {
		const margin = new Set(margins[i]);
		return lines.filter(
			(line) =>
				!margin.has(line) || ((counts.get(running(line)) ?? 0) < least && !pageNumber.test(line.text)),
		);
	});
}

/** The size of most letters. */
function usualSize(pages: readonly (readonly Line[])[]): number {
	const letters = new Map<number, number>();
	for (const { size, text } of pages.flat()) {
		const rounded = Math.round(size * 2) / 2;
		letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
	}
	return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

function startsBlock(line: Line, before: Line, column: { left: number; right: number }): boolean {
	const size = Math.max(line.size, before.size, 1);
	const down = before.y - line.y;
	if (down > size * PARAGRAPH_GAP) return true;
	if (Math.abs(line.size - before.size) > size * 0.12) return true;
	if (/^(?:[•▪◦‣·●■○–]|\(?\d{1,3}[.)]\s)/u.test(line.text)) return true;
	// up the page: the next column goes on with the sentence, or begins another
	if (down < -size) return endOfSentence.test(before.text);
	const isShort = before.right < column.right - (column.right - column.left) * 0.15;
	const isSetIn = line.x > column.left + size * INDENT && line.x > before.x + size * INDENT;
	return endOfSentence.test(before.text) && (isShort || isSetIn);
}

/** Puts a line behind others: a word that was cut at the end of a line becomes whole. */
function append(text: string, line: string, words: ReadonlySet<string>): string {
	const cut = /(\p{L}+)-$/u.exec(text);
	const rest = /^\p{Ll}+/u.exec(line)?.[0];
	if (!cut?.[1] || rest === undefined) return text === "" ? line : `${text} ${line}`;
	const whole = `${cut[1]}${rest}`.toLowerCase();
	const known = isOrdinaryWord(whole) || words.has(whole);
	const compound = isOrdinaryWord(cut[1].toLowerCase()) && isOrdinaryWord(rest);
	return known || !compound ? text.slice(0, -1) + line : text + line;
}

function wordsOf(pages: readonly (readonly Line[])[]): ReadonlySet<string> {
	const words = new Set<string>();
	for (const { text } of pages.flat()) {
		for (const [word] of text.matchAll(/\p{L}{4,}/gu)) words.add(word.toLowerCase());
	}
	return words;
}

/** The headings and paragraphs of pages of lines; a paragraph that goes on over the page belongs to its first one. */
export function blocksOf(given: readonly (readonly Line[])[]): PageBlock[] {
	const inner = withoutMargins(given);
	// a file of forms says the same on every page and nothing else
	const pages = inner.some((lines) => lines.length > 0) ? inner : given;
	const usual = usualSize(pages);
	const words = wordsOf(pages);
	const blocks: PageBlock[] = [];
	let open: { text: string; page: number; size: number; last: Line } | undefined;
	const close = (): void => {
		if (!open) return;
		const { text, page, size } = open;
		const heading = size > usual * HEADING_SIZE && text.length <= LONGEST_HEADING && !/[.;,]$/u.test(text);
		blocks.push({ kind: heading ? "heading" : "paragraph", text, page });
		open = undefined;
	};
	for (const [index, lines] of pages.entries()) {
		const column = { left: Infinity, right: 0 };
		for (const { x, right, size } of lines) {
			if (Math.abs(size - usual) > usual * 0.1) continue;
			column.left = Math.min(column.left, x);
			column.right = Math.max(column.right, right);
		}
		for (const [i, line] of lines.entries()) {
			if (open) {
				const turned = i === 0;
				const goesOn = !endOfSentence.test(open.text) && Math.abs(line.size - open.size) < 0.5;
				if (turned ? !goesOn : startsBlock(line, open.last, column)) close();
			}
			open = open
				? { ...open, text: append(open.text, line.text, words), last: line }
				: { text: line.text, page: index + 1, size: line.size, last: line };
		}
	}
	close();
	return blocks;
}
