import assert from "node:assert/strict";
import fc from "fast-check";
import type { Finding } from "../../src/index.js";
import { indexFindings } from "../../src/server/finding-index.js";

function finding(start: number, end: number): Finding {
	return {
		...{ id: `${start}-${end}`, start, end, kind: "count", verdict: "unverified" },
		...{ confidence: 0, message: "", evidence: [] },
	};
}

describe("The index of findings", () => {
	it("finds what a plain search finds, in the order of the starts", () => {
		const spans = fc.array(
			fc.tuple(fc.nat(60), fc.nat(20)).map(([start, length]) => finding(start, start + length)),
		);
		fc.assert(
			fc.property(spans, fc.nat(80), fc.nat(10), (findings, from, length) => {
				const to = from + length;
				const plain = findings
					.filter(({ start, end }) => start <= to && end >= from)
					.sort((a, b) => a.start - b.start || a.end - b.end);
				assert.deepEqual(indexFindings(findings).touching(from, to), plain);
			}),
		);
	});
});
