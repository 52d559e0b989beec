import table from "./data/word-frequencies.json" with { type: "json" };

/** Zipf values (log10 of occurrences per billion words) by lower-case word, from SUBTLEX-US; see scripts/make-word-table.ts. */
let frequencies: Map<string, number> | undefined;

function zipfTable(): Map<string, number> {
	if (frequencies) return frequencies;
	frequencies = new Map();
	for (const [bucket, words] of Object.entries(table)) {
		const zipf = Number(bucket.slice(1)) / 10;
		for (const word of words.split(" ")) frequencies.set(word, zipf);
	}
	return frequencies;
}

const COMMONEST = 7;
const RAREST = 2.4;

/**
 * How much a word says about what a sentence is about: 0.05 for the commonest words, 1 for names and rare words.
 * It leans on general English alone, never on the corpus, so that adding a source cannot change how two sentences align.
 */
export function wordWeight(lower: string): number {
	const zipf = zipfTable().get(lower) ?? RAREST;
	return Math.min(1, Math.max(0.05, (COMMONEST - zipf) / (COMMONEST - RAREST)));
}

/** Whether general English knows the word in lower case: names and coinages are not in the table. */
export function isOrdinaryWord(lower: string): boolean {
	return zipfTable().has(lower);
}

/** The words of general English in lower case, the commonest first. */
export function rankedWords(): readonly string[] {
	// the table goes from the commonest down
	return [...zipfTable().keys()];
}
