import { createBar } from "./bar.js";
import { impact } from "./bm25.js";
import { walkOf } from "./cursor.js";
import { createCandidates, offerWhole } from "./rest.js";
import { leastOf, type Search } from "./search.js";

/** Slots for passages, a power of two. */
const SLOTS = 1 << 15;
/** So many of them are filled at most. */
export const ROOM = SLOTS / 2;
const SHIFT = 32 - Math.log2(SLOTS);
const NONE = -1;
/** When so many passages were met first, and with every so many keys from then on, the most promising are looked up. */
const FEW = 512;
const KEYS = 3;
/** More passages than these, for each that is wanted, are not looked up before the most promising of them. */
const MANY = 4;

const passages = new Int32Array(SLOTS).fill(NONE);
/** What the keys that were read give; `SETTLED` for a passage whose whole score is known. */
const sums = new Float64Array(SLOTS);
const SETTLED = Number.NEGATIVE_INFINITY;
const used = new Int32Array(ROOM);
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
		size = addList(search, read++, size);
		if (size < FEW || read < next) continue;
		next = read + KEYS;
		settleBest(search, read, size, settled);
	}
	if (!isEnough(read)) settleBest(search, read, size, settled);
	const isDone = isEnough(read);
	if (isDone) {
		collect(search, read, size);
		if (candidates.size > MANY * bar.limit) {
			settleBest(search, read, size, settled);
			collect(search, read, size);
		}
		offerWhole(search, walksOf(search), read, candidates);
	}
	for (let i = 0; i < size; i++) {
		passages[used[i] ?? 0] = NONE;
		sums[used[i] ?? 0] = 0;
	}
	return { isDone, settled };
}

/** Adds what a key gives to all its passages; gives how many slots are used. */
function addList({ cursors, norms }: Search, key: number, known: number): number {
	const cursor = cursors[key];
	if (!cursor) return known;
	const { list, gain } = cursor;
	let size = known;
	for (let block = 0; block < list.blocks; block++) {
		const length = list.decode(block);
		const { ids, counts } = list;
		for (let i = 0; i < length; i++) {
			const passage = ids[i] ?? 0;
			let slot = Math.imul(passage, 0x9e3779b1) >>> SHIFT;
			while (passages[slot] !== passage && passages[slot] !== NONE) slot = (slot + 1) % SLOTS;
			if (passages[slot] === NONE) {
				passages[slot] = passage;
				used[size++] = slot;
			}
			sums[slot] = (sums[slot] ?? 0) + gain * impact(counts[i] ?? 1, norms.of(passage));
		}
	}
	return size;
}

/** Looks up the passages that the keys before `read` promise most for, as many as are wanted. */
function settleBest(search: Search, read: number, size: number, settled: Set<number>): void {
	const { bar, isLive } = search;
	const best = createBar(bar.limit);
	for (let i = 0; i < size; i++) {
		const slot = used[i] ?? 0;
		const sum = sums[slot] ?? 0;
		if (sum > best.least() && isLive(passages[slot] ?? 0)) best.offer(sum);
	}
	const chosen: number[] = [];
	for (let i = 0; i < size && chosen.length < bar.limit; i++) {
		const slot = used[i] ?? 0;
		const sum = sums[slot] ?? 0;
		if (sum >= best.least() && sum !== SETTLED) chosen.push(slot);
	}
	chosen.sort((a, b) => (passages[a] ?? 0) - (passages[b] ?? 0));
	for (const [i, slot] of chosen.entries()) {
		candidates.ids[i] = passages[slot] ?? 0;
		candidates.scores[i] = sums[slot] ?? 0;
		sums[slot] = SETTLED;
		settled.add(passages[slot] ?? 0);
	}
	candidates.size = chosen.length;
	offerWhole(search, walksOf(search), read, candidates);
}

/** The passages that the keys from `read` on could lift over the bar. */
function collect(search: Search, read: number, size: number): void {
	const { bounds, norms } = search;
	const least = leastOf(search);
	const { ids, scores } = candidates;
	let kept = 0;
	for (let i = 0; i < size; i++) {
		const slot = used[i] ?? 0;
		const passage = passages[slot] ?? 0;
		if ((sums[slot] ?? 0) + bounds.ofLength(read, norms.short[passage] ?? 0) >= least) ids[kept++] = passage;
	}
	ids.subarray(0, kept).sort();
	for (let i = 0; i < kept; i++) scores[i] = sumOf(ids[i] ?? 0);
	candidates.size = kept;
}

function sumOf(passage: number): number {
	let slot = Math.imul(passage, 0x9e3779b1) >>> SHIFT;
	while (passages[slot] !== passage) slot = (slot + 1) % SLOTS;
	return sums[slot] ?? 0;
}

const walksOf = ({ cursors }: Search) => cursors.map(({ list }) => walkOf(list));
