import type { Report } from "../engine/types.js";
import type { Remarks } from "./remarks.js";

/** A draft with what was found in it. */
export interface CheckedDraft {
	/** As it was named. */
	readonly path: string;
	readonly text: string;
	readonly report: Report;
}

/** What a report shows of a source. Offsets of evidence are into `text`. */
export interface ShownSource {
	readonly id: string;
	readonly text: string;
	readonly title?: string;
	readonly publisher?: string;
	readonly published?: string;
	/** The file that it was read from. */
	readonly uri?: string;
	readonly remarks?: Remarks;
	/** Where it was published. */
	readonly webAddress?: string;
	/** What its text was taken out of, if not a file of just that text; `places` by their starts in `text`. */
	readonly original?: { readonly format: string; readonly places: readonly PlaceInOriginal[] };
}

/** A page, a cell or a time of the file that a text was taken out of, from `start` to the next place. */
export interface PlaceInOriginal {
	readonly start: number;
	readonly label: string;
	/** From 1, where the file is text. */
	readonly line?: number;
}

/** Finds a source by its id. */
export type SourceLookup = (id: string) => ShownSource | undefined;
