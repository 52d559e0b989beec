import { countedThing } from "./claims/counted-thing.js";
import { quantities } from "./claims/quantity.js";
import { createStore } from "./corpus/store.js";
import type { SourceInput } from "./corpus/types.js";
import { type CorpusReader, readCorpus } from "./engine/corpus-reader.js";
import { tokens } from "./text/tokens.js";

export type { Passage, SearchHit, SourceInput, SourceSummary, SourceTier } from "./corpus/types.js";
export type { CorpusReader, SourceClaim, SourceFacts, SourceRemarks } from "./engine/corpus-reader.js";
export type {
	CheckOptions,
	CheckProgress,
	ClaimKind,
	DraftPlace,
	Evidence,
	Finding,
	NotChecked,
	Note,
	Report,
	SentenceReport,
	Stance,
	Verdict,
} from "./engine/types.js";
export {
	type Decision,
	entryOf,
	type Fact,
	type FactState,
	factsOfReport,
	type LedgerAction,
	type LedgerEntry,
	type LedgerFile,
	type LedgerView,
	ledgerLine,
	ledgerPath,
	matchLedger,
	parseLedger,
} from "./ledger/index.js";
export type { Span } from "./text/span.js";

export interface OpenCorpusOptions {
	/** Called while sources are added, with how many are done. */
	readonly onProgress?: (done: number) => void;
}

/** Sources that are added and removed one by one. */
export interface Corpus extends CorpusReader {
	/** Adds sources; one with an id that is there already replaces it. */
	add(sources: Iterable<SourceInput>): Promise<void>;
	/** Removes sources; an id that is not there is passed over. */
	remove(ids: Iterable<string>): Promise<void>;
	close(): Promise<void>;
}

/** A number found in a text; `text.slice(start, end)` is its words, `lower` to `upper` what they allow. */
export interface Quantity {
	readonly start: number;
	readonly end: number;
	readonly lower: number;
	readonly upper: number;
	readonly unit?: string;
	/** ISO 4217, or "$" for a dollar that is not told. */
	readonly currency?: string;
	/** What is counted: "operational gold mines". */
	readonly noun?: string;
}

/** How long adding may keep the thread before it lets others run, in milliseconds. */
const SLICE = 12;

/** Opens an empty corpus in memory. */
export async function openCorpus(options: OpenCorpusOptions = {}): Promise<Corpus> {
	const store = createStore();
	return Object.assign(readCorpus(store), {
		async add(sources: Iterable<SourceInput>) {
			let done = 0;
			let since = Date.now();
			for (done of store.adding(sources)) {
				if (Date.now() - since > SLICE) {
					options.onProgress?.(done);
					await new Promise((resolve) => setTimeout(resolve, 0));
					since = Date.now();
				}
			}
			options.onProgress?.(done);
		},
		async remove(ids: Iterable<string>) {
			for (const id of ids) store.remove(id);
		},
		async close() {
			store.clear();
		},
	});
}

/** The numbers of a text: counts, money, percentages, measures, durations, ages, ordinals and scores. */
export function extractQuantities(text: string): Quantity[] {
	const found = quantities(text);
	if (found.length === 0) return [];
	const words = tokens(text);
	let at = 0;
	return found.map((mention) => {
		while (at < words.length && (words[at]?.start ?? 0) < mention.end) at++;
		const counts = mention.measure === "count" || mention.measure === "ordinal";
		const noun = counts ? countedThing(words, at, mention.value, mention.measure) : undefined;
		return {
			start: mention.start,
			end: mention.end,
			lower: mention.lower,
			upper: mention.upper,
			...(mention.unit === undefined ? {} : { unit: mention.unit }),
			...(mention.currency === undefined ? {} : { currency: mention.currency }),
			...(noun === undefined ? {} : { noun: text.slice(noun.start, noun.end) }),
		};
	});
}
