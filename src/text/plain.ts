import type { Block, BlockKind } from "./prose.js";
import type { Span } from "./span.js";

interface Line extends Span {
	readonly text: string;
}

const WIDEST_WRAP = 130;
const NARROWEST_WRAP = 45;
const SHORTEST_CONTINUED = 20;
const sentenceEnd = /[.!?…:;]["'”’»)\]]*$/u;
const startsLower = /^["'“‘(]?\p{Ll}/u;
const bullet = /^(?:[•▪◦‣·●■○*+–-]|\(?\d{1,3}[.)])[\s\u00a0]+(?=\S)/u;
const hashes = /^(#{1,6})[\s\u00a0]+(?=\S)/u;
const metaTitle = /^\(meta data\)\s*TITLE:\s*(?=\S)/iu;

function linesOf(text: string): (Line | undefined)[] {
	const lines: (Line | undefined)[] = [];
	for (let at = 0; at <= text.length; ) {
		const newline = text.indexOf("\n", at);
		const stop = newline < 0 ? text.length : newline;
		const raw = text.slice(at, stop);
		const trimmed = raw.trim();
		const start = at + raw.length - raw.trimStart().length;
		lines.push(trimmed === "" ? undefined : { text: trimmed, start, end: start + trimmed.length });
		at = stop + 1;
	}
	return lines;
}

function groupsOf(lines: readonly (Line | undefined)[]): Line[][] {
	const groups: Line[][] = [];
	let open: Line[] = [];
	for (const line of [...lines, undefined]) {
		if (line) open.push(line);
		else if (open.length > 0) {
			groups.push(open);
			open = [];
		}
	}
	return groups;
}

/** Whether the next line's first word would not have fitted behind this one: the mark of a wrapped paragraph. */
function fillsWidth(line: Line, next: Line, width: number): boolean {
	const word = next.text.search(/\s/u);
	return line.text.length + 1 + (word < 0 ? next.text.length : word) > width;
}

function wrapWidth(lines: readonly Line[], pairs: readonly (readonly [Line, Line])[]): number | undefined {
	const width = lines.reduce((widest, line) => Math.max(widest, line.text.length), 0);
	if (width > WIDEST_WRAP || width < NARROWEST_WRAP || pairs.length < 2) return undefined;
	if (pairs.every(([line]) => sentenceEnd.test(line.text))) return undefined;
	const full = pairs.filter(([line, next]) => fillsWidth(line, next, width)).length;
	return full >= pairs.length * 0.85 ? width : undefined;
}

function pairsOf(group: readonly Line[]): (readonly [Line, Line])[] {
	return group.slice(1).map((next, i) => [group[i] ?? next, next] as const);
}

function startsItem(text: string): boolean {
	return bullet.test(text) || hashes.test(text) || text.startsWith("(meta data)");
}

function joins(line: Line, next: Line, width: number | undefined): boolean {
	if (startsItem(next.text) || hashes.test(line.text)) return false;
	if (width !== undefined && fillsWidth(line, next, width)) return true;
	return (
		line.text.length >= SHORTEST_CONTINUED && !sentenceEnd.test(line.text) && startsLower.test(next.text)
	);
}

/** Short, no end mark, capitals: what a heading looks like when nothing marks it. */
export function looksLikeHeading(text: string): boolean {
	if (text.length > 120 || /[.!?,;:…]["'”’)\]]*$/u.test(text)) return false;
	const words = text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*/gu) ?? [];
	if (words.length === 0 || words.length > 16) return false;
	if (!/\p{Ll}/u.test(text)) return /\p{Lu}{2}/u.test(text);
	const weighty = words.filter((word) => word.length > 3);
	const capital = weighty.filter((word) => /^[\p{Lu}\p{N}]/u.test(word)).length;
	return weighty.length > 1 && /^["'“‘]?[\p{Lu}\p{N}]/u.test(text) && capital >= weighty.length * 0.8;
}

function toBlock(text: string, first: Line, last: Line): Block {
	const written = text.slice(first.start, last.end);
	const marker = hashes.exec(written) ?? metaTitle.exec(written) ?? bullet.exec(written);
	const skipped = marker?.[0].length ?? 0;
	const start = first.start + skipped;
	const prose = { text: text.slice(start, last.end), anchors: [0, start] };
	if (hashes.test(written)) return { kind: "heading", level: marker?.[1]?.length ?? 1, prose };
	if (metaTitle.test(written)) return { kind: "heading", level: 1, prose };
	if (skipped > 0) return { kind: "listItem", level: 0, prose };
	const heading = first === last && looksLikeHeading(written);
	const kind: BlockKind = heading ? "heading" : "paragraph";
	return { kind, level: heading ? 2 : 0, prose };
}

/** The paragraphs of a plain text. Hard-wrapped lines are one paragraph; a line on its own is one too. */
export function plainBlocks(text: string): Block[] {
	const groups = groupsOf(linesOf(text));
	const everyLine = groups.flat();
	const documentWidth = wrapWidth(everyLine, groups.flatMap(pairsOf));
	const blocks: Block[] = [];
	for (const group of groups) {
		const width = documentWidth ?? wrapWidth(group, pairsOf(group));
		let first = group[0];
		let last = first;
		for (const line of group.slice(1)) {
			if (first && last && !joins(last, line, width)) {
				blocks.push(toBlock(text, first, last));
				first = line;
			}
			last = line;
		}
		if (first && last) blocks.push(toBlock(text, first, last));
	}
	return blocks;
}
