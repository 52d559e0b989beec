import type { Report } from "../engine/types.js";
import { lastStartingBy } from "../text/span.js";
import { claimKey, evidenceKeys } from "./keys.js";
import type { Fact, LedgerAction, LedgerEntry } from "./types.js";

/** The findings of a report with their words and sentences; linear in the draft. */
export function factsOfReport(draft: string, { claims, sentences }: Report): Fact[] {
	const ordered = [...sentences].sort((a, b) => a.start - b.start);
	return claims.map((finding) => {
		const sentence = ordered[lastStartingBy(ordered, finding.start)];
		const inside = sentence !== undefined && finding.start < sentence.end;
		const words = draft.slice(finding.start, finding.end);
		return { finding, words, sentence: inside ? draft.slice(sentence.start, sentence.end) : words };
	});
}

export interface Decision {
	readonly action: LedgerAction;
	readonly by: string;
	/** ISO 8601 date and time, UTC. */
	readonly on: string;
	readonly reason?: string;
	readonly scope: LedgerEntry["scope"];
}

/** The entry that records a decision about a fact of a draft. */
export function entryOf({ finding, words, sentence }: Fact, draft: string, decision: Decision): LedgerEntry {
	const { action, by, on, reason, scope } = decision;
	return {
		on,
		by,
		action,
		...(reason === undefined || reason === "" ? {} : { reason }),
		draft,
		scope,
		kind: finding.kind,
		verdict: finding.verdict,
		words,
		sentence,
		claim: claimKey(finding.kind, words, sentence, scope),
		evidence: evidenceKeys(finding),
	};
}
