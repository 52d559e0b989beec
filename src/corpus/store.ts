import { attachSegment, removeUnit } from "./attach.js";
import { createLiveSegment } from "./live-segment.js";
import { planMerge } from "./merge-plan.js";
import { createSegmentBuilder } from "./segment/build.js";
import { type ByteSink, memorySource, unpacked } from "./segment/byte-source.js";
import { createWriter } from "./segment/bytes.js";
import { mergeSegments } from "./segment/merge.js";
import { openSegment } from "./segment/segment.js";
import { createSegmentStore, type Store } from "./segment-store.js";
import type { SourceInput } from "./types.js";

export { keysOf } from "./keys.js";
export type { Answers, NotedAnswers, Store } from "./segment-store.js";
export {
	type PassageRef,
	passageOf,
	type QuotationRef,
	rowAsPassage,
	type StoredSource,
	spanInSource,
} from "./stored-source.js";

/** A store whose segments are in memory. */
export interface MemoryStore extends Store {
	/**
	 * Adds sources, one at a step, so that the caller may let others run between; gives how many are read. One with an
	 * id that is there replaces it, once its group of sources is indexed.
	 */
	adding(inputs: Iterable<SourceInput>): Generator<number, void>;
	/** Adds sources in one go. */
	add(...inputs: readonly SourceInput[]): void;
	/** Whether there was one. */
	remove(id: string): boolean;
	clear(): void;
}

/** Sources are indexed in groups of so many, and fewer where they are long. */
const GROUP = 2048;
const GROUP_BYTES = 48_000_000;

export function createStore(): MemoryStore {
	const store = createSegmentStore();

	function remove(id: string): boolean {
		const found = removeUnit(store.segments, id);
		if (found) store.changed();
		return found;
	}

	function* tidy(): Generator<void, void> {
		for (;;) {
			const chosen = planMerge(store.segments);
			if (chosen.length === 0) return;
			const bytes = createMemorySink();
			yield* mergeSegments(chosen, bytes, unpacked);
			const merged = createLiveSegment(openSegment(memorySource(bytes.take()), unpacked));
			const others = store.segments.filter((live) => !chosen.includes(live));
			store.use(merged.documents > 0 ? [...others, merged] : others, false);
		}
	}

	function* adding(inputs: Iterable<SourceInput>): Generator<number, void> {
		let done = 0;
		const source = inputs[Symbol.iterator]();
		for (let next = source.next(); !next.done; ) {
			const bytes = createMemorySink();
			const builder = createSegmentBuilder(bytes, unpacked);
			const ids: string[] = [];
			for (; !next.done && builder.documents < GROUP && bytes.length + builder.held < GROUP_BYTES; ) {
				const input = next.value;
				builder.add({ key: input.id, stamp: "", sources: [input] });
				ids.push(input.id);
				yield ++done;
				next = source.next();
			}
			builder.finish();
			const live = createLiveSegment(openSegment(memorySource(bytes.take()), unpacked));
			const units = ids.map((id) => ({ key: id, ids: [id] }));
			attachSegment(store, live, units);
			for (const _ of tidy()) yield done;
		}
	}

	const { get, summaries, candidates, quotedLike, knows, mayBeSaid, moneyPairs, rateTables, noting } = store;
	const reading = {
		...{ get, summaries, candidates, quotedLike, knows, mayBeSaid, moneyPairs, rateTables, noting },
	};

	return {
		...reading,
		get size() {
			return store.size;
		},
		get revision() {
			return store.revision;
		},
		adding,
		add(...inputs) {
			for (const _ of adding(inputs));
		},
		remove,
		clear: () => store.use([], true),
	};
}

interface MemorySink extends ByteSink {
	readonly length: number;
	take(): Uint8Array;
}

function createMemorySink(): MemorySink {
	const writer = createWriter();
	return {
		write: writer.bytes,
		get length() {
			return writer.length;
		},
		take: writer.take,
	};
}
