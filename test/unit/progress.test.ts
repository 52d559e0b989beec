import assert from "node:assert/strict";
import fc from "fast-check";
import { type CheckOptions, type Corpus, type Finding, openCorpus, type Report } from "../../src/index.js";

const sources = [
	"The city of Harrow Bay has one open public library. It was built in 1962.",
	'"We will build the bridge before the winter storms come," said Marta Silva, the mayor of Harrow Bay.',
	"Turnout in the mayoral election was 61 per cent.\n\nThe fund will invest $550 billion in railway projects.",
	"The mayor said:\n\n“Nobody in this town has to wait for a doctor any longer than a week.”",
];

/** Paragraphs that lean on each other: quotations over several, the same twice, figures that are at odds, comments. */
const paragraphs = [
	"# Harrow Bay at a glance",
	"## Turnout and figures",
	"The city of Harrow Bay has two open public libraries. It was built in 1962. It has 40 rooms.",
	"The city of Harrow Bay has two open public libraries.",
	"Turnout in the mayoral election was 67 per cent. Turnout in the mayoral election was 61 per cent.",
	"Turnout in the mayoral election was 76 per cent, the city said on Tuesday.",
	"The fund will invest $55 billion in railway projects.",
	'"We will build the bridge before the summer storms come," said Marta Silva. The city has two libraries.',
	'"We will build the bridge before the winter storms come," said Paul Reyes.',
	"The mayor said of the doctors of Harrow Bay, of whom there are 12:",
	"“Nobody in this town has to wait for a doctor any longer than a month.",
	"“We will build the bridge before the winter storms come.”",
	"> Nobody in this town has to wait for a doctor any longer than a week.",
	"> — Marta Silva",
	"<!-- corroborate-ignore count -->",
	"<!-- corroborate-ignore-next-lime -->",
	"- It rained. It cost $4 million. It rained.",
];

const drafts = fc
	.array(fc.constantFrom(...paragraphs), { minLength: 1, maxLength: 14 })
	.map((parts) => parts.join("\n\n"));
const formats = fc.constantFrom("plain" as const, "markdown" as const);

async function open(): Promise<Corpus> {
	const corpus = await openCorpus();
	await corpus.add(sources.map((text, index) => ({ id: `${index}.txt`, text })));
	return corpus;
}

/** A clock that is further every time it is looked at: every sentence fills a slice of the check. */
async function inSlices<T>(work: () => Promise<T>): Promise<T> {
	const { now } = Date;
	let time = now();
	Date.now = () => {
		time += 1000;
		return time;
	};
	try {
		return await work();
	} finally {
		Date.now = now;
	}
}

/** What is the same in a report under way and at its end: a sum of workings grows when sentences are compared. */
function lasting({ working: _, ...finding }: Finding): unknown {
	return finding;
}

/** Checks with everything told on the way. */
async function told(corpus: Corpus, draft: string, options: CheckOptions) {
	const parts: { done: number; total: number; report: Report }[] = [];
	const report = await inSlices(() =>
		corpus.check(draft, {
			...options,
			onProgress: (progress) => {
				const part = progress.report();
				const { done, total } = progress;
				parts.push({ done, total, report: part });
				const waiting = part.notChecked.filter(({ reason }) => reason === "pending");
				for (const span of waiting) assert.equal(progress.covers(span), false);
				assert.equal(progress.covers({ start: 0, end: draft.length }), waiting.length === 0);
			},
		}),
	);
	return { report, parts };
}

describe("a check under way", function () {
	this.timeout(60_000);

	it("ends in the same report, in whatever order the draft is judged", async () => {
		await fc.assert(
			fc.asyncProperty(
				drafts,
				formats,
				fc.array(fc.double({ min: 0, max: 1.1, noNaN: true }), { minLength: 1, maxLength: 6 }),
				async (draft, format, places) => {
					const [straight, turned] = [await open(), await open()];
					let asked = 0;
					const from = () => Math.floor((places[asked++ % places.length] ?? 0) * draft.length);
					const { report } = await told(turned, draft, { format, from });
					assert.deepEqual(report, await straight.check(draft, { format }));
					// and again, of what is remembered
					assert.deepEqual(await turned.check(draft, { format }), report);
				},
			),
			{ numRuns: 40 },
		);
	});

	it("never shows what it takes away at the end", async () => {
		await fc.assert(
			fc.asyncProperty(drafts, formats, fc.nat(), async (draft, format, place) => {
				const corpus = await open();
				const from = () => place % (draft.length + 1);
				const { report, parts } = await told(corpus, draft, { format, from });
				const last = new Map(report.claims.map((finding) => [finding.id, lasting(finding)]));
				let before = new Set<string>();
				let done = 0;
				for (const { report: part, ...progress } of parts) {
					assert.ok(progress.done >= done && progress.done <= progress.total);
					done = progress.done;
					for (const finding of part.claims) assert.deepEqual(lasting(finding), last.get(finding.id));
					const ids = new Set(part.claims.map(({ id }) => id));
					for (const id of before) assert.ok(ids.has(id), id);
					before = ids;
					assert.deepEqual(part.notes, report.notes);
					assert.ok(part.suppressed <= report.suppressed);
				}
			}),
			{ numRuns: 40 },
		);
	});

	it("says of every sentence whether it is judged or still to come", async () => {
		await fc.assert(
			fc.asyncProperty(drafts, formats, fc.nat(), async (draft, format, place) => {
				const corpus = await open();
				const from = () => place % (draft.length + 1);
				const { report, parts } = await told(corpus, draft, { format, from });
				for (const { report: part, done } of parts) {
					assert.equal(part.sentences.length, done);
					const judged = new Set(part.sentences.map(({ start }) => start));
					const waiting = part.notChecked.filter(({ reason }) => reason === "pending");
					for (const { start, end } of report.sentences) {
						const isWaiting = waiting.some((span) => span.start <= start && end <= span.end);
						assert.equal(isWaiting, !judged.has(start));
					}
				}
				assert.deepEqual(
					report.notChecked.filter(({ reason }) => reason === "pending"),
					[],
				);
			}),
			{ numRuns: 40 },
		);
	});

	it("judges what is wanted first, then what follows, then what stands before", async () => {
		const corpus = await open();
		const draft = ["One came.", "Two came.", "Three came.", "Four came."].join("\n\n");
		const { parts } = await told(corpus, draft, { from: () => draft.indexOf("Three") + 2 });
		const order = parts.map(({ report: part }) =>
			part.sentences.map(({ start, end }) => draft.slice(start, end)),
		);
		assert.deepEqual(order, [
			["Three came."],
			["Three came.", "Four came."],
			["One came.", "Three came.", "Four came."],
			["One came.", "Two came.", "Three came.", "Four came."],
		]);
	});

	it("keeps what was judged when it is stopped, and says what was not", async () => {
		const corpus = await open();
		const draft = [
			"The city of Harrow Bay has two open public libraries.",
			"Turnout in the mayoral election was 67 per cent.",
			"The fund will invest $55 billion in railway projects.",
		].join("\n\n");
		const stopping = new AbortController();
		const report = await inSlices(() =>
			corpus.check(draft, {
				signal: stopping.signal,
				from: () => draft.indexOf("Turnout"),
				onProgress: ({ done }) => {
					if (done === 1) stopping.abort();
				},
			}),
		);
		assert.deepEqual(
			report.claims.map(({ start, end, verdict }) => [draft.slice(start, end), verdict]),
			[["67 per cent", "contradicted"]],
		);
		assert.deepEqual(
			report.notChecked.map(({ start, end, reason }) => [draft.slice(start, end), reason]),
			[
				["The city of Harrow Bay has two open public libraries.", "cancelled"],
				["The fund will invest $55 billion in railway projects.", "cancelled"],
			],
		);
	});
});
