import type { ClaimKind } from "../checks/types.js";
import { searchPassages } from "../corpus/search.js";
import { passageOf, type Store, type StoredSource, spanInSource } from "../corpus/store.js";
import type { Passage, SearchHit, SourceInput, SourceSummary, SourceTier } from "../corpus/types.js";
import { languageOf } from "../text/language.js";
import { noticeOf } from "../text/notice.js";
import { createChecker } from "./check.js";
import { slotClaims } from "./rivals.js";
import type { CheckOptions, Report } from "./types.js";

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
export interface CorpusReader {
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
}

const DEFAULT_LIMIT = 20;

/** Reads, searches and checks against a store. */
export function readCorpus(store: Store): CorpusReader {
	const checker = createChecker(store);
	return {
		get size() {
			return store.size;
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
