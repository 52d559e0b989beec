import type { ClaimKind } from "./checks/types.js";
import { countedThing } from "./claims/counted-thing.js";
import { quantities } from "./claims/quantity.js";
import { searchPassages } from "./corpus/search.js";
import { createStore, passageOf, type StoredSource, spanInSource } from "./corpus/store.js";
import type { Passage, SearchHit, SourceInput, SourceSummary, SourceTier } from "./corpus/types.js";
import { createChecker } from "./engine/check.js";
import { slotClaims } from "./engine/rivals.js";
import type { CheckOptions, Report } from "./engine/types.js";
import { languageOf } from "./text/language.js";
import { noticeOf } from "./text/notice.js";
import { tokens } from "./text/tokens.js";

export type { Passage, SearchHit, SourceInput, SourceSummary, SourceTier } from "./corpus/types.js";
export type {
	CheckOptions,
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

export interface OpenCorpusOptions {
	/** Called while sources are added, with how many are done. */
	readonly onProgress?: (done: number) => void;
}

/** A claim that a source makes: `source.text.slice(start, end)` is its value. */
export interface SourceClaim {
	readonly start: number;
	readonly end: number;
	readonly kind: ClaimKind;
	readonly passage: Passage;
}

/** A source as it was read. */
export interface SourceFacts {
	readonly title?: string;
	/** ISO 8601 date: the one given, or the one the text carries. */
	readonly published?: string;
}

/** What a reader should know of a source before relying on it. */
export interface SourceRemarks {
	/** What its publisher said of it afterwards: as given, or as its text says above or below the article. */
	readonly notice?: "corrected" | "retracted";
	/** ISO 8601 date of its last change, as given. */
	readonly updated?: string;
	readonly tier?: SourceTier;
	/** BCP 47: the one given, or what the commonest words of the text tell. */
	readonly language?: string;
}

/** Sources, indexed; checks drafts against them. */
export interface Corpus {
	/** Adds sources; one with an id that is there already replaces it. */
	add(sources: Iterable<SourceInput>): Promise<void>;
	/** Removes sources; an id that is not there is passed over. */
	remove(ids: Iterable<string>): Promise<void>;
	/** Checks a draft. Never throws on any text; an aborted signal gives a report whose `notChecked` says what was left. */
	check(draft: string, options?: CheckOptions): Promise<Report>;
	/** The passages that answer a query, best first; at most `limit` (20 unless told). */
	search(query: string, options?: { limit?: number }): SearchHit[];
	/** The source as it was added, or undefined. */
	source(id: string): SourceInput | undefined;
	/** How many sources there are. */
	readonly size: number;
	/** Every source without its text, ordered by id. */
	sources(): readonly SourceSummary[];
	/** What is known of a source: as given, or else as found in its text. */
	factsOf(id: string): SourceFacts;
	/** What a reader should know of a source before relying on it; reads its text. */
	remarksOf(id: string): SourceRemarks;
	/** The figures and dates that a source states, in its order. */
	claimsOf(id: string): SourceClaim[];
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
const DEFAULT_LIMIT = 20;

/** Opens an empty corpus in memory. */
export async function openCorpus(options: OpenCorpusOptions = {}): Promise<Corpus> {
	const store = createStore();
	const checker = createChecker(store);
	return {
		get size() {
			return store.size;
		},
		async add(sources) {
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
		async remove(ids) {
			for (const id of ids) store.remove(id);
		},
		check: (draft, checkOptions) => checker.check(draft, checkOptions),
		search: (query, { limit = DEFAULT_LIMIT } = {}) => searchPassages(store, query, limit),
		source: (id) => store.get(id)?.input,
		sources: () => store.summaries(),
		factsOf(id) {
			const source = store.get(id);
			return {
				...(source?.title === undefined ? {} : { title: source.title }),
				...(source?.published === undefined ? {} : { published: source.published }),
			};
		},
		remarksOf(id) {
			const input = store.get(id)?.input;
			if (!input) return {};
			const { updated, tier } = input;
			const language = input.language ?? languageOf(input.text);
			const notice = input.notice ?? noticeOf(input.text)?.kind;
			return {
				...(notice === undefined ? {} : { notice }),
				...(updated === undefined ? {} : { updated }),
				...(tier === undefined ? {} : { tier }),
				...(language === undefined ? {} : { language }),
			};
		},
		claimsOf(id) {
			const source = store.get(id);
			return source ? claimsOf(source) : [];
		},
		async close() {
			store.clear();
		},
	};
}

function claimsOf(source: StoredSource): SourceClaim[] {
	return source.sentences.flatMap((_, index) => {
		const ref = { source, index };
		return slotClaims(source.facts(index)).map(({ slot, check }) => ({
			...spanInSource(ref, slot),
			kind: check.kind,
			passage: passageOf(ref),
		}));
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
