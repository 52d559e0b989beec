import { createLiveSegment, type LiveSegment } from "../../../../src/corpus/live-segment.js";
import { planMerge } from "../../../../src/corpus/merge-plan.js";
import { bestPassages } from "../../../../src/corpus/retrieve.js";
import { memorySource, unpacked } from "../../../../src/corpus/segment/byte-source.js";
import { createWriter } from "../../../../src/corpus/segment/bytes.js";
import { createDocumentsWriter, writeLengths } from "../../../../src/corpus/segment/documents.js";
import { createGroupedWriter } from "../../../../src/corpus/segment/grouped.js";
import { HEAD_GROUP, writeHead } from "../../../../src/corpus/segment/head.js";
import { createSegmentWriter } from "../../../../src/corpus/segment/layout.js";
import { mergeSegments } from "../../../../src/corpus/segment/merge.js";
import { createNamesWriter } from "../../../../src/corpus/segment/names.js";
import { writeOrder } from "../../../../src/corpus/segment/order.js";
import { RECORD_GROUP } from "../../../../src/corpus/segment/record.js";
import { createRunsWriter } from "../../../../src/corpus/segment/runs.js";
import { openSegment } from "../../../../src/corpus/segment/segment.js";
import { createWordLists } from "../../../../src/corpus/segment/word-lists.js";
import type { Contender } from "./types.js";

/** A segment is closed at so many passages, as it is when sources are indexed. */
const GROUP = 40_000;
/** So many passages are taken for one document. */
const DOCUMENT = 20;
const NOTHING_READ = { title: undefined, published: undefined, blocks: [], sentences: [], quotations: [] };

interface Part {
	readonly documents: number;
	readonly removed: number;
	readonly live: LiveSegment;
	/** The number of its first passage. */
	readonly first: number;
}

/** The index of this program over the same words: its segments and its search, without what it keeps of texts. */
export function openCorroborate(): Contender {
	let parts: readonly Part[] = [];
	let words = createWordLists();
	let lengths: number[] = [];
	let first = 0;

	function partOf(bytes: Uint8Array, from: number): Part {
		const live = createLiveSegment(openSegment(memorySource(bytes), unpacked));
		return { live, first: from, documents: live.documents, removed: 0 };
	}

	function close(): void {
		if (lengths.length === 0) return;
		parts = [...parts, partOf(segmentOf(words, lengths, first), first)];
		first += lengths.length;
		words = createWordLists();
		lengths = [];
		for (let chosen = planMerge(parts); chosen.length > 1; chosen = planMerge(parts)) {
			const bytes = createWriter();
			for (const _ of mergeSegments(
				chosen.map(({ live }) => live),
				{ write: bytes.bytes },
				unpacked,
			));
			const merged = partOf(bytes.take(), chosen[0]?.first ?? 0);
			parts = [...parts.filter((part) => !chosen.includes(part)), merged].sort((a, b) => a.first - b.first);
		}
	}

	return {
		add(_, text) {
			const keys = text.split(" ");
			words.addKeys(lengths.length, keys);
			lengths.push(keys.length);
			if (lengths.length === GROUP) close();
		},
		finish: close,
		search(text, limit) {
			const query = new Map(text.split(" ").map((key) => [key, 1]));
			const starts = new Map(parts.map(({ live, first: from }) => [live, from]));
			return bestPassages([...starts.keys()], query, limit)
				.sort((a, b) => b.score - a.score)
				.slice(0, limit)
				.map(({ live, passage }) => (starts.get(live) ?? 0) + passage);
		},
		close() {},
	};
}

/** `first` is the number of its first passage: the ids of its documents follow those of the segment before. */
function segmentOf(
	words: ReturnType<typeof createWordLists>,
	lengths: readonly number[],
	first: number,
): Uint8Array {
	const bytes = createWriter();
	const segment = createSegmentWriter({ write: bytes.bytes });
	const documents = createDocumentsWriter();
	const texts = createGroupedWriter(RECORD_GROUP, unpacked, segment.write);
	const packed = createWriter();
	const heads = createGroupedWriter(HEAD_GROUP, unpacked, packed.bytes);
	segment.begin("records");
	let count = 0;
	for (let at = 0; at < lengths.length; at += DOCUMENT) {
		documents.add(0, Math.min(DOCUMENT, lengths.length - at), 0);
		texts.add([]);
		heads.add(writeHead({ id: String(first + at).padStart(9, "0"), text: "" }, NOTHING_READ));
		count++;
	}
	const none = createWriter();
	none.varint(0);
	const nothing = none.take();
	segment.whole("recordGroups", texts.finish());
	const headGroups = heads.finish();
	segment.whole("heads", packed.take());
	segment.whole("headGroups", headGroups);
	segment.whole("order", writeOrder(Uint32Array.from({ length: count }, (_, document) => document)));
	for (const name of ["unitGroups", "tables"] as const) segment.whole(name, nothing);
	for (const name of ["ids", "unitKeys"] as const) segment.whole(name, createNamesWriter().take());
	segment.whole("runGroups", createRunsWriter(0).take().groups);
	segment.whole("documents", documents.take());
	segment.whole("lengths", writeLengths(lengths, lengths.length));
	segment.begin("postings");
	const lexicon = words.take((passage) => Math.min(255, lengths[passage] ?? 0), segment.write);
	segment.whole("words", lexicon.words);
	segment.whole("wordGroups", lexicon.groups);
	const keys = lengths.reduce((sum, length) => sum + length, 0);
	const counts = { documents: count, units: 0, passages: lengths.length, quotations: 0, keys, rising: 0 };
	segment.end(counts, unpacked);
	return bytes.take();
}
