import { PLACES, type Token } from "../../text/tokens.js";
import type { Key } from "../keys.js";
import { createWriter } from "./bytes.js";
import { createLexiconWriter } from "./lexicon.js";
import { writePostings } from "./postings.js";

/** Collects, while documents are read, which passages have which keys and how many documents spell which words. */
export interface WordLists {
	/** Passages come in rising order. */
	addKeys(passage: number, keys: readonly Key[]): void;
	/** The words of a document as they are spelt there; however often, each counts once. */
	addSpellings(document: number, words: readonly Token[]): void;
	/** How much is held, in bytes, roughly. */
	readonly held: number;
	/** Everything in the order of the words. `write` is given the postings; they come before the lexicon. */
	take(
		lengthOf: (passage: number) => number,
		write: (bytes: Uint8Array) => void,
	): { words: Uint8Array; groups: Uint8Array };
}

/** Postings are handed on in pieces of about so many bytes. */
const PIECE = 1 << 16;
/** The tables begin with room for so many, and double when they are full. */
const FEW = 512;
/** About what the name of a word and its place in the tables take. */
const WORD_BYTES = 90;

/**
 * What is known of the words that were met last, by the places of their tokens, so that few are looked up by their
 * letters: whose the numbers are, that of the word as it is spelt, and that of its stem. All lists share the room.
 */
const lowers: string[] = new Array(PLACES).fill("");
const placed = new Int32Array(PLACES * 4);
const OWN = 1;
const STEM = 2;
const NONE = -1;
let made = 0;

/** What is held of each word: how many documents spell it so, the last of them, the last passage that has it as a key and its entry. */
const FIELDS = 4;
const DOCUMENT = 1;
const PASSAGE = 2;
const ENTRY = 3;

/** By their UTF-16 code units. Those that begin alike are sorted by themselves: that takes half the time. */
function inOrder(words: Iterable<string>): string[] {
	const groups = new Map<number, string[]>();
	for (const word of words) {
		const beginning = (word.charCodeAt(0) + 1 || 0) * 0x20000 + (word.charCodeAt(1) + 1 || 0);
		const group = groups.get(beginning);
		if (group) group.push(word);
		else groups.set(beginning, [word]);
	}
	const beginnings = [...groups.keys()].sort((a, b) => a - b);
	return beginnings.flatMap((beginning) => groups.get(beginning)?.sort() ?? []);
}

/** Room for the entries of a segment, which is asked of the system once for many segments that are made in turn. */
interface Room {
	known: Int32Array<ArrayBuffer>;
	/** One entry for each passage of each word, in the order in which they came. */
	words: Int32Array<ArrayBuffer>;
	passages: Int32Array<ArrayBuffer>;
	counts: Uint8Array<ArrayBuffer>;
	/** The passages and counts again, sorted by word. */
	sortedPassages: Int32Array<ArrayBuffer>;
	sortedCounts: Uint8Array<ArrayBuffer>;
}

const newRoom = (): Room => ({
	known: new Int32Array(FEW * FIELDS),
	words: new Int32Array(FEW),
	passages: new Int32Array(FEW),
	counts: new Uint8Array(FEW),
	sortedPassages: new Int32Array(0),
	sortedCounts: new Uint8Array(0),
});

let spare: Room | undefined;

function longer(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
	const grown = new Int32Array(array.length * 2);
	grown.set(array);
	return grown;
}

export function createWordLists(): WordLists {
	const owner = ++made;
	const numbers = new Map<string, number>();
	const room = spare ?? newRoom();
	spare = undefined;
	let { known, words, passages, counts } = room;
	let size = 0;

	function numberOf(word: string): number {
		const listed = numbers.get(word);
		if (listed !== undefined) return listed;
		const number = numbers.size;
		numbers.set(word, number);
		const at = number * FIELDS;
		if (at === known.length) known = longer(known);
		known[at] = 0;
		known[at + DOCUMENT] = NONE;
		known[at + PASSAGE] = NONE;
		return number;
	}

	/** Where what is known of a token's word stands in `placed`, be it anything yet. */
	function placeOf({ place, lower }: Token): number {
		const at = place * 4;
		if (placed[at] === owner && lowers[place] === lower) return at;
		lowers[place] = lower;
		placed[at] = owner;
		placed[at + OWN] = NONE;
		placed[at + STEM] = NONE;
		return at;
	}

	function numberOfKey(key: Key): number {
		if (typeof key === "string") return numberOf(key);
		const at = placeOf(key) + STEM;
		if (placed[at] === NONE) placed[at] = numberOf(key.stem);
		return placed[at] ?? NONE;
	}

	function numberOfSpelling(token: Token): number {
		const at = placeOf(token) + OWN;
		if (placed[at] === NONE) placed[at] = numberOf(token.lower);
		return placed[at] ?? NONE;
	}

	function addKey(passage: number, key: Key): void {
		const number = numberOfKey(key);
		const at = number * FIELDS;
		if (known[at + PASSAGE] === passage) {
			const entry = known[at + ENTRY] ?? 0;
			counts[entry] = Math.min(255, (counts[entry] ?? 0) + 1);
			return;
		}
		if (size === words.length) {
			words = longer(words);
			passages = longer(passages);
			const grown = new Uint8Array(counts.length * 2);
			grown.set(counts);
			counts = grown;
		}
		known[at + PASSAGE] = passage;
		known[at + ENTRY] = size;
		words[size] = number;
		passages[size] = passage;
		counts[size] = 1;
		size++;
	}

	/** The entries sorted by word, each word's in the order in which they came: `starts[n]` to `starts[n + 1]`. */
	function sorted(): { starts: Uint32Array; ids: Int32Array; own: Uint8Array } {
		const starts = new Uint32Array(numbers.size + 1);
		for (let i = 0; i < size; i++) starts[(words[i] ?? 0) + 1] = (starts[(words[i] ?? 0) + 1] ?? 0) + 1;
		for (let i = 0; i < numbers.size; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
		const next = starts.slice();
		if (room.sortedPassages.length < size) {
			room.sortedPassages = new Int32Array(passages.length);
			room.sortedCounts = new Uint8Array(passages.length);
		}
		const { sortedPassages: ids, sortedCounts: own } = room;
		for (let i = 0; i < size; i++) {
			const at = next[words[i] ?? 0] ?? 0;
			next[words[i] ?? 0] = at + 1;
			ids[at] = passages[i] ?? 0;
			own[at] = counts[i] ?? 1;
		}
		return { starts, ids, own };
	}

	return {
		get held() {
			return size * 9 + numbers.size * WORD_BYTES;
		},
		addKeys(passage, keys) {
			for (const key of keys) addKey(passage, key);
		},
		addSpellings(document, tokens) {
			for (const token of tokens) {
				if (token.kind !== "word") continue;
				const at = numberOfSpelling(token) * FIELDS;
				if (known[at + DOCUMENT] === document) continue;
				known[at + DOCUMENT] = document;
				known[at] = (known[at] ?? 0) + 1;
			}
		},
		take(lengthOf, write) {
			const { starts, ids, own } = sorted();
			const lexicon = createLexiconWriter();
			const postings = createWriter();
			for (const word of inOrder(numbers.keys())) {
				const number = numbers.get(word) ?? 0;
				const [from, to] = [starts[number] ?? 0, starts[number + 1] ?? 0];
				const began = postings.length;
				writePostings(postings, ids, own, from, to, lengthOf);
				lexicon.add(word, known[number * FIELDS] ?? 0, to - from, postings.length - began);
				if (postings.length > PIECE) write(postings.take());
			}
			write(postings.take());
			spare = Object.assign(room, { known, words, passages, counts });
			return lexicon.take();
		},
	};
}
