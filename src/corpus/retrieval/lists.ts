import type { LexiconEntry } from "../segment/lexicon.js";
import type { PostingList } from "../segment/postings.js";
import type { Segment } from "../segment/segment.js";

/** Lists of one segment stay open, those that were asked for last, up to so many blocks: ten bytes of each are kept. */
const KEPT_BLOCKS = 200_000;
const KEPT_LISTS = 1024;

interface Kept {
	/** By the ordinals of their words. Those asked for last come last. */
	readonly lists: Map<number, PostingList>;
	blocks: number;
}

const bySegment = new WeakMap<Segment, Kept>();

/**
 * The list of a key, which the sentences around, too, are searched with. It holds one decoded block: it must not be read
 * in two places at a time.
 */
export function listOf(segment: Segment, entry: LexiconEntry): PostingList {
	const kept = bySegment.get(segment) ?? { lists: new Map<number, PostingList>(), blocks: 0 };
	bySegment.set(segment, kept);
	const { lists } = kept;
	const known = lists.get(entry.ordinal);
	const list = known ?? segment.postings(entry);
	if (known) lists.delete(entry.ordinal);
	else kept.blocks += list.blocks;
	lists.set(entry.ordinal, list);
	for (const [ordinal, { blocks }] of lists) {
		if (kept.blocks <= KEPT_BLOCKS && lists.size <= KEPT_LISTS) break;
		lists.delete(ordinal);
		kept.blocks -= blocks;
	}
	return list;
}
