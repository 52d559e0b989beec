import assert from "node:assert/strict";
import fc from "fast-check";
import { actorsAmong, actorsOf, inventoryOf, isLowerCased } from "../../src/claims/actor.js";
import { isCountry, mayBeSame } from "../../src/claims/bearer.js";
import { factsOf } from "../../src/claims/facts.js";
import { framesOf } from "../../src/claims/frame.js";
import { openCorpus, type Report } from "../../src/index.js";

function eventsIn(text: string): string[] {
	const facts = factsOf(text);
	return framesOf(facts.tokens, actorsOf(facts))
		.filter(({ participants }) => participants.length > 1)
		.map(({ predicate, participants }) =>
			[predicate, ...participants.map(({ role, actor }) => `${role}=${actor.words.join(" ")}`).sort()].join(
				" ",
			),
		);
}

function sameBearer(a: string, b: string): boolean {
	const [left] = actorsOf(factsOf(`We know that ${a} was there.`));
	const [right] = actorsOf(factsOf(`We know that ${b} was there.`));
	assert.ok(left && right, `${a}, ${b}`);
	assert.equal(mayBeSame(left, right), mayBeSame(right, left));
	return mayBeSame(left, right);
}

describe("frames", () => {
	it("are the same in active and passive", () => {
		const told = ["beat agent=Okoro patient=Lindahl".toLowerCase()];
		assert.deepEqual(eventsIn("Okoro beat Lindahl in the final."), told);
		assert.deepEqual(eventsIn("Lindahl was beaten by Okoro in the final."), told);
		assert.deepEqual(eventsIn("Lindahl, beaten by Okoro, left early."), told);
	});

	it("tell one event from its two ends alike", () => {
		const told = ["sell agent=okoro to=lindahl"];
		assert.deepEqual(eventsIn("Okoro sold the mill to Lindahl."), told);
		assert.deepEqual(eventsIn("Lindahl bought the mill from Okoro."), told);
		assert.deepEqual(eventsIn("The mill was sold by Okoro to Lindahl."), told);
	});

	it("let a pronoun stand for the last subject, and a relative for what is before it", () => {
		assert.deepEqual(eventsIn("Okoro said she would nominate Lindahl."), [
			"nomin agent=okoro patient=lindahl",
		]);
		assert.deepEqual(eventsIn("The mayor thanked Okoro, who nominated Lindahl."), [
			"nomin agent=okoro patient=lindahl",
		]);
	});

	it("take a name behind a comma for what the noun before it is", () => {
		assert.deepEqual(eventsIn("Okoro sued her former employer, Kappa Bank, in March."), [
			"sue agent=okoro patient=kappa bank",
		]);
		assert.deepEqual(eventsIn("Okoro left her husband, Lindahl said."), []);
	});

	it("know a past tense after a name that no ending tells", () => {
		assert.deepEqual(eventsIn("Okoro taught Lindahl in the old mill."), [
			"teach agent=okoro patient=lindahl",
		]);
	});

	it("begin anew in the next clause", () => {
		assert.deepEqual(eventsIn("Okoro told reporters that Price had criticised Lindahl."), [
			"critic agent=price patient=lindahl",
		]);
	});

	it("do not say who comes when somebody is asked to", () => {
		assert.deepEqual(eventsIn("Okoro asked Price to replace Lindahl."), ["ask agent=okoro patient=price"]);
	});

	it("are read from any text", () => {
		const word = fc.constantFrom(
			"Okoro",
			"Lindahl",
			"said",
			"was",
			"beaten",
			"by",
			"to",
			"who",
			",",
			"and",
			"that",
			"'s",
		);
		fc.assert(
			fc.property(fc.array(word, { maxLength: 30 }), (words) => {
				const facts = factsOf(words.join(" "));
				const actors = actorsOf(facts);
				for (const { at, participants } of framesOf(facts.tokens, actors)) {
					assert.ok(at >= 0 && at < facts.tokens.length);
					for (const { actor } of participants) assert.ok(actors.includes(actor));
				}
			}),
		);
	});
});

describe("bearers of names", () => {
	it("may be the same by a part, an acronym, a spelling or a country's adjective", () => {
		assert.ok(sameBearer("Amara Okoro", "Okoro"));
		assert.ok(sameBearer("Harbour Rescue Service", "HRS"));
		assert.ok(sameBearer("Lindahl", "Lindall"));
		assert.ok(sameBearer("Norway", "Norwegian Embassy"));
	});

	it("are named by initials around an ampersand", () => {
		assert.ok(sameBearer("Holm & Rask", "H&R"));
		assert.ok(!sameBearer("Holm & Rask", "H&B"));
	});

	it("are countries at the head of a sentence too, whatever the word means in small letters", () => {
		const heads = (text: string) => actorsOf(factsOf(text)).map(({ words }) => words.join(" "));
		assert.deepEqual(heads("Turkey closed the strait."), ["turkey"]);
		assert.deepEqual(heads("Farmers closed the road."), []);
	});

	it("are two when nothing joins them", () => {
		assert.ok(!sameBearer("Amara Okoro", "Ingrid Lindahl"));
		assert.ok(!sameBearer("Harbour Rescue Service", "HRT"));
		assert.ok(!sameBearer("US", "Ingrid Lindahl"));
	});

	it("are known to be countries", () => {
		const [country, city] = actorsOf(factsOf("He flew from Norway to Bergen."));
		assert.ok(country && city && isCountry(country) && !isCountry(city));
	});

	it("are found in lower case by the names that the source has", () => {
		const inventory = inventoryOf([
			factsOf("The mayor praised Amara Okoro and the Harbour Rescue Service on Monday."),
		]);
		const draft = factsOf("okoro thanked the harbour rescue service on monday.");
		assert.ok(isLowerCased(draft.text));
		assert.deepEqual(
			actorsAmong(draft, inventory).map(({ words }) => words.join(" ")),
			["okoro", "harbour rescue service"],
		);
	});
});

describe("who did what", () => {
	const people = ["Amara Okoro", "Ingrid Lindahl", "Tomas Varga", "Mei Tanaka"];
	const say = (a: string, b: string) => `${a} nominated ${b} for the harbour prize on Friday.`;

	async function check(sources: readonly string[], draft: string): Promise<Report> {
		const corpus = await openCorpus();
		await corpus.add(sources.map((text, i) => ({ id: `source-${i}.txt`, text })));
		const report = await corpus.check(draft);
		await corpus.close();
		return report;
	}

	const verdictsOf = ({ claims }: Report) =>
		claims.filter(({ kind }) => kind === "relation").map(({ verdict }) => verdict);

	it("does not depend on which two names they are", async () => {
		for (const [i, a] of people.entries()) {
			const b = people[(i + 1) % people.length] ?? "";
			assert.deepEqual(verdictsOf(await check([say(a, b)], say(b, a))), ["contradicted"]);
			assert.deepEqual(verdictsOf(await check([say(a, b)], say(a, b))), []);
			assert.deepEqual(verdictsOf(await check([say(b, a)], say(a, b))), ["contradicted"]);
		}
	});

	it("is not changed by a source about something else", async () => {
		const other = "The ferry to Bergen was late again. Passengers waited for two hours in the rain.";
		const [a = "", b = ""] = people;
		for (const draft of [say(a, b), say(b, a)]) {
			assert.deepEqual(
				verdictsOf(await check([say(a, b), other], draft)),
				verdictsOf(await check([say(a, b)], draft)),
			);
		}
	});

	it("tells the working and points at both spans", async () => {
		const [a = "", b = ""] = people;
		const draft = say(b, a);
		const [finding] = (await check([say(a, b)], draft)).claims;
		assert.equal(finding?.working, `source: ${a} → nominated → ${b}; draft: ${b} → nominated → ${a}`);
		assert.equal(draft.slice(finding?.start, finding?.end), `${b} nominated ${a}`);
		const [evidence] = finding?.evidence ?? [];
		assert.equal(say(a, b).slice(evidence?.start, evidence?.end), `${a} nominated ${b}`);
	});
});
