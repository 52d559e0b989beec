import type { SourceText, Word } from "./support-text.js";

/** A run of a sentence's words that stand in the same order in a source; of length 1 and `at` -1 a word it lacks. */
export interface Run {
	/** Its first word in the sentence. */
	readonly from: number;
	readonly length: number;
	/** Its first word in the source. */
	readonly at: number;
}

/**
 * Cuts a sentence into the longest runs that one passage of the source has word by word, from left to right (the
 * extractive fragments of Grusky, Naaman and Artzi, 2018). Closed-class words count: they show where a sentence was
 * put together from two places.
 */
export function runsOf(words: readonly Word[], source: SourceText, best: number): readonly Run[] {
	const runs: Run[] = [];
	for (let from = 0; from < words.length; ) {
		let length = 0;
		let at = -1;
		for (const place of source.places.get(words[from]?.key ?? "") ?? []) {
			const reach = reachOf(words, from, source, place);
			const nearer = reach === length && source.passage[place] === best && source.passage[at] !== best;
			if (reach <= length && !nearer) continue;
			length = reach;
			at = place;
		}
		runs.push({ from, length: Math.max(1, length), at });
		from += Math.max(1, length);
	}
	return runs;
}

/** How many words from two places on are the same, in one passage. */
function reachOf(words: readonly Word[], from: number, source: SourceText, place: number): number {
	const passage = source.passage[place];
	let reach = 1;
	while (
		from + reach < words.length &&
		source.passage[place + reach] === passage &&
		source.words[place + reach]?.key === words[from + reach]?.key
	)
		reach++;
	return reach;
}

/** Whether some passage has a word and the one after it side by side. */
export function isPair(words: readonly Word[], at: number, source: SourceText): boolean {
	const next = words[at + 1]?.key;
	return (source.places.get(words[at]?.key ?? "") ?? []).some(
		(place) => source.words[place + 1]?.key === next && source.passage[place + 1] === source.passage[place],
	);
}

/** Share of the stretches of `length` words that some passage has as they stand; a half when there are none. */
export function stretchShare(words: readonly Word[], length: number, source: SourceText): number {
	const count = words.length - length + 1;
	if (count <= 0) return 0.5;
	let kept = 0;
	for (let from = 0; from < count; from++) {
		const places = source.places.get(words[from]?.key ?? "") ?? [];
		if (places.some((place) => reachOf(words, from, source, place) >= length)) kept++;
	}
	return kept / count;
}
