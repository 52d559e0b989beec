import type { Span } from "./span.js";

/**
 * The readable text of a block, and where each of its characters stands in the document.
 *
 * Markup inside a block ("**", link targets) is left out of `text`; `anchors` holds ascending
 * pairs `[offset in text, offset in document, ...]`: from one pair to the next both advance together.
 */
export interface Prose {
	readonly text: string;
	readonly anchors: readonly number[];
	/** Document ends of the characters that are written longer than they read ("&amp;"), by their ends in `text`. */
	readonly wideEnds?: ReadonlyMap<number, number>;
}

export type BlockKind = "paragraph" | "heading" | "listItem" | "quote" | "cell";

/** One run of prose in a document: sentences never cross its borders. */
export interface Block {
	readonly kind: BlockKind;
	/** Depth of a heading, 1 to 6; 0 elsewhere. */
	readonly level: number;
	readonly prose: Prose;
}

/** One sentence of a document. */
export interface Sentence {
	/** Its prose, as read: no markup. */
	readonly text: string;
	/** Where it starts in its block's prose. */
	readonly offset: number;
	readonly block: Block;
	/** Where it stands in the document. */
	readonly span: Span;
}

/** Turns an offset in the prose into one in the document. `edge` says which side of left-out markup an end clings to. */
export function toDocument(prose: Prose, offset: number, edge: "start" | "end"): number {
	const { anchors, wideEnds } = prose;
	const wide = edge === "end" ? wideEnds?.get(offset) : undefined;
	if (wide !== undefined) return wide;
	let low = 0;
	let high = anchors.length / 2 - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		const at = anchors[middle * 2] ?? 0;
		if (edge === "start" ? at <= offset : at < offset) low = middle;
		else high = middle - 1;
	}
	return (anchors[low * 2 + 1] ?? 0) + offset - (anchors[low * 2] ?? 0);
}

/** Turns a span in a sentence's text into one in the document. */
export function spanInDocument(sentence: Sentence, span: Span): Span {
	const { prose } = sentence.block;
	return {
		start: toDocument(prose, sentence.offset + span.start, "start"),
		end: toDocument(prose, sentence.offset + span.end, "end"),
	};
}
