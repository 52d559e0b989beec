import assert from "node:assert/strict";
import { openCorpus } from "../../src/index.js";
import { seedSources } from "../fixtures/marked/parse-marked.js";

describe("the seed articles, each as a draft against the other two", function () {
	this.timeout(30_000);
	const seeds = seedSources();

	for (const seed of seeds) {
		it(`${seed.id} is contradicted in nothing but the wording of a quotation`, async () => {
			const corpus = await openCorpus();
			await corpus.add(seeds.filter(({ id }) => id !== seed.id));
			const { claims, notChecked } = await corpus.check(seed.text);
			await corpus.close();
			assert.deepEqual(notChecked, []);
			assert.deepEqual(
				claims
					.filter(({ kind, verdict }) => verdict === "contradicted" && kind !== "quotation")
					.map(({ start, end, message }) => `${seed.text.slice(start, end)}: ${message}`),
				[],
			);
		});

		it(`${seed.id} has claims that the others support`, async () => {
			const corpus = await openCorpus();
			await corpus.add(seeds.filter(({ id }) => id !== seed.id));
			const { claims } = await corpus.check(seed.text);
			await corpus.close();
			assert.notEqual(
				claims.find(({ verdict }) => verdict === "supported"),
				undefined,
			);
		});
	}

	it("each agree with themselves", async () => {
		for (const seed of seeds) {
			const corpus = await openCorpus();
			await corpus.add([seed]);
			const { claims } = await corpus.check(seed.text);
			await corpus.close();
			assert.deepEqual(
				claims
					.filter(({ verdict }) => verdict === "contradicted")
					.map(({ start, end, message }) => `${seed.text.slice(start, end)}: ${message}`),
				[],
			);
		}
	});
});
