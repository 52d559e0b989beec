import assert from "node:assert/strict";
import { join } from "node:path";
import { type Corpus, type Finding, openCorpus } from "../../src/index.js";
import { loadSources } from "../../src/ingest/index.js";
import { placeInOriginal } from "../../src/report/original.js";
import { claimsByFormat, draftByFormat } from "../fixtures/claims-by-format.js";

const folder = join(import.meta.dirname, "..", "fixtures", "formats");

describe("a draft about sources of every format", function () {
	this.timeout(60_000);
	let corpus: Corpus;
	let findings: readonly Finding[];

	before(async () => {
		const { sources, problems } = await loadSources([folder], { base: folder });
		assert.deepEqual(problems, []);
		corpus = await openCorpus();
		await corpus.add(sources);
		findings = (await corpus.check(draftByFormat, { format: "markdown" })).claims;
	});

	after(() => corpus.close());

	for (const { file, claim, wrong, right, where, line } of claimsByFormat) {
		it(`is put right from ${file}`, () => {
			const at = draftByFormat.indexOf(claim) + claim.indexOf(wrong);
			const finding = findings.find(
				({ start, end, verdict }) => verdict === "contradicted" && start <= at && at < end,
			);
			const [evidence] = finding?.evidence ?? [];
			assert.ok(evidence, `nothing contradicts ${wrong} in ${claim}`);
			assert.equal(evidence.sourceId.replace(/#.*$/, ""), file);
			const source = corpus.source(evidence.sourceId);
			assert.ok(source);
			assert.ok(source.text.slice(evidence.start, evidence.end).includes(right));
			assert.equal(placeInOriginal(source, evidence.start)?.label, where);
			assert.equal(placeInOriginal(source, evidence.start)?.line, line);
		});
	}

	it("is wrong nowhere else", () => {
		const differing = findings.filter(
			({ verdict }) => verdict === "contradicted" || verdict === "conflicting",
		);
		assert.equal(differing.length, claimsByFormat.length);
	});
});
