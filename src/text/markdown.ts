import type { Nodes, PhrasingContent, Root, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { type Chunk, chunksOf, frontmatterOf } from "./markdown-chunks.js";
import type { Block, BlockKind } from "./prose.js";
import { ProseBuilder } from "./prose-builder.js";
import type { Span } from "./span.js";

export { frontmatterDate } from "./frontmatter-date.js";

export interface MarkdownProse {
	readonly blocks: Block[];
	/** From the opening fence to the end of the closing one. */
	readonly frontmatter?: Span;
	/** Each `<!-- ... -->`, marks included. */
	readonly comments: Span[];
	/** A comment that is never closed: all up to its end is no text to Markdown. */
	readonly unclosed?: Span;
}

interface Parsed {
	readonly blocks: readonly Block[];
	readonly comments: readonly Span[];
	readonly unclosed?: Span;
	/** The last placing of this chunk in a document: text before an edit is asked for again unshifted. */
	placed?: { readonly at: number; readonly blocks: readonly Block[] };
}

const CACHED_CHUNKS = 4096;
const cache = new Map<string, Parsed>();
const extensions = [gfm()];
// The literal-autolink transform makes nodes without positions; its tokenizer part is all that is needed.
const mdastExtensions = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));
const OBJECT = "\ufffc";
const comment = /<!--[\s\S]*?-->/g;

function parse(source: string): Root {
	return fromMarkdown(source, { extensions, mdastExtensions });
}

const decoded = new Map<string, string>();

function decodeEntity(reference: string): string {
	const known = decoded.get(reference);
	if (known !== undefined) return known;
	const paragraph = parse(`a${reference}b`).children[0];
	const text = paragraph?.type === "paragraph" ? paragraph.children[0] : undefined;
	const value = text?.type === "text" ? text.value.slice(1, -1) : reference;
	decoded.set(reference, value);
	return value;
}

function startOf(node: Nodes): number {
	return node.position?.start.offset ?? 0;
}

function endOf(node: Nodes): number {
	return node.position?.end.offset ?? 0;
}

function readInline(nodes: readonly PhrasingContent[], source: string, prose: ProseBuilder): void {
	for (const node of nodes) {
		switch (node.type) {
			case "text":
				prose.addText(node.value, source, startOf(node), endOf(node), decodeEntity);
				break;
			case "inlineCode":
				prose.addObject(OBJECT, startOf(node), endOf(node));
				break;
			case "html":
				if (/^<br\b/i.test(node.value)) prose.addObject(OBJECT, startOf(node), endOf(node));
				break;
			case "break": {
				const newline = source.indexOf("\n", startOf(node));
				if (newline >= 0) prose.addObject("\n", newline, newline + 1);
				break;
			}
			case "link":
				if (isBareUrl(node.children, node.url)) prose.addObject(OBJECT, startOf(node), endOf(node));
				else readInline(node.children, source, prose);
				break;
			case "emphasis":
			case "strong":
			case "linkReference":
				readInline(node.children, source, prose);
				break;
			default:
				break;
		}
	}
}

function isBareUrl(children: readonly PhrasingContent[], url: string): boolean {
	const [only] = children;
	return children.length === 1 && only?.type === "text" && url.endsWith(only.value);
}

/** What was read of a part of a document. */
interface Read {
	readonly blocks: Block[];
	readonly comments: Span[];
	unclosed?: Span;
}

function readNode(node: RootContent, kind: BlockKind, source: string, limit: number, into: Read): void {
	if (startOf(node) >= limit) return;
	switch (node.type) {
		case "paragraph":
		case "heading":
		case "tableCell": {
			const prose = new ProseBuilder();
			readInline(node.children, source, prose);
			const heading = node.type === "heading";
			const built = prose.build();
			collectComments(node.children, into.comments);
			if (built.text.trim() === "") return;
			into.blocks.push({
				kind: heading ? "heading" : node.type === "tableCell" ? "cell" : kind,
				level: heading ? node.depth : 0,
				prose: built,
			});
			return;
		}
		case "html":
			addComments(node.value, startOf(node), into.comments);
			if (node.value.startsWith("<!--") && !node.value.includes("-->")) {
				into.unclosed = { start: startOf(node), end: Math.min(endOf(node), limit) };
			}
			return;
		case "listItem":
		case "blockquote":
			for (const child of node.children) {
				readNode(child, node.type === "listItem" ? "listItem" : "quote", source, limit, into);
			}
			return;
		case "list":
		case "table":
		case "tableRow":
		case "footnoteDefinition":
			for (const child of node.children) readNode(child, kind, source, limit, into);
			return;
		default:
			return;
	}
}

function addComments(html: string, at: number, comments: Span[]): void {
	for (const found of html.matchAll(comment)) {
		comments.push({ start: at + found.index, end: at + found.index + found[0].length });
	}
}

function collectComments(nodes: readonly PhrasingContent[], comments: Span[]): void {
	for (const node of nodes) {
		if (node.type === "html") addComments(node.value, startOf(node), comments);
		else if ("children" in node) collectComments(node.children, comments);
	}
}

function readChunk({ text, definitions }: Chunk): Read {
	const source = text + definitions;
	const into: Read = { blocks: [], comments: [] };
	for (const node of parse(source).children) readNode(node, "paragraph", source, text.length, into);
	return into;
}

/** What a line begins with that opens no list, quotation, table, rule or heading, and underlines none. */
const plainStart = /^[\p{L}"“”'‘’(]/u;
/** Characters that mean themselves wherever they stand behind such a beginning. */
const plainText = /^[\p{L}\p{M}\p{N} \u00a0\n,.;:"“”'‘’()?!%$€£¥–—―…#/&-]+$/u;
const brokenLine = / \n|\n(?![\p{L}"“”'‘’(])/u;
/** Bare addresses are links, and entities stand for characters. */
const meansMore = /www\.|\/\/|&[\p{L}#]/iu;

/** A chunk that is one paragraph without any markup, as most of a draft's are: it need not be parsed to be read. */
function plainParagraph({ text }: Chunk): Block | undefined {
	const words = text.replace(/[ \t\r\n]+$/, "");
	if (!plainStart.test(words) || !plainText.test(words)) return undefined;
	if (brokenLine.test(words) || meansMore.test(words)) return undefined;
	return { kind: "paragraph", level: 0, prose: { text: words, anchors: [0, 0] } };
}

function parsedChunk(chunk: Chunk): Parsed {
	const key = chunk.definitions === "" ? chunk.text : `${chunk.text}\0${chunk.definitions}`;
	const known = cache.get(key);
	if (known) {
		cache.delete(key);
		cache.set(key, known);
		return known;
	}
	const plain = plainParagraph(chunk);
	const parsed: Parsed = plain ? { blocks: [plain], comments: [] } : readChunk(chunk);
	cache.set(key, parsed);
	if (cache.size > CACHED_CHUNKS) {
		const [oldest] = cache.keys();
		if (oldest !== undefined) cache.delete(oldest);
	}
	return parsed;
}

function shifted(block: Block, by: number): Block {
	const { text, anchors, wideEnds } = block.prose;
	const moved = anchors.map((offset, i) => (i % 2 === 1 ? offset + by : offset));
	const prose = wideEnds
		? { text, anchors: moved, wideEnds: new Map([...wideEnds].map(([at, end]) => [at, end + by])) }
		: { text, anchors: moved };
	return { ...block, prose };
}

function placedBlocks(parsed: Parsed, at: number): readonly Block[] {
	if (parsed.placed?.at === at) return parsed.placed.blocks;
	const blocks = at === 0 ? parsed.blocks : parsed.blocks.map((block) => shifted(block, at));
	parsed.placed = { at, blocks };
	return blocks;
}

/**
 * The prose of a Markdown document: never code, front matter, link targets, HTML, images or footnote marks.
 * Inline code and bare URLs read as one U+FFFC. Parts that have not changed since an earlier call are not parsed again.
 */
export function markdownBlocks(text: string): MarkdownProse {
	const frontmatter = frontmatterOf(text);
	const blocks: Block[] = [];
	const comments: Span[] = [];
	let unclosed: Span | undefined;
	for (const chunk of chunksOf(text, frontmatter?.end ?? 0)) {
		const parsed = parsedChunk(chunk);
		blocks.push(...placedBlocks(parsed, chunk.start));
		for (const { start, end } of parsed.comments)
			comments.push({ start: start + chunk.start, end: end + chunk.start });
		if (parsed.unclosed) {
			unclosed = { start: parsed.unclosed.start + chunk.start, end: parsed.unclosed.end + chunk.start };
		}
	}
	return { blocks, comments, ...(frontmatter && { frontmatter }), ...(unclosed && { unclosed }) };
}
