import assert from "node:assert/strict";
import fc from "fast-check";
import { abbreviationsOf } from "../../src/claims/abbreviations.js";
import { factsOf } from "../../src/claims/facts.js";
import { openCorpus } from "../../src/index.js";

const read = (text: string) =>
	[...abbreviationsOf(text)].map(([short, words]) => `${short}: ${words.join(" ")}`);

describe("abbreviations that a text explains", () => {
	for (const [text, ...expected] of [
		["The Northern Reef Trust (NRT) bought two boats.", "nrt: northern reef trust"],
		["The Board of Harbour Pilots (BHP) met.", "bhp: board harbour pilots"],
		["Two Marine Survey Vessels (MSVs) were sold.", "msv: marine survey vessels"],
	] as const)
		it(`reads “${text}”`, () => assert.deepEqual(read(text), expected));

	for (const text of [
		"She works for the agency (UK) in Leeds.",
		"The mayor of Orford (SNP) spoke.",
		"Profit rose (YOY) again.",
	])
		it(`leaves “${text}” alone`, () => assert.deepEqual(read(text), []));

	it("looks back from each bracket over what one pattern from the left would take", () => {
		const piece = fc.constantFrom(
			..."Northern Reef Trust reef trust of the and Board’s two-year 3rd £5m said. “Harbour Isles".split(" "),
			...["(NRT)", "(RTs)", "(RT)", "(of)", "(HI).", "\n", ","],
		);
		const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(" "));
		const wholePattern = /((?:[\p{L}’'-]+\s+){2,9})\((\p{Lu}{2,8})s?\)/gu;
		fc.assert(
			fc.property(text, (words) => {
				const bracketed = [...words.matchAll(wholePattern)].map(([one]) => one);
				// what the pattern takes is read the same in the text as alone
				const alone = new Map(bracketed.flatMap((one) => [...abbreviationsOf(one)]));
				assert.deepEqual(abbreviationsOf(words), alone);
			}),
		);
	});

	it("gives the abbreviation the words of its name", () => {
		const abbreviations = abbreviationsOf("The Northern Reef Trust (NRT) bought two boats.");
		const { byKey } = factsOf("Last year the NRT spent £5 million.", { abbreviations });
		assert.ok(byKey.has("reef") && byKey.has("trust") && !byKey.has("nrt"));
	});

	it("lets a source that never abbreviates the name contradict the draft that does", async () => {
		const corpus = await openCorpus();
		await corpus.add([
			{ id: "report", text: "The Northern Reef Trust spent £5 million on moorings last year." },
		]);
		const draft =
			"The Northern Reef Trust (NRT) bought two boats. Last year the NRT spent £7 million on moorings.";
		const { claims } = await corpus.check(draft);
		const finding = claims.find(({ start, end }) => draft.slice(start, end) === "£7 million");
		assert.equal(finding?.verdict, "contradicted");
	});
});
