import assert from "node:assert/strict";
import fc from "fast-check";
import { type PlaceRelation, relatePlaces } from "../../src/claims/gazetteer.js";
import { placements } from "../../src/claims/place.js";
import { tokens } from "../../src/text/tokens.js";
import { told } from "./told.js";

describe("two places", () => {
	const table: readonly (readonly [string, string, PlaceRelation])[] = [
		["Oslo", "oslo", "same"],
		["UK", "Britain", "same"],
		["Oslo", "Norway", "inside"],
		["Oslo", "Europe", "inside"],
		["Norway", "Oslo", "around"],
		["Houston", "Texas", "inside"],
		["Oslo", "Bergen", "elsewhere"],
		["Oslo", "Sweden", "elsewhere"],
		["Houston", "Ohio", "elsewhere"],
		["Norway", "Sweden", "elsewhere"],
		["Paris", "Texas", "inside"],
		["Atlanta", "Georgia", "inside"],
		["Tbilisi", "Georgia", "inside"],
		["Leeds", "England", "unknown"],
		["Tokyo", "Yokohama", "unknown"],
		["Oslo", "Nowherestad", "unknown"],
	];
	for (const [a, b, relation] of table) {
		it(`${a} and ${b}: ${relation}`, () => assert.equal(relatePlaces(a, b), relation));
	}

	it("stand to each other alike from either side", () => {
		const names = fc.constantFrom(
			"Oslo",
			"Norway",
			"Europe",
			"Georgia",
			"Texas",
			"Paris",
			"Cambridge",
			"Asia",
			"x",
		);
		const back: Readonly<Record<PlaceRelation, PlaceRelation>> = {
			same: "same",
			inside: "around",
			around: "inside",
			elsewhere: "elsewhere",
			unknown: "unknown",
		};
		fc.assert(
			fc.property(names, names, (a, b) => assert.equal(relatePlaces(a, b), back[relatePlaces(b, a)])),
		);
	});
});

describe("placements", () => {
	const shown = (text: string) =>
		placements(text, tokens(text))
			.map(({ subject, predicate, place }) => `${subject.join(" ")} ${predicate} ${place}`.trim())
			.join("; ");
	const table: readonly (readonly [string, string])[] = [
		["The maker, Velde Marine, is based in Bergen, Norway.", "velde marine based Bergen"],
		["The Bergen-based company Velde Marine grew.", "velde marine based Bergen"],
		["Ann Lee was born in New York and sings.", "ann lee born New York"],
		["They met at the Velde Palace in Oslo.", "velde palace stands Oslo"],
		["The summit was held in Oslo on Monday.", "held Oslo"],
		[
			"The yard in Bergen near Oslo, which is home to the ferry Velde Star, closed.",
			"velde star based Bergen",
		],
		["Ann Lee was in Oslo.", ""],
		["The US Embassy in Oslo was closed.", ""],
		["She was born in Paris Hilton's year.", ""],
		["Ann Lee was born in May.", ""],
	];
	for (const [text, expected] of table) it(text, () => assert.equal(shown(text), expected));
});

describe("the place check", () => {
	const said = (source: string, draft: string) => told("place", source, draft);

	const firm = "Velde Marine, which builds ferries, is based in Bergen.";
	const table: readonly (readonly [string, string, string, string])[] = [
		["the same place", firm, "Velde Marine, which builds ferries, is based in Bergen.", "supported"],
		["the country of it", firm, "Velde Marine, which builds ferries, is based in Norway.", "supported"],
		["another city", firm, "Velde Marine, which builds ferries, is based in Oslo.", "contradicted: Bergen"],
		[
			"another country",
			firm,
			"Velde Marine, which builds ferries, is based in Sweden.",
			"contradicted: Bergen",
		],
		["another way to say it", firm, "The Oslo-based Velde Marine builds ferries.", "contradicted: Bergen"],
		["another firm", firm, "Dahl Marine, which builds ferries, is based in Oslo.", ""],
		["another predicate", firm, "Velde Marine was founded in Oslo.", ""],
		[
			"a place that the source tells as well",
			`${firm} Velde Marine moved there from Oslo.`,
			"Velde Marine, which builds ferries, is based in Oslo.",
			"",
		],
		[
			"another city for a meeting",
			"The climate summit of the Nordic ministers was held in Bergen.",
			"The climate summit of the Nordic ministers was held in Oslo.",
			"contradicted: Bergen",
		],
		[
			"another meeting",
			"The climate summit of the Nordic ministers was held in Bergen.",
			"The budget hearing of the upper house was held in Oslo.",
			"",
		],
	];
	for (const [what, source, draft, expected] of table) {
		it(`finds ${what} ${expected === "" ? "nothing to judge" : expected}`, async () =>
			assert.equal(await said(source, draft), expected));
	}
});
