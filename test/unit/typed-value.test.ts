import assert from "node:assert/strict";
import { factsOf } from "../../src/claims/facts.js";
import { keysOfValue, unprintedValues } from "../../src/claims/typed-value.js";
import { createStore, keysOf } from "../../src/corpus/store.js";
import { openCorpus } from "../../src/index.js";

const reference = "2024-03-06";

/** What a passage is found by that has these words. */
function given(text: string): string[] {
	return [...keysOf(text), ...unprintedValues(text, { reference, dayFirst: () => true })];
}

/** What the values of a draft's sentence are looked up by. */
function asked(text: string): string[] {
	return factsOf(text, { reference, dayFirst: true }).slots.flatMap(({ mention }) =>
		keysOfValue(text, mention),
	);
}

describe("a value", () => {
	for (const [draft, source] of [
		["It cost $4.2 million.", "It cost $4,200,000."],
		["It cost $4,200,000.", "It cost 4.2 million dollars."],
		["It cost $4.2m.", "It cost 4.2 million dollars."],
		["It cost 838bn euros.", "It cost €838 billion."],
		["There are 25 ships.", "There are twenty-five ships."],
		["There are twenty-five ships.", "There are 25 ships."],
		["A quarter of the ships sank.", "Some 25 per cent of the ships sank."],
		["Three in four of the ships sank.", "Three-quarters of the ships sank."],
		["It took 1,500 hours.", "It took fifteen hundred hours."],
		["It sailed on 5 March 2024.", "It sailed on Tuesday."],
		["It sailed on Tuesday.", "It sailed on March 5."],
		["It sailed on March 5, 2024.", "It sailed on 5/3/2024."],
		["It sailed yesterday.", "It sailed on 5 March."],
	] as const)
		it(`of “${draft}” is found in “${source}”`, () => {
			const keys = given(source);
			assert.ok(asked(draft).some((key) => keys.includes(key)));
		});

	for (const [draft, source] of [
		["It cost $4.2 million.", "It cost $4.3 million."],
		["There are 25 ships.", "Twenty-five per cent of the ships sank."],
		["There are seven ships.", "There are seven ships."],
		["It came second.", "It came second."],
		["It sailed on 5 March 2024.", "It sailed on Wednesday."],
		["It sailed in March.", "It sailed on 5 March."],
	] as const)
		it(`of “${draft}” is not found in “${source}” by itself`, () => {
			const typed = unprintedValues(source, { reference, dayFirst: () => true });
			assert.ok(!asked(draft).some((key) => typed.includes(key)));
		});

	it("is no other key where its digits are a word of the sentence", () => {
		assert.deepEqual(unprintedValues("The 412,000 containers", { dayFirst: () => undefined }), []);
	});

	it("brings a passage up that tells it in other words than all others", () => {
		const store = createStore();
		for (let at = 0; at < 60; at += 1)
			store.add({ id: `other-${at}`, text: `The harbour paid ${at + 30} dollars for the harbour wall.` });
		store.add({ id: "same", text: "For the wall, 4,200,000 dollars." });
		const text = "The harbour paid $4.2 million for the harbour wall.";
		const { terms } = factsOf(text);
		const words = new Map(terms.map(({ key, weight }) => [key, weight]));
		const found = (query: ReadonlyMap<string, number>) =>
			store.candidates(query, 16).map(({ source }) => source.input.id);
		assert.ok(!found(words).includes("same"));
		assert.ok(found(new Map([...words, ...asked(text).map((key) => [key, 1] as const)])).includes("same"));
	});

	it("is found by a search however it is printed", async () => {
		const corpus = await openCorpus();
		await corpus.add([
			{ id: "a", text: "The library cost 4.2 million dollars." },
			{ id: "b", text: "The library cost 4.3 million dollars." },
			{ id: "c", text: "The library has 25 rooms." },
		]);
		const first = (query: string) => corpus.search(query)[0];
		assert.equal(first("$4,200,000")?.sourceId, "a");
		assert.equal(first("library $4,200,000")?.score, 1);
		assert.equal(first("twenty-five rooms")?.sourceId, "c");
		assert.deepEqual(corpus.search("$7,100,000"), []);
	});
});

describe("a name", () => {
	it("is found where the source has its abbreviation, once the source explains it", async () => {
		const text = "The Reef Trust (RT) met. The RT wants more money for whales. An RT is no trust.";
		const store = createStore();
		store.add({ id: "explained", text }, { id: "other", text: "The RT wants more money for whales." });
		const found = store
			.candidates(new Map([["reef", 1]]), 9)
			.map(({ source, index }) => [source.input.id, index]);
		assert.deepEqual(found.sort(), [
			["explained", 0],
			["explained", 1],
			["explained", 2],
		]);
		store.remove("explained");
		assert.deepEqual(store.candidates(new Map([["reef", 1]]), 9), []);
	});
});
