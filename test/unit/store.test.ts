import assert from "node:assert/strict";
import fc from "fast-check";
import { randomFrom } from "../../scripts/bench/articles.js";
import { unprintedValues } from "../../src/claims/typed-value.js";
import { inOrder, type Place } from "../../src/corpus/in-order.js";
import { createLiveSegment, type LiveSegment } from "../../src/corpus/live-segment.js";
import { planMerge } from "../../src/corpus/merge-plan.js";
import { ROOM } from "../../src/corpus/retrieval/rarest.js";
import { bestPassages } from "../../src/corpus/retrieve.js";
import { createSegmentBuilder } from "../../src/corpus/segment/build.js";
import { memorySource, unpacked } from "../../src/corpus/segment/byte-source.js";
import { createWriter } from "../../src/corpus/segment/bytes.js";
import { mergeSegments } from "../../src/corpus/segment/merge.js";
import { openSegment } from "../../src/corpus/segment/segment.js";
import { createStore, keysOf, type MemoryStore } from "../../src/corpus/store.js";
import type { SourceInput } from "../../src/corpus/types.js";
import { tokens } from "../../src/text/tokens.js";

const word = fc.constantFrom(
	"mine",
	"port",
	"rate",
	"vote",
	"dock",
	"fire",
	"the",
	"of",
	"ship",
	"tax",
	"Oslo",
	"14",
	"twenty-five",
	"2.5 million",
);
const sentence = fc.array(word, { minLength: 3, maxLength: 12 }).map((words) => `It ${words.join(" ")} now.`);
const quoted = fc
	.array(word, { minLength: 4, maxLength: 9 })
	.map((words) => `“The ${words.join(" ")},” she said.`);
const text = fc
	.array(fc.oneof(sentence, sentence, quoted), { minLength: 1, maxLength: 5 })
	.map((sentences) => sentences.join("\n\n"));
const query = fc
	.array(fc.tuple(word, fc.double({ min: 0.1, max: 1, noNaN: true })), { minLength: 1, maxLength: 8 })
	.map((entries) => new Map(entries.map(([asked, weight]) => [allKeysOf(asked)[0] ?? asked, weight])));

/** The values of a text, if it has any, before its words. */
function allKeysOf(own: string): string[] {
	return [...unprintedValues(own, { dayFirst: () => undefined }), ...keysOf(own)];
}

function segmentOf(sources: readonly SourceInput[]): LiveSegment {
	const bytes = createWriter();
	const builder = createSegmentBuilder({ write: bytes.bytes }, unpacked);
	for (const source of sources) builder.add({ key: source.id, stamp: "", sources: [source] });
	builder.finish();
	return createLiveSegment(openSegment(memorySource(bytes.take()), unpacked));
}

function merged(lives: readonly LiveSegment[]): LiveSegment {
	const bytes = createWriter();
	for (const _ of mergeSegments(lives, { write: bytes.bytes }, unpacked));
	return createLiveSegment(openSegment(memorySource(bytes.take()), unpacked));
}

/** BM25 as the textbook has it, over every passage. */
function naiveScores(passages: readonly (readonly string[])[], asked: ReadonlyMap<string, number>): number[] {
	const average = passages.reduce((sum, keys) => sum + keys.length, 0) / passages.length || 1;
	const rarities = new Map(
		[...asked.keys()].map((key) => {
			const frequency = passages.filter((keys) => keys.includes(key)).length;
			return [key, Math.log(1 + (passages.length - frequency + 0.5) / (frequency + 0.5)) + 0.05];
		}),
	);
	return passages.map((keys) => {
		let score = 0;
		for (const [key, weight] of asked) {
			const count = keys.filter((other) => other === key).length;
			if (count === 0) continue;
			const idf = rarities.get(key) ?? 0;
			score += (weight * idf * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * keys.length) / average));
		}
		return score;
	});
}

/** Everything that a store answers, in words. */
function answers(store: MemoryStore, asked: ReadonlyMap<string, number>, few: number) {
	const named = ({ source, index }: { source: { input: { id: string } }; index: number }) =>
		`${source.input.id} ${index}`;
	return {
		summaries: store.summaries(),
		size: store.size,
		candidates: store.candidates(asked, few).map(named),
		quoted: store.quotedLike([...asked.keys()], few).map(named),
		known: ["Oslo", "mine", "said", "14"].map((one) => tokens(one).map((token) => store.knows(token))),
		said: [["mine"], ["oslo", "tax"], ["the"]].map((phrases) => {
			const found: string[] = [];
			const all = store.mayBeSaid(phrases, (ref) => {
				found.push(named(ref));
				return false;
			});
			return { all, found: found.sort() };
		}),
		pairs: [...store.moneyPairs()].map(named),
		texts: store.summaries().map(({ id }) => store.get(id)?.input.text),
	};
}

describe("retrieval", function () {
	this.timeout(30_000);

	it("gives the passages that plain BM25 gives, whatever it skips on the way", () => {
		fc.assert(
			fc.property(
				fc.array(fc.array(text, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 4 }),
				query,
				fc.nat(8),
				(groups, asked, few) => {
					const lives = groups.map((texts, group) =>
						segmentOf(texts.map((own, i) => ({ id: `${group}-${i}`, text: own }))),
					);
					const passages = lives.flatMap(({ segment }) =>
						Array.from({ length: segment.counts.documents }, (_, document) =>
							segment.record(document).sentences.map((one) => allKeysOf(one.text)),
						).flat(),
					);
					const expected = naiveScores(passages, asked).filter((score) => score > 0);
					expected.sort((a, b) => b - a);
					const found = bestPassages(lives, asked, few + 1).map(({ score }) => score);
					found.sort((a, b) => b - a);
					assert.ok(found.length >= Math.min(few + 1, expected.length));
					for (const [i, score] of found.entries())
						assert.ok(Math.abs(score - (expected[i] ?? 0)) < 1e-9, `place ${i}`);
				},
			),
		);
	});

	describe("in lists of many blocks and over several windows of passages", () => {
		const sources = Array.from({ length: 3000 }, (_, i) => ({
			id: `s${String(i).padStart(4, "0")}`,
			text: Array.from(
				{ length: 8 },
				(_, j) => `The ship of pier${i} took load ${j} to harbour${(i * 7 + j) % 97}.`,
			).join("\n\n"),
		}));
		const lives = [segmentOf(sources.slice(0, 2500)), segmentOf(sources.slice(2500))];
		const passages = lives.flatMap(({ segment }) =>
			Array.from({ length: segment.counts.documents }, (_, document) =>
				segment.record(document).sentences.map((one) => keysOf(one.text)),
			).flat(),
		);

		function check(asked: ReadonlyMap<string, number>): void {
			// in a large index, keys that nearly every passage has are passed over
			const telling = new Map(
				[...asked].filter(
					([key]) => passages.filter((keys) => keys.includes(key)).length <= passages.length * 0.15,
				),
			);
			const expected = naiveScores(passages, telling).sort((a, b) => b - a);
			const scored = bestPassages(lives, asked, 16);
			const found = scored.map(({ score }) => score).sort((a, b) => b - a);
			for (let i = 0; i < 16; i++)
				assert.ok(Math.abs((found[i] ?? 0) - (expected[i] ?? 0)) < 1e-9, `place ${i}`);
			const places = new Set(scored.map(({ live, passage }) => `${live.serial} ${passage}`));
			assert.equal(places.size, scored.length, "no passage is found twice");
		}

		it("finds the same", () => {
			check(
				new Map([
					["ship", 0.3],
					["harbor13", 1],
					["harbour13", 1],
					["pier77", 1],
					["load", 0.2],
					["5", 0.4],
				]),
			);
		});

		it("finds the same where the rarest keys, too, have more passages than are held at once", () => {
			const loads = Array.from({ length: 8 }, (_, j): [string, number] => [String(j), 0.5 + j / 100]);
			assert.ok(loads.length * 2500 > ROOM);
			check(new Map([...loads, ["harbour13", 0.1], ["harbor13", 0.1]]));
		});
	});

	describe("in a large corpus", () => {
		const words = Array.from({ length: 400 }, (_, i) => `harbor${i}`);
		/** Common words come often and several times in a sentence, rare ones in a few. */
		const wordAt = (chance: number): string => words[Math.floor(chance ** 3 * words.length)] ?? "";
		const random = randomFrom(7);
		const sources = Array.from({ length: 1200 }, (_, i) => ({
			id: `s${String(i).padStart(4, "0")}`,
			text: Array.from({ length: 16 }, () => {
				const length = 2 + Math.floor(random() ** 2 * 24);
				return `It ${Array.from({ length }, () => wordAt(random())).join(" ")}.`;
			}).join("\n\n"),
		}));
		const lives = [segmentOf(sources.slice(0, 1100)), segmentOf(sources.slice(1100))];
		const [large] = lives;
		// among them what is best for many queries
		for (let document = 0; document < 1100; document += 3) large?.remove(document);
		const passages = lives.flatMap(({ segment, isLive }) =>
			Array.from({ length: segment.counts.documents }, (_, document) => document)
				.filter(isLive)
				.flatMap((document) => segment.record(document).sentences.map((one) => keysOf(one.text))),
		);
		const holding = new Map<string, number>();
		for (const keys of passages)
			for (const key of new Set(keys)) holding.set(key, (holding.get(key) ?? 0) + 1);

		it("finds the same, whatever the rarest words promise", () => {
			assert.ok((large?.segment.counts.passages ?? 0) > 1 << 14, "one window holds them all");
			const asked = fc.array(
				fc.tuple(
					fc.integer({ min: 0, max: 999 }).map((chance) => keysOf(wordAt(chance / 1000))[0] ?? ""),
					fc.double({ min: 0.1, max: 1, noNaN: true }),
				),
				{ minLength: 1, maxLength: 14 },
			);
			fc.assert(
				fc.property(asked, fc.nat(20), (entries, few) => {
					const told = new Map(entries);
					const telling = new Map(
						[...told].filter(([key]) => (holding.get(key) ?? 0) <= passages.length * 0.15),
					);
					const expected = naiveScores(passages, telling).filter((score) => score > 0);
					expected.sort((a, b) => b - a);
					const found = bestPassages(lives, told, few + 1).map(({ score }) => score);
					found.sort((a, b) => b - a);
					assert.ok(found.length >= Math.min(few + 1, expected.length));
					for (const [i, score] of found.entries())
						assert.ok(Math.abs(score - (expected[i] ?? 0)) < 1e-9, `place ${i}`);
				}),
				{ numRuns: 30 },
			);
		});
	});

	it("orders equal scores by source, wherever it is stored", () => {
		const store = createStore();
		for (const id of ["d", "b", "c", "a"]) store.add({ id, text: "The port closed." });
		const ids = store.candidates(new Map([["port", 1]]), 3).map(({ source }) => source.input.id);
		assert.deepEqual(ids, ["a", "b", "c"]);
	});
});

describe("a store", function () {
	this.timeout(30_000);

	const source = fc.record({ id: fc.constantFrom("a", "b", "c", "d", "e", "f", "g"), text });
	const step = fc.oneof(
		fc.array(source, { minLength: 1, maxLength: 4 }).map((sources) => ({ add: sources })),
		fc.constantFrom("a", "b", "c", "d", "e", "f", "g").map((id) => ({ remove: id })),
	);

	it("answers as one that was made of what is left, however its sources came and went", () => {
		fc.assert(
			fc.property(
				fc.array(step, { maxLength: 14 }),
				query,
				fc.integer({ min: 1, max: 6 }),
				(steps, asked, few) => {
					const store = createStore();
					const left = new Map<string, SourceInput>();
					for (const one of steps) {
						if ("add" in one) {
							store.add(...one.add);
							for (const input of one.add) left.set(input.id, input);
						} else assert.equal(store.remove(one.remove), left.delete(one.remove));
					}
					const fresh = createStore();
					fresh.add(...left.values());
					assert.deepEqual(answers(store, asked, few), answers(fresh, asked, few));
				},
			),
		);
	});

	it("keeps what was removed apart from a segment, and merges into what would have been built", () => {
		fc.assert(
			fc.property(
				fc.array(fc.array(text, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 }),
				fc.infiniteStream(fc.boolean()),
				(groups, chance) => {
					const left: SourceInput[] = [];
					const lives = groups.map((texts, group) => {
						const sources = texts.map((own, i) => ({ id: `${group}-${i}`, text: own }));
						const live = segmentOf(sources);
						for (const [document, input] of sources.entries()) {
							if (chance.next().value) {
								live.remove(document);
								live.removeUnit(document);
							} else left.push(input);
						}
						const again = createLiveSegment(live.segment, live.removals());
						assert.deepEqual(
							[again.documents, again.passages, again.keys],
							[live.documents, live.passages, live.keys],
						);
						for (const entry of live.segment.lexicon.all()) {
							assert.equal(again.passagesOf(entry), live.passagesOf(entry));
							assert.equal(again.spelledIn(entry), live.spelledIn(entry));
						}
						return again;
					});
					const one = merged(lives).segment;
					const fresh = segmentOf(left).segment;
					assert.deepEqual(one.counts, fresh.counts);
					assert.deepEqual([...one.lexicon.all()], [...fresh.lexicon.all()]);
					assert.deepEqual([...one.runs.all()], [...fresh.runs.all()]);
					for (const entry of fresh.lexicon.all()) {
						const lists = [one, fresh].map((segment) => {
							const list = segment.postings(entry);
							return Array.from({ length: list.blocks }, (_, block) => {
								const length = list.decode(block);
								return [
									[...list.ids.subarray(0, length)],
									[...list.counts.subarray(0, length)],
									list.mostOf(block),
									list.shortestOf(block),
								];
							});
						});
						assert.deepEqual(lists[0], lists[1]);
					}
					for (let document = 0; document < left.length; document++) {
						assert.deepEqual(one.head(document), fresh.head(document));
						assert.deepEqual(one.record(document), fresh.record(document));
						assert.deepEqual(one.unit(document), fresh.unit(document));
					}
				},
			),
			{ numRuns: 60 },
		);
	});

	it("reads the passages that may say something, those of the rarest word first, unless there are too many", () => {
		const store = createStore();
		const lines = Array.from(
			{ length: 1100 },
			(_, i) => `The ${i % 11 === 0 ? "ship" : "mine"} of Kiruna ${i}.`,
		);
		store.add({ id: "many", text: lines.join("\n\n") });
		const askedFor = (phrases: readonly string[]): { isSaid: boolean; asked: number } => {
			let asked = 0;
			const isSaid = store.mayBeSaid(phrases, () => {
				asked++;
				return false;
			});
			return { isSaid, asked };
		};
		assert.deepEqual(askedFor(["kiruna"]), { isSaid: true, asked: 0 });
		assert.deepEqual(askedFor(["kiruna", "ship"]), { isSaid: false, asked: 100 });
		assert.deepEqual(askedFor(["mine kiruna", "ships"]), { isSaid: false, asked: 0 });
	});

	it("gives one object for one source as long as somebody holds it", () => {
		const store = createStore();
		store.add({ id: "a", text: "The port closed." });
		const held = store.get("a");
		for (let i = 0; i < 30_000; i += 2000)
			store.add(...Array.from({ length: 2000 }, (_, j) => ({ id: `s${i + j}`, text: "One." })));
		assert.ok(held);
		assert.deepEqual(store.get("a")?.input, held.input);
	});
});

describe("places that are equally good", () => {
	const segmentOfIds = (ids: readonly string[]): LiveSegment =>
		segmentOf(ids.map((id) => ({ id, text: "The port closed." })));
	const placesOf = (live: LiveSegment): Place[] =>
		Array.from({ length: live.documents }, (_, document) => ({ live, document, index: 0 })).reverse();
	const idsOf = (places: readonly Place[]): string[] =>
		places.map(({ live, document }) => live.segment.head(document).input.id);

	it("come by the ids of their sources, however these are spread", () => {
		const lives = [segmentOfIds(["b", "d", "f"]), segmentOfIds(["e", "a", "c"])];
		const places = lives.flatMap(placesOf);
		assert.deepEqual(idsOf(inOrder(places, () => 0)), ["a", "b", "c", "d", "e", "f"]);
		assert.deepEqual(idsOf(inOrder(places, () => 0, 2)), ["a", "b"]);
		const isEarly = ({ document }: Place): number => (document === 0 ? 0 : 1);
		const byTurn = inOrder(places, (a, b) => isEarly(a) - isEarly(b), 3);
		assert.deepEqual(idsOf(byTurn), ["b", "e", "a"]);
	});

	it("are put in order without reading an id where they are in one segment, merged or not", () => {
		const [one, other] = [segmentOfIds(["b", "d", "f", "h"]), segmentOfIds(["e", "a", "c", "g"])];
		const lessC = segmentOfIds(["e", "a", "c", "g"]);
		lessC.remove(2);
		for (const [live, ids] of [
			[one, ["b", "d", "f"]],
			[other, ["a", "c", "e"]],
			[merged([one, other]), ["a", "b", "c"]],
			[merged([merged([lessC]), one]), ["a", "b", "d"]],
		] as const) {
			const unread = { ...live, segment: { ...live.segment, head: () => assert.fail("an id was read") } };
			const placed = inOrder(placesOf(unread), () => 0, 3);
			const named = placed.map(({ document }) => live.segment.head(document).input.id);
			assert.deepEqual(named, ids);
		}
	});

	it("come in the same order from segments that were merged, whatever ids they had", () => {
		const id = fc.string({ minLength: 1, maxLength: 2, unit: fc.constantFrom("a", "b", "c", "d") });
		const groups = fc.array(fc.uniqueArray(id, { maxLength: 9 }), { minLength: 1, maxLength: 4 });
		fc.assert(
			fc.property(groups, (given) => {
				const taken = new Set<string>();
				const lives = given.map((ids) => {
					const fresh = ids.filter((one) => !taken.has(one));
					for (const one of fresh) taken.add(one);
					return segmentOfIds(fresh);
				});
				const placed = inOrder(placesOf(merged(lives)), () => 0);
				assert.deepEqual(idsOf(placed), [...taken].sort());
			}),
			{ numRuns: 40 },
		);
	});
});

describe("the plan of merging", () => {
	it("keeps the segments few, whatever comes", () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 1, max: 3000 }), { maxLength: 300, size: "max" }), (sizes) => {
				let segments: { documents: number; removed: number }[] = [];
				for (const documents of sizes) {
					segments.push({ documents, removed: 0 });
					for (let chosen = planMerge(segments); chosen.length > 0; chosen = planMerge(segments)) {
						const one = { documents: chosen.reduce((sum, own) => sum + own.documents, 0), removed: 0 };
						segments = [...segments.filter((own) => !chosen.includes(own)), one];
					}
				}
				assert.ok(segments.length <= 4 * 7, String(segments.length));
				assert.equal(
					segments.reduce((sum, { documents }) => sum + documents, 0),
					sizes.reduce((sum, size) => sum + size, 0),
				);
			}),
		);
	});

	it("writes a segment anew that has lost much, and drops one that has lost all", () => {
		assert.deepEqual(planMerge([{ documents: 80, removed: 20 }]), []);
		assert.equal(planMerge([{ documents: 60, removed: 40 }]).length, 1);
		assert.equal(planMerge([{ documents: 0, removed: 5 }]).length, 1);
	});
});
