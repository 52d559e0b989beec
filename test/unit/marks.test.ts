import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import { readConfig } from "../../src/config/read-config.js";
import { type FactState, factsOfReport, type LedgerEntry, openCorpus } from "../../src/index.js";
import type { Checked } from "../../src/server/checked.js";
import { hoverMarkdown } from "../../src/server/hover.js";
import { headingLenses } from "../../src/server/lens.js";
import { memorySources } from "../../src/server/memory-sources.js";
import { placesFrom } from "../../src/server/places.js";
import { passageReferences, references } from "../../src/server/references.js";

const right = "The town of Brindle has three public libraries.";
const wrong = "The town of Brindle has nine public libraries.";

async function checkedDraft(text: string, settings: unknown = {}, languageId = "markdown") {
	const corpus = await openCorpus();
	await corpus.add([
		{ id: "a", title: "A *Quiet* Town", publisher: "The Post", published: "2020-01-05", text: right },
	]);
	const report = await corpus.check(text, { format: "markdown", published: "2024-03-05" });
	const { claims: findings, notChecked, suppressed, notes, published } = report;
	const checked: Checked = {
		...{ findings, notChecked, suppressed, notes, published, facts: factsOfReport(text, report) },
		pending: [],
		ledger: { states: new Map(), stale: [] },
		shelf: {
			set: {
				key: "test",
				watches: [],
				open: () => memorySources(async () => ({ sources: [], problems: [], notes: [], left: 0 })),
			},
			...{ corpus, edition: 1, problems: [], notes: [], holds: () => false },
		},
		config: readConfig(settings),
		places: placesFrom("file:///", false, corpus),
	};
	return { document: TextDocument.create("file:///draft.md", languageId, 1, text), checked, corpus };
}

describe("The counts above headings", () => {
	it("count what differs and what agrees up to the next heading", async () => {
		const { document, checked } = await checkedDraft(
			`# One\n\n${wrong} ${right}\n\n## Two\n\nNothing here.\n\n## Three\n\n${right}\n`,
		);
		assert.deepEqual(
			headingLenses(document, checked).map(({ range, command }) => [range.start.line, command?.title]),
			[
				[0, "1 differs, 1 agrees"],
				[8, "1 agrees"],
			],
		);
	});

	it("say where a check has not come to", async () => {
		const text = `# One\n\n${right}\n\n## Two\n\n${wrong} More.\n\n## Three\n\n${right}\n`;
		const { document, checked } = await checkedDraft(text);
		const start = text.indexOf("More.");
		const found = checked.findings.filter((finding) => finding.start < start);
		const part = { ...checked, findings: found, pending: [{ start, end: text.length }] };
		assert.deepEqual(
			headingLenses(document, part).map(({ range, command }) => [range.start.line, command?.title]),
			[
				[0, "1 agrees"],
				[4, "1 differs, the rest is not checked yet"],
				[8, "Not checked yet"],
			],
		);
	});

	it("are not above what only looks like a heading, nor in plain text", async () => {
		const fenced = await checkedDraft(`\`\`\`\n# Not one\n\`\`\`\n\n${wrong}\n`);
		assert.deepEqual(headingLenses(fenced.document, fenced.checked), []);
		const plain = await checkedDraft(`# One\n\n${wrong}\n`, {}, "plaintext");
		assert.deepEqual(headingLenses(plain.document, plain.checked), []);
	});
});

describe("The hover", () => {
	const hover = (draft: Awaited<ReturnType<typeof checkedDraft>>, commandLinks = false) =>
		hoverMarkdown(
			draft.checked.findings.filter(({ verdict }) => verdict === "contradicted"),
			{ ...draft, commandLinks },
		);

	it("shows both sentences with the differing words in bold, below the verdict", async () => {
		const shown = hover(await checkedDraft(wrong));
		assert.match(shown, /^\*\*✗ Contradicted\*\*: /);
		assert.match(shown, /> The town of Brindle has \*\*nine[^*]*\*\* public libraries\. {2}\n> — this draft/);
		assert.match(shown, /> The town of Brindle has \*\*three[^*]*\*\* public libraries\. {2}\n> — The Post/);
	});

	it("folds a long passage around its words, and counts further passages in one link", async () => {
		const draft = await checkedDraft(wrong);
		const long = `${"It was a long winter in the valley. ".repeat(3).trim().replaceAll(".", ",")} and ${right.replace(".", ", ")}${"as everybody there knows ".repeat(20).trim()}.`;
		const { corpus } = draft;
		await corpus.add([
			{ id: "a", text: long, publisher: "The Post" },
			{ id: "b", text: right },
		]);
		const report = await corpus.check(wrong);
		const facts = factsOfReport(wrong, report);
		const checked = { ...draft.checked, findings: report.claims, facts };
		const shown = hover({ ...draft, checked }, true);
		const lines = shown.split("\n").map((line) => line.replace(/\(command:[^)]*\)/g, ""));
		assert.ok(
			lines.every((line) => line.length < 300),
			shown,
		);
		assert.match(shown, /\[Peek \(1 more\)\]/);
	});

	it("says of a source that is much older than the draft of when it is", async () => {
		assert.match(
			hover(await checkedDraft(wrong)),
			/The Post, A \\\*Quiet\\\* Town, \*\*as of 2020-01-05\*\*/,
		);
		const patient = await checkedDraft(wrong, { staleAfterDays: 5000 });
		assert.match(hover(patient), /A \\\*Quiet\\\* Town, 2020-01-05/);
	});

	it("offers decisions as links only where the client follows them", async () => {
		const draft = await checkedDraft(wrong);
		assert.match(hover(draft, true), /\[Accept…\]\(command:corroborate\.accept\?%5B[^ )]*\)/);
		assert.doesNotMatch(hover(draft), /command:/);
	});

	it("tells who settled a finding, and offers no decision about it again", async () => {
		const draft = await checkedDraft(wrong);
		const [fact] = draft.checked.facts;
		assert.ok(fact);
		const entry: LedgerEntry = {
			on: "2024-03-06T10:00:00Z",
			by: "Ann *Lee*",
			action: "accepted",
			reason: "six are mobile",
			draft: "draft.md",
			scope: "sentence",
			kind: "count",
			verdict: "contradicted",
			words: fact.words,
			sentence: fact.sentence,
			claim: "",
			evidence: [],
		};
		const states = new Map<string, FactState>(
			draft.checked.findings.map(({ id }) => [id, { state: "accepted", entry }]),
		);
		const settled = { ...draft, checked: { ...draft.checked, ledger: { states, stale: [] } } };
		const shown = hover(settled, true);
		assert.match(shown, /Accepted by Ann \\\*Lee\\\* on 2024-03-06: six are mobile\./);
		assert.doesNotMatch(shown, /corroborate\.accept/);
	});
});

describe("The references of a claim", () => {
	it("are the passages it was held against, and the claims of open drafts held against them too", async () => {
		const own = await checkedDraft(`${wrong}\n\n${right}\n`);
		const copy = TextDocument.create("file:///other.md", "markdown", 1, own.document.getText());
		const other = { document: copy, checked: own.checked };
		const found = own.checked.findings.filter(({ verdict }) => verdict === "contradicted");
		const places = references(found, own, [other]).map(({ uri, range }) => `${uri}:${range.start.line}`);
		assert.equal(places.filter((place) => place.startsWith("corroborate-source:")).length, 1);
		assert.deepEqual(
			places.filter((place) => place.startsWith("file:")),
			["file:///draft.md:0", "file:///draft.md:2", "file:///other.md:0", "file:///other.md:2"],
		);
	});

	it("lead from a source's passage to the drafts that rest on it and the sources that state it too", async () => {
		const draft = await checkedDraft(`${wrong}\n`);
		const { corpus } = draft;
		await corpus.add([
			{ id: "b", text: `It was quiet. ${right} It stayed so.` },
			{ id: "c", text: "The town of Ashford has two swimming pools." },
		]);
		const source = corpus.source("a");
		assert.ok(source);
		const { places } = draft.checked;
		const found = await passageReferences({ source, corpus, places }, 5, [draft]);
		const named = found.map(({ uri }) => decodeURIComponent(uri).replace(/\?.*/, ""));
		assert.deepEqual(named, [
			"corroborate-source:/Sources of Corroborate/A *Quiet* Town",
			"corroborate-source:/Sources of Corroborate/It was quiet. The town of Brindle has …",
			"file:///draft.md",
		]);
	});
});
