import type { Block } from "../text/prose.js";
import type { Span } from "../text/span.js";
import { type MarkedWords, markedWords } from "./quotation-marks.js";
import { hasSayingVerb } from "./saying.js";

/** Some words of a quotation, without their marks: a span of one block's text. */
export interface QuotationPart extends Span {
	readonly block: number;
}

/** The words of one speaker, in one turn. */
export interface Quotation {
	/** In order: cut by "she said", or by a paragraph's end. */
	readonly parts: readonly QuotationPart[];
	/** By quotation marks, or as a block set off from the text. */
	readonly told: "marks" | "block";
}

/** Between two quotations on one paragraph, more than this is more than "she said". */
const LONGEST_BETWEEN = 160;
const endsSentence = /[.!?…,]["'”’]?$/u;
/** "— Ann Lee", at the end of a block. */
const attributionLine = /(?:^|\s)[—–―-]{1,2}\s*(?=\p{Lu})[^.!?]{2,80}$/u;

/** The quotations of a document, in order. A quotation may run over paragraphs that each open with its mark. */
export function quotations(blocks: readonly Block[]): Quotation[] {
	const found: Quotation[] = [];
	let running: { parts: QuotationPart[]; family: MarkedWords["family"] } | undefined;
	for (const [index, block] of blocks.entries()) {
		const { text } = block.prose;
		const marked = markedWords(text);
		const first = marked[0];
		const goesOn = running !== undefined && first !== undefined && opensBlock(text, first);
		if (running && !goesOn && running.parts.length > 1) found.push({ parts: running.parts, told: "marks" });
		if (!goesOn) running = undefined;
		if (block.kind === "quote" && !(first && opensBlock(text, first))) {
			addBlock(found, text, index);
			continue;
		}
		let turn: QuotationPart[] = [];
		for (const [i, words] of marked.entries()) {
			const part = { start: words.start, end: words.end, block: index };
			const previous = marked[i - 1];
			if (i === 0 && running) turn = running.parts;
			else if (!previous || !goesOnAfter(text, previous, words)) {
				if (turn.length > 0) found.push({ parts: turn, told: "marks" });
				turn = [];
			}
			turn.push(part);
			running = undefined;
			if (words.open) {
				// a mark that is never closed and has no successor is a slip: what it opens is not told
				running =
					endsSentence.test(text) || words.start <= 1 ? { parts: turn, family: words.family } : undefined;
				turn = [];
			}
		}
		if (turn.length > 0) found.push({ parts: turn, told: "marks" });
	}
	if (running && running.parts.length > 1) found.push({ parts: running.parts, told: "marks" });
	return found;
}

function opensBlock(text: string, words: MarkedWords): boolean {
	return text.slice(0, words.start).trim().length <= 2;
}

/** "...," she said, "...": the words between tell who speaks, and no more. */
function goesOnAfter(text: string, previous: Span, next: Span): boolean {
	const between = text
		.slice(previous.end, next.start)
		.trim()
		.replace(/^["“”'‘’]|["“”'‘’]$/gu, "")
		.trim();
	// a finished sentence is followed by one of its own: whoever speaks in it did not speak before
	if (text.slice(previous.start, previous.end).endsWith(".") && /^\p{Lu}/u.test(between)) return false;
	const apart = /[,.!?…—–-]$/u.test(text.slice(previous.start, previous.end)) || /^[,—–-]/u.test(between);
	if (!apart || between.length > LONGEST_BETWEEN || !/[,.:;—–-]$/u.test(between)) return false;
	return hasSayingVerb(between) && !/[.!?]["”’)]*\s+\p{Lu}/u.test(between);
}

/** Where a block that is set off tells whose words it has: after the words, or as a paragraph of its own. */
export function blockSource({ parts }: Quotation, blocks: readonly Block[]): QuotationPart | undefined {
	const last = parts.at(-1);
	if (!last) return undefined;
	for (const block of [last.block, last.block + 1]) {
		const { kind, prose } = blocks[block] ?? {};
		const line = kind === "quote" && prose ? attributionLine.exec(prose.text) : null;
		if (line && prose && (block === last.block || line.index === 0))
			return { start: line.index, end: prose.text.length, block };
	}
	return undefined;
}

function addBlock(found: Quotation[], text: string, block: number): void {
	const source = attributionLine.exec(text);
	const end = source ? source.index : text.trimEnd().length;
	if (end <= 0) return;
	const last = found.at(-1);
	const part = { start: 0, end, block };
	if (last?.told === "block" && last.parts.at(-1)?.block === block - 1) {
		found[found.length - 1] = { ...last, parts: [...last.parts, part] };
	} else found.push({ parts: [part], told: "block" });
}
