import { inOrder, type Place } from "./in-order.js";
import type { LiveSegment } from "./live-segment.js";
import { MONEY_PAIR, passagesMarked } from "./marks.js";
import { sharingQuotations } from "./quoted.js";
import { bestPassages } from "./retrieve.js";
import { type FoundPassage, passagesSaying } from "./saying.js";

/** Finds where the sources speak of something, without reading them. */
export interface PlaceFinder {
	/** The passages that speak most of the weighted keys, best first. */
	candidates(keys: ReadonlyMap<string, number>, limit: number): readonly Place[];
	/** The quotations that share most runs of words with these, best first. */
	quotedLike(keys: readonly string[], limit: number): readonly Place[];
	/** The passages that may have all of the phrases; undefined when nothing is found by these, or too many have them. */
	saying(phrases: readonly string[]): readonly Place[] | undefined;
	/** The passages that give an amount in two currencies, ordered by source. */
	moneyPairs(): readonly Place[];
	/** Tables of exchange rates, ordered by id. */
	rateTables(): readonly Place[];
	/** Whether any source has the word, in lower case, spelt just so. */
	knows(lower: string): boolean;
}

/** A quotation that shares fewer of the runs than this part of what the nearest one shares is another one. */
const LEAST_SHARED = 0.4;
/** More passages than these are not read to find out what may be said. */
const MOST_READ = 1000;

/** Finds places in whatever segments there are when it is asked. */
export function placeFinder(segments: () => readonly LiveSegment[]): PlaceFinder {
	return {
		candidates(keys, limit) {
			const scored = bestPassages(segments(), keys, limit).map((found) => ({
				...placeOf(found),
				score: found.score,
			}));
			return inOrder(scored, (a, b) => b.score - a.score, limit);
		},
		quotedLike(keys, limit) {
			const found = inOrder(sharingQuotations(segments(), keys), (a, b) => b.weight - a.weight, limit);
			const most = Math.max(0, ...found.map(({ shared }) => shared));
			return found.filter(({ shared }) => shared >= most * LEAST_SHARED);
		},
		saying(phrases) {
			const told = passagesSaying(segments(), phrases, MOST_READ + 1);
			return !told || told.length > MOST_READ ? undefined : told.map(placeOf);
		},
		moneyPairs: () => inOrder(passagesMarked(segments(), MONEY_PAIR).map(placeOf), () => 0),
		rateTables() {
			const places = segments().flatMap((live) =>
				live.segment.tables.filter(live.isLive).map((document) => ({ live, document, index: 0 })),
			);
			return inOrder(places, () => 0);
		},
		knows: (lower) =>
			segments().some((live) => {
				const entry = live.segment.lexicon.find(lower);
				return entry !== undefined && live.spelledIn(entry) > 0;
			}),
	};
}

function placeOf({ live, passage }: FoundPassage): Place {
	const document = live.segment.documentOf(passage);
	return { live, document, index: passage - (live.segment.documents.passages[document] ?? 0) };
}
