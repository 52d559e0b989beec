/** The passages that have a key, by rising number, with how often each has it; in two typed arrays that grow. */
export interface Posting {
	/** `ids[0..size)`, rising. */
	readonly ids: Int32Array;
	/** How often, 255 at most, side by side with `ids`. */
	readonly counts: Uint8Array;
	readonly size: number;
	/** Adds a passage whose number is greater than all before. */
	add(id: number, count: number): void;
	/** How often a passage has the key; 0 if not at all. */
	countOf(id: number): number;
	/** Leaves out the given passages. */
	drop(gone: ReadonlySet<number>): void;
}

const MOST = 255;

export function createPosting(): Posting {
	let ids = new Int32Array(2);
	let counts = new Uint8Array(2);
	let size = 0;
	return {
		get ids() {
			return ids;
		},
		get counts() {
			return counts;
		},
		get size() {
			return size;
		},
		add(id, count) {
			if (size === ids.length) {
				const longerIds = new Int32Array(size * 2);
				longerIds.set(ids);
				ids = longerIds;
				const longerCounts = new Uint8Array(size * 2);
				longerCounts.set(counts);
				counts = longerCounts;
			}
			ids[size] = id;
			counts[size] = Math.min(MOST, count);
			size++;
		},
		countOf(id) {
			let low = 0;
			let high = size;
			while (low < high) {
				const middle = (low + high) >>> 1;
				if ((ids[middle] ?? 0) < id) low = middle + 1;
				else high = middle;
			}
			return low < size && ids[low] === id ? (counts[low] ?? 0) : 0;
		},
		drop(gone) {
			let kept = 0;
			for (let i = 0; i < size; i++) {
				const id = ids[i] ?? 0;
				if (gone.has(id)) continue;
				ids[kept] = id;
				counts[kept] = counts[i] ?? 0;
				kept++;
			}
			size = kept;
		},
	};
}
