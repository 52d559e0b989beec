import assert from "node:assert/strict";
import fc from "fast-check";
import { bestFew } from "../../src/corpus/best-few.js";
import { createEvidenceIndex } from "../../src/corpus/evidence-index.js";

const byNumber = (a: number, b: number) => a - b;

/** BM25 as the textbook has it, over every passage. */
function naiveScores(
	passages: ReadonlyMap<number, readonly string[]>,
	query: ReadonlyMap<string, number>,
): Map<number, number> {
	const all = [...passages.values()];
	const average = all.reduce((sum, keys) => sum + keys.length, 0) / all.length || 1;
	const scores = new Map<number, number>();
	for (const [id, keys] of passages) {
		let score = 0;
		for (const [key, weight] of query) {
			const count = keys.filter((other) => other === key).length;
			if (count === 0) continue;
			const frequency = all.filter((other) => other.includes(key)).length;
			const idf = Math.log(1 + (all.length - frequency + 0.5) / (frequency + 0.5)) + 0.05;
			score += (weight * idf * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * keys.length) / average));
		}
		if (score > 0) scores.set(id, score);
	}
	return scores;
}

const word = fc.constantFrom("mine", "port", "rate", "vote", "dock", "fire", "the", "a", "of", "ship", "tax");
const passage = fc.array(word, { minLength: 1, maxLength: 12 });
const query = fc
	.array(fc.tuple(word, fc.double({ min: 0.1, max: 1, noNaN: true })), { minLength: 1, maxLength: 8 })
	.map((entries) => new Map(entries));

describe("evidence index", () => {
	it("gives the passages that plain BM25 gives, whatever it skips on the way", () => {
		fc.assert(
			fc.property(
				fc.array(passage, { minLength: 1, maxLength: 60 }),
				query,
				fc.nat(8),
				(texts, asked, few) => {
					const index = createEvidenceIndex();
					const passages = new Map(texts.map((keys) => [index.add(keys), keys]));
					const scores = naiveScores(passages, asked);
					const found = index.top(asked, few + 1, byNumber);
					const expected = [...scores.values()].sort((a, b) => b - a).slice(0, few + 1);
					assert.equal(found.length, expected.length);
					for (const [i, id] of found.entries()) {
						assert.ok(Math.abs((scores.get(id) ?? 0) - (expected[i] ?? 0)) < 1e-9, `place ${i}`);
					}
				},
			),
		);
	});

	it("gives no passage that was removed, also after the lists were written anew", () => {
		const index = createEvidenceIndex();
		const ids = Array.from({ length: 9000 }, (_, i) => index.add(["port", `pier${i}`]));
		for (const id of ids.slice(0, 6000)) index.remove(id);
		assert.equal(index.size, 3000);
		assert.deepEqual(index.top(new Map([["pier5", 1]]), 3, byNumber), []);
		assert.deepEqual(index.top(new Map([["pier6001", 1]]), 3, byNumber), [6001]);
	});

	it("orders equal scores by the order it is given", () => {
		const index = createEvidenceIndex();
		for (let i = 0; i < 5; i++) index.add(["port"]);
		assert.deepEqual(
			index.top(new Map([["port", 1]]), 2, (a, b) => b - a),
			[4, 3],
		);
	});
});

describe("the best few", () => {
	it("are the first of the sorted list", () => {
		fc.assert(
			fc.property(fc.array(fc.integer()), fc.nat(20), (items, limit) => {
				assert.deepEqual(bestFew(items, limit, byNumber), [...items].sort(byNumber).slice(0, limit));
			}),
		);
	});
});
