import abbreviations from "./abbreviations.json" with { type: "json" };
import { type Block, type Sentence, toDocument } from "./prose.js";
import { sentenceBorders } from "./sentence-borders.js";
import type { Span } from "./span.js";
import { isStopword } from "./tokens.js";

const beforeNames: ReadonlySet<string> = new Set(abbreviations.beforeNames);
const beforeNumbers: ReadonlySet<string> = new Set(abbreviations.beforeNumbers);
const anywhere: ReadonlySet<string> = new Set(abbreviations.anywhere);

const ending = /(\S*?)([.!?…。！？]+)(["'”’»)\]]*)\s*$/u;
const opening = /^["'“‘«([¿¡]*/u;
const dottedLetters = /^\p{L}(?:\.\p{L})*$/u;
const startsLower = /^\p{Ll}/u;
const startsDigit = /^[$€£¥]?\d/u;
const hasContent = /[\p{L}\p{N}]/u;
/** A word with a capital that is no abbreviation in capitals throughout. */
const anyCapitalised = /(?<!\p{L})\p{Lu}(?!\p{Lu})/u;
const LONGEST_WORD = 60;

function firstWord(text: string): string {
	return /^[\p{L}\p{M}]+/u.exec(text)?.[0] ?? "";
}

/** Whether a sentence can end at `at`: abbreviations, initials, decimals and quoted interjections cannot. */
function isBorder(text: string, from: number, at: number, lowerCased: boolean): boolean {
	const end = ending.exec(text.slice(Math.max(from, at - LONGEST_WORD), at));
	if (!end) return false;
	const [, printed = "", marks = "", closers = ""] = end;
	const after = text.slice(at, at + LONGEST_WORD).trimStart();
	const opener = opening.exec(after)?.[0] ?? "";
	const next = after.slice(opener.length);
	const continues = startsLower.test(next) && !lowerCased;
	if (marks !== ".") return !continues;
	if (continues) return false;
	const word = printed.replace(/^["'“‘«([]+/u, "").toLowerCase();
	if (closers !== "") return true;
	if (text.slice(from, at).trim() === `${printed}.` && /^\(?(?:\d{1,3}|\p{L})$/u.test(printed)) return false;
	if (beforeNames.has(word)) return false;
	if (beforeNumbers.has(word)) return !startsDigit.test(next);
	if (anywhere.has(word) || dottedLetters.test(word)) {
		return opener !== "" || isStopword(firstWord(next).toLowerCase());
	}
	return true;
}

/** Half-open spans of the sentences of a running text, without the white space around them. */
export function sentenceSpans(text: string): Span[] {
	const flat = text.replace(/[\r\n\u2028\u2029\u0085]/g, " ");
	const lowerCased = !anyCapitalised.test(flat);
	const found: Span[] = [];
	let from = 0;
	const take = (to: number) => {
		const part = flat.slice(from, to);
		if (hasContent.test(part)) {
			const start = from + part.length - part.trimStart().length;
			found.push({ start, end: from + part.trimEnd().length });
		}
		from = to;
	};
	for (const at of sentenceBorders(flat)) if (isBorder(flat, from, at, lowerCased)) take(at);
	take(flat.length);
	return found;
}

/** The sentences of a block, in order. */
export function sentencesOf(block: Block): Sentence[] {
	const { prose } = block;
	return sentenceSpans(prose.text).map(({ start, end }) => ({
		text: prose.text.slice(start, end),
		offset: start,
		block,
		span: { start: toDocument(prose, start, "start"), end: toDocument(prose, end, "end") },
	}));
}
