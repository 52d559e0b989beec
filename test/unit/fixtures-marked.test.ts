import assert from "node:assert/strict";
import { openCorpus } from "../../src/index.js";
import { type MarkedDraft, markedDrafts, stripMarks } from "../fixtures/marked/parse-marked.js";

interface Line {
	readonly start: number;
	readonly end: number;
	readonly verdict: string;
}

function readable(draft: string, lines: readonly Line[]): string[] {
	return [...lines]
		.sort((a, b) => a.start - b.start || a.end - b.end)
		.map(({ start, end, verdict }) => {
			const sentence = draft.slice(draft.lastIndexOf("\n", start) + 1).split("\n", 1)[0];
			return `${verdict}: "${draft.slice(start, end)}" in: ${sentence}`;
		});
}

async function findingsOf({ draft, sources }: MarkedDraft) {
	const corpus = await openCorpus();
	await corpus.add(sources);
	const { claims, notChecked } = await corpus.check(draft);
	await corpus.close();
	assert.deepEqual(notChecked, []);
	return claims;
}

const isAlarm = ({ verdict }: Line): boolean => verdict === "contradicted" || verdict === "conflicting";

describe("marked drafts", function () {
	this.timeout(30_000);

	it("have their marks taken out at the offsets of what is left", () => {
		const { draft, marks } = stripMarks("It has [[two|contradicted]] of [[3|supported]].");
		assert.equal(draft, "It has two of 3.");
		assert.deepEqual(
			marks.map(({ start, end, verdict }) => [draft.slice(start, end), verdict]),
			[
				["two", "contradicted"],
				["3", "supported"],
			],
		);
	});

	for (const marked of markedDrafts()) {
		describe(marked.name, () => {
			it("is contradicted where it is marked and nowhere else", async () => {
				const findings = await findingsOf(marked);
				assert.deepEqual(
					readable(marked.draft, findings.filter(isAlarm)),
					readable(marked.draft, marked.marks.filter(isAlarm)),
				);
			});

			it("is supported where it is marked", async () => {
				const found = readable(marked.draft, await findingsOf(marked));
				const wanted = readable(
					marked.draft,
					marked.marks.filter(({ verdict }) => verdict === "supported"),
				);
				assert.deepEqual(
					wanted.filter((line) => !found.includes(line)),
					[],
				);
			});
		});
	}
});
