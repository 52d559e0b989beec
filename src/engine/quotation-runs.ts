import { plainKey, type QuotedWord, quotedWords } from "../claims/quotation-words.js";
import type { PassageRef, QuotationRef, StoredSource } from "../corpus/store.js";
import type { Passage } from "../corpus/types.js";
import { toDocument } from "../text/prose.js";
import { overlaps, type Span } from "../text/span.js";
import type { Evidence, Stance } from "./types.js";

/** Some following words of a source, with the quotation that each stands in. */
export interface Run {
	readonly source: StoredSource;
	readonly words: readonly QuotedWord[];
	/** For each word the index of its quotation; -1 outside quotation marks. */
	readonly quotation: readonly number[];
	readonly textOf: (block: number) => string;
}

/** Neighbouring turns of one speaker make one speech: so many quotations on either side are read with one. */
const MOST_NEIGHBOURS = 6;
/** A passage shown as evidence holds at most so many sentences. */
const MOST_SENTENCES = 4;

/** The words of a quotation and of those around it, `reach` words to either side at least. */
export function speechAround({ source, index }: QuotationRef, reach: number): Run {
	const own = wordsOf(source, index);
	const words = [...own];
	const quotation = own.map(() => index);
	let [before, after] = [0, 0];
	for (let i = index - 1; i >= Math.max(0, index - MOST_NEIGHBOURS) && before < reach; i--) {
		const more = wordsOf(source, i);
		words.unshift(...more);
		quotation.unshift(...more.map(() => i));
		before += more.length;
	}
	for (
		let i = index + 1;
		i <= index + MOST_NEIGHBOURS && i < source.quotations.length && after < reach;
		i++
	) {
		const more = wordsOf(source, i);
		words.push(...more);
		quotation.push(...more.map(() => i));
		after += more.length;
	}
	return { source, words, quotation, textOf: textOf(source) };
}

/** The words of a passage and of the sentences around it, `reach` words to either side at least. */
export function textAround({ source, index }: PassageRef, reach: number): Run {
	let [first, last] = [index, index];
	for (let seen = 0; first > 0 && seen < reach; first--) seen += roughLength(source, first - 1);
	for (let seen = 0; last < source.sentences.length - 1 && seen < reach; last++)
		seen += roughLength(source, last + 1);
	const words: QuotedWord[] = [];
	const quotation: number[] = [];
	for (let i = first; i <= last; i++) {
		const sentence = source.sentences[i];
		if (!sentence) continue;
		const block = source.blocks.indexOf(sentence.block);
		for (const { index: own, ...span } of stretchesOf(source, i, block)) {
			const more = quotedWords(sentence.block.prose.text, span, block, false);
			// brackets around a quotation are none inside it, and outside there is nobody's speech to put words into
			words.push(
				...(own < 0 ? more.map((word) => ({ ...word, key: plainKey(word.key), inserted: false })) : more),
			);
			quotation.push(...more.map(() => own));
		}
	}
	return { source, words, quotation, textOf: textOf(source) };
}

/** A sentence cut at the borders of the quotations in it. */
function stretchesOf(source: StoredSource, sentence: number, block: number): (Span & { index: number })[] {
	const held = source.sentences[sentence];
	if (!held) return [];
	const end = held.offset + held.text.length;
	const found: (Span & { index: number })[] = [];
	let at = held.offset;
	for (const index of quotationsAt({ source, index: sentence })) {
		for (const part of source.quotations[index]?.parts ?? []) {
			if (part.block !== block || part.end <= at || part.start >= end) continue;
			const from = Math.max(at, part.start);
			if (from > at) found.push({ start: at, end: from, index: -1 });
			at = Math.min(end, part.end);
			found.push({ start: from, end: at, index });
		}
	}
	if (at < end) found.push({ start: at, end, index: -1 });
	return found;
}

function wordsOf({ blocks, quotations }: StoredSource, index: number): QuotedWord[] {
	const parts = quotations[index]?.parts ?? [];
	return parts.flatMap((part) => quotedWords(blocks[part.block]?.prose.text ?? "", part, part.block));
}

function textOf({ blocks }: StoredSource): (block: number) => string {
	return (block) => blocks[block]?.prose.text ?? "";
}

function roughLength({ sentences }: StoredSource, index: number): number {
	return (sentences[index]?.text.length ?? 0) / 6;
}

/** The quotations that stand in a passage, whole or in part. */
export function quotationsAt({ source, index }: PassageRef): number[] {
	const sentence = source.sentences[index];
	if (!sentence) return [];
	const span = { start: sentence.offset, end: sentence.offset + sentence.text.length };
	return source.quotations.flatMap(({ parts }, i) =>
		parts.some((part) => source.blocks[part.block] === sentence.block && overlaps(part, span)) ? [i] : [],
	);
}

/** The sentences of a source that hold a span of a block's text. */
export function sentencesAt(source: StoredSource, block: number, span: Span): number[] {
	const home = source.blocks[block];
	return source.sentences.flatMap((sentence, i) => {
		const own = { start: sentence.offset, end: sentence.offset + sentence.text.length };
		return sentence.block === home && overlaps(own, span) ? [i] : [];
	});
}

/** A piece of evidence at some following words of a source; those of its first paragraph, when they are of two. */
export function evidenceAt(
	source: StoredSource,
	words: readonly QuotedWord[],
	stance: Stance,
): Evidence | undefined {
	const first = words[0];
	const last = words.filter(({ block }) => block === first?.block).at(-1);
	return first && last && spanEvidence(source, first.block, { start: first.start, end: last.end }, stance);
}

/** A piece of evidence at a span of one of a source's blocks. */
export function spanEvidence(
	source: StoredSource,
	block: number,
	span: Span,
	stance: Stance,
): Evidence | undefined {
	const prose = source.blocks[block]?.prose;
	const held = sentencesAt(source, block, span).slice(0, MOST_SENTENCES);
	const [first, last] = [source.sentences[held[0] ?? -1], source.sentences[held.at(-1) ?? -1]];
	if (!prose || !first || !last) return undefined;
	const start = toDocument(prose, span.start, "start");
	const end = Math.min(toDocument(prose, span.end, "end"), last.span.end);
	const passage: Passage = {
		start: first.span.start,
		end: last.span.end,
		text: source.input.text.slice(first.span.start, last.span.end),
	};
	return { sourceId: source.input.id, start: Math.max(start, passage.start), end, passage, stance };
}
