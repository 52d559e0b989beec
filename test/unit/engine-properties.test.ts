import assert from "node:assert/strict";
import fc from "fast-check";
import { type Corpus, openCorpus, type Report, type SourceInput } from "../../src/index.js";

const library: SourceInput = {
	id: "library.txt",
	text: "The city of Harrow Bay has one open public library. It was built in 1962.",
};
const railways: SourceInput = {
	id: "railways.txt",
	text: "The fund will invest $550 billion in railway projects, the minister said on Tuesday.",
};
const election: SourceInput = {
	id: "election.txt",
	text: "Turnout in the mayoral election was 61 per cent.\n\nMarta Silva is the city's first female mayor.",
};
const everything = [library, railways, election];

const draft = [
	"The city of Harrow Bay has two open public libraries.",
	"The fund will invest $550 billion in railway projects.",
	"Turnout in the mayoral election was 67 per cent.",
	"Marta Silva is the city's first female mayor.",
].join("\n\n");

async function open(sources: readonly SourceInput[]): Promise<Corpus> {
	const corpus = await openCorpus();
	await corpus.add(sources);
	return corpus;
}

async function check(sources: readonly SourceInput[], text: string): Promise<Report> {
	const corpus = await open(sources);
	const report = await corpus.check(text);
	await corpus.close();
	return report;
}

/** The verdicts alone, where they stand. */
function verdicts(report: Report) {
	return report.claims.map(({ start, end, kind, verdict }) => ({ start, end, kind, verdict }));
}

/** The most that is said of a text, as a reader would take it. */
function outcome(report: Report): string {
	const order = ["contradicted", "conflicting", "supported"] as const;
	return order.find((verdict) => report.claims.some((claim) => claim.verdict === verdict)) ?? "unverified";
}

function assertOffsets(text: string, report: Report, sources: readonly SourceInput[]): void {
	for (const span of [...report.claims, ...report.sentences, ...report.notChecked]) {
		assert.ok(0 <= span.start && span.start < span.end && span.end <= text.length, JSON.stringify(span));
	}
	for (const { evidence } of report.claims) {
		for (const { sourceId, passage, start, end } of evidence) {
			const source = sources.find(({ id }) => id === sourceId);
			assert.equal(source?.text.slice(passage.start, passage.end), passage.text);
			assert.ok(passage.start <= start && start < end && end <= passage.end);
		}
	}
}

/** What surrounds text in the wild: emoji, combining marks, right-to-left text, line ends of both kinds. */
const surroundings = fc
	.array(
		fc.constantFrom(
			"Guten Morgen. ",
			"👩‍👩‍👧‍👦 👍🏽 ",
			"Ame\u0301lie e\u0308tait la\u0300. ",
			"שלום עולם. ",
			"مرحبا. ",
			"\r\n\r\n",
			"\n\n",
			"\u00a0\u200b",
			"\ufeff",
			"| a | b |\n",
			"> ",
			"**x** ",
		),
		{ maxLength: 5 },
	)
	.map((parts) => `${parts.join("")}\n\n`);

const words = fc.constantFrom(
	..."the city has one two 550 billion $ % per cent in on Tuesday 1962 ( ) “ ” \" ' - – , . ; first \n \r\n".split(
		" ",
	),
	"🏙️",
	"Harrow Bay",
	"e\u0301",
	"\ud83d",
);

describe("checking", function () {
	this.timeout(30_000);

	it("never throws and never leaves the text, whatever the text", async () => {
		const corpus = await open(everything);
		const texts = fc.oneof(
			fc.string({ unit: "binary", maxLength: 200 }),
			fc.array(words, { maxLength: 40 }).map((parts) => parts.join(" ")),
			fc.array(words, { maxLength: 40 }).map((parts) => parts.join("")),
		);
		await fc.assert(
			fc.asyncProperty(
				texts,
				fc.constantFrom("plain" as const, "markdown" as const),
				async (text, format) => {
					assertOffsets(text, await corpus.check(text, { format }), everything);
				},
			),
			{ numRuns: 150 },
		);
		await corpus.close();
	});

	it("takes any text as a source", async () => {
		const texts = fc.oneof(
			fc.string({ unit: "binary", maxLength: 200 }),
			fc.array(words, { maxLength: 40 }).map((parts) => parts.join(" ")),
		);
		await fc.assert(
			fc.asyncProperty(texts, async (text) => {
				const sources = [{ id: "any.txt", text }];
				assertOffsets(draft, await check(sources, draft), sources);
			}),
			{ numRuns: 60 },
		);
	});

	it("marks the very words, whatever stands around them in the draft and in the source", async () => {
		await fc.assert(
			fc.asyncProperty(surroundings, surroundings, surroundings, async (before, after, around) => {
				const sources = [{ ...library, text: `${around}${library.text}\r\n\r\n${around}` }];
				const text = `${before}The city of Harrow Bay has two open public libraries.\r\n\r\n${after}`;
				const report = await check(sources, text);
				assertOffsets(text, report, sources);
				const found = report.claims.find(({ verdict }) => verdict === "contradicted");
				assert.ok(found, text);
				assert.match(text.slice(found.start, found.end), /^two\b/);
				const [evidence] = found.evidence;
				assert.ok(evidence);
				assert.match(sources[0]?.text.slice(evidence.start, evidence.end) ?? "", /^one\b/);
			}),
			{ numRuns: 60 },
		);
	});

	it("gives the same report in whatever order the sources were added", async () => {
		const expected = await check(everything, draft);
		await fc.assert(
			fc.asyncProperty(
				fc.shuffledSubarray(everything, { minLength: everything.length }),
				fc.boolean(),
				async (sources, oneByOne) => {
					const corpus = await openCorpus();
					if (oneByOne) for (const source of sources) await corpus.add([source]);
					else await corpus.add(sources);
					assert.deepEqual(await corpus.check(draft), expected);
					await corpus.close();
				},
			),
			{ numRuns: 12 },
		);
	});

	it("gives the same verdicts when a source about something else is added", async () => {
		const expected = verdicts(await check(everything, draft));
		const sentences = fc.constantFrom(
			"Penguins weigh 12 kilograms and eat 900 grams of krill a day.",
			"The recipe needs two eggs, three onions and 500 grams of flour.",
			"In 1987 the orchestra played 14 concerts in Vienna.",
			"The bank reported a profit of €4.1 billion on Thursday.",
			"The glacier lost 8 per cent of its ice.",
			"Mercury is the first planet from the sun.",
			"The telescope cost $10 billion.",
		);
		await fc.assert(
			fc.asyncProperty(fc.array(sentences, { minLength: 1, maxLength: 6 }), async (parts) => {
				const other = { id: "other.txt", text: parts.join("\n\n") };
				assert.deepEqual(verdicts(await check([...everything, other], draft)), expected);
			}),
			{ numRuns: 40 },
		);
	});

	it("sees only the last text that was added under an id", async () => {
		const corpus = await open(everything);
		await corpus.add([
			{ ...library, text: library.text.replace("one open public library", "two open public libraries") },
		]);
		const text = "The city of Harrow Bay has two open public libraries.";
		assert.equal(outcome(await corpus.check(text)), "supported");
		await corpus.add([library]);
		assert.equal(outcome(await corpus.check(text)), "contradicted");
		assert.equal(corpus.size, everything.length);
		await corpus.remove([library.id]);
		assert.equal(outcome(await corpus.check(text)), "unverified");
		await corpus.close();
	});

	it("supports the source's own value and no other", async () => {
		const corpus = await open(everything);
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 2, max: 99 }), async (percent) => {
				const report = await corpus.check(`Turnout in the mayoral election was ${percent} per cent.`);
				if (percent === 61) assert.equal(outcome(report), "supported");
				else assert.notEqual(outcome(report), "supported");
			}),
			{ numRuns: 98 },
		);
		await corpus.close();
	});

	it("gives one verdict to a value, however it is written", async () => {
		const corpus = await open(everything);
		const same = [
			"$550 billion",
			"$550bn",
			"$550-billion",
			"$0.55 trillion",
			"$550,000 million",
			"$550,000,000,000",
			"550 billion dollars",
			"five hundred and fifty billion dollars",
		];
		const other = ["$55 billion", "$0.65 trillion", "$550 million", "six hundred billion dollars"];
		const outcomes = async (values: readonly string[]): Promise<string[]> => {
			const found: string[] = [];
			for (const value of values) {
				const report = await corpus.check(`The fund will invest ${value} in railway projects.`);
				found.push(`${value}: ${outcome(report)}`);
			}
			return found;
		};
		assert.deepEqual(
			await outcomes(same),
			same.map((value) => `${value}: supported`),
		);
		assert.deepEqual(
			await outcomes(other),
			other.map((value) => `${value}: contradicted`),
		);
		await corpus.close();
	});

	it("keeps a finding's id while its sentence and the sources stay the same, and no two are alike", async () => {
		const corpus = await open(everything);
		const { claims } = await corpus.check(draft);
		const ids = claims.map(({ id }) => id);
		assert.equal(new Set(ids).size, ids.length);
		const moved = await corpus.check(`A line about the weather comes first.\n\n${draft}`);
		const movedIds = moved.claims.map(({ id }) => id);
		assert.deepEqual(
			ids.filter((id) => !movedIds.includes(id)),
			[],
		);
		const reopened = await check(everything, draft);
		assert.deepEqual(
			reopened.claims.map(({ id }) => id),
			ids,
		);
		await corpus.close();
	});

	it("does not put what a finding says into its id", async () => {
		for (const { id, message, working } of (await check(everything, draft)).claims) {
			for (const word of `${message} ${working ?? ""}`.split(/[^\p{L}\p{N}]+/u)) {
				if (word.length > 3) assert.ok(!id.includes(word), `${id} has "${word}"`);
			}
		}
	});

	it("says what was left when it is cancelled", async () => {
		const corpus = await open(everything);
		const { notChecked } = await corpus.check(draft, { signal: AbortSignal.abort() });
		assert.deepEqual(
			notChecked.map(({ reason }) => reason).filter((reason) => reason !== "cancelled"),
			[],
		);
		assert.notEqual(notChecked.length, 0);
		assert.equal(outcome(await corpus.check(draft)), "contradicted");
		await corpus.close();
	});

	it("gives the same report when asked again, after other drafts", async () => {
		const corpus = await open(everything);
		const first = await corpus.check(draft);
		await corpus.check("Something else: the city of Harrow Bay has one open public library.");
		assert.deepEqual(await corpus.check(draft), first);
		await corpus.close();
	});
});
