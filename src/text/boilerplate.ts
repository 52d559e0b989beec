import patterns from "./boilerplate.json" with { type: "json" };
import { plainBlocks } from "./plain.js";
import type { Block } from "./prose.js";
import { writtenDate } from "./written-date.js";

/** All of them begin at the line's start: as one pattern, most lines are settled at their first letter. */
const lineRule = new RegExp(patterns.lines.join("|"), "iu");
const phraseRule = new RegExp(patterns.phrases.map((words) => `\\b${words}\\b`).join("|"), "i");
/** Patterns that have to be looked for all along the line, by words that it must hold. */
const endRules = Object.entries(patterns.casedEnds).map(
	([words, source]) => [words, new RegExp(source, "u")] as const,
);
const sectionMarker = new RegExp(`^(?:${patterns.sections.join("|")})[\\s:.»›>]*$`, "iu");
const sentenceEnd = /[.!?…]["'”’»)\]]*$/u;
const teaserEnd =
	/(?:\bmore|\bread more|\bcontinue reading)\s*(?:\.{3}|…|»|›|>+)$|[\s\u00a0]\d{1,2}:\d{2}$/iu;
/** What a teaser's last characters are: most lines need no closer look. */
const teaserMark = /(?:\.{3}|[…»›>\d])$/u;
const closing = new RegExp(patterns.closing, "iu");
const datedTeaser = new RegExp(patterns.datedTeaser, "iu");
const breadcrumb = /^[^|>›»]{1,24}(?:\s*[|>›»]\s*[^|>›»]{1,24})+$/u;
const LONGEST_END = 60;
const LONGEST_MARKER = 60;
const LONGEST_FURNITURE = 300;
const LONGEST_HEADLINE_WORDS = 16;
const SENTENCE_WORDS = 6;
const MENU_WORDS = 4;
const SIGN_OFF_WORDS = 6;
const MENU_LENGTH = 4;
const LEADING_RUN = 2;

const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*/gu;

/** Whether a text has so many words or more; a long one is not read to its end. */
function hasWords(text: string, atLeast: number): boolean {
	word.lastIndex = 0;
	for (let count = 0; count < atLeast; count++) if (!word.test(text)) return false;
	return true;
}

/** The end of a text, which patterns for its end would otherwise look for from each of its letters. */
function lastOf(text: string): string {
	return text.slice(-LONGEST_END);
}

function isTeaser(text: string): boolean {
	return teaserMark.test(text.slice(-3)) && teaserEnd.test(lastOf(text));
}

function isSentence(text: string): boolean {
	return sentenceEnd.test(lastOf(text)) && !isTeaser(text) && hasWords(text, SENTENCE_WORDS);
}

function isLabel(text: string, words: number): boolean {
	return !hasWords(text, words + 1) && !sentenceEnd.test(lastOf(text)) && !/\d/u.test(text);
}

function isBreadcrumb(text: string): boolean {
	return breadcrumb.test(text) && !/\d/u.test(text) && !hasWords(text, 9);
}

function isTimestamp(text: string): boolean {
	const date = writtenDate(text);
	return date !== undefined && !hasWords(text.slice(0, date.start) + text.slice(date.end), 6);
}

function isFurnitureLine(text: string): boolean {
	if (lineRule.test(text) || phraseRule.test(text)) return true;
	return endRules.some(([words, rule]) => text.includes(words) && rule.test(text));
}

/** Whether a block is furniture whatever stands around it: a path, a rights notice, a "read more". */
export function isBoilerplate(block: Block): boolean {
	const text = block.prose.text.trim();
	if (text.length > LONGEST_FURNITURE) return false;
	return isFurnitureLine(text) || (isBreadcrumb(text) && block.level !== 1);
}

function isSectionMarker(text: string): boolean {
	return text.length <= LONGEST_MARKER && sectionMarker.test(text);
}

/** Marks every run of at least `length` blocks that are labels (or already dropped) within `[from, to)`. */
function dropRuns(
	blocks: readonly Block[],
	dropped: boolean[],
	[from, to]: readonly [number, number],
	length: number,
	isMember: (block: Block) => boolean,
): void {
	for (let at = from; at < to; ) {
		let end = at;
		let members = 0;
		for (; end < to; end++) {
			const block = blocks[end];
			if (!block) break;
			if (dropped[end]) continue;
			if (!isMember(block)) break;
			members++;
		}
		if (members > 0 && end - at >= length) dropped.fill(true, at, end);
		at = Math.max(end, at + 1);
	}
}

/**
 * Lists of other headlines, from their marker to the next sentence. Ahead of the last sentence a text that is
 * too long for a headline ends the list too: sentences are printed without their full stop at times.
 */
function dropSections(
	blocks: readonly Block[],
	dropped: boolean[],
	sentences: readonly boolean[],
	last: number,
): void {
	let inSection = false;
	blocks.forEach((block, i) => {
		const text = block.prose.text.trim();
		const ends =
			sentences[i] || block.level === 1 || (i < last && hasWords(text, LONGEST_HEADLINE_WORDS + 1));
		if (isSectionMarker(text)) inSection = true;
		else if (ends) inSection = false;
		if (inSection) dropped[i] = true;
	});
}

/** Before the first sentence: menus and time stamps. The first block stays: it may be a short title. */
function dropLead(blocks: readonly Block[], dropped: boolean[], end: number): void {
	blocks.slice(0, end).forEach((block, i) => {
		if (isTimestamp(block.prose.text)) dropped[i] = true;
	});
	const isMenu = (block: Block) =>
		!block.prose.text.includes("\n") && isLabel(block.prose.text, MENU_WORDS - 1);
	dropRuns(blocks, dropped, [dropped[0] ? 0 : 1, end], LEADING_RUN, isMenu);
}

/** After the last sentence: site names, dated headlines of other articles, teasers. A letter's signature stays. */
function dropTail(blocks: readonly Block[], dropped: boolean[], from: number): void {
	const tail = blocks.slice(from);
	const signature = tail.findIndex((block) => closing.test(block.prose.text.trim()));
	tail.slice(0, signature < 0 ? tail.length : signature).forEach((block, i) => {
		const text = block.prose.text.trim();
		const furniture =
			isLabel(text, SIGN_OFF_WORDS) || isTeaser(text) || datedTeaser.test(text) || isTimestamp(text);
		if (furniture) dropped[from + i] = true;
	});
}

/** A short or unfinished first line above longer text is the headline, in whatever case it is written. */
function withHeadline(blocks: Block[]): Block[] {
	const [first, second] = blocks;
	if (!first || !second || first.kind !== "paragraph") return blocks;
	const text = first.prose.text;
	const isHeadline = !text.includes("\n") && !hasWords(text, 26) && !/[.!?…:;,]["'”’»)\]]*$/u.test(text);
	return isHeadline ? [{ ...first, kind: "heading", level: 1 }, ...blocks.slice(1)] : blocks;
}

/**
 * The paragraphs of an article without the menus, teasers and notices around it; offsets are those of the text.
 * A block that reads as a sentence stays: losing a sentence loses evidence.
 */
export function articleBlocks(text: string): Block[] {
	const blocks = plainBlocks(text);
	const dropped = blocks.map(isBoilerplate);
	const sentences = blocks.map((block, i) => !dropped[i] && isSentence(block.prose.text.trim()));
	const first = sentences.indexOf(true);
	if (first < 0) return withHeadline(blocks);
	const last = sentences.lastIndexOf(true);
	dropSections(blocks, dropped, sentences, last);
	dropLead(blocks, dropped, first);
	const isMenuItem = (block: Block) => block.kind === "listItem" && isLabel(block.prose.text, MENU_WORDS);
	dropRuns(blocks, dropped, [0, blocks.length], MENU_LENGTH, isMenuItem);
	dropTail(blocks, dropped, last + 1);
	return withHeadline(blocks.filter((_, i) => !dropped[i]));
}

/** Whether a line is what a letter closes with, above its signature. */
export function isClosing(line: string): boolean {
	return closing.test(line.trim());
}
