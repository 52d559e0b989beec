import type { SaxesTagPlain } from "saxes";

/** A cell as its sheet has it. */
export interface RawCell {
	/** "B7". */
	readonly reference: string;
	/** "s" shared string, "inlineStr", "str", "b", "e", "n" or "d". */
	readonly type: string;
	readonly style: number;
	readonly value: string;
}

interface Handlers {
	readonly open?: (name: string, tag: SaxesTagPlain) => void;
	readonly text?: (text: string) => void;
	readonly close?: (name: string) => void;
}

const chunk = 64 * 1024;

/**
 * Reads XML from beginning to end without keeping it. Document types declare nothing here: none of their entities is
 * known, and a document that uses one ends as damaged.
 */
async function scan(
	xml: Uint8Array | undefined,
	handlers: Handlers,
	isDone: () => boolean = () => false,
): Promise<void> {
	if (!xml) return;
	const { SaxesParser } = await import("saxes");
	const parser = new SaxesParser();
	const local = (name: string) => name.replace(/^.*:/, "");
	parser.on("error", (error) => {
		throw error;
	});
	parser.on("opentag", (tag) => handlers.open?.(local(tag.name), tag));
	parser.on("text", (text) => handlers.text?.(text));
	parser.on("cdata", (text) => handlers.text?.(text));
	parser.on("closetag", ({ name }) => handlers.close?.(local(name)));
	const decoder = new TextDecoder();
	for (let at = 0; at < xml.length && !isDone(); at += chunk) {
		parser.write(decoder.decode(xml.subarray(at, at + chunk), { stream: true }));
	}
}

/** The strings that cells refer to by their number; how they are to be pronounced is left out. */
export async function sharedStrings(xml: Uint8Array | undefined): Promise<string[]> {
	const strings: string[] = [];
	let text: string | undefined;
	let reads = false;
	let phonetic = 0;
	await scan(xml, {
		open(name) {
			if (name === "si") text = "";
			if (name === "rPh") phonetic++;
			reads = name === "t" && phonetic === 0;
		},
		text(part) {
			if (reads && text !== undefined) text += part;
		},
		close(name) {
			reads = false;
			if (name === "rPh") phonetic--;
			if (name !== "si") return;
			strings.push(text ?? "");
			text = undefined;
		},
	});
	return strings;
}

/** For each style of cells, the id of its number format; and the formats that the file defines. */
export async function numberFormats(
	xml: Uint8Array | undefined,
): Promise<{ readonly ofStyle: readonly number[]; readonly codes: ReadonlyMap<number, string> }> {
	const ofStyle: number[] = [];
	const codes = new Map<number, string>();
	let inCells = false;
	await scan(xml, {
		open(name, { attributes }) {
			if (name === "numFmt") codes.set(Number(attributes.numFmtId), String(attributes.formatCode));
			if (name === "cellXfs") inCells = true;
			if (name === "xf" && inCells) ofStyle.push(Number(attributes.numFmtId ?? 0));
		},
		close(name) {
			if (name === "cellXfs") inCells = false;
		},
	});
	return { ofStyle, codes };
}

/** The cells of a sheet that hold something, row by row; hidden rows and columns too: what is hidden is still told. */
export async function cellsOfSheet(
	xml: Uint8Array | undefined,
	most: number,
): Promise<{ cells: RawCell[]; cut: boolean }> {
	const cells: RawCell[] = [];
	let open: { reference: string; type: string; style: number; value: string } | undefined;
	let reads = false;
	await scan(
		xml,
		{
			open(name, { attributes }) {
				if (name === "c") {
					const { r = "", t = "n", s = 0 } = attributes;
					open = { reference: String(r), type: String(t), style: Number(s), value: "" };
				}
				reads = name === "v" || name === "t";
			},
			text(part) {
				if (reads && open) open.value += part;
			},
			close(name) {
				reads = false;
				if (name !== "c") return;
				if (open && open.value !== "" && cells.length < most) cells.push(open);
				open = undefined;
			},
		},
		() => cells.length >= most,
	);
	return { cells, cut: cells.length >= most };
}
