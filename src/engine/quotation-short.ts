import { compareWording, printed, type Wording } from "../checks/quotation.js";
import type { Attribution } from "../claims/quotation-attribution.js";
import { quotedWords } from "../claims/quotation-words.js";
import { type Answers, keysOf, type PassageRef, type StoredSource } from "../corpus/store.js";
import { isSame, SAME_CONTEXT, shareOf } from "./quotation-candidates.js";
import { type QuotationClaim, spanOf, wholeOf } from "./quotation-claims.js";
import { evidenceAt, quotationsAt, textAround } from "./quotation-runs.js";
import { compareSpeakers, sourceAttribution } from "./quotation-speakers.js";

const PASSAGES = 3;
/** A source's quotation that a short one may be a slip of holds so many words more, at most. */
const MORE_WORDS = 2;

/**
 * Judges a quotation of a few words: only beside a passage that says the same around it, and only against the short
 * quotation there. Everything else is a scare quote, or found everywhere, and is not judged.
 */
export function judgeShort(draft: Wording, attribution: Attribution, store: Answers): QuotationClaim[] {
	const query = new Map<string, number>();
	for (const key of keysOf(attribution.around)) query.set(key, 1);
	for (const key of keysOf(printed(draft.words, draft))) query.set(key, 1);
	const passages = store
		.candidates(query, PASSAGES)
		.filter(
			({ source, index }) => shareOf(attribution.around, source.sentences[index]?.text ?? "") >= SAME_CONTEXT,
		);
	const same = passages.flatMap((ref) => supportedBy(draft, ref) ?? [])[0];
	if (same) return [same];
	return passages.flatMap((ref) => judgedBy(draft, ref, attribution) ?? []).slice(0, 1);
}

function supportedBy(draft: Wording, ref: PassageRef): QuotationClaim | undefined {
	const run = textAround(ref, 0);
	const comparison = compareWording(draft, run);
	if (!comparison || !isSame(draft, comparison)) return undefined;
	const [from, to] = comparison.source;
	if (run.quotation.slice(from, to).some((index) => index < 0)) return undefined;
	return supported(draft, run.source, run.words.slice(from, to));
}

function supported(draft: Wording, source: StoredSource, words: Wording["words"]): QuotationClaim {
	const evidence = evidenceAt(source, words, "supports");
	return {
		...spanOf(draft.words),
		whole: wholeOf(draft.words),
		verdict: "supported",
		confidence: 0.9,
		message: "A source quotes the same words.",
		evidence: evidence ? [evidence] : [],
	};
}

function judgedBy(draft: Wording, ref: PassageRef, attribution: Attribution): QuotationClaim | undefined {
	const { source } = ref;
	for (const index of quotationsAt(ref)) {
		const parts = source.quotations[index]?.parts ?? [];
		const textOf = (block: number): string => source.blocks[block]?.prose.text ?? "";
		const words = parts.flatMap((part) => quotedWords(textOf(part.block), part, part.block));
		if (isAlike(draft.words, words)) return supported(draft, source, words);
		if (words.length > draft.words.length + MORE_WORDS || !isSlip(draft, words)) continue;
		const speaker = compareSpeakers(attribution.speakers, source, sourceAttribution(source, index).speakers);
		const evidence = evidenceAt(source, words, "contradicts");
		if (speaker === "different" || !evidence) continue;
		const right = printed(words, { words, textOf });
		const said = printed(draft.words, draft);
		return {
			...spanOf(draft.words),
			whole: wholeOf(draft.words),
			verdict: "contradicted",
			confidence: 0.8,
			message: `A source quotes this as “${right}”, not “${said}”.`,
			working: `source: “${right}”; draft: “${said}”`,
			...(parts.length === 1 ? { replacement: right } : {}),
			evidence: [evidence],
		};
	}
	return undefined;
}

function isAlike(a: Wording["words"], b: Wording["words"]): boolean {
	return a.map(({ key }) => key).join(" ") === b.map(({ key }) => key).join(" ");
}

/** The same words in another order, or two of three the same. */
function isSlip({ words }: Wording, others: Wording["words"]): boolean {
	const theirs = others.map(({ key }) => key);
	const shared = words.filter(({ key }) => theirs.includes(key)).length;
	return shared >= 2 && shared >= Math.max(words.length, theirs.length) * 0.6;
}
