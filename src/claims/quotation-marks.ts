import type { Span } from "../text/span.js";
import table from "./data/quotation.json" with { type: "json" };

/** The words between a pair of quotation marks; offsets are into the text that was given. */
export interface MarkedWords extends Span {
	/** Whether the words go on to the end of the text with no mark that closes them. */
	readonly open: boolean;
	/** Which marks: a quotation that runs on over paragraphs opens each with the same kind. */
	readonly family: "double" | "single";
}

interface Mark extends Span {
	readonly text: string;
	readonly family: "double" | "single";
	/** White space, an opening bracket or dash, or the text's edge. */
	readonly clearBefore: boolean;
	readonly clearAfter: boolean;
	readonly spaceBefore: boolean;
	readonly spaceAfter: boolean;
}

const anyMark = /["“”„‟«»'‘’‚]|``/gu;
const opensOnly: ReadonlySet<string> = new Set(["“", "„", "‟", "«", "``", "‘", "‚"]);
const closesOnly: ReadonlySet<string> = new Set(["”", "»", "’"]);
const before = /[\s([{<—–\-/"“„«‘'\ufffc]/u;
const after = /[\s.,;:!?)\]}>—–\-/…"”»'’]/u;
const letterOrDigit = /[\p{L}\p{N}]/u;
const apostropheWord = new RegExp(
	`^(?:${table.apostropheOpeners.join("|")}|\\d0s|\\d\\d)(?![\\p{L}\\p{N}])`,
	"iu",
);
const LONGEST_OPENER = 8;

function marksOf(text: string): Mark[] {
	const found: Mark[] = [];
	for (const match of text.matchAll(anyMark)) {
		const twin = match[0] === "'" && text[match.index + 1] === "'";
		// two apostrophes are one double mark, and the second of them none
		if (match[0] === "'" && found.at(-1)?.end === match.index + 1) continue;
		const printed = twin ? "''" : match[0];
		const end = match.index + printed.length;
		const left = text[match.index - 1];
		const right = text[end];
		found.push({
			start: match.index,
			end,
			text: printed,
			family: /^['‘’‚]$/.test(printed) ? "single" : "double",
			clearBefore: left === undefined || before.test(left),
			clearAfter: right === undefined || after.test(right),
			spaceBefore: left === undefined || /\s/u.test(left),
			spaceAfter: right === undefined || /\s/u.test(right),
		});
	}
	return found;
}

/** The quotations that stand in one paragraph, in order, nested ones left inside the outer. */
export function markedWords(text: string): MarkedWords[] {
	const marks = marksOf(text);
	if (marks.length === 0) return [];
	const closers = singleClosers(text, marks);
	const found: MarkedWords[] = [];
	const take = (from: number, to: number, family: Mark["family"], open: boolean): void => {
		const span = trimmed(text, from, to);
		if (span.start < span.end) found.push({ ...span, family, open });
	};
	let open: Mark | undefined;
	for (let i = 0; i < marks.length; i++) {
		const mark = marks[i];
		if (!mark) continue;
		if (mark.family === "single") {
			const closer = open === undefined && opensSingle(text, mark) ? closers[i] : undefined;
			const end = closer === undefined ? undefined : marks[closer];
			if (closer === undefined || !end) continue;
			take(mark.end, end.start, "single", false);
			i = closer;
		} else if (open === undefined) {
			if (opensDouble(text, mark)) open = mark;
		} else if (reopens(text, mark)) open = mark;
		else {
			take(open.end, mark.start, "double", false);
			open = undefined;
		}
	}
	if (open) take(open.end, text.length, "double", true);
	else {
		const first = marks[0];
		const opensText = first && first.start === 0 && first.family === "single" && found.length === 0;
		if (opensText && opensSingle(text, first)) take(first.end, text.length, "single", true);
	}
	return found;
}

function opensDouble(text: string, mark: Mark): boolean {
	if (closesOnly.has(mark.text)) return false;
	if (opensOnly.has(mark.text)) return mark.end < text.length;
	return mark.clearBefore && mark.end < text.length;
}

/** A mark inside a quotation that can only open one: the mark that should have closed it was left out. */
function reopens(text: string, mark: Mark): boolean {
	if (closesOnly.has(mark.text) || mark.text === "“")
		return mark.text === "“" && mark.spaceBefore && !mark.spaceAfter;
	return mark.spaceBefore && letterOrDigit.test(text[mark.end] ?? "");
}

function opensSingle(text: string, mark: Mark): boolean {
	if (mark.text === "’" || !mark.clearBefore || mark.spaceAfter) return false;
	return !apostropheWord.test(text.slice(mark.end, mark.end + LONGEST_OPENER));
}

/**
 * For each single mark, the mark that closes a quotation opened there. The same character is the apostrophe:
 * "the players' view" closes nothing while a surer mark follows.
 */
function singleClosers(text: string, marks: readonly Mark[]): (number | undefined)[] {
	const closers: (number | undefined)[] = new Array(marks.length);
	let sure: number | undefined;
	let possible: number | undefined;
	for (let i = marks.length - 1; i >= 0; i--) {
		const mark = marks[i];
		if (mark?.family !== "single") continue;
		closers[i] = sure ?? possible;
		if (opensSingle(text, mark)) {
			sure = undefined;
			possible = undefined;
			continue;
		}
		if (opensOnly.has(mark.text) || mark.spaceBefore || !mark.clearAfter) continue;
		const left = text[mark.start - 1] ?? "";
		const right = text[mark.end] ?? "";
		const plural = /s/i.test(left) && /\s/u.test(right);
		if (plural) possible = i;
		else sure = i;
	}
	return closers;
}

function trimmed(text: string, from: number, to: number): Span {
	let [start, end] = [from, to];
	while (start < end && /\s/u.test(text[start] ?? "")) start++;
	while (end > start && /\s/u.test(text[end - 1] ?? "")) end--;
	return { start, end };
}
