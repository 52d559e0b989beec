import type { Token } from "../text/tokens.js";
import type { Place } from "./in-order.js";
import type { LiveSegment } from "./live-segment.js";
import { notePlaces } from "./noted-places.js";
import { type PlaceFinder, placeFinder } from "./places.js";
import { summaryOf } from "./segment/head.js";
import { createSourceShelf } from "./source-shelf.js";
import type { PassageRef, QuotationRef, StoredSource } from "./stored-source.js";
import type { SourceSummary } from "./types.js";

/** What the sources are asked when a draft is held against them. */
export interface Answers {
	/** The passages that speak most of the weighted keys, best first. */
	candidates(keys: ReadonlyMap<string, number>, limit: number): PassageRef[];
	/** The quotations that share most runs of words with these, best first. */
	quotedLike(keys: readonly string[], limit: number): QuotationRef[];
	/** Whether any source has the word, spelt just so. */
	knows(word: Token): boolean;
	/**
	 * Whether a passage that has all of the phrases, folded for matching, passes the test; also when so many have them
	 * that they are not all read, or when they are of small words that nothing is found by.
	 */
	mayBeSaid(phrases: readonly string[], test: (passage: PassageRef) => boolean): boolean;
	/** The passages that give an amount in two currencies, ordered by source. */
	moneyPairs(): Generator<PassageRef, void>;
	/** Sources that are tables of exchange rates, ordered by id. */
	rateTables(): readonly StoredSource[];
}

/** The sources and the index over their passages, as they are searched. */
export interface Store extends Answers {
	readonly size: number;
	get(id: string): StoredSource | undefined;
	/** Every source, ordered by id. */
	summaries(): readonly SourceSummary[];
	/** Answers as this store does, and tells later whether it still would. */
	noting(): NotedAnswers;
	/** Grows with every change. */
	readonly revision: number;
}

/** Answers that remember what was asked. */
export interface NotedAnswers {
	readonly answers: Answers;
	/** Whether all that was asked would be answered alike by the sources there are now. */
	holds(): boolean;
}

/** A store that is made of segments, which others write. */
export interface SegmentStore extends Store {
	readonly segments: readonly LiveSegment[];
	/** Puts segments in place of those there are; `changed` unless they hold the same sources. */
	use(segments: readonly LiveSegment[], changed: boolean): void;
	/** Tells that sources were removed from the segments. */
	changed(): void;
	/** Where a source is. */
	find(id: string): { readonly live: LiveSegment; readonly document: number } | undefined;
}

/** The sources that were read last are kept up to about so many sentences with what they say. */
const KEPT_SENTENCES = 24_000;

export function createSegmentStore(): SegmentStore {
	const shelf = createSourceShelf(KEPT_SENTENCES);
	let segments: readonly LiveSegment[] = [];
	let revision = 0;
	let known = new Map<string, boolean>();
	let ordered: readonly SourceSummary[] | undefined;

	function changed(): void {
		revision++;
		known = new Map();
		ordered = undefined;
	}

	function find(id: string): { live: LiveSegment; document: number } | undefined {
		for (const live of segments) {
			for (const document of live.segment.find(id)) if (live.isLive(document)) return { live, document };
		}
		return undefined;
	}

	const refOf = ({ live, document, index }: Place): PassageRef => ({
		source: shelf.get(live, document),
		index,
	});

	function knows(lower: string): boolean {
		const is = known.get(lower) ?? places.knows(lower);
		known.set(lower, is);
		return is;
	}

	/** What is answered by reading what stands at places. */
	function answersAt(finder: PlaceFinder): Answers {
		return {
			candidates: (keys, limit) => finder.candidates(keys, limit).map(refOf),
			quotedLike: (keys, limit) => finder.quotedLike(keys, limit).map(refOf),
			knows: ({ lower }) => finder.knows(lower),
			mayBeSaid(phrases, test) {
				const told = finder.saying(phrases);
				return !told || told.some((place) => test(refOf(place)));
			},
			*moneyPairs() {
				for (const place of finder.moneyPairs()) yield refOf(place);
			},
			rateTables: () =>
				finder
					.rateTables()
					.map((place) => refOf(place).source)
					.filter(({ rates }) => rates !== undefined),
		};
	}

	const places: PlaceFinder = placeFinder(() => segments);
	const finder: PlaceFinder = { ...places, knows };

	return {
		...answersAt(finder),
		get size() {
			return segments.reduce((sum, { documents }) => sum + documents, 0);
		},
		get revision() {
			return revision;
		},
		get segments() {
			return segments;
		},
		use(next, isChange) {
			segments = [...next].sort((a, b) => b.passages - a.passages);
			if (isChange) changed();
		},
		changed,
		find,
		get(id) {
			const place = find(id);
			return place && shelf.get(place.live, place.document);
		},
		summaries() {
			ordered ??= segments
				.flatMap(({ segment, isLive }) =>
					Array.from({ length: segment.counts.documents }, (_, document) => document)
						.filter(isLive)
						.map((document) => summaryOf(segment.head(document))),
				)
				.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
			return ordered;
		},
		noting() {
			const noted = notePlaces(finder);
			return { answers: answersAt(noted.finder), holds: noted.holds };
		},
	};
}
