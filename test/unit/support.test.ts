import assert from "node:assert/strict";
import fc from "fast-check";
import { factsOf } from "../../src/claims/facts.js";
import { createStore } from "../../src/corpus/store.js";
import { coverOf } from "../../src/engine/support-cover.js";
import { isPair, runsOf, stretchShare } from "../../src/engine/support-runs.js";
import { sourceText, wordsOf } from "../../src/engine/support-text.js";
import { openCorpus } from "../../src/index.js";
import { tokens } from "../../src/text/tokens.js";

const source = {
	id: "ferry",
	text: "The harbour board approved a second ferry to Otter Island on Monday. Chairwoman Ines Farrow said the vessel would carry 140 passengers and start in May. Fishermen fear that the new pier will block the southern channel. They asked the board to wait for a survey. The ferry will cost $6 million, half of it paid by the county.",
};

function read(text: string) {
	const store = createStore();
	store.add({ id: "s", text });
	const stored = store.get("s");
	assert.ok(stored);
	return stored;
}

function cover(sentence: string, text = source.text) {
	return coverOf(factsOf(sentence), read(text));
}

async function supportOf(
	draft: string,
	others: readonly { id: string; text: string }[] = [],
): Promise<number> {
	const corpus = await openCorpus();
	await corpus.add([source, ...others]);
	const { sentences } = await corpus.check(draft);
	await corpus.close();
	return Math.min(...sentences.map(({ support }) => support));
}

describe("support of a sentence", () => {
	const right = "The board approved a second ferry to Otter Island on Monday.";

	const worse: readonly (readonly [string, string])[] = [
		["a name that the source does not have", "The board approved a second ferry to Heron Island on Monday."],
		["a figure of another size", "The board approved a ninth ferry to Otter Island on Monday."],
		[
			"something absent added",
			"The board approved a second ferry to Otter Island on Monday after a lawsuit by hoteliers.",
		],
		["the opposite", "The board rejected a second ferry to Otter Island on Monday."],
		["another story", "A brewery in the old town burned down overnight."],
	];
	for (const [what, draft] of worse) {
		it(`falls with ${what}`, async () => {
			assert.ok((await supportOf(right)) > (await supportOf(draft)));
		});
	}

	it("is high for a sentence of the source and for an honest paraphrase", async () => {
		const copied = await supportOf("Fishermen fear that the new pier will block the southern channel.");
		const retold = await supportOf("Fishermen are afraid the new pier will block the southern channel.");
		assert.ok(copied > 0.6, String(copied));
		assert.ok(retold > 0.5, String(retold));
	});

	it("needs no capitals", async () => {
		const lower = await supportOf("the board approved a second ferry to otter island on monday.");
		const wrong = await supportOf("the board approved a second ferry to heron island on monday.");
		assert.ok(lower > 0.5 && lower > wrong, `${lower} ${wrong}`);
	});

	it("is the same among other sources", async () => {
		const others = Array.from({ length: 30 }, (_, i) => ({
			id: `other-${i}`,
			text: `A council approved road number ${i} on Friday. The road will cost $${i + 2} million and open in June.`,
		}));
		for (const draft of [right, "Ines Farrow said the vessel would carry 140 passengers."])
			assert.equal(await supportOf(draft, others), await supportOf(draft));
	});

	it("is 0 to 1 and the same twice, whatever the sentence", async () => {
		const word = fc.constantFrom(
			"ferry",
			"Otter",
			"board",
			"not",
			"140",
			"in",
			"May",
			"$6",
			"million",
			",",
			"zebra",
			"UNK",
		);
		await fc.assert(
			fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 14 }), async (words) => {
				const draft = `The ${words.join(" ")}.`;
				const support = await supportOf(draft);
				assert.ok(support >= 0 && support <= 1);
				assert.equal(await supportOf(draft), support);
			}),
			{ numRuns: 25 },
		);
	});
});

describe("the words that support compares", () => {
	it("are without marks, clitics and what tokenisers print for unknown words", () => {
		assert.deepEqual(
			wordsOf(tokens("The board's UNK plan -lrb- 2 piers -rrb-, now.")).map(({ lower }) => lower),
			["the", "board", "plan", "2", "piers", "now"],
		);
	});

	it("are one where an alias has several", () => {
		assert.deepEqual(
			wordsOf(tokens("the United States Navy")).map(({ key }) => key),
			["the", "us", "navi"],
		);
	});
});

describe("the cover of a sentence", () => {
	it("finds each word in the passage that has it", () => {
		const { items, words, best } = cover("Farrow said the pier would carry hydrogen.");
		const held = Object.fromEntries(items.map((item) => [words[item.word]?.lower, item.wide]));
		assert.equal(best, 1);
		assert.equal(held.farrow, 1);
		assert.equal(held.pier, 1);
		assert.ok((held.hydrogen ?? 1) < 0.4);
	});

	it("takes a synonym for a counterpart, a name never", () => {
		const wide = (sentence: string, at: number) => cover(sentence).items[at]?.wide ?? 0;
		assert.ok(wide("The vessel will begin in May.", 1) >= 0.6);
		assert.equal(wide("Chairwoman Ines Barrow spoke.", 2), 0);
	});

	it("compares figures by value", () => {
		const figure = (sentence: string) => cover(sentence).items.find((item) => item.figure)?.wide;
		assert.equal(figure("It costs six million dollars."), 1);
		assert.ok((figure("It costs $7 million.") ?? 1) < 1);
	});
});

describe("runs of words", () => {
	const stored = sourceText(read(source.text));
	const lengths = (sentence: string) =>
		runsOf(wordsOf(tokens(sentence)), stored, 0).map(({ length, at }) => (at < 0 ? 0 : length));

	it("are as long as one passage has them", () => {
		assert.deepEqual(lengths("They asked the board to wait for a survey."), [9]);
		assert.deepEqual(lengths("They asked the board to carry zebras."), [5, 1, 0]);
	});

	it("do not run on from one passage to the next", () => {
		assert.deepEqual(lengths("the southern channel. They asked"), [3, 2]);
	});

	it("know pairs and stretches", () => {
		const words = wordsOf(tokens("the southern pier"));
		assert.equal(isPair(words, 0, stored), true);
		assert.equal(isPair(words, 1, stored), false);
		assert.equal(stretchShare(words, 2, stored), 0.5);
	});
});
