import { createWriter } from "./bytes.js";
import { createLexiconWriter } from "./lexicon.js";
import { writePostings } from "./postings.js";

/** Collects, while documents are read, which passages have which keys and how many documents spell which words. */
export interface WordLists {
	/** Passages come in rising order. */
	addKeys(passage: number, keys: readonly string[]): void;
	/** A word of a document as it is spelt there; however often, it counts once. */
	addSpelling(document: number, word: string): void;
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

export function createWordLists(): WordLists {
	const numbers = new Map<string, number>();
	let spelled = new Int32Array(FEW);
	let lastDocument = new Int32Array(FEW).fill(-1);
	let lastPassage = new Int32Array(FEW).fill(-1);
	let lastEntry = new Int32Array(FEW);
	/** One entry for each passage of each word, in the order in which they came. */
	let words = new Int32Array(FEW);
	let passages = new Int32Array(FEW);
	let counts = new Uint8Array(FEW);
	let size = 0;

	function numberOf(word: string): number {
		const known = numbers.get(word);
		if (known !== undefined) return known;
		const number = numbers.size;
		numbers.set(word, number);
		if (number === spelled.length) {
			spelled = longer(spelled, 0);
			lastDocument = longer(lastDocument, -1);
			lastPassage = longer(lastPassage, -1);
			lastEntry = longer(lastEntry, 0);
		}
		return number;
	}

	function longer(array: Int32Array<ArrayBuffer>, filler: number): Int32Array<ArrayBuffer> {
		const grown = new Int32Array(array.length * 2).fill(filler, array.length);
		grown.set(array);
		return grown;
	}

	function addKey(passage: number, key: string): void {
		const number = numberOf(key);
		if (lastPassage[number] === passage) {
			const entry = lastEntry[number] ?? 0;
			counts[entry] = Math.min(255, (counts[entry] ?? 0) + 1);
			return;
		}
		if (size === words.length) {
			words = longer(words, 0);
			passages = longer(passages, 0);
			const grown = new Uint8Array(counts.length * 2);
			grown.set(counts);
			counts = grown;
		}
		lastPassage[number] = passage;
		lastEntry[number] = size;
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
		const ids = new Int32Array(size);
		const own = new Uint8Array(size);
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
		addSpelling(document, word) {
			const number = numberOf(word);
			if (lastDocument[number] === document) return;
			lastDocument[number] = document;
			spelled[number] = (spelled[number] ?? 0) + 1;
		},
		take(lengthOf, write) {
			const { starts, ids, own } = sorted();
			const lexicon = createLexiconWriter();
			const postings = createWriter();
			for (const word of [...numbers.keys()].sort()) {
				const number = numbers.get(word) ?? 0;
				const [from, to] = [starts[number] ?? 0, starts[number + 1] ?? 0];
				const began = postings.length;
				writePostings(postings, ids, own, from, to, lengthOf);
				lexicon.add(word, spelled[number] ?? 0, to - from, postings.length - began);
				if (postings.length > PIECE) write(postings.take());
			}
			write(postings.take());
			return lexicon.take();
		},
	};
}
