import { strict as assert } from "node:assert";
import {
	grouped,
	inOrder,
	isPressing,
	matching,
	neighbour,
	standingOf,
	ticked,
} from "../../src/extension/facts.js";
import { pageSize, sourceRows } from "../../src/extension/source-tree.js";
import type { ListedSource, PlacedFinding } from "../../src/protocol/index.js";

function fact(id: string, line: number, parts: Partial<PlacedFinding> = {}): PlacedFinding {
	return {
		id,
		kind: "count",
		verdict: "contradicted",
		attention: false,
		range: { start: { line, character: 4 }, end: { line, character: 9 } },
		message: "The source has another number.",
		evidence: [],
		more: 0,
		words: id,
		sentence: `A sentence with ${id}.`,
		ledger: { state: "open" },
		...parts,
	};
}

const signed = { state: "signed", by: "Ann Lee", on: "2025-11-02T10:00:00Z" } as const;
const ids = (facts: readonly PlacedFinding[]) => facts.map(({ id }) => id);

describe("the facts of the view", () => {
	it("stand by their verdict until somebody has dealt with them", () => {
		assert.equal(standingOf(fact("a", 1)), "contradicted");
		assert.equal(standingOf(fact("a", 1, { ledger: signed })), "settled");
		assert.equal(standingOf(fact("a", 1, { ledger: { ...signed, state: "reopened" } })), "contradicted");
	});

	it("have unverified ones with attention apart from the others, and only those call for a look", () => {
		const quiet = fact("a", 1, { verdict: "unverified" });
		const loud = fact("b", 2, { verdict: "unverified", attention: true });
		assert.deepEqual([standingOf(quiet), standingOf(loud)], ["unverified", "attention"]);
		assert.deepEqual([isPressing(quiet), isPressing(loud)], [false, true]);
		assert.equal(isPressing(fact("c", 3, { ledger: signed })), false);
	});

	it("give a tick to the lines on which all agrees or is settled, and to no other", () => {
		const agrees = { verdict: "supported" } as const;
		const facts = [
			...[fact("a", 1, agrees), fact("b", 1, { ledger: signed })],
			...[fact("c", 2, agrees), fact("d", 2)],
			...[fact("e", 3, agrees), fact("f", 3, { verdict: "unverified" })],
			...[fact("g", 4, { verdict: "conflicting" }), fact("h", 4, agrees)],
			fact("i", 5, agrees),
		];
		assert.deepEqual(ids(ticked(facts)), ["a", "i"]);
	});

	it("are grouped with what differs first, in the draft's order, without empty groups", () => {
		const groups = grouped(
			[fact("late", 9), fact("fine", 1, { verdict: "supported" }), fact("early", 2)],
			"standing",
		);
		assert.deepEqual(
			groups.map(({ name, facts }) => [name, ids(facts)]),
			[
				["contradicted", ["early", "late"]],
				["supported", ["fine"]],
			],
		);
	});

	it("are grouped by kind under the kinds that there are", () => {
		const groups = grouped([fact("a", 1), fact("b", 2, { kind: "age" })], "kind");
		assert.deepEqual(
			groups.map(({ name }) => name),
			["age", "count"],
		);
	});

	it("are filtered by every word of the query, in words, kind or sentence, whatever the case", () => {
		const facts = [fact("forty boats", 1), fact("forty cars", 2)];
		assert.deepEqual(ids(matching(facts, "FORTY boats")), ["forty boats"]);
		assert.deepEqual(ids(matching(facts, "count")), ids(facts));
		assert.deepEqual(ids(matching(facts, "  ")), ids(facts));
		assert.deepEqual(matching(facts, "trains"), []);
	});
});

describe("going from finding to finding", () => {
	const facts = [fact("c", 7), fact("a", 1), fact("b", 4)];
	const at = (line: number, character = 0) => ({ start: { line, character }, end: { line, character } });

	it("goes in the draft's order and begins again at the end", () => {
		assert.deepEqual(ids(inOrder(facts)), ["a", "b", "c"]);
		assert.equal(neighbour(facts, at(2), "next")?.id, "b");
		assert.equal(neighbour(facts, at(8), "next")?.id, "a");
		assert.equal(neighbour(facts, at(0), "previous")?.id, "c");
	});

	it("leaves the finding that is selected", () => {
		const selected = facts[2]?.range ?? at(0);
		assert.equal(neighbour(facts, selected, "next")?.id, "c");
		assert.equal(neighbour(facts, selected, "previous")?.id, "a");
	});

	it("goes nowhere where there is nothing", () => {
		assert.equal(neighbour([], at(0), "next"), undefined);
	});
});

describe("the sources of the view", () => {
	const at = { line: 0, character: 0 };
	const source = (title: string, findings: readonly string[] = []): ListedSource => ({
		id: title,
		title,
		place: { uri: `file:///${title}`, range: { start: at, end: at } },
		remarks: [],
		findings,
	});

	it("have first what the draft rests on most", () => {
		const rows = sourceRows({
			sources: [source("a"), source("b", ["1"]), source("c", ["1", "2"])],
			problems: [],
			notes: [],
		});
		assert.deepEqual(
			rows.map((row) => row.type === "source" && row.source.title),
			["c", "b", "a"],
		);
	});

	it("have before all what could not be read, with the reason", () => {
		const [first] = sourceRows({
			sources: [source("a")],
			problems: [{ path: "x.txt", message: "too large" }],
			notes: [],
		});
		assert.ok(first?.type === "group" && first.name === "problems");
		assert.deepEqual(first.children, [{ type: "problem", path: "x.txt", message: "too large" }]);
	});

	it("have what the settings leave out apart from what could not be read", () => {
		const note = { kind: "excluded" as const, name: "*.bak", message: "3 files are left out" };
		const [first, ...others] = sourceRows({ sources: [source("a")], problems: [], notes: [note] });
		assert.ok(first?.type === "group" && first.name === "notes");
		assert.deepEqual(first.children, [{ type: "note", ...note }]);
		assert.equal(others.length, 1);
	});

	it("come in pages when there are many, so that no list is longer than a page", () => {
		const many = Array.from({ length: pageSize * 2 + 5 }, (_, n) => source(`s${10_000 + n}`));
		const rows = sourceRows({ sources: [...many, source("used", ["1"])], problems: [], notes: [] });
		const [used, others] = rows;
		assert.ok(used?.type === "group" && others?.type === "group");
		assert.deepEqual([used.size, others.size], [1, many.length]);
		assert.equal(others.children.length, 3);
		for (const page of others.children) assert.ok(page.type === "page" && page.sources.length <= pageSize);
	});
});
