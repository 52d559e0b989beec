import assert from "node:assert/strict";
import { affiliations } from "../../src/claims/affiliation.js";
import { tokens } from "../../src/text/tokens.js";
import { told } from "./told.js";

describe("affiliations", () => {
	const shown = (text: string) =>
		affiliations(text, tokens(text))
			.map(({ person, role, start, end }) => `${person.join(" ")}, ${role ?? "-"}: ${text.slice(start, end)}`)
			.join("; ");
	const table: readonly (readonly [string, string])[] = [
		[
			"Ann Velde is a senior lecturer at the University of Bergen.",
			"ann velde, lecturer: University of Bergen",
		],
		[
			"said Ann Velde, professor of Arctic Studies at Bergen University, on Monday.",
			"ann velde, professor: Bergen University",
		],
		[
			"Dr Ann Velde from the Institute for Tides and Currents said no.",
			"ann velde, -: Institute for Tides and Currents",
		],
		["Ann Velde told a student at the University of Bergen.", ""],
		["Ann Velde met Bo Dahl at the University of Bergen.", "bo dahl, -: University of Bergen"],
		["Ann Velde spoke at the University of Bergen.", ""],
		["Velde is a lecturer at the University of Bergen.", ""],
	];
	for (const [text, expected] of table) it(text, () => assert.equal(shown(text), expected));
});

describe("the check of affiliations", () => {
	const said = (source: string, draft: string) => told("role", source, draft);

	const source =
		"Tides are rising, said Ann Velde, senior lecturer in geology at the University of Coastal Bergen.";
	const table: readonly (readonly [string, string, string, string])[] = [
		["the same", source, "Ann Velde is a lecturer at the University of Coastal Bergen.", "supported"],
		[
			"a longer form",
			source,
			"Ann Velde is a lecturer at the University of Coastal Bergen School of Law.",
			"supported",
		],
		[
			"another one",
			source,
			"Ann Velde is a lecturer at the University of Bergen.",
			"contradicted: University of Coastal Bergen",
		],
		["another kind", source, "Ann Velde is a lecturer at the Bergen Institute.", ""],
		["another role", source, "Ann Velde is a fellow at the University of Oslo.", ""],
		["another person", source, "Bo Velde is a lecturer at the University of Oslo.", ""],
		[
			"one that the source tells too",
			`${source} Velde came from the University of Oslo.`,
			"Ann Velde is a lecturer at the University of Oslo.",
			"",
		],
	];
	for (const [what, from, draft, expected] of table) {
		it(`finds ${what} ${expected === "" ? "nothing to judge" : expected}`, async () =>
			assert.equal(await said(from, draft), expected));
	}
});
