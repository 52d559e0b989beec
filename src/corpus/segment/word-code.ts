import { rankedWords } from "../../text/weights.js";
import { type ByteReader, type ByteWriter, DamagedIndexError, decodeUtf8, encodeUtf8 } from "./bytes.js";

/**
 * Texts in the index are written word by word, the commonest words of English and what commonly stands between two
 * words in one or two bytes; a single space between two words is left out, other words are spelt. Any text comes back as
 * it was, an English one from about 37 % of its bytes, and what packs bytes finds more in it than in its letters.
 */

/** What is written of a text: the bytes of each kind by themselves, as they pack better so. */
export interface TextWriter {
	/** The first bytes of all codes. */
	readonly leads: ByteWriter;
	/** The second bytes of those that have two. */
	readonly trails: ByteWriter;
	/** Of words that are spelt. */
	readonly letters: ByteWriter;
	/** How long texts are, and whatever else stands beside texts. */
	readonly rest: ByteWriter;
}

export type TextReader = Readonly<Record<keyof TextWriter, ByteReader>>;

/** Codes of one byte, then the first bytes of those of two. */
const SHORT = 150;
const LONG = 90;
/** The next word is in lower case in the list, and has a capital here. */
const CAPITAL = SHORT + LONG;
/** Words that are spelt: their length follows, or is told by the code itself. */
const SPELT = CAPITAL + 1;
const MOST_TOLD = 255 - SPELT;
const MOST_WORDS = SHORT + LONG * 256;

/** What commonly stands between two words. A space alone is what stands there if nothing is told. */
const between = [
	...[
		", ",
		". ",
		".\n\n",
		"\n\n",
		"",
		"-",
		"’",
		"'",
		".",
		",",
		" “",
		", “",
		",” ",
		".”\n\n",
		".” ",
		"”",
		' "',
		', "',
		',"',
	],
	...[
		'," ',
		'."\n\n',
		'." ',
		'"',
		" (",
		") ",
		"), ",
		").",
		": ",
		"; ",
		" — ",
		"—",
		" – ",
		"–",
		" - ",
		"? ",
		"?\n\n",
		"! ",
	],
	...[
		" $",
		" £",
		" €",
		"$",
		"% ",
		"%",
		"%.",
		"%, ",
		"/",
		":",
		"\n",
		"  ",
		" ‘",
		"’ ",
		"’, ",
		".’ ",
		"...",
		"… ",
		" & ",
		"&",
	],
];

let listed: readonly string[] | undefined;

/** What has a code, in the order of the codes. */
function items(): readonly string[] {
	if (listed) return listed;
	const words = rankedWords();
	const all = [
		...new Set([...between.slice(0, 12), ...words.slice(0, 90), ...between, ...numerals(), ...words]),
	];
	listed = all.slice(0, MOST_WORDS);
	return listed;
}

/**
 * The items by their letters, to be found without cutting anything from a text: the number of an item stands at the
 * slot that its letters lead to, or at the next free one. Only writing needs it.
 */
interface ItemTable {
	/** Of each slot the number of its item and one; 0 where it is free. */
	readonly slots: Uint16Array;
	/** The letters of all items one behind the other, and where those of each begin. */
	readonly letters: Uint16Array;
	readonly starts: Uint32Array;
}

/** A power of two, more than twice as many as there are items. */
const SLOTS = 1 << 16;
const NONE = -1;

let tabled: ItemTable | undefined;

function itemTable(): ItemTable {
	if (tabled) return tabled;
	const all = items();
	const starts = new Uint32Array(all.length + 1);
	for (const [number, item] of all.entries()) starts[number + 1] = (starts[number] ?? 0) + item.length;
	const letters = new Uint16Array(starts[all.length] ?? 0);
	const slots = new Uint16Array(SLOTS);
	for (const [number, item] of all.entries()) {
		const start = starts[number] ?? 0;
		for (let i = 0; i < item.length; i++) letters[start + i] = item.charCodeAt(i);
		let slot = slotOf(item, 0, item.length, 0);
		while (slots[slot] !== 0) slot = (slot + 1) % SLOTS;
		slots[slot] = number + 1;
	}
	tabled = { slots, letters, starts };
	return tabled;
}

/** What makes a small letter of a capital one: a bit that is added to its code. */
const TO_SMALL = 0x20;

/** FNV-1a; `folded` is added to the first letter. */
function slotOf(text: string, start: number, end: number, folded: number): number {
	let value = 0x811c9dc5;
	let added = folded;
	for (let i = start; i < end; i++) {
		value = Math.imul(value ^ (text.charCodeAt(i) + added), 0x01000193);
		added = 0;
	}
	return (value ^ (value >>> 16)) & (SLOTS - 1);
}

/** The number of the item that `text.slice(start, end)` is, once `folded` is added to its first letter. */
function numberOf(text: string, start: number, end: number, folded: number): number {
	const { slots, letters, starts } = itemTable();
	const length = end - start;
	for (let slot = slotOf(text, start, end, folded); ; slot = (slot + 1) % SLOTS) {
		const number = (slots[slot] ?? 0) - 1;
		if (number < 0) return NONE;
		const at = starts[number] ?? 0;
		if ((starts[number + 1] ?? 0) - at !== length) continue;
		let same = 0;
		while (same < length && letters[at + same] === text.charCodeAt(start + same) + (same === 0 ? folded : 0))
			same++;
		if (same === length) return number;
	}
}

/** Small numbers and years. */
function numerals(): string[] {
	const years = Array.from({ length: 131 }, (_, year) => String(1900 + year));
	return [
		...Array.from({ length: 100 }, (_, number) => String(number)),
		...years,
		"000",
		"100",
		"200",
		"500",
	];
}

const SPACE = 0x20;
const OTHER = 0;
const SMALL = 1;
const LARGE = 2;
const DIGIT = 3;

/** What a character is, by its code; all beyond these are OTHER. */
const classes = Uint8Array.from({ length: 128 }, (_, code) => {
	if (code >= 0x61 && code <= 0x7a) return SMALL;
	if (code >= 0x41 && code <= 0x5a) return LARGE;
	return code >= 0x30 && code <= 0x39 ? DIGIT : OTHER;
});

function classAt(text: string, at: number): number {
	return classes[text.charCodeAt(at)] ?? OTHER;
}

/** Where the piece ends that begins here: a word, with or without a capital, or all in capitals; a number; or what is between. */
function pieceEnd(text: string, start: number): number {
	const kind = classAt(text, start);
	let end = start + 1;
	if (kind === LARGE && end < text.length && classAt(text, end) === SMALL) {
		while (end < text.length && classAt(text, end) === SMALL) end++;
		return end;
	}
	while (end < text.length && classAt(text, end) === kind) end++;
	// the last capital begins a word of its own
	if (kind === LARGE && end < text.length && classAt(text, end) === SMALL) end--;
	return end;
}

export function writeWords(writer: TextWriter, text: string): void {
	const { leads, rest } = writer;
	const began = leads.length;
	let afterWord = false;
	let isSpaced = false;
	for (let start = 0, end = 0; start < text.length; start = end) {
		end = pieceEnd(text, start);
		if (classAt(text, start) !== OTHER) {
			if (afterWord && !isSpaced) writeNothing(writer);
			writePiece(writer, text, start, end);
			afterWord = true;
			isSpaced = false;
		} else if (afterWord && end - start === 1 && text.charCodeAt(start) === SPACE) isSpaced = true;
		else {
			writePiece(writer, text, start, end);
			afterWord = false;
		}
	}
	if (isSpaced) writePiece(writer, " ", 0, 1);
	rest.varint(leads.length - began);
}

/** What stands between two words where nothing does. */
function writeNothing(writer: TextWriter): void {
	writeNumber(writer, numberOf("", 0, 0, 0));
}

function writePiece(writer: TextWriter, text: string, start: number, end: number): void {
	const number = numberOf(text, start, end, 0);
	if (number !== NONE) {
		writeNumber(writer, number);
		return;
	}
	const small = classAt(text, start) === LARGE ? numberOf(text, start, end, TO_SMALL) : NONE;
	if (small === NONE) spell(writer, text, start, end);
	else {
		writer.leads.byte(CAPITAL);
		writeNumber(writer, small);
	}
}

function writeNumber({ leads, trails }: TextWriter, number: number): void {
	if (number < SHORT) leads.byte(number);
	else {
		leads.byte(SHORT + ((number - SHORT) >> 8));
		trails.byte((number - SHORT) & 0xff);
	}
}

function spell(writer: TextWriter, text: string, start: number, end: number): void {
	const { letters } = writer;
	if (classAt(text, start) !== OTHER) {
		writeSpelt(writer, end - start);
		for (let i = start; i < end; i++) letters.byte(text.charCodeAt(i));
		return;
	}
	const encoded = encodeUtf8(text.slice(start, end));
	writeSpelt(writer, encoded.length);
	letters.bytes(encoded);
}

function writeSpelt({ leads, letters }: TextWriter, length: number): void {
	if (length <= MOST_TOLD) leads.byte(SPELT + length);
	else {
		leads.byte(SPELT);
		letters.varint(length);
	}
}

/** The items as UTF-8, one behind the other, and where each begins. */
interface ItemBytes {
	readonly bytes: Uint8Array;
	readonly starts: Uint32Array;
}

let spelt: ItemBytes | undefined;

function itemBytes(): ItemBytes {
	if (spelt) return spelt;
	const encoded = items().map(encodeUtf8);
	const starts = new Uint32Array(encoded.length + 1);
	for (const [number, { length }] of encoded.entries()) starts[number + 1] = (starts[number] ?? 0) + length;
	const bytes = new Uint8Array(starts[encoded.length] ?? 0);
	for (const [number, item] of encoded.entries()) bytes.set(item, starts[number]);
	spelt = { bytes, starts };
	return spelt;
}

/** The room that texts are put together in, as UTF-8. It grows with them; no more than this is kept for the next one. */
const KEPT_ROOM = 1 << 18;
let room = new Uint8Array(1 << 14);

function reserve(at: number, more: number): void {
	if (at + more <= room.length) return;
	const longer = new Uint8Array(Math.max(at + more, room.length * 2));
	longer.set(room.subarray(0, at));
	room = longer;
}

export function readWords({ leads, trails, letters, rest }: TextReader): string {
	const { bytes, starts } = itemBytes();
	const end = rest.varint() + leads.at;
	let at = 0;
	let afterWord = false;

	/** Puts a piece behind the others, with the space that is left out between two words. */
	function put(from: Uint8Array, start: number, to: number, isCapital: boolean): void {
		reserve(at, to - start + 1);
		const isOne = start < to && (classes[from[start] ?? 0] ?? OTHER) !== OTHER;
		if (isOne && afterWord) room[at++] = SPACE;
		afterWord = isOne;
		const first = at;
		for (let i = start; i < to; i++) room[at++] = from[i] ?? 0;
		if (isCapital) room[first] = (room[first] ?? 0) - TO_SMALL;
	}

	function putItem(code: number, isCapital: boolean): void {
		const number = code < SHORT ? code : SHORT + (code - SHORT) * 256 + trails.byte();
		if (code >= CAPITAL || number + 1 >= starts.length)
			throw new DamagedIndexError("A text of the index is not written as it should be.");
		put(bytes, starts[number] ?? 0, starts[number + 1] ?? 0, isCapital);
	}

	while (leads.at < end) {
		const code = leads.byte();
		if (code < CAPITAL) putItem(code, false);
		else if (code === CAPITAL) putItem(leads.byte(), true);
		else {
			const letter = letters.bytes(code === SPELT ? letters.varint() : code - SPELT);
			put(letter, 0, letter.length, false);
		}
	}
	const text = decodeUtf8(room.subarray(0, at));
	if (room.length > KEPT_ROOM) room = new Uint8Array(KEPT_ROOM);
	return text;
}
