import { createBar } from "./bar.js";
import { impact, LONG } from "./bm25.js";
import { walkOf } from "./cursor.js";
import { createCandidates, offerWhole } from "./rest.js";
import { leastOf, type Search } from "./search.js";

// How large these are decides how long a search takes, and never what it finds.
/** So many passages are held at once. */
export const ROOM = 1 << 14;
/** They are found by their slots: a power of two, twice as many. */
const SLOTS = 2 * ROOM;
const SHIFT = 32 - Math.log2(SLOTS);
/** When so many passages were met first, and with every so many keys from then on, the most promising are looked up. */
const FEW = 512;
const KEYS = 2;
/** More passages than these, for each that is wanted, are not looked up before the most promising of them. */
const MANY = 4;

/** The passages in the order in which they were met. */
const passages = new Int32Array(ROOM);
/** How long each is in keys, `LONG` for the longer ones. */
const lengths = new Uint8Array(ROOM);
/** What the keys that were read give; `SETTLED` for a passage whose whole score is known. */
const sums = new Float64Array(ROOM);
const SETTLED = Number.NEGATIVE_INFINITY;
/** Where the passage of a slot stands among them, from `base` on; what is below was left by the searches before. */
const places = new Int32Array(SLOTS);
let base = 1;
const candidates = createCandidates(ROOM);

/** What came of reading the rarest keys. */
export interface Begun {
	/** Nothing is left to be found. */
	readonly isDone: boolean;
	/** The passages that were offered, or would have been if they could pass. */
	readonly settled: ReadonlySet<number>;
}

/**
 * Reads the lists of the keys that can add most, until the others together could not lift a passage over the bar, or
 * there is no room for more passages. The bar rises meanwhile: the passages that have most of the rarest keys are nearly
 * always among the best, and once their whole scores are known few other passages, and few lists, need be read.
 */
export function searchRarest(search: Search): Begun {
	const { cursors, bounds, bar } = search;
	const settled = new Set<number>();
	const isEnough = (read: number): boolean => read === cursors.length || bounds.of(read) < leastOf(search);
	let size = 0;
	let read = 0;
	let next = bar.least() > 0 ? Number.POSITIVE_INFINITY : 1;
	while (!isEnough(read)) {
		const list = cursors[read]?.list;
		if (!list || size + list.size > ROOM) break;
		size = addList(search, read++, size, true);
		if (size < FEW || read < next) continue;
		next = read + KEYS;
		settleBest(search, read, size, settled);
	}
	/** How many keys were added to the passages that were met. */
	let added = read;
	if (!isEnough(read)) {
		// there is no room for what the next keys would bring up; they tell apart what is there
		while (added < Math.min(cursors.length, read + KEYS)) addList(search, added++, size, false);
		settleBest(search, added, size, settled);
	}
	const isDone = isEnough(read);
	if (isDone) {
		if (liftable(search, added, size) > MANY * bar.limit) settleBest(search, added, size, settled);
		collect(search, added, size);
		offerWhole(search, walksOf(search), added, candidates);
	}
	clear();
	return { isDone, settled };
}

/** Adds what a key gives to its passages, or to those of them alone that were met; gives how many there are. */
function addList({ cursors, norms }: Search, key: number, known: number, takesNew: boolean): number {
	const cursor = cursors[key];
	if (!cursor) return known;
	const { list, gain } = cursor;
	const { short, once } = norms;
	let size = known;
	for (let block = 0; block < list.blocks; block++) {
		const length = list.decode(block);
		const { ids, counts } = list;
		for (let i = 0; i < length; i++) {
			const passage = ids[i] ?? 0;
			let slot = Math.imul(passage, 0x9e3779b1) >>> SHIFT;
			let at = (places[slot] ?? 0) - base;
			while (at >= 0 && passages[at] !== passage) {
				slot = (slot + 1) % SLOTS;
				at = (places[slot] ?? 0) - base;
			}
			if (at < 0) {
				if (!takesNew) continue;
				at = size++;
				places[slot] = base + at;
				passages[at] = passage;
				lengths[at] = short[passage] ?? 0;
				sums[at] = 0;
			}
			const count = counts[i] ?? 1;
			const keys = lengths[at] ?? 0;
			const part = count === 1 && keys < LONG ? (once[keys] ?? 0) : impact(count, norms.of(passage));
			sums[at] = (sums[at] ?? 0) + gain * part;
		}
	}
	return size;
}

/** Forgets all passages. */
function clear(): void {
	base += ROOM;
	if (base < MOST_BASE) return;
	places.fill(0);
	base = 1;
}

/** The last base from which on all places are 32-bit numbers. */
const MOST_BASE = 2 ** 31 - 2 * ROOM;

/** Looks up the passages that the keys before `read` promise most for, as many as are wanted. */
function settleBest(search: Search, read: number, size: number, settled: Set<number>): void {
	const { bar, isLive } = search;
	const best = createBar(bar.limit);
	for (let i = 0; i < size; i++) {
		const sum = sums[i] ?? 0;
		if (sum > best.least() && isLive(passages[i] ?? 0)) best.offer(sum);
	}
	const chosen: number[] = [];
	for (let i = 0; i < size && chosen.length < bar.limit; i++) {
		const sum = sums[i] ?? 0;
		if (sum >= best.least() && sum !== SETTLED) chosen.push(i);
	}
	chosen.sort((a, b) => (passages[a] ?? 0) - (passages[b] ?? 0));
	for (const [i, at] of chosen.entries()) {
		candidates.ids[i] = passages[at] ?? 0;
		candidates.lengths[i] = lengths[at] ?? 0;
		candidates.scores[i] = sums[at] ?? 0;
		sums[at] = SETTLED;
		settled.add(passages[at] ?? 0);
	}
	candidates.size = chosen.length;
	offerWhole(search, walksOf(search), read, candidates);
}

/** How many passages the keys from `read` on could lift over the bar; `ids` gets them. */
function liftable({ bounds, bar }: Search, read: number, size: number): number {
	const least = leastOf({ bar });
	const { ids } = candidates;
	let kept = 0;
	for (let i = 0; i < size; i++) {
		if ((sums[i] ?? 0) + bounds.ofLength(read, lengths[i] ?? 0) >= least) ids[kept++] = passages[i] ?? 0;
	}
	return kept;
}

/** Takes those passages as candidates, with what they have. */
function collect(search: Search, read: number, size: number): void {
	const { ids } = candidates;
	const kept = liftable(search, read, size);
	ids.subarray(0, kept).sort();
	for (let i = 0; i < kept; i++) {
		const at = placeOf(ids[i] ?? 0);
		candidates.scores[i] = sums[at] ?? 0;
		candidates.lengths[i] = lengths[at] ?? 0;
	}
	candidates.size = kept;
}

/** Where a passage that was met stands. */
function placeOf(passage: number): number {
	let slot = Math.imul(passage, 0x9e3779b1) >>> SHIFT;
	while (passages[(places[slot] ?? 0) - base] !== passage) slot = (slot + 1) % SLOTS;
	return (places[slot] ?? 0) - base;
}

const walksOf = ({ cursors }: Search) => cursors.map(({ list }) => walkOf(list));
