import assert from "node:assert/strict";
import { openCorpus } from "../../src/index.js";

const SOURCE = [
	"The ferry Silver Tern carried passengers between the islands of Harra and Sund until the harbour silted up.",
	"Its captain, Ola Brandt, bought lanterns, ropes and charts from a chandler in Sund for 340 crowns.",
].join("\n\n");

async function marksOf(draft: string): Promise<string[]> {
	const corpus = await openCorpus();
	await corpus.add([{ id: "ferry", text: SOURCE }]);
	const { claims } = await corpus.check(draft);
	await corpus.close();
	return claims
		.filter(({ attention }) => attention === "value-not-in-source")
		.map(({ start, end }) => draft.slice(start, end));
}

describe("a value that the source a sentence retells prints nowhere", () => {
	it("is marked though no passage has a figure to compare", async () => {
		const draft =
			"The ferry Silver Tern carried passengers between Harra and Sund until the harbour silted up in 1931.";
		assert.deepEqual(await marksOf(draft), ["1931"]);
	});

	it("is left alone when the source prints it for something else", async () => {
		const draft =
			"The ferry Silver Tern carried 340 passengers between Harra and Sund until the harbour silted up.";
		assert.deepEqual(await marksOf(draft), []);
	});

	it("is left alone when it tallies what the source lists", async () => {
		const draft =
			"Captain Ola Brandt bought three goods, lanterns, ropes and charts, from a chandler in Sund.";
		assert.deepEqual(await marksOf(draft), []);
	});

	it("is left alone when the sentence speaks of other things", async () => {
		assert.deepEqual(await marksOf("The lighthouse keeper's daughter was born in 1931."), []);
	});
});
