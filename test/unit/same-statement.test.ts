import assert from "node:assert/strict";
import { factsOf } from "../../src/claims/facts.js";
import { isOfPart, toldApart } from "../../src/engine/same-statement.js";

/** The sentences with the opposed words between asterisks. */
function marked(text: string): { facts: ReturnType<typeof factsOf>; at: number } {
	const start = text.indexOf("*");
	const facts = factsOf(text.replaceAll("*", ""));
	return { facts, at: facts.tokens.findIndex((token) => token.start === start) };
}

function apart(draft: string, passage: string): boolean {
	const [left, right] = [marked(draft), marked(passage)];
	return toldApart(left.facts, left.at, right.facts, right.at);
}

function ofPart(draft: string, passage: string): boolean {
	const { facts, at } = marked(draft);
	return isOfPart(facts, at, factsOf(passage));
}

describe("two sentences with opposed words", () => {
	it("are of two things where one kind of thing is told by other words", () => {
		assert.ok(apart("It has not *approved* the fisheries bill.", "It *approved* the pensions bill."));
		assert.ok(apart("They *found* mould in the west wing.", "They *found* no mould in the east wing."));
	});

	it("are of two things where what is done is done to another", () => {
		assert.ok(apart("They *found* the climber's rucksack.", "They have not *found* the missing climber."));
		assert.ok(apart("She has not *apologised* to the staff.", "She *apologised* to the family."));
		assert.ok(!apart("She has not *apologised* to them.", "She *apologised* to the family."));
		assert.ok(!apart("They did not *buy* the picture.", "They *bought* the old picture from Lyon."));
	});

	it("are of two where the subject of one is not that of the other", () => {
		const told = "Novak *won* the final against Rossi on Sunday.";
		assert.ok(apart("On Sunday Rossi *lost*.", told));
		assert.ok(!apart("On Sunday Novak *lost*.", told));
		assert.ok(apart("Germany does not *support* it.", "France, unlike Germany, *supports* it."));
	});

	it("are of two where one says the one and another the other", () => {
		const told = "Farmers say the dam will *flood* it; the ministry says it will not.";
		assert.ok(apart("The ministry says the dam will not *flood* it.", told));
		assert.ok(!apart("The farmers say the dam will not *flood* it.", told));
		const brown = "Peter Brown, the mayor, said he would not *open* it.";
		assert.ok(!apart("Peter Brown said he would *open* it.", brown));
		assert.ok(!apart("The mayor said he would *open* it.", brown));
	});

	it("are of two where they tell other days", () => {
		assert.ok(apart("It did not *sail* on Monday.", "It *sailed* on Friday."));
		assert.ok(!apart("It did not *sail* on Friday.", "It *sailed* on Friday."));
	});

	it("are of one thing where only one of them tells more, or tells it in the same words", () => {
		assert.ok(!apart("It has not *approved* the bill.", "It *approved* the pensions bill."));
		assert.ok(!apart("It has not *approved* the pensions bill.", "It *approved* the pensions bill."));
	});

	it("are of two times before and after one event", () => {
		assert.ok(
			apart("It will *publish* it after the election.", "It will not *publish* it before the election."),
		);
		assert.ok(!apart("It will *publish* it before the vote.", "It will not *publish* it until the vote."));
	});

	it("may both be true of some, of others, and of a number that only the draft tells", () => {
		assert.ok(ofPart("Many residents did *not* vote for it.", "The residents voted for it."));
		assert.ok(ofPart("Two directors did *not* vote for it.", "Three directors voted for it."));
		assert.ok(!ofPart("The three directors did *not* vote for it.", "Three directors voted for it."));
		assert.ok(!ofPart("The directors did *not* vote for it.", "The directors voted for it."));
	});
});
