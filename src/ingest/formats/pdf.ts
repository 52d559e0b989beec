import { blocksOf, type Line, linesOf, type Run } from "./pdf-lines.js";
import { createTextBuilder, cutNote, topHeading } from "./text-builder.js";
import type { Reader } from "./types.js";

/** Fewer letters than this on a page are a stamp or a page number on a picture. */
const leastLetters = 20;

/** "3, 5–7": numbers of pages as people write them. */
export function pageList(pages: readonly number[]): string {
	const ranges: [number, number][] = [];
	for (const page of pages) {
		const last = ranges.at(-1);
		if (last && last[1] === page - 1) last[1] = page;
		else ranges.push([page, page]);
	}
	const shown = ranges.slice(0, 8).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
	return [...shown, ...(ranges.length > 8 ? ["…"] : [])].join(", ");
}

interface Item {
	readonly str: string;
	readonly transform: readonly number[];
	readonly width: number;
	readonly height: number;
	readonly hasEOL: boolean;
}

function toRun({ str, transform, width, height, hasEOL }: Item): Run {
	const [a = 0, b = 0, , , x = 0, y = 0] = transform;
	return { text: str, x, y, width, size: Math.hypot(a, b) || height, endsLine: hasEOL };
}

const problems: Readonly<Record<string, string>> = {
	PasswordException: "protected by a password; save it without one",
	InvalidPDFException: "a damaged PDF; save it anew",
};

/**
 * PDF, page by page. No script of the file is run and nothing is fetched. The dates of the file are those of its making,
 * not of what is told in it, so only a dateline in the text gives one.
 */
export const readPdf: Reader = async ({ bytes }, limits) => {
	const { getDocumentProxy } = await import("unpdf");
	let pdf: Awaited<ReturnType<typeof getDocumentProxy>>;
	try {
		pdf = await getDocumentProxy(new Uint8Array(bytes), {
			isEvalSupported: false,
			enableXfa: false,
			disableFontFace: true,
			useSystemFonts: false,
			stopAtErrors: false,
			verbosity: 0,
		});
	} catch (error) {
		const name = error instanceof Error ? error.name : "";
		return { problem: problems[name] ?? "a PDF that cannot be read; save it anew" };
	}
	const notes: string[] = [];
	const count = Math.min(pdf.numPages, limits.pages);
	if (count < pdf.numPages) notes.push(`only its first ${count} of ${pdf.numPages} pages were read`);
	const pages: Line[][] = [];
	const bare: number[] = [];
	const broken: number[] = [];
	for (let number = 1; number <= count; number++) {
		let lines: Line[] = [];
		try {
			const page = await pdf.getPage(number);
			const { items } = await page.getTextContent({ disableNormalization: false });
			lines = linesOf(items.flatMap((item) => ("str" in item ? [toRun(item)] : [])));
			page.cleanup();
			if (lines.reduce((sum, { text }) => sum + text.length, 0) < leastLetters) bare.push(number);
		} catch {
			broken.push(number);
		}
		pages.push(lines);
	}
	await pdf.cleanup();
	if (bare.length === count) {
		return {
			problem:
				count === 1
					? "a scan without text (1 page); run text recognition on it"
					: `a scan without text (${count} pages); run text recognition on it`,
		};
	}
	if (bare.length > 0) notes.push(`page ${pageList(bare)} holds no text, perhaps a picture of it`);
	if (broken.length > 0) notes.push(`page ${pageList(broken)} is damaged and was not read`);
	const builder = createTextBuilder(limits.characters);
	let at = 0;
	for (const { kind, text, page } of blocksOf(pages)) {
		if (page !== at) builder.place(`page ${page}`);
		at = page;
		if (kind === "heading") builder.heading(builder.text === "" ? 1 : 2, text);
		else builder.paragraph(text);
	}
	if (builder.full) notes.push(cutNote(limits.characters));
	if (builder.text === "") return { problem: "a damaged PDF, none of its pages can be read; save it anew" };
	const title = topHeading(builder.text);
	return {
		extracts: [{ text: builder.text, format: "plain", ...(title ? { title } : {}), places: builder.places }],
		notes,
	};
};
