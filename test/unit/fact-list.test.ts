import { strict as assert } from "node:assert";
import { createFactList } from "../../src/extension/fact-list.js";
import type { FindingChanges, PlacedFinding } from "../../src/protocol/index.js";

function fact(id: string, message = "as it was"): PlacedFinding {
	return {
		...{ id, kind: "count", verdict: "contradicted", attention: false, message, evidence: [], more: 0 },
		...{ words: id, sentence: id, ledger: { state: "open" } },
		range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
	};
}

/** Facts three characters long, each on the line that its place in `ids` tells. */
function said(ids: readonly string[], rest: Partial<FindingChanges> = {}): FindingChanges {
	return {
		...{ uri: "file:///draft.md", version: 1, ids, changed: [], remarks: [], pending: [], more: false },
		ranges: ids.flatMap((_, line) => [line, 4, line, 7]),
		...rest,
	};
}

const lines = (facts: readonly PlacedFinding[]) => facts.map(({ id, range }) => [id, range.start.line]);
const typed = (line: number, text: string) => [
	{ range: { start: { line, character: 5 }, end: { line, character: 5 } }, text },
];

describe("the facts of a draft, as they are told", () => {
	it("are put together from what is new and what was told before", () => {
		const list = createFactList();
		assert.deepEqual(list.take(said(["a", "b"], { changed: [fact("a"), fact("b")] })), { differs: true });
		assert.deepEqual(list.take(said(["b", "c"], { changed: [fact("c")] })), { differs: true });
		assert.deepEqual(lines(list.facts()), [
			["b", 0],
			["c", 1],
		]);
		assert.equal(list.isLost(), false);
	});

	it("are shown when the last part of a long message is there", () => {
		const list = createFactList();
		list.take(said([], { changed: [fact("a")], more: true }));
		assert.deepEqual(list.facts(), []);
		assert.deepEqual(list.take(said(["a"])), { differs: true });
		assert.deepEqual(lines(list.facts()), [["a", 0]]);
	});

	it("do not differ when they only moved", () => {
		const list = createFactList();
		list.take(said(["a"], { changed: [fact("a")] }));
		assert.deepEqual(list.take(said(["a"], { version: 2, ranges: [5, 4, 5, 7] })), { differs: false });
		assert.deepEqual(lines(list.facts()), [["a", 5]]);
		assert.deepEqual(list.take(said(["a"], { changed: [fact("a", "another")] })), { differs: true });
	});

	it("are the very same objects where nothing is new, so that what shows them leaves them be", () => {
		const list = createFactList();
		list.take(said(["a", "b"], { changed: [fact("a"), fact("b")] }));
		list.edited(2, typed(1, "\n\n"));
		const [a, b] = list.facts();
		list.take(said(["a"], { version: 2 }));
		assert.equal(list.facts()[0], a);
		list.take(said(["a"], { version: 2, ranges: [3, 4, 3, 7], changed: [fact("a", "another")] }));
		assert.equal(b, undefined);
		assert.equal(list.facts()[0]?.message, "another");
	});

	it("lose those whose words are edited at once, and move the others", () => {
		const list = createFactList();
		list.take(said(["a", "b"], { changed: [fact("a"), fact("b")] }));
		assert.deepEqual(list.edited(2, typed(0, "\n\n")), { differs: true });
		assert.deepEqual(lines(list.facts()), [["b", 3]]);
	});

	it("stand where they stand now when the server speaks of an older text", () => {
		const list = createFactList();
		list.edited(2, typed(0, "\n\n"));
		list.take(said(["a", "b"], { changed: [fact("a"), fact("b")] }));
		assert.deepEqual(lines(list.facts()), [["b", 3]]);
		list.take(said(["b"], { version: 2 }));
		assert.deepEqual(lines(list.facts()), [["b", 0]]);
	});

	it("are lost when one is named that was never told", () => {
		const list = createFactList();
		list.take(said(["a", "b"], { changed: [fact("a")] }));
		assert.equal(list.isLost(), true);
		list.take(said(["a", "b"], { changed: [fact("a"), fact("b")] }));
		assert.equal(list.isLost(), false);
	});
});
