import type { LiveSegment } from "../live-segment.js";
import type { ByteSink, Packing } from "./byte-source.js";
import { createWriter } from "./bytes.js";
import { createDocumentsWriter, writeLengths, writeNumbers } from "./documents.js";
import { createGroupedWriter, type Grouped, type GroupForm } from "./grouped.js";
import { HEAD_GROUP, UNIT_GROUP } from "./head.js";
import { createSegmentWriter, type SectionName, type SegmentWriter } from "./layout.js";
import { createLexiconWriter, type LexiconEntry } from "./lexicon.js";
import { createNamesWriter, type Names } from "./names.js";
import { mergeOrders, type OrderedPart, writeOrder } from "./order.js";
import { MOST, writePostings } from "./postings.js";
import { RECORD_GROUP } from "./record.js";
import { createRunsWriter } from "./runs.js";

/** Where what is left of a segment stands in the merged one; -1 for what was removed. */
interface Move {
	readonly live: LiveSegment;
	readonly documents: Int32Array;
	readonly units: Int32Array;
	readonly passages: Int32Array;
	readonly quotations: Int32Array;
}

/** Postings are handed on in pieces of about so many bytes; between two of them others may run. */
const PIECE = 1 << 16;

/**
 * Writes one segment that holds what is left of several, in their order, as if its units had been added one by one.
 * A generator: it yields wherever the caller may let others run or stop; nothing is left behind but what was written.
 */
export function* mergeSegments(
	lives: readonly LiveSegment[],
	sink: ByteSink,
	packing: Packing,
): Generator<void, void> {
	const counts = { documents: 0, units: 0, passages: 0, quotations: 0, keys: 0 };
	const moves = lives.map((live) => moveOf(live, counts));
	const segment = createSegmentWriter(sink);
	yield* copyGrouped(segment, packing, moves, RECORD_GROUP, "records", "recordGroups");
	yield* copyGrouped(segment, packing, moves, HEAD_GROUP, "heads", "headGroups");
	yield* copyGrouped(segment, packing, moves, UNIT_GROUP, "units", "unitGroups");
	segment.whole("ids", namesOf(moves.map((move) => [move.live.segment.ids, move.documents])));
	segment.whole("unitKeys", namesOf(moves.map((move) => [move.live.segment.unitKeys, move.units])));
	segment.whole("documents", documentsOf(moves));
	segment.whole("order", writeOrder(yield* mergeOrders(moves.map(orderOf))));
	segment.whole("tables", writeNumbers(moves.flatMap(tablesOf)));
	const lengths = lengthsOf(moves, counts.passages);
	segment.whole("lengths", writeLengths(lengths, counts.passages));
	yield;
	segment.begin("postings");
	const lexicon = createLexiconWriter();
	const postings = createWriter(PIECE * 2);
	for (const word of wordsInOrder(moves)) {
		const began = postings.length;
		const passages = mergePostings(word, postings, lengths);
		const spelled = word.reduce((sum, { move, entry }) => sum + move.live.spelledIn(entry), 0);
		if (passages > 0 || spelled > 0)
			lexicon.add(word[0]?.entry.word ?? "", spelled, passages, postings.length - began);
		if (postings.length < PIECE) continue;
		segment.write(postings.take());
		yield;
	}
	segment.write(postings.take());
	const words = lexicon.take();
	segment.whole("words", words.words);
	segment.whole("wordGroups", words.groups);
	yield;
	const runs = createRunsWriter(counts.quotations);
	for (const [run, quotation] of runsInOrder(moves)) runs.add(run, quotation);
	const told = runs.take();
	segment.whole("runs", told.runs);
	segment.whole("runGroups", told.groups);
	segment.end(counts, packing);
}

function moveOf(
	live: LiveSegment,
	counts: { documents: number; units: number; passages: number; quotations: number; keys: number },
): Move {
	const { segment } = live;
	const { documents: table } = segment;
	const documents = new Int32Array(segment.counts.documents).fill(-1);
	const units = new Int32Array(segment.counts.units).fill(-1);
	const passages = new Int32Array(segment.counts.passages).fill(-1);
	const quotations = new Int32Array(segment.counts.quotations).fill(-1);
	for (let unit = 0; unit < units.length; unit++) if (live.isLiveUnit(unit)) units[unit] = counts.units++;
	for (let document = 0; document < documents.length; document++) {
		if (!live.isLive(document)) continue;
		documents[document] = counts.documents++;
		for (let at = table.passages[document] ?? 0; at < (table.passages[document + 1] ?? 0); at++)
			passages[at] = counts.passages++;
		for (let at = table.quotations[document] ?? 0; at < (table.quotations[document + 1] ?? 0); at++)
			quotations[at] = counts.quotations++;
	}
	counts.keys += live.keys;
	return { live, documents, units, passages, quotations };
}

function* copyGrouped(
	segment: SegmentWriter,
	packing: Packing,
	moves: readonly Move[],
	size: GroupForm,
	section: "records" | "heads" | "units",
	directory: SectionName,
): Generator<void, void> {
	segment.begin(section);
	const writer = createGroupedWriter(size, packing, segment.write);
	for (const { live, documents, units } of moves) {
		const grouped: Grouped = live.segment[section];
		const kept = section === "units" ? units : documents;
		/** The numbers here of the groups that were taken over as they are. */
		const numbers = new Map<number, number>();
		for (const { number, first, items, bytes, pattern } of grouped.packed()) {
			const own = kept.subarray(first, first + items);
			// groups of small segments are packed anew, together
			const isFull = bytes.length * 4 >= size.bytes || items * 2 >= size.items;
			const like = pattern === undefined ? undefined : movedPattern(numbers, pattern, size.pattern);
			const isReadable = pattern === undefined || like !== undefined;
			if (isFull && isReadable && own.every((to) => to >= 0))
				numbers.set(number, writer.addPacked(bytes, items, like));
			else for (const [i, to] of own.entries()) if (to >= 0) writer.add(grouped.read(first + i));
			yield;
		}
	}
	segment.whole(directory, writer.finish());
}

/** Where a pattern begins now, if all of its groups were taken over side by side. */
function movedPattern(
	numbers: ReadonlyMap<number, number>,
	pattern: number,
	groups: number,
): number | undefined {
	const moved = numbers.get(pattern);
	if (moved === undefined) return undefined;
	for (let i = 1; i < groups; i++) if (numbers.get(pattern + i) !== moved + i) return undefined;
	return moved;
}

function namesOf(tables: readonly (readonly [Names, Int32Array])[]): Uint8Array {
	const writer = createNamesWriter();
	for (const [names, numbers] of tables) {
		for (const [hash, number] of names.all()) {
			const moved = numbers[number] ?? -1;
			if (moved >= 0) writer.addHash(hash, moved);
		}
	}
	return writer.take();
}

function documentsOf(moves: readonly Move[]): Uint8Array {
	const writer = createDocumentsWriter();
	for (const { live, documents, units } of moves) {
		const table = live.segment.documents;
		for (let document = 0; document < documents.length; document++) {
			if ((documents[document] ?? -1) < 0) continue;
			const size = (firsts: Uint32Array): number => (firsts[document + 1] ?? 0) - (firsts[document] ?? 0);
			writer.add(units[table.units[document] ?? 0] ?? 0, size(table.passages), size(table.quotations));
		}
	}
	return writer.take();
}

function orderOf({ live, documents }: Move): OrderedPart {
	const { segment, isLive } = live;
	return {
		order: segment.order.documents().filter(isLive),
		moved: documents,
		idOf: (document) => segment.head(document).input.id,
	};
}

function tablesOf({ live, documents }: Move): number[] {
	return live.segment.tables.flatMap((document) => {
		const moved = documents[document] ?? -1;
		return moved >= 0 ? [moved] : [];
	});
}

function lengthsOf(moves: readonly Move[], passages: number): Uint32Array {
	const lengths = new Uint32Array(passages);
	for (const { live, passages: moved } of moves) {
		for (let passage = 0; passage < moved.length; passage++) {
			const to = moved[passage] ?? -1;
			if (to >= 0) lengths[to] = live.segment.lengths.of(passage);
		}
	}
	return lengths;
}

/** One word in one of the segments. */
interface Place {
	readonly move: Move;
	readonly entry: LexiconEntry;
}

/** Each word once, with its place in every segment that has it, in the order of the segments. */
function* wordsInOrder(moves: readonly Move[]): Generator<readonly Place[], void> {
	const sources = moves.map((move) => ({ move, words: move.live.segment.lexicon.all() }));
	const open = sources.map(({ move, words }) => ({ move, words, next: words.next() }));
	for (;;) {
		let first: string | undefined;
		for (const { next } of open)
			if (!next.done && (first === undefined || next.value.word < first)) first = next.value.word;
		if (first === undefined) return;
		const places: Place[] = [];
		for (const source of open) {
			if (source.next.done || source.next.value.word !== first) continue;
			places.push({ move: source.move, entry: source.next.value });
			source.next = source.words.next();
		}
		yield places;
	}
}

function mergePostings(
	places: readonly Place[],
	writer: ReturnType<typeof createWriter>,
	lengths: Uint32Array,
): number {
	let room = 0;
	for (const { entry } of places) room += entry.passages;
	const ids = new Int32Array(room);
	const counts = new Uint8Array(room);
	let size = 0;
	for (const { move, entry } of places) {
		if (entry.passages === 0) continue;
		const list = move.live.segment.postings(entry);
		for (let block = 0; block < list.blocks; block++) {
			const length = list.decode(block);
			for (let i = 0; i < length; i++) {
				const to = move.passages[list.ids[i] ?? 0] ?? -1;
				if (to < 0) continue;
				ids[size] = to;
				counts[size] = list.counts[i] ?? 1;
				size++;
			}
		}
	}
	writePostings(writer, ids, counts, 0, size, (passage) => Math.min(MOST, lengths[passage] ?? 0));
	return size;
}

/** Every run beside every quotation that is left, in the order of the runs, then of the quotations. */
function* runsInOrder(moves: readonly Move[]): Generator<readonly [run: number, quotation: number], void> {
	const open = moves.map(({ live, quotations }) => {
		const runs = live.segment.runs.all();
		return { quotations, runs, next: runs.next() };
	});
	for (;;) {
		let first: number | undefined;
		for (const { next } of open)
			if (!next.done && (first === undefined || next.value[0] < first)) first = next.value[0];
		if (first === undefined) return;
		for (const source of open) {
			while (!source.next.done && source.next.value[0] === first) {
				const to = source.quotations[source.next.value[1]] ?? -1;
				if (to >= 0) yield [first, to];
				source.next = source.runs.next();
			}
		}
	}
}
