/** U+0020. */
export const SPACE = 0x20;
const FULL_STOP = 0x2e;

/** What may stand behind a plain word without becoming a part of it; a full stop is looked at by itself. */
const CLOSING = new Uint8Array(128);
for (const mark of ' \n\t,;:!?)(]"-/%') CLOSING[mark.charCodeAt(0)] = 1;

/** Marks that are always a token of their own: all but the apostrophes, the underscore and what belongs to numbers. */
const MARK = new Uint8Array(0x2040);
for (const mark of '!"#$%&()*+,-./:;<=>?@[\\]^`{|}~“”‘–—…') MARK[mark.charCodeAt(0)] = 1;

/** Whether a character is a token of its own whatever stands beside it. */
export function isPlainMark(code: number): boolean {
	return MARK[code] === 1;
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const COMMA = 0x2c;

/** The end of the digits that begin at `start`, with the full stops and commas between them; `start` itself where there are none. */
export function digitsEnd(text: string, start: number): number {
	let end = start;
	while (isDigit(text.charCodeAt(end))) {
		end++;
		const next = text.charCodeAt(end);
		if ((next === FULL_STOP || next === COMMA) && isDigit(text.charCodeAt(end + 1))) end++;
	}
	return end;
}

const isLetter = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);

/**
 * The end of the word that begins at `start` and is made of nothing but A to Z, with nothing behind it that could
 * belong to it (a digit, an apostrophe, another script, the full stops of "U.S."); `start` itself where there is none.
 * Most words of a text are such words, and need no pattern to be found.
 */
export function plainWordEnd(text: string, start: number): number {
	let end = start;
	while (end < text.length && isLetter(text.charCodeAt(end))) end++;
	if (end === start || end === text.length) return end;
	const next = text.charCodeAt(end);
	if (next === FULL_STOP) return end - start > 1 ? end : start;
	return next < 128 && CLOSING[next] === 1 ? end : start;
}
