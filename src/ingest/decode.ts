/** Text, or why there is none: a phrase that says what is wrong and what to do. */
export type Decoded = { readonly text: string } | { readonly problem: string };

export const maxFileBytes = 20 * 1024 * 1024;

export const tooLarge = "larger than 20 MB; split it into smaller files";
const notUtf8 = "not valid UTF-8 text; save it as UTF-8";
const notUtf16 = "not valid UTF-16 text; save it as UTF-8";
const binary = "a binary file, not text; save its text as .txt or .md";

function encodingByMark(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
	return undefined;
}

/**
 * Reads UTF-16 by its byte order mark, anything else as strict UTF-8.
 * The mark is not part of the text, so offsets are those an editor shows.
 */
export function decodeText(bytes: Uint8Array): Decoded {
	if (bytes.byteLength > maxFileBytes) return { problem: tooLarge };
	const utf16 = encodingByMark(bytes);
	if (utf16 === undefined && bytes.includes(0)) return { problem: binary };
	try {
		const text = new TextDecoder(utf16 ?? "utf-8", { fatal: true }).decode(bytes);
		return text.includes("\0") ? { problem: binary } : { text };
	} catch {
		return { problem: utf16 === undefined ? notUtf8 : notUtf16 };
	}
}
