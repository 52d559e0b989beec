import type { Quotation } from "../../claims/quotation.js";
import { type Block, type BlockKind, type Prose, type Sentence, toDocument } from "../../text/prose.js";
import type { Reading } from "../read-source.js";
import type { OriginalPlace } from "../types.js";
import {
	type ByteReader,
	type ByteWriter,
	createReader,
	DamagedIndexError,
	decodeUtf8,
	encodeUtf8,
} from "./bytes.js";

/** A source's text and what was found in it, as one run of bytes. */
export interface SourceRecord extends Pick<Reading, "blocks" | "sentences" | "quotations"> {
	readonly text: string;
	/** Where the parts of the text stand in the file that it was taken out of. */
	readonly places: readonly OriginalPlace[];
}

const kinds: readonly BlockKind[] = ["paragraph", "heading", "listItem", "quote", "cell"];
const kindNumbers = new Map(kinds.map((kind, number) => [kind, number]));

const UTF8 = 0;
/** A text with half a surrogate pair: UTF-8 cannot hold it. */
const UTF16 = 1;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** The words of a block are cut from the text at its anchors. */
const CUT = 0;
/** They are written out: an entity such as "&amp;" reads otherwise than it is written. */
const WRITTEN = 1;
const WIDE = 2;

export function writeRecord(writer: ByteWriter, record: SourceRecord): void {
	const { text, places, blocks, sentences, quotations } = record;
	writeText(writer, text);
	writePlaces(writer, places);
	writer.varint(blocks.length);
	let next = 0;
	let documentAt = 0;
	for (const block of blocks) {
		documentAt = writeBlock(writer, block, text, documentAt);
		const first = next;
		while (next < sentences.length && sentences[next]?.block === block) next++;
		writer.varint(next - first);
		let at = 0;
		for (const { offset, text: own } of sentences.slice(first, next)) {
			writer.varint(offset - at);
			writer.varint(own.length);
			at = offset + own.length;
		}
	}
	if (next < sentences.length)
		throw new Error("The sentences of a source are not in the order of its blocks.");
	writeQuotations(writer, quotations);
}

function writeText(writer: ByteWriter, text: string): void {
	if (!LONE_SURROGATE.test(text)) {
		const encoded = encodeUtf8(text);
		writer.byte(UTF8);
		writer.varint(encoded.length);
		writer.bytes(encoded);
		return;
	}
	writer.byte(UTF16);
	writer.varint(text.length);
	for (let i = 0; i < text.length; i++) writer.varint(text.charCodeAt(i));
}

function readText(reader: ByteReader): string {
	const form = reader.byte();
	const length = reader.varint();
	if (form === UTF8) return decodeUtf8(reader.bytes(length));
	if (form !== UTF16) throw new DamagedIndexError("A source of the index is not written as it should be.");
	const units: string[] = [];
	for (let i = 0; i < length; i++) units.push(String.fromCharCode(reader.varint()));
	return units.join("");
}

/** Gives the last place of the document that the block tells of: the next block's is told from there. */
function writeBlock(
	writer: ByteWriter,
	{ kind, level, prose }: Block,
	text: string,
	documentAt: number,
): number {
	const number = kindNumbers.get(kind);
	if (number === undefined) throw new Error(`A block of kind ${kind} has no number in the index.`);
	const { anchors, wideEnds } = prose;
	const isCut = cut(prose.text.length, anchors, text) === prose.text;
	writer.byte(number);
	writer.byte(level);
	writer.byte((isCut ? CUT : WRITTEN) | (wideEnds ? WIDE : 0));
	if (isCut) writer.varint(prose.text.length);
	else writeText(writer, prose.text);
	writer.varint(anchors.length / 2);
	let [proseAt, at] = [0, documentAt];
	for (let i = 0; i + 1 < anchors.length; i += 2) {
		const [inProse, inDocument] = [anchors[i] ?? 0, anchors[i + 1] ?? 0];
		writer.signed(inProse - proseAt);
		writer.signed(inDocument - at);
		[proseAt, at] = [inProse, inDocument];
	}
	if (wideEnds) {
		writer.varint(wideEnds.size);
		for (const [inProse, inDocument] of wideEnds) {
			writer.varint(inProse);
			writer.varint(inDocument);
		}
	}
	return at;
}

function readBlock(reader: ByteReader, text: string, documentAt: number): { block: Block; at: number } {
	const kind = kinds[reader.byte()];
	if (kind === undefined) throw new DamagedIndexError("The index holds a block of no known kind.");
	const level = reader.byte();
	const form = reader.byte();
	const written = (form & WRITTEN) !== 0 ? readText(reader) : undefined;
	const length = written === undefined ? reader.varint() : written.length;
	const pairs = reader.varint();
	const anchors: number[] = [];
	let [proseAt, at] = [0, documentAt];
	for (let i = 0; i < pairs; i++) {
		proseAt += reader.signed();
		at += reader.signed();
		anchors.push(proseAt, at);
	}
	const prose: Prose = { text: written ?? cut(length, anchors, text), anchors };
	if ((form & WIDE) === 0) return { block: { kind, level, prose }, at };
	const wideEnds = new Map<number, number>();
	for (let left = reader.varint(); left > 0; left--) wideEnds.set(reader.varint(), reader.varint());
	return { block: { kind, level, prose: { ...prose, wideEnds } }, at };
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

export function readRecord(bytes: Uint8Array): SourceRecord {
	const reader = createReader(bytes);
	const text = readText(reader);
	const places = readPlaces(reader);
	const blocks: Block[] = [];
	const sentences: Sentence[] = [];
	let documentAt = 0;
	for (let left = reader.varint(); left > 0; left--) {
		const { block, at } = readBlock(reader, text, documentAt);
		documentAt = at;
		blocks.push(block);
		let offset = 0;
		for (let more = reader.varint(); more > 0; more--) {
			offset += reader.varint();
			const end = offset + reader.varint();
			sentences.push(sentenceAt(block, offset, end));
			offset = end;
		}
	}
	return { text, places, blocks, sentences, quotations: readQuotations(reader) };
}

function sentenceAt(block: Block, start: number, end: number): Sentence {
	const { prose } = block;
	const span = { start: toDocument(prose, start, "start"), end: toDocument(prose, end, "end") };
	return { text: prose.text.slice(start, end), offset: start, block, span };
}
