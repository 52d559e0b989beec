import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { distance } from "fastest-levenshtein";
import { type Actor, actorsOf } from "../../src/claims/actor.js";
import { mayBeSame } from "../../src/claims/bearer.js";
import { factsOf } from "../../src/claims/facts.js";
import { heldWordsOf, mayHold } from "../../src/claims/held-words.js";
import { plainBlocks } from "../../src/text/plain.js";
import { sentencesOf } from "../../src/text/sentences.js";
import { withinDistance } from "../../src/text/within-distance.js";

const namesIn = (text: string): readonly Actor[] => actorsOf(factsOf(text));

/** The first name of a sentence, looked for in another sentence. */
function isLookedUp(named: string, sentence: string): boolean {
	const [name] = namesIn(named);
	assert.ok(name, named);
	return mayHold(heldWordsOf(sentence), name);
}

describe("which sentences may hold a name", () => {
	it("finds every name that may be of the same bearer", () => {
		const pairs = [
			["They met Ada Holm.", "Later Miss Holm paid."],
			["They met Ada Holm.", "We saw O'Hara-Holm's boat."],
			["They met Orrel Mohammed.", "It was Halden Muhammad who came."],
			["They left for Mönchenfeld.", "The road to Moenchenfeld is long."],
			["It lies in the United States.", "The U.S. said so."],
			["It lies in the United States.", "They left for America."],
			["He reads for the BBC.", "He reads for the British Broadcasting Corporation."],
			["He reads for the British Broadcasting Corporation.", "He reads for the B.B.C. now."],
			["She left Marks & Spencer.", "She left M&S."],
			["They flew to Norway.", "They met Norwegian Airways."],
			["They saw Norlinks.", "They saw the old Norlank mill."],
			["It was D'Orrel.", "So said end.D'Orrel then."],
		] as const;
		for (const [named, sentence] of pairs) {
			const [name] = namesIn(named);
			assert.ok(name && namesIn(sentence).some((other) => mayBeSame(name, other)), sentence);
			assert.equal(isLookedUp(named, sentence), true, sentence);
			assert.equal(isLookedUp(sentence, named), true, named);
		}
	});

	it("passes over a sentence that has nothing of the name", () => {
		assert.equal(
			isLookedUp("They met Ada Holm.", "The harbour was closed on Friday by Orrel Norlink."),
			false,
		);
		assert.equal(isLookedUp("It lies in Norway.", "The harbour was closed on Friday."), false);
	});

	it("never passes over a name of the seed articles that is the same", () => {
		const folder = join(import.meta.dirname, "..", "..", "seeds");
		const sentences = readdirSync(folder).flatMap((file) =>
			plainBlocks(readFileSync(join(folder, file), "utf8"))
				.flatMap(sentencesOf)
				.map(({ text }) => ({ text, names: namesIn(text), held: heldWordsOf(text) })),
		);
		const names = sentences.flatMap((sentence) => sentence.names);
		let same = 0;
		for (const { text, names: there, held } of sentences)
			for (const name of names) {
				if (!there.some((other) => mayBeSame(name, other))) continue;
				same++;
				assert.ok(mayHold(held, name), `${name.words.join(" ")} in: ${text}`);
			}
		assert.ok(same > 500);
	});
});

describe("a part of a text within a distance", () => {
	const letters = fc.string({ unit: fc.constantFrom("a", "b", "c", " "), maxLength: 14 });

	it("is there exactly when some part differs by so many letters at most", () => {
		fc.assert(
			fc.property(letters, letters, fc.integer({ min: 0, max: 3 }), (text, pattern, most) => {
				let least = pattern.length;
				for (let from = 0; from <= text.length; from++)
					for (let to = from; to <= text.length; to++)
						least = Math.min(least, distance(text.slice(from, to), pattern));
				assert.equal(withinDistance(text, pattern, most), least <= most);
			}),
		);
	});

	it("looks for the first 31 letters of a long pattern", () => {
		const long = "abcdefghij".repeat(4);
		assert.equal(withinDistance(`xx${long.slice(0, 31)}`, long, 0), true);
		assert.equal(withinDistance(`xx${long.slice(1)}`, long, 0), false);
	});
});
