/** One row of the fact sheet, in words as they are shown. */
export interface SheetRow {
	readonly id: string;
	/** How the fact stands: orders the verdicts and picks their colour. */
	readonly standing: string;
	readonly fact: string;
	readonly sentence: string;
	/** With a sign before it, so that nothing rests on the colour. */
	readonly verdict: string;
	readonly source: string;
	readonly publisher: string;
	/** ISO 8601 date, or "". */
	readonly date: string;
	readonly passage: string;
	/** The compared words, as offsets into `passage`. */
	readonly from: number;
	readonly to: number;
	/** "and 2 more passages", or "". */
	readonly more: string;
	readonly method: string;
	readonly status: string;
	/** Somebody has decided about it. */
	readonly settled: boolean;
	readonly by: string;
	/** ISO 8601 date, or "". */
	readonly on: string;
	readonly note: string;
}

/** The columns, in their order. */
export const sheetColumns = [
	"line",
	"fact",
	"sentence",
	"verdict",
	"source",
	"date",
	"method",
	"status",
	"by",
	"on",
	"note",
] as const;
export type SheetColumn = (typeof sheetColumns)[number];

export interface SheetFilter {
	readonly standing: string;
	readonly name: string;
}

/** What the sheet says of itself, in the reader's language. */
export interface SheetWords {
	/** Names the table for those who hear it. */
	readonly table: string;
	readonly columns: Readonly<Record<SheetColumn, string>>;
	readonly search: string;
	readonly show: string;
	/** The choices of what to show; the first shows all. */
	readonly filters: readonly SheetFilter[];
	/** "{0} of {1} facts". */
	readonly shown: string;
	readonly none: string;
	readonly tools: string;
	readonly go: string;
	readonly source: string;
	readonly signOff: string;
	readonly accept: string;
	readonly takeBack: string;
	readonly copy: string;
	readonly exportAs: string;
	readonly help: string;
}

/** What the extension tells the sheet. */
export type ToSheet =
	| { readonly type: "words"; readonly words: SheetWords }
	| {
			readonly type: "rows";
			/** Every row of the sheet, in the order of the draft, and the line of each, from 1. */
			readonly ids: readonly string[];
			readonly lines: readonly number[];
			/** Those that are new or say something else. */
			readonly changed: readonly SheetRow[];
			/** Why this may not be how the draft stands now; "" when it is. */
			readonly notice: string;
	  }
	| { readonly type: "notice"; readonly notice: string };

/** What the sheet asks of the extension. */
export type FromSheet =
	| { readonly type: "ready" }
	| { readonly type: "go" | "source"; readonly id: string }
	| { readonly type: "signOff" | "accept" | "takeBack"; readonly ids: readonly string[] }
	| { readonly type: "copy"; readonly text: string }
	| { readonly type: "export" };

/** What the sheet remembers across a restart of the window. */
export interface SheetState {
	readonly uri: string;
	readonly query?: string;
	readonly standing?: string;
	readonly column?: SheetColumn;
	readonly descending?: boolean;
}
