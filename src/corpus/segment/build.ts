import { tokens } from "../../text/tokens.js";
import type { Key } from "../keys.js";
import { MONEY_PAIR, moneyPairFinder } from "../marks.js";
import { keysOfSentences } from "../passage-keys.js";
import { keysOfQuotation, readSource } from "../read-source.js";
import type { SourceInput } from "../types.js";
import { untoldKeysFinder } from "../untold-keys.js";
import type { ByteSink, Packing } from "./byte-source.js";
import { createWriter } from "./bytes.js";
import { createDocumentsWriter, writeLengths, writeNumbers } from "./documents.js";
import { createGroupedWriter, type GroupForm, type Item } from "./grouped.js";
import { HEAD_GROUP, UNIT_GROUP, writeHead, writeUnit } from "./head.js";
import { createSegmentWriter, type SectionName, type SegmentWriter } from "./layout.js";
import { createNamesWriter } from "./names.js";
import { writeOrder } from "./order.js";
import { MOST } from "./postings.js";
import { RECORD_GROUP, writeRecord } from "./record.js";
import { createRunList, runsOf } from "./runs.js";
import { createWordLists } from "./word-lists.js";

/** What is indexed and replaced as one: a file with the sources in it, or a source that was given alone. */
export interface Unit {
	/** The file's path as the index knows it, or the source's id. */
	readonly key: string;
	/** How the file was when it was read: its size, its time; kept as it is given. */
	readonly stamp: string;
	readonly sources: readonly SourceInput[];
	/** What could not be read of it: phrases without a full stop. */
	readonly problems?: readonly string[];
	/** It is a file of something else that merely lies among the sources. */
	readonly foreign?: boolean;
}

/** Makes one segment. Units are added in the order in which they will stand. */
export interface SegmentBuilder {
	add(unit: Unit): void;
	readonly documents: number;
	/** How much memory the segment takes while it is made, in bytes, roughly. */
	readonly held: number;
	/** Writes everything to the sink. The builder is used up. */
	finish(): void;
}

export function createSegmentBuilder(sink: ByteSink, packing: Packing): SegmentBuilder {
	const segment = createSegmentWriter(sink);
	segment.begin("records");
	const records = createGroupedWriter(RECORD_GROUP, packing, segment.write);
	const heads = createSideSection(HEAD_GROUP, packing);
	const units = createSideSection(UNIT_GROUP, packing);
	const ids = createNamesWriter();
	const unitKeys = createNamesWriter();
	const documents = createDocumentsWriter();
	const words = createWordLists();
	const runs = createRunList();
	const lengths: number[] = [];
	const tables: number[] = [];
	const counts = { documents: 0, units: 0, passages: 0, quotations: 0, keys: 0 };
	const given: string[] = [];

	/** What its words do not tell counts as if they did. */
	function addPassage(keys: readonly Key[], untold: readonly string[]): void {
		words.addKeys(counts.passages, keys);
		words.addKeys(counts.passages, untold);
		lengths.push(keys.length + untold.length);
		counts.keys += keys.length + untold.length;
		counts.passages++;
	}

	function addQuotation(keys: readonly string[]): void {
		for (const run of runsOf(keys)) runs.add(run, counts.quotations);
		counts.quotations++;
	}

	function addSource(input: SourceInput): void {
		const reading = readSource(input);
		const { sentences, quotations } = reading;
		records.add(writeRecord({ text: input.text, places: input.original?.places ?? [], ...reading }));
		heads.add(writeHead(input, reading));
		ids.add(input.id, counts.documents);
		given.push(input.id);
		const spelt = tokens(input.text);
		const hasMoneyPair = moneyPairFinder(input.text, reading);
		const untoldKeysOf = untoldKeysFinder(input.text, reading.published);
		let next = 0;
		for (const keys of keysOfSentences(input.text, spelt, sentences)) {
			const sentence = sentences[next++]?.text ?? "";
			if (hasMoneyPair(sentence)) words.addKeys(counts.passages, [MONEY_PAIR]);
			addPassage(keys, untoldKeysOf(sentence));
		}
		if (input.format === "rates") tables.push(counts.documents);
		for (const quotation of quotations) addQuotation(keysOfQuotation(reading, quotation));
		words.addSpellings(counts.documents, spelt);
		documents.add(counts.units, sentences.length, quotations.length);
		counts.documents++;
	}

	return {
		get documents() {
			return counts.documents;
		},
		get held() {
			return words.held + runs.size * RUN_BYTES + heads.held + units.held;
		},
		add({ key, stamp, sources, problems = [], foreign = false }) {
			for (const source of sources) addSource(source);
			unitKeys.add(key, counts.units);
			units.add(writeUnit({ key, stamp, problems, foreign }));
			counts.units++;
		},
		finish() {
			segment.whole("recordGroups", records.finish());
			heads.finish(segment, "heads", "headGroups");
			units.finish(segment, "units", "unitGroups");
			segment.whole("ids", ids.take());
			segment.whole("unitKeys", unitKeys.take());
			segment.whole("documents", documents.take());
			segment.whole("order", writeOrder(orderOf(given)));
			segment.whole("tables", writeNumbers(tables));
			segment.whole("lengths", writeLengths(lengths, counts.passages));
			segment.begin("postings");
			const lexicon = words.take((passage) => Math.min(MOST, lengths[passage] ?? 0), segment.write);
			segment.whole("words", lexicon.words);
			segment.whole("wordGroups", lexicon.groups);
			const told = runs.take(counts.quotations);
			segment.whole("runs", told.runs);
			segment.whole("runGroups", told.groups);
			segment.end(counts, packing);
		},
	};
}

/** The numbers of documents in the order of their ids. */
function orderOf(ids: readonly string[]): Uint32Array {
	const isBefore = (a: number, b: number): boolean => (ids[a] ?? "") < (ids[b] ?? "");
	return Uint32Array.from(ids.keys()).sort((a, b) => (isBefore(a, b) ? -1 : isBefore(b, a) ? 1 : a - b));
}

/** What a run takes in memory. */
const RUN_BYTES = 8;

/** Packed items that stand behind those that are being written. */
interface SideSection {
	add(item: Item): void;
	/** How much is held, in bytes, less what is not packed yet. */
	readonly held: number;
	finish(segment: SegmentWriter, section: SectionName, directory: SectionName): void;
}

function createSideSection(form: GroupForm, packing: Packing): SideSection {
	const packed = createWriter();
	const items = createGroupedWriter(form, packing, packed.bytes);
	return {
		add: items.add,
		get held() {
			return packed.length;
		},
		finish(segment, section, directory) {
			const groups = items.finish();
			segment.whole(section, packed.take());
			segment.whole(directory, groups);
		},
	};
}
