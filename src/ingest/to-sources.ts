import type { SourceInput } from "../corpus/types.js";
import type { Kind } from "./formats/kinds.js";
import type { Reading } from "./formats/types.js";

/** A file to be read as sources. */
export interface SourceFile {
	/** The id of its source; those of a file that holds several add "#" and what tells them apart. */
	readonly id: string;
	readonly uri: string;
	readonly bytes: Uint8Array;
}

/** What a file gave. */
export interface SourceReading {
	readonly sources: readonly SourceInput[];
	/** What was not read of it, and why: phrases without a full stop. With no sources, why there are none. */
	readonly problems: readonly string[];
	/** A file of something else that merely lies among the sources: its problem is told to those alone who name it. */
	readonly foreign?: true;
	/** By what it was read, for `isCurrentFormat`; none of a file that is of no known format. */
	readonly format?: string;
}

/** Gives the articles of a file their ids and addresses. */
export function toSources(
	{ id, uri }: SourceFile,
	kind: Kind,
	reading: Reading,
): Omit<SourceReading, "format"> {
	if ("problem" in reading) {
		return { sources: [], problems: [reading.problem], ...(reading.foreign ? { foreign: true } : {}) };
	}
	const taken = new Set<string>();
	const sources = reading.extracts.map(({ part, places, ...extract }, index): SourceInput => {
		let own = part === undefined ? id : `${id}#${part}`;
		if (taken.has(own)) own = `${own}#${index + 1}`;
		taken.add(own);
		const original = places && { original: { format: kind.label, places } };
		return { id: own, uri, ...extract, ...original };
	});
	return { sources, problems: reading.notes ?? [] };
}
