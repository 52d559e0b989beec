import { rankedWords } from "../../text/weights.js";
import {
	type ByteReader,
	type ByteWriter,
	createWriter,
	DamagedIndexError,
	decodeUtf8,
	encodeUtf8,
} from "./bytes.js";

/**
 * Texts in the index are written word by word, the commonest words of English and what commonly stands between two
 * words in one or two bytes; a single space between two words is left out, other words are spelt. Any text comes back as
 * it was, an English one from about 37 % of its bytes, and what packs bytes finds more in it than in its letters.
 */

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

const WITH_CAPITAL = 1 << 16;

let numbered: ReadonlyMap<string, number> | undefined;

/** The codes, by the item as it is, and with a capital: then `WITH_CAPITAL` more. Only writing needs them. */
function numbersOfItems(): ReadonlyMap<string, number> {
	if (numbered) return numbered;
	const numbers = new Map(items().map((item, number) => [withCapital(item), number + WITH_CAPITAL]));
	for (const [number, item] of items().entries()) numbers.set(item, number);
	numbered = numbers;
	return numbers;
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

const scratch = createWriter();

/** Writes a text, with its length in bytes before it. */
export function writeWords(writer: ByteWriter, text: string): void {
	const numbers = numbersOfItems();
	let afterWord = false;
	let isSpaced = false;
	for (let start = 0, end = 0; start < text.length; start = end) {
		end = pieceEnd(text, start);
		const piece = text.slice(start, end);
		if (classAt(text, start) !== OTHER) {
			if (afterWord && !isSpaced) writePiece("", numbers);
			writePiece(piece, numbers);
			afterWord = true;
			isSpaced = false;
		} else if (piece === " " && afterWord) isSpaced = true;
		else {
			writePiece(piece, numbers);
			afterWord = false;
		}
	}
	if (isSpaced) writePiece(" ", numbers);
	const coded = scratch.take();
	writer.varint(coded.length);
	writer.bytes(coded);
}

function writePiece(piece: string, numbers: ReadonlyMap<string, number>): void {
	const number = numbers.get(piece);
	if (number === undefined) spell(piece);
	else if (number < WITH_CAPITAL) writeNumber(number);
	else {
		scratch.byte(CAPITAL);
		writeNumber(number - WITH_CAPITAL);
	}
}

function writeNumber(number: number): void {
	if (number < SHORT) scratch.byte(number);
	else {
		scratch.byte(SHORT + ((number - SHORT) >> 8));
		scratch.byte((number - SHORT) & 0xff);
	}
}

function spell(piece: string): void {
	const letters = encodeUtf8(piece);
	if (letters.length <= MOST_TOLD) scratch.byte(SPELT + letters.length);
	else {
		scratch.byte(SPELT);
		scratch.varint(letters.length);
	}
	scratch.bytes(letters);
}

function withCapital(word: string): string {
	return word.charAt(0).toUpperCase() + word.slice(1);
}

export function readWords(reader: ByteReader): string {
	const list = items();
	const end = reader.varint() + reader.at;
	let text = "";
	let afterWord = false;

	function itemOf(code: number): string {
		const number = code < SHORT ? code : SHORT + (code - SHORT) * 256 + reader.byte();
		const item = code < CAPITAL ? list[number] : undefined;
		if (item === undefined)
			throw new DamagedIndexError("A text of the index is not written as it should be.");
		return item;
	}

	while (reader.at < end) {
		const code = reader.byte();
		let piece: string;
		if (code < CAPITAL) piece = itemOf(code);
		else if (code === CAPITAL) piece = withCapital(itemOf(reader.byte()));
		else piece = decodeUtf8(reader.bytes(code === SPELT ? reader.varint() : code - SPELT));
		const isOne = piece !== "" && classAt(piece, 0) !== OTHER;
		text += isOne && afterWord ? ` ${piece}` : piece;
		afterWord = isOne;
	}
	return text;
}
