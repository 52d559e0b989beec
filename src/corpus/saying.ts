import { aliasKeysOf } from "../claims/aliases.js";
import { foldForMatch } from "../text/fold.js";
import { tokens } from "../text/tokens.js";
import { keysOf } from "./keys.js";
import type { LiveSegment } from "./live-segment.js";
import { seek, type Walk, walkOf } from "./retrieval/cursor.js";
import type { LexiconEntry } from "./segment/lexicon.js";
import type { PostingList } from "./segment/postings.js";
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
 * phrases have no word that passages are found by. No more than `limit` are given: where more have them, the lists are not read to
 * their ends.
 */
export function passagesSaying(
	segments: readonly LiveSegment[],
	phrases: readonly string[],
	limit: number,
): FoundPassage[] | undefined {
	const words = phrases
		.flatMap((phrase) => tokens(phrase))
		.filter(({ kind }) => kind !== "punct")
		.flatMap(({ text }) => beginningsOf(foldForMatch(text)) ?? []);
	if (words.length === 0) return undefined;
	const found: FoundPassage[] = [];
	for (const live of segments) {
		for (const passage of passagesWith(live, words)) {
			if (found.length === limit) return found;
			if (live.isLive(live.segment.documentOf(passage))) found.push({ live, passage });
		}
	}
	return found;
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

/** The passages that have a key of each word, rising: those of the rarest word, which are looked up in the lists of the others. */
function* passagesWith({ segment }: LiveSegment, words: readonly Beginnings[]): Generator<number, void> {
	const [rarest, ...others] = words
		.map((beginnings) => entriesOf(segment, beginnings))
		.map((entries) => ({ entries, size: entries.reduce((sum, { passages }) => sum + passages, 0) }))
		.sort((a, b) => a.size - b.size);
	if (!rarest || rarest.size === 0) return;
	const walks = others.map(({ entries }) => entries.map((entry) => walkOf(segment.postings(entry))));
	for (const passage of anyOf(rarest.entries.map((entry) => segment.postings(entry))))
		if (walks.every((alike) => alike.some((walk) => isAt(walk, passage)))) yield passage;
}

function isAt(walk: Walk, passage: number): boolean {
	return seek(walk, passage) && walk.list.ids[walk.at] === passage;
}

/** The passages that any of the lists holds, rising, each once. */
function* anyOf(lists: readonly PostingList[]): Generator<number, void> {
	const [only] = lists;
	if (only && lists.length === 1) yield* passagesOf(only);
	else yield* new Set(Int32Array.from(lists.flatMap((list) => [...passagesOf(list)])).sort());
}

function* passagesOf(list: PostingList): Generator<number, void> {
	for (let block = 0; block < list.blocks; block++) {
		const length = list.decode(block);
		for (let i = 0; i < length; i++) yield list.ids[i] ?? 0;
	}
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
