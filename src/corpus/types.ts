import type { Span } from "../text/span.js";

/** An article, transcript or document of the corpus. Offsets of evidence point into `text` as it is given here. */
export interface SourceInput {
	readonly id: string;
	readonly text: string;
	readonly title?: string;
	readonly publisher?: string;
	/** ISO 8601 date. */
	readonly published?: string;
	readonly uri?: string;
	/** How `text` is marked up, "plain" unless told; "rates" is a table of exchange rates as the European Central Bank publishes it. */
	readonly format?: "plain" | "markdown" | "rates";
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
