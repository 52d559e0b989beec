import assert from "node:assert/strict";
import { linesAfter } from "../../src/extension/edits.js";
import type { FactState, Finding, LedgerEntry } from "../../src/index.js";
import { ledgerOfPart, withFormer } from "../../src/server/merged.js";
import { shiftSpans } from "../../src/server/shift.js";

function finding(id: string, start: number, rest: Partial<Finding> = {}): Finding {
	return {
		...{ id, start, end: start + 5, kind: "count", verdict: "contradicted", confidence: 1 },
		...{ message: id, evidence: [], ...rest },
	};
}

const ids = (findings: readonly Finding[]) => findings.map(({ id }) => id);

const entry: LedgerEntry = {
	...{ on: "2026-01-05T00:00:00Z", by: "Ann Lee", action: "signed", draft: "a.md", scope: "sentence" },
	...{ kind: "count", verdict: "supported", words: "one", sentence: "One.", claim: "1", evidence: [] },
};

describe("A part of what is found, beside what was found before", () => {
	const former = [finding("a", 0), finding("b", 20), finding("c", 40)];

	it("keeps the older marks where the check has not come, and no others", () => {
		const merged = withFormer([finding("new", 3)], [{ start: 15, end: 30 }], former);
		assert.deepEqual(ids(merged), ["new", "b"]);
	});

	it("keeps them in the draft's order", () => {
		const merged = withFormer([finding("new", 33)], [{ start: 0, end: 30 }], former);
		assert.deepEqual(ids(merged), ["a", "b", "new"]);
	});

	it("keeps what the draft said against itself, which is known at the end alone", () => {
		const said = finding("self", 0, { kind: "consistency" });
		assert.deepEqual(ids(withFormer([], [{ start: 30, end: 60 }], [said, ...former])), ["self", "c"]);
	});

	it("shows one finding once, as it was found last", () => {
		const again = finding("b", 20, { message: "anew" });
		assert.deepEqual(withFormer([again], [{ start: 0, end: 60 }], [finding("b", 20)]), [again]);
	});

	it("takes no decision for another's, or for one about words that are gone", () => {
		const states = new Map<string, FactState>([
			["signed", { state: "signed", entry }],
			["evidence", { state: "reopened", entry, because: "evidence" }],
			["alike", { state: "reopened", entry, because: "sentence" }],
		]);
		const part = ledgerOfPart({ states, stale: [entry] }, undefined);
		assert.deepEqual([...part.states.keys()], ["signed", "evidence"]);
		assert.deepEqual(part.stale, []);
		const after = ledgerOfPart({ states, stale: [entry, entry] }, { states, stale: [entry] });
		assert.deepEqual([...after.states.keys()], ["signed", "evidence", "alike"]);
		assert.deepEqual(after.stale, [entry]);
	});
});

describe("What is not checked yet", () => {
	const edit = (start: number, end: number, inserted: number) => ({ start, end, inserted });
	const spans = [{ start: 10, end: 20 }];

	it("moves along with what is typed before it, and grows by what is typed within it", () => {
		assert.deepEqual(shiftSpans(spans, edit(0, 2, 5)), [{ start: 13, end: 23 }]);
		assert.deepEqual(shiftSpans(spans, edit(12, 14, 10)), [{ start: 10, end: 28 }]);
		assert.deepEqual(shiftSpans(spans, edit(25, 26, 9)), spans);
	});

	it("is gone when all of it is", () => {
		assert.deepEqual(shiftSpans(spans, edit(5, 25, 0)), []);
	});

	it("moves along in the editor line by line", () => {
		const at = (line: number, to: number) => ({
			start: { line, character: 0 },
			end: { line: to, character: 0 },
		});
		const lines = { first: 10, last: 20 };
		assert.deepEqual(linesAfter(lines, [{ range: at(3, 3), text: "\n\n" }]), { first: 12, last: 22 });
		assert.deepEqual(linesAfter(lines, [{ range: at(12, 15), text: "" }]), { first: 10, last: 17 });
		assert.deepEqual(linesAfter(lines, [{ range: at(30, 31), text: "" }]), lines);
		assert.deepEqual(linesAfter(lines, [{ range: at(8, 12), text: "x" }]), { first: 8, last: 16 });
	});
});
