import type { PostingList } from "../segment/postings.js";
import { impact, type Norms } from "./bm25.js";

/** How far a list was read: forwards alone, block by block. */
export interface Walk {
	readonly list: PostingList;
	/** The block that was come to, and the one that is decoded; -1 for none. */
	block: number;
	decoded: number;
	/** How many passages the decoded block holds, and which of them is next. */
	length: number;
	at: number;
	/** The block that one passage was looked up in without decoding it. */
	asked: number;
}

export function walkOf(list: PostingList): Walk {
	return { list, block: -1, decoded: -1, length: 0, at: 0, asked: -1 };
}

/** One key of a query in one segment. */
export interface Cursor extends Walk {
	/** What the key's impact is multiplied by. */
	readonly gain: number;
	/** The most that the key can add to any passage here. */
	readonly most: number;
	/** The most often that any passage here has it; 255 stands for more, too. */
	readonly mostOften: number;
}

export function cursorOf(list: PostingList, gain: number, norms: Norms): Cursor {
	let most = 0;
	let mostOften = 1;
	if (list.blocks === 1) {
		const size = list.decode(0);
		const { ids, counts } = list;
		for (let i = 0; i < size; i++) {
			const count = counts[i] ?? 1;
			most = Math.max(most, impact(count, norms.of(ids[i] ?? 0)));
			mostOften = Math.max(mostOften, count);
		}
	} else {
		for (let block = 0; block < list.blocks; block++) {
			const count = list.mostOf(block);
			most = Math.max(most, impact(count, norms.ofLength(list.shortestOf(block))));
			mostOften = Math.max(mostOften, count);
		}
	}
	return { ...walkOf(list), gain, most: gain * most, mostOften };
}

/** Moves on to the first block that may hold the passage, without reading it; false when there is none. */
function seekBlock(cursor: Walk, passage: number): boolean {
	const { list } = cursor;
	if (cursor.block >= 0 && list.lastOf(cursor.block) >= passage) return true;
	let block = Math.max(0, cursor.block);
	let step = 1;
	while (block + step < list.blocks && list.lastOf(block + step) < passage) {
		block += step;
		step *= 2;
	}
	let high = Math.min(block + step, list.blocks - 1);
	while (block < high) {
		const middle = (block + high) >> 1;
		if (list.lastOf(middle) < passage) block = middle + 1;
		else high = middle;
	}
	if (list.lastOf(block) < passage) return false;
	cursor.block = block;
	return true;
}

/** Moves on to the first passage that is not before `target`; false when there is none. */
export function seek(cursor: Walk, target: number): boolean {
	if (!seekBlock(cursor, target)) return false;
	const { list } = cursor;
	if (cursor.decoded !== cursor.block) {
		cursor.length = list.decode(cursor.block);
		cursor.decoded = cursor.block;
		cursor.at = 0;
	}
	const { ids } = list;
	let low = cursor.at;
	let high = cursor.length;
	if ((ids[low] ?? 0) >= target) return true;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((ids[middle] ?? 0) < target) low = middle + 1;
		else high = middle;
	}
	cursor.at = low;
	return true;
}

/**
 * The most often that a passage can have the key, as far as can be told without reading the list; 0 if surely not at
 * all. Passages are asked for in rising order.
 */
export function mostOftenAt(cursor: Walk, passage: number): number {
	return seekBlock(cursor, passage) ? cursor.list.mostOf(cursor.block) : 0;
}

/** How often a passage has the key; 0 if not at all. Passages are asked for in rising order. */
export function countAt(cursor: Walk, passage: number): number {
	if (!seekBlock(cursor, passage)) return 0;
	const { list, block } = cursor;
	if (cursor.decoded !== block && cursor.asked !== block) {
		cursor.asked = block;
		return list.countIn(block, passage);
	}
	// where a second one is asked for there are often more: the block is read once for all of them
	return seek(cursor, passage) && list.ids[cursor.at] === passage ? (list.counts[cursor.at] ?? 1) : 0;
}
