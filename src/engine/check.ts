import { abbreviationsOf } from "../claims/abbreviations.js";
import { dollarOf, dollarsIn, type LineDollars } from "../claims/currency.js";
import { dayFirstEvidence } from "../claims/date.js";
import { type Facts, factsOf } from "../claims/facts.js";
import { passageOf, type Store, spanInSource } from "../corpus/store.js";
import { articleFacts } from "../text/article-facts.js";
import { frontmatterDate, markdownBlocks } from "../text/markdown.js";
import { plainBlocks } from "../text/plain.js";
import { type Block, type Sentence, spanInDocument } from "../text/prose.js";
import { sentencesOf } from "../text/sentences.js";
import type { Span } from "../text/span.js";
import { createCache } from "./cache.js";
import { createConsistencyPass, type PlacedStatement } from "./consistency-pass.js";
import { createConversionBook } from "./conversion-book.js";
import { findingId } from "./finding-id.js";
import type { JudgedClaim, JudgedSentence } from "./judged.js";
import { createQuotationPass, type QuotationFinding, withQuotations } from "./quotation-pass.js";
import { judgeSentence } from "./sentence.js";
import { suppressionsOf, withSuppressions } from "./suppressions.js";
import type { CheckOptions, DraftPlace, Finding, NotChecked, Report, SentenceReport } from "./types.js";

/** How long a check may keep the thread before it lets others run, in milliseconds. */
const SLICE = 10;
const REMEMBERED_SENTENCES = 20_000;

/** Checks drafts against a store and remembers what it found, sentence by sentence. */
export interface Checker {
	check(draft: string, options?: CheckOptions): Promise<Report>;
}

export function createChecker(store: Store): Checker {
	const dollars = createCache<LineDollars>(REMEMBERED_SENTENCES);
	const judged = createCache<Prepared>(REMEMBERED_SENTENCES);
	const read = createCache<Facts>(REMEMBERED_SENTENCES);
	const split = createCache<readonly { text: string; offset: number }[]>(REMEMBERED_SENTENCES);
	const quotations = createQuotationPass();
	const consistency = createConsistencyPass();
	const book = createConversionBook(store);
	let revision = store.revision;

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
			if (revision !== store.revision) {
				judged.clear();
				quotations.clear();
				revision = store.revision;
			}
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
			const report: Collected = {
				...{ claims: [], sentences: [], notChecked: unclosed ? [hiddenBy(unclosed)] : [] },
				...{ suppressed: 0, notes: suppressions.notes },
				...(published === undefined ? {} : { published }),
			};
			const occurrences = new Map<string, number>();
			const statements: PlacedStatement[] = [];
			let heading = "";
			let naming = "";
			let since = Date.now();
			for (const block of blocks) {
				let previous = "";
				for (const sentence of sentences(block)) {
					if (options.signal?.aborted) {
						report.notChecked.push({
							start: sentence.span.start,
							end: draft.length,
							reason: "cancelled",
							message: "The check was stopped before it came to this part.",
						});
						return withSuppressions(report, suppressions);
					}
					const around = [heading, previous].filter((text) => text !== "");
					try {
						const facts = factsFor(sentence.text);
						const topic = namesAnything(facts) ? "" : naming;
						const key = [contextKey, sentence.text, topic, ...around].join("\u0000");
						const result = judged.getOr(key, () =>
							prepare(
								judgeSentence(
									{
										facts,
										context: around.map(factsFor),
										...(topic === "" ? {} : { topic: factsFor(topic) }),
									},
									store,
									book,
								),
							),
						);
						if (namesAnything(facts)) naming = sentence.text;
						const occurrence = occurrences.get(sentence.text) ?? 0;
						occurrences.set(sentence.text, occurrence + 1);
						place(sentence, result, occurrence, draft, report);
						statements.push({ sentence, facts, occurrence });
					} catch (error) {
						report.notChecked.push({
							...sentence.span,
							reason: "failed",
							message: `This sentence could not be checked: ${error instanceof Error ? error.message : String(error)}`,
						});
					}
					previous = sentence.text;
					if (Date.now() - since > SLICE) {
						await new Promise((resolve) => setTimeout(resolve, 0));
						since = Date.now();
					}
				}
				if (block.kind === "heading") heading = block.prose.text;
			}
			report.claims.push(...consistency.run(statements, draft, report.claims));
			report.claims.sort((a, b) => a.start - b.start || a.end - b.end);
			const quoted: QuotationFinding[] = [];
			for (const findings of quotations.run(blocks, store)) {
				quoted.push(...findings);
				if (options.signal?.aborted) {
					report.notChecked.push({
						start: 0,
						end: draft.length,
						reason: "cancelled",
						message: "The check was stopped before it had compared every quotation.",
					});
					break;
				}
				if (Date.now() - since > SLICE) {
					await new Promise((resolve) => setTimeout(resolve, 0));
					since = Date.now();
				}
			}
			return withSuppressions(withQuotations(report, quoted), suppressions);
		},
	};
}

function namesAnything({ terms }: Facts): boolean {
	return terms.some(({ proper }) => proper);
}

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

/** A report while it is made. */
type Collected = Report & { claims: Finding[]; sentences: SentenceReport[]; notChecked: NotChecked[] };

/** How far into a draft its dateline is looked for. */
const HEAD = 2000;

function datelineAt(draft: string): string | undefined {
	return articleFacts(draft.slice(0, HEAD)).published;
}

/** A sentence's findings but for their place in the draft: made once, used at every check. */
interface Prepared {
	readonly sentence: Pick<JudgedSentence, "verdict" | "support">;
	/** Without their evidence: what is remembered must not keep sources in memory. */
	readonly claims: readonly Pick<JudgedClaim, "kind" | "start" | "end" | "related">[];
	readonly findings: readonly Omit<Finding, "id" | "start" | "end">[];
	/** Ids by occurrence of the same sentence in one draft. */
	readonly ids: Map<number, readonly string[]>;
}

function prepare(judged: JudgedSentence): Prepared {
	const findings = judged.claims.map((claim) => ({
		kind: claim.kind,
		verdict: claim.verdict,
		confidence: claim.confidence,
		message: claim.message,
		...(claim.working === undefined ? {} : { working: claim.working }),
		...(claim.attention === undefined ? {} : { attention: claim.attention }),
		evidence: claim.evidence.map(({ ref, span, stance, copies }) => ({
			sourceId: ref.source.input.id,
			...spanInSource(ref, span),
			passage: passageOf(ref),
			stance,
			...(copies === undefined ? {} : { copies }),
		})),
		...(claim.replacement === undefined ? {} : { replacement: claim.replacement }),
	}));
	const claims = judged.claims.map(({ kind, start, end, related }) => ({
		...{ kind, start, end },
		...(related ? { related } : {}),
	}));
	const { verdict, support } = judged;
	return { sentence: { verdict, support }, claims, findings, ids: new Map() };
}

/** Puts a sentence's findings at their offsets of the draft. */
function place(
	sentence: Sentence,
	{ sentence: judged, claims, findings, ids }: Prepared,
	occurrence: number,
	draft: string,
	report: { claims: Finding[]; sentences: SentenceReport[] },
): void {
	report.sentences.push({ ...sentence.span, verdict: judged.verdict, support: judged.support });
	let own = ids.get(occurrence);
	if (!own) {
		own = claims.map((claim) => findingId(claim.kind, sentence.text, claim, occurrence));
		ids.set(occurrence, own);
	}
	for (const [i, claim] of claims.entries()) {
		const finding = findings[i];
		const id = own[i];
		if (finding && id !== undefined)
			report.claims.push({
				id,
				...spanInDocument(sentence, claim),
				...finding,
				...(claim.related
					? { related: claim.related.map((span) => placeInDraft(sentence, span, draft)) }
					: {}),
			});
	}
}

function placeInDraft(sentence: Sentence, span: Span, draft: string): DraftPlace {
	const { start, end } = sentence.span;
	return { ...spanInDocument(sentence, span), passage: { start, end, text: draft.slice(start, end) } };
}
