import { strict as assert } from "node:assert";
import fc from "fast-check";
import { plainBlocks } from "../../src/text/plain.js";

function texts(text: string): string[] {
	return plainBlocks(text).map((block) => block.prose.text);
}

describe("plainBlocks", () => {
	it("parts paragraphs at blank lines", () => {
		assert.deepEqual(texts("One is here.\n\n \nTwo is here.\n"), ["One is here.", "Two is here."]);
	});

	it("takes each line as a paragraph when every line is one", () => {
		assert.deepEqual(texts("The first paragraph ends.\nThe second one ends.\nThird."), [
			"The first paragraph ends.",
			"The second one ends.",
			"Third.",
		]);
	});

	it("keeps a line that goes on in lower case in one paragraph", () => {
		const text = "The deal comes as the country tries\nto boost access.\nBefore that, nothing.";
		assert.deepEqual(texts(text), [
			"The deal comes as the country tries\nto boost access.",
			"Before that, nothing.",
		]);
	});

	it("joins lines that are wrapped at one width, capitals at their start or not", () => {
		const wrapped =
			"The council voted on Monday to close the road, and the Mayor\nGreta Moon said that it was a sad day for the whole town. The\nRoad had been open since the year in which she had been born.";
		assert.deepEqual(texts(`${wrapped}\n\n${wrapped}`), [wrapped, wrapped]);
	});

	it("does not join short lines without end marks", () => {
		assert.deepEqual(texts("First Team\nClub News\nTickets"), ["First Team", "Club News", "Tickets"]);
	});

	it("knows headings by capitals and marks, and sentences from them", () => {
		const kinds = plainBlocks(
			"COUNCIL CLOSES ROAD\n\nCouncil Closes the Old Road\n\n## A note\n\nThe council closed it.\n",
		).map(({ kind }) => kind);
		assert.deepEqual(kinds, ["heading", "heading", "heading", "paragraph"]);
	});

	it("leaves bullets and hashes out of the prose", () => {
		assert.deepEqual(
			plainBlocks("# Top\n• one thing\n2. second").map(({ kind, prose }) => [
				kind,
				prose.text,
				prose.anchors,
			]),
			[
				["heading", "Top", [0, 2]],
				["listItem", "one thing", [0, 8]],
				["listItem", "second", [0, 21]],
			],
		);
	});

	it("reads a block straight out of the document, in order, losing no letter", () => {
		const unit = fc.oneof(
			fc.constantFrom(
				"\n",
				"\r\n",
				"\n\n",
				" ",
				"• ",
				"# ",
				"The road",
				"e\u0301",
				"😀",
				"שלום",
				"\u00a0",
				".",
			),
			fc.string({ unit: "grapheme", maxLength: 5 }),
		);
		fc.assert(
			fc.property(fc.array(unit, { maxLength: 30 }), (parts) => {
				const text = parts.join("");
				let end = 0;
				for (const { prose } of plainBlocks(text)) {
					const start = prose.anchors[1] ?? -1;
					assert.ok(start >= end && prose.text.length > 0);
					assert.doesNotMatch(text.slice(end, start).replace(/\(?\d{1,3}[.)]/g, ""), /\p{L}/u);
					end = start + prose.text.length;
					assert.equal(text.slice(start, end), prose.text);
				}
			}),
		);
	});
});
