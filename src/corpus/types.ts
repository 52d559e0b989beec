import type { Span } from "../text/span.js";

/** What a text was taken out of. */
export interface Original {
	/** The kind of file, as a person calls it: "PDF". */
	readonly format: string;
	/** By `start`; empty where the file has no pages, cells or times. */
	readonly places: readonly OriginalPlace[];
}

/** Where a part of a text stands in the file that it was taken out of: a page, a cell, a time. */
export interface OriginalPlace {
	/** The offset in the text from which on this holds, as far as the next place. */
	readonly start: number;
	/** "page 3", "cell B7", "at 00:01:23". */
	readonly label: string;
	/** The line in the file, from 1, if the file is text that an editor can show. */
	readonly line?: number;
}

export type SourceTier = "primary" | "secondary" | "wire";

/** An article, transcript or document of the corpus. Offsets of evidence point into `text` as it is given here. */
export interface SourceInput {
	readonly id: string;
	readonly text: string;
	readonly title?: string;
	readonly publisher?: string;
	readonly author?: string;
	/** How near it is to what it tells: first hand, told from others, or taken over from a news agency. */
	readonly tier?: SourceTier;
	/** ISO 8601 date. */
	readonly published?: string;
	/** ISO 8601 date of the last change that its publisher tells of. */
	readonly updated?: string;
	/** BCP 47 tag of the language that it says it is in. */
	readonly language?: string;
	/** What its publisher says of it afterwards, where its file says so; what its text says is read when it is indexed. */
	readonly notice?: "corrected" | "retracted";
	/** The file that it was read from. */
	readonly uri?: string;
	/** Where it was published: a web address. */
	readonly webAddress?: string;
	/** Of a text that was taken out of a file of another form, such as a PDF. */
	readonly original?: Original;
	/** How `text` is marked up, "plain" unless told; "rates" is a table of exchange rates as the European Central Bank publishes it. */
	readonly format?: "plain" | "markdown" | "rates";
}

/** What is known of a source without reading it; of the places in its file the first alone. */
export interface SourceSummary extends Omit<SourceInput, "text"> {
	/** As given, or else as found in the text; so is `published`. */
	readonly title?: string;
	/** How the text of a source without a title begins. */
	readonly opening?: string;
}

/** A sentence of a source; `text` is `source.text.slice(start, end)`. */
export interface Passage extends Span {
	readonly text: string;
}

/** A place in the sources that answers a search. Best first. */
export interface SearchHit {
	readonly sourceId: string;
	readonly title?: string;
	readonly publisher?: string;
	readonly published?: string;
	readonly uri?: string;
	readonly start: number;
	readonly end: number;
	readonly passage: Passage;
	/** 0..1, for ordering only. */
	readonly score: number;
}
