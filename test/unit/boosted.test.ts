import assert from "node:assert/strict";
import { boost } from "../../scripts/fit/boosting.js";
import { probability } from "../../src/engine/boosted.js";

const OPTIONS = { trees: 80, depth: 2, rate: 0.3, ridge: 1, leastWeight: 0.05 };

/** True in the middle of one feature, and only where another holds: no weighted sum can tell. */
const examples = [0, 1].flatMap((holds) =>
	[0.1, 0.2, 0.45, 0.5, 0.8, 0.9].map((place) => ({
		features: { holds, place },
		label: holds === 1 && place > 0.4 && place < 0.6 ? (1 as const) : (0 as const),
		weight: 1,
	})),
);

describe("boosted trees", () => {
	it("tell what no weighted sum can", () => {
		const model = boost(examples, OPTIONS);
		for (const { features, label } of examples) {
			const p = probability(model, features);
			assert.ok(label === 1 ? p > 0.7 : p < 0.3, `${JSON.stringify(features)} gives ${p}`);
		}
	});

	it("are the same every time", () => {
		assert.deepEqual(boost(examples, OPTIONS), boost(examples, OPTIONS));
	});

	it("take a feature that is not given for 0", () => {
		const model = boost(examples, OPTIONS);
		assert.equal(probability(model, { place: 0.5 }), probability(model, { holds: 0, place: 0.5 }));
	});

	it("give the bias alone when there are no trees", () => {
		assert.equal(probability({ bias: 0, features: [], trees: [] }, {}), 0.5);
	});
});
