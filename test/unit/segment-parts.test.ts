import assert from "node:assert/strict";
import fc from "fast-check";
import { createLiveSegment, type LiveSegment } from "../../src/corpus/live-segment.js";
import { readSource } from "../../src/corpus/read-source.js";
import { createSegmentBuilder, type Unit } from "../../src/corpus/segment/build.js";
import { memorySource } from "../../src/corpus/segment/byte-source.js";
import { createReader, createWriter, DamagedIndexError } from "../../src/corpus/segment/bytes.js";
import { createGroupedWriter, type GroupForm, openGrouped } from "../../src/corpus/segment/grouped.js";
import { createLexiconWriter, openLexicon } from "../../src/corpus/segment/lexicon.js";
import { mergeSegments } from "../../src/corpus/segment/merge.js";
import { createNamesWriter, openNames } from "../../src/corpus/segment/names.js";
import { BLOCK, openPostings, writePostings } from "../../src/corpus/segment/postings.js";
import { readRecord, writeRecord } from "../../src/corpus/segment/record.js";
import {
	createBitReader,
	createBitWriter,
	riceWidth,
	takeBits,
	takeRising,
} from "../../src/corpus/segment/rice.js";
import { createRunsWriter, openRuns } from "../../src/corpus/segment/runs.js";
import { openSegment } from "../../src/corpus/segment/segment.js";
import {
	readWords,
	type TextReader,
	type TextWriter,
	writeWords,
} from "../../src/corpus/segment/word-code.js";
import { createWordLists, type WordLists } from "../../src/corpus/segment/word-lists.js";
import { deflated } from "../../src/indexer/packing.js";
import { tokens } from "../../src/text/tokens.js";

const whole = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

describe("numbers and texts as bytes", () => {
	it("are read as they were written", () => {
		fc.assert(
			fc.property(
				fc.array(whole),
				fc.array(fc.maxSafeInteger()),
				fc.string({ unit: "grapheme" }),
				(numbers, signed, text) => {
					const writer = createWriter(1);
					for (const number of numbers) writer.varint(number);
					for (const number of signed) writer.signed(Math.trunc(number / 2));
					writer.text(text);
					const reader = createReader(writer.take());
					for (const number of numbers) assert.equal(reader.varint(), number);
					for (const number of signed) assert.equal(reader.signed(), Math.trunc(number / 2) + 0);
					assert.equal(reader.text(), text);
					assert.equal(reader.left, 0);
				},
			),
		);
	});

	it("are not read past their end", () => {
		const writer = createWriter();
		writer.text("port");
		const bytes = writer.take();
		assert.throws(() => createReader(bytes.subarray(0, 3)).text(), DamagedIndexError);
		assert.throws(() => createReader(new Uint8Array(0)).byte(), DamagedIndexError);
		assert.throws(() => createReader(new Uint8Array(20).fill(0xff)).varint(), DamagedIndexError);
	});
});

describe("numbers in as many bits as they tell", () => {
	it("are read as they were written, with others behind them", () => {
		const gap = fc.oneof(fc.nat(3), fc.nat(300), fc.nat(2 ** 27));
		fc.assert(
			fc.property(fc.array(gap), fc.nat(24), fc.array(fc.nat(2 ** 24 - 1)), (gaps, k, others) => {
				const writer = createWriter();
				const written = createBitWriter(writer);
				const wide = gaps.map((one) => one % 2 ** (k + 10));
				for (const one of wide) written.rice(one, k);
				for (const other of others) written.put(other, 24);
				written.end();
				const reader = createBitReader(writer.take());
				const sums = new Int32Array(wide.length);
				let sum = -1;
				const expected = wide.map((one) => (sum = (sum + one + 1) | 0));
				assert.equal(takeRising(reader, k, wide.length, -1, sums), wide.length);
				assert.deepEqual([...sums], expected);
				for (const other of others) assert.equal(takeBits(reader, 24), other);
			}),
		);
	});

	it("end where the bytes end, and behind the one that is enough", () => {
		const sums = new Int32Array(8);
		assert.equal(takeRising(createBitReader(new Uint8Array(5)), 3, 8, 0, sums), 0);
		assert.equal(takeRising(createBitReader(Uint8Array.of(0xff, 0xff)), 0, 8, -1, sums, 2), 3);
	});

	it("take little more than the best width for them", () => {
		for (const typical of [1, 7, 90, 3000]) {
			const gaps = Array.from({ length: 200 }, (_, i) => Math.floor((((i * 37) % 200) * typical) / 100));
			const bytesWith = (k: number): number => {
				const writer = createWriter();
				const bits = createBitWriter(writer);
				for (const one of gaps) bits.rice(one, k);
				bits.end();
				return writer.length;
			};
			const best = Math.min(...Array.from({ length: 20 }, (_, k) => bytesWith(k)));
			const sum = gaps.reduce((all, one) => all + one, 0);
			assert.ok(bytesWith(riceWidth(sum, gaps.length)) <= best * 1.05 + 1, `${typical}`);
		}
	});
});

describe("a list of passages", () => {
	const entry = fc.record({
		gap: fc.integer({ min: 0, max: 40_000_000 }),
		count: fc.integer({ min: 1, max: 300 }),
	});
	const small = fc.record({
		gap: fc.integer({ min: 0, max: 300 }),
		count: fc.constantFrom(1, 1, 1, 1, 2, 7),
	});

	function check(entries: readonly { gap: number; count: number }[]): void {
		let last = -1;
		const ids = entries.map(({ gap }) => (last += gap + 1));
		const counts = entries.map(({ count }) => count);
		const lengthOf = (id: number): number => (id % 250) + 1;
		const writer = createWriter();
		writePostings(writer, ids, counts, 0, ids.length, lengthOf);
		const list = openPostings(memorySource(writer.take()), ids.length);
		const found: [number, number][] = [];
		for (let block = 0; block < list.blocks; block++) {
			const length = list.decode(block);
			assert.equal(list.ids[length - 1], list.lastOf(block));
			for (let i = 0; i < length; i++) {
				const id = list.ids[i] ?? -1;
				const count = list.counts[i] ?? 0;
				found.push([id, count]);
				assert.ok(count <= list.mostOf(block));
				assert.ok(lengthOf(id) >= list.shortestOf(block));
			}
		}
		const expected = ids.map((id, i): [number, number] => [id, Math.min(255, counts[i] ?? 1)]);
		assert.deepEqual(found, expected);
		const known = new Map(expected);
		for (const id of ids.flatMap((one) => [one - 1, one, one + 1])) {
			const block = ids.findIndex((one) => one >= id);
			if (id >= 0 && block >= 0)
				assert.equal(list.countIn(Math.floor(block / BLOCK), id), known.get(id) ?? 0, `passage ${id}`);
		}
	}

	it("comes back as it was, be it short or of many blocks", () => {
		fc.assert(fc.property(fc.array(small, { maxLength: 700, size: "max" }), check));
		fc.assert(fc.property(fc.array(entry, { maxLength: 50 }), check));
	});

	it("comes back where its passages are far apart", () => {
		check(Array.from({ length: 200 }, (_, i) => ({ gap: i === 150 ? 2_000_000_000 : 3, count: 1 })));
	});
});

describe("the words of a segment", () => {
	it("are found by themselves and by their beginnings, and come in order", () => {
		fc.assert(
			fc.property(
				fc.uniqueArray(fc.string({ maxLength: 6 }), { maxLength: 200 }),
				fc.string({ maxLength: 3 }),
				(all, asked) => {
					const words = all.filter((word) => !/[\ud800-\udfff]/.test(word)).sort();
					const writer = createLexiconWriter();
					let start = 0;
					const expected = words.map((word, ordinal) => {
						const entry = {
							word,
							ordinal,
							spelled: ordinal % 3,
							passages: ordinal % 4,
							start,
							end: start + (ordinal % 4) * 2,
						};
						writer.add(word, entry.spelled, entry.passages, entry.end - entry.start);
						start = entry.end;
						return entry;
					});
					const { words: bytes, groups } = writer.take();
					const lexicon = openLexicon(memorySource(bytes), memorySource(groups));
					assert.deepEqual([...lexicon.all()], expected);
					for (const entry of expected) assert.deepEqual(lexicon.find(entry.word), entry);
					assert.equal(lexicon.find(asked)?.word, words.includes(asked) ? asked : undefined);
					assert.deepEqual(
						[...lexicon.startingWith(asked)].map(({ word }) => word),
						words.filter((word) => word.startsWith(asked)),
					);
				},
			),
		);
	});
});

describe("the words of documents", () => {
	function listed(texts: readonly string[], alongside?: WordLists): [string, number, number][] {
		const lists = createWordLists();
		for (const [number, text] of texts.entries()) {
			const words = tokens(text);
			lists.addSpellings(number, words);
			lists.addKeys(number, [...words, "common name"]);
			alongside?.addSpellings(number, words);
			alongside?.addKeys(number, words.slice(1));
		}
		const { words, groups } = lists.take(
			() => 1,
			() => {},
		);
		const lexicon = openLexicon(memorySource(words), memorySource(groups));
		return [...lexicon.all()].map(({ word, spelled, passages }) => [word, spelled, passages]);
	}

	it("are counted by their spelling and by their stem, once for each document and passage", () => {
		assert.deepEqual(listed(["ports port port", "Ports"]), [
			["common name", 0, 2],
			["port", 1, 2],
			["ports", 2, 0],
		]);
	});

	it("are counted the same while others are listed beside them", () => {
		const text = fc.array(fc.constantFrom("Port", "ports", "quay", "U.S.", "US", "1,000", "1000"));
		fc.assert(
			fc.property(fc.array(text), (parts) => {
				const texts = parts.map((words) => words.join(" "));
				assert.deepEqual(listed(texts, createWordLists()), listed(texts));
			}),
		);
	});
});

describe("runs of quoted words", () => {
	it("lead to every quotation that holds them", () => {
		const pair = fc.tuple(fc.constantFrom(3, 4, 5, 2 ** 28 - 1, 70_000), fc.nat(40));
		fc.assert(
			fc.property(
				fc.array(fc.oneof(pair, fc.tuple(fc.nat(2 ** 28 - 1), fc.nat(1000))), { maxLength: 600 }),
				(pairs) => {
					const sorted = [...pairs].sort(([a, left], [b, right]) => a - b || left - right);
					const writer = createRunsWriter(1001);
					for (const [run, quotation] of sorted) writer.add(run, quotation);
					const told = writer.take();
					const runs = openRuns(memorySource(told.runs), memorySource(told.groups));
					assert.deepEqual([...runs.all()], sorted);
					for (const wanted of [0, 4, 70_000, ...pairs.slice(0, 5).map(([run]) => run)])
						assert.deepEqual(
							runs.find(wanted),
							sorted.filter(([run]) => run === wanted).map(([, quotation]) => quotation),
						);
				},
			),
		);
	});
});

describe("names by their hashes", () => {
	it("are found, and no other is missed", () => {
		const writer = createNamesWriter();
		const names = Array.from({ length: 5000 }, (_, i) => `folder/${i}.txt`);
		for (const [number, name] of names.entries()) writer.add(name, number);
		const table = openNames(memorySource(writer.take()));
		for (const [number, name] of names.entries()) assert.ok(table.find(name).includes(number));
		assert.deepEqual(table.find("folder/none.txt"), []);
	});
});

describe("packed groups", () => {
	const strand = fc.uint8Array({ maxLength: 40 });
	const form: GroupForm = { bytes: 90, items: 5, strands: ["packed", "plain"], pattern: 2 };
	const listed = (bytes: Uint8Array): number[] => [...bytes];

	it("give each item back, those that were taken over packed too", () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(strand, strand), { maxLength: 60 }), (items) => {
				const make = (fill: (writer: ReturnType<typeof createGroupedWriter>) => void) => {
					const data = createWriter();
					const writer = createGroupedWriter(form, deflated, data.bytes);
					fill(writer);
					const directory = writer.finish();
					return openGrouped(memorySource(data.take()), directory, form, deflated, 2);
				};
				const first = make((writer) => items.forEach((item) => void writer.add(item)));
				const second = make((writer) => {
					writer.add([Uint8Array.of(1, 2, 3), Uint8Array.of(4)]);
					// the group of the item above comes first
					for (const { bytes, items: count, pattern } of first.packed())
						writer.addPacked(bytes, count, pattern === undefined ? undefined : pattern + 1);
				});
				assert.equal(second.size, items.length + 1);
				for (const [i, item] of items.entries()) {
					assert.deepEqual(first.read(i).map(listed), item.map(listed));
					assert.deepEqual(second.read(i + 1).map(listed), item.map(listed));
				}
			}),
		);
	});
});

describe("a segment that is made of others", function () {
	this.timeout(20_000);
	const articles = (from: number, to: number): Unit[] =>
		Array.from({ length: to - from }, (_, i) => {
			const numbers = Array.from({ length: 200 }, (__, j) => `port ${(from + i) * 7919 + j * j} of ${j}`);
			const id = `article ${from + i}`;
			return { key: id, stamp: "", sources: [{ id, text: `Ships. ${numbers.join(", ")}.` }] };
		});

	function segmentOf(units: readonly Unit[]): LiveSegment {
		const bytes = createWriter();
		const builder = createSegmentBuilder({ write: bytes.bytes }, deflated);
		for (const unit of units) builder.add(unit);
		builder.finish();
		return createLiveSegment(openSegment(memorySource(bytes.take()), deflated));
	}

	function merged(lives: readonly LiveSegment[]): LiveSegment {
		const bytes = createWriter();
		for (const _ of mergeSegments(lives, { write: bytes.bytes }, deflated));
		return createLiveSegment(openSegment(memorySource(bytes.take()), deflated));
	}

	const textsOf = ({ segment }: LiveSegment): string[] =>
		Array.from({ length: segment.counts.documents }, (_, i) => segment.record(i).text);

	// 60 such articles fill more groups than a pattern has
	const gone: readonly (readonly number[])[] = [[], [0], [15], [59], [0, 1, 2, 3, 30], [30]];
	for (const removed of gone) {
		it(`gives the texts that are left when ${removed.length > 0 ? removed.join(", ") : "none"} went`, () => {
			const first = segmentOf(articles(0, 60));
			const second = segmentOf(articles(60, 120));
			for (const document of removed) {
				first.remove(document);
				second.remove(document);
			}
			const left = [...articles(0, 60), ...articles(60, 120)].filter((_, i) => !removed.includes(i % 60));
			const once = merged([first, second]);
			assert.deepEqual(
				textsOf(once),
				left.map(({ sources }) => sources[0]?.text),
			);
			assert.deepEqual(textsOf(merged([once, segmentOf(articles(120, 121))])).slice(0, -1), textsOf(once));
		});
	}
});

describe("texts written by words", () => {
	const piece = fc.constantFrom(
		...[
			"the",
			"The",
			"THE",
			"Kiruna",
			"US",
			"USA's",
			"I",
			"a",
			"A",
			"iPhone",
			"McKay",
			"12",
			"2019",
			"1,024",
			"0007",
		],
		...[
			" ",
			"  ",
			"",
			", ",
			". ",
			"\n\n",
			"’s ",
			"-",
			"—",
			"\t",
			"\u0000",
			"é",
			"Ångström",
			"😀",
			"Привет мир",
			"数",
			"％",
		],
		...["ofthe", "x".repeat(40), "of the and to in a that is was for it"],
	);

	const kinds = ["rest", "leads", "trails", "letters"] as const;

	function textWriter(): TextWriter {
		return {
			rest: createWriter(),
			leads: createWriter(),
			trails: createWriter(),
			letters: createWriter(),
		};
	}

	function readerOf({ rest, leads, trails, letters }: TextWriter): TextReader {
		return {
			rest: createReader(rest.take()),
			leads: createReader(leads.take()),
			trails: createReader(trails.take()),
			letters: createReader(letters.take()),
		};
	}

	it("come back as they were, letter by letter", () => {
		const texts = fc.oneof(
			fc.array(piece).map((pieces) => pieces.join("")),
			fc.string(),
			fc.string({ unit: "grapheme" }),
		);
		fc.assert(
			fc.property(texts, texts, (one, other) => {
				const writer = textWriter();
				writeWords(writer, one);
				writeWords(writer, other);
				const reader = readerOf(writer);
				assert.equal(readWords(reader), one);
				assert.equal(readWords(reader), other);
				for (const kind of kinds) assert.equal(reader[kind].left, 0, kind);
			}),
			{ numRuns: 500 },
		);
	});

	it("take about two fifths of their letters, if they are English", () => {
		const text =
			"The committee said on Tuesday that it had not been told of the plan before, and would vote against it. ";
		const writer = textWriter();
		writeWords(writer, text.repeat(20));
		const length = kinds.reduce((sum, kind) => sum + writer[kind].length, 0);
		assert.ok(length < text.length * 20 * 0.42, `${length}`);
		assert.ok(length > text.length * 20 * 0.2);
	});
});

describe("the record of a source", function () {
	this.timeout(20_000);

	const piece = fc.constantFrom(
		"# Head\n\n",
		"It rose to 14. ",
		"“We won,” she said.\n\n",
		"> A block of words.\n\n",
		"**Bold** &amp; [link](x) ",
		"- item\n",
		"| a | b |\n|---|---|\n| 1 | 2 |\n\n",
		"---\ntitle: x\n---\n",
		"\ufeff",
		"\ud83d",
		"👍 ",
		"é\r\n",
	);

	it("gives back text, blocks, sentences and quotations, half characters and all", () => {
		fc.assert(
			fc.property(
				fc.array(piece, { maxLength: 25 }),
				fc.constantFrom("plain" as const, "markdown" as const),
				fc.array(fc.record({ start: fc.nat(300), label: fc.string() })),
				(pieces, format, places) => {
					const text = pieces.join("");
					const { blocks, sentences, quotations } = readSource({ id: "a", text, format });
					const lined = places.map((place, i) => (i % 2 === 0 ? { ...place } : { ...place, line: i }));
					const record = { text, places: lined, blocks, sentences, quotations };
					assert.deepEqual(readRecord(writeRecord(record)), record);
				},
			),
		);
	});
});
