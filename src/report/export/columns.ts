import type { FactRow } from "./fact-sheet.js";
import { addressOf, dayOf, sourceWords, statusWords, verdictWords } from "./words.js";

export interface Column {
	readonly title: string;
	/** In characters, for formats that have widths. */
	readonly width: number;
	readonly value: (row: FactRow) => string | number;
}

/** The columns of every tabular export, in the order in which a checker reads them. One source a row: the strongest. */
export const columns: readonly Column[] = [
	{ title: "No.", width: 5, value: ({ number }) => number },
	{ title: "Line", width: 6, value: ({ line }) => line },
	{ title: "Fact", width: 24, value: ({ fact }) => fact },
	{ title: "Kind", width: 12, value: ({ kind }) => kind },
	{ title: "Sentence", width: 60, value: ({ sentence }) => sentence },
	{ title: "Verdict", width: 20, value: verdictWords },
	{ title: "Method", width: 40, value: ({ method }) => method },
	{ title: "Source says", width: 60, value: ({ sources: [first] }) => first?.passage.trim() ?? "" },
	{ title: "Source", width: 30, value: ({ sources: [first] }) => (first ? sourceWords(first) : "") },
	{ title: "Source date", width: 12, value: ({ sources: [first] }) => first?.published ?? "" },
	{ title: "Address", width: 30, value: ({ sources: [first] }) => (first && addressOf(first)) ?? "" },
	{ title: "Sources", width: 8, value: ({ sources }) => sources.length },
	{ title: "Status", width: 14, value: statusWords },
	{ title: "Checked by", width: 16, value: ({ checkedBy }) => checkedBy ?? "" },
	{ title: "Checked on", width: 12, value: ({ checkedOn }) => dayOf(checkedOn) },
	{ title: "Note", width: 30, value: ({ note }) => note ?? "" },
];
