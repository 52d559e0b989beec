import { searchJson, searchText, type TierPatterns } from "../report/index.js";
import { type CorpusArguments, openNamedCorpus, sourceLookup } from "./corpus.js";
import { isFailure, type Outcome } from "./outcome.js";
import { wantsColor } from "./terminal.js";

export const searchFormats = ["text", "json"] as const;

export interface SearchArguments extends CorpusArguments {
	readonly tier: TierPatterns;
	readonly format: (typeof searchFormats)[number];
	readonly limit: number;
}

/** Looks for passages in the sources. Finding none is no failure. */
export async function search(query: string, given: SearchArguments): Promise<Outcome> {
	if (query.trim() === "") return { failure: "the query is empty. Name the words to look for." };
	const opened = await openNamedCorpus(given, []);
	if (isFailure(opened)) return opened;
	const { corpus } = opened;
	const hits = corpus.search(query, { limit: given.limit });
	const output =
		given.format === "json"
			? searchJson(query, hits)
			: searchText(hits, sourceLookup(corpus, given.tier), { color: wantsColor() });
	await corpus.close();
	const notes = hits.length > 0 ? opened.notes : [...opened.notes, "nothing in the sources matches."];
	return { output, exitCode: 0, notes };
}
