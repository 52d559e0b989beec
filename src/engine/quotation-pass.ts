import { type Quotation, quotations } from "../claims/quotation.js";
import type { Store } from "../corpus/store.js";
import { type Block, toDocument } from "../text/prose.js";
import { overlaps, type Span } from "../text/span.js";
import type { ConversionBook } from "./conversion-book.js";
import { findingId } from "./finding-id.js";
import type { QuotationClaim } from "./quotation-claims.js";
import { judgeQuotation } from "./quotations.js";
import { createRemembered } from "./remembered.js";
import type { Finding, Report, SentenceReport } from "./types.js";

const REMEMBERED = 4000;

/** Judges the quotations of a document: they run over sentences and paragraphs, which are judged one by one. */
export interface QuotationPass {
	/** The quotations in order, each to be judged when its turn comes: in any order, with the same findings. */
	plan(blocks: readonly Block[]): QuotationTask[];
}

/** One quotation of a document, with its findings to be asked for. */
export interface QuotationTask {
	/** The words of the speaker. What is found may also stand in the sentence before, which tells who speaks. */
	readonly parts: Quotation["parts"];
	judge(): readonly QuotationFinding[];
}

export interface QuotationFinding {
	readonly finding: Finding;
	/** The words that were compared, of which the finding's may be a part. */
	readonly whole: Span;
}

/** Remembers what was found by the paragraphs that hold a quotation: an edit elsewhere costs nothing. */
export function createQuotationPass(store: Store, book: ConversionBook): QuotationPass {
	const judged = createRemembered<readonly QuotationClaim[]>(REMEMBERED, store, book);
	return {
		plan(blocks) {
			const occurrences = occurrencesOf(blocks);
			return quotations(blocks).map((quotation) => {
				const { own, first, key } = paragraphsOf(quotation, blocks);
				const judge = () => {
					const claims = judged.getOr(key, ({ answers }) =>
						judgeQuotation(shifted(quotation, -first), own, answers),
					);
					return claims.flatMap((claim) => {
						const block = claim.block + first;
						return placed(claim, blocks[block], occurrences[block] ?? 0) ?? [];
					});
				};
				return { parts: quotation.parts, judge };
			});
		},
	};
}

/** How many times the text of each block came before. */
function occurrencesOf(blocks: readonly Block[]): number[] {
	const seen = new Map<string, number>();
	return blocks.map(({ prose: { text } }) => {
		const before = seen.get(text) ?? 0;
		seen.set(text, before + 1);
		return before;
	});
}

/** The paragraphs of a quotation, and the one before, or after a block set off, which may tell who speaks. */
function paragraphsOf({ parts, told }: Quotation, blocks: readonly Block[]) {
	const first = Math.max(0, (parts[0]?.block ?? 0) - 1);
	const own = blocks.slice(first, (parts.at(-1)?.block ?? 0) + (told === "block" ? 2 : 1));
	const places = parts.map(({ block, start, end }) => `${block - first},${start},${end}`).join(";");
	return {
		own,
		first,
		key: [places, ...own.map(({ kind, prose }) => `${kind}\u0000${prose.text}`)].join("\u0000"),
	};
}

function shifted(quotation: Quotation, by: number): Quotation {
	return { ...quotation, parts: quotation.parts.map((part) => ({ ...part, block: part.block + by })) };
}

function placed(
	{ block: _, whole, start, end, ...claim }: QuotationClaim,
	block: Block | undefined,
	occurrence: number,
): QuotationFinding | undefined {
	if (!block) return undefined;
	const inDraft = (span: Span): Span => ({
		start: toDocument(block.prose, span.start, "start"),
		end: toDocument(block.prose, span.end, "end"),
	});
	const id = findingId("quotation", block.prose.text, { start, end }, occurrence);
	return { finding: { id, ...inDraft({ start, end }), kind: "quotation", ...claim }, whole: inDraft(whole) };
}

/**
 * Puts quotations beside the other claims. One fault gets one mark: where the wording is contradicted, the claims on
 * the changed words are told in its working; words that are quoted as a source has them are not contradicted.
 */
export function withQuotations(report: Report, found: readonly QuotationFinding[]): Report {
	if (found.length === 0) return report;
	const wrong = found.filter(({ finding }) => finding.verdict === "contradicted");
	const right = found.filter(({ finding }) => finding.verdict === "supported");
	const dropped = new Set<Finding>();
	const quoted = found.map(({ finding }) => {
		if (finding.verdict !== "contradicted") return finding;
		const inside = report.claims.filter((claim) => overlaps(claim, finding));
		for (const claim of inside) dropped.add(claim);
		const workings = inside.flatMap(({ verdict, working }) =>
			verdict === "contradicted" && working ? [working] : [],
		);
		if (workings.length === 0) return finding;
		return { ...finding, working: [...new Set([finding.working, ...workings])].filter(Boolean).join("; ") };
	});
	for (const claim of report.claims) {
		const kept = claim.verdict === "contradicted" && claim.kind !== "weekday";
		if (kept && right.some(({ whole }) => overlaps(claim, whole))) dropped.add(claim);
	}
	const others = report.claims.filter((claim) => !dropped.has(claim));
	const claims = [...others, ...quoted].sort((a, b) => a.start - b.start || a.end - b.end);
	const sentences = report.sentences.map((sentence) => ({
		...sentence,
		verdict: verdictWith(
			sentence,
			claims,
			[...wrong, ...right].some(({ whole }) => overlaps(whole, sentence)),
		),
	}));
	return { ...report, claims, sentences };
}

function verdictWith(
	sentence: SentenceReport,
	claims: readonly Finding[],
	touched: boolean,
): SentenceReport["verdict"] {
	const own = claims.filter((claim) => overlaps(claim, sentence));
	if (own.some(({ verdict }) => verdict === "contradicted")) return "contradicted";
	if (own.some(({ verdict }) => verdict === "conflicting")) return "conflicting";
	// its only contradicted claim was a part of a quotation that a source has
	return touched && sentence.verdict === "contradicted" ? "unverified" : sentence.verdict;
}
