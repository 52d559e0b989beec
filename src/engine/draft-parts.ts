import type { Block, Sentence } from "../text/prose.js";
import type { Span } from "../text/span.js";
import type { QuotationTask } from "./quotation-pass.js";

/** A sentence of a draft, with what it is read by beside its own words. */
export interface PlacedSentence {
	readonly sentence: Sentence;
	/** The heading above it and the sentence before it in its block, those that there are. */
	readonly around: readonly string[];
	/** How many times the same sentence came before. */
	readonly occurrence: number;
}

/** Sentences that are told of at once: a quotation and the sentences that it runs over are judged by each other. */
export interface DraftPart extends Span {
	/** Numbers of its sentences, half-open. */
	readonly first: number;
	readonly last: number;
	readonly quotations: readonly QuotationTask[];
}

/** The sentences of a draft in order. */
export function placedSentences(
	blocks: readonly Block[],
	split: (block: Block) => readonly Sentence[],
): PlacedSentence[] {
	const occurrences = new Map<string, number>();
	const placed: PlacedSentence[] = [];
	let heading = "";
	for (const block of blocks) {
		let previous = "";
		for (const sentence of split(block)) {
			const occurrence = occurrences.get(sentence.text) ?? 0;
			occurrences.set(sentence.text, occurrence + 1);
			const around = [heading, previous].filter((text) => text !== "");
			placed.push({ sentence, around, occurrence });
			previous = sentence.text;
		}
		if (block.kind === "heading") heading = block.prose.text;
	}
	return placed;
}

/** What begins so near to the beginning of its block may be introduced by the sentence before. */
const OPENING = 2;

/** Cuts a draft into the smallest parts that can be told of without the others. */
export function draftParts(
	blocks: readonly Block[],
	sentences: readonly PlacedSentence[],
	quotations: readonly QuotationTask[],
): DraftPart[] {
	const numberAt = numbersOf(blocks, sentences);
	/** By the number of a sentence: the last sentence that is judged together with it. */
	const reach = sentences.map((_, index) => index);
	const homes = quotations.map(({ parts }) => {
		const [first, last] = [parts[0], parts.at(-1)];
		if (!first || !last) return 0;
		const home = numberAt(first.block, first.start);
		const from = first.start <= OPENING ? Math.max(0, home - 1) : home;
		const to = numberAt(last.block, Math.max(last.start, last.end - 1));
		reach[from] = Math.max(reach[from] ?? from, home, to);
		return from;
	});
	const parts: DraftPart[] = [];
	const own = new Map<number, QuotationTask[]>();
	for (const [index, home] of homes.entries()) {
		const quotation = quotations[index];
		if (quotation) own.set(home, [...(own.get(home) ?? []), quotation]);
	}
	for (let first = 0; first < Math.max(sentences.length, own.size > 0 ? 1 : 0); ) {
		let last = first;
		const held: QuotationTask[] = [];
		for (let at = first; at <= last; at++) {
			last = Math.max(last, reach[at] ?? at);
			held.push(...(own.get(at) ?? []));
		}
		const start = sentences[first]?.sentence.span.start ?? 0;
		const end = sentences[last]?.sentence.span.end ?? start;
		parts.push({ start, end, first, last: Math.min(last + 1, sentences.length), quotations: held });
		first = last + 1;
	}
	return parts;
}

/** Gives the number of the sentence at an offset of a block's text, or of the one nearest after it. */
function numbersOf(
	blocks: readonly Block[],
	sentences: readonly PlacedSentence[],
): (block: number, offset: number) => number {
	const numberOfBlock = new Map(blocks.map((block, index) => [block, index]));
	const firsts = new Array<number>(blocks.length + 1).fill(sentences.length);
	for (let index = sentences.length - 1; index >= 0; index--) {
		const block = sentences[index]?.sentence.block;
		const number = block && numberOfBlock.get(block);
		if (number !== undefined) firsts[number] = index;
	}
	for (let block = blocks.length - 1; block >= 0; block--) {
		firsts[block] = Math.min(firsts[block] ?? sentences.length, firsts[block + 1] ?? sentences.length);
	}
	return (block, offset) => {
		const next = firsts[block + 1] ?? sentences.length;
		let index = firsts[block] ?? sentences.length;
		for (; index < next; index++) {
			const { sentence } = sentences[index] ?? {};
			if (sentence && offset < sentence.offset + sentence.text.length) break;
		}
		return Math.max(0, Math.min(index, sentences.length - 1));
	};
}

/** Which parts of a draft are still to be judged. */
export interface Remaining {
	/** The number of the first part at or after an offset, or else of the first of all; undefined when none is left. */
	next(offset: number): number | undefined;
	judged(part: number): void;
	isJudged(part: number): boolean;
	/** Whether no part that meets a span is left; what stands behind a part, up to the next, belongs to it. */
	covers(span: Span): boolean;
}

export function openRemaining(parts: readonly DraftPart[]): Remaining {
	const done = new Set<number>();
	/** For each part the nearest from there on that may be left; shortened as it is followed. */
	const nearest = Array.from({ length: parts.length + 1 }, (_, number) => number);

	function leftFrom(number: number): number {
		let end = number;
		while (nearest[end] !== end) end = nearest[end] ?? parts.length;
		for (let at = number; at !== end; ) {
			const after = nearest[at] ?? end;
			nearest[at] = end;
			at = after;
		}
		return end;
	}

	/** The number of the first part of which a border lies after an offset. */
	function firstAfter(offset: number, border: "start" | "end"): number {
		let low = 0;
		let high = parts.length;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if ((parts[middle]?.[border] ?? 0) <= offset) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	return {
		next(offset) {
			const after = leftFrom(firstAfter(offset, "end"));
			const number = after < parts.length ? after : leftFrom(0);
			return number < parts.length ? number : undefined;
		},
		judged(part) {
			done.add(part);
			nearest[part] = part + 1;
		},
		isJudged: (part) => done.has(part),
		covers({ start, end }) {
			const left = parts[leftFrom(Math.max(0, firstAfter(start, "start") - 1))];
			return !left || left.start >= end;
		},
	};
}

/** Where the parts stand that are not judged, those that follow each other as one. */
export function leftOf(parts: readonly DraftPart[], remaining: Remaining, draft: string): Span[] {
	const left: { start: number; end: number }[] = [];
	for (const [number, { start, end }] of parts.entries()) {
		if (remaining.isJudged(number)) continue;
		const last = left.at(-1);
		// what stands behind the last sentence belongs to it
		const reach = number === parts.length - 1 ? draft.length : end;
		if (last && number > 0 && !remaining.isJudged(number - 1)) last.end = reach;
		else left.push({ start, end: reach });
	}
	return left;
}
