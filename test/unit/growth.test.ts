import assert from "node:assert/strict";
import { randomFrom } from "../../scripts/bench/articles.js";
import { createLiveSegment, type LiveSegment } from "../../src/corpus/live-segment.js";
import { planMerge } from "../../src/corpus/merge-plan.js";
import { createSegmentBuilder } from "../../src/corpus/segment/build.js";
import { memorySource, unpacked } from "../../src/corpus/segment/byte-source.js";
import { createWriter } from "../../src/corpus/segment/bytes.js";
import type { PostingList } from "../../src/corpus/segment/postings.js";
import { openSegment, type Segment } from "../../src/corpus/segment/segment.js";
import {
	type Answers,
	createSegmentStore,
	type SegmentStore,
	type Store,
} from "../../src/corpus/segment-store.js";
import { type CorpusReader, readCorpus } from "../../src/engine/corpus-reader.js";

/** What was done, by what it costs. */
interface Work {
	/** How often the index was asked for passages: once for each sentence that is judged. */
	searches: number;
	/** Sources whose texts were read. */
	sources: number;
	/** Blocks of postings that were read. */
	blocks: number;
}

const noWork = (): Work => ({ searches: 0, sources: 0, blocks: 0 });

const SYLLABLES = "ba ke li mo nu ra se ti vo zu dra fen gor hal pim".split(" ");

/** Sentences as news has them: a few common words, many rare ones, the more of them the more is written, and a figure. */
function sentencesFrom(seed: number, count: number): string[] {
	const random = randomFrom(seed);
	const pick = (below: number): number => Math.floor(random() * below);
	const word = (): string => {
		const rank = Math.floor(1 / (random() + 0.0002));
		return [rank % 15, (rank >> 2) % 15, (rank >> 5) % 15, (rank * 7) % 15]
			.map((at) => SYLLABLES[at])
			.join("");
	};
	return Array.from({ length: count }, () => {
		const words = Array.from({ length: 7 + pick(9) }, word);
		const at = 2 + pick(4);
		return `The ${words.slice(0, at).join(" ")} took ${20 + pick(900)} boats and ${words.slice(at).join(" ")}.`;
	});
}

const SENTENCES = 8;

function segmentOf(articles: number): { segment: Segment; bytes: number } {
	const writer = createWriter();
	const builder = createSegmentBuilder({ write: writer.bytes }, unpacked);
	for (let i = 0; i < articles; i++) {
		const id = `a${String(i).padStart(6, "0")}`;
		const text = sentencesFrom(i + 1, SENTENCES).join("\n\n");
		builder.add({ key: id, stamp: "", sources: [{ id, text }], problems: [], foreign: false });
	}
	builder.finish();
	const bytes = writer.take();
	return { segment: openSegment(memorySource(bytes), unpacked), bytes: bytes.length };
}

/** A segment that counts what is read of it. */
function counting(segment: Segment, work: Work): LiveSegment {
	const counted = (list: PostingList): PostingList => ({
		...list,
		decode(block) {
			work.blocks++;
			return list.decode(block);
		},
		countIn(block, passage) {
			work.blocks++;
			return list.countIn(block, passage);
		},
	});
	return createLiveSegment({
		...segment,
		postings: (entry) => counted(segment.postings(entry)),
		record(document) {
			work.sources++;
			return segment.record(document);
		},
	});
}

function corpusOf(articles: number, work: Work): CorpusReader {
	const segments = createSegmentStore();
	segments.use([counting(segmentOf(articles).segment, work)], true);
	return readCorpus(countingStore(segments, work));
}

function countingStore(segments: SegmentStore, work: Work): Store {
	return {
		...segments,
		get size() {
			return segments.size;
		},
		get revision() {
			return segments.revision;
		},
		noting() {
			const { answers, holds } = segments.noting();
			const counted: Answers = {
				...answers,
				candidates(keys, limit) {
					work.searches++;
					return answers.candidates(keys, limit);
				},
			};
			return { answers: counted, holds };
		},
	};
}

const KEYSTROKES = 20;

/** What the keystrokes in a draft of so many sentences cost, all together, once it was checked. */
async function workOfTyping(articles: number, sentences: number): Promise<Work> {
	const work = noWork();
	const corpus = corpusOf(articles, work);
	const draft = sentencesFrom(1_000_003, sentences);
	await corpus.check(draft.join(" "));
	Object.assign(work, noWork());
	for (let stroke = 0; stroke < KEYSTROKES; stroke++) {
		const at = Math.floor((stroke * draft.length) / KEYSTROKES);
		draft[at] = (draft[at] ?? "").replace(/\d+/, (figure) => String(Number(figure) + 1));
		await corpus.check(draft.join(" "));
	}
	return work;
}

/**
 * What each costs beside the other, in microseconds as they were once measured: only the ratio matters. A sentence is
 * judged in some milliseconds, a block of postings is read in half a microsecond.
 */
const costOf = ({ searches, blocks }: Work): number => searches * 2000 + blocks * 0.5;
/** A keystroke changes its own sentence and the surroundings of the next one. */
const SENTENCES_JUDGED = 2;
/** So many passages are compared with a sentence. */
const PASSAGES = 16;

describe("growth, by the work that is done", function () {
	this.timeout(120_000);
	const small = 300;

	it("of a keystroke stays flat however long the draft is", async () => {
		const [short, long] = [await workOfTyping(small, 20), await workOfTyping(small, 200)];
		assert.ok(short.searches >= KEYSTROKES, "the keystrokes were not checked");
		for (const { searches } of [short, long]) assert.ok(searches <= KEYSTROKES * SENTENCES_JUDGED);
		assert.ok(costOf(long) < 1.1 * costOf(short), `${costOf(short)} to ${costOf(long)}`);
	});

	it("of a keystroke grows less than 1.3 times for ten times the corpus", async () => {
		const [few, many] = [await workOfTyping(small, 20), await workOfTyping(10 * small, 20)];
		assert.ok(few.blocks > 0 && many.blocks > few.blocks, "nothing was read of the index");
		assert.ok(costOf(many) < 1.3 * costOf(few), `${costOf(few)} to ${costOf(many)}`);
		// each comparison may have to read its source, but no more than that
		for (const { sources, searches } of [few, many]) assert.ok(sources <= searches * PASSAGES);
	});

	it("of a changed source is that of the sentences it speaks to, however long the draft is", async () => {
		const work = noWork();
		const segments = createSegmentStore();
		const corpus = readCorpus(countingStore(segments, work));
		const first = counting(segmentOf(small).segment, work);
		segments.use([first], true);
		const draft = sentencesFrom(1_000_003, 100);
		const before = await corpus.check(draft.join(" "));
		Object.assign(work, noWork());
		const writer = createWriter();
		const builder = createSegmentBuilder({ write: writer.bytes }, unpacked);
		const text = draft[50] ?? "";
		builder.add({ key: "new", stamp: "", sources: [{ id: "new", text }], problems: [], foreign: false });
		builder.finish();
		const second = createLiveSegment(openSegment(memorySource(writer.take()), unpacked));
		segments.use([first, second], true);
		const after = await corpus.check(draft.join(" "));
		assert.notDeepEqual(after.sentences[50], before.sentences[50]);
		// its own sentence, and those that come near it by common words
		assert.ok(work.searches >= 1 && work.searches <= 20, `${work.searches} sentences judged anew`);
	});

	it("of the index is linear in the corpus", () => {
		const [few, many] = [segmentOf(small).bytes, segmentOf(4 * small).bytes];
		assert.ok(many < 1.05 * 4 * few && many > 0.8 * 4 * few, `${few} to ${many} bytes`);
	});

	it("of merging is a few times the corpus, whatever its size", () => {
		/** How many documents are written anew while `groups` groups of them come in, for each of them. */
		function rewritten(groups: number): number {
			const size = 2048;
			let segments: readonly { readonly documents: number; readonly removed: number }[] = [];
			let written = 0;
			for (let group = 0; group < groups; group++) {
				segments = [...segments, { documents: size, removed: 0 }];
				for (let chosen = planMerge(segments); chosen.length > 0; chosen = planMerge(segments)) {
					const documents = chosen.reduce((sum, one) => sum + one.documents, 0);
					written += documents;
					segments = [...segments.filter((one) => !chosen.includes(one)), { documents, removed: 0 }];
				}
			}
			return written / (groups * size);
		}
		// ten times the corpus is one or two levels more
		assert.ok(rewritten(480) < rewritten(48) + 2, `${rewritten(48)} to ${rewritten(480)}`);
		assert.ok(rewritten(480) > rewritten(48) - 1);
	});
});
