/** How large a segment is, and how much of it was removed. */
export interface SegmentSize {
	readonly documents: number;
	readonly removed: number;
}

/** Each level holds segments of up to so many times the documents of the level below. */
const STEP = 4;
/** Segments up to this size are of the lowest level: they are merged in no time. */
const SMALLEST = 256;
/** So many segments of one level become one of the next. */
const MOST_OF_LEVEL = 4;
/** From this share of removed documents on, a segment is written anew without them. */
const TOO_MANY_REMOVED = 0.3;

function levelOf({ documents }: SegmentSize): number {
	let level = 0;
	for (let most = SMALLEST; documents > most; most *= STEP) level++;
	return level;
}

/**
 * Which segments to make one of next; none when all is well. Each document is written anew once for each level that it
 * rises through: so many times as the logarithm of the corpus to the base of four.
 */
export function planMerge<T extends SegmentSize>(segments: readonly T[]): readonly T[] {
	const worn = segments.find(
		({ documents, removed }) => removed > 0 && removed > (documents + removed) * TOO_MANY_REMOVED,
	);
	const levels = new Map<number, T[]>();
	for (const segment of segments) {
		const level = levelOf(segment);
		levels.set(level, [...(levels.get(level) ?? []), segment]);
	}
	for (const level of [...levels.keys()].sort((a, b) => a - b)) {
		const own = levels.get(level) ?? [];
		if (own.length > MOST_OF_LEVEL) return own;
	}
	return worn ? [worn] : [];
}
