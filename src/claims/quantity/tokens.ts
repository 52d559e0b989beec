import { plainWordEnd, SPACE } from "../../text/plain-word.js";

/** A word, a number in digits, or any other single character. `text` is in lower case, without the dots of an abbreviation. */
export interface Token {
	readonly kind: "number" | "word" | "sign";
	readonly text: string;
	/** As printed. */
	readonly raw: string;
	readonly start: number;
	readonly end: number;
}

export type Tokens = readonly Token[];

const TOKEN =
	/(\d{1,3}(?:\.\d{3})+,\d{1,2}(?!,?\d)|\d{1,3}(?:\.\d{3}){2,}(?![\d.]\d)|\d{1,3}(?:['’]\d{3})+(?!\d)|\d+·\d+|\d+,\d{1,2}(?=\s?%)(?<!\d,\d{3},\d{1,2})|\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d+)?|\d{1,3} ?, 000(?![\d,])|\d+ \. \d+(?! \.)|\d+(?:\.\d+)?|(?<![\p{L}\d.])\.\d+)|((?:\p{L}\.){2,}|\p{L}+(?:['’]\p{L}+)*)|[^\s]/gu;

const DASHES: ReadonlyMap<string, string> = new Map([
	["–", "-"],
	["—", "—"],
	["‑", "-"],
	["−", "-"],
	["‒", "-"],
	["⁄", "/"],
	["∕", "/"],
	["″", '"'],
	["”", '"'],
	["’", "'"],
	["′", "'"],
]);

/** Tokens in order. Every dash but the long one reads "-". */
export function tokenize(text: string): Token[] {
	const tokens: Token[] = [];
	for (let at = 0; at < text.length; ) {
		const wordEnd = plainWordEnd(text, at);
		if (wordEnd > at) {
			const raw = text.slice(at, wordEnd);
			tokens.push({ kind: "word", text: raw.toLowerCase(), raw, start: at, end: wordEnd });
			at = text.charCodeAt(wordEnd) === SPACE ? wordEnd + 1 : wordEnd;
			continue;
		}
		TOKEN.lastIndex = at;
		const match = TOKEN.exec(text);
		if (match === null) break;
		const raw = match[0];
		const start = match.index;
		const end = start + raw.length;
		if (match[1] !== undefined) tokens.push({ kind: "number", text: plainNumber(raw), raw, start, end });
		else if (match[2] !== undefined)
			tokens.push({ kind: "word", text: plain(raw.toLowerCase()), raw, start, end });
		else tokens.push({ kind: "sign", text: DASHES.get(raw) ?? raw, raw, start, end });
		at = text.charCodeAt(end) === SPACE ? end + 1 : end;
	}
	return tokens;
}

/** With the marks between groups and before decimals that English papers print. */
function plainNumber(raw: string): string {
	if (/['’]/.test(raw)) return raw.replaceAll(/['’]/g, ",");
	if (/^\d+,\d{1,2}$/.test(raw)) return raw.replace(",", ".");
	if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(raw)) return raw.replaceAll(".", ",");
	return raw.replaceAll(" ", "").replace("·", ".");
}

function plain(word: string): string {
	return word.includes(".") ? word.replaceAll(".", "") : word;
}

/** Whether no space stands between token `at` and the one before it. */
export function attached(tokens: Tokens, at: number): boolean {
	const before = tokens[at - 1];
	const token = tokens[at];
	return before !== undefined && token !== undefined && before.end === token.start;
}

/** The text of a token, or "" beyond either end. */
export function textAt(tokens: Tokens, at: number): string {
	return tokens[at]?.text ?? "";
}

/** Whether token `at` is a hyphen with no space on either side. */
export function isHyphen(tokens: Tokens, at: number): boolean {
	return textAt(tokens, at) === "-" && attached(tokens, at) && attached(tokens, at + 1);
}

/** `at`, or the token behind it if `at` is a joining hyphen. */
export function skipHyphen(tokens: Tokens, at: number): number {
	return isHyphen(tokens, at) ? at + 1 : at;
}
