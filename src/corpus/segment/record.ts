import type { Quotation } from "../../claims/quotation.js";
import { type Block, type BlockKind, type Prose, type Sentence, toDocument } from "../../text/prose.js";
import type { Span } from "../../text/span.js";
import type { Reading } from "../read-source.js";
import type { OriginalPlace } from "../types.js";
import { type ByteReader, type ByteWriter, createReader, createWriter, DamagedIndexError } from "./bytes.js";
import type { GroupForm, Item } from "./grouped.js";
import { readWords, type TextReader, type TextWriter, writeWords } from "./word-code.js";

/** A source's text and what was found in it. */
export interface SourceRecord extends Pick<Reading, "blocks" | "sentences" | "quotations"> {
	readonly text: string;
	/** Where the parts of the text stand in the file that it was taken out of. */
	readonly places: readonly OriginalPlace[];
}

const kinds: readonly BlockKind[] = ["paragraph", "heading", "listItem", "quote", "cell"];
const kindNumbers = new Map(kinds.map((kind, number) => [kind, number]));

const WORDS = 0;
/** A text with half a surrogate pair: UTF-8, in which words are spelt, cannot hold it. */
const UTF16 = 1;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/**
 * The form of a block, beside its kind in one byte. Its words are cut from the text at its anchors, unless they are
 * written out: an entity such as "&amp;" reads otherwise than it is written.
 */
const KINDS = 8;
const WRITTEN = 1 * KINDS;
const WIDE = 2 * KINDS;
/** Its words stand in the text as one run. */
const ONE_RUN = 4 * KINDS;
/** Its sentences follow upon each other, a character apart, from its first to its last. */
const NEAT = 8 * KINDS;
/** Its level is none. */
const FLAT = 16 * KINDS;

/**
 * A record is what stands beside its texts, then their bytes by kind. Larger groups pack better, smaller ones open
 * faster.
 */
export const RECORD_GROUP: GroupForm = {
	bytes: 8192,
	items: 4096,
	strands: ["packed", "packed", "plain", "packed"],
	pattern: 8,
};

/** The room that records are written in, one after the other. */
const writers: TextWriter = {
	rest: createWriter(),
	leads: createWriter(),
	trails: createWriter(),
	letters: createWriter(),
};

export function writeRecord(record: SourceRecord): Item {
	const { rest, leads, trails, letters } = writers;
	// what a record left behind that could not be written
	for (const writer of [rest, leads, trails, letters]) if (writer.length > 0) writer.take();
	writeParts(record);
	return [rest.take(), leads.take(), trails.take(), letters.take()];
}

function writeParts({ text, places, blocks, sentences, quotations }: SourceRecord): void {
	const { rest: writer } = writers;
	writeText(text);
	writePlaces(writer, places);
	writer.varint(blocks.length);
	let next = 0;
	let documentAt = 0;
	for (const block of blocks) {
		const first = next;
		while (next < sentences.length && sentences[next]?.block === block) next++;
		documentAt = writeBlock(writer, block, text, sentences.slice(first, next), documentAt);
	}
	if (next < sentences.length)
		throw new Error("The sentences of a source are not in the order of its blocks.");
	writeQuotations(writer, quotations);
}

function writeText(text: string): void {
	const { rest } = writers;
	if (!LONE_SURROGATE.test(text)) {
		rest.byte(WORDS);
		writeWords(writers, text);
		return;
	}
	rest.byte(UTF16);
	rest.varint(text.length);
	for (let i = 0; i < text.length; i++) rest.varint(text.charCodeAt(i));
}

function readText(reader: TextReader): string {
	const { rest } = reader;
	const form = rest.byte();
	if (form === WORDS) return readWords(reader);
	if (form !== UTF16) throw new DamagedIndexError("A source of the index is not written as it should be.");
	const length = rest.varint();
	const units: string[] = [];
	for (let i = 0; i < length; i++) units.push(String.fromCharCode(rest.varint()));
	return units.join("");
}

/** Gives the place of the document that the next block is told from. */
function writeBlock(
	writer: ByteWriter,
	{ kind, level, prose }: Block,
	text: string,
	sentences: readonly Sentence[],
	documentAt: number,
): number {
	const number = kindNumbers.get(kind);
	if (number === undefined) throw new Error(`A block of kind ${kind} has no number in the index.`);
	const { anchors, wideEnds } = prose;
	const { length } = prose.text;
	const isCut = cut(length, anchors, text) === prose.text;
	const isOneRun = isCut && anchors.length === 2 && anchors[0] === 0;
	const isNeat = areNeat(sentences, length);
	writer.byte(
		number +
			(isCut ? 0 : WRITTEN) +
			(wideEnds ? WIDE : 0) +
			(isOneRun ? ONE_RUN : 0) +
			(isNeat ? NEAT : 0) +
			(level === 0 ? FLAT : 0),
	);
	if (level !== 0) writer.byte(level);
	const at = isOneRun
		? writeRun(writer, anchors[1] ?? 0, documentAt)
		: writeAnchors(writer, anchors, documentAt);
	writer.varint(sentences.length);
	let end = isNeat ? -1 : 0;
	for (const { offset, text: own } of sentences) {
		if (!isNeat) writer.varint(offset - end);
		writer.varint(own.length);
		end = offset + own.length;
	}
	if (!isCut) writeText(prose.text);
	else if (!isNeat) writer.varint(length);
	if (wideEnds) {
		writer.varint(wideEnds.size);
		for (const [inProse, inDocument] of wideEnds) {
			writer.varint(inProse);
			writer.varint(inDocument);
		}
	}
	return isOneRun ? at + length : at;
}

function areNeat(sentences: readonly Sentence[], length: number): boolean {
	let at = -1;
	for (const { offset, text } of sentences) {
		if (offset !== at + 1) return false;
		at = offset + text.length;
	}
	return sentences.length > 0 && at === length;
}

function writeRun(writer: ByteWriter, start: number, documentAt: number): number {
	writer.signed(start - documentAt);
	return start;
}

function writeAnchors(writer: ByteWriter, anchors: readonly number[], documentAt: number): number {
	writer.varint(anchors.length / 2);
	let [proseAt, at] = [0, documentAt];
	for (let i = 0; i + 1 < anchors.length; i += 2) {
		const [inProse, inDocument] = [anchors[i] ?? 0, anchors[i + 1] ?? 0];
		writer.signed(inProse - proseAt);
		writer.signed(inDocument - at);
		[proseAt, at] = [inProse, inDocument];
	}
	return at;
}

interface ReadBlock {
	readonly block: Block;
	readonly sentences: readonly Sentence[];
	readonly at: number;
}

function readBlock(texts: TextReader, text: string, documentAt: number): ReadBlock {
	const { rest: reader } = texts;
	const form = reader.byte();
	const kind = kinds[form % KINDS];
	if (kind === undefined) throw new DamagedIndexError("The index holds a block of no known kind.");
	const level = form & FLAT ? 0 : reader.byte();
	const anchors = form & ONE_RUN ? [0, documentAt + reader.signed()] : readAnchors(reader, documentAt);
	const spans: Span[] = [];
	let end = form & NEAT ? -1 : 0;
	for (let left = reader.varint(); left > 0; left--) {
		const start = form & NEAT ? end + 1 : end + reader.varint();
		end = start + reader.varint();
		spans.push({ start, end });
	}
	const written = form & WRITTEN ? readText(texts) : undefined;
	const length = written?.length ?? (form & NEAT ? end : reader.varint());
	const words = written ?? cut(length, anchors, text);
	const wideEnds = form & WIDE ? readWideEnds(reader) : undefined;
	const prose: Prose = { text: words, anchors, ...(wideEnds && { wideEnds }) };
	const block: Block = { kind, level, prose };
	const last = anchors.at(-1) ?? documentAt;
	return {
		block,
		sentences: spans.map(({ start, end: to }) => sentenceAt(block, start, to)),
		at: form & ONE_RUN ? last + length : last,
	};
}

function readAnchors(reader: ByteReader, documentAt: number): number[] {
	const anchors: number[] = [];
	let [proseAt, at] = [0, documentAt];
	for (let left = reader.varint(); left > 0; left--) {
		proseAt += reader.signed();
		at += reader.signed();
		anchors.push(proseAt, at);
	}
	return anchors;
}

function readWideEnds(reader: ByteReader): Map<number, number> {
	const wideEnds = new Map<number, number>();
	for (let left = reader.varint(); left > 0; left--) wideEnds.set(reader.varint(), reader.varint());
	return wideEnds;
}

/** The words that the anchors cut from the text. */
function cut(length: number, anchors: readonly number[], text: string): string {
	if (anchors.length === 2 && anchors[0] === 0) return text.slice(anchors[1], (anchors[1] ?? 0) + length);
	let words = "";
	for (let i = 0; i + 1 < anchors.length; i += 2) {
		const end = i + 2 < anchors.length ? (anchors[i + 2] ?? 0) : length;
		const start = anchors[i + 1] ?? 0;
		words += text.slice(start, start + Math.max(0, end - (anchors[i] ?? 0)));
	}
	return words;
}

function writePlaces(writer: ByteWriter, places: readonly OriginalPlace[]): void {
	writer.varint(places.length);
	let last = 0;
	for (const { start, label, line } of places) {
		writer.signed(start - last);
		writer.text(label);
		writer.varint(line === undefined ? 0 : line + 1);
		last = start;
	}
}

function readPlaces(reader: ByteReader): OriginalPlace[] {
	const places: OriginalPlace[] = [];
	let start = 0;
	for (let left = reader.varint(); left > 0; left--) {
		start += reader.signed();
		const label = reader.text();
		const line = reader.varint();
		places.push({ start, label, ...(line > 0 ? { line: line - 1 } : {}) });
	}
	return places;
}

function writeQuotations(writer: ByteWriter, quotations: readonly Quotation[]): void {
	writer.varint(quotations.length);
	let home = 0;
	for (const { told, parts } of quotations) {
		writer.varint(parts.length * 2 + (told === "block" ? 1 : 0));
		for (const { block, start, end } of parts) {
			writer.signed(block - home);
			writer.varint(start);
			writer.varint(end - start);
			home = block;
		}
	}
}

function readQuotations(reader: ByteReader): Quotation[] {
	const quotations: Quotation[] = [];
	let home = 0;
	for (let left = reader.varint(); left > 0; left--) {
		const form = reader.varint();
		const parts = Array.from({ length: Math.floor(form / 2) }, () => {
			home += reader.signed();
			const start = reader.varint();
			return { block: home, start, end: start + reader.varint() };
		});
		quotations.push({ parts, told: form % 2 === 1 ? "block" : "marks" });
	}
	return quotations;
}

export function readRecord([
	rest = NOTHING,
	leads = NOTHING,
	trails = NOTHING,
	letters = NOTHING,
]: Item): SourceRecord {
	const reader = createReader(rest);
	const texts: TextReader = {
		rest: reader,
		leads: createReader(leads),
		trails: createReader(trails),
		letters: createReader(letters),
	};
	const text = readText(texts);
	const places = readPlaces(reader);
	const blocks: Block[] = [];
	const sentences: Sentence[] = [];
	let documentAt = 0;
	for (let left = reader.varint(); left > 0; left--) {
		const read = readBlock(texts, text, documentAt);
		documentAt = read.at;
		blocks.push(read.block);
		sentences.push(...read.sentences);
	}
	return { text, places, blocks, sentences, quotations: readQuotations(reader) };
}

const NOTHING = new Uint8Array(0);

function sentenceAt(block: Block, start: number, end: number): Sentence {
	const { prose } = block;
	const span = { start: toDocument(prose, start, "start"), end: toDocument(prose, end, "end") };
	return { text: prose.text.slice(start, end), offset: start, block, span };
}
