import assert from "node:assert/strict";
import fc from "fast-check";
import { roles } from "../../src/claims/role.js";
import type { RoleBody } from "../../src/claims/role-body.js";
import { type Finding, openCorpus } from "../../src/index.js";

function bodyOf(body: RoleBody): string {
	if (body === undefined) return "";
	if (body === "other") return "other ";
	return "country" in body ? `${body.country} ` : `<${body.organisation.join(" ")}> `;
}

function shown(text: string): string {
	return roles(text)
		.map((role) => {
			const body = bodyOf(role.body);
			const told = role.qualifiers.map((word) => `${word} `).join("");
			const holder = role.holder ? `${role.holder.words.join(" ")}${role.holder.direct ? "" : " ~"}` : "";
			return `[${text.slice(role.start, role.end)}] ${told}${body}${role.title}: ${holder}`;
		})
		.join("; ");
}

describe("roles", () => {
	const table: readonly (readonly [string, string])[] = [
		["Norwegian Prime Minister Ann Lee left.", "[Norwegian Prime Minister] norway prime minister: ann lee"],
		["When US President Bo Dahl left.", "[US President] united states president: bo dahl"],
		["He met Japan's PM Ann Lee there.", "[Japan's PM] japan prime minister: ann lee"],
		["Emperor Olaf of Norway waved.", "[Emperor] norway emperor: olaf"],
		["He saw South Korean President Ann Lee.", "[South Korean President] south korea president: ann lee"],
		["He saw the ex-president Ann Lee.", "[ex-president] former president: ann lee"],
		["He saw former Thai King Olaf.", "[former Thai King] former thailand king: olaf"],
		["Ann Lee, the prime minister of Norway, left.", "[prime minister] norway prime minister: ann lee ~"],
		["Ann Lee, Norway's prime minister, left.", "[Norway's prime minister] norway prime minister: ann lee ~"],
		["Norway's prime minister, Ann Lee, left.", "[Norway's prime minister] norway prime minister: ann lee ~"],
		["They met Ann Lee, the president, and Bo Dahl.", "[president] president: "],
		["He met the president, Ann Lee and others.", "[president] president: "],
		["The club president Ann Lee left.", "[president] other president: ann lee"],
		["Its chairman Ann Lee left.", "[chairman] other chair: ann lee"],
		["A talk with Bank of Japan chairman Ann Lee.", "[chairman] <bank of japan> chair: ann lee"],
		["Norlink chief executive Ann Lee left.", "[chief executive] <norlink> chief executive: ann lee"],
		["Norlink's CEO, Ann Lee, left.", "[CEO] <norlink> chief executive: ann lee ~"],
		[
			"Ann Lee, the chief executive of the Bank of Norland, left.",
			"[chief executive] <bank of norland> chief executive: ann lee ~",
		],
		["Ann Lee, mayor of Velde, left.", "[mayor] <velde> mayor: ann lee ~"],
		["Interim coach Ann Lee left.", "[Interim coach] acting coach: ann lee"],
		["Ann Lee is a tennis player.", "[tennis player] tennis player: ann lee ~"],
		["Ann Lee, who is a golfer, left.", "[golfer] golfer: ann lee ~"],
		["Ann Lee is the mayor of the town that Bo Dahl left.", "[mayor] other mayor: ann lee ~"],
		["Ann Lee is a tennis player's aunt.", "[tennis player] tennis player: "],
		["The Premier League began at 9 PM GMT.", "[Premier] prime minister: "],
		["norwegian prime minister ann lee left.", "[prime minister] other prime minister: "],
	];
	for (const [text, expected] of table) {
		it(text, () => assert.equal(shown(text), expected));
	}

	it("lie inside any text, apart from their holders", () => {
		const word = fc.constantFrom(
			"Ann",
			"Lee",
			"President",
			"king",
			"of",
			"Norway",
			"US",
			"-",
			"'s",
			",",
			"former",
			"the",
			"elect",
		);
		fc.assert(
			fc.property(fc.array(word), (list) => {
				const text = list.join(" ");
				for (const role of roles(text)) {
					assert.ok(role.start >= 0 && role.start <= role.titleSpan.start && role.end <= text.length);
					assert.equal(role.end, role.titleSpan.end);
					assert.ok(!role.holder || role.holder.start >= role.end || role.holder.end <= role.start);
				}
			}),
		);
	});
});

describe("the role check", () => {
	async function judged(source: string | readonly string[], draft: string): Promise<Finding[]> {
		const corpus = await openCorpus();
		await corpus.add([source].flat().map((text, i) => ({ id: `source-${i}`, text })));
		const report = await corpus.check(draft);
		await corpus.close();
		return report.claims.filter(({ kind }) => kind === "role");
	}

	async function told(source: string | readonly string[], draft: string): Promise<string> {
		const found = await judged(source, draft);
		return found
			.map(({ verdict, attention, replacement }) =>
				replacement ? `${verdict}: ${replacement}` : attention ? "marked" : verdict,
			)
			.join("; ");
	}

	const visit = "Norwegian Prime Minister Ann Velde opened the new harbour on Monday.";
	const company =
		"Ann Velde, the chief executive of Norlink, opened the new harbour. The port belongs to Havlink.";
	const spoken = "Spokeswoman Ann Velde said the harbour would close on Monday.";
	const table: readonly (readonly [string, string | readonly string[], string, string])[] = [
		["the same role", visit, "Norwegian Prime Minister Ann Velde opened the harbour.", "supported"],
		["less than the source tells", visit, "Prime Minister Ann Velde opened the harbour.", "supported"],
		[
			"a country that the source does not tell",
			"Prime Minister Ann Velde opened the new harbour on Monday.",
			"Norwegian Prime Minister Ann Velde opened the harbour.",
			"",
		],
		["a synonym", visit, "Norway's PM Ann Velde opened the harbour.", "supported"],
		["the surname alone", visit, "Prime Minister Velde opened the harbour.", "supported"],
		[
			"another country",
			visit,
			"Swedish Prime Minister Ann Velde opened the harbour.",
			"contradicted: Norwegian Prime Minister",
		],
		[
			"another country, by the surname alone",
			visit,
			"Swedish Prime Minister Velde opened the harbour.",
			"contradicted: Norwegian Prime Minister",
		],
		[
			"another title of one country",
			visit,
			"Norwegian President Ann Velde opened the harbour.",
			"contradicted: Norwegian Prime Minister",
		],
		[
			"another country told by an apposition",
			"Ann Velde, the prime minister of Norway, opened the new harbour.",
			"Swedish Prime Minister Ann Velde opened the harbour.",
			"contradicted: Norwegian Prime Minister",
		],
		[
			"a country told after the name",
			"The crowd cheered Norwegian King Olaf at the new harbour.",
			"King Olaf of Sweden came to the harbour.",
			"contradicted: Norwegian King Olaf",
		],
		["a person no source has", visit, "Swedish Prime Minister Bo Dahl opened the harbour.", ""],
		["another person of that surname", visit, "Swedish Prime Minister Bo Velde opened the harbour.", ""],
		["an earlier role", visit, "Former Swedish Prime Minister Ann Velde opened the harbour.", ""],
		["a role elsewhere", visit, "Harbour Club President Ann Velde opened the harbour.", ""],
		[
			"a part of the country",
			"British Prime Minister Ann Velde opened the harbour.",
			"English Prime Minister Ann Velde opened the harbour.",
			"supported",
		],
		[
			"two bearers of the surname",
			`${visit} Her brother Bo Velde stayed away.`,
			"Swedish Prime Minister Velde opened the harbour.",
			"",
		],
		[
			"a role that another source gives",
			[visit, "Swedish Prime Minister Ann Velde resigned over the new harbour."],
			"Swedish Prime Minister Ann Velde opened the harbour.",
			"supported",
		],
		[
			"a role that the sources tell in other words",
			`${visit} Velde became president in May.`,
			"Norwegian President Ann Velde opened the harbour.",
			"",
		],
		[
			"a title that only someone else has there",
			`${visit} Velde met Finnish President Bo Dahl.`,
			"Norwegian President Ann Velde opened the harbour.",
			"contradicted: Norwegian Prime Minister",
		],
		[
			"a title after the name",
			visit,
			"Ann Velde, the president of Norway, opened the harbour.",
			"contradicted: prime minister",
		],
		["the same title after the name", visit, "Ann Velde, Norway's PM, opened the harbour.", "supported"],
		[
			"a title told of the name",
			visit,
			"Ann Velde is the president of Norway.",
			"contradicted: prime minister",
		],
		[
			"another office of a company",
			company,
			"Norlink's CFO, Ann Velde, opened the harbour.",
			"contradicted: chief executive",
		],
		["the same office of a company", company, "Norlink's CEO, Ann Velde, opened the harbour.", "supported"],
		[
			"the office of another company",
			company,
			"Havlink chief executive Ann Velde opened the harbour.",
			"contradicted: Norlink",
		],
		[
			"the office of a company that no source has",
			company,
			"Fjordlink CEO Ann Velde opened the harbour.",
			"",
		],
		["the office of a part of the company", company, "Norlink Energy CEO Ann Velde opened the harbour.", ""],
		["an office that can be held as well", company, "Norlink chair Ann Velde opened the harbour.", "marked"],
		[
			"a spokeswoman made a mayor",
			spoken,
			"Mayor Ann Velde said the harbour would close.",
			"contradicted: Spokeswoman",
		],
		[
			"a spokeswoman called a spokesperson",
			spoken,
			"Spokesperson Ann Velde said the harbour would close.",
			"supported",
		],
		[
			"another sport",
			"Golfer Ann Velde opened the harbour.",
			"Ann Velde, a tennis player, opened the harbour.",
			"contradicted: golfer",
		],
		[
			"the same sport",
			"Ann Velde is a golfer and opened the harbour.",
			"Golfer Ann Velde opened the harbour.",
			"supported",
		],
		[
			"an acting mayor made mayor",
			"Acting mayor Ann Velde opened the new harbour.",
			"Mayor Ann Velde opened the new harbour.",
			"marked",
		],
		[
			"an interim mayor for an acting one",
			"Acting mayor Ann Velde opened the new harbour.",
			"Interim mayor Ann Velde opened the new harbour.",
			"supported",
		],
		[
			"a mayor who has left",
			"Mayor Ann Velde opened the new harbour.",
			"Former mayor Ann Velde opened the new harbour.",
			"",
		],
		["lower case", visit, "swedish prime minister ann velde opened the harbour.", ""],
	];
	for (const [what, source, draft, expected] of table) {
		it(`finds ${what} ${expected === "" ? "nothing to judge" : expected}`, async () =>
			assert.equal(await told(source, draft), expected));
	}

	it("marks the role words and shows the source's", async () => {
		const draft = "On Monday Swedish Prime Minister Ann Velde opened the harbour.";
		const [claim] = await judged(visit, draft);
		assert.equal(draft.slice(claim?.start, claim?.end), "Swedish Prime Minister");
		assert.equal(claim?.message, "The sources call Ann Velde Norwegian Prime Minister.");
		const [evidence] = claim?.evidence ?? [];
		assert.equal(visit.slice(evidence?.start, evidence?.end), "Norwegian Prime Minister");
	});

	it("holds no source against a draft of another time", async () => {
		const draft = "Norwegian President Ann Velde opened the harbour.";
		for (const [published, expected] of [
			["2024-05-01", "contradicted"],
			["2015-05-01", undefined],
		] as const) {
			const corpus = await openCorpus();
			await corpus.add([{ id: "source", text: visit, published }]);
			const { claims } = await corpus.check(draft, { published: "2024-06-01" });
			await corpus.close();
			assert.equal(claims.find(({ kind }) => kind === "role")?.verdict, expected);
		}
	});
});
