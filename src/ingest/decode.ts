import { maxTextBytes, tooLarge } from "./formats/limits.js";

/** Text, or why there is none: a phrase that says what is wrong and what to do. */
export type Decoded = { readonly text: string } | { readonly problem: string };

/** Text of a source; `encoding` is what it was written in, if not Unicode: an editor may show other letters. */
export type DecodedSource =
	| { readonly text: string; readonly encoding?: string }
	| { readonly problem: string };

export const maxFileBytes = maxTextBytes;

const notUtf8 = "not valid UTF-8 text; save it as UTF-8";
const notUtf16 = "not valid UTF-16 text; save it as UTF-8";
const binary = "a binary file, not text; save its text as .txt or .md";

/** Detection looks at so many bytes: time grows with them, certainty hardly. */
const sampleBytes = 64 * 1024;
/** How sure a detection must be, of 100, and how much surer than of Windows Western. */
const leastConfidence = 30;
const leastLead = 10;
const western = "windows-1252";

function encodingByMark(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
	return undefined;
}

/** What Windows Western has where ISO 8859-1 has control characters, from 0x80 on; "\0" where it has nothing. */
const westernSigns = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

/**
 * Decodes bytes in an encoding of the web's standard; throws on another, and with `fatal` on bytes that are not of it.
 * Node 20 reads Windows Western as ISO 8859-1, so the signs that only the former has are put in here.
 */
export function decodeAs(bytes: Uint8Array, encoding: string, fatal = false): string {
	const decoder = new TextDecoder(encoding, { fatal });
	const text = decoder.decode(bytes);
	if (decoder.encoding !== western) return text;
	return text.replace(/[\u0080-\u009f]/gu, (sign) => {
		const meant = westernSigns[sign.charCodeAt(0) - 0x80];
		return meant === undefined || meant === "\0" ? sign : meant;
	});
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
	try {
		const text = decodeAs(bytes, encoding, true);
		return text.includes("\0") ? undefined : text;
	} catch {
		return undefined;
	}
}

/**
 * Reads UTF-16 by its byte order mark, anything else as strict UTF-8.
 * The mark is not part of the text, so offsets are those an editor shows.
 */
export function decodeText(bytes: Uint8Array): Decoded {
	if (bytes.byteLength > maxFileBytes) return { problem: tooLarge(maxFileBytes) };
	const utf16 = encodingByMark(bytes);
	if (utf16 === undefined && bytes.includes(0)) return { problem: binary };
	const text = decoded(bytes, utf16 ?? "utf-8");
	if (text !== undefined) return { text };
	// a NUL character in UTF-16 is as binary as a NUL byte elsewhere
	if (utf16 === undefined) return { problem: notUtf8 };
	return { problem: new TextDecoder(utf16).decode(bytes).includes("\0") ? binary : notUtf16 };
}

/** UTF-16 without its mark: of Western text every other byte is nought. */
function unmarkedUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
	const sample = bytes.subarray(0, 1000);
	let even = 0;
	let odd = 0;
	sample.forEach((byte, i) => {
		if (byte === 0) i % 2 === 0 ? even++ : odd++;
	});
	const half = sample.length / 2;
	if (odd > half * 0.6 && even < half * 0.05) return "utf-16le";
	if (even > half * 0.6 && odd < half * 0.05) return "utf-16be";
	return undefined;
}

/** The bytes around the first that is not ASCII: what tells encodings apart. */
function telling(bytes: Uint8Array): Uint8Array {
	const first = bytes.findIndex((byte) => byte >= 0x80);
	const start = Math.max(0, first - 1000);
	return bytes.subarray(start, start + sampleBytes);
}

async function likelyEncoding(bytes: Uint8Array): Promise<string> {
	// few files need it: loaded when one does
	const { analyse } = await import("chardet");
	const found = analyse(telling(bytes)).filter(({ name }) => name !== "UTF-8" && name !== "ASCII");
	const [best] = found;
	const plain = found.find(({ name }) => name === western || name === "ISO-8859-1")?.confidence ?? 0;
	const sure = best && best.confidence >= leastConfidence && best.confidence >= plain + leastLead;
	return sure ? best.name : western;
}

/**
 * Reads a source's text in whatever encoding it is written: Unicode if it is valid as that, or else the encoding that
 * it says it is in, or the likeliest.
 *
 * @param declared - the encoding that the file or its envelope names
 */
export async function decodeSource(bytes: Uint8Array, declared?: string): Promise<DecodedSource> {
	if (bytes.byteLength > maxFileBytes) return { problem: tooLarge(maxFileBytes) };
	const unicode = decodeText(bytes);
	if ("text" in unicode) return unicode;
	const utf16 = encodingByMark(bytes) ?? unmarkedUtf16(bytes);
	const text16 = utf16 && decoded(bytes, utf16);
	if (text16 !== undefined) return { text: text16, encoding: utf16 ?? "" };
	if (bytes.includes(0)) return { problem: unicode.problem };
	for (const encoding of [declared, await likelyEncoding(bytes), western]) {
		const text = encoding === undefined ? undefined : decoded(bytes, encoding);
		if (text !== undefined) return { text, encoding: encoding ?? "" };
	}
	return unicode;
}
