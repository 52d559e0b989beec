import { foldForMatch } from "../text/fold.js";
import type { Span } from "../text/span.js";
import { foldSpelling } from "../text/spelling.js";
import { type Token, tokens } from "../text/tokens.js";
import table from "./data/quotation.json" with { type: "json" };

/** A word of a quotation, in the form in which house styles agree. Offsets are into the block's text. */
export interface QuotedWord extends Span {
	/** One spelling for British and American, no case, no diacritics, contractions written out where that is sure. */
	readonly key: string;
	readonly block: number;
	/** Put in by the writer, in brackets. */
	readonly inserted: boolean;
	/** An ellipsis or the border of a quotation stands before it: words may be left out there. */
	readonly cut: boolean;
}

const fillers: ReadonlySet<string> = new Set(table.fillers);
const contractions: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(table.contractions));
const split: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(table.split));
const beforeNot: ReadonlyMap<string, string> = new Map(Object.entries(table.beforeNot));
const symbols: ReadonlySet<string> = new Set(["$", "£", "€", "¥", "%", "&", "'s", "'d"]);
const opening: ReadonlySet<string> = new Set(["[", "("]);
const closing: ReadonlySet<string> = new Set(["]", ")"]);

/** Before the key of a word in brackets: it is no word of the speaker's, and agrees only with its like. */
const INSERTED = "[";

/** The key of a word, in brackets or not. */
export function plainKey(key: string): string {
	return key.startsWith(INSERTED) ? key.slice(INSERTED.length) : key;
}

/** The words of `text.slice(start, end)`; `cut` says whether the first one follows a border. */
export function quotedWords(text: string, { start, end }: Span, block: number, cut = true): QuotedWord[] {
	const found: QuotedWord[] = [];
	const marks = tokens(text.slice(start, end));
	let gap = cut;
	let inserted = false;
	for (let i = 0; i < marks.length; i++) {
		const token = marks[i];
		if (!token) continue;
		const dots = ellipsisAt(marks, i);
		if (dots > 0) {
			gap = true;
			i += dots - 1;
			continue;
		}
		if (opening.has(token.text)) inserted = true;
		else if (closing.has(token.text)) inserted = false;
		const keys = keysAt(marks, i);
		const glued = isGlued(marks, i) ? found.at(-1) : undefined;
		if (glued && keys.length > 0) {
			// "[T]he", "allow[ed]"
			found[found.length - 1] = {
				...glued,
				key: wordKey(
					`${text.slice(glued.start, glued.end)}${token.text}`.replace(/[[\]()]/g, "").toLowerCase(),
				),
				end: start + token.end,
				inserted: true,
			};
			continue;
		}
		for (const key of keys) {
			found.push({
				key: inserted ? `${INSERTED}${key}` : key,
				start: start + token.start,
				end: start + token.end,
				block,
				inserted,
				cut: gap,
			});
			gap = false;
		}
	}
	return found;
}

/** How many tokens an ellipsis takes that begins here, its brackets included. */
function ellipsisAt(marks: readonly Token[], at: number): number {
	let next = at;
	const bracketed = opening.has(marks[next]?.text ?? "");
	if (bracketed) next++;
	let dots = 0;
	while (marks[next]?.text === "." || marks[next]?.text === "…") {
		dots += marks[next]?.text === "…" ? 3 : 1;
		next++;
	}
	if (dots < 3) return 0;
	if (bracketed) return closing.has(marks[next]?.text ?? "") ? next + 1 - at : 0;
	return next - at;
}

function isGlued(marks: readonly Token[], at: number): boolean {
	const [word, bracket, earlier] = [marks[at], marks[at - 1], marks[at - 2]];
	if (!word || !bracket || !earlier || word.kind !== "word" || earlier.kind !== "word") return false;
	if (bracket.end !== word.start || earlier.end !== bracket.start) return false;
	return opening.has(bracket.text) || closing.has(bracket.text);
}

function keysAt(marks: readonly Token[], at: number): readonly string[] {
	const token = marks[at];
	if (!token) return [];
	if (token.kind === "number") return [token.lower.replaceAll(",", "")];
	const { lower } = token;
	const whole = contractions.get(lower);
	if (whole) return whole;
	if (token.kind === "punct") return symbols.has(lower) ? [lower] : [];
	if (fillers.has(lower)) return [];
	if (marks[at + 1]?.lower === "not" && marks[at + 1]?.start === token.end) {
		const stem = beforeNot.get(lower);
		if (stem !== undefined) return [stem];
	}
	return split.get(lower) ?? [wordKey(lower)];
}

function wordKey(lower: string): string {
	return foldSpelling(foldForMatch(lower));
}

/** Where the words may be cut into parts that are looked for one by one. */
export function cutAtGaps(words: readonly QuotedWord[], shortest: number, longest: number): QuotedWord[][] {
	const parts: QuotedWord[][] = [];
	for (const word of words) {
		const last = parts.at(-1);
		const full = last !== undefined && last.length >= longest;
		if (!last || full || (word.cut && last.length >= shortest)) parts.push([word]);
		else last.push(word);
	}
	const [rest, previous] = [parts.at(-1), parts.at(-2)];
	if (rest && previous && rest.length < shortest) {
		previous.push(...rest);
		parts.pop();
	}
	return parts;
}
