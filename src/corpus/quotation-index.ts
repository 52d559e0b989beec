/** A quotation's number in the index, in the order of adding. */
export type QuotationId = number;

/** Finds quotations that share runs of three words; adding is by the words' keys. */
export interface QuotationIndex {
	add(keys: readonly string[]): QuotationId;
	remove(id: QuotationId): void;
	/** The quotations that share most of the runs, the rarer the run the more it counts; best first. */
	nearest(keys: readonly string[], limit: number): { readonly id: QuotationId; readonly shared: number }[];
}

const RUN = 3;
/** A run that stands in more quotations than this finds nothing. */
const TOO_COMMON = 400;
/** Numbers that are removed stay in the lists until they are this many and half of all. */
const WORTH_CLEARING = 4096;

export function createQuotationIndex(): QuotationIndex {
	let postings = new Map<number, QuotationId[]>();
	let runsOf: (Int32Array | undefined)[] = [];
	let removed = 0;

	function clear(): void {
		const kept = runsOf;
		postings = new Map();
		runsOf = kept;
		removed = 0;
		for (const [id, runs] of kept.entries()) if (runs) file(id, runs);
	}

	function file(id: QuotationId, runs: Int32Array): void {
		for (const run of runs) {
			const list = postings.get(run);
			if (list) list.push(id);
			else postings.set(run, [id]);
		}
	}

	return {
		add(keys) {
			const id = runsOf.length;
			const runs = Int32Array.from(new Set(runHashes(keys)));
			runsOf.push(runs);
			file(id, runs);
			return id;
		},
		remove(id) {
			if (runsOf[id] === undefined) return;
			runsOf[id] = undefined;
			removed++;
			if (removed > WORTH_CLEARING && removed * 2 > runsOf.length) clear();
		},
		nearest(keys, limit) {
			const shared = new Map<QuotationId, { count: number; weight: number }>();
			for (const run of new Set(runHashes(keys))) {
				const list = postings.get(run);
				if (!list || list.length > TOO_COMMON) continue;
				for (const id of list) {
					if (runsOf[id] === undefined) continue;
					const known = shared.get(id) ?? { count: 0, weight: 0 };
					known.count++;
					known.weight += 1 / Math.sqrt(list.length);
					shared.set(id, known);
				}
			}
			return [...shared]
				.sort(([a, left], [b, right]) => right.weight - left.weight || a - b)
				.slice(0, limit)
				.map(([id, { count }]) => ({ id, shared: count }));
		},
	};
}

/** A 32-bit number for each run of words. Two runs that fall on one number only cost a comparison. */
function runHashes(keys: readonly string[]): number[] {
	const words = keys.map(hashOf);
	const found: number[] = [];
	for (let i = 0; i + RUN <= words.length; i++) {
		let value = 0;
		for (let j = i; j < i + RUN; j++) value = Math.imul(value ^ (words[j] ?? 0), 0x85ebca6b) ^ (value >>> 13);
		found.push(value | 0);
	}
	return found;
}

/** FNV-1a. */
function hashOf(word: string): number {
	let value = 0x811c9dc5;
	for (let i = 0; i < word.length; i++) value = Math.imul(value ^ word.charCodeAt(i), 0x01000193);
	return value;
}
