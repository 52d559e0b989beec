import { abbreviationsOf } from "../claims/abbreviations.js";
import { dollarOf, dollarsIn, type LineDollars } from "../claims/currency.js";
import { dayFirstEvidence } from "../claims/date.js";
import { type Facts, factsOf } from "../claims/facts.js";
import type { Store } from "../corpus/store.js";
import { articleFacts } from "../text/article-facts.js";
import { frontmatterDate, markdownBlocks } from "../text/markdown.js";
import { plainBlocks } from "../text/plain.js";
import { type Block, type Sentence, spanInDocument } from "../text/prose.js";
import { sentencesOf } from "../text/sentences.js";
import type { Span } from "../text/span.js";
import { createCache } from "./cache.js";
import { createConsistencyPass, type PlacedStatement } from "./consistency-pass.js";
import { createConversionBook } from "./conversion-book.js";
import { draftParts, leftOf, openRemaining, type PlacedSentence, placedSentences } from "./draft-parts.js";
import { type Collected, type Outcome, type Prepared, place, prepare } from "./placed-findings.js";
import { createQuotationPass, type QuotationFinding, withQuotations } from "./quotation-pass.js";
import { createRemembered } from "./remembered.js";
import { judgeSentence } from "./sentence.js";
import { suppressionsOf, withSuppressions } from "./suppressions.js";
import { openTopics } from "./topics.js";
import type { CheckOptions, CheckProgress, NotChecked, Report } from "./types.js";

/** How long a check may keep the thread before it lets others run, in milliseconds. */
const SLICE = 10;
const REMEMBERED_SENTENCES = 20_000;

/** Checks drafts against a store and remembers what it found, sentence by sentence. */
export interface Checker {
	check(draft: string, options?: CheckOptions): Promise<Report>;
}

export function createChecker(store: Store): Checker {
	const dollars = createCache<LineDollars>(REMEMBERED_SENTENCES);
	const read = createCache<Facts>(REMEMBERED_SENTENCES);
	const split = createCache<readonly { text: string; offset: number }[]>(REMEMBERED_SENTENCES);
	const consistency = createConsistencyPass();
	const book = createConversionBook(store);
	const judged = createRemembered<Prepared>(REMEMBERED_SENTENCES, store, book);
	const quotations = createQuotationPass(store, book);

	function sentences(block: Block): Sentence[] {
		const known = split.get(block.prose.text);
		if (known) {
			return known.map(({ text, offset }) => {
				const bare = { text, offset, block, span: { start: 0, end: 0 } };
				return { ...bare, span: spanInDocument(bare, { start: 0, end: text.length }) };
			});
		}
		const found = sentencesOf(block);
		split.set(
			block.prose.text,
			found.map(({ text, offset }) => ({ text, offset })),
		);
		return found;
	}

	return {
		async check(draft, options = {}) {
			const { blocks, published, comments, unclosed } = readDraft(draft, options);
			const dayFirst = dayFirstEvidence(draft);
			const dollar = dollarOf(draft.split("\n").map((line) => dollars.getOr(line, () => dollarsIn(line))));
			const abbreviations = abbreviationsOf(draft);
			const context = {
				...(published === undefined ? {} : { reference: published.slice(0, 10) }),
				...(dayFirst === undefined ? {} : { dayFirst }),
				...(dollar === undefined ? {} : { dollar }),
				...(abbreviations.size === 0 ? {} : { abbreviations }),
			};
			const contextKey = `${context.reference ?? ""}|${dayFirst ?? ""}|${dollar ?? ""}|${[...abbreviations].join(";")}`;
			const factsFor = (text: string) => read.getOr(`${contextKey}|${text}`, () => factsOf(text, context));
			const suppressions = suppressionsOf(draft, comments);
			const placedInOrder = placedSentences(blocks, sentences);
			const topicOf = openTopics(placedInOrder, factsFor);
			const parts = draftParts(blocks, placedInOrder, quotations.plan(blocks));
			const remaining = openRemaining(parts);
			const outcomes: (Outcome | undefined)[] = [];
			const quoted = new Map<number, readonly QuotationFinding[]>();
			let done = 0;

			function judge({ sentence, around }: PlacedSentence, index: number): Outcome {
				try {
					const facts = factsFor(sentence.text);
					const topic = topicOf(index);
					const key = [contextKey, sentence.text, topic, ...around].join("\u0000");
					const result = judged.getOr(key, ({ answers, book }) =>
						prepare(
							judgeSentence(
								{
									facts,
									context: around.map(factsFor),
									...(topic === "" ? {} : { topic: factsFor(topic) }),
								},
								answers,
								book,
							),
						),
					);
					return { result };
				} catch (error) {
					return { failure: error instanceof Error ? error.message : String(error) };
				}
			}

			/** What was found in the parts that are judged, in the draft's order; what is left, with `left` as the reason. */
			function collected(left: Pick<NotChecked, "reason" | "message">): Collected {
				const report: Collected = {
					...{ claims: [], sentences: [], notChecked: unclosed ? [hiddenBy(unclosed)] : [] },
					...{ suppressed: 0, notes: suppressions.notes },
					...(published === undefined ? {} : { published }),
				};
				for (const [number, { first, last }] of parts.entries()) {
					if (!remaining.isJudged(number)) continue;
					for (let index = first; index < last; index++) {
						const own = placedInOrder[index];
						const outcome = outcomes[index];
						if (own && outcome) place(own, outcome, draft, report);
					}
				}
				report.notChecked.push(...leftOf(parts, remaining, draft).map((span) => ({ ...span, ...left })));
				return report;
			}

			/** The report of some parts, or of all. */
			function finished(report: Collected): Report {
				const found = parts.flatMap((_, number) =>
					remaining.isJudged(number) ? (quoted.get(number) ?? []) : [],
				);
				return withSuppressions(withQuotations(report, found), suppressions);
			}

			const progress: CheckProgress = {
				get done() {
					return done;
				},
				total: placedInOrder.length,
				covers: (span) => remaining.covers(span),
				report: () => finished(collected(pending)),
			};

			let since = Date.now();
			/** Lets others run when it is time; gives whether to stop. */
			async function stopped(): Promise<boolean> {
				if (Date.now() - since > SLICE) {
					await options.onProgress?.(progress);
					await new Promise((resolve) => setTimeout(resolve, 0));
					since = Date.now();
				}
				return options.signal?.aborted === true;
			}

			for (;;) {
				const number = remaining.next(options.from?.() ?? 0);
				const part = number === undefined ? undefined : parts[number];
				if (number === undefined || !part) break;
				if (options.signal?.aborted) return finished(collected(cancelled));
				const { first, last, quotations } = part;
				const found: QuotationFinding[] = [];
				const steps = last - first + quotations.length;
				for (let step = 0; step < steps; step++) {
					const own = placedInOrder[first + step];
					if (own && first + step < last) outcomes[first + step] = judge(own, first + step);
					else found.push(...(quotations[step - (last - first)]?.judge() ?? []));
					if (step === steps - 1) {
						quoted.set(number, found);
						remaining.judged(number);
						done += last - first;
					}
					if (await stopped()) break;
				}
			}
			const report = collected(pending);
			const statements = placedInOrder.flatMap(({ sentence, occurrence }, index): PlacedStatement[] =>
				outcomes[index] && "result" in outcomes[index]
					? [{ sentence, facts: factsFor(sentence.text), occurrence }]
					: [],
			);
			report.claims.push(...consistency.run(statements, draft, report.claims));
			report.claims.sort((a, b) => a.start - b.start || a.end - b.end);
			return finished(report);
		},
	};
}

const pending = { reason: "pending", message: "The check has not come to this part yet." } as const;
const cancelled = {
	reason: "cancelled",
	message:
		"The check was stopped before it came to this part, and before it held the draft's sentences against each other.",
} as const;

/** What an unclosed comment hides looks like text to a writer, and is none to Markdown. */
function hiddenBy(comment: Span): NotChecked {
	const message = "The comment that begins here is never closed with “-->”: what follows is no text.";
	return { ...comment, reason: "hidden", message };
}

function readDraft(
	draft: string,
	options: CheckOptions,
): {
	blocks: readonly Block[];
	published: string | undefined;
	comments: readonly Span[];
	unclosed?: Span;
} {
	if (options.format !== "markdown") {
		return { blocks: plainBlocks(draft), published: options.published ?? datelineAt(draft), comments: [] };
	}
	const document = markdownBlocks(draft);
	const dated = document.frontmatter ? frontmatterDate(draft, document.frontmatter) : undefined;
	return {
		blocks: document.blocks,
		published: options.published ?? dated ?? datelineAt(draft),
		comments: document.comments,
		...(document.unclosed && { unclosed: document.unclosed }),
	};
}

/** How far into a draft its dateline is looked for. */
const HEAD = 2000;

function datelineAt(draft: string): string | undefined {
	return articleFacts(draft.slice(0, HEAD)).published;
}
