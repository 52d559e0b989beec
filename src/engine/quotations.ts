import type { Wording } from "../checks/quotation.js";
import type { Quotation } from "../claims/quotation.js";
import { type Attribution, attributionOf } from "../claims/quotation-attribution.js";
import { cutAtGaps, type QuotedWord, quotedWords } from "../claims/quotation-words.js";
import type { Answers } from "../corpus/store.js";
import type { Block } from "../text/prose.js";
import { isEcho } from "./independence.js";
import { type Candidate, candidatesFor, isNear, isSame, isSure, withHome } from "./quotation-candidates.js";
import {
	conflicting,
	contradicted,
	type QuotationClaim,
	supported,
	unverified,
	wrongSpeaker,
} from "./quotation-claims.js";
import { judgeShort } from "./quotation-short.js";

/** Shorter ones are found everywhere: they are compared only where the words around agree. */
const SHORTEST = 4;
/** Longer quotations are looked for in pieces. */
const LONGEST = 160;
/** Fewer shared words are no likeness worth showing. */
const NEAR_SHARE = 0.5;

/** Judges one quotation of a draft by the sources' quotations and, failing these, by their text. */
export function judgeQuotation(
	quotation: Quotation,
	blocks: readonly Block[],
	store: Answers,
): QuotationClaim[] {
	const textOf = (block: number): string => blocks[block]?.prose.text ?? "";
	const words = quotation.parts.flatMap((part) => quotedWords(textOf(part.block), part, part.block));
	if (words.length === 0) return [];
	const attribution = attributionOf(quotation, blocks);
	if (!attribution.said && isTitle(words, textOf)) return [];
	const inHeading = quotation.parts.some(({ block }) => blocks[block]?.kind === "heading");
	const wanted = (claims: QuotationClaim[]): QuotationClaim[] =>
		inHeading ? claims.filter(({ verdict }) => verdict === "supported") : claims;
	if (words.length < SHORTEST) {
		return wanted(
			quotation.parts.flatMap((part) => {
				const own = quotedWords(textOf(part.block), part, part.block);
				return own.length > 0 ? judgeShort({ words: own, textOf }, attribution, store) : [];
			}),
		);
	}
	const units = cutAtGaps(words, SHORTEST, LONGEST).map((unit) => {
		const draft: Wording = { words: unit, textOf };
		return { draft, found: candidatesFor(draft, attribution, store) };
	});
	const homes = units.map(({ draft, found }) => {
		const [same] = found.filter(({ comparison }) => isSame(draft, comparison));
		return same?.run.source;
	});
	const claims: QuotationClaim[] = [];
	let other: QuotationClaim | undefined;
	for (const [i, { draft, found }] of units.entries()) {
		const elsewhere = new Set(homes.flatMap((home, j) => (home && j !== i ? [home] : [])));
		claims.push(...judgeWords(draft, withHome(found, elsewhere), quotation, attribution));
		other ??= wrongSpeaker(draft, found, attribution);
	}
	if (other) return wanted([...claims.filter(({ verdict }) => verdict !== "supported"), other]);
	return wanted(joinSupported(claims, quotation));
}

function judgeWords(
	draft: Wording,
	found: readonly Candidate[],
	quotation: Quotation,
	attribution: Attribution,
): QuotationClaim[] {
	const exact = found.filter(({ comparison }) => isSame(draft, comparison));
	const near = found.filter(
		(candidate) => candidate.comparison.changes.length > 0 && isNear(draft, candidate),
	);
	const best = exact[0];
	const homes = exact.map(({ run }) => run.source);
	const rival = near.find(({ run }) => !homes.includes(run.source) && !isEcho(run.source, homes));
	if (best) {
		const conflict = rival !== undefined && rival.quotation >= 0 && isSure(draft, rival);
		if (conflict) return [conflicting(draft, best, rival)];
		return [supported(draft, exact)];
	}
	const first = near[0];
	if (first) return contradicted(draft, first, near);
	const nearest = found.find(({ comparison }) => comparison.matched >= draft.words.length * NEAR_SHARE);
	if (quotation.told === "block" || !(attribution.said || nearest)) return [];
	return [unverified(draft, nearest)];
}

/** Pieces of one part that all are as a source has them are one claim. */
function joinSupported(claims: readonly QuotationClaim[], { parts }: Quotation): QuotationClaim[] {
	const joined: QuotationClaim[] = [];
	for (const claim of claims) {
		const last = joined.at(-1);
		const onePart = parts.some(
			({ block, start, end }) => block === claim.block && start <= (last?.start ?? -1) && claim.end <= end,
		);
		if (
			last?.verdict === "supported" &&
			claim.verdict === "supported" &&
			last.block === claim.block &&
			onePart
		) {
			joined[joined.length - 1] = {
				...last,
				end: claim.end,
				whole: { start: last.whole.start, end: claim.whole.end },
				confidence: Math.min(last.confidence, claim.confidence),
				evidence: [...last.evidence, ...claim.evidence],
			};
		} else joined.push(claim);
	}
	return joined;
}

/** Every word of weight has a capital: the title of a work. */
function isTitle(words: readonly QuotedWord[], textOf: (block: number) => string): boolean {
	const long = words.filter(({ start, end }) => end - start > 3);
	return (
		long.length > 1 &&
		long.every(({ start, block }) => /^[\p{Lu}\p{N}]/u.test(textOf(block).slice(start, start + 2)))
	);
}
