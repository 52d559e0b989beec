import assert from "node:assert/strict";
import { openCorpus } from "../../src/index.js";
import { placesFrom } from "../../src/server/places.js";
import { createFinder } from "../../src/server/search.js";

describe("The search of the palette", () => {
	async function found(query: string): Promise<string[]> {
		const corpus = await openCorpus();
		await corpus.add([
			{ id: "a", text: "The library in Brindle cost 4.2 million dollars. It has twenty-five rooms." },
			{ id: "b", text: "The library in Orrel cost 4.3 million dollars, and a hall was built." },
		]);
		const entries = createFinder().find(query, corpus, "1", [], placesFrom("file:///", false, corpus));
		await corpus.close();
		return entries.map(({ label }) => label);
	}

	it("finds what is printed just so, and what is nearly so, first", async () => {
		assert.match((await found("4.2 million"))[0] ?? "", /Brindle/);
		assert.match((await found("libary in Orrel"))[0] ?? "", /Orrel/);
	});

	it("finds a value that a source prints otherwise, and words that stand apart", async () => {
		assert.match((await found("$4,200,000 library"))[0] ?? "", /Brindle/);
		assert.match((await found("25 rooms"))[0] ?? "", /twenty-five/);
		assert.match((await found("hall Orrel"))[0] ?? "", /Orrel/);
	});

	it("finds nothing where no source has it", async () => {
		assert.deepEqual(await found("$7,100,000 zeppelin"), []);
	});
});
