import type { Report } from "../engine/types.js";

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
	readonly uri?: string;
}

/** Finds a source by its id. */
export type SourceLookup = (id: string) => ShownSource | undefined;
