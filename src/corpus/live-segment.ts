import { tokens } from "../text/tokens.js";
import { keyOf } from "./keys.js";
import { keysOfSentences } from "./passage-keys.js";
import { type ByteReader, createReader, createWriter } from "./segment/bytes.js";
import { readNumbers, writeNumbers } from "./segment/documents.js";
import type { LexiconEntry } from "./segment/lexicon.js";
import type { Segment } from "./segment/segment.js";
import { untoldKeysFinder } from "./untold-keys.js";

/** A segment less what was removed since it was written. Counts are as if it had been written without. */
export interface LiveSegment {
	readonly segment: Segment;
	/** No other live segment has it. */
	readonly serial: number;
	readonly documents: number;
	readonly passages: number;
	/** Keys of all passages, repeated ones counted again. */
	readonly keys: number;
	readonly removed: number;
	readonly units: number;
	isLive(document: number): boolean;
	isLiveUnit(unit: number): boolean;
	/** How many passages have a key, and how many documents spell a word so. */
	passagesOf(entry: LexiconEntry): number;
	spelledIn(entry: LexiconEntry): number;
	remove(document: number): void;
	/** With what documents it has left. */
	removeUnit(unit: number): void;
	/** What was removed, to be kept beside the segment. */
	removals(): Uint8Array;
}

interface Lost {
	passages: number;
	spelled: number;
}

let serials = 0;

/** `removals` is what another live segment over the same one gave. */
export function createLiveSegment(segment: Segment, removals?: Uint8Array): LiveSegment {
	const { documents: table } = segment;
	const gone = new Set<number>();
	const goneUnits = new Set<number>();
	/** By the ordinal of the word. */
	const lost = new Map<number, Lost>();
	let passages = segment.counts.passages;
	let keys = segment.counts.keys;

	function lose(word: string, kind: keyof Lost): void {
		const entry = segment.lexicon.find(word);
		if (!entry) return;
		const known = lost.get(entry.ordinal) ?? { passages: 0, spelled: 0 };
		known[kind]++;
		lost.set(entry.ordinal, known);
	}

	function dropPassages(document: number): void {
		const first = table.passages[document] ?? 0;
		const next = table.passages[document + 1] ?? first;
		passages -= next - first;
		for (let passage = first; passage < next; passage++) keys -= segment.lengths.of(passage);
	}

	if (removals) readRemovals(createReader(removals));

	function readRemovals(reader: ByteReader): void {
		for (const document of readNumbers(reader.bytes(reader.varint()))) {
			gone.add(document);
			dropPassages(document);
		}
		for (const unit of readNumbers(reader.bytes(reader.varint()))) goneUnits.add(unit);
		let ordinal = 0;
		for (let left = reader.varint(); left > 0; left--) {
			ordinal += reader.varint();
			lost.set(ordinal, { passages: reader.varint(), spelled: reader.varint() });
		}
	}

	function remove(document: number): void {
		if (gone.has(document)) return;
		const { text, sentences } = segment.record(document);
		const words = tokens(text);
		const untoldKeysOf = untoldKeysFinder(text, segment.head(document).published);
		let next = 0;
		for (const keys of keysOfSentences(text, words, sentences)) {
			for (const key of new Set(keys.map(keyOf))) lose(key, "passages");
			for (const key of untoldKeysOf(sentences[next++]?.text ?? "")) lose(key, "passages");
		}
		for (const word of new Set(words.flatMap(({ kind, lower }) => (kind === "word" ? [lower] : []))))
			lose(word, "spelled");
		gone.add(document);
		dropPassages(document);
	}

	return {
		segment,
		serial: serials++,
		get documents() {
			return segment.counts.documents - gone.size;
		},
		get passages() {
			return passages;
		},
		get keys() {
			return keys;
		},
		get removed() {
			return gone.size;
		},
		get units() {
			return segment.counts.units - goneUnits.size;
		},
		isLive: (document) => !gone.has(document),
		isLiveUnit: (unit) => !goneUnits.has(unit),
		passagesOf: (entry) => entry.passages - (lost.get(entry.ordinal)?.passages ?? 0),
		spelledIn: (entry) => entry.spelled - (lost.get(entry.ordinal)?.spelled ?? 0),
		remove,
		removeUnit(unit) {
			const [first, next] = segment.documentsOf(unit);
			for (let document = first; document < next; document++) remove(document);
			goneUnits.add(unit);
		},
		removals() {
			const writer = createWriter();
			for (const set of [gone, goneUnits]) {
				const numbers = writeNumbers([...set].sort((a, b) => a - b));
				writer.varint(numbers.length);
				writer.bytes(numbers);
			}
			writer.varint(lost.size);
			let last = 0;
			for (const [ordinal, { passages: own, spelled }] of [...lost].sort(([a], [b]) => a - b)) {
				writer.varint(ordinal - last);
				writer.varint(own);
				writer.varint(spelled);
				last = ordinal;
			}
			return writer.take();
		},
	};
}
