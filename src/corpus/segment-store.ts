import type { Token } from "../text/tokens.js";
import { inOrder, type Place } from "./in-order.js";
import type { LiveSegment } from "./live-segment.js";
import { MONEY_PAIR, passagesMarked } from "./marks.js";
import { sharingQuotations } from "./quoted.js";
import { bestPassages } from "./retrieve.js";
import { passagesSaying } from "./saying.js";
import { summaryOf } from "./segment/head.js";
import { createSourceShelf } from "./source-shelf.js";
import type { PassageRef, QuotationRef, StoredSource } from "./stored-source.js";
import type { SourceSummary } from "./types.js";

/** The sources and the index over their passages, as they are searched. */
export interface Store {
	readonly size: number;
	get(id: string): StoredSource | undefined;
	/** Every source, ordered by id. */
	summaries(): readonly SourceSummary[];
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
	/** Grows with every change. */
	readonly revision: number;
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

/** A quotation that shares fewer of the runs than this part of what the nearest one shares is another one. */
const LEAST_SHARED = 0.4;
/** The sources that were read last are kept up to about so many sentences with what they say. */
const KEPT_SENTENCES = 24_000;
/** More passages than these are not read to find out what may be said. */
const MOST_READ = 1000;

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

	function placeOf(live: LiveSegment, passage: number): Place {
		const document = live.segment.documentOf(passage);
		return { live, document, index: passage - (live.segment.documents.passages[document] ?? 0) };
	}

	return {
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
		candidates(keys, limit) {
			const scored = bestPassages(segments, keys, limit).map(({ live, passage, score }) => ({
				...placeOf(live, passage),
				score,
			}));
			return inOrder(scored, (a, b) => b.score - a.score, limit).map(refOf);
		},
		quotedLike(keys, limit) {
			const found = inOrder(sharingQuotations(segments, keys), (a, b) => b.weight - a.weight, limit);
			const most = Math.max(0, ...found.map(({ shared }) => shared));
			return found.filter(({ shared }) => shared >= most * LEAST_SHARED).map(refOf);
		},
		mayBeSaid(phrases, test) {
			const told = passagesSaying(segments, phrases, MOST_READ + 1);
			if (!told || told.length > MOST_READ) return true;
			return told.some(({ live, passage }) => test(refOf(placeOf(live, passage))));
		},
		*moneyPairs() {
			const places = passagesMarked(segments, MONEY_PAIR).map(({ live, passage }) => placeOf(live, passage));
			for (const place of inOrder(places, () => 0)) yield refOf(place);
		},
		rateTables() {
			const places = segments.flatMap((live) =>
				live.segment.tables.filter(live.isLive).map((document) => ({ live, document, index: 0 })),
			);
			return inOrder(places, () => 0)
				.map((place) => refOf(place).source)
				.filter(({ rates }) => rates !== undefined);
		},
		knows({ lower }) {
			let is = known.get(lower);
			if (is === undefined) {
				is = segments.some((live) => {
					const entry = live.segment.lexicon.find(lower);
					return entry !== undefined && live.spelledIn(entry) > 0;
				});
				known.set(lower, is);
			}
			return is;
		},
	};
}
