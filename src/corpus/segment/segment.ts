import { type ByteSource, kept, type Packing, sliceOf } from "./byte-source.js";
import {
	type DocumentTable,
	documentAt,
	firstOf,
	type Lengths,
	readDocuments,
	readLengths,
	readNumbers,
} from "./documents.js";
import { type Grouped, openGrouped } from "./grouped.js";
import { HEAD_GROUP, readHead, readUnit, type SourceHead, UNIT_GROUP, type UnitHead } from "./head.js";
import { readLayout, type SectionName, type SegmentCounts } from "./layout.js";
import { type Lexicon, type LexiconEntry, openLexicon } from "./lexicon.js";
import { type Names, openNames } from "./names.js";
import { type Order, openOrder } from "./order.js";
import { openPostings, type PostingList } from "./postings.js";
import { RECORD_GROUP, readRecord, type SourceRecord } from "./record.js";
import { openRuns, type Runs } from "./runs.js";

/** Some sources with the index over them, which never changes. Only tables are in memory; the rest is read when asked for. */
export interface Segment {
	readonly counts: SegmentCounts;
	readonly documents: DocumentTable;
	readonly lengths: Lengths;
	readonly lexicon: Lexicon;
	readonly runs: Runs;
	readonly records: Grouped;
	readonly heads: Grouped;
	readonly units: Grouped;
	readonly order: Order;
	readonly ids: Names;
	readonly unitKeys: Names;
	/** Documents that are tables of rates. */
	readonly tables: readonly number[];
	/** The document that a passage or quotation is of. */
	documentOf(passage: number): number;
	documentOfQuotation(quotation: number): number;
	head(document: number): SourceHead;
	record(document: number): SourceRecord;
	unit(unit: number): UnitHead;
	/** The documents of a unit, half-open. */
	documentsOf(unit: number): readonly [first: number, next: number];
	postings(entry: LexiconEntry): PostingList;
	/** The documents of an id: those that were removed since, too. */
	find(id: string): number[];
	findUnits(key: string): number[];
}

/** So many packed groups of texts are kept as they were unpacked: passages of one query often share them. */
const KEPT_RECORDS = 8;
const KEPT_HEADS = 8;

/** Opens a segment. Throws `DamagedIndexError` when the bytes are not those of one. */
export function openSegment(source: ByteSource, packing: Packing): Segment {
	const { counts, section } = readLayout(source, packing);
	const whole = (name: SectionName): Uint8Array => {
		const bytes = section(name);
		return bytes.read(0, bytes.length);
	};
	const documents = readDocuments(whole("documents"), counts.documents);
	const postings = section("postings");
	const records = openGrouped(section("records"), whole("recordGroups"), RECORD_GROUP, packing, KEPT_RECORDS);
	const heads = openGrouped(kept(section("heads")), whole("headGroups"), HEAD_GROUP, packing, KEPT_HEADS);
	const units = openGrouped(kept(section("units")), whole("unitGroups"), UNIT_GROUP, packing, KEPT_HEADS);
	const ids = openNames(section("ids"));
	const unitKeys = openNames(section("unitKeys"));
	const head = (document: number): SourceHead => readHead(heads.read(document));
	const unit = (number: number): UnitHead => readUnit(units.read(number));
	return {
		counts,
		documents,
		lengths: readLengths(whole("lengths"), counts.passages),
		lexicon: openLexicon(section("words"), section("wordGroups")),
		runs: openRuns(section("runs"), section("runGroups")),
		records,
		heads,
		units,
		order: openOrder(whole("order"), counts.documents),
		ids,
		unitKeys,
		tables: readNumbers(whole("tables")),
		documentOf: (passage) => documentAt(documents.passages, passage),
		documentOfQuotation: (quotation) => documentAt(documents.quotations, quotation),
		head,
		unit,
		documentsOf: (number) => [firstOf(documents.units, number), firstOf(documents.units, number + 1)],
		record: (document) => readRecord(records.read(document)),
		postings: ({ start, end, passages }) => openPostings(sliceOf(postings, start, end - start), passages),
		find: (id) => ids.find(id).filter((document) => head(document).input.id === id),
		findUnits: (key) => unitKeys.find(key).filter((number) => unit(number).key === key),
	};
}
