import assert from "node:assert/strict";
import { type Finding, openCorpus } from "../../src/index.js";

async function judged(source: string, draft: string): Promise<Finding[]> {
	const corpus = await openCorpus();
	await corpus.add([{ id: "source", text: source }]);
	const { claims } = await corpus.check(draft);
	await corpus.close();
	return claims.filter(({ kind }) => kind === "relation");
}

async function told(source: string, draft: string): Promise<string> {
	const found = await judged(source, draft);
	return found
		.map(
			({ start, end, verdict, attention, replacement }) =>
				`${attention === undefined ? verdict : "marked"} ${draft.slice(start, end)}${replacement ? `: ${replacement}` : ""}`,
		)
		.join("; ");
}

describe("the relation check", () => {
	const ferries =
		"Norlink ordered two electric ferries from the Brattvik shipyard on Monday. Its rival Fjordways runs the night boats to the islands.";
	const letter =
		"The Quillmark Deluxe Bundle holds forty pens for offices of any size. Our designer Petra Salas will visit your office on Friday.";
	const table: readonly (readonly [string, string, string, string])[] = [
		[
			"another name of the source in its place",
			ferries,
			"Fjordways ordered two electric ferries from the Brattvik shipyard on Monday.",
			"contradicted Fjordways: Norlink",
		],
		["the right name", ferries, "Norlink ordered two electric ferries from the Brattvik shipyard.", ""],
		[
			"another city, known to no source",
			"The Velde Foundation opened a museum of tides in Bergen on Tuesday.",
			"The Velde Foundation opened a museum of tides in Trondheim on Tuesday.",
			"contradicted Trondheim: Bergen",
		],
		[
			"the country that the city is in",
			"The Velde Foundation opened a museum of tides in Bergen on Tuesday.",
			"The Velde Foundation opened a museum of tides in Norway on Tuesday.",
			"",
		],
		[
			"another received spelling",
			"Envoys signed the grain treaty in Kyiv after two days of talks.",
			"Envoys signed the grain treaty in Kiev after two days of talks.",
			"",
		],
		[
			"a name put together of two",
			letter,
			"The Quillmark Petra Salas holds forty pens for offices of any size.",
			"contradicted Quillmark Petra Salas: Quillmark Deluxe Bundle",
		],
		["the name as it is", letter, "The Quillmark Deluxe Bundle holds forty pens for offices.", ""],
		[
			"a name at birth, beside the later one",
			"Elsa Maria Kovac was born in Lisbon in 1910 and wrote eleven novels. Her uncle was Bo Stein.",
			"Kovac was born Elsa Maria Stein in Lisbon in 1910.",
			"",
		],
		[
			"an organisation of the same kind",
			"The Halden Council approved the harbour plan on Monday. The Moss Council rejected a similar plan last year.",
			"The Moss Council approved the harbour plan on Monday.",
			"contradicted Moss Council: Halden Council",
		],
		[
			"one of the pair",
			"Ministers praised the ceasefire between Cambodia and Laos that was reached in May.",
			"Ministers praised the ceasefire between Cambodia and Peru that was reached in May.",
			"contradicted Peru: Laos",
		],
		[
			"a capital for those who speak for it",
			"Norwegian Prime Minister Ingrid Halvorsen signed a fishing agreement with Chile on Tuesday. She spoke in Oslo.",
			"Oslo signed a fishing agreement with Chile on Tuesday.",
			"",
		],
		[
			"the pair the other way round",
			"Ministers praised the ceasefire between Cambodia and Laos that was reached in May.",
			"Ministers praised the ceasefire between Laos and Cambodia that was reached in May.",
			"",
		],
	];
	for (const [what, source, draft, expected] of table) {
		it(`finds ${what} ${expected === "" ? "nothing to judge" : expected}`, async () => {
			assert.equal(await told(source, draft), expected);
		});
	}

	it("points at both names", async () => {
		const [finding] = await judged(
			ferries,
			"Fjordways ordered two electric ferries from the Brattvik shipyard on Monday.",
		);
		const [evidence] = finding?.evidence ?? [];
		assert.equal(ferries.slice(evidence?.start, evidence?.end), "Norlink");
		assert.equal(evidence?.stance, "contradicts");
	});
});
