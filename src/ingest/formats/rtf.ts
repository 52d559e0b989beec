import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { decodeAs } from "../decode.js";
import { addTable, type Row } from "./table-text.js";
import { createTextBuilder, cutNote, type TextBuilder, topHeading } from "./text-builder.js";
import type { Reader } from "./types.js";

/** Groups whose words are no part of what is read. */
const unread = new Set(
	"info pict object objdata header headerl headerr headerf footer footerl footerr footerf fldinst datafield themedata colorschememapping latentstyles xmlnstbl listtable listoverridetable rsidtbl generator annotation atnid atnauthor bkmkstart bkmkend stylesheet".split(
		" ",
	),
);

/** Control characters that stand for what plain text has no sign for; no text of a document holds them. */
const cellEnd = "\u0007";
const rowEnd = "\u0006";
const headingMark = "\u0005";
const headings = new RegExp(`${headingMark}\\d`, "gu");
const pieces = new RegExp(`(?<=${rowEnd})|\\r\\n`, "u");
const signs: Readonly<Record<string, string>> = {
	cell: cellEnd,
	row: rowEnd,
	nestcell: cellEnd,
	nestrow: rowEnd,
};
const groupStart = 0;
const groupEnd = 1;
const control = 2;
const words = 3;

interface Token {
	readonly type: number;
	readonly word?: string;
	readonly param?: number;
	readonly data?: Buffer;
}

function textToken(text: string): Token & { length: number } {
	const data = Buffer.from(text, "latin1");
	return { type: words, data, length: data.length };
}

/** Leaves out the groups that are not read, and writes tables and headings as signs among the words. */
function selectTokens(): Transform {
	let depth = 0;
	let skipped: number | undefined;
	function* selected(token: Token): Generator<Token> {
		if (token.type === groupStart) depth++;
		const skip = token.type === control && unread.has(token.word ?? "");
		if (skip) skipped ??= depth;
		if (skipped === undefined || token.type === groupStart || token.type === groupEnd) {
			const sign = token.type === control ? signs[token.word ?? ""] : undefined;
			if (sign !== undefined) yield textToken(sign);
			else if (token.word === "outlinelevel" && (token.param ?? 9) < 6) {
				yield textToken(`${headingMark}${(token.param ?? 0) + 1}`);
			} else yield token;
		}
		if (token.type === groupEnd) {
			depth--;
			if (skipped !== undefined && depth < skipped) skipped = undefined;
		}
	}
	return new Transform({
		objectMode: true,
		transform(token: Token, _, done) {
			for (const one of selected(token)) this.push(one);
			done();
		},
	});
}

async function plainText(bytes: Uint8Array, limit: number): Promise<string> {
	const { Tokenize } = await import("rtf-stream-parser");
	const { ToPlainText } = await import("rtf-stream-parser/dist/src/ToPlainText.js");
	let text = "";
	await pipeline(
		[bytes],
		new Tokenize(),
		selectTokens(),
		new ToPlainText({
			decode: (part, codepage) => decodeAs(part, codepage.replace(/^cp/i, "windows-")),
			outputMode: "string",
			warn: () => {},
		}),
		async (parts: AsyncIterable<string | Buffer>) => {
			for await (const part of parts) if (text.length < limit) text += part.toString();
		},
	);
	return text;
}

function cellsOf(row: string): Row {
	const texts = row.split(cellEnd).map((text) => text.replace(/\s+/g, " ").trim());
	return texts.slice(0, -1).map((text) => (text === "" ? undefined : { text }));
}

function addParagraph(builder: TextBuilder, paragraph: string): void {
	const level =
		paragraph.indexOf(headingMark) < 0 ? 0 : Number(paragraph[paragraph.indexOf(headingMark) + 1]);
	const text = paragraph.replace(headings, "").trim();
	if (level > 0) builder.heading(level, text);
	else if (/^[•·]\s/u.test(text)) builder.item(text.slice(1).trim());
	else builder.paragraph(text);
}

/** Rich Text Format. Pictures, fields' codes, page headers and comments are left out. */
export const readRtf: Reader = async ({ bytes }, limits) => {
	const text = await plainText(bytes, limits.characters);
	const builder = createTextBuilder(limits.characters);
	let rows: Row[] = [];
	const closeTable = (): void => {
		addTable(builder, rows);
		rows = [];
	};
	for (const piece of text.split(pieces)) {
		if (piece.endsWith(rowEnd)) rows.push(cellsOf(piece.replaceAll(headings, "").slice(0, -1)));
		else if (piece.trim() !== "") {
			closeTable();
			addParagraph(builder, piece);
		}
	}
	closeTable();
	if (builder.text === "") return { problem: "a rich text document without text" };
	const { places, full } = builder;
	const title = topHeading(builder.text);
	return {
		extracts: [{ text: builder.text, format: "plain", ...(title ? { title } : {}), places }],
		...(full || text.length >= limits.characters ? { notes: [cutNote(limits.characters)] } : {}),
	};
};
