import { strict as assert } from "node:assert";
import fc from "fast-check";
import { foldForMatch } from "../../src/text/fold.js";

describe("foldForMatch", () => {
	it("makes texts equal that differ in case, diacritics, quotes or dashes", () => {
		assert.equal(foldForMatch("Zoë’s “CAFÉ” – Łódź"), 'zoe\'s "cafe" - lodz');
		assert.equal(foldForMatch("Straße Æsir"), "strasse aesir");
	});

	it("keeps what differs in words apart", () => {
		assert.notEqual(foldForMatch("form"), foldForMatch("from"));
		assert.notEqual(foldForMatch("2-1"), foldForMatch("21"));
	});

	it("changes nothing when done twice", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme" }), (text) => {
				const once = foldForMatch(text);
				assert.equal(foldForMatch(once), foldForMatch(foldForMatch(once)));
			}),
		);
	});
});
