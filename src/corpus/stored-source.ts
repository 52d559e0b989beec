import { abbreviationsOf } from "../claims/abbreviations.js";
import { documentDollar } from "../claims/currency.js";
import { dayFirstEvidence } from "../claims/date.js";
import { type Facts, type FactsContext, factsOf } from "../claims/facts.js";
import type { Quotation } from "../claims/quotation.js";
import { type Block, type Sentence, spanInDocument } from "../text/prose.js";
import { type RateRow, type RateTable, readRateTable } from "../text/rate-table.js";
import type { Span } from "../text/span.js";
import type { SourceHead } from "./segment/head.js";
import type { SourceRecord } from "./segment/record.js";
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

/** Makes a source of what the index keeps of it; `onRead` is called for each sentence whose facts are read. */
export function storedSource(head: SourceHead, record: SourceRecord, onRead: () => void): StoredSource {
	const { text, places, blocks, sentences, quotations } = record;
	const { original, ...summary } = head.input;
	const input: SourceInput = { ...summary, text, ...(original ? { original: { ...original, places } } : {}) };
	const { title, published } = head;
	const rates = input.format === "rates" ? readRateTable(text) : undefined;
	let context: FactsContext | undefined;
	const facts: (Facts | undefined)[] = new Array(sentences.length);
	let titleFacts: Facts | undefined;

	function read(words: string): Facts {
		context ??= contextOf(text, published);
		onRead();
		return factsOf(words, context);
	}

	return {
		...{ input, title, published, blocks, sentences, quotations },
		facts(index) {
			facts[index] ??= read(sentences[index]?.text ?? "");
			return facts[index];
		},
		titleFacts() {
			if (title !== undefined) titleFacts ??= read(title);
			return titleFacts;
		},
		...(rates ? { rates } : {}),
	};
}

/** What the sentences of a source are read with. */
export function contextOf(text: string, published: string | undefined): FactsContext {
	const dayFirst = dayFirstEvidence(text);
	const dollar = documentDollar(text);
	const abbreviations = abbreviationsOf(text);
	return {
		...(published === undefined ? {} : { reference: published.slice(0, 10) }),
		...(dayFirst === undefined ? {} : { dayFirst }),
		...(dollar === undefined ? {} : { dollar }),
		...(abbreviations.size === 0 ? {} : { abbreviations }),
	};
}

/** One row of a table of rates as a passage, to be shown as evidence. */
export function rowAsPassage(source: StoredSource, row: RateRow): PassageRef | undefined {
	if (!source.rates) return undefined;
	const text = source.input.text.slice(row.start, row.end);
	const block: Block = { kind: "cell", level: 0, prose: { text, anchors: [0, row.start] } };
	const span = { start: row.start, end: row.end };
	const sentences: readonly Sentence[] = [{ text, offset: 0, block, span }];
	const facts = (): Facts => factsOf(text);
	return { source: { ...source, sentences, facts, titleFacts: () => undefined }, index: 0 };
}
