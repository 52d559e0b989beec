import { attributionOf } from "../../src/claims/quotation-attribution.js";
import { cutAtGaps, type QuotedWord, quotedWords } from "../../src/claims/quotation-words.js";
import { createStore, type StoredSource } from "../../src/corpus/store.js";
import { sentenceSpans } from "../../src/text/sentences.js";
import { overlaps, type Span } from "../../src/text/span.js";
import { foldSpelling } from "../../src/text/spelling.js";
import { hash, type LabelledSource } from "./data.js";

export const honestKinds = ["unchanged", "elided", "bracketed", "house style", "cut"] as const;
export const faultyKinds = ["changed", "dropped", "added", "changed, retold", "speaker"] as const;
export type QuotationKind = (typeof honestKinds)[number] | (typeof faultyKinds)[number];

/** A draft that quotes a source; a faulty one differs from it at `[start, end)`. */
export interface QuotationRow {
	readonly source: string;
	readonly kind: QuotationKind;
	readonly draft: string;
	readonly start: number;
	readonly end: number;
	/** Words that were compared, as they stand in the source. */
	readonly words: number;
}

const SHORTEST = 4;
const LONGEST = 120;
const ellipses = ["…", "...", "[...]", ". . ."];
const adverbs = ["really", "never", "certainly", "often", "hardly", "only"];
const insertions = ["[the officials]", "[last year]", "[of the group]", "[his]"];

/** A row of numbers below one that a text fixes (mulberry32). */
function randomFrom(text: string): () => number {
	let state = hash(text);
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let value = Math.imul(state ^ (state >>> 15), 1 | state);
		value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
		return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
	};
}

interface Quoted {
	readonly id: string;
	/** The sentences of the source that hold the quotation. */
	readonly text: string;
	/** One stretch of the quotation's words, offsets into `text`. */
	readonly words: readonly QuotedWord[];
	readonly marks: Span;
	/** The printed name of who speaks. */
	readonly speaker: (Span & { readonly name: string }) | undefined;
}

/** The quotations of a source with the sentences that hold them, those that stand in one paragraph. */
function quotedIn(source: StoredSource): Quoted[] {
	return source.quotations.flatMap((quotation, index): Quoted[] => {
		const part = quotation.parts[0];
		if (!part || quotation.told !== "marks") return [];
		const block = source.blocks[part.block];
		if (!block || block.kind === "heading" || quotation.parts.some((other) => other.block !== part.block))
			return [];
		const { text } = block.prose;
		const held = sentenceSpans(text).filter((sentence) =>
			quotation.parts.some((own) => overlaps(own, sentence)),
		);
		const [first, last] = [held[0], held.at(-1)];
		if (!first || !last) return [];
		const shift = (span: Span) => ({ start: span.start - first.start, end: span.end - first.start });
		const words = quotedWords(text, part, 0).map((word) => ({ ...word, ...shift(word) }));
		if (words.length < SHORTEST || words.length > LONGEST || cutAtGaps(words, SHORTEST, LONGEST).length > 1)
			return [];
		const { speakers } = attributionOf(quotation, source.blocks);
		const [speaker, second] = speakers;
		const told =
			speaker &&
			!second &&
			speaker.block === part.block &&
			overlaps(speaker, { start: first.start, end: last.end });
		return [
			{
				id: `${source.input.id}:${index}`,
				text: text.slice(first.start, last.end),
				words,
				marks: shift(part),
				speaker: told ? { ...shift(speaker), name: text.slice(speaker.start, speaker.end) } : undefined,
			},
		];
	});
}

/** Rows for every quotation of the sources, each kind once where the quotation allows it. */
export function quotationRows(sources: readonly LabelledSource[]): QuotationRow[] {
	return sources.flatMap((input) => {
		const store = createStore();
		store.add({ id: input.id, text: input.text });
		const source = store.get(input.id);
		if (!source) return [];
		const quoted = quotedIn(source);
		const vocabulary = [
			...new Set(quoted.flatMap(({ text, words }) => words.map(({ start, end }) => text.slice(start, end)))),
		].filter((word) => /^\p{Ll}{4,}$/u.test(word));
		return quoted.flatMap((one) => rowsOf(input.id, one, vocabulary, quoted));
	});
}

function rowsOf(
	source: string,
	quoted: Quoted,
	vocabulary: readonly string[],
	all: readonly Quoted[],
): QuotationRow[] {
	const random = randomFrom(quoted.id);
	const rows: QuotationRow[] = [];
	const put = (kind: QuotationKind, from: number, to: number, by: string): void => {
		const draft = quoted.text.slice(0, from) + by + quoted.text.slice(to);
		rows.push({ source, kind, draft, start: from, end: from + by.length, words: quoted.words.length });
	};
	const { words, text } = quoted;
	put("unchanged", 0, 0, "");
	// where a word of its own stands, between white space
	const isPlain = ({ start, end, inserted }: QuotedWord): boolean =>
		!inserted && /\s/u.test(text[start - 1] ?? "") && /^[\s,.;:!?]/u.test(text.slice(end));
	const inner = words.slice(1, -1).filter(isPlain);
	const at = inner[Math.floor(random() * inner.length)];
	const long = inner.filter(({ start, end }) => /^\p{Ll}{4,}$/u.test(text.slice(start, end)));
	const target = long[Math.floor(random() * long.length)];
	if (target) {
		const old = text.slice(target.start, target.end);
		const others = vocabulary.filter(
			(word) => foldSpelling(word) !== target.key && word.slice(0, 4) !== old.slice(0, 4),
		);
		const other = others[Math.floor(random() * others.length)];
		if (other !== undefined) {
			put("changed", target.start, target.end, other);
			// nothing around the words tells which remark is meant
			const { start, end } = quoted.marks;
			const lead = "One of them said: “";
			const draft = `${lead}${text.slice(start, target.start)}${other}${text.slice(target.end, end)}”`;
			const from = lead.length + target.start - start;
			rows.push({
				source,
				kind: "changed, retold",
				draft,
				start: from,
				end: from + other.length,
				words: words.length,
			});
		}
		put("dropped", target.start, target.end + 1, "");
	}
	if (at && words.length > SHORTEST) {
		const insertion = insertions[Math.floor(random() * insertions.length)] ?? "";
		put("added", at.start, at.start, `${adverbs[Math.floor(random() * adverbs.length)]} `);
		// beside a word, or in its place
		const after = random() < 0.5;
		put("bracketed", at.start, after ? at.start : at.end, after ? `${insertion} ` : insertion);
	}
	const [from, to] = [words[3], words[Math.min(words.length - 3, 4 + Math.floor(random() * 5))]].filter(
		(word) => word && isPlain(word),
	);
	if (from && to && words.length >= 10 && to.start > from.start) {
		put("elided", from.start, to.start, `${ellipses[Math.floor(random() * ellipses.length)]} `);
	}
	const styled = houseStyle(text.slice(quoted.marks.start, quoted.marks.end));
	if (styled !== undefined) put("house style", quoted.marks.start, quoted.marks.end, styled);
	const [first, last] = [words.slice(Math.floor(words.length / 3)).find(isPlain), words.at(-1)];
	if (first && last && words.length >= 8) {
		const draft = `One of them said it was “${text.slice(first.start, last.end)}”.`;
		rows.push({
			source,
			kind: "cut",
			draft,
			start: 0,
			end: 0,
			words: words.length - Math.floor(words.length / 3),
		});
	}
	if (quoted.speaker && words.length > SHORTEST) {
		const own = nameKeys(quoted.speaker.name);
		const others = all.flatMap(({ speaker }) =>
			speaker && !nameKeys(speaker.name).some((word) => own.includes(word)) ? [speaker.name] : [],
		);
		const other = others[Math.floor(random() * others.length)];
		if (other !== undefined) put("speaker", quoted.speaker.start, quoted.speaker.end, other);
	}
	return rows;
}

function nameKeys(name: string): string[] {
	return name.toLowerCase().split(/\s+/);
}

const styles: readonly (readonly [RegExp, string])[] = [
	[/(?<=\p{L})our\b/u, "or"],
	[/(?<=\p{L}{3})is(e|ed|ing|ation)\b/u, "iz$1"],
	[/(?<=\p{L}{3})iz(e|ed|ing|ation)\b/u, "is$1"],
	[/\bper cent\b/u, "percent"],
	[/(?<=\d)%/u, " per cent"],
	[/\bcentre\b/u, "center"],
	[/\bdefence\b/u, "defense"],
	[/\bfavor/u, "favour"],
	[/\btwo\b/u, "2"],
	[/\bthree\b/u, "3"],
	[/\bten\b/u, "10"],
	[/(?<=\p{L})'(?=\p{L})/u, "’"],
	[/\b(\p{Ll}+)-(\p{Ll}+)\b/u, "$1 $2"],
	[/ - /u, "—"],
	[/\bdo not\b/u, "don't"],
	[/\bit's\b/u, "it is"],
	[/\bI'm\b/u, "I am"],
	[/\bwon't\b/u, "will not"],
];

/** The words in another house's style, or undefined where the styles agree. */
function houseStyle(words: string): string | undefined {
	let styled = words;
	for (const [pattern, by] of styles) {
		const changed = styled.replace(pattern, by);
		// "four", "wise": only spellings that the program takes for one are styles of one word
		const before = pattern.exec(styled);
		if (!before || changed === styled) continue;
		if (pattern.source.includes("our") || pattern.source.includes("is(") || pattern.source.includes("iz(")) {
			const around = (text: string): string => /\p{L}*$/u.exec(text.slice(0, before.index))?.[0] ?? "";
			const rest = (text: string): string => /^\p{L}*/u.exec(text.slice(before.index))?.[0] ?? "";
			const whole = (text: string): string => (around(text) + rest(text)).toLowerCase();
			if (foldSpelling(whole(styled)) !== foldSpelling(whole(changed))) continue;
		}
		styled = changed;
	}
	return styled === words ? undefined : styled;
}
