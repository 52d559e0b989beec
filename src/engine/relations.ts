import type { Facts } from "../claims/facts.js";
import type { PassageRef } from "../corpus/store.js";
import {
	type Candidate,
	type Exchange,
	exchangesOf,
	exchangeThreshold,
	scoreAtMost,
	scoreOf,
} from "./exchange.js";
import type { JudgedClaim } from "./judged.js";
import { judgeNationals } from "./nationals.js";
import { judgeSenders } from "./senders.js";
import { judgeSplices } from "./splices.js";
import { judgeSwaps } from "./swaps.js";

/** A name that its source does not have deserves a mark from this score on. */
const ATTENTION = 0.5;

/** Judges who did what: names that a source exchanges with each other, and names in whose place it has another one. */
export function judgeRelations(facts: Facts, refs: readonly PassageRef[]): JudgedClaim[] {
	const sure = [judgeSwaps, judgeSenders, judgeSplices, judgeNationals].flatMap((judge) =>
		judge(facts, refs),
	);
	const exchanged = exchangesOf(facts, refs)
		.filter(({ actor }) => !sure.some(({ start, end }) => start < actor.end && actor.start < end))
		.flatMap((exchange) => judge(exchange, facts) ?? []);
	return [...sure, ...exchanged];
}

function judge({ actor, candidates }: Exchange, facts: Facts): JudgedClaim | undefined {
	let best: { candidate: Candidate; score: number } | undefined;
	for (const candidate of candidates) {
		if (scoreAtMost(candidate) < Math.max(ATTENTION, best?.score ?? 0)) continue;
		const score = scoreOf(candidate);
		if (!best || score > best.score) best = { candidate, score };
	}
	if (!best || best.score < ATTENTION) return undefined;
	const {
		candidate: { ref, other },
		score,
	} = best;
	const apart = best.candidate.apart();
	if (apart && score < exchangeThreshold) return undefined;
	const passage = ref.source.sentences[ref.index]?.text ?? "";
	const [said, printed] = [facts.text.slice(actor.start, actor.end), passage.slice(other.start, other.end)];
	const claim = {
		start: actor.start,
		end: actor.end,
		kind: "relation" as const,
		working: `source: ${printed}; draft: ${said}`,
		evidence: [{ ref, span: { start: other.start, end: other.end }, stance: "contradicts" as const }],
	};
	return apart
		? {
				...claim,
				verdict: "contradicted",
				confidence: score,
				message: `A source says this of ${printed}, not of ${said}.`,
				replacement: printed,
			}
		: {
				...claim,
				verdict: "unverified",
				confidence: 0,
				message: "A source speaks of this, but this name is nowhere in it.",
				attention: "value-not-in-source",
			};
}
