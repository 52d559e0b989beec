import type { LiveSegment } from "./live-segment.js";

/** A passage or quotation of a document. */
export interface Place {
	readonly live: LiveSegment;
	readonly document: number;
	readonly index: number;
}

/**
 * The first `limit` places, best first; those that are equally good by the ids of their sources, so that the order does
 * not lean on how the sources are spread over segments. Many articles may print one sentence: no more ids are read than
 * it takes to tell them apart.
 */
export function inOrder<T extends Place>(
	places: readonly T[],
	best: (a: T, b: T) => number,
	limit = Number.POSITIVE_INFINITY,
): T[] {
	const sorted = [...places].sort(best);
	const ordered: T[] = [];
	for (let at = 0; at < sorted.length && ordered.length < limit; ) {
		const first = sorted[at];
		if (!first) break;
		let end = at + 1;
		for (let next = sorted[end]; next && best(first, next) === 0; next = sorted[end]) end++;
		ordered.push(...byIds(sorted.slice(at, end), limit - ordered.length));
		at = end;
	}
	return ordered;
}

/** The first `limit` of them by id, then by their places in the source. */
function byIds<T extends Place>(places: readonly T[], limit: number): readonly T[] {
	if (places.length < 2) return places;
	const bySegment = new Map<LiveSegment, T[]>();
	for (const place of places) {
		const own = bySegment.get(place.live);
		if (own) own.push(place);
		else bySegment.set(place.live, [place]);
	}
	const left = [...bySegment].flatMap(([{ segment }, own]) => {
		const { rankOf } = segment.order;
		own.sort((a, b) => rankOf(a.document) - rankOf(b.document) || a.index - b.index);
		return own.slice(0, limit);
	});
	if (bySegment.size === 1) return left;
	const ids = new Map(left.map((place) => [place, place.live.segment.head(place.document).input.id]));
	const idOf = (place: T): string => ids.get(place) ?? "";
	return left
		.sort((a, b) => {
			if (a.live === b.live && a.document === b.document) return a.index - b.index;
			return idOf(a) < idOf(b) ? -1 : 1;
		})
		.slice(0, limit);
}
