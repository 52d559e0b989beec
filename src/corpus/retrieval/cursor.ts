import type { PostingList } from "../segment/postings.js";
import { impact, type Norms } from "./bm25.js";

/** One key of a query in one segment: its list, and how far it was read. */
export interface Cursor {
	readonly list: PostingList;
	/** What the key's impact is multiplied by. */
	readonly gain: number;
	/** The most that the key can add to any passage here. */
	readonly most: number;
	/** The most often that any passage here has it; 255 stands for more, too. */
	readonly mostOften: number;
	/** The block that is decoded, how many passages it holds, and which of them is next. */
	block: number;
	length: number;
	at: number;
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
	return { list, gain, most: gain * most, mostOften, block: -1, length: 0, at: 0 };
}

/** Goes back to before the first passage. */
export function rewind(cursor: Cursor): void {
	cursor.block = -1;
	cursor.length = 0;
	cursor.at = 0;
}

/** Moves on to the first passage that is not before `target`; false when there is none. */
export function seek(cursor: Cursor, target: number): boolean {
	const { list } = cursor;
	if (cursor.block < 0 || list.lastOf(cursor.block) < target) {
		let block = Math.max(0, cursor.block);
		let step = 1;
		while (block + step < list.blocks && list.lastOf(block + step) < target) {
			block += step;
			step *= 2;
		}
		let high = Math.min(block + step, list.blocks - 1);
		while (block < high) {
			const middle = (block + high) >> 1;
			if (list.lastOf(middle) < target) block = middle + 1;
			else high = middle;
		}
		if (list.lastOf(block) < target) return false;
		cursor.length = list.decode(block);
		cursor.block = block;
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

/** How often a passage has the key; 0 if not at all. Passages are asked for in rising order. */
export function countAt(cursor: Cursor, passage: number): number {
	if (!seek(cursor, passage) || cursor.list.ids[cursor.at] !== passage) return 0;
	return cursor.list.counts[cursor.at] ?? 1;
}
