import type { ByteSource } from "./byte-source.js";
import {
	type ByteReader,
	type ByteWriter,
	createReader,
	createWriter,
	decodeUtf8,
	encodeUtf8,
} from "./bytes.js";

/** What the index knows of one word. */
export interface LexiconEntry {
	readonly word: string;
	/** Its place among the words, from 0. */
	readonly ordinal: number;
	/** How many sources spell it just so. */
	readonly spelled: number;
	/** How many passages it is a key of. */
	readonly passages: number;
	/** Where the list of those passages stands in the postings, half-open. */
	readonly start: number;
	readonly end: number;
}

/** So many words share their beginnings, and are read together. */
const GROUP = 32;

/** The words of a segment in the order of their UTF-16 code units, each written as what it adds to the one before. */
export interface LexiconWriter {
	/** Adds a word that comes after all before it; its list takes the next `length` bytes of the postings. */
	add(word: string, spelled: number, passages: number, length: number): void;
	/** The words, and where their groups begin. */
	take(): { words: Uint8Array; groups: Uint8Array };
}

export function createLexiconWriter(): LexiconWriter {
	const words = createWriter();
	const groups = createWriter();
	let count = 0;
	let postings = 0;
	let groupAt = 0;
	let last: Uint8Array = new Uint8Array(0);
	return {
		add(word, spelled, passages, length) {
			const encoded = encodeUtf8(word);
			if (count % GROUP === 0) {
				groups.varint(words.length - groupAt);
				groupAt = words.length;
				words.varint(postings);
				last = new Uint8Array(0);
			}
			const shared = sharedLength(last, encoded);
			words.varint(shared);
			words.varint(encoded.length - shared);
			words.bytes(encoded.subarray(shared));
			words.varint(spelled);
			words.varint(passages);
			if (passages > 0) words.varint(length);
			postings += length;
			last = encoded;
			count++;
		},
		take() {
			const told: ByteWriter = createWriter(groups.length + 8);
			told.varint(count);
			told.bytes(groups.take());
			return { words: words.take(), groups: told.take() };
		},
	};
}

function sharedLength(a: Uint8Array, b: Uint8Array): number {
	const most = Math.min(a.length, b.length);
	let shared = 0;
	while (shared < most && a[shared] === b[shared]) shared++;
	return shared;
}

export interface Lexicon {
	readonly size: number;
	find(word: string): LexiconEntry | undefined;
	/** Every word, in order. */
	all(): Generator<LexiconEntry, void>;
	/** Every word that begins so, in order. */
	startingWith(prefix: string): Generator<LexiconEntry, void>;
}

/** Opens a lexicon; where its groups begin is read now, the words when they are asked for. */
export function openLexicon(words: ByteSource, groups: ByteSource): Lexicon {
	const told = createReader(groups.read(0, groups.length));
	const size = told.varint();
	const count = Math.ceil(size / GROUP);
	const starts = new Uint32Array(count + 1);
	let at = 0;
	for (let i = 0; i < count; i++) {
		at += told.varint();
		starts[i] = at;
	}
	starts[count] = words.length;
	/** The first word of each group, kept once it was read: each look-up passes the same few. */
	const firsts = new Map<number, string>();

	function readerOf(group: number): ByteReader {
		return createReader(words.read(starts[group] ?? 0, starts[group + 1] ?? 0));
	}

	function firstOf(group: number): string {
		const known = firsts.get(group);
		if (known !== undefined) return known;
		const reader = readerOf(group);
		reader.varint();
		reader.varint();
		const first = decodeUtf8(reader.bytes(reader.varint()));
		if (firsts.size < KEPT_FIRSTS) firsts.set(group, first);
		return first;
	}

	/** The last group that begins no later than the word; -1 if the word comes before all. */
	function groupOf(word: string): number {
		let low = -1;
		let high = count - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (firstOf(middle) <= word) low = middle;
			else high = middle - 1;
		}
		return low;
	}

	/** What was found last: a draft asks for the same words again and again. */
	const asked = new Map<string, LexiconEntry | undefined>();

	return {
		size,
		find(word) {
			if (asked.has(word)) return asked.get(word);
			const found = look(word);
			if (asked.size >= KEPT_WORDS) asked.clear();
			asked.set(word, found);
			return found;
		},
		all: () => from(0),
		*startingWith(prefix) {
			for (const entry of from(Math.max(0, groupOf(prefix)))) {
				if (entry.word.startsWith(prefix)) yield entry;
				else if (entry.word > prefix) return;
			}
		},
	};

	function look(word: string): LexiconEntry | undefined {
		const group = groupOf(word);
		if (group < 0) return undefined;
		const wanted = encodeUtf8(word);
		const reader = readerOf(group);
		let start = reader.varint();
		/** How many first bytes of the wanted word the present one shares. */
		let agreed = 0;
		const most = Math.min(GROUP, size - group * GROUP);
		for (let i = 0; i < most; i++) {
			const shared = reader.varint();
			const added = reader.bytes(reader.varint());
			if (shared <= agreed) agreed = shared + sharedLength(added, wanted.subarray(shared));
			const spelled = reader.varint();
			const passages = reader.varint();
			const length = passages > 0 ? reader.varint() : 0;
			if (agreed === wanted.length && shared + added.length === wanted.length) {
				return { word, ordinal: group * GROUP + i, spelled, passages, start, end: start + length };
			}
			start += length;
		}
		return undefined;
	}

	function* from(first: number): Generator<LexiconEntry, void> {
		for (let group = first; group < count; group++) {
			const reader = readerOf(group);
			let start = reader.varint();
			const most = Math.min(GROUP, size - group * GROUP);
			let last = new Uint8Array(0);
			for (let i = 0; i < most; i++) {
				const shared = reader.varint();
				const added = reader.bytes(reader.varint());
				const encoded = new Uint8Array(shared + added.length);
				encoded.set(last.subarray(0, shared));
				encoded.set(added, shared);
				last = encoded;
				const spelled = reader.varint();
				const passages = reader.varint();
				const length = passages > 0 ? reader.varint() : 0;
				const ordinal = group * GROUP + i;
				yield { word: decodeUtf8(encoded), ordinal, spelled, passages, start, end: start + length };
				start += length;
			}
		}
	}
}

/** What was found of so many words is kept in memory. */
const KEPT_WORDS = 4096;
/** The first words of so many groups are kept in memory. */
const KEPT_FIRSTS = 20_000;
