import { aliasKeysOf } from "../claims/aliases.js";
import { foldForMatch } from "../text/fold.js";
import { tokens } from "../text/tokens.js";
import { keysOf } from "./keys.js";
import type { LiveSegment } from "./live-segment.js";
import type { LexiconEntry } from "./segment/lexicon.js";
import type { Segment } from "./segment/segment.js";

/** A passage by its number in its segment. */
export interface FoundPassage {
	readonly live: LiveSegment;
	readonly passage: number;
}

/** Shorter beginnings of words are shared by too many others. */
const SHORTEST_PREFIX = 4;

/**
 * The passages that may have all of the phrases, each a run of words as `foldForMatch` gives them, from the beginning
 * of a word on ("Paris" of "Parisian" too). Some of them may not: their texts must be looked at. Undefined when the
 * phrases have no word that passages are found by.
 */
export function passagesSaying(
	segments: readonly LiveSegment[],
	phrases: readonly string[],
): FoundPassage[] | undefined {
	const words = phrases
		.flatMap((phrase) => tokens(phrase))
		.filter(({ kind }) => kind !== "punct")
		.flatMap(({ text }) => beginningsOf(foldForMatch(text)) ?? []);
	if (words.length === 0) return undefined;
	return segments.flatMap((live) =>
		[...passagesWith(live, words)]
			.filter((passage) => live.isLive(live.segment.documentOf(passage)))
			.map((passage) => ({ live, passage })),
	);
}

/** What the key of a word may be that begins with some letters: one of these keys, or one that begins alike. */
interface Beginnings {
	readonly keys: readonly string[];
	readonly prefix: string | undefined;
}

/** Undefined for words of the closed classes, which are keys of nothing. */
function beginningsOf(word: string): Beginnings | undefined {
	const [key] = keysOf(word);
	if (key === undefined) return undefined;
	let shared = 0;
	while (shared < word.length && word[shared] === key[shared]) shared++;
	const prefix = shared >= SHORTEST_PREFIX ? key.slice(0, shared) : undefined;
	return { keys: [key, ...aliasKeysOf(word)], prefix };
}

/** The passages that have a key of each, the rarest first so that the others are only looked up. */
function passagesWith({ segment }: LiveSegment, words: readonly Beginnings[]): ReadonlySet<number> {
	const lists = words
		.map((beginnings) => entriesOf(segment, beginnings))
		.map((entries) => ({ entries, size: entries.reduce((sum, { passages }) => sum + passages, 0) }))
		.sort((a, b) => a.size - b.size);
	let common: ReadonlySet<number> | undefined;
	for (const { entries } of lists) {
		const own = new Set<number>();
		for (const entry of entries) {
			const list = segment.postings(entry);
			for (let block = 0; block < list.blocks; block++) {
				const length = list.decode(block);
				for (let i = 0; i < length; i++) {
					const passage = list.ids[i] ?? 0;
					if (!common || common.has(passage)) own.add(passage);
				}
			}
		}
		common = own;
		if (own.size === 0) break;
	}
	return common ?? new Set();
}

function entriesOf({ lexicon }: Segment, { keys, prefix }: Beginnings): LexiconEntry[] {
	const found = new Map<string, LexiconEntry>();
	for (const key of keys) {
		const entry = lexicon.find(key);
		if (entry && entry.passages > 0) found.set(key, entry);
	}
	if (prefix !== undefined)
		for (const entry of lexicon.startingWith(prefix)) if (entry.passages > 0) found.set(entry.word, entry);
	return [...found.values()];
}
