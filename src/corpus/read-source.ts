import { type Quotation, quotations } from "../claims/quotation.js";
import { quotedWords } from "../claims/quotation-words.js";
import { articleFacts } from "../text/article-facts.js";
import { articleBlocks } from "../text/boilerplate.js";
import { frontmatterDate, markdownBlocks } from "../text/markdown.js";
import type { Block, Sentence } from "../text/prose.js";
import { isRateTable } from "../text/rate-table.js";
import { sentencesOf } from "../text/sentences.js";
import type { SourceInput } from "./types.js";

/** What a source holds, as it is found once, when it is indexed. */
export interface Reading {
	/** As given, or else as found in the text. */
	readonly title: string | undefined;
	/** ISO date. */
	readonly published: string | undefined;
	readonly blocks: readonly Block[];
	/** Those of each block in turn. */
	readonly sentences: readonly Sentence[];
	readonly quotations: readonly Quotation[];
}

export function readSource(input: SourceInput): Reading {
	// a table of rates has no passages: thousands of rows of numbers would answer every query
	if (input.format === "rates" && isRateTable(input.text))
		return { title: input.title, published: input.published, blocks: [], sentences: [], quotations: [] };
	return input.format === "markdown" ? readMarkdown(input) : readPlain(input);
}

function readPlain(input: SourceInput): Reading {
	const blocks = articleBlocks(input.text);
	const found = articleFacts(input.text, blocks);
	return readingOf(blocks, input.title ?? found.title, input.published ?? found.published);
}

function readMarkdown(input: SourceInput): Reading {
	const { blocks, frontmatter } = markdownBlocks(input.text);
	const found = articleFacts(input.text, articleBlocks(input.text));
	const dated = frontmatter && frontmatterDate(input.text, frontmatter);
	return readingOf(blocks, input.title ?? found.title, input.published ?? dated ?? found.published);
}

function readingOf(
	blocks: readonly Block[],
	title: string | undefined,
	published: string | undefined,
): Reading {
	const sentences = blocks.flatMap((block) => sentencesOf(block));
	return { title, published, blocks, sentences, quotations: quotations(blocks) };
}

/** The words of a quotation, as quotations are compared by. */
export function keysOfQuotation({ blocks }: Pick<Reading, "blocks">, { parts }: Quotation): string[] {
	return parts.flatMap((part) =>
		quotedWords(blocks[part.block]?.prose.text ?? "", part, part.block).map(({ key }) => key),
	);
}
