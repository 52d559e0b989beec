import assert from "node:assert/strict";
import fc from "fast-check";
import { type Befallen, befell, befellNone, gainsaid } from "../../src/claims/befallen.js";
import { factsOf } from "../../src/claims/facts.js";

function told(text: string, read: typeof befell): string[] {
	const facts = factsOf(text);
	return read(facts).map(
		({ outcomes, from, to }) =>
			`${outcomes.join("/")}: ${text.slice(facts.tokens[from]?.start, facts.tokens[to - 1]?.end)}`,
	);
}

function only(found: readonly Befallen[]): Befallen {
	const [first] = found;
	assert.ok(first);
	return first;
}

describe("what befell people", () => {
	const some: readonly (readonly [text: string, found: readonly string[]])[] = [
		["Two people were injured in the fire.", ["injured: Two people were injured"]],
		["The fire killed a man and a dog.", ["killed: killed a man"]],
		["The bus overturned, injuring twelve.", ["injured: injuring twelve"]],
		["Three men died.", ["killed: Three men died"]],
		["It led to two deaths.", ["killed: two deaths"]],
		["Two guards have been charged.", ["charg: Two guards have been charged"]],
		["Two people could have been injured.", []],
		["Nobody was injured.", []],
		["If two people were injured, they would call.", []],
		["Two people were injured in an earlier fire.", []],
	];
	for (const [text, found] of some)
		it(`is read in “${text}”`, () => assert.deepEqual(told(text, befell), found));

	const none: readonly (readonly [text: string, found: readonly string[]])[] = [
		["No one was injured in the fire.", ["injured: No one was injured"]],
		["Nobody has been charged.", ["charg: Nobody has been charged"]],
		["None of the crew was reportedly hurt.", ["injured: None of the crew was reportedly hurt"]],
		["Not a single passenger was hurt.", ["injured: Not a single passenger was hurt"]],
		["All were taken off without casualties.", ["injured/killed: without casualties"]],
		["No one died.", ["killed: No one died"]],
		["No one was seriously injured.", []],
		["No one else was injured.", []],
		["No fewer than two people were injured.", []],
		["Not only sailors were injured.", []],
		["There were no reports of injuries.", []],
		["No house was damaged.", []],
	];
	for (const [text, found] of none)
		it(`is nobody in “${text}”`, () => assert.deepEqual(told(text, befellNone), found));

	const pairs: readonly (readonly [none: string, some: string, gainsaid: boolean])[] = [
		["No one was hurt.", "Two people were injured.", true],
		["No one was hurt.", "Two hens were injured.", false],
		["No one was hurt.", "Two people were killed.", false],
		["None of the passengers was hurt.", "Two passengers were hurt.", true],
		["None of the passengers was hurt.", "Two divers were hurt.", false],
		["There were no casualties.", "Two people died.", true],
	];
	for (const [a, b, expected] of pairs)
		it(`“${a}” ${expected ? "gainsays" : "leaves alone"} “${b}”`, () =>
			assert.equal(gainsaid(only(befellNone(factsOf(a))), only(befell(factsOf(b)))), expected));

	it("is read in any text", () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom("no", "one", "two", "people", "were", "hurt", ",", "died", "a")),
				(words) => {
					const facts = factsOf(words.join(" "));
					for (const { from, to } of [...befell(facts), ...befellNone(facts)])
						assert.ok(from < to && to <= facts.tokens.length);
				},
			),
		);
	});
});
