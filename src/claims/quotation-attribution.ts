import type { Block } from "../text/prose.js";
import { sentenceSpans } from "../text/sentences.js";
import { overlaps, type Span } from "../text/span.js";
import { type Token, tokens } from "../text/tokens.js";
import table from "./data/quotation.json" with { type: "json" };
import type { NameMention } from "./name-types.js";
import { names } from "./names.js";
import { blockSource, type Quotation, type QuotationPart } from "./quotation.js";
import { nameWords } from "./role.js";
import { isSaidToSomeone, isSayingVerb } from "./saying.js";

/** Who is said to have said a quotation: a name as printed beside the saying verb. */
export interface Speaker extends Span {
	readonly block: number;
	/** Folded for matching. */
	readonly words: readonly string[];
	/** A title or an honorific stands before the name. */
	readonly titled: boolean;
}

/** What the text beside a quotation tells of it. */
export interface Attribution {
	/** Whether words of saying stand beside it. */
	readonly said: boolean;
	/** "he said": who is meant is told before. */
	readonly pronoun: boolean;
	/** The names that may be the speaker's; none when a pronoun, a role or nothing tells who speaks. */
	readonly speakers: readonly Speaker[];
	/** The sentences that hold the quotation, its own words left out. */
	readonly around: string;
}

const mouthpieces: ReadonlySet<string> = new Set(table.mouthpieces);
const pronouns: ReadonlySet<string> = new Set(table.pronouns);
const linkWord =
	/^(?:of|in|on|at|by|for|from|to|with|that|about|during|after|before|as|when|while|he|she|they|it|we|i)$/;
/** Stands for words that are not to be read: no letter, no white space, no mark. */
const HIDDEN = "\u0000";
const FAR = 9;

/** Reads who speaks, and the words around, from the sentences that hold the quotation. */
export function attributionOf(quotation: Quotation, blocks: readonly Block[]): Attribution {
	const around: string[] = [];
	let best: Told | undefined;
	for (const index of new Set(quotation.parts.map(({ block }) => block))) {
		const text = blocks[index]?.prose.text ?? "";
		const parts = quotation.parts.filter(({ block }) => block === index);
		const span = sentencesAround(text, parts);
		const shown = hide(text, span, parts);
		around.push(shown.replaceAll(HIDDEN, " ").trim());
		const told = speakerIn(shown, span.start, index, parts);
		if (told && (!best || told.verb < best.verb)) best = told;
	}
	const source = best || quotation.told === "marks" ? undefined : blockSource(quotation, blocks);
	if (source) {
		const line = blocks[source.block]?.prose.text.slice(source.start, source.end) ?? "";
		const [name] = names(line);
		around.push(line);
		if (name) best = { verb: 0, pronoun: false, speakers: [toSpeaker(name, source.start, source.block)] };
	}
	const first = quotation.parts[0];
	if (!best && first && first.start <= 2) {
		const introduced = introducedBy(blocks, first.block - 1);
		if (introduced) {
			around.push(introduced.text);
			best = speakerIn(`${introduced.text}${HIDDEN}`, introduced.start, first.block - 1, []);
		}
	}
	return {
		said: best !== undefined,
		pronoun: best?.pronoun ?? false,
		speakers: best?.speakers ?? [],
		around: around.join(" ").trim(),
	};
}

function sentencesAround(text: string, parts: readonly QuotationPart[]): Span {
	const held = sentenceSpans(text).filter((sentence) => parts.some((part) => overlaps(sentence, part)));
	const [first, last] = [held[0], held.at(-1)];
	return first && last ? { start: first.start, end: last.end } : { start: 0, end: text.length };
}

function hide(text: string, span: Span, parts: readonly Span[]): string {
	let shown = "";
	let from = span.start;
	for (const part of parts) {
		const start = Math.max(from, Math.min(part.start, span.end));
		const end = Math.max(start, Math.min(part.end, span.end));
		shown += text.slice(from, start) + HIDDEN.repeat(end - start);
		from = end;
	}
	return shown + text.slice(from, span.end);
}

/** The last sentence of a paragraph that ends in a colon: it introduces what follows. */
function introducedBy(blocks: readonly Block[], index: number): { text: string; start: number } | undefined {
	const text = blocks[index]?.prose.text;
	if (text === undefined || !/:["“]?\s*$/u.test(text)) return undefined;
	const last = sentenceSpans(text).at(-1);
	return last && { text: text.slice(last.start, last.end), start: last.start };
}

interface Told {
	/** How far the saying verb is off, in tokens. */
	readonly verb: number;
	readonly pronoun: boolean;
	readonly speakers: readonly Speaker[];
}

function isPerson(word: Token | undefined): boolean {
	return word?.lower === "he" || word?.lower === "she";
}

/** The speaker by the saying verb that stands nearest to the quotation. */
function speakerIn(shown: string, offset: number, block: number, parts: readonly Span[]): Told | undefined {
	const words = tokens(shown).filter(({ text }) => !text.includes(HIDDEN));
	const hidden = hiddenRuns(shown);
	let nearest: { at: number; far: number } | undefined;
	for (const [i, { lower, start, end }] of words.entries()) {
		const according = lower === "according" && words[i + 1]?.lower === "to";
		if (!isSayingVerb(lower) && !according) continue;
		const far = Math.min(
			...hidden.map((run) =>
				tokensBetween(words, run.end <= start ? run.end : end, run.end <= start ? start : run.start),
			),
		);
		if (!nearest || far < nearest.far) nearest = { at: i, far };
	}
	const found = names(shown);
	if (!nearest) {
		const label = labelBefore(shown, found, hidden[0]?.start ?? 0);
		return label && { verb: 0, pronoun: false, speakers: [toSpeaker(label, offset, block)] };
	}
	if (parts.length > 0 && nearest.far > FAR * 3) return undefined;
	const speakers = subjectsOf(words, nearest.at, found, shown, hidden);
	const pronoun =
		speakers.length === 0 && [words[nearest.at - 1], words[nearest.at + 1]].some((word) => isPerson(word));
	return { verb: nearest.far, pronoun, speakers: speakers.map((name) => toSpeaker(name, offset, block)) };
}

function hiddenRuns(shown: string): Span[] {
	const found: Span[] = [];
	for (let at = shown.indexOf(HIDDEN); at >= 0; ) {
		let end = at;
		while (shown[end] === HIDDEN) end++;
		found.push({ start: at, end });
		at = shown.indexOf(HIDDEN, end);
	}
	return found;
}

function tokensBetween(words: readonly Token[], from: number, to: number): number {
	return words.filter(({ start, end, kind }) => kind !== "punct" && start >= from && end <= to).length;
}

/** `Smith: "..."` */
function labelBefore(shown: string, found: readonly NameMention[], at: number): NameMention | undefined {
	return found.find(
		({ end }) => end <= at && /^\s*(?:\([^()]{1,40}\))?\s*:\s*["“‘']?$/u.test(shown.slice(end, at)),
	);
}

function subjectsOf(
	words: readonly Token[],
	verb: number,
	found: readonly NameMention[],
	shown: string,
	hidden: readonly Span[],
): NameMention[] {
	const token = words[verb];
	if (!token) return [];
	const after = words[verb + 1];
	const according = token.lower === "according";
	const next = according ? words[verb + 2] : after;
	const spoken = hidden.some(({ end }) => end <= token.start);
	const inverted =
		next !== undefined &&
		(spoken || according) &&
		!isSaidToSomeone(token.lower) &&
		next.kind !== "punct" &&
		(according || !linkWord.test(next.lower)) &&
		!hidden.some(({ start }) => start >= token.end && start < next.start);
	const before = found.filter(({ end }) => end <= token.start);
	if (inverted && !hasSubjectBefore(words, verb, before, shown)) {
		const name = found.find(({ start }) => start >= next.start);
		if (!name) return [];
		const between = words.filter(({ start, end }) => start >= next.start && end <= name.start);
		if (between.length > FAR || between.some(({ lower }) => mouthpieces.has(lower)) || isOwner(shown, name))
			return [];
		return withPartner(name, found, shown);
	}
	return subjectBefore(words, verb, before, shown);
}

function hasSubjectBefore(
	words: readonly Token[],
	verb: number,
	before: readonly NameMention[],
	shown: string,
): boolean {
	const last = words[verb - 1];
	const token = words[verb];
	if (!last || !token || shown.slice(last.end, token.start).includes(HIDDEN)) return false;
	return pronouns.has(last.lower) || before.some(({ end }) => shown.slice(end, token.start).trim() === "");
}

function subjectBefore(
	words: readonly Token[],
	verb: number,
	before: readonly NameMention[],
	shown: string,
): NameMention[] {
	const token = words[verb];
	const nearest = headName(before, shown);
	if (!token || !nearest) return [];
	// "Smith met Jones, saying": whose participle it is, is not told by the order
	if (token.lower.endsWith("ing") && before.length > 1) return [];
	const own = words.filter(({ start, end }) => start >= nearest.end && end <= token.start);
	if (shown.slice(nearest.end, token.start).includes(HIDDEN)) return [];
	if (own.some(({ lower }) => pronouns.has(lower) || mouthpieces.has(lower))) return [];
	if (isOwner(shown, nearest)) return [];
	if (!own.some(({ text }) => text === ",")) {
		const reach = own.length <= 3 && own.every(({ kind }) => kind === "word");
		return reach ? withPartner(nearest, before, shown) : [];
	}
	// "Smith, the manager of Leeds, said": the name that the words between commas stand for
	const apposed = before.find(
		({ end }) =>
			/^,\s*(?:\d|\p{Ll})/u.test(shown.slice(end)) && shown.slice(0, end).lastIndexOf(HIDDEN) < end,
	);
	if (!apposed || isOwner(shown, apposed)) return [];
	const between = words.filter(({ start, end }) => start >= apposed.end && end <= token.start);
	return /,$/.test(shown.slice(apposed.end, token.start).trimEnd()) && between.length <= FAR * 3
		? [apposed]
		: [];
}

/** The last name that is not inside "of the ...", "from ...". */
function headName(before: readonly NameMention[], shown: string): NameMention | undefined {
	for (let i = before.length - 1; i >= 0; i--) {
		const name = before[i];
		if (name && !/(?:^|\s)(?:of|from|at|in|for|with|by|to)\s+(?:the\s+)?$/iu.test(shown.slice(0, name.start)))
			return name;
	}
	return undefined;
}

function isOwner(shown: string, { end }: NameMention): boolean {
	return /^['’]s?(?!\p{L})/u.test(shown.slice(end));
}

/** "Smith and Jones said": either of them. */
function withPartner(name: NameMention, found: readonly NameMention[], shown: string): NameMention[] {
	const others = found.filter((other) => {
		const [left, right] = other.end <= name.start ? [other, name] : [name, other];
		return (
			other !== name &&
			/^\s*(?:,\s*)?(?:and|or|&)\s+/u.test(shown.slice(left.end, right.start)) &&
			right.start - left.end < 80
		);
	});
	return [name, ...others];
}

/** A name as a speaker; `offset` is where the text that it was read in begins in its block. */
export function toSpeaker({ start, end, words, role }: NameMention, offset: number, block: number): Speaker {
	return {
		start: offset + start,
		end: offset + end,
		block,
		words: nameWords(words),
		titled: role !== undefined,
	};
}
