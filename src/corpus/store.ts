import { aliasAt } from "../claims/aliases.js";
import { documentDollar } from "../claims/currency.js";
import { dayFirstEvidence } from "../claims/date.js";
import { type Facts, factsOf } from "../claims/facts.js";
import { type Quotation, quotations } from "../claims/quotation.js";
import { quotedWords } from "../claims/quotation-words.js";
import { articleFacts } from "../text/article-facts.js";
import { articleBlocks } from "../text/boilerplate.js";
import { frontmatterDate, markdownBlocks } from "../text/markdown.js";
import { type Block, type Sentence, spanInDocument } from "../text/prose.js";
import { type RateRow, type RateTable, readRateTable } from "../text/rate-table.js";
import { sentencesOf } from "../text/sentences.js";
import type { Span } from "../text/span.js";
import { isStopword, type Token, tokens } from "../text/tokens.js";
import { createEvidenceIndex, type PassageId } from "./evidence-index.js";
import { createQuotationIndex, type QuotationId } from "./quotation-index.js";
import type { Passage, SourceInput } from "./types.js";

/** A source, read: its sentences are its passages. */
export interface StoredSource {
	readonly input: SourceInput;
	readonly title: string | undefined;
	/** ISO date. */
	readonly published: string | undefined;
	readonly blocks: readonly Block[];
	readonly sentences: readonly Sentence[];
	readonly quotations: readonly Quotation[];
	/** What the sentence at `index` says; read when first asked for. */
	facts(index: number): Facts;
	titleFacts(): Facts | undefined;
	/** Exchange rates by day, of a source that is a table of them; it has no sentences. */
	readonly rates?: RateTable;
}

/** One passage of one source. */
export interface PassageRef {
	readonly source: StoredSource;
	readonly index: number;
}

/** One quotation of one source. */
export interface QuotationRef {
	readonly source: StoredSource;
	readonly index: number;
}

/** The sources and the index over their passages. */
export interface Store {
	add(input: SourceInput): void;
	remove(id: string): boolean;
	get(id: string): StoredSource | undefined;
	/** Ordered by id. */
	all(): readonly StoredSource[];
	/** The passages that speak most of the weighted keys, best first. */
	candidates(keys: ReadonlyMap<string, number>, limit: number): PassageRef[];
	/** The quotations that share most runs of words with these, best first. */
	quotedLike(keys: readonly string[], limit: number): QuotationRef[];
	/** Whether any passage has the word, spelt just so. */
	knows(word: Token): boolean;
	/** Grows with every change. */
	readonly revision: number;
}

/** A quotation that shares fewer of the runs than this part of what the nearest one shares is another one. */
const LEAST_SHARED = 0.4;

/** The keys that a text is found by: stems and common names of aliases, closed-class words left out. */
export function keysOf(text: string): string[] {
	const words = tokens(text);
	const keys: string[] = [];
	for (let i = 0; i < words.length; i++) {
		const word = words[i];
		if (!word || word.kind === "punct") continue;
		const alias = aliasAt(words, i);
		if (alias) {
			keys.push(alias.key);
			i += alias.length - 1;
		} else if (!isStopword(word.lower)) keys.push(word.stem);
	}
	return keys;
}

/** The words of the source at a passage, as they stand in the file. */
export function passageOf({ source, index }: PassageRef): Passage {
	const span = source.sentences[index]?.span ?? { start: 0, end: 0 };
	return { start: span.start, end: span.end, text: source.input.text.slice(span.start, span.end) };
}

/** A span of a passage's sentence, in the source's own text. */
export function spanInSource({ source, index }: PassageRef, span: Span): Span {
	const sentence = source.sentences[index];
	return sentence ? spanInDocument(sentence, span) : { start: 0, end: 0 };
}

export function createStore(): Store {
	const index = createEvidenceIndex();
	const sources = new Map<
		string,
		{
			source: StoredSource;
			passages: PassageId[];
			quotations: QuotationId[];
			words: ReadonlySet<string>;
		}
	>();
	const refs = new Map<PassageId, PassageRef>();
	const quotationIndex = createQuotationIndex();
	const quotationRefs = new Map<QuotationId, QuotationRef>();
	/** How many sources have a word, by its lower case: stems would take "Kovacy" for "Kovaci". */
	const spellings = new Map<string, number>();
	let revision = 0;
	let ordered: readonly StoredSource[] | undefined;

	function before(a: PassageId, b: PassageId): number {
		const left = refs.get(a);
		const right = refs.get(b);
		if (!left || !right) return a - b;
		if (left.source === right.source) return left.index - right.index;
		return left.source.input.id < right.source.input.id ? -1 : 1;
	}

	function remove(id: string): boolean {
		const entry = sources.get(id);
		if (!entry) return false;
		for (const passage of entry.passages) {
			index.remove(passage);
			refs.delete(passage);
		}
		for (const quotation of entry.quotations) {
			quotationIndex.remove(quotation);
			quotationRefs.delete(quotation);
		}
		for (const word of entry.words) {
			const left = (spellings.get(word) ?? 1) - 1;
			if (left > 0) spellings.set(word, left);
			else spellings.delete(word);
		}
		sources.delete(id);
		ordered = undefined;
		revision++;
		return true;
	}

	return {
		get revision() {
			return revision;
		},
		add(input) {
			remove(input.id);
			const source = readSource(input);
			const passages = source.sentences.map((sentence, i) => {
				const id = index.add(keysOf(sentence.text));
				refs.set(id, { source, index: i });
				return id;
			});
			const quoted = source.quotations.map((quotation, i) => {
				const id = quotationIndex.add(keysOfQuotation(source, quotation));
				quotationRefs.set(id, { source, index: i });
				return id;
			});
			// the whole text, captions and bylines too: what stands nowhere else is spelt right all the same
			const words = new Set(tokens(input.text).map(({ lower }) => lower));
			for (const word of words) spellings.set(word, (spellings.get(word) ?? 0) + 1);
			sources.set(input.id, { source, passages, quotations: quoted, words });
			ordered = undefined;
			revision++;
		},
		remove,
		get: (id) => sources.get(id)?.source,
		all() {
			ordered ??= [...sources.values()]
				.map(({ source }) => source)
				.sort((a, b) => (a.input.id < b.input.id ? -1 : a.input.id > b.input.id ? 1 : 0));
			return ordered;
		},
		quotedLike(keys, limit) {
			const nearest = quotationIndex.nearest(keys, limit);
			const most = Math.max(0, ...nearest.map(({ shared }) => shared));
			return nearest.flatMap(({ id, shared }) =>
				shared >= most * LEAST_SHARED ? (quotationRefs.get(id) ?? []) : [],
			);
		},
		knows: (word) => spellings.has(word.lower),
		candidates(keys, limit) {
			return index.top(keys, limit, before).flatMap((id) => refs.get(id) ?? []);
		},
	};
}

function keysOfQuotation({ blocks }: StoredSource, { parts }: Quotation): string[] {
	return parts.flatMap((part) =>
		quotedWords(blocks[part.block]?.prose.text ?? "", part, part.block).map(({ key }) => key),
	);
}

function readSource(input: SourceInput): StoredSource {
	const rates = input.format === "rates" ? readRateTable(input.text) : undefined;
	return rates ? tableSource(input, [], rates) : articleSource(input);
}

/** A table of rates has no passages: thousands of rows of numbers would answer every query. */
function tableSource(input: SourceInput, sentences: readonly Sentence[], rates: RateTable): StoredSource {
	return {
		input,
		title: input.title,
		published: input.published,
		blocks: [],
		sentences,
		quotations: [],
		facts: (index) => factsOf(sentences[index]?.text ?? ""),
		titleFacts: () => undefined,
		rates,
	};
}

/** One row of a table of rates as a passage, to be shown as evidence. */
export function rowAsPassage({ input, rates }: StoredSource, row: RateRow): PassageRef | undefined {
	if (!rates) return undefined;
	const text = input.text.slice(row.start, row.end);
	const block: Block = { kind: "cell", level: 0, prose: { text, anchors: [0, row.start] } };
	const span = { start: row.start, end: row.end };
	return { source: tableSource(input, [{ text, offset: 0, block, span }], rates), index: 0 };
}

function articleSource(input: SourceInput): StoredSource {
	const found = articleFacts(input.text);
	let blocks: readonly Block[];
	let published = input.published ?? found.published;
	if (input.format === "markdown") {
		const document = markdownBlocks(input.text);
		blocks = document.blocks;
		if (document.frontmatter) {
			published = input.published ?? frontmatterDate(input.text, document.frontmatter) ?? found.published;
		}
	} else blocks = articleBlocks(input.text);
	const sentences = blocks.flatMap((block) => sentencesOf(block));
	const title = input.title ?? found.title;
	const dayFirst = dayFirstEvidence(input.text);
	const dollar = documentDollar(input.text);
	const context = {
		...(published === undefined ? {} : { reference: published.slice(0, 10) }),
		...(dayFirst === undefined ? {} : { dayFirst }),
		...(dollar === undefined ? {} : { dollar }),
	};
	const facts: (Facts | undefined)[] = new Array(sentences.length);
	let titleFacts: Facts | undefined;
	return {
		input,
		title,
		published,
		blocks,
		sentences,
		quotations: quotations(blocks),
		facts(index) {
			facts[index] ??= factsOf(sentences[index]?.text ?? "", context);
			return facts[index];
		},
		titleFacts() {
			if (title !== undefined) titleFacts ??= factsOf(title, context);
			return titleFacts;
		},
	};
}
