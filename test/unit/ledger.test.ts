import assert from "node:assert/strict";
import fc from "fast-check";
import {
	entryOf,
	type Fact,
	factsOfReport,
	type LedgerEntry,
	ledgerLine,
	matchLedger,
	openCorpus,
	parseLedger,
} from "../../src/index.js";

const source = {
	id: "harbour.txt",
	text: "The port of Eastfield has seven cranes. The port handled 4.2 million tonnes of grain last year.",
};
const draft = "The port of Eastfield has nine cranes. It was built by the harbour board.";
const decision = { by: "Ann Lee", on: "2026-03-01T10:00:00Z", scope: "sentence" } as const;

async function factsOf(text: string, sources = [source]): Promise<Fact[]> {
	const corpus = await openCorpus();
	await corpus.add(sources);
	const report = await corpus.check(text);
	await corpus.close();
	return factsOfReport(text, report);
}

async function contradicted(text = draft, sources = [source]): Promise<Fact> {
	const fact = (await factsOf(text, sources)).find(({ finding }) => finding.verdict === "contradicted");
	assert.ok(fact, "the draft has a contradicted fact");
	return fact;
}

const stateOf = (fact: Fact, facts: readonly Fact[], entries: readonly LedgerEntry[], name = "a.md") =>
	matchLedger(facts, entries, name).states.get(fact.finding.id)?.state ?? "open";

describe("ledger", () => {
	it("takes the fact's words and its sentence from the draft", async () => {
		const { words, sentence } = await contradicted();
		assert.equal(words, "nine");
		assert.equal(sentence, "The port of Eastfield has nine cranes.");
	});

	it("keeps a fact signed off wherever its sentence moves to", async () => {
		const entry = entryOf(await contradicted(), "a.md", { ...decision, action: "signed" });
		const facts = await factsOf(`A new first paragraph.\n\n${draft}`);
		const moved = facts.find(({ words }) => words === "nine");
		assert.ok(moved);
		assert.equal(stateOf(moved, facts, [entry]), "signed");
	});

	it("does not sign off the same sentence of another draft, unless it was accepted everywhere", async () => {
		const fact = await contradicted();
		const here = entryOf(fact, "a.md", { ...decision, action: "accepted", reason: "two are new" });
		const everywhere = entryOf(fact, "a.md", { ...decision, action: "accepted", scope: "everywhere" });
		assert.equal(stateOf(fact, [fact], [here], "b.md"), "open");
		assert.equal(stateOf(fact, [fact], [everywhere], "b.md"), "accepted");
	});

	it("reopens a fact when its sentence was edited", async () => {
		const entry = entryOf(await contradicted(), "a.md", { ...decision, action: "accepted" });
		const facts = await factsOf(
			"The old port of Eastfield has nine cranes. It was built by the harbour board.",
		);
		const edited = facts.find(({ words }) => words === "nine");
		assert.ok(edited);
		const view = matchLedger(facts, [entry], "a.md");
		assert.deepEqual(view.states.get(edited.finding.id), { state: "reopened", entry, because: "sentence" });
		assert.deepEqual(view.stale, []);
	});

	it("reopens a fact when its evidence changed, and not when there is more of it", async () => {
		const fact = await contradicted();
		const entry = entryOf(fact, "a.md", { ...decision, action: "accepted" });
		const changed = await contradicted(draft, [
			{ id: "harbour.txt", text: source.text.replace("seven", "eight") },
		]);
		const view = matchLedger([changed], [entry], "a.md");
		assert.deepEqual(view.states.get(changed.finding.id), { state: "reopened", entry, because: "evidence" });
		const more = await contradicted(draft, [
			source,
			{ id: "other.txt", text: "The port of Eastfield has seven cranes, the board said." },
		]);
		assert.equal(more.finding.evidence.length, 2);
		assert.equal(stateOf(more, [more], [entry]), "accepted");
	});

	it("reports an entry that matches nothing any more as stale", async () => {
		const entry = entryOf(await contradicted(), "a.md", { ...decision, action: "signed" });
		const facts = await factsOf("It was built by the harbour board.");
		assert.deepEqual(matchLedger(facts, [entry], "a.md").stale, [entry]);
	});

	it("lets the later decision hold, in whatever order two people's lines were merged", async () => {
		const fact = await contradicted();
		const accepted = entryOf(fact, "a.md", { ...decision, action: "accepted" });
		const back = entryOf(fact, "a.md", { ...decision, on: "2026-03-02T09:00:00Z", action: "withdrawn" });
		assert.equal(stateOf(fact, [fact], [accepted, back]), "open");
		assert.equal(stateOf(fact, [fact], [back, accepted]), "open");
		assert.deepEqual(matchLedger([fact], [back, accepted], "a.md").stale, []);
	});

	it("reads back what it writes", async () => {
		const fact = await contradicted();
		fc.assert(
			fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (by, reason, name) => {
				const entry = entryOf(fact, name, { ...decision, by, reason, action: "accepted" });
				assert.deepEqual(parseLedger(ledgerLine(entry)), { entries: [entry], problems: [] });
			}),
		);
	});

	it("passes over lines that are no entry, and says which", () => {
		const { entries, problems } = parseLedger('<<<<<<< ours\nnot json\n{"by":"x"}\n\n');
		assert.deepEqual(entries, []);
		assert.deepEqual(
			problems.map(({ line }) => line),
			[1, 2, 3],
		);
		assert.match(problems[0]?.message ?? "", /merge/);
	});
});
